#!/usr/bin/env python3
"""Makes knowledge/office_holders.tsv: heads of state and government, ministers, governors of central banks, ambassadors
to the US and the UN, heads of international bodies, with dates.

  tools/make_office_holders.py FACTS_FOLDER DICTIONARIES_FOLDER

writes knowledge/office_holders.tsv, and knowledge/government_members.tsv: who was in a government when, the office not
known. FACTS_FOLDER holds cia_world_leaders_2019.tsv (CIA World Leaders, public domain), heads_wikidata_2022.csv (Wikidata,
CC0) and heads_2026.tsv (Wikidata and Wikipedia, facts only); DICTIONARIES_FOLDER holds Phoenix.Countries.actors.txt
(PETRARCH, MIT); office_holders_known.txt beside this script adds holders by general knowledge. Only the facts are taken.
Countries are matched to knowledge/states.tsv by name. Run from the root of the repository; the same input gives the same
tables.

A row says no more than its source. The CIA list gives one month, so its rows have no dates but "seen"; a portfolio that
knowledge/ has no name for becomes "minister". A code of PETRARCH tells state and government ("ARMGOV") with dates, not
the office, hence the second table; those with a narrower code (agriculture, media ...) are left out.
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
# Offices of the CIA list -> words of knowledge/offices.tsv; None: as the list writes it. Ministers: minister_role().
CIA_ROLES = [(r"President", "President"), (r"King|Queen|Emir|Amir|Sultan|Emperor|Grand Duke", None),
             (r"Prime Minister|Premier|Premier of (State Council|Cabinet)|(King & )?Prime Minister|Interim Prime Minister|"
              r"Prime Minister, First Lord.*|President of Executive Yuan \(Premier\)", "Prime Minister"),
             (r"(Federal )?Chancellor", "Chancellor"), (r"Supreme Leader", "Supreme Leader"),
             (r"(First |Second |Third |Executive )?Vice President", "Vice President"), (r"Deputy President", "Vice President"),
             (r"Governor General", "Governor-General"), (r"Chief Executive", "Chief Executive"),
             (r"((First|Second|Third) )?(Deputy Prime Minister|Vice Prime Minister|Deputy Premier|Vice Premier of (Cabinet|State "
              r"Council))( .*)?|(Executive )?Vice Premier of State Council|Tanaiste.*", "Deputy Prime Minister"),
             (r"(Executive )?Governor of the (.* )?(Central Bank|Reserve Bank|National Bank|State Bank|Bank)\b.*|"
              r"Governor of the .* (Bank|Bank-.*|Monetary A.*)|(President|Chairman) of (the )?(.* )?(Central|National) (Reserve )?"
              r"Bank\b.*|President of (Bundesbank|Bank of .*)|Chairman of Monetary Authority.*", "Central Bank Governor"),
             (r"Ambassador to the US", "Ambassador"), (r"Permanent Representative to the UN, New York", "Permanent Representative"),
             (r"Attorney General", "Attorney General"), (r"Prosecutor General|Procurator General", "Prosecutor General"),
             (r"Chancellor of the Exchequer", "Chancellor of the Exchequer"), (r"Chief Cabinet Secretary", "Chief Cabinet Secretary"),
             (r"National Security Adviser", "National Security Adviser"),
             (r"Director of (Federal Security Service|Foreign Intelligence Service|National Intelligence Service|Security & "
              r"Intelligence Service|State Intelligence Agency).*", "Intelligence Chief"),
             (r"Chief of the KPA General Staff Department", "Chief of the General Staff"),
             (r"Speaker\b.*", "Speaker"), (r"Junior Minister\b.*", "Junior Minister")]
# Of several portfolios in one office the one that the press names first.
CHIEF_PORTFOLIOS = ["Foreign", "Defence", "Interior", "Finance"]
# Entries of PETRARCH that are no plain names.
PHOENIX_TITLES = """PRESIDENT MINISTER PRIME FOREIGN DEFENSE DEFENCE KING QUEEN PRINCE PRINCESS SULTAN EMIR GENERAL COLONEL
SHEIKH AYATOLLAH MULLAH DR GOVERNMENT OF THE AND PREMIER CHANCELLOR SENATOR GOVERNOR CAPTAIN MAJOR""".split()
# Who of office_holders_known.txt is a woman or a man against the table of given names or without its help.
KNOWN_WOMEN = ("Ank Bijleveld;Aung San Suu Kyi;Benita Ferrero-Waldner;Choe Son-hui;Droupadi Murmu;Hanke Bruins Slot;"
               "Kajsa Ollongren;Kang Kyung-wha;Kelly Craft;Kim Campbell;Kristalina Georgieva;Laila Freivalds;Lene Espersen;"
               "Mao Ning;Morgan Ortagus;Nanaia Mahuta;Netumbo Nandi-Ndaitwah;Park Geun-hye;Sahle-Work Zewde;Sanae Takaichi;"
               "Trine Bramsen;Tsai Ing-wen").split(";")
KNOWN_MEN = "Bassirou Diomaye Faye;Chen Chien-jen;Kristen Michal;Ma Ying-jeou;Vivian Balakrishnan".split(";")
PARTICLES = "al el bin ibn von van de del della di da dos der den la le ter ould abu".split()


SAME_OFFICE = {"Foreign Secretary": "Foreign Minister", "Secretary of State": "Foreign Minister",
               "External Affairs Minister": "Foreign Minister", "Defense Secretary": "Defence Minister",
               "Defence Secretary": "Defence Minister", "Chancellor": "Prime Minister", "Premier": "Prime Minister",
               "Taoiseach": "Prime Minister"}
MANY_HOLD = ("Vice President", "Deputy Prime Minister", "Permanent Representative", "Ambassador")


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


def portfolios():
    """Words of a portfolio -> the office's name: the rows of portfolios.tsv and the ministers of offices.tsv."""
    names = {}
    for row in read_rows("knowledge/portfolios.tsv"):
        for word in row["words"].split("|"):
            names.setdefault(word, row["portfolio"])
    for row in read_rows("knowledge/offices.tsv"):
        if row["key"].startswith("minister:") and "<" not in row["words"]:
            for word in row["words"].split("|"):
                if word.startswith(("minister of ", "minister for ")):
                    names.setdefault(re.sub("^minister (of|for) ", "", word), row["key"].split(":")[1])
    return names


def minister_role(office, names):
    """"Minister of Economy & Finance" -> "Finance Minister"; "minister" if the portfolio has no name here."""
    named = re.fullmatch(r"(?:Cabinet Secretary|Minister|Secretary|Secretary of State|Chief of the Federal Department) "
                         r"(?:of|for) (?:the )?(.*)", office)
    if not named or named[1].startswith("State "):
        return "Minister" if re.match(r"(Senior |Coordinating |Designated )?Minister\b", office) else None
    whole = re.sub(r"\bGovt\.", "Government", re.sub(r"\bIntl\.", "International", named[1])).lower().replace("&", "and")
    parts = [whole] + [part.strip() for part in re.split(r",|\band\b", whole)]
    found = [names.get(re.sub(r"^(the|national|federal) ", "", part)) or names.get(part) for part in parts]
    found = [name for name in found if name]
    if not found:
        return "Minister"
    chief = [name for name in CHIEF_PORTFOLIOS if name in found]
    return (chief or found)[0] + " Minister"


def from_cia(folder, codes):
    names = portfolios()
    for row in read_rows(folder / "cia_world_leaders_2019.tsv"):
        code, office = codes.get(row["country"]), re.sub(r" \([Aa]cting\)$", "", row["office"])
        if not code:
            continue
        role = next((r or office for pattern, r in CIA_ROLES if re.fullmatch(pattern, office)), None)
        role = role or minister_role(office, names)
        holder = re.sub(r",.*|\(.*?\)", "", row["holder"])
        holder = re.sub(r"\b(Gen|Lt|Maj|Col|Adm|Dr|Brig|Capt|Cdr|Fd|Mar|Ret|Sr|Gov|Rev|Eng)\.", "", holder)
        name, surname = in_title_case(" ".join(holder.split()))
        if role and surname and 1 < len(name.split()) <= 6:
            yield dict(name=name, surname=surname, country=code, role=role, seen="2019-06",
                       source="CIA World Leaders, June 2019")


def phoenix_date(text):
    """yymmdd or yyyymmdd -> month."""
    if len(text) == 6:
        text = ("20" if text < "150000" else "19") + text
    return text[:4] + "-" + text[4:6]


def months(date):
    return int(date[:4]) * 12 + int(date[5:7])


def phoenix_tenures(folder):
    """Name, CAMEO code of the state, begin, end (empty: unknown) of each tenure in a government from 1990 on."""
    name = None
    for line in (folder / "Phoenix.Countries.actors.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(("#", "+")) or not line.strip():
            continue
        if not line[0].isspace():
            name = line.split("#")[0].strip() if "# CountryInfo" in line else None
            continue
        tenure = re.match(r"\s+\[([A-Z]{3})GOV(?:MIL)? (?:>(\d{6,8})|(\d{6,8})-(\d{6,8}))\]", line)
        if not name or not tenure:
            continue
        begin, end = phoenix_date(tenure[2] or tenure[3]), phoenix_date(tenure[4]) if tenure[4] else ""
        if (end or begin) >= "1990" and not (end and not 0 <= months(end) - months(begin) < 12 * 40):
            yield name, tenure[1], begin, end


def from_phoenix(folder, codes):
    """One row for each unbroken time in a government: tenures that follow each other are one."""
    by_person = {}
    for name, code, begin, end in phoenix_tenures(folder):
        by_person.setdefault((name, code), []).append((begin, end))
    by_cameo = {row["cameo"]: row["code"] for row in read_rows("knowledge/states.tsv")}
    for (name, code), tenures in by_person.items():
        words = [w.lower() if w.lower() in PARTICLES else re.sub(r"^Mc([a-z])", lambda m: "Mc" + m[1].upper(), w.capitalize())
                 for w in name.strip("_").split("_") if w]
        if not 2 <= len(words) <= 5 or any(w.upper() in PHOENIX_TITLES for w in words) or code not in by_cameo or \
                not all(re.fullmatch(r"[A-Za-z'.-]+", w) for w in words) or len(words[-1]) < 3 or len(words[0]) < 2:
            continue
        merged = []
        for begin, end in sorted(tenures):
            if merged and (not merged[-1][1] or months(begin) - months(merged[-1][1]) <= 2):
                merged[-1][1] = max(end, merged[-1][1]) if end and merged[-1][1] else ""
            else:
                merged.append([begin, end])
        for begin, end in merged:
            yield dict(name=" ".join(words), country=by_cameo[code], **{"from": begin, "to": end}, source="petrarch")


def from_wikidata(folder, codes):
    for row in read_rows(folder / "heads_wikidata_2022.csv", ","):
        code = codes.get(row["country"])
        label = row["positionLabel"]
        role = next((r for w, r in (("prime minister", "Prime Minister"), ("chancellor", "Chancellor"), ("premier", "Premier"),
                                    ("president", "President"), ("monarch", "King"), ("king", "King"), ("emir", "Emir"),
                                    ("sultan", "Sultan"), ("supreme leader", "Supreme Leader"), ("taoiseach", "Taoiseach"))
                     if w in label.lower()), None)
        if role == "President" and code == "TWN" and row["officeholderLabel"] != "Tsai Ing-wen":
            role = "Premier"  # "President of the Executive Yuan"
        if (code, row["officeholderLabel"]) == ("ARE", "Mohammed bin Rashid Al Maktoum") and role == "President":
            continue  # for a day
        if code and role and "vice" not in label.lower() and not row["officeholderLabel"].startswith(("Elizabeth II", "Charles III")):
            yield dict(name=re.sub(r" of [A-Z].*", "", row["officeholderLabel"]), country=code, role=role,
                       **{"from": row["start_year"], "to": row["end_year"]}, wikidata=row["officeholder"],
                       seen="2022-10", source="Wikidata 2022-10")


def from_2026(folder, codes):
    for row in read_rows(folder / "heads_2026.tsv"):
        code = codes.get(row["country"])
        role = row["title"].split(" and ")[-1].replace("Prime Minister (King)", "Prime Minister")
        if row["holder"] == "Mohammed bin Salman" and role == "King":
            continue  # the source takes the prime minister for the king
        if code and role in ("Sultan", "Prime Minister", "King", "President", "Chancellor", "Premier", "Emir", "Emperor", "Taoiseach"):
            yield dict(name=row["holder"], country=code, role=role, **{"from": row["since"][:7]}, seen="2026-07",
                       wikidata=row["wikidata"], source="Wikidata, Wikipedia 2026-07")


def from_known():
    for line in (Path(__file__).parent / "office_holders_known.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, surname, country, role, start, end = line.split(";")
            yield dict(name=name, surname=surname, country=country, role=role, **{"from": start, "to": end},
                       seen="" if end else "2025-06", source="general knowledge")


def main():
    folder, dictionaries, codes, gender = Path(sys.argv[1]), Path(sys.argv[2]), countries(), genders()
    columns = ["name", "surname", "country", "role", "from", "to", "seen", "gender", "wikidata", "source"]
    rows, known, surnames, begins = [], set(), {}, {}
    held_2019 = {(row["country"], SAME_OFFICE.get(row["role"], row["role"])) for row in from_known()
                 if row["from"] <= "2019-06" and (row["to"] or "9") >= "2019-06" and row["role"] not in MANY_HOLD}
    for row in [*from_known(), *from_cia(folder, codes), *from_wikidata(folder, codes), *from_2026(folder, codes)]:
        key = (plain(row["name"]), row["country"])
        if row.get("surname"):
            surnames.setdefault(key, row["surname"])
        row["surname"] = row.get("surname") or surnames.get(key) or last_name(row["name"])
        row["gender"] = gender_of(row["name"], gender)
        if row["source"] == "general knowledge":
            woman = row["name"] in KNOWN_WOMEN or row["gender"] == "female" and row["name"] not in KNOWN_MEN
            row["gender"] = "female" if woman else "male"
        if row["role"] in ("King", "Emir", "Amir", "Sultan", "Emperor", "Queen"):
            row["gender"] = "female" if row["role"] == "Queen" else "male"
        dated = key + (row["role"], row.get("from") or row.get("seen"))
        # The CIA list is in places months behind: it does not go against a tenure that is known.
        if row["source"].startswith("CIA") and (row["country"], SAME_OFFICE.get(row["role"], row["role"])) in held_2019:
            continue
        # Wikidata gives years: a row of months that begins in that year says the same and more.
        if row["source"].startswith("Wikidata") and (row.get("from") or "-")[:4] in begins.get(key + (row["role"],), {}):
            begins[key + (row["role"],)][row["from"][:4]]["wikidata"] = row["wikidata"]
            continue
        if dated not in known and not (row["source"].startswith("CIA") and key + (row["role"],) in known):
            rows.append(row)
            if row.get("from"):
                begins.setdefault(key + (row["role"],), {})[row["from"][:4]] = row
        known.update((dated, key + (row["role"],)))
    persons = {(plain(row["name"]), row["country"]) for row in rows}
    items = {(plain(row["name"]), row["country"]): row["wikidata"] for row in rows if row.get("wikidata")}
    for row in rows:
        row["wikidata"] = row.get("wikidata") or items.get((plain(row["name"]), row["country"]))
    rows.sort(key=lambda r: (r["country"], r["role"], r.get("from") or r.get("seen") or "", r["name"]))
    write("office_holders.tsv",
          "# Who held which office when: made by tools/make_office_holders.py, not edited by hand.\n"
          "# name, surname; country: as in states.tsv, empty for bodies that are none; role: words of offices.tsv; from, to: year or\n"
          "#   month, empty if unknown or still held; seen: a month when the source lists the holder (the last it speaks of); gender: by the given name,\n"
          "#   empty if it does not tell; wikidata: item; source: where the fact is from (facts only; see\n"
          "#   tools/make_office_holders.py for licences)\n", columns, rows)

    members = [row for row in from_phoenix(dictionaries, codes) if (plain(row["name"]), row["country"]) not in persons]
    for row in members:
        row["key"], row["gender"] = plain(last_name(row["name"])).split()[-1], gender_of(row["name"], gender)
    members.sort(key=lambda r: (r["key"], r["name"], r["country"], r["from"]))
    write("government_members.tsv",
          "# Who was in the government of which state when, where the source does not tell the office: made by\n"
          "# tools/make_office_holders.py, not edited by hand; searched where it lies (src/actors/government_members.cpp).\n"
          "# key: last word of the name, folded; the rows are in its order, byte by byte. name; country: as in states.tsv; from,\n"
          "#   to: month, empty if unknown; gender: by the given name, empty if it does not tell; source: petrarch = a tenure with a\n"
          "#   code of government in Phoenix.Countries.actors.txt of openeventdata/petrarch2 (MIT), facts only\n",
          ["key", "name", "country", "from", "to", "gender", "source"], members)


def gender_of(name, gender):
    known = [gender[word] for word in plain(name).split() if word in gender]
    return known[0] if known else ""


def write(file, head, columns, rows):
    lines = ["\t".join(row.get(column) or "" for column in columns) for row in rows]
    Path("knowledge", file).write_text(head + "\n".join(["\t".join(columns)] + lines) + "\n", encoding="utf-8")


main()
