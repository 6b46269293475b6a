"""What the trainer and the C++ reader must compute alike of a word or a code point.

docs/model-format.md ("Shared functions") is the contract; src/syntax/words.cpp is the other side;
tests/syntax/shared_functions.tsv holds the values that both sides are tested with.
"""
import unicodedata

_PLAIN = {c: "'" for c in "\u2018\u2019\u201b\u2032"}
_PLAIN.update({c: '"' for c in "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"})
_PLAIN.update({c: "-" for c in "\u2010\u2011\u2012\u2013\u2014\u2015"})
_PLAIN.update({"\u2026": "...", "\u00a0": ""})
_LONG_DASHES = "\u2013\u2014\u2015"
_WHITE = "\t\n\r\f\v"
CHAR_CLASSES = 8  # rows of the character table before the known code points


def normalise(form):
    """The form with typographic quotes, dashes and ellipses made plain."""
    if form.isascii():
        return form
    if len(form) == 1 and form in _LONG_DASHES:
        return "\u2014"
    return "".join(_PLAIN.get(c, c) for c in form)


def _simple(c, mapped):
    return mapped if len(mapped) == 1 else c


def lower_code_points(text):
    if text.isascii():
        return text.lower()
    return "".join("i" if c == "\u0130" else _simple(c, c.lower()) for c in text)  # U+0130: its simple mapping


def lower(form):
    return lower_code_points(normalise(form))


def title_case(normal):
    return _simple(normal[:1], normal[:1].upper()) + lower_code_points(normal[1:])


def _shape_of(c):
    category = unicodedata.category(c)
    if category in ("Lu", "Lt"):
        return "X"
    if category[0] == "L":
        return "x"
    return "d" if category[0] == "N" else c


def shape(form):
    """'McDonald's' -> "XxXxxx'x": runs of one class cut to three."""
    out = []
    for c in normalise(form):
        s = _shape_of(c)
        if out[-3:] != [s] * 3:
            out.append(s)
    return "".join(out)


def fnv1a(data):
    value = 2166136261
    for byte in data:
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value


def bucket(tag, text, rows):
    return fnv1a((tag + "=" + text).encode("utf-8")) % rows


def word_features(form):
    """(tag, text) of the eight hashed features of a word, in the order of the contract."""
    normal = normalise(form)
    small = lower_code_points(normal)
    return (("w", small), ("p1", normal[:1]), ("p3", small[:3]), ("s2", small[-2:]),
            ("s3", small[-3:]), ("s4", small[-4:]), ("sh", shape(form)), ("n", normal))


def is_white(c):
    return c in _WHITE or unicodedata.category(c)[0] == "Z"


def is_punctuation(c):
    return unicodedata.category(c)[0] == "P"


def char_class(c):
    """Row 0 to 7 of the character table, for a code point that the table does not know."""
    category = unicodedata.category(c)
    if category in ("Lu", "Lt"):
        return 2
    if category == "Cc":
        return 6
    return {"L": 1, "N": 3, "P": 4, "S": 5, "Z": 6, "M": 7}.get(category[0], 0)


def char_label(c):
    """A code point as the character table lists it: normalised where that is one code point."""
    plain = normalise(c)
    return plain if len(plain) == 1 else c


def chunk_key(chunk):
    """lower() of the chunk without punctuation at its edges; a '.' right after the rest stays."""
    begin, end = 0, len(chunk)
    while begin < end and is_punctuation(chunk[begin]):
        begin += 1
    while end > begin and is_punctuation(chunk[end - 1]):
        end -= 1
    if begin < end < len(chunk) and chunk[end] == ".":
        end += 1
    return lower(chunk[begin:end])


def _cased(case, normal):
    return {"l": lower_code_points, "t": title_case, "k": str}[case](normal)


def _common_prefix(a, b):
    n = 0
    while n < min(len(a), len(b)) and a[n] == b[n]:
        n += 1
    return n


def lemma_script(form, lemma):
    """The shortest edit script; '=lemma' where less than half of a form of the word is kept."""
    normal, lemma = normalise(form), normalise(lemma)
    best = None
    for case in "lkt":
        base = _cased(case, normal)
        kept = _common_prefix(base, lemma)
        cost = len(base) - kept + len(lemma) - kept
        if kept * 2 >= len(base) and (best is None or cost < best[0]):
            best = (cost, "%s-%d+%s" % (case, len(base) - kept, lemma[kept:]))
    return best[1] if best and normal else "=" + lemma


def apply_lemma_script(script, form):
    if script[0] == "=":
        return script[1:]
    cut, suffix = script[2:].split("+", 1)
    base = _cased(script[0], normalise(form))
    return base[:max(0, len(base) - int(cut))] + suffix
