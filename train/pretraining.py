"""Pretraining the parser on text without gold trees: hidden words to be guessed, and the trees of an earlier model.

The text: public-domain releases (../shared/data/releases), read by Readout itself with the model at hand
(train/read_releases.sh writes the shards). Every word gives the losses of the parser with that model's tags and trees as
gold ("self-training"), and 15 words in a hundred are hidden and must be guessed. Lemmas and entity types are not
learnt from the earlier model. Gold sentences are mixed in.
"""
import glob
import gzip
import json
import lzma
import os
import random
import time
from collections import Counter

import torch

import shared_functions as shared
from conllu import Word
from noise import names_of
from parser_model import Drops
from parser_training import batches, evaluate, learn

BATCH_WORDS, RATE, RATE_AGAIN, WARM_STEPS, LONGEST, LEAST_COUNT, GOLD_SHARE = 2000, 2e-3, 1.5e-3, 400, 90, 20, 0.2


def shard_paths(folder):
    return sorted(glob.glob(os.path.join(folder, "*.conllu.gz")))


def read_shard(path):
    """Sentences (lists of words) of a shard: the first eight columns of CoNLL-U."""
    out, words = [], []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line == "\n":
                if 1 < len(words) <= LONGEST:
                    out.append(words)
                words = []
                continue
            c = line.rstrip("\n").split("\t")
            if c[0].isdigit():
                words.append(Word(c[1], None, c[3], c[4], c[5], int(c[6]), c[7], None))
    return out


def frequent_words(folder, least=LEAST_COUNT):
    """Words of the releases (*.jsonl.xz), lower-cased and without punctuation at their edges, that stand there `least` times."""
    counts = Counter()
    for path in sorted(glob.glob(os.path.join(folder, "*.jsonl.xz"))):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                counts.update(json.loads(line)["text"].split())
    words = Counter()
    for chunk, n in counts.items():
        words[shared.chunk_key(chunk)] += n
    return sorted(w for w, n in words.items() if n >= least)


def pretrain(model, sentences, dev, folder, total_words, log, save, seed=1, rate=RATE):
    """Shows `model` about `total_words` words. sentences: gold. save(model) is called now and then.

    rate: RATE for random weights, RATE_AGAIN for a model that was pretrained before (on worse trees).
    """
    torch.manual_seed(seed)
    choice = random.Random(seed)
    model.drops = Drops(inputs=0.15, recurrent=0.1, word=0.1, mask=0.15)
    optimiser = torch.optim.Adam(model.parameters(), lr=rate, betas=(0.9, 0.98), eps=1e-9)
    names, begin, seen, step, at = names_of(sentences), time.time(), 0, 0, 0
    log("pretraining: %d parameters, %d words known" % (
        sum(p.numel() for p in model.parameters()), len(model.vocabulary.words)))
    while seen < total_words:
        paths = shard_paths(folder)
        shard = read_shard(paths[at % len(paths)])
        gold = choice.sample(sentences, min(len(sentences), int(GOLD_SHARE * len(shard))))
        loss_sum, words, started = 0.0, 0, time.time()
        for group in batches(shard + gold, BATCH_WORDS, choice):
            left = max(0.0, 1 - seen / total_words)
            optimiser.param_groups[0]["lr"] = rate * min(0.05 + 0.95 * left, (step + 1) / WARM_STEPS)
            loss, count = learn(model, optimiser, group, names, choice)
            loss_sum, words, seen, step = loss_sum + loss, words + count, seen + count, step + 1
        at += 1
        log("  shard %d: %.1f of %.1f million words, loss %.3f, %.0f words/s, %.0f s" % (
            at, seen / 1e6, total_words / 1e6, loss_sum / words, words / (time.time() - started), time.time() - begin))
        if at % 4 == 0 or seen >= total_words:
            save(model)
            for name, dev_sentences in dev.items():
                log("  %s dev, gold words: %s" % (name, " ".join(
                    "%s %.2f" % x for x in evaluate(model, dev_sentences).items())))
