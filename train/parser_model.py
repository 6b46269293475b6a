"""The parser: words to tags, features, lemma scripts, entity types and a labelled tree.

Hashed word features and a learnt word table (Bloom embeddings as in spaCy; UDPipe), a stacked BiLSTM (Hochreiter &
Schmidhuber 1997), biaffine arc scores (Dozat & Manning 2017) and label scores of the same kind with the tensor in
factors, one for each number of a pair's two vectors (so that a label costs 3 R products instead of R * R). All words
of a batch lie in one flat array (packed sequences), so that every head is one matrix product without padding; only
the arc scores are padded. A head of its own guesses hidden words, in pretraining alone (as in BERT, Devlin et al. 2019).
The tensors and their names are those of docs/model-format.md.
"""
import dataclasses
import functools
import os
from collections import Counter

import numpy
import torch
from torch import nn
from torch.nn import functional

import products
import shared_functions as shared
from lstm import BiLstm, Layout

WORD_SIZE, HASH_SIZE, HASH_ROWS, FEATURES = 100, 32, 32768, 8
HIDDEN, LAYERS, NARROW, ARC_SIZE, LABEL_SIZE = 256, 2, 192, 256, 128
GUESS_SIZE, GUESS_OTHERS = 128, 2000
WHOLE_WORD = (0, 7)  # the features that hold the whole form
IGNORED = -100
TAGS = ("upos", "xpos", "feats", "lemma", "entity")
WEIGHTS = {"upos": 0.5, "xpos": 0.5, "feats": 0.5, "lemma": 0.5, "entity": 0.5, "guess": 0.5}


lemma_script = functools.lru_cache(maxsize=1 << 20)(shared.lemma_script)


@dataclasses.dataclass
class Drops:
    """Shares of numbers left out in training."""
    inputs: float = 0.33  # between the layers, one mask a sentence
    recurrent: float = 0.25  # of the recurrent weights
    word: float = 0.15  # of words: whole form hidden, affixes and shape stay
    mask: float = 0.0  # of words: hidden altogether, to be guessed


def tag_of(word, kind):
    """The gold label of a tagging head; None = not known."""
    if kind == "lemma":
        return lemma_script(word.form, word.lemma) if word.lemma is not None else None
    return getattr(word, kind)


def rows_at(grid, sentence, position):
    """grid[sentence, position], by functional.embedding, whose backward pass is far quicker than indexing's."""
    return functional.embedding(sentence * grid.shape[1] + position, grid.flatten(0, 1))


def irregular_forms():
    """(form, xpos) -> lemma."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "irregular_forms.tsv")
    with open(path, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if line[0] != "#"]
    return {(form, xpos): lemma for lemma, form, xpos in rows}


def known_lemmas(words, share=0.5):
    """"form TAB xpos TAB lemma" for lower-cased forms that mostly have one lemma under a tag, in byte order.

    Of forms that no word shows, those of irregular_forms.tsv. Names keep their scripts, which know about case.
    """
    seen = {}
    for w in words:
        if w.xpos not in ("NNP", "NNPS", "GW", "_"):
            seen.setdefault((shared.lower(w.form), w.xpos), Counter())[shared.normalise(w.lemma)] += 1
    for key, lemma in irregular_forms().items():
        seen.setdefault(key, Counter({lemma: 1}))
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
    def of(cls, sentences, more_words=(), least={"lemma": 3, "feats": 2}):
        """Labels and words of `sentences`, and `more_words` (lower-cased) of text without gold labels."""
        all_words = [w for s in sentences for w in s.words]
        counts = Counter(shared.lower(w.form) for w in all_words)
        labels = {}
        for kind in TAGS:
            seen = Counter(tag_of(w, kind) for w in all_words)
            seen.pop(None, None)
            labels[kind] = [t for t, n in seen.most_common() if n >= least.get(kind, 1)]
        labels["label"] = [l for l, _ in Counter(w.label for w in all_words).most_common()]
        words = {w for w, n in counts.items() if n >= 2} | set(more_words)
        return cls(sorted(w for w in words if w and "\n" not in w), labels, known_lemmas(all_words))

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
            BiLstm(2 * HIDDEN, HIDDEN, NARROW) if layer else BiLstm(size, HIDDEN) for layer in range(LAYERS))
        self.drops = Drops()
        self.mask = nn.Parameter(torch.randn(size) * 0.1)
        self.guess = nn.Linear(2 * HIDDEN, GUESS_SIZE)
        self.guess_words = nn.Parameter(torch.randn(len(vocabulary.words) + 1, GUESS_SIZE) * 0.1)
        self.guess_bias = nn.Parameter(torch.zeros(len(vocabulary.words) + 1))
        self.tags = nn.Linear(2 * HIDDEN, sum(self.sizes[k] for k in TAGS))
        self.mlp = nn.Linear(2 * HIDDEN, 2 * ARC_SIZE + 2 * LABEL_SIZE)
        self.root = nn.Parameter(torch.randn(2 * HIDDEN) * 0.1)
        self.arc = nn.Parameter(torch.zeros(ARC_SIZE, ARC_SIZE))
        self.arc_bias = nn.Parameter(torch.zeros(ARC_SIZE))
        self.label = nn.Linear(3 * LABEL_SIZE, self.sizes["label"])
        nn.init.normal_(self.word.weight, std=0.1)
        nn.init.normal_(self.hash.weight, std=0.1)
        nn.init.orthogonal_(self.mlp.weight)
        nn.init.zeros_(self.mlp.bias)

    def _drop(self, x, batch):
        """Variational dropout: one mask a sentence, over flat words."""
        if not self.training:
            return x
        keep = 1 - self.drops.inputs
        mask = torch.bernoulli(torch.full((len(batch.lengths), x.shape[1]), keep)) / keep
        return x * functional.embedding(batch.sentence, mask)

    def embed(self, batch):
        rows = batch.rows
        if self.training:
            rows = rows.clone()
            dropped = torch.rand(len(rows)) < self.drops.word
            rows[dropped, 0] = 0
            for feature in WHOLE_WORD:
                rows[dropped, 1 + feature] = torch.randint(HASH_ROWS, (int(dropped.sum()),))
        x = torch.cat([self.word(rows[:, 0]), self.hash(rows[:, 1:]).flatten(1)], dim=1)
        if batch.hidden is not None:
            x = torch.where(batch.hidden[:, None], self.mask, x)
        return functional.dropout(x, self.drops.inputs, self.training)

    def encode(self, batch):
        """[words, 2H], flat in packed order."""
        batch.hidden = torch.rand(len(batch.rows)) < self.drops.mask if self.training and self.drops.mask else None
        x = self.embed(batch)
        for layer, lstm in enumerate(self.encoder):
            x = lstm(self._drop(x, batch) if layer else x, batch.layout, self.drops.recurrent)
        return self._drop(x, batch)

    def heads_of(self, x, batch):
        """The four projections, [sentences, length + 1, size] with the root at 0."""
        size = batch.length + 1
        projected = functional.leaky_relu(
            products.linear(torch.cat([x, self.root[None]]), self.mlp.weight, self.mlp.bias), 0.1)
        grid = torch.full((len(batch.lengths), size), len(x), dtype=torch.long)
        grid[batch.sentence, batch.position + 1] = torch.arange(len(x))
        if self.training:
            keep = 1 - self.drops.inputs
            mask = torch.bernoulli(torch.full((len(batch.lengths), 1, projected.shape[1]), keep)) / keep
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
        return self.label(torch.cat([dependent, head, dependent * head], 1))

    def tag_scores(self, x):
        """kind -> [words, labels]."""
        scores = products.linear(x, self.tags.weight, self.tags.bias)
        return dict(zip(TAGS, scores.split([self.sizes[k] for k in TAGS], dim=1)))

    def guess_loss(self, x, batch):
        """Mean loss of the hidden words that the vocabulary knows, against each other and GUESS_OTHERS words more."""
        asked = (batch.hidden & (batch.rows[:, 0] > 0)).nonzero().flatten()
        if len(asked) == 0:
            return 0
        others = torch.randint(1, len(self.guess_bias), (GUESS_OTHERS,))
        candidates, places = torch.cat([batch.rows[asked, 0], others]).unique(return_inverse=True)
        state = functional.leaky_relu(self.guess(x[asked]), 0.1)
        scores = state @ functional.embedding(candidates, self.guess_words).t() + self.guess_bias[candidates]
        return functional.cross_entropy(scores, places[:len(asked)])

    def loss(self, batch):
        """Mean loss a word, all heads together."""
        x = self.encode(batch)
        total = WEIGHTS["guess"] * self.guess_loss(x, batch) if batch.hidden is not None else 0
        for kind, scores in self.tag_scores(x).items():
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
        return total + functional.cross_entropy(labels, batch.gold["label"], ignore_index=IGNORED)

    def tensors(self):
        """name -> array, as the contract wants them."""
        get = lambda t: t.detach().numpy()
        out = {"parser.word.embedding": get(self.word.weight), "parser.hash.embedding": get(self.hash.weight)}
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
        out["parser.label.weight"], out["parser.label.bias"] = get(self.label.weight), get(self.label.bias)
        return {name: half(tensor) for name, tensor in out.items()}


def half(tensor):
    """Matrices in half precision, vectors as they are."""
    return tensor.astype(numpy.float16) if tensor.ndim > 1 else tensor


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
            self.gold["label"] = torch.tensor([vocabulary.label_rows["label"].get(w.label, IGNORED) for w in words])
