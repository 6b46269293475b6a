#!/usr/bin/env python3
"""Scores the actors that Readout finds with a user's dictionaries against the codes that PETRARCH's test suite expects.

    tools/score_petrarch_actors.py GOLD.jsonl READOUT.jsonl [--errors]
    tools/score_petrarch_actors.py GOLD.jsonl --input          prints the reports as `readout read --jsonl` takes them

GOLD is a file of gold events with `events[].source` and `.target`, lists of {text, start, end, code} (offsets in code
points; start is null if the sentence has no words for the actor). READOUT is what
`readout read --jsonl --actors DICTIONARY ...` made of the same texts.

An actor of the gold is resolved if Readout has an actor with the same CAMEO code and a mention that overlaps the gold's
words. If the gold has no words for it, any actor of the report with that code will do. The dashes of "---EDU" stand for
an unknown country and are dropped. A code of several actors ("SDMLEG/NRLLEG") counts for each of them. Each source and
target of each event counts once; "distinct" counts a code once a report.
"""
import argparse
import json
import sys


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def wanted(code):
    return code[3:] if code.startswith("---") and len(code) > 3 else code


def fits(actor, gold):
    has, code = actor.get("cameo") or "", wanted(gold["code"])
    if has != code and code not in has.split("/"):
        return False
    if gold.get("start") is None:
        return True
    return any(m["start"] < gold["end"] and gold["start"] < m["end"] for m in actor["mentions"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("readout", nargs="?")
    parser.add_argument("--input", action="store_true", help="print the reports for readout read --jsonl and exit")
    parser.add_argument("--errors", action="store_true", help="list what is not resolved")
    options = parser.parse_args()
    gold = lines(options.gold)
    if options.input:
        for report in gold:
            print(json.dumps({"id": report["id"], "text": report["text"], "date": report.get("date")}, ensure_ascii=False))
        return
    if not options.readout:
        parser.error("give what Readout printed, or --input")
    read = {report["id"]: report for report in lines(options.readout)}
    counts = {name: [0, 0] for name in ("with words", "agents and actors without words", "codes of an agent", "all", "distinct")}
    seen, misses = set(), []
    for report in gold:
        actors = read.get(report["id"], {}).get("actors", [])
        for event in report["events"]:
            for side in ("source", "target"):
                for actor in event.get(side) or []:
                    if not actor.get("code"):
                        continue
                    right = any(fits(a, actor) for a in actors)
                    names = ["all", "with words" if actor.get("start") is not None else "agents and actors without words"]
                    if len(wanted(actor["code"])) > 3 or actor["code"].startswith("---"):
                        names.append("codes of an agent")
                    key = (report["id"], actor["code"], actor.get("start"))
                    if key not in seen:
                        seen.add(key)
                        names.append("distinct")
                        if not right:
                            misses.append((report, actor, actors))
                    for name in names:
                        counts[name][0] += right
                        counts[name][1] += 1
    print("%d reports, %d of them read" % (len(gold), sum(r["id"] in read for r in gold)))
    for name, (right, all_) in counts.items():
        print("  %-32s %4d of %4d  %.4f" % (name, right, all_, right / all_ if all_ else 0))
    if options.errors:
        for report, actor, actors in misses:
            print("%s: %s %s\n    %s" % (report["id"], actor["code"], json.dumps(actor.get("text")), report["text"]))
            for a in actors:
                print("      %s %s %s: %s" % (a.get("cameo") or "-", a["type"], a["name"],
                                              ", ".join(m["quote"] for m in a["mentions"])))


if __name__ == "__main__":
    sys.exit(main())
