#!/usr/bin/env python3
"""Attributions that score_attribution.py does not count as full, sorted by what is wrong with them.

  attribution_errors.py GOLD.jsonl PRED.jsonl [--scorer ../shared/tools] [--list KIND]

GOLD and PRED as for score_attribution.py, whose pairing by cue is used. Each gold attribution falls under one kind:

  right              source, cue and content overlap by at least half
  cue missed, row    no statement has its cue; knowledge/speech_cues.tsv has a row for one of the cue's words
  cue missed, no row the same, and the table has none
  cue cut            a statement has part of the cue, less than half
  source wrong       another source, or one where the text names none
  source missed      no source where there is one
  continuation lost  the content misses a sentence or a whole piece
  content short      the content misses words of its sentence
  content long       it has words too many
  content elsewhere  less than half of it, and words too many

and predictions without a gold attribution under "cue spurious". --list prints the cases of one kind.
"""
import argparse, collections, json, os, sys


def forms_of_table():
    table = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "knowledge", "speech_cues.tsv")
    irregular = os.path.join(os.path.dirname(table), "irregular_verbs.tsv")
    lemmas = set()
    for line in open(table, encoding="utf-8"):
        if line.strip() and not line.startswith(("#", "lemma\t")):
            lemmas.add(line.split("\t")[0].split(" ")[0])
    forms = set()
    for lemma in lemmas:
        stems = {lemma, lemma[:-1] if lemma.endswith("e") else lemma, lemma + lemma[-1]}
        forms |= {lemma, lemma + "s", lemma + "es", lemma + "d"}
        forms |= {s + e for s in stems for e in ("ed", "ing")}
        if lemma.endswith("y"):
            forms |= {lemma[:-1] + "ies", lemma[:-1] + "ied"}
    for line in open(irregular, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if not line.startswith("#") and len(cells) > 1 and cells[1] in lemmas:
            forms.add(cells[0])
    return forms


def kind_of(scorer, doc, gold, pred, known):
    """The kind of a gold attribution and its paired prediction (or None)."""
    if pred is None:
        words = {doc.tok_text(i).lower() for i in gold.cue}
        return "cue missed, row" if words & known else "cue missed, no row"
    if scorer.ov(gold.cue, pred.cue) < 0.5:
        return "cue cut"
    if scorer.ov(gold.src, pred.src) < 0.5:
        return "source missed" if gold.src and not pred.src else "source wrong"
    if scorer.ov(gold.con, pred.con) >= 0.5:
        return "right"
    missing, extra = gold.con - pred.con, pred.con - gold.con
    if missing and extra and len(gold.con & pred.con) < 0.5 * min(len(gold.con), len(pred.con)):
        return "content elsewhere"
    if len(missing) < len(extra):
        return "content long"
    ends = {i for i in range(len(doc.toks)) if doc.tok_text(i) in (".", "!", "?")}
    shared = gold.con & pred.con
    lost = any(min(doc.tokens([piece])) > max(shared) for piece in gold.raw["content"][1:]
               if doc.tokens([piece]) and not doc.tokens([piece]) & shared) if shared else False
    lost = lost or (shared and any(max(shared) < e < max(missing) for e in ends))
    return "continuation lost" if lost else "content short"


def show(doc, name, gold, pred):
    words = lambda a, key: " | ".join(doc.text[s:e].replace("\n", " / ") for s, e in a.raw.get(key) or []) if a else "-"
    print(f"[{name}]")
    for key in ("source", "cue", "content"):
        print(f"  {key:8}gold: {words(gold, key)[:300]}\n          pred: {words(pred, key)[:300]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("pred")
    parser.add_argument("--scorer", default="../shared/tools", help="folder of score_attribution.py")
    parser.add_argument("--list", metavar="KIND", help="print the cases of this kind")
    options = parser.parse_args()
    sys.path.insert(0, options.scorer)
    import score_attribution as scorer
    pred = {d["id"]: d["attributions"] for d in scorer.read(options.pred)}
    known, counts = forms_of_table(), collections.Counter()
    for d in scorer.read(options.gold):
        doc = scorer.Doc(d["text"])
        golds = [scorer.Att(doc, a) for a in d["attributions"]]
        preds = [scorer.Att(doc, a) for a in pred.get(d["id"], [])]
        pairs = scorer.pair(golds, preds, lambda g, p: (scorer.ov(g.cue, p.cue), scorer.ov(g.con, p.con),
                                                        scorer.ov(g.src, p.src)) if g.cue & p.cue else None)
        partner = {id(g): p for g, p in pairs}
        taken = {id(p) for p in partner.values()}
        cases = [(kind_of(scorer, doc, g, partner.get(id(g)), known), g, partner.get(id(g))) for g in golds]
        cases += [("cue spurious", None, p) for p in preds if id(p) not in taken]
        for kind, g, p in cases:
            counts[kind, g.qt if g else p.qt] += 1
            if kind == options.list:
                show(doc, d["id"], g, p)
    if options.list:
        return
    kinds = ["right", "cue missed, row", "cue missed, no row", "cue cut", "source wrong", "source missed", "continuation lost",
             "content short", "content long", "content elsewhere", "cue spurious"]
    print(f"{'':20}{'direct':>8}{'mixed':>8}{'indirect':>10}{'all':>8}")
    for kind in kinds:
        row = [counts[kind, t] for t in ("direct", "mixed", "indirect")]
        print(f"{kind:20}{row[0]:8}{row[1]:8}{row[2]:10}{sum(row):8}")


if __name__ == "__main__":
    main()
