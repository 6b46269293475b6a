"""Raw text to CoNLL-U from the model file alone, in numpy: the slow reference for the C++ reader.

  predict.py MODEL [TEXT ...] [-o OUT]      text from files or standard input; paragraphs end at blank lines

Nothing here is shared with the training code but shared_functions, the safetensors reader and the spanning tree: what
comes out checks the exported tensors, too. docs/model-format.md says what each step is. The entity label of a word
stands in MISC as EType.
"""
import argparse
import re
import sys

import numpy

import mst
import safetensors_file
import shared_functions as shared

MOST_WORDS = 512
HEADS = ("upos", "xpos", "feats", "lemma", "entity")


def sigmoid(x):
    return 1 / (1 + numpy.exp(-x))


def leaky_relu(x):
    return numpy.where(x > 0, x, numpy.float32(0.1) * x)


def one_way(x, weights):
    """Hidden states [steps, H] of one direction."""
    weight_ih, weight_hh, bias = weights
    inputs = x @ weight_ih.T + bias
    size, turned = weight_hh.shape[1], numpy.ascontiguousarray(weight_hh.T)
    h = c = numpy.zeros(size, numpy.float32)
    out = numpy.empty((len(x), size), numpy.float32)
    for t, row in enumerate(inputs):
        g = row + h @ turned
        gates = sigmoid(g)
        c = gates[size:2 * size] * c + gates[:size] * numpy.tanh(g[2 * size:3 * size])
        h = out[t] = gates[3 * size:] * numpy.tanh(c)
    return out


def both_ways(x, layer):
    return numpy.concatenate([one_way(x, layer[0]), one_way(x[::-1], layer[1])[::-1]], axis=1)


class Model:
    """The tensors of a model file, with the tables as lists and dictionaries."""

    def __init__(self, path):
        self.tensors, self.metadata = safetensors_file.read(path)
        assert self.metadata["format"] == "readout-model/3"
        entries = lambda name: safetensors_file.entries_of(self.tensors[name])
        self.char_rows = {c: k + shared.CHAR_CLASSES for k, c in enumerate(entries("segmenter.char.labels"))}
        self.word_rows = {w: k + 1 for k, w in enumerate(entries("parser.word.labels"))}
        self.labels = {kind: entries("parser.%s.labels" % kind) for kind in HEADS + ("label",)}
        known = entries("parser.lemma.known") if "parser.lemma.known" in self.tensors else []
        self.lemmas = {(form, xpos): lemma for form, xpos, lemma in (line.split("\t") for line in known)}
        self.layers = []
        while "parser.encoder.%d.forward.bias" % len(self.layers) in self.tensors:
            self.layers.append(self.layer("parser.encoder.%d" % len(self.layers)))
        self.segmenter = self.layer("segmenter.lstm")

    def __getitem__(self, name):
        return self.tensors[name].astype(numpy.float32)

    def layer(self, name):
        return [[self["%s.%s.%s" % (name, way, key)] for key in ("weight_ih", "weight_hh", "bias")]
                for way in ("forward", "backward")]

    def linear(self, name, x):
        return x @ self[name + ".weight"].T + self[name + ".bias"]


# ---- segmenter

def chunk_rows(text, rows):
    out = []
    for chunk in text.split(" "):
        out += [shared.bucket("c", shared.chunk_key(chunk), rows)] * len(chunk)
        out.append(shared.bucket("c", " ", rows))
    return out[:-1]


def character_classes(model, text):
    """Class of each code point of a paragraph whose white space is single blanks. Two code points are a step, which sees one more on
    either side."""
    chars, chunks = model["segmenter.char.embedding"], model["segmenter.chunk.embedding"]
    padded = text + " " * (len(text) % 2)
    rows = [model.char_rows.get(shared.char_label(c), shared.char_class(c)) for c in " " + padded + " "]
    hashes = chunk_rows(padded, len(chunks))
    hashes = [hashes[at + int(padded[at] == " ")] for at in range(0, len(padded), 2)]
    seen = numpy.array([rows[at:at + 4] for at in range(0, len(padded), 2)])
    x = numpy.concatenate([chars[seen].reshape(len(hashes), -1), chunks[hashes]], axis=1)
    scores = model.linear("segmenter.out", both_ways(x, model.segmenter)).reshape(len(padded), -1)
    out = []
    for at, c in enumerate(text):
        best = int(scores[at].argmax())
        if c == " ":
            best = 0
        elif at + 1 == len(text):
            best = 3
        elif text[at + 1] == " " and best < 2:
            best = 2 + int(scores[at][3] > scores[at][2])
        out.append(best)
    return out


def segment(model, text):
    """Sentences of a paragraph: lists of tokens, a token (list of word forms, white space after it?)."""
    text = re.sub(" +", " ", "".join(" " if shared.is_white(c) else c for c in text)).strip()
    sentences, tokens, words, word = [], [], [], ""
    for at, kind in enumerate(character_classes(model, text) if text else []):
        word += text[at] if text[at] != " " or word else ""
        if kind:
            words, word = words + [word], ""
        if kind >= 2:
            tokens, words = tokens + [(words, text[at + 1:at + 2] in (" ", ""))], []
        if kind == 3:
            sentences, tokens = sentences + [tokens], []
    return sentences


# ---- parser

def encode(model, forms):
    hashes = model["parser.hash.embedding"]
    rows = [[shared.bucket(tag, text, len(hashes)) for tag, text in shared.word_features(f)] for f in forms]
    words = model["parser.word.embedding"][[model.word_rows.get(shared.lower(f), 0) for f in forms]]
    x = numpy.concatenate([words, hashes[numpy.array(rows)].reshape(len(forms), -1)], axis=1)
    for k, layer in enumerate(model.layers):
        x = both_ways(x @ model["parser.encoder.%d.narrow" % k].T if k else x, layer)
    return x


def tree(model, x):
    """(heads, labels) of the words with states x."""
    with_root = numpy.concatenate([model["parser.root"][None], x])
    part = lambda name: leaky_relu(model.linear("parser." + name, with_root))
    dependent, head = part("arc.dependent"), part("arc.head")
    scores = (dependent[1:] @ model["parser.arc.bilinear"] + model["parser.arc.head_bias"]) @ head.T
    heads = mst.spanning_tree(scores.astype(numpy.float64))
    dependent, head = part("label.dependent"), part("label.head")
    names = model.labels["label"]
    root = names.index("root")
    labels = []
    for word, at in enumerate(heads):
        pair = numpy.concatenate([dependent[word + 1], head[at], dependent[word + 1] * head[at]])
        by_label = model.linear("parser.label", pair)
        by_label[root] = numpy.inf if at == 0 else -numpy.inf
        labels.append(names[int(by_label.argmax())])
    return heads, labels


def analyse(model, forms):
    """Rows (lemma, upos, xpos, feats, head, label, entity) of a sentence."""
    x = encode(model, forms)
    tags = {}
    for kind in HEADS:
        best = model.linear("parser." + kind, x).argmax(axis=1)
        tags[kind] = [model.labels[kind][k] for k in best]
    lemmas = [model.lemmas.get((shared.lower(f), x)) or shared.apply_lemma_script(s, f) or f
              for s, f, x in zip(tags["lemma"], forms, tags["xpos"])]
    heads, labels = tree(model, x)
    return list(zip(lemmas, tags["upos"], tags["xpos"], tags["feats"], heads, labels, tags["entity"]))


# ---- output

def cut(tokens):
    """A sentence as pieces of at most MOST_WORDS words."""
    pieces, count = [[]], 0
    for token in tokens:
        if count + len(token[0]) > MOST_WORDS:
            pieces.append([])
            count = 0
        pieces[-1].append(token)
        count += len(token[0])
    return pieces


def conllu(tokens, rows):
    lines, word = [], 0
    for forms, space in tokens:
        glue = [] if space else ["SpaceAfter=No"]
        if len(forms) > 1:
            lines.append(["%d-%d" % (word + 1, word + len(forms)), "".join(forms)] + ["_"] * 7 + ["|".join(glue) or "_"])
            glue = []
        for form in forms:
            lemma, upos, xpos, feats, head, label, entity = rows[word]
            word += 1
            misc = "|".join((["EType=" + entity] if entity != "O" else []) + glue) or "_"
            lines.append([str(word), form, lemma, upos, xpos, feats, str(head), label, "_", misc])
    text = "".join("".join(f) + (" " if s else "") for f, s in tokens).rstrip()
    return "# text = %s\n%s\n\n" % (text, "\n".join("\t".join(line) for line in lines))


def predict(model, text, out):
    for paragraph in re.split(r"\n[ \t\r]*\n", text):
        for k, sentence in enumerate(segment(model, paragraph)):
            for tokens in cut(sentence):
                forms = [form for words, _ in tokens for form in words]
                out.write(("# newpar\n" if k == 0 else "") + conllu(tokens, analyse(model, forms)))


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("model")
    options.add_argument("text", nargs="*")
    options.add_argument("-o", "--out")
    a = options.parse_args()
    texts = [open(p, encoding="utf-8").read() for p in a.text] or [sys.stdin.buffer.read().decode("utf-8")]
    out = open(a.out, "w", encoding="utf-8") if a.out else sys.stdout
    model = Model(a.model)
    for text in texts:
        predict(model, text, out)


if __name__ == "__main__":
    main()
