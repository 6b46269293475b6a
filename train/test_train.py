"""Tests of the shared functions, the edit scripts, the spanning tree, the noise, the file format, the LSTM layer, and a
smoke training.

  /usr/bin/python3 train/test_train.py      (ends with 77, skipped, where PyTorch is missing)

The values of tests/syntax/shared_functions.tsv (function, input, output) are read by the C++ test, too; in it \\uXXXX
stands for a code point, and the input of bucket and apply_lemma_script has its arguments split by a blank.
"""
import itertools
import os
import random
import re
import sys
import tempfile
import unittest

try:
    import numpy
    import torch
except ImportError:
    print("skipped: python3-torch is not there (train/packages.txt)")
    sys.exit(77)

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import conllu
import mst
import noise
import safetensors_file
import shared_functions as shared

TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tests", "syntax", "shared_functions.tsv")


def unescaped(text):
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m.group(1), 16)), text)


def call(function, text):
    if function == "fnv1a":
        return str(shared.fnv1a(text.encode("utf-8")))
    if function == "bucket":
        tag, word, rows = text.split(" ")
        return str(shared.bucket(tag, word, int(rows)))
    if function == "apply_lemma_script":
        script, form = text.split(" ")
        return shared.apply_lemma_script(script, form)
    return str(getattr(shared, function)(text))


class SharedFunctions(unittest.TestCase):
    def test_table(self):
        with open(TABLE, encoding="utf-8") as lines:
            rows = [line.rstrip("\n").split("\t") for line in lines if line.strip() and line[0] != "#"]
        self.assertGreater(len(rows), 50)
        for function, given, wanted in rows:
            self.assertEqual(call(function, unescaped(given)), unescaped(wanted), (function, given))

    def test_scripts_give_the_lemma_back(self):
        for form, lemma in (("countries", "country"), ("was", "be"), ("Obama", "Obama"), ("OBAMA", "Obama"), ("Is", "be"),
                            ("McDonald\u2019s", "McDonald's"), ("\u2014", "-"), ("a", "a"), ("Better", "good")):
            script = shared.lemma_script(form, lemma)
            self.assertEqual(shared.apply_lemma_script(script, form), shared.normalise(lemma))


class SpanningTree(unittest.TestCase):
    def best_by_search(self, scores):
        words = len(scores)
        best = None
        for heads in itertools.product(range(words + 1), repeat=words):
            if sum(h == 0 for h in heads) == 1 and all(self.reaches_root(heads, k) for k in range(words)):
                total = sum(scores[k][h] for k, h in enumerate(heads))
                best = max(best, (total, heads)) if best else (total, heads)
        return list(best[1])

    def reaches_root(self, heads, k):
        for _ in range(len(heads) + 1):
            k = heads[k] - 1
            if k < 0:
                return True
        return False

    def test_against_search(self):
        numbers = numpy.random.RandomState(7)
        for trial in range(150):
            scores = numbers.randn(1 + trial % 5, 2 + trial % 5)
            self.assertEqual(mst.spanning_tree(scores), self.best_by_search(scores), scores)

    def test_large(self):
        scores = numpy.random.RandomState(3).randn(120, 121) * 5
        heads = mst.spanning_tree(scores)
        self.assertEqual(heads.count(0), 1)
        self.assertTrue(all(self.reaches_root(heads, k) for k in range(120)))


class Files(unittest.TestCase):
    def test_safetensors(self):
        tensors = {"a": numpy.arange(6, dtype=numpy.float32).reshape(2, 3), "b": safetensors_file.text_table(["x", "\u2014"]),
                   "c": numpy.ones((2, 1), numpy.float16)}
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "m.safetensors")
            safetensors_file.write(path, tensors, {"format": "t"})
            back, metadata = safetensors_file.read(path)
        self.assertEqual(metadata, {"format": "t"})
        for name, value in tensors.items():
            numpy.testing.assert_array_equal(back[name], value)
        self.assertEqual(safetensors_file.entries_of(back["b"]), ["x", "\u2014"])

    def test_entities_at_heads(self):
        rows = [("Barack", 3, "PROPN", "(1-person-new-s-cf1-1-coref-Barack_Obama"), ("Obama", 1, "PROPN", "1)"),
                ("saw", 0, "VERB", ""), ("a", 5, "DET", "(2-animal-new-s-cf2-2-sgl"), ("dog", 3, "NOUN", "2)")]
        lines = ["# newdoc id = x"] + ["%d\t%s\t_\t%s\t_\t_\t%d\tdep\t_\t%s" % (
            k + 1, form, upos, head, "Entity=" + entity if entity else "_")
            for k, (form, head, upos, entity) in enumerate(rows)]
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "x.conllu")
            with open(path, "w", encoding="utf-8") as out:
                out.write("\n".join(lines) + "\n\n")
            words = conllu.read_sentences(path)[0].words
        self.assertEqual([w.entity for w in words], ["person*", "O", "O", "O", "animal"])


class Noise(unittest.TestCase):
    def sentence(self):
        rows = [("The", "the", 2, "det"), ("minister", "minister", 4, "nsubj:pass"), ("was", "be", 4, "aux:pass"),
                ("seen", "see", 0, "root"), ("in", "in", 6, "case"), ("Lisbon", "Lisbon", 4, "obl"), (".", ".", 4, "punct")]
        return [conllu.Word(form, lemma, "_", "NNP" if form == "Lisbon" else "_", "_", head, label, {})
                for form, lemma, head, label in rows]

    def test_headline(self):
        words = noise.in_telegraph_style(self.sentence())
        self.assertEqual([(w.form, w.head) for w in words], [("minister", 2), ("seen", 0), ("in", 4), ("Lisbon", 2)])

    def test_present_tense(self):
        past = "Mood=Ind|Number=%s|Person=3|Tense=Past|VerbForm=Fin"
        words = [conllu.Word("envoy", "envoy", "NOUN", "NN", "_", 2, "nsubj", {}),
                 conllu.Word("met", "meet", "VERB", "VBD", past % "Sing", 0, "root", {}),
                 conllu.Word("denied", "deny", "VERB", "VBD", past % "Sing", 2, "conj", {}),
                 conllu.Word("went", "go", "VERB", "VBD", past % "Sing", 2, "advcl", {})]
        told = noise.in_present_tense(words)
        self.assertEqual([(w.form, w.xpos) for w in told], [("envoy", "NN"), ("meets", "VBZ"), ("denies", "VBZ"), ("went", "VBD")])
        self.assertEqual(told[1].feats, "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin")
        words[1].feats = past % "Plur"
        self.assertEqual((noise.in_present_tense(words)[1].form, noise.in_present_tense(words)[1].xpos), ("meet", "VBP"))
        self.assertEqual([noise.third_person(v) for v in ("have", "push", "obey", "back", "veto")],
                         ["has", "pushes", "obeys", "backs", "vetoes"])

    def test_quoted(self):
        words = noise.quoted(noise.in_telegraph_style(self.sentence()), 2, 3, 3)
        self.assertEqual([(w.form, w.head) for w in words],
                         [("minister", 2), ("seen", 0), ("'", 5), ("in", 5), ("Lisbon", 2), ("'", 5)])

    def test_renamed(self):
        words = noise.renamed(self.sentence(), ["Marshall", "Timothy"], random.Random(5))
        self.assertEqual([w.form for w in words][:5], ["The", "minister", "was", "seen", "in"])
        self.assertNotEqual(words[5].form, "Lisbon")
        self.assertEqual(words[5].form, words[5].lemma)

    def test_noise_keeps_trees(self):
        roll = random.Random(1)
        for _ in range(300):
            words = noise.noisy(self.sentence(), ["Marshall"], roll)
            self.assertEqual([w.head for w in words].count(0), 1)
            self.assertTrue(all(0 <= w.head <= len(words) for w in words))


class Training(unittest.TestCase):
    """Ten sentences, a few steps: the loss falls, and the model file is whole."""

    def setUp(self):
        torch.set_num_threads(1)

    def bank(self):
        lines = []
        for k in range(10):
            name, verb = ("Okoye", "Petrova", "Lindqvist")[k % 3], ("met", "called")[k % 2]
            lines += ["# newdoc id = d%d" % k, "# newpar"] + ["\t".join(row) for row in (
                ("1", name, name, "PROPN", "NNP", "Number=Sing", "2", "nsubj", "_", "Entity=(1-person-new-s-cf1-1-sgl)"),
                ("2", verb, verb[:-2], "VERB", "VBD", "Tense=Past", "0", "root", "_", "_"),
                ("3", "envoys", "envoy", "NOUN", "NNS", "Number=Plur", "2", "obj", "_", "SpaceAfter=No"),
                ("4", ".", ".", "PUNCT", ".", "_", "2", "punct", "_", "_"))] + [""]
        return "\n".join(lines) + "\n"

    def test_smoke(self):
        import gzip
        import lzma
        import parser_model
        import train
        with tempfile.TemporaryDirectory() as folder:
            for name in ("ewt-ud-train", "ewt-ud-dev", "gum-ud-train", "gum-ud-dev"):
                with lzma.open(os.path.join(folder, "en_%s.conllu.xz" % name), "wt", encoding="utf-8") as out:
                    out.write(self.bank())
            os.mkdir(os.path.join(folder, "silver"))
            with gzip.open(os.path.join(folder, "silver", "000.conllu.gz"), "wt", encoding="utf-8") as out:
                out.write("\n".join("\t".join(line.split("\t")[:8]) for line in self.bank().split("\n") if line[:1] != "#"))
            with lzma.open(os.path.join(folder, "x.jsonl.xz"), "wt", encoding="utf-8") as out:
                out.write('{"text": "%s"}\n' % ("ministers met " * 30))
            path = os.path.join(folder, "m.safetensors")
            lines = []
            train.logger = lambda: lines.append
            train.run([folder, path, "--silver", os.path.join(folder, "silver"), "--releases", folder,
                       "--pretrain-words", "300", "--epochs", "80", "--rate", "5e-3", "--segmenter-epochs", "1"])
            tensors, metadata = safetensors_file.read(path)
            self.assertEqual(metadata["format"], "readout-model/3")
            self.assertIn(".", safetensors_file.entries_of(tensors["segmenter.char.labels"]))
            self.assertIn("ministers", safetensors_file.entries_of(tensors["parser.word.labels"]))
            self.assertEqual(tensors["parser.label.weight"].shape[1], 3 * parser_model.LABEL_SIZE)
            losses = [float(re.search(r"loss ([0-9.]+)", line).group(1)) for line in lines if "seed 1: parser epoch" in line]
            self.assertTrue(os.path.exists(os.path.join(folder, "parser-2.pt")))
            self.assertLess(losses[-1], 0.7 * losses[0])
            pretrained, before = os.path.join(folder, "pretrained.pt"), len(lines)
            os.rename(pretrained, pretrained + ".first")
            train.run([folder, path, "--silver", os.path.join(folder, "silver"), "--releases", folder, "--again",
                       pretrained + ".first", "--pretrain-words", "100", "--epochs", "1", "--segmenter", path, "--parsers", "1"])
            shard_loss = lambda some: next(float(re.search(r"loss ([0-9.]+)", l).group(1)) for l in some if " shard " in l)
            self.assertLess(shard_loss(lines[before:]), shard_loss(lines))


class Segmenter(unittest.TestCase):
    def test_steps_of_two_characters_and_what_they_see(self):
        import segmenter
        model = segmenter.SegmenterModel(["a", "b", "c"])
        row, bucket = model.table.row, lambda chunk: shared.bucket("c", chunk, segmenter.CHUNK_ROWS)
        marks = [0, 2, 0, 0, 3]
        got = segmenter._rows_of(model, "ab bc", marks, {}, None).tolist()
        seen = [[row(c) for c in four] for four in (" ab ", "b bc", "bc  ")]
        self.assertEqual(got, [seen[0] + [bucket("ab"), 0, 2], seen[1] + [bucket("bc"), 0, 0], seen[2] + [bucket("bc"), 3, 0]])


class Variants(unittest.TestCase):
    def test_the_bank_as_news_prints_it(self):
        import lzma
        import variants
        rows = [("The", "the", "DET", "DT", 2, "det"), ("envoy", "envoy", "NOUN", "NN", 3, "nsubj"),
                ("said", "say", "VERB", "VBD", 0, "root"), ('"', '"', "PUNCT", "``", 5, "punct"),
                ("yes", "yes", "INTJ", "UH", 3, "ccomp"), ('"', '"', "PUNCT", "''", 5, "punct"), (".", ".", "PUNCT", ".", 3, "punct")]
        lines = ["\t".join((str(k + 1), form, lemma, upos, xpos, "_", str(head), label, "_", "_" if k < 3 else "SpaceAfter=No"))
                 for k, (form, lemma, upos, xpos, head, label) in enumerate(rows)]
        with tempfile.TemporaryDirectory() as folder:
            with lzma.open(os.path.join(folder, "bank.xz"), "wt", encoding="utf-8") as out:
                out.write("\n".join(["# newdoc id = d", "# newpar"] + lines) + "\n\n")
            self.addCleanup(setattr, sys, "argv", sys.argv)
            sys.argv = ["variants.py", os.path.join(folder, "bank.xz"), folder]
            variants.main()
            forms = {}
            for name in ("plain", "upper", "lower", "title", "unstopped", "curly", "headline", "renamed"):
                with open(os.path.join(folder, name + ".conllu"), encoding="utf-8") as file:
                    words = [line.split("\t") for line in file if line[:1].isdigit()]
                self.assertEqual([w[0] for w in words], [str(k + 1) for k in range(len(words))])
                self.assertEqual(sum(w[6] == "0" for w in words), 1, name)
                forms[name] = " ".join(w[1] for w in words)
        self.assertEqual(forms["plain"], 'The envoy said " yes " .')
        self.assertEqual(forms["upper"], 'THE ENVOY SAID " YES " .')
        self.assertEqual(forms["lower"], 'the envoy said " yes " .')
        self.assertEqual(forms["title"], 'The Envoy Said " Yes " .')
        self.assertEqual(forms["unstopped"], 'The envoy said " yes "')
        self.assertEqual(forms["curly"], "The envoy said \u201c yes \u201d .")
        self.assertEqual(forms["renamed"], forms["plain"])
        self.assertNotIn("the", forms["headline"].lower().split())


class Lstm(unittest.TestCase):
    def test_narrow(self):
        import lstm
        torch.manual_seed(0)
        ours, plain, layout = lstm.BiLstm(7, 5, narrow=3), lstm.BiLstm(3, 5), lstm.Layout([4, 2])
        plain.load_state_dict({name: value for name, value in ours.state_dict().items() if name != "narrow"})
        x = torch.randn(layout.total, 7)
        self.assertLess(float((ours(x, layout) - plain(x @ ours.narrow.t(), layout)).abs().max()), 2e-2)
        self.assertEqual(ours.tensors("p")["p.narrow"].shape, (3, 7))

    def test_against_torch(self):
        import lstm
        import products
        exact, products.cpu_has_bf16 = products.cpu_has_bf16, lambda: False
        self.addCleanup(setattr, products, "cpu_has_bf16", exact)
        torch.manual_seed(0)
        ours, theirs, lengths = lstm.BiLstm(7, 5), torch.nn.LSTM(7, 5, bidirectional=True), [6, 4, 4, 1]
        for way, suffix in ((0, ""), (1, "_reverse")):
            for key in ("weight_ih", "weight_hh"):
                getattr(theirs, key + "_l0" + suffix).data.copy_(getattr(ours, key)[way])
            theirs.__getattr__("bias_ih_l0" + suffix).data.copy_(ours.bias[way])
            theirs.__getattr__("bias_hh_l0" + suffix).data.zero_()
        layout = lstm.Layout(lengths)
        x = torch.randn(layout.total, 7, requires_grad=True)
        grad = torch.randn(layout.total, 10)
        wanted = theirs(torch.nn.utils.rnn.PackedSequence(x, torch.tensor(layout.sizes)))[0].data
        got = ours(x, layout)
        self.assertLess(float((got - wanted).abs().max()), 1e-6)
        gradient = lambda y: torch.autograd.grad(y, x, grad, retain_graph=True)[0]
        self.assertLess(float((gradient(got) - gradient(wanted)).abs().max()), 1e-5)
        for ours_grad, theirs_grad in zip(
                torch.autograd.grad(got, [ours.weight_ih, ours.weight_hh, ours.bias], grad),
                torch.autograd.grad(wanted, [theirs.weight_ih_l0_reverse, theirs.weight_hh_l0_reverse,
                                             theirs.bias_ih_l0_reverse], grad)):
            self.assertLess(float((ours_grad[1] - theirs_grad).abs().max()), 1e-5)


if __name__ == "__main__":
    unittest.main()
