"""Trains the segmenter and the parser and writes the model file: train/run.sh calls this.

  train.py DATA OUT [--epochs N] [--segmenter-epochs N] [--work FOLDER] [--segmenter CHECKPOINT] [--parser CHECKPOINT]

DATA holds en_{ewt,gum}-ud-{train,dev}.conllu.xz. OUT is written again after each parser epoch, whole and atomically,
so a usable model exists early; the checkpoints segmenter.pt and parser.pt go to the work folder. --segmenter and --parser take a
checkpoint instead of training; with both, OUT is only written again, with --scores in its metadata.
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


def save_parser(model, epoch, path):
    torch.save({"epoch": epoch, "state": model.state_dict()}, path + ".tmp")
    os.replace(path + ".tmp", path)


def load_parser(path, vocabulary):
    """The checkpoint must come from the same training data: the vocabulary is not in it."""
    model = parser_model.ParserModel(vocabulary)
    model.load_state_dict(torch.load(path)["state"])
    return model.eval()


def all_tensors(segmenter_model, model):
    out = dict(segmenter_model.tensors(), **model.tensors())
    out["segmenter.char.labels"] = safetensors_file.text_table(segmenter_model.table.labels)
    out["parser.word.labels"] = safetensors_file.text_table(model.vocabulary.words)
    out["parser.lemma.known"] = safetensors_file.text_table(model.vocabulary.lemmas)
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
    options.add_argument("--parser", help="checkpoint of a trained parser")
    options.add_argument("--scores", default="see models/README.md", help="what the metadata of OUT says of its scores")
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

    vocabulary = parser_model.Vocabulary.of(train)
    if a.parser:
        write_model(a.out, segmenter_model, load_parser(a.parser, vocabulary), a.scores)
        log("%s written from %s" % (a.out, a.parser))
        return

    def after_epoch(model, epoch):
        write_model(a.out, segmenter_model, model, "%s; parser epoch %d of %d" % (a.scores, epoch, a.epochs))
        save_parser(model, epoch, os.path.join(work, "parser.pt"))

    parser_training.train(vocabulary, [s.words for s in train],
                          {n: [s.words for s in ss] for n, ss in dev.items()}, a.epochs, log, after_epoch, a.seed)


if __name__ == "__main__":
    main()
