"""Trains the segmenter and the parser and writes the model file: train/run.sh calls this.

  train.py DATA OUT [--silver FOLDER --releases FOLDER | --pretrained CHECKPOINT] [--segmenter MODEL] [--epochs N] ...

DATA holds en_{ewt,gum}-ud-{train,dev}.conllu.xz. The parser is trained on them from random weights or, better, from weights
that were pretrained on the releases: --silver names the shards that train/read_releases.sh writes, --releases the texts
themselves, for their frequent words; --again starts that from the checkpoint of an earlier run, and --pretrained takes such a one as it is. Of a pretrained one, several parsers are trained side by side, a process each, and the mean
of their weights is taken. OUT is written again after each epoch of the first, whole and atomically, so a usable model exists
early; the checkpoints segmenter.pt, pretrained.pt and parser-SEED.pt go to the work folder. --segmenter and --parser take what is trained already: a segmenter out of a model file or
segmenter.pt, and a parser out of parser-1.pt, or the mean of several; with both, OUT is only written again, with --scores in its
metadata.
"""
import argparse
import multiprocessing
import os
import time

import torch

import conllu
import parser_model
import parser_training
import pretraining
import safetensors_file
import segmenter

METADATA = {
    "format": "readout-model/3", "language": "en", "licence": "CC-BY-SA-4.0",
    "data": "UD English EWT train (CC BY-SA 4.0) and UD English GUM train (annotations CC BY 4.0) without the documents "
            "GUM_essay_*, GUM_fiction_*, GUM_letter_*, GUM_podcast_*, GUM_whow_* (non-commercial texts); UD 2.16. "
            "Pretrained on releases of the State Department and the White House (public domain)",
    "created_by": "readout train/train.py"}


def read_data(folder):
    path = lambda name: os.path.join(folder, "en_%s.conllu.xz" % name)
    train = [s for name in ("ewt-ud-train", "gum-ud-train") for s in conllu.read_sentences(path(name), conllu.LEFT_OUT)]
    return train, {name: conllu.read_sentences(path("%s-ud-dev" % name)) for name in ("ewt", "gum")}


def logger():
    begin = time.time()
    return lambda line: print("%6.0f  %s" % (time.time() - begin, line), flush=True)


def save(path, **parts):
    torch.save(parts, path + ".tmp")
    os.replace(path + ".tmp", path)


def segmenter_tensors(path):
    """The segmenter's part of a model file, or of the checkpoint segmenter.pt."""
    if path.endswith(".pt"):
        saved = torch.load(path)
        model = segmenter.SegmenterModel(saved["characters"])
        model.load_state_dict(saved["state"])
        return dict(model.tensors(), **{"segmenter.char.labels": safetensors_file.text_table(saved["characters"])})
    tensors, _ = safetensors_file.read(path)
    return {name: tensor for name, tensor in tensors.items() if name.startswith("segmenter.")}


def load_parser(paths, train):
    """A parser from a checkpoint, or the mean of several that were trained from one pretrained ("model soup", Wortsman
    et al. 2022). The training data must be the same: the labels come from it."""
    saved = [torch.load(path) for path in paths]
    model = parser_model.ParserModel(parser_model.Vocabulary.of(train, saved[0]["words"]))
    model.load_state_dict({name: sum(s["state"][name] for s in saved) / len(saved) for name in saved[0]["state"]})
    return model


def parser_tensors(model):
    out = model.tensors()
    out["parser.word.labels"] = safetensors_file.text_table(model.vocabulary.words)
    out["parser.lemma.known"] = safetensors_file.text_table(model.vocabulary.lemmas)
    for kind, labels in model.vocabulary.labels.items():
        out["parser.%s.labels" % kind] = safetensors_file.text_table(labels)
    return out


def write_model(path, segmenter_part, model, note):
    safetensors_file.write(path, dict(segmenter_part, **parser_tensors(model)), dict(METADATA, scores=note))


def run(arguments=None):
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("data")
    options.add_argument("out")
    options.add_argument("--silver", help="folder of shards of the releases, read by an earlier model")
    options.add_argument("--releases", help="folder of the releases, *.jsonl.xz")
    options.add_argument("--again", help="checkpoint of a pretrained parser, to be pretrained further on --silver")
    options.add_argument("--pretrain-words", type=float, default=16e6)
    options.add_argument("--pretrained", help="checkpoint of a pretrained parser")
    options.add_argument("--epochs", type=int, default=24)
    options.add_argument("--parsers", type=int, default=2, help="trained side by side from one pretrained: a core each")
    options.add_argument("--rate", type=float, default=1e-3)
    options.add_argument("--segmenter-epochs", type=int, default=22)
    options.add_argument("--segmenter", help="model file or checkpoint of a trained segmenter")
    options.add_argument("--parser", nargs="+", help="checkpoints of a trained parser: their mean is taken")
    options.add_argument("--scores", default="see models/README.md", help="what the metadata of OUT says of its scores")
    options.add_argument("--work", help="folder for checkpoints; default: the folder of OUT")
    options.add_argument("--seed", type=int, default=1)
    a = options.parse_args(arguments)
    if bool(a.silver) != bool(a.releases):
        options.error("--silver and --releases go together")
    if a.again and not a.silver:
        options.error("--again needs --silver and --releases")
    torch.set_num_threads(1)
    work, log = a.work or os.path.dirname(os.path.abspath(a.out)), logger()
    train, dev = read_data(a.data)
    log("train: %d sentences, %d words, %d documents" % (
        len(train), sum(len(s.words) for s in train), len({s.document for s in train})))
    gold, dev_words = [s.words for s in train], {n: [s.words for s in ss] for n, ss in dev.items()}

    segmenter_file = a.segmenter
    if not segmenter_file:
        segmenter_file = os.path.join(work, "segmenter.pt")
        trained = segmenter.train(conllu.paragraphs(train), {n: conllu.paragraphs(s) for n, s in dev.items()},
                                  a.segmenter_epochs, log, a.seed)
        save(segmenter_file, state=trained.state_dict(), characters=trained.table.labels)
    segmenter_part = segmenter_tensors(segmenter_file)

    if a.parser:
        write_model(a.out, segmenter_part, load_parser(a.parser, train), a.scores)
        log("%s written from %s" % (a.out, " ".join(a.parser)))
        return

    if a.silver:
        a.pretrained = os.path.join(work, "pretrained.pt")
        torch.manual_seed(a.seed)
        model = (load_parser([a.again], train) if a.again else
                 parser_model.ParserModel(parser_model.Vocabulary.of(train, pretraining.frequent_words(a.releases))))
        pretraining.pretrain(model, gold, dev_words, a.silver, a.pretrain_words, log,
                             lambda m: save(a.pretrained, state=m.state_dict(), words=m.vocabulary.words), a.seed,
                             pretraining.RATE_AGAIN if a.again else pretraining.RATE)
    seeds = [a.seed + k for k in range(a.parsers if a.pretrained else 1)]  # only from one pretrained is there a mean
    checkpoint = lambda seed: os.path.join(work, "parser-%d.pt" % seed)

    def train_one(seed):
        torch.manual_seed(seed)
        model = (load_parser([a.pretrained], train) if a.pretrained
                 else parser_model.ParserModel(parser_model.Vocabulary.of(train)))

        def after_epoch(mean, epoch):
            save(checkpoint(seed), epoch=epoch, state=mean.state_dict(), words=mean.vocabulary.words)
            if seed == a.seed:
                write_model(a.out, segmenter_part, mean, "%s; parser epoch %d of %d" % (a.scores, epoch, a.epochs))

        say = lambda line: log("%s%s" % ("seed %d: " % seed if len(seeds) > 1 else "", line))
        parser_training.train(model, gold, dev_words, a.epochs, say, after_epoch, a.rate, seed)

    others = [multiprocessing.get_context("fork").Process(target=train_one, args=(seed,)) for seed in seeds[1:]]
    for process in others:
        process.start()
    train_one(a.seed)
    for process in others:
        process.join()
    if any(process.exitcode for process in others):
        raise SystemExit("train.py: a parser's training ended early; the log says why")
    write_model(a.out, segmenter_part, load_parser([checkpoint(seed) for seed in seeds], train), a.scores)
    log("%s written" % a.out)


if __name__ == "__main__":
    run()
