"""Training the parser: batches of sentences of like length, Adam with a linear decay to zero, light case noise.

Noise helps headlines and shouting: a few sentences are upper-, title- or lower-cased or lose their final stop.
"""
import dataclasses
import random
import time

import torch
from torch import nn

from parser_model import DROP, IGNORED, TAGS, Batch, ParserModel

BATCH_WORDS, RATE, WARM_STEPS = 700, 2e-3, 200


def _without_last(words):
    """The sentence without its final stop, where nothing hangs on it."""
    if len(words) < 3 or words[-1].form != "." or any(w.head == len(words) for w in words):
        return words
    return words[:-1]


def noisy(words, noise):
    roll = noise.random()
    if roll < 0.06:
        words = _without_last(words)
        case = str.upper if roll < 0.01 else str.title if roll < 0.03 else None
    else:
        case = str.lower if roll < 0.08 else str.title if roll < 0.09 else None
    if case is None:
        return words
    return [dataclasses.replace(w, form=w.form if "'" in w.form else case(w.form)) for w in words]


def batches(sentences, size, shuffle):
    """Lists of sentences of like length, about `size` words each, in random order."""
    order = sorted(sentences, key=lambda s: (len(s), shuffle.random()))
    out, batch = [], []
    for sentence in order:
        batch.append(sentence)
        if len(batch) * len(sentence) >= size:
            out.append(batch)
            batch = []
    if batch:
        out.append(batch)
    shuffle.shuffle(out)
    return out


def evaluate(model, sentences):
    """Accuracy on gold words, in percent (arcs by arg max, without the tree constraint)."""
    model.eval()
    right, known, total = dict.fromkeys(TAGS + ("uas", "las"), 0), dict.fromkeys(TAGS, 0), 0
    with torch.no_grad():
        for group in batches(sentences, 3000, random.Random(0)):
            batch = Batch(group, model.vocabulary)
            x = model.encode(batch)
            for kind, scores in zip(TAGS, model.tags(x).split([model.sizes[k] for k in TAGS], dim=1)):
                gold = batch.gold[kind]
                right[kind] += int((scores.argmax(1) == gold).sum())
                known[kind] += len(gold) if kind != "entity" else int((gold != IGNORED).sum())
            arc_dep, arc_head, label_dep, label_head = model.heads_of(x, batch)
            heads = model.arc_scores(arc_dep, arc_head, batch)[batch.sentence, batch.position].argmax(1)
            labels = model.label_scores(label_dep[batch.sentence, batch.position + 1],
                                        label_head[batch.sentence, heads]).argmax(1)
            good = heads == batch.gold["head"]
            names = model.vocabulary.labels["label"]
            base = torch.tensor([names.index(next(n for n in names if n.split(":")[0] == l.split(":")[0])) for l in names])
            right["uas"] += int(good.sum())
            right["las"] += int((good & (base[labels] == base[batch.gold["label"]])).sum())
            total += len(x)
    model.train()
    return {k: 100.0 * n / max(1, known.get(k, total)) for k, n in right.items()}


def train(vocabulary, sentences, dev, epochs, log, after_epoch, seed=1):
    """A trained ParserModel. dev: {name: sentences}; after_epoch(model, epoch) saves."""
    torch.manual_seed(seed)
    noise = random.Random(seed)
    model = ParserModel(vocabulary)
    optimiser = torch.optim.Adam(model.parameters(), lr=RATE, betas=(0.9, 0.98), eps=1e-9)
    begin, step = time.time(), 0
    log("parser: %d parameters, %d words known, labels %s" % (
        sum(p.numel() for p in model.parameters()), len(vocabulary.words), model.sizes))
    for epoch in range(epochs):
        groups, loss_sum, words, started = batches(sentences, BATCH_WORDS, noise), 0.0, 0, time.time()
        for at, group in enumerate(groups):
            left = 1 - (epoch + at / len(groups)) / epochs
            optimiser.param_groups[0]["lr"] = RATE * min(left, (step + 1) / WARM_STEPS)
            batch = Batch([noisy(s, noise) for s in group], vocabulary)
            loss = model.loss(batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimiser.step()
            loss_sum, words, step = loss_sum + loss.item() * len(batch.sentence), words + len(batch.sentence), step + 1
            if step % 200 == 0:
                log("  step %d of %d, loss %.3f, %.0f words/s" % (
                    at + 1, len(groups), loss_sum / words, words / (time.time() - started)))
        after_epoch(model, epoch + 1)
        log("parser epoch %d of %d, loss %.4f, %.0f s" % (epoch + 1, epochs, loss_sum / words, time.time() - begin))
        for name, dev_sentences in dev.items():
            log("  %s dev, gold words: %s" % (name, " ".join(
                "%s %.2f" % x for x in evaluate(model, dev_sentences).items())))
    return model.eval()
