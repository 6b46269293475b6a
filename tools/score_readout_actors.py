#!/usr/bin/env python3
"""Scores who is who in official readouts, whose headlines say who met or called whom.

  readout read --jsonl < in.jsonl > out.jsonl      (in.jsonl: id, text, published, publisher; not the headline)
  tools/score_readout_actors.py GOLD out.jsonl [--errors N] [--judgements N]

GOLD is ../shared/data/releases/readout_titles.dev.jsonl: of each record the headline (gold.title) is used, as in
"Secretary Blinken's Call with Turkish Foreign Minister Cavusoglu" or "... Meeting with President Herzog of Israel".
Side a is what stands before "with", side b what stands behind. Each headline has one "with" and, but for a body, one person behind it.

  found        The last word of b's name (without Jr., II and the like, and without what follows it: "of STATE", "of
               the European Commission", "of NATO", "on Space Cooperation") is a word of the name or of an alias of an
               actor of type person. Capitals, diacritics and hyphens count for nothing ("Suk-yeol" is "Suk Yeol").
               Headlines whose side b is a body and no person (BODIES) are left out altogether.
  right state  Of the headlines that name one state for b: b's actor is found and its country is that state's code.
               States are known by name and adjective from knowledge/states.tsv (the European Union and the United
               Nations are rows of it) and from OTHER_SPELLINGS below, so that what the table lacks counts as wrong,
               not as unasked. Headlines with no state, or with two ("UN Envoy ... for Western Sahara"), are left out
               and counted apart. "Congo" and "Congolese" may be either of two states.
               Of several actors with the name, the one with most words of b's side in its name and aliases is judged,
               then the one with most mentions.
  a            The same for side a, whose state is always USA; its name is the last word of gold.a that is
               one ("Upcoming Call").
"""
import argparse
import collections
import csv
import json
import pathlib
import re
import unicodedata

OTHER_SPELLINGS = {"Uzbekistani": "UZB"}
NOT_NAMES = {"jr", "sr", "ii", "iii", "iv", "vi", "vii"}
NOT_CALLERS = {"Upcoming", "Virtual", "Bilateral"}
BODIES = ("Board", "Leadership", "Leaders")
STATES = pathlib.Path(__file__).resolve().parent.parent / "knowledge" / "states.tsv"


def bare(text):
    """Without diacritics, with straight apostrophes."""
    plain = unicodedata.normalize("NFKD", text or "")
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("\u2019", "'")


def words(text):
    return re.findall(r"[\w']+", re.sub(r"'s\b", "", bare(text).lower()))


def state_phrases():
    phrases = collections.defaultdict(set)
    rows = (line for line in STATES.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
        for cell in (row["name"], row["names"], row["adjectives"]):
            for phrase in filter(None, cell.split("|")):
                phrases[bare(phrase)].add(row["code"])
    for phrase, code in OTHER_SPELLINGS.items():
        phrases[phrase].add(code)
    longest_first = sorted(phrases, key=len, reverse=True)
    return phrases, re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


class Headline:
    """Side b of a headline: the words of its name, and the states it names (a set of codes for each)."""

    def __init__(self, gold, phrases, pattern):
        side = bare(gold["title"]).split(" with ", 1)[1].strip()
        place = r"(?:(?:Republic|Commonwealth|Kingdom) of (?:[Tt]he )?)?" + pattern.pattern
        person = re.sub(r" of (?:[Tt]he )?(?:" + place + r"|European C\w+|NATO)$| on [A-Z].*$", "", side)
        self.side = side
        self.name = [w for w in words(person) if w not in NOT_NAMES][-1]
        last = re.search(r"(?<!\w)" + re.escape(self.name) + r"(?!\w)", side, re.IGNORECASE)
        found = [m for m in pattern.finditer(side) if not (m.start() <= last.start() < m.end())]
        self.states = []
        for match in found:
            codes = phrases[match.group()]
            if codes not in self.states:
                self.states.append(codes)


def actor_named(record, name, side):
    best = None
    for actor in record.get("actors", []):
        if actor.get("type") != "person":
            continue
        known = set(words(" ".join([actor.get("name") or ""] + (actor.get("aliases") or []))))
        if name in known:
            rank = (len(known & set(words(side))), len(actor.get("mentions", [])))
            if best is None or rank > best[0]:
                best = (rank, actor)
    return best[1] if best else None


class Tally:
    """What is counted over all records, and the records that are wrong, as rows to print."""

    def __init__(self):
        self.count = collections.Counter()
        self.rows = []

    def add(self, entry, record, headline):
        count = self.count
        if headline.side.endswith(BODIES):
            count["bodies"] += 1
            return
        actor = actor_named(record, headline.name, headline.side)
        country = actor["country"] if actor else ""
        count["records"] += 1
        count["b found"] += actor is not None
        verdict = "ok" if actor else "not found"
        if len(headline.states) == 1:
            right = country in headline.states[0]
            count["one state"] += 1
            count["state right"] += right
            if actor and not right:
                verdict = "state: " + (country or "none")
        else:
            count["several states" if headline.states else "no state"] += 1
        caller = [word for word in entry["gold"]["a"] if word not in NOT_CALLERS][-1]
        other = actor_named(record, words(caller)[-1], bare(entry["gold"]["title"]).split(" with ")[0])
        count["a found"] += other is not None
        count["a is USA"] += other is not None and other["country"] == "USA"
        asked = "+".join("/".join(sorted(codes)) for codes in headline.states) or "-"
        name = actor["name"] if actor else "-"
        self.rows.append((verdict, entry["id"], headline.name, asked, name, country or "-", entry["gold"]["title"]))

    def print(self):
        for what, part, whole in (("b is an actor", "b found", "records"), ("b's state is right", "state right", "one state"),
                                  ("a is an actor", "a found", "records"), ("a's state is right", "a is USA", "records")):
            part, whole = self.count[part], self.count[whole]
            print(f"{what:20} {part / max(1, whole):.3f}  {part}/{whole}")
        print(f"headlines without a state for b: {self.count['no state']}; with several: {self.count['several states']}; "
              f"with a body: {self.count['bodies']}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("out")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show so many of the records that are wrong")
    parser.add_argument("--judgements", type=int, default=0, metavar="N", help="show every Nth record and its verdict")
    options = parser.parse_args()
    with open(options.out, encoding="utf-8") as lines:
        records = {record["id"]: record for record in map(json.loads, lines)}
    phrases, pattern = state_phrases()
    tally = Tally()
    with open(options.gold, encoding="utf-8") as lines:
        for entry in map(json.loads, lines):
            tally.add(entry, records.get(entry["id"], {}), Headline(entry["gold"], phrases, pattern))
    tally.print()
    for row in tally.rows[:: options.judgements] if options.judgements else []:
        print(*row, sep="\t")
    for row in [row for row in tally.rows if row[0] != "ok"][: options.errors]:
        print(*row, sep="\t")


if __name__ == "__main__":
    main()
