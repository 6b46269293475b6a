// See analysis.hpp. The list of features: CoNLL 2018 shared task, "Evaluation"
// (https://universaldependencies.org/conll18/evaluation.html).
#include "eval/analysis.hpp"

#include <algorithm>

#include "base/one_of.hpp"
#include "syntax/entity_mentions.hpp"

namespace readout {
namespace {

bool is_universal(std::string_view feature) {
  return is_one_of(feature.substr(0, feature.find('=')),
                   {"PronType", "NumType", "Poss",  "Reflex",   "Foreign",  "Abbr",     "Gender",
                    "Animacy",  "Number",  "Case",  "Definite", "Degree",   "VerbForm", "Mood",
                    "Tense",    "Aspect",  "Voice", "Evident",  "Polarity", "Person",   "Polite"});
}

std::string or_blank(std::string_view field) { return std::string(field.empty() ? "_" : field); }

/// All words of the surface token that starts with this word.
TokenRange token_of(const Syntax& syntax, const Sentence& sentence, TokenIndex first) {
  TokenIndex end = first + 1;
  while (end != sentence.tokens.end_index && syntax.joins_previous(end)) ++end;
  return {first, end};
}

AnalysedWord word_of(const Syntax& syntax, TokenIndex t, TokenRange token) {
  const TokenIndex head = syntax.head(t);
  return {.token = syntax.span(token),
          .in_multiword_token = token.size() > 1,
          .form = std::string(syntax.form(t)),
          .lemma = or_blank(syntax.lemma(t)),
          .upos = or_blank(syntax.upos(t)),
          .xpos = or_blank(syntax.xpos(t)),
          .features = universal_features(syntax.feats(t)),
          .relation = or_blank(syntax.base_relation(t)),
          .head = head.valid() ? head.value() : kNoWord};
}

}  // namespace

std::vector<ByteSpan> Analysis::tokens() const {
  std::vector<ByteSpan> tokens;
  for (const AnalysedWord& word : words) {
    if (tokens.empty() || tokens.back() != word.token) tokens.push_back(word.token);
  }
  return tokens;
}

std::vector<ByteSpan> Analysis::sentences() const {
  std::vector<ByteSpan> sentences;
  std::size_t begin = 0;
  for (const std::size_t end : sentence_ends) {
    sentences.push_back({words[begin].token.begin, words[end - 1].token.end});
    begin = end;
  }
  return sentences;
}

Analysis analysis_of(const Syntax& syntax) {
  Analysis analysis;
  for (const Sentence& sentence : syntax.sentences()) {
    for (TokenIndex first = sentence.tokens.begin_index; first != sentence.tokens.end_index;) {
      const TokenRange token = token_of(syntax, sentence, first);
      for (const TokenIndex t : token) analysis.words.push_back(word_of(syntax, t, token));
      first = token.end_index;
    }
    analysis.sentence_ends.push_back(analysis.words.size());
  }
  for (const EntityMention& mention : find_entity_mentions(syntax)) {
    analysis.mentions.push_back({mention.words.begin_index.value(), mention.words.end_index.value() - 1u,
                                 std::string(syntax.entity(mention.head)),
                                 syntax.entity_is_named(mention.head)});
  }
  return analysis;
}

std::string universal_features(std::string_view feats) {
  std::vector<std::string_view> kept;
  while (!feats.empty()) {
    const std::string_view feature = feats.substr(0, feats.find('|'));
    if (is_universal(feature)) kept.push_back(feature);
    feats.remove_prefix(std::min(feature.size() + 1, feats.size()));
  }
  std::sort(kept.begin(), kept.end());
  std::string joined;
  for (const std::string_view feature : kept) {
    if (!joined.empty()) joined += '|';
    joined += feature;
  }
  return joined;
}

}  // namespace readout
