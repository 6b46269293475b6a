"""Reading CoNLL-U treebanks into what the two networks learn from.

A Sentence keeps its words and its surface tokens (a token is one or more words: do|n't); a paragraph is a list of
sentences, cut at `# newpar` and `# newdoc` as shared/tools/score_conllu.py --text does. Entity types at
mention heads come from GUM's `Entity=` (MISC); treebanks without that key have entity None.
Format: https://universaldependencies.org/format.html; Entity: https://gucorpling.org/gum/.
"""
import lzma
import re
from dataclasses import dataclass, field

# GUM genres under non-commercial licences (LICENSE.txt of amir-zeldes/gum): never trained on.
LEFT_OUT = ("GUM_essay_", "GUM_fiction_", "GUM_letter_", "GUM_podcast_", "GUM_whow_")


@dataclass
class Word:
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int  # 0 = root
    label: str
    misc: dict
    entity: str = None


@dataclass
class Token:
    form: str
    words: list  # forms
    space_after: bool


@dataclass
class Sentence:
    words: list = field(default_factory=list)
    tokens: list = field(default_factory=list)
    starts_paragraph: bool = False
    document: str = ""


def open_text(path):
    return lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else open(path, encoding="utf-8")


def _misc(column):
    return dict(p.split("=", 1) for p in column.split("|") if "=" in p)


def _sentence(rows, comments, document):
    out = Sentence(document=document)
    out.starts_paragraph = any(re.match(r"#\s*new(par|doc)\b", c) for c in comments)
    until = 0
    for c in rows:
        if "." in c[0]:
            continue
        space = "SpaceAfter=No" not in c[9].split("|")
        if "-" in c[0]:
            until = int(c[0].split("-")[1])
            out.tokens.append(Token(c[1], [], space))
            continue
        if int(c[0]) > until:
            out.tokens.append(Token(c[1], [], space))
        out.tokens[-1].words.append(c[1])
        out.words.append(Word(c[1], c[2], c[3], c[4], c[5], int(c[6]), c[7], _misc(c[9])))
    return out


def read_sentences(path, left_out=()):
    """Sentences of a treebank, less documents whose id starts with one of `left_out`."""
    rows, comments, document, out = [], [], "", []
    with open_text(path) as lines:
        for line in lines:
            line = line.rstrip("\r\n")
            if line.startswith("#"):
                comments.append(line)
                match = re.match(r"#\s*newdoc id\s*=\s*(.*)", line)
                document = match.group(1).strip() if match else document
            elif line:
                rows.append(line.split("\t"))
            else:
                if rows and not document.startswith(tuple(left_out) or ("\0",)):
                    out.append(_sentence(rows, comments, document))
                rows, comments = [], []
    mark_entities(out)
    return out


def paragraphs(sentences):
    out = []
    for sentence in sentences:
        if sentence.starts_paragraph or not out or out[-1][-1].document != sentence.document:
            out.append([])
        out[-1].append(sentence)
    return out


_BRACKET = re.compile(r"\(([^()]*)(\))?|([^()]+)\)")


def _mentions(words):
    """(first, last, type, has an identity) of the mentions of a sentence, 0-based, in order of opening."""
    stack, out = [], []
    for at, word in enumerate(words):
        for opened, closed, group in _BRACKET.findall(word.misc.get("Entity", "")):
            if group:
                for k in range(len(stack) - 1, -1, -1):
                    if stack[k][0] == group:
                        mention = stack.pop(k)
                        out.append((mention[1], at, mention[2], mention[3]))
                        break
                continue
            fields = opened.split("-")
            mention = (fields[0], at, fields[1] if len(fields) > 1 else "", len(fields) > 7)
            if closed:
                out.append((at, at, mention[2], mention[3]))
            else:
                stack.append(mention)
    return out


def _head_of(words, first, last):
    for at in range(first, last + 1):
        if not first + 1 <= words[at].head <= last + 1:
            return at
    return first


def mark_entities(sentences):
    """Sets Word.entity where the treebank has Entity=: the type at a mention's head ('*' = named), else 'O'."""
    if not any("Entity" in w.misc for s in sentences for w in s.words):
        return
    for sentence in sentences:
        widest = {}
        for word in sentence.words:
            word.entity = "O"
        for first, last, kind, identity in _mentions(sentence.words):
            head = _head_of(sentence.words, first, last)
            if kind and last - first >= widest.get(head, -1):
                widest[head] = last - first
                named = identity or sentence.words[head].upos == "PROPN"
                sentence.words[head].entity = kind + ("*" if named else "")
