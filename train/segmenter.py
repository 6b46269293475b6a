"""The segmenter: a character BiLSTM that marks ends of words, tokens and sentences in a paragraph.

Trained on runs of whole sentences (up to WINDOW characters) of EWT and GUM paragraphs, with honest noise: final
stops dropped, sentences that end in an abbreviation, sentences upper-, title- or lower-cased, "..." as one character, known characters and chunks hidden so that
the class rows and unseen chunks are learnt. Quotes need no noise: curly and straight ones share a row (contract).
The idea of joint token and sentence labels per character: UDPipe (Straka & Strakova 2017), Elephant (Evang 2013).
"""
import random
import time
from collections import Counter

import numpy
import torch
from torch import nn

import shared_functions as shared
from conllu import Token
from lstm import BiLstm, Layout
from running_mean import RunningMean

INSIDE, WORD_END, TOKEN_END, SENTENCE_END = range(4)
CLASSES = 4
STRIDE = 2  # characters that the network labels at a step
SEEN = STRIDE + 2  # and sees: one more on either side
CHAR_SIZE, CHUNK_SIZE, CHUNK_ROWS, HIDDEN = 32, 32, 8192, 112
WINDOW = 300  # characters
SENTENCE_BIAS = 0.4  # for sentence ends: fewer run-on sentences; LAS from raw text, EWT dev 84.86 -> 84.93, GUM 87.48 -> 87.52
ABBREVIATED = 0.1  # of the places where one may stand
COUNTRIES, COMPANIES, TIMES = ("U.S.", "U.S.", "U.K.", "U.N.", "E.U.", "U.A.E."), ("Inc.", "Corp.", "Ltd.", "Co.", "Jr."), ("a.m.", "p.m.")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


# ---- text and labels

def token_labels(token):
    """Classes of the characters of a surface token (2 at its end)."""
    labels = [INSIDE] * len(token.form)
    if "".join(token.words) == token.form:
        at = 0
        for word in token.words:
            at += len(word)
            labels[at - 1] = WORD_END
    labels[-1] = TOKEN_END
    for at, c in enumerate(token.form):  # a token with white space inside is cut there
        if shared.is_white(c):
            labels[at] = INSIDE
            labels[at - 1] = TOKEN_END
    return labels


def _recase(form, case):
    if case is None:
        return form
    changed = case(form)
    return changed if len(changed) == len(form) else form


def _token(form, space_after=True):
    return Token(form, [form], space_after)


def _abbreviated_end(tokens, last_tag, noise):
    """The tokens with an abbreviation for the name, or after the number, before the final stop: "... in the U.S."

    In print its point ends the word and the sentence; the treebanks have too few to learn it from.
    """
    if last_tag == "NNP":
        return tokens[:-2] + [_token(noise.choice(COUNTRIES + COMPANIES), tokens[-1].space_after)]
    return tokens[:-2] + [_token(tokens[-2].form), _token(noise.choice(TIMES), tokens[-1].space_after)]


def _abbreviated_inside(tokens, tags, noise):
    """The tokens with an abbreviation for a name before another name ("U.S. Senate") and an hour before a day: the point ends
    no sentence there."""
    out = list(tokens)
    for k in range(len(tokens) - 2, -1, -1):
        if noise.random() > ABBREVIATED or not tokens[k].space_after:
            continue
        if tags[k] == tags[k + 1] == "NNP":
            out[k] = _token(noise.choice(COUNTRIES))
        elif tokens[k].form == "on" and tokens[k + 1].form in DAYS:
            out[k:k + 1] = [_token("at"), _token(str(noise.randint(1, 12))), _token(noise.choice(TIMES))]
    return out


def _abbreviated(sentence, noise):
    tokens, words = sentence.tokens, sentence.words
    if len(tokens) < 4 or len(tokens) != len(words):
        return tokens
    if tokens[-1].form == "." and words[-2].xpos in ("NNP", "CD") and noise.random() < ABBREVIATED:
        return _abbreviated_end(tokens, words[-2].xpos, noise)
    return _abbreviated_inside(tokens, [w.xpos for w in words], noise)


def sentence_text(sentence, noise=None, last=False):
    """(characters, labels) of a sentence, white space after it included."""
    case, tokens = None, sentence.tokens
    if noise is not None:
        roll = noise.random()
        case = (str.upper if roll < 0.02 else str.lower if roll < 0.05 else str.title if roll < 0.08 else None)
        tokens = _abbreviated(sentence, noise)
        if last and len(tokens) > 2 and tokens[-1].form == "." and noise.random() < 0.15:
            tokens = tokens[:-1]
    text, labels = [], []
    for token in tokens:
        form, marks = _recase(token.form, case), token_labels(token)
        if noise is not None and form == "..." and noise.random() < 0.5:
            form, marks = "\u2026", [TOKEN_END]
        text += form
        labels += marks
        if token.space_after or (tokens is not sentence.tokens and token is tokens[-1]):
            text.append(" ")
            labels.append(INSIDE)
    ends = [k for k, c in enumerate(labels) if c == TOKEN_END]
    labels[ends[-1]] = SENTENCE_END
    return text, labels


def windows(paragraphs, noise=None):
    """Runs of sentences of one paragraph: (text, labels), ending without white space."""
    out = []
    for paragraph in paragraphs:
        text, labels = [], []
        limit = WINDOW * (noise.uniform(0.3, 1.4) if noise else 1)
        for at, sentence in enumerate(paragraph):
            t, l = sentence_text(sentence, noise, at + 1 == len(paragraph))
            if text and len(text) + len(t) > limit:
                out.append((text, labels))
                text, labels = [], []
            text, labels = text + t, labels + l
        out.append((text, labels))
    return [_trimmed(text, labels) for text, labels in out]


def _trimmed(text, labels):
    while text and shared.is_white(text[-1]):
        text, labels = text[:-1], labels[:-1]
    return "".join(" " if shared.is_white(c) else c for c in text), labels


# ---- features

def chunk_rows(text, cache):
    """A row for each character."""
    rows = []
    space = shared.bucket("c", " ", CHUNK_ROWS)
    for piece in text.split(" "):
        if piece not in cache:
            cache[piece] = shared.bucket("c", shared.chunk_key(piece), CHUNK_ROWS)
        rows += [cache[piece]] * len(piece) + [space]
    return rows[:len(text)]


class CharTable:
    """Rows of the character table for code points."""

    def __init__(self, labels):
        self.labels = labels
        self._rows = {c: k + shared.CHAR_CLASSES for k, c in enumerate(labels)}
        self._cache = {}

    def row(self, c):
        if c not in self._cache:
            self._cache[c] = self._rows.get(shared.char_label(c), shared.char_class(c))
        return self._cache[c]


def known_characters(paragraphs, least=5):
    counts = Counter(shared.char_label(c) for p in paragraphs for s in p for t in s.tokens for c in t.form)
    return sorted(c for c, n in counts.items() if n >= least and not shared.is_white(c) and c != "\n")


class SegmenterModel(nn.Module):
    def __init__(self, characters):
        super().__init__()
        self.table = CharTable(characters)
        self.char = nn.Embedding(shared.CHAR_CLASSES + len(characters), CHAR_SIZE)
        self.chunk = nn.Embedding(CHUNK_ROWS, CHUNK_SIZE)
        self.lstm = BiLstm(SEEN * CHAR_SIZE + CHUNK_SIZE, HIDDEN)
        self.out = nn.Linear(2 * HIDDEN, STRIDE * CLASSES)
        self.drop = nn.Dropout(0.35)
        for table in (self.char, self.chunk):
            nn.init.normal_(table.weight, std=0.3)

    def forward(self, chars, chunks, layout):
        """chars [steps, SEEN] and chunks [steps] -> class scores [steps, STRIDE, 4], flat in packed order."""
        x = self.drop(torch.cat([self.char(chars).flatten(1), self.chunk(chunks)], dim=1))
        return self.out(self.drop(self.lstm(x, layout))).view(-1, STRIDE, CLASSES)

    def tensors(self):
        """name -> array, as the contract wants them."""
        out = {"segmenter.char.embedding": self.char.weight, "segmenter.chunk.embedding": self.chunk.weight}
        out = {k: v.detach().numpy().astype(numpy.float16) for k, v in out.items()}
        out.update(self.lstm.tensors("segmenter.lstm"))
        out["segmenter.out.weight"] = self.out.weight.detach().numpy()
        out["segmenter.out.bias"] = self.out.bias.detach().numpy() + numpy.float32([0, 0, 0, SENTENCE_BIAS] * STRIDE)
        return out


# ---- training

def batches(samples, size, shuffle):
    """Samples of like length, about `size` characters a batch."""
    order = sorted(range(len(samples)), key=lambda k: (len(samples[k][0]) // 8, shuffle.random()))
    out, batch = [], []
    for k in order:
        batch.append(k)
        if len(batch) * len(samples[k][0]) >= size:
            out.append(batch)
            batch = []
    if batch:
        out.append(batch)
    shuffle.shuffle(out)
    return out


def _rows_of(model, text, marks, cache, noise):
    """[steps, SEEN + 1 + STRIDE]: characters' rows, the chunk's row and labels of each step; with noise some characters become
    their class and some chunks others. The last step is filled up with blanks."""
    blanks = -len(text) % STRIDE
    text, marks = text + " " * blanks, marks + [INSIDE] * blanks
    chars, chunks, space = [model.table.row(c) for c in text], chunk_rows(text, cache), shared.bucket("c", " ", CHUNK_ROWS)
    if noise is not None:
        chars = [shared.char_class(c) if noise.random() < 0.03 else r for r, c in zip(chars, text)]
        hidden = {r: noise.randrange(CHUNK_ROWS) for r in sorted(set(chunks)) if r != space and noise.random() < 0.2}
        chunks = [hidden.get(r, r) for r in chunks]
    # White space parts chunks, so that two characters have one.
    of_step = [[chunks[at + (text[at] == " ")]] for at in range(0, len(text), STRIDE)]
    blank = model.table.row(" ")
    seen = numpy.lib.stride_tricks.sliding_window_view(numpy.array([blank] + chars + [blank]), SEEN)[::STRIDE]
    return numpy.concatenate([seen, of_step, numpy.array(marks).reshape(-1, STRIDE)], axis=1)


def _tensors_of(model, samples, cache, noise):
    """(characters [steps, SEEN], chunks [steps], layout, labels [steps, STRIDE]), flat in packed order."""
    rows = sorted((_rows_of(model, text, marks, cache, noise) for text, marks in samples), key=lambda r: -len(r))
    layout = Layout([len(r) for r in rows])
    grid = numpy.zeros((len(rows), len(rows[0]), SEEN + 1 + STRIDE), numpy.int64)
    for k, row in enumerate(rows):
        grid[k, :len(row)] = row
    steps = torch.from_numpy(grid)[layout.sequence, layout.position]
    return steps[:, :SEEN], steps[:, SEEN], layout, steps[:, SEEN + 1:]


def evaluate(model, samples, cache):
    """F1 of token ends and sentence ends on whole windows (the real measure is score_conllu.py)."""
    counts = Counter()
    with torch.no_grad():
        for batch in batches(samples, 8000, random.Random(0)):
            chars, chunks, layout, gold = _tensors_of(model, [samples[k] for k in batch], cache, None)
            guess = model(chars, chunks, layout).argmax(-1)
            for name, least in (("tokens", TOKEN_END), ("sentences", SENTENCE_END)):
                g, s = gold >= least, guess >= least
                counts[name, "both"] += int((g & s).sum())
                counts[name, "sum"] += int(g.sum() + s.sum())
    return {n: 200.0 * counts[n, "both"] / counts[n, "sum"] for n in ("tokens", "sentences")}


def train(paragraphs, dev, epochs, log, seed=1):
    """A trained SegmenterModel. dev: {name: paragraphs}."""
    torch.manual_seed(seed)
    noise = random.Random(seed)
    model, cache = SegmenterModel(known_characters(paragraphs)), {}
    optimiser = torch.optim.Adam(model.parameters(), lr=3e-3, betas=(0.9, 0.95))
    mean = RunningMean(model, 0.999)
    begin = time.time()
    for epoch in range(epochs):
        samples = windows(paragraphs, noise)
        order, loss_sum, seen = batches(samples, 8000, noise), 0.0, 0
        for at, batch in enumerate(order):
            optimiser.param_groups[0]["lr"] = 3e-3 * max(0.01, 1 - (epoch + at / len(order)) / epochs)
            chars, chunks, layout, gold = _tensors_of(model, [samples[k] for k in batch], cache, noise)
            loss = nn.functional.cross_entropy(model(chars, chunks, layout).flatten(0, 1), gold.flatten())
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            mean.update()
            loss_sum, seen = loss_sum + loss.item() * layout.total, seen + layout.total
        scores = {n: evaluate(mean.model, windows(p), cache) for n, p in dev.items()}
        log("segmenter epoch %d loss %.4f %s %.0f s" % (epoch + 1, loss_sum / seen, " ".join(
            "%s tokens %.2f sentences %.2f" % (n, s["tokens"], s["sentences"]) for n, s in scores.items()),
            time.time() - begin))
    return mean.model
