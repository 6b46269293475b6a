"""Trains the segmenter and the parser and writes the model file: train/run.sh calls this.

  train.py DATA OUT [--epochs N] [--segmenter-epochs N] [--segmenter CHECKPOINT] [--work FOLDER]

DATA holds en_{ewt,gum}-ud-{train,dev}.conllu.xz. OUT is written again after each parser epoch, whole and atomically,
so a usable model exists early. --segmenter takes a trained segmenter's checkpoint instead of training one.
"""
import argparse
import os
import time

import torch

import conllu
import parser_model
import parser_training
import safetensors_file
import segmenter

METADATA = {
    "format": "readout-model/1", "language": "en", "licence": "CC-BY-SA-4.0",
    "data": "UD English EWT train (CC BY-SA 4.0) and UD English GUM train (annotations CC BY 4.0) without the documents "
            "GUM_essay_*, GUM_fiction_*, GUM_letter_*, GUM_podcast_*, GUM_whow_* (non-commercial texts); UD 2.16",
    "created_by": "readout train/train.py"}


def read_data(folder):
    path = lambda name: os.path.join(folder, "en_%s.conllu.xz" % name)
    train = [s for name in ("ewt-ud-train", "gum-ud-train") for s in conllu.read_sentences(path(name), conllu.LEFT_OUT)]
    return train, {name: conllu.read_sentences(path("%s-ud-dev" % name)) for name in ("ewt", "gum")}


def logger():
    begin = time.time()
    return lambda line: print("%6.0f  %s" % (time.time() - begin, line), flush=True)


def save_segmenter(model, path):
    torch.save({"state": model.state_dict(), "characters": model.table.labels}, path)


def load_segmenter(path):
    saved = torch.load(path)
    model = segmenter.SegmenterModel(saved["characters"])
    model.load_state_dict(saved["state"])
    return model.eval()


def all_tensors(segmenter_model, model):
    out = dict(segmenter_model.tensors(), **model.tensors())
    out["segmenter.char.labels"] = safetensors_file.text_table(segmenter_model.table.labels)
    out["parser.word.labels"] = safetensors_file.text_table(model.vocabulary.words)
    for kind, labels in model.vocabulary.labels.items():
        out["parser.%s.labels" % kind] = safetensors_file.text_table(labels)
    return out


def write_model(path, segmenter_model, model, note):
    safetensors_file.write(path, all_tensors(segmenter_model, model), dict(METADATA, scores=note))


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("data")
    options.add_argument("out")
    options.add_argument("--epochs", type=int, default=14)
    options.add_argument("--segmenter-epochs", type=int, default=8)
    options.add_argument("--segmenter", help="checkpoint of a trained segmenter")
    options.add_argument("--work", help="folder for checkpoints; default: the folder of OUT")
    options.add_argument("--seed", type=int, default=1)
    a = options.parse_args()
    torch.set_num_threads(1)
    work, log = a.work or os.path.dirname(os.path.abspath(a.out)), logger()
    train, dev = read_data(a.data)
    log("train: %d sentences, %d words, %d documents" % (
        len(train), sum(len(s.words) for s in train), len({s.document for s in train})))
    if a.segmenter:
        segmenter_model = load_segmenter(a.segmenter)
    else:
        segmenter_model = segmenter.train(conllu.paragraphs(train), {n: conllu.paragraphs(s) for n, s in dev.items()},
                                          a.segmenter_epochs, log, a.seed)
        save_segmenter(segmenter_model, os.path.join(work, "segmenter.pt"))

    def after_epoch(model, epoch):
        write_model(a.out, segmenter_model, model, "see models/README.md; parser epoch %d of %d" % (epoch, a.epochs))
        torch.save(model.state_dict(), os.path.join(work, "parser.pt"))

    parser_training.train(parser_model.Vocabulary.of(train), [s.words for s in train],
                          {n: [s.words for s in ss] for n, ss in dev.items()}, a.epochs, log, after_epoch, a.seed)


if __name__ == "__main__":
    main()
