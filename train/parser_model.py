"""The parser: words to tags, features, lemma scripts, entity types and a labelled tree.

Hashed word features and a learnt word table (Bloom embeddings as in spaCy; UDPipe), a stacked BiLSTM (Hochreiter &
Schmidhuber 1997), and biaffine arc and label scores (Dozat & Manning 2017). All words of a batch lie in one flat
array (packed sequences), so that every head is one matrix product without padding; only the arc scores are padded.
The tensors and their names are those of docs/model-format.md.
"""
from collections import Counter

import numpy
import torch
from torch import nn
from torch.nn import functional

import shared_functions as shared
from lstm import BiLstm, Layout

WORD_SIZE, HASH_SIZE, HASH_ROWS, FEATURES = 100, 32, 16384, 8
HIDDEN, LAYERS, ARC_SIZE, LABEL_SIZE = 200, 2, 256, 96
WHOLE_WORD = (0, 7)  # the features that hold the whole form
DROP, WORD_DROP, IGNORED = 0.33, 0.15, -100
TAGS = ("upos", "xpos", "feats", "lemma", "entity")
WEIGHTS = {"upos": 0.5, "xpos": 0.5, "feats": 0.5, "lemma": 0.5, "entity": 0.5}


def tag_of(word, kind):
    """The gold label of a tagging head; None = not known."""
    if kind == "lemma":
        return shared.lemma_script(word.form, word.lemma)
    return getattr(word, kind)


def rows_at(grid, sentence, position):
    """grid[sentence, position], by functional.embedding, whose backward pass is far quicker than indexing's."""
    return functional.embedding(sentence * grid.shape[1] + position, grid.flatten(0, 1))


def known_lemmas(words, share=0.8):
    """"form TAB xpos TAB lemma" for lower-cased forms that nearly always have one lemma under a tag, in byte order.

    Right for 99.8 % of the dev words that it knows (88 %); names keep their scripts, which know about case.
    """
    seen = {}
    for w in words:
        if w.xpos not in ("NNP", "NNPS", "GW", "_"):
            seen.setdefault((shared.lower(w.form), w.xpos), Counter())[shared.normalise(w.lemma)] += 1
    out = []
    for (form, xpos), lemmas in seen.items():
        lemma, count = lemmas.most_common(1)[0]
        if count >= share * sum(lemmas.values()) and form and lemma and not set("\t\n") & set(form + lemma):
            out.append("\t".join((form, xpos, lemma)))
    return sorted(out, key=lambda line: line.encode("utf-8"))


class Vocabulary:
    """Known words and the label lists of the heads."""

    def __init__(self, words, labels, lemmas=()):
        self.words, self.labels, self.lemmas = words, labels, list(lemmas)
        self.word_rows = {w: k + 1 for k, w in enumerate(words)}
        self.label_rows = {kind: {l: k for k, l in enumerate(ls)} for kind, ls in labels.items()}
        self._cache = {}

    @classmethod
    def of(cls, sentences, least={"lemma": 3, "feats": 2}):
        all_words = [w for s in sentences for w in s.words]
        counts = Counter(shared.lower(w.form) for w in all_words)
        labels = {}
        for kind in TAGS:
            seen = Counter(tag_of(w, kind) for w in all_words)
            seen.pop(None, None)
            labels[kind] = [t for t, n in seen.most_common() if n >= least.get(kind, 1)]
        labels["label"] = [l for l, _ in Counter(w.label for w in all_words).most_common()]
        return cls(sorted(w for w, n in counts.items() if n >= 2 and w and "\n" not in w), labels, known_lemmas(all_words))

    def rows(self, form):
        """[word row, eight hash rows] of a form."""
        row = self._cache.get(form)
        if row is None:
            row = self._cache[form] = [self.word_rows.get(shared.lower(form), 0)] + [
                shared.bucket(tag, text, HASH_ROWS) for tag, text in shared.word_features(form)]
        return row


class ParserModel(nn.Module):
    def __init__(self, vocabulary):
        super().__init__()
        self.vocabulary = vocabulary
        self.sizes = {kind: len(labels) for kind, labels in vocabulary.labels.items()}
        self.word = nn.Embedding(len(vocabulary.words) + 1, WORD_SIZE)
        self.hash = nn.Embedding(HASH_ROWS, HASH_SIZE)
        size = WORD_SIZE + FEATURES * HASH_SIZE
        self.encoder = nn.ModuleList(
            BiLstm(size if layer == 0 else 2 * HIDDEN, HIDDEN) for layer in range(LAYERS))
        self.tags = nn.Linear(2 * HIDDEN, sum(self.sizes[k] for k in TAGS))
        self.mlp = nn.Linear(2 * HIDDEN, 2 * ARC_SIZE + 2 * LABEL_SIZE)
        self.root = nn.Parameter(torch.randn(2 * HIDDEN) * 0.1)
        self.arc = nn.Parameter(torch.zeros(ARC_SIZE, ARC_SIZE))
        self.arc_bias = nn.Parameter(torch.zeros(ARC_SIZE))
        self.label = nn.Parameter(torch.zeros(self.sizes["label"], LABEL_SIZE + 1, LABEL_SIZE + 1))
        nn.init.normal_(self.word.weight, std=0.1)
        nn.init.normal_(self.hash.weight, std=0.1)
        nn.init.orthogonal_(self.mlp.weight)
        nn.init.zeros_(self.mlp.bias)

    def _drop(self, x, batch):
        """Variational dropout: one mask a sentence, over flat words."""
        if not self.training:
            return x
        mask = torch.bernoulli(torch.full((len(batch.lengths), x.shape[1]), 1 - DROP)) / (1 - DROP)
        return x * mask[batch.sentence]

    def embed(self, batch):
        rows = batch.rows
        if self.training:
            rows = rows.clone()
            dropped = torch.rand(len(rows)) < WORD_DROP
            rows[dropped, 0] = 0
            for feature in WHOLE_WORD:
                rows[dropped, 1 + feature] = torch.randint(HASH_ROWS, (int(dropped.sum()),))
        x = torch.cat([self.word(rows[:, 0]), self.hash(rows[:, 1:]).flatten(1)], dim=1)
        return functional.dropout(x, DROP, self.training)

    def encode(self, batch):
        """[words, 2H], flat in packed order."""
        x = self.embed(batch)
        for lstm in self.encoder:
            x = lstm(self._drop(x, batch), batch.layout)
        return self._drop(x, batch)

    def heads_of(self, x, batch):
        """The four projections, [sentences, length + 1, size] with the root at 0."""
        size = batch.length + 1
        projected = functional.leaky_relu(self.mlp(torch.cat([x, self.root[None]])), 0.1)
        grid = torch.full((len(batch.lengths), size), len(x), dtype=torch.long)
        grid[batch.sentence, batch.position + 1] = torch.arange(len(x))
        if self.training:
            mask = torch.bernoulli(torch.full((len(batch.lengths), 1, projected.shape[1]), 1 - DROP)) / (1 - DROP)
            grids = functional.embedding(grid, projected) * mask
        else:
            grids = functional.embedding(grid, projected)
        return grids.split([ARC_SIZE, ARC_SIZE, LABEL_SIZE, LABEL_SIZE], dim=2)

    def arc_scores(self, dependent, head, batch):
        """[sentences, length, length + 1]; heads beyond the sentence's end get -inf."""
        scores = (dependent[:, 1:] @ self.arc + self.arc_bias) @ head.transpose(1, 2)
        beyond = torch.arange(batch.length + 1)[None] > batch.lengths[:, None]
        return scores.masked_fill(beyond[:, None, :], -1e9)

    def label_scores(self, dependent, head):
        """[n, labels] for pairs of rows."""
        ones = torch.ones(len(dependent), 1)
        dependent, head = torch.cat([dependent, ones], 1), torch.cat([head, ones], 1)
        left = (dependent @ self.label.permute(1, 0, 2).flatten(1)).view(len(dependent), -1, LABEL_SIZE + 1)
        return (left * head[:, None, :]).sum(2)

    def loss(self, batch):
        """Mean loss a word, all heads together."""
        x = self.encode(batch)
        total = 0
        for kind, scores in zip(TAGS, self.tags(x).split([self.sizes[k] for k in TAGS], dim=1)):
            gold = batch.gold[kind]
            if bool((gold != IGNORED).any()):
                part = functional.cross_entropy(scores, gold, ignore_index=IGNORED, reduction="sum")
                total = total + WEIGHTS[kind] * part / len(x)
        arc_dep, arc_head, label_dep, label_head = self.heads_of(x, batch)
        scores = rows_at(self.arc_scores(arc_dep, arc_head, batch), batch.sentence, batch.position)
        heads = batch.gold["head"]
        total = total + functional.cross_entropy(scores, heads)
        labels = self.label_scores(rows_at(label_dep, batch.sentence, batch.position + 1),
                                   rows_at(label_head, batch.sentence, heads))
        return total + functional.cross_entropy(labels, batch.gold["label"])

    def tensors(self):
        """name -> array, as the contract wants them."""
        get = lambda t: t.detach().numpy()
        out = {"parser.word.embedding": get(self.word.weight).astype(numpy.float16),
               "parser.hash.embedding": get(self.hash.weight).astype(numpy.float16)}
        for layer, lstm in enumerate(self.encoder):
            out.update(lstm.tensors("parser.encoder.%d" % layer))
        at = 0
        for kind in TAGS:
            rows = slice(at, at + self.sizes[kind])
            at = rows.stop
            out["parser.%s.weight" % kind] = get(self.tags.weight)[rows]
            out["parser.%s.bias" % kind] = get(self.tags.bias)[rows]
        at = 0
        for name, size in (("arc.dependent", ARC_SIZE), ("arc.head", ARC_SIZE),
                           ("label.dependent", LABEL_SIZE), ("label.head", LABEL_SIZE)):
            out["parser.%s.weight" % name] = get(self.mlp.weight)[at:at + size]
            out["parser.%s.bias" % name] = get(self.mlp.bias)[at:at + size]
            at += size
        out["parser.arc.bilinear"], out["parser.arc.head_bias"] = get(self.arc), get(self.arc_bias)
        out["parser.root"] = get(self.root)
        out["parser.label.bilinear"] = get(self.label).astype(numpy.float16)
        return out


class Batch:
    """Sentences (lists of words with forms and gold values) as flat arrays in packed order."""

    def __init__(self, sentences, vocabulary, with_gold=True):
        order = sorted(range(len(sentences)), key=lambda k: -len(sentences[k]))
        self.order, sentences = order, [sentences[k] for k in order]
        lengths = [len(s) for s in sentences]
        self.layout = Layout(lengths)
        self.length, self.lengths = lengths[0], self.layout.lengths
        self.sentence, self.position = self.layout.sequence, self.layout.position
        words = [sentences[s][t] for s, t in zip(self.sentence.tolist(), self.position.tolist())]
        self.rows = torch.tensor([vocabulary.rows(w.form) for w in words])
        if with_gold:
            self.gold = {kind: torch.tensor([vocabulary.label_rows[kind].get(tag_of(w, kind), IGNORED) for w in words])
                         for kind in TAGS}
            self.gold["head"] = torch.tensor([w.head for w in words])
            self.gold["label"] = torch.tensor([vocabulary.label_rows["label"].get(w.label, 0) for w in words])
