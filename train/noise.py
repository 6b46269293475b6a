"""Honest noise for the parser's training: what news does to sentences that the treebanks have little of.

Headlines (no articles, no forms of "be", no final stop, often in title case), shouting, lower case, sentences without
their stop, and names never seen (the head of one name of the treebank with the tail of another).
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


def headline(words):
    heads = {w.head for w in words}
    out = {k for k, w in enumerate(words)
           if w.lemma in HEADLINE_DROPS.get(w.label, ()) and k + 1 not in heads and "'" not in w.form}
    return without_stop(without(words, out))


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
    if roll < 0.03:
        return recased(headline(words), str.title) if roll < 0.015 else headline(words)
    if roll < 0.06:
        return renamed(words, names, noise) if names else words
    if roll < 0.10:
        return without_stop(words)
    case = str.upper if roll < 0.11 else str.title if roll < 0.13 else str.lower if roll < 0.15 else None
    return recased(words, case) if case else words
