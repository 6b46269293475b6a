"""Honest noise for the parser's training: what news does to sentences that the treebanks have little of.

Headlines (no articles, no forms of "be", what happened in the present tense, "to" for "will", a comma for "and", words in single quotes, no final stop, some in title
case), shouting, lower case, sentences without their stop, and names never seen (the head of one name of the treebank with
the tail of another). What needs lemmas is left out where there are none, in silver trees.
"""
import dataclasses

HEADLINE_DROPS = {"det": ("the", "a", "an"), "cop": ("be",), "aux": ("be",), "aux:pass": ("be",)}


def without(words, out):
    """The sentence without the words at the 0-based places `out`, on which no word may hang."""
    place, kept = {}, [k for k in range(len(words)) if k not in out]
    for new, old in enumerate(kept):
        place[old + 1] = new + 1
    return [dataclasses.replace(words[k], head=place.get(words[k].head, 0)) for k in kept]


def without_stop(words):
    """The sentence without its final stop, where nothing hangs on it."""
    if len(words) < 3 or words[-1].form != "." or any(w.head == len(words) for w in words):
        return words
    return words[:-1]


def in_telegraph_style(words):
    """Without articles, forms of "be" and the final stop; "will" is "to", and "and" between names a comma."""
    heads = {w.head for w in words}
    out = {k for k, w in enumerate(words)
           if w.lemma in HEADLINE_DROPS.get(w.label, ()) and k + 1 not in heads and "'" not in w.form}

    def told(k, word):
        if word.lemma == "will" and word.label == "aux" and word.form == "will":
            return dataclasses.replace(word, form="to", lemma="to", upos="PART", xpos="TO", feats="_", label="mark")
        if word.form == "and" and word.label == "cc" and words[word.head - 1].xpos == "NNP":
            return dataclasses.replace(word, form=",", lemma=",", upos="PUNCT", xpos=",", feats="_", label="punct")
        return word
    return without_stop(without([told(k, w) for k, w in enumerate(words)], out))


def third_person(lemma):
    """meet -> meets"""
    after_consonant = lemma[-2:-1] not in "aeiou"
    if lemma == "have":
        return "has"
    if lemma.endswith(("s", "x", "z", "ch", "sh")) or lemma[-1] == "o" and after_consonant:
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma[-1] == "y" and after_consonant else lemma + "s"


def in_present_tense(words):
    """What the main clause tells as past, in the present tense: "minister met envoy" -> "minister meets envoy"."""
    def told(word):
        of_main_clause = word.label == "root" or word.label == "conj" and words[word.head - 1].label == "root"
        if word.xpos != "VBD" or word.upos != "VERB" or not word.lemma or not of_main_clause or "Person=3" not in word.feats:
            return word
        one = "Number=Sing" in word.feats
        form, xpos = (third_person(word.lemma), "VBZ") if one else (word.lemma, "VBP")
        return dataclasses.replace(word, form=form, xpos=xpos, feats=word.feats.replace("Tense=Past", "Tense=Pres"))
    return [told(w) for w in words]


def quoted(words, first, last, head):
    """The sentence with the words at the 0-based places first .. last in single quotes, which hang on `head`."""
    def moved(old):
        return old + (old > first) + (old > last + 1)
    out = [dataclasses.replace(w, head=moved(w.head)) for w in words]
    for place, xpos in ((last + 1, "''"), (first, "``")):
        mark = dataclasses.replace(words[head], form="'", lemma="'", upos="PUNCT", xpos=xpos, feats="_",
                                   head=moved(head + 1), label="punct")
        if mark.entity is not None:
            mark.entity = "O"
        out.insert(place, mark)
    return out


def with_a_quotation(words, noise):
    """A word and what hangs on it, up to four words that stand together, in single quotes."""
    below = [{k} for k in range(len(words))]
    for k in range(len(words)):
        at, steps = words[k].head - 1, 0
        while at >= 0 and steps < len(words):
            below[at].add(k)
            at, steps = words[at].head - 1, steps + 1
    can = [k for k, places in enumerate(below) if words[k].upos in ("ADJ", "VERB", "NOUN") and len(places) <= 4
           and max(places) - min(places) + 1 == len(places)]
    if not can:
        return words
    head = noise.choice(can)
    return quoted(words, min(below[head]), max(below[head]), head)


def headline(words, noise):
    words = in_telegraph_style(words)
    if noise.random() < 0.8:
        words = in_present_tense(words)
    if noise.random() < 0.35:
        words = with_a_quotation(words, noise)
    return recased(words, str.title) if noise.random() < 0.3 else words


def recased(words, case):
    return [dataclasses.replace(w, form=w.form if "'" in w.form else case(w.form)) for w in words]


def renamed(words, names, noise):
    """Names of other people: each NNP of letters becomes the head of one known name and the tail of another."""
    def other(word):
        if word.xpos != "NNP" or not word.form.istitle() or len(word.form) < 4:
            return word
        head, tail = noise.choice(names), noise.choice(names)
        form = head[:(len(head) + 1) // 2] + tail[len(tail) // 2:]
        return dataclasses.replace(word, form=form, lemma=form)
    return [other(w) for w in words]


def names_of(sentences):
    return sorted({w.form for s in sentences for w in s if w.xpos == "NNP" and w.form.istitle() and w.form.isalpha()
                   and 4 <= len(w.form) <= 12})


def noisy(words, names, noise):
    """The sentence as it is (83 %), or changed."""
    roll = noise.random()
    if roll < 0.07:
        return headline(words, noise)
    if roll < 0.10:
        return renamed(words, names, noise) if names else words
    if roll < 0.13:
        return without_stop(words)
    case = str.upper if roll < 0.14 else str.title if roll < 0.155 else str.lower if roll < 0.17 else None
    return recased(words, case) if case else words
