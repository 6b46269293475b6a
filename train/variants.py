"""The dev sets as a newspaper might print them, to measure how well a model bears it: script/measure robust.

  variants.py BANK.conllu.xz OUT      writes OUT/{plain,upper,lower,title,unstopped,curly,headline,renamed}.conllu

The same noise as in training (noise.py), on dev sentences; tags and trees are the treebank's. A sentence whose tree the
change would break is left as it is.
"""
import dataclasses
import os
import random
import sys

import conllu
import noise


def surface(sentence):
    """Tokens as (words, text, space after)."""
    out, at = [], 0
    for token in sentence.tokens:
        out.append((sentence.words[at:at + len(token.words)], token.form, token.space_after))
        at += len(token.words)
    return out


def one_token_a_word(words):
    return [([w], w.form, True) for w in words]


def recased(sentence, case):
    def changed(form):
        return form if "'" in form or "\u2019" in form else case(form)
    return [([dataclasses.replace(w, form=changed(w.form)) if len(words) == 1 else w for w in words],
             changed(form) if len(words) == 1 else form, space) for words, form, space in surface(sentence)]


def unstopped(sentence):
    kept = noise.without_stop(sentence.words)
    return surface(sentence)[:-1] if len(kept) < len(sentence.words) else surface(sentence)


def curly(sentence):
    out, opened = [], False
    for words, form, space in surface(sentence):
        if form == '"' and len(words) == 1:
            form = "\u201d" if opened else "\u201c"
            words, opened = [dataclasses.replace(words[0], form=form)], not opened
        elif len(words) == 1:
            form = form.replace("'", "\u2019")
            words = [dataclasses.replace(words[0], form=form)]
        out.append((words, form, space))
    return out


def write(path, sentences):
    with open(path, "w", encoding="utf-8") as out:
        for starts_paragraph, tokens in sentences:
            if starts_paragraph:
                out.write("# newpar\n")
            number = 0
            for words, form, space in tokens:
                misc = "_" if space else "SpaceAfter=No"
                if len(words) > 1:
                    out.write("%d-%d\t%s%s\t%s\n" % (number + 1, number + len(words), form, "\t_" * 7, misc))
                for w in words:
                    number += 1
                    out.write("\t".join((str(number), w.form, w.lemma, w.upos, w.xpos, w.feats, str(w.head), w.label, "_",
                                         misc if len(words) == 1 else "_")) + "\n")
            out.write("\n")


def main():
    path, out = sys.argv[1:]
    os.makedirs(out, exist_ok=True)
    sentences = [s for s in conllu.read_sentences(path) if "".join(t.form for t in s.tokens).strip()]
    names, choice = noise.names_of([s.words for s in sentences]), random.Random(1)
    makers = {
        "plain": surface, "upper": lambda s: recased(s, str.upper), "lower": lambda s: recased(s, str.lower),
        "title": lambda s: recased(s, str.title), "unstopped": unstopped, "curly": curly,
        "headline": lambda s: one_token_a_word(noise.headline(s.words, choice)),
        "renamed": lambda s: one_token_a_word(noise.renamed(s.words, names, choice))}
    alone = ("unstopped", "headline", "renamed")  # a paragraph a sentence, as nothing else could end it
    for name, make in makers.items():
        # What begins in capitals would be a dateline there, which is no prose.
        made = [s for s in sentences if name not in alone or not s.words[0].form[:3].isupper()]
        write(os.path.join(out, name + ".conllu"), [(name in alone or s.starts_paragraph, make(s)) for s in made])


if __name__ == "__main__":
    main()
