"""Training the parser on gold trees: batches of sentences of like length, Adam with a linear decay to zero, a running
mean of the weights (Polyak & Juditsky 1992) as the result, and the noise of noise.py.
"""
import random
import time

import torch
from torch import nn

from noise import names_of, noisy
from parser_model import IGNORED, TAGS, Batch
from running_mean import RunningMean

BATCH_WORDS, WARM_STEPS, MEAN_DECAY = 700, 200, 0.9995


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
    was_training = model.training
    model.eval()
    right, known, total = dict.fromkeys(TAGS + ("uas", "las"), 0), dict.fromkeys(TAGS, 0), 0
    with torch.no_grad():
        for group in batches(sentences, 3000, random.Random(0)):
            batch = Batch(group, model.vocabulary)
            x = model.encode(batch)
            for kind, scores in model.tag_scores(x).items():
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
    model.train(was_training)
    return {k: 100.0 * n / max(1, known.get(k, total)) for k, n in right.items()}


def learn(model, optimiser, group, names, choice):
    """One step on a batch of sentences, with noise. (sum of the words' losses, number of words)"""
    batch = Batch([noisy(s, names, choice) for s in group], model.vocabulary)
    loss = model.loss(batch)
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 5.0)
    optimiser.step()
    return loss.item() * len(batch.sentence), len(batch.sentence)


def train(model, sentences, dev, epochs, log, after_epoch, rate, seed=1):
    """Trains `model` and returns the mean of its weights. dev: {name: sentences}; after_epoch(mean, epoch) saves."""
    torch.manual_seed(seed)
    choice, names, vocabulary = random.Random(seed), names_of(sentences), model.vocabulary
    mean = RunningMean(model, MEAN_DECAY)
    optimiser = torch.optim.Adam(model.parameters(), lr=rate, betas=(0.9, 0.98), eps=1e-9)
    begin, step = time.time(), 0
    log("parser: %d parameters, %d words known, labels %s" % (
        sum(p.numel() for p in model.parameters()), len(vocabulary.words), model.sizes))
    model.train()
    for epoch in range(epochs):
        groups, loss_sum, words = batches(sentences, BATCH_WORDS, choice), 0.0, 0
        for at, group in enumerate(groups):
            left = 1 - (epoch + at / len(groups)) / epochs
            optimiser.param_groups[0]["lr"] = rate * min(left, (step + 1) / WARM_STEPS)
            loss, count = learn(model, optimiser, group, names, choice)
            mean.update()
            loss_sum, words, step = loss_sum + loss, words + count, step + 1
        after_epoch(mean.model, epoch + 1)
        log("parser epoch %d of %d, loss %.4f, %.0f s" % (epoch + 1, epochs, loss_sum / words, time.time() - begin))
        for name, dev_sentences in dev.items():
            log("  %s dev, gold words: %s" % (name, " ".join(
                "%s %.2f" % x for x in evaluate(mean.model, dev_sentences).items())))
    return mean.model
