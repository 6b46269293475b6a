"""Honest noise for the parser's training: what news does to sentences that the treebanks have little of.

Headlines (no articles, no forms of "be", "to" for "will", a comma for "and", words in single quotes, no final stop, some in title
case), shouting, lower case, sentences without their stop, and names never seen (the head of one name of the treebank with
the tail of another).
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
    """The sentence as it is (85 %), or changed."""
    roll = noise.random()
    if roll < 0.05:
        return headline(words, noise)
    if roll < 0.08:
        return renamed(words, names, noise) if names else words
    if roll < 0.11:
        return without_stop(words)
    case = str.upper if roll < 0.12 else str.title if roll < 0.135 else str.lower if roll < 0.15 else None
    return recased(words, case) if case else words
