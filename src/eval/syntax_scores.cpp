// See syntax_scores.hpp. A measure is a question to a pair of aligned words; one function counts the answers.
#include "eval/syntax_scores.hpp"

#include <algorithm>
#include <iterator>

#include "base/one_of.hpp"
#include "eval/alignment.hpp"

namespace readout {
namespace {

bool is_content(const AnalysedWord& word) {
  return is_one_of(word.relation, {"nsubj",     "obj",      "iobj",       "csubj",      "ccomp", "xcomp",
                                   "obl",       "vocative", "expl",       "dislocated", "advcl", "advmod",
                                   "discourse", "nmod",     "appos",      "nummod",     "acl",   "amod",
                                   "conj",      "fixed",    "flat",       "compound",   "list",  "parataxis",
                                   "orphan",    "goeswith", "reparandum", "root",       "dep"});
}

bool is_function(const AnalysedWord& word) {
  return is_one_of(word.relation, {"aux", "cop", "mark", "det", "clf", "case", "cc"});
}

Score score_spans(std::string_view measure, const std::vector<ByteSpan>& gold,
                  const std::vector<ByteSpan>& system) {
  std::vector<ByteSpan> common;
  std::set_intersection(gold.begin(), gold.end(), system.begin(), system.end(), std::back_inserter(common));
  return {measure, common.size(), gold.size(), system.size()};
}

/// The function words of each word, in text order.
std::vector<std::vector<std::size_t>> function_words(const Analysis& analysis) {
  std::vector<std::vector<std::size_t>> found(analysis.words.size());
  for (std::size_t w = 0; w < analysis.words.size(); ++w) {
    const AnalysedWord& word = analysis.words[w];
    if (word.head != kNoWord && is_function(word)) found[word.head].push_back(w);
  }
  return found;
}

bool any_word(const AnalysedWord&) { return true; }

class SyntaxScorer {
 public:
  SyntaxScorer(const Analysis& gold, const Analysis& system)
      : gold_(gold),
        system_(system),
        alignment_(gold, system),
        gold_function_words_(function_words(gold)),
        system_function_words_(function_words(system)) {}

  Scores scores() const;

 private:
  /// A gold word and the system's word for it, as places in the two analyses.
  struct Pair {
    std::size_t gold, system;
  };

  template <class Counted, class Agree>
  Score score(std::string_view measure, Counted counted, Agree agree) const;

  const AnalysedWord& gold(Pair pair) const { return gold_.words[pair.gold]; }
  const AnalysedWord& system(Pair pair) const { return system_.words[pair.system]; }

  bool same_tags(Pair pair) const;
  bool same_lemma(Pair pair) const;
  bool same_head(Pair pair) const;
  bool same_arc(Pair pair) const;
  bool same_function_words(Pair pair) const;

  const Analysis& gold_;
  const Analysis& system_;
  Alignment alignment_;
  std::vector<std::vector<std::size_t>> gold_function_words_, system_function_words_;
};

/// Counts the words for which counted(word), and the pairs of them for which agree(pair).
template <class Counted, class Agree>
Score SyntaxScorer::score(std::string_view measure, Counted counted, Agree agree) const {
  Score score{.measure = measure, .aligned = 0};
  score.system = static_cast<std::size_t>(std::count_if(system_.words.begin(), system_.words.end(), counted));
  for (std::size_t w = 0; w < gold_.words.size(); ++w) {
    if (!counted(gold_.words[w])) continue;
    ++score.gold;
    const Pair pair{w, alignment_.system_word(w)};
    if (pair.system == kNoWord) continue;
    ++*score.aligned;
    score.right += agree(pair);
  }
  return score;
}

bool SyntaxScorer::same_tags(Pair pair) const {
  const AnalysedWord& a = gold(pair);
  const AnalysedWord& b = system(pair);
  return a.upos == b.upos && a.xpos == b.xpos && a.features == b.features;
}

bool SyntaxScorer::same_lemma(Pair pair) const {
  return gold(pair).lemma == "_" || gold(pair).lemma == system(pair).lemma;
}

bool SyntaxScorer::same_head(Pair pair) const {
  const std::size_t a = gold(pair).head;
  const std::size_t b = system(pair).head;
  if (a == kNoWord || b == kNoWord) return a == b;
  return alignment_.system_word(a) == b;
}

bool SyntaxScorer::same_arc(Pair pair) const {
  return same_head(pair) && gold(pair).relation == system(pair).relation;
}

/// The same ones in the same order, with relation, UPOS and features.
bool SyntaxScorer::same_function_words(Pair pair) const {
  const auto& a = gold_function_words_[pair.gold];
  const auto& b = system_function_words_[pair.system];
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [this](std::size_t g, std::size_t s) {
    const AnalysedWord& x = gold_.words[g];
    const AnalysedWord& y = system_.words[s];
    return alignment_.system_word(g) == s && x.relation == y.relation && x.upos == y.upos &&
           x.features == y.features;
  });
}

Scores SyntaxScorer::scores() const {
  const auto same_upos = [this](Pair p) { return gold(p).upos == system(p).upos; };
  const auto same_xpos = [this](Pair p) { return gold(p).xpos == system(p).xpos; };
  const auto same_features = [this](Pair p) { return gold(p).features == system(p).features; };
  const auto arc = [this](Pair p) { return same_arc(p); };
  const auto arc_and_morphology = [=, this](Pair p) {
    return same_arc(p) && same_upos(p) && same_features(p) && same_function_words(p);
  };
  Score words = score("Words", any_word, [](Pair) { return true; });
  words.aligned.reset();
  return {
      score_spans("Tokens", gold_.tokens(), system_.tokens()),
      score_spans("Sentences", gold_.sentences(), system_.sentences()),
      words,
      score("UPOS", any_word, same_upos),
      score("XPOS", any_word, same_xpos),
      score("UFeats", any_word, same_features),
      score("AllTags", any_word, [this](Pair p) { return same_tags(p); }),
      score("Lemmas", any_word, [this](Pair p) { return same_lemma(p); }),
      score("UAS", any_word, [this](Pair p) { return same_head(p); }),
      score("LAS", any_word, arc),
      score("CLAS", is_content, arc),
      score("MLAS", is_content, arc_and_morphology),
      score("BLEX", is_content, [this](Pair p) { return same_arc(p) && same_lemma(p); }),
  };
}

}  // namespace

Scores score_syntax(const Analysis& gold, const Analysis& system) {
  return SyntaxScorer(gold, system).scores();
}

}  // namespace readout
