// Cues of headlines that the trees miss: "Army chief warns of war" read as one long name, "Kenya ‘OPEN’ to
// talks" without a verb. Headlines open with who does something, so the first word of the tables behind a
// short name is the cue.
#include <algorithm>

#include "base/one_of.hpp"
#include "record/statements_cues.hpp"

namespace readout {
namespace {

constexpr int kMostWordsOfSource = 6;
constexpr double kSureCue = 0.6;  // a word that is rarely anything but a cue

class HeadlineCue {
 public:
  HeadlineCue(const StatementContext& context, TokenRange words)
      : context_(context), syntax_(context.syntax), words_(words) {}

  StatementDraft find() {
    for (TokenIndex t = words_.begin_index;
         t + 1 < words_.end_index && t - words_.begin_index <= kMostWordsOfSource; ++t) {
      if (is_one_of(syntax_.xpos(t), {"VBZ", "VBD", "MD", ":", ","}) || syntax_.lower(t) == "'s") return {};
      if (t == words_.begin_index || is_one_of(syntax_.lower(t - 1), {"the", "a", "'s", "of"})) continue;
      if (is_verb(t) || is_adjective(t)) return made(t);
    }
    return {};
  }

 private:
  /// A third person singular that the tagger took for a plural noun. What follows is no verb of its own.
  bool is_verb(TokenIndex t) {
    if (!is_one_of(syntax_.xpos(t), {"NNS", "NNPS"}) || !syntax_.lower(t).ends_with("s")) return false;
    const SpeechCue* row = context_.tables.cue(context_.tables.verb_lemma(syntax_.lower(t), {}), "verb");
    for (const TokenIndex rest : TokenRange{t + 1, words_.end_index}) {
      const bool own_clause = row && row->that && rest > t + 1;  // "UN warns aid may run out"
      if (!own_clause && is_one_of(syntax_.xpos(rest), {"VBZ", "VBD", "MD"})) return false;
    }
    const TokenIndex next =
        t + 1;  // "media reports reveal": the verb is that one; "denies plan" has a noun there
    const bool verb_behind = is_one_of(syntax_.xpos(next), {"VBP", "VB"}) &&
                             context_.tables.cue(syntax_.lemma(next), "verb") &&
                             !context_.tables.cue(syntax_.lemma(next), "noun");
    if (!row || verb_behind || row->weight < kSureCue ||
        is_one_of(syntax_.lower(t + 1), {",", ":", "-", "–", "and", "in", "at"}))
      return false;
    row_ = row;
    return true;
  }

  /// "open", "ready" before "to", no verb anywhere.
  bool is_adjective(TokenIndex t) {
    const SpeechCue* row = context_.tables.cue(syntax_.lower(t), "adj");
    if (!row || !row->to || to_behind(t) == words_.end_index) return false;
    for (const TokenIndex rest : words_) {
      if (is_one_of(syntax_.xpos(rest), {"VBZ", "VBD", "VBP", "MD"})) return false;
    }
    row_ = row;
    return true;
  }

  /// "to" at once behind the word, or behind the mark that closes it.
  TokenIndex to_behind(TokenIndex t) const {
    for (TokenIndex to = t + 1; to + 1 < words_.end_index && to - t <= 2; ++to) {
      if (syntax_.lower(to) == "to") return to;
      if (syntax_.upos(to) != "PUNCT") break;
    }
    return words_.end_index;
  }

  StatementDraft made(TokenIndex t) const {
    StatementDraft draft;
    draft.cue = t;
    draft.row = row_;
    draft.cue_span = syntax_.span(t);
    if (const QuotationIndex q = context_.document.quotation_at(draft.cue_span.begin); q.valid()) {
      const ByteSpan outer = context_.document.quotations()[q].outer();
      if (syntax_.tokens_in(outer).size() <= 3) draft.cue_span = outer;  // ‘OPEN’
    }
    TokenIndex first = row_->pos == "adj" ? to_behind(t) : t + 1;
    if (first >= words_.end_index) return {};
    const bool leads = is_one_of(syntax_.lower(first), {"of", "that", "against"}) || row_->pos == "adj";
    const bool infinitive =
        syntax_.lower(first) == "to" && first + 1 < words_.end_index && syntax_.xpos(first + 1) == "VB";
    if (leads && !infinitive) ++first;
    const ByteSpan content = trimmed(context_, {first, words_.end_index});
    if (content.empty()) return {};
    draft.content = {content};
    for (TokenIndex s = t; s > words_.begin_index && !draft.source.valid();) {
      --s;
      if (can_be_source(syntax_, s)) draft.source = s;
    }
    if (!draft.source.valid()) return {};
    draft.source_span = trimmed(context_, {words_.begin_index, draft.source + 1});
    draft.derivation.push_back(
        {"speech_cues.tsv: " + row_->lemma, draft.cue_span, "cue of a headline", row_->row});
    return draft;
  }

  const StatementContext& context_;
  const Syntax& syntax_;
  TokenRange words_;
  const SpeechCue* row_ = nullptr;
};

}  // namespace

bool is_headline(const StatementContext& context, ParagraphIndex p) {
  const Paragraph& paragraph = context.document.paragraphs()[p];
  if (paragraph.kind != ParagraphKind::body) return paragraph.kind == ParagraphKind::headline;
  constexpr std::size_t kMostWords = 20;
  const TokenRange words = context.syntax.tokens_in(paragraph.prose());
  return p.value() == 0 && !words.empty() && words.size() <= kMostWords &&
         !is_one_of(context.syntax.lower(words.end_index - 1), {".", "!", "?", "\"", "”"});
}

std::vector<StatementDraft> find_headline_cues(const StatementContext& context) {
  std::vector<StatementDraft> drafts;
  for (const ParagraphIndex p : context.document.paragraphs().indices()) {
    if (!is_headline(context, p)) continue;
    const TokenRange words = context.syntax.tokens_in(context.document.paragraphs()[p].prose());
    if (words.size() < 3) continue;
    StatementDraft draft = HeadlineCue(context, words).find();
    if (!draft.content.empty()) drafts.push_back(std::move(draft));
  }
  return drafts;
}

}  // namespace readout
