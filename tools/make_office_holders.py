#!/usr/bin/env python3
"""Makes knowledge/office_holders.tsv: heads of state and government, foreign and defence ministers, with dates.

  tools/make_office_holders.py FACTS_FOLDER > knowledge/office_holders.tsv

FACTS_FOLDER holds cia_world_leaders_2019.tsv (CIA World Leaders, public domain), heads_wikidata_2022.csv (Wikidata, CC0)
and heads_2026.tsv (Wikidata and Wikipedia, facts only); office_holders_known.txt beside this script adds holders by
general knowledge. Only the facts are taken: who held which office of which state, when. Countries are matched to
knowledge/states.tsv by name. Run from the root of the repository; the same input gives the same table.
"""
import csv
import re
import sys
import unicodedata
from pathlib import Path

COUNTRY_NAMES = {"Bahamas, The": "BHS", "Congo, Democratic Republic of the": "COD", "Congo, Republic of the": "COG",
                 "Gambia, The": "GMB", "Holy See (Vatican City)": "VAT", "Korea, North": "PRK", "Korea, South": "KOR",
                 "Micronesia, Federated States of": "FSM", "People's Republic of China": "CHN", "Kingdom of Denmark": "DNK",
                 "Kingdom of the Netherlands": "NLD", "United States of America": "USA", "The Bahamas": "BHS",
                 "The Gambia": "GMB"}
CIA_ROLES = [(r"President", "President"), (r"King|Queen|Emir|Amir|Sultan|Emperor", None), (r"Prime Minister|Premier", None),
             (r"(Federal )?Chancellor", "Chancellor"), (r"Supreme Leader", "Supreme Leader"),
             (r"(Minister|Secretary) (of|for) (Foreign|External)( Affairs| Relations)?\b.*", "Foreign Minister"),
             (r"Minister (of|for) Europe & Foreign Affairs", "Foreign Minister"),
             (r"(Minister|Secretary) (of|for) (National )?Defen[cs]e\b.*|Minister of the Armed Forces", "Defence Minister"),
             (r"Vice President", "Vice President")]
PARTICLES = "al el bin ibn von van de del della di da dos der den la le ter ould abu".split()


def plain(text):
    text = unicodedata.normalize("NFD", text.lower())
    return re.sub(r"[^a-z ]", "", "".join(c for c in text if not unicodedata.combining(c)).replace("-", " "))


def read_rows(path, delimiter="\t"):
    with open(path, encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    quoting = csv.QUOTE_MINIMAL if delimiter == "," else csv.QUOTE_NONE
    return list(csv.DictReader(lines, delimiter=delimiter, quoting=quoting))


def countries():
    codes = dict(COUNTRY_NAMES)
    for row in read_rows("knowledge/states.tsv"):
        for name in [row["name"]] + row["names"].split("|"):
            codes.setdefault(name, row["code"])
    return codes


def genders():
    return {plain(row["name"]): row["gender"] for row in read_rows("knowledge/given_names.tsv") if row["gender"] != "either"}


def in_title_case(name):
    """The surname that the CIA list writes in capitals, and the name in usual case."""
    words, surname = [], []
    for word in name.split():
        letters = re.sub(r"[^A-Za-z]", "", word)
        capitals = len(letters) > 1 and letters.isupper() and not re.fullmatch(r"I{2,3}|IV|VI{0,3}|Jr\.?", word)
        if capitals:
            word = re.sub(r"[A-Z]+", lambda m: m.group().capitalize(), word)
            word = re.sub(r"^Mc([a-z])", lambda m: "Mc" + m.group(1).upper(), word)
            word = re.sub(r"^(Al|El)-", lambda m: m.group().lower(), word)
            surname.append(word)
        elif surname and word.lower() in PARTICLES:
            surname.append(word)
        words.append(word)
    while surname and surname[-1].lower() in PARTICLES:
        surname.pop()
    return " ".join(words), " ".join(surname)


def last_name(name):
    words = re.sub(r" (Jr\.?|I{1,3}|IV|VI{0,3}|of .*)$", "", name).split()
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    return " ".join(words[start:])


def from_cia(folder, codes):
    for row in read_rows(folder / "cia_world_leaders_2019.tsv"):
        code = codes.get(row["country"])
        if not code:
            continue
        for pattern, role in CIA_ROLES:
            if re.fullmatch(pattern, row["office"]):
                holder = re.sub(r",.*|\(.*?\)", "", row["holder"])
                holder = re.sub(r"\b(Gen|Lt|Maj|Col|Adm|Dr|Brig|Capt|Cdr|Fd|Mar|Ret)\.", "", holder)
                name, surname = in_title_case(" ".join(holder.split()))
                if surname and len(name.split()) <= 6:
                    yield dict(name=name, surname=surname, country=code, role=role or row["office"], seen="2019-06",
                               source="CIA World Leaders, June 2019")


def from_wikidata(folder, codes):
    for row in read_rows(folder / "heads_wikidata_2022.csv", ","):
        code = codes.get(row["country"])
        label = row["positionLabel"]
        role = next((r for w, r in (("prime minister", "Prime Minister"), ("chancellor", "Chancellor"), ("premier", "Premier"),
                                    ("president", "President"), ("monarch", "King"), ("king", "King"), ("emir", "Emir"),
                                    ("sultan", "Sultan"), ("supreme leader", "Supreme Leader"), ("taoiseach", "Taoiseach"))
                     if w in label.lower()), None)
        if code and role and "vice" not in label.lower() and not row["officeholderLabel"].startswith(("Elizabeth II", "Charles III")):
            yield dict(name=re.sub(r" of [A-Z].*", "", row["officeholderLabel"]), country=code, role=role,
                       **{"from": row["start_year"], "to": row["end_year"]}, wikidata=row["officeholder"],
                       seen="2022-10", source="Wikidata 2022-10")


def from_2026(folder, codes):
    for row in read_rows(folder / "heads_2026.tsv"):
        code = codes.get(row["country"])
        role = row["title"].split(" and ")[-1]
        if code and role in ("Sultan", "Prime Minister", "King", "President", "Chancellor", "Premier", "Emir", "Taoiseach"):
            yield dict(name=row["holder"], country=code, role=role, **{"from": row["since"][:7]}, seen="2026-07",
                       wikidata=row["wikidata"], source="Wikidata, Wikipedia 2026-07")


def from_known():
    for line in (Path(__file__).parent / "office_holders_known.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, surname, country, role, start, end = line.split(";")
            yield dict(name=name, surname=surname, country=country, role=role, **{"from": start, "to": end},
                       source="general knowledge")


def main():
    folder, codes, gender = Path(sys.argv[1]), countries(), genders()
    columns = ["name", "surname", "country", "role", "from", "to", "seen", "gender", "wikidata", "source"]
    rows, known, surnames = [], set(), {}
    for row in [*from_known(), *from_cia(folder, codes), *from_wikidata(folder, codes), *from_2026(folder, codes)]:
        key = (plain(row["name"]), row["country"])
        if row.get("surname"):
            surnames.setdefault(key, row["surname"])
        row["surname"] = row.get("surname") or surnames.get(key) or last_name(row["name"])
        first = [w for w in plain(row["name"]).split() if w in gender]
        row["gender"] = gender[first[0]] if first else ""
        if row["role"] in ("King", "Emir", "Sultan"):
            row["gender"] = "male"
        dated = key + (row["role"], row.get("from") or row.get("seen"))
        if dated not in known and not (row["source"].startswith("CIA") and key + (row["role"],) in known):
            rows.append(row)
        known.update((dated, key + (row["role"],)))
    rows.sort(key=lambda r: (r["country"], r["role"], r.get("from") or r.get("seen") or "", r["name"]))
    print("# Who held which office when: made by tools/make_office_holders.py, not edited by hand.\n"
          "# name, surname; country: as in states.tsv; role: words of offices.tsv; from, to: year or month, empty if unknown or\n"
          "#   still held; seen: a month when the source lists the holder; gender: by the given name, empty if it does not tell;\n"
          "#   wikidata: item; source: where the fact is from (facts only; see tools/make_office_holders.py for licences)")
    print("\t".join(columns))
    for row in rows:
        print("\t".join(row.get(column) or "" for column in columns))


main()
