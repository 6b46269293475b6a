// Statements whose cue is a mark: "Lavrov: No talks before May", "No talks before May: minister" in
// headlines, and "LAVROV: We are ready." where a report prints an interview. The label in front of the colon
// (or behind the last one of a headline) is the source, all the rest of its paragraph the content.
#include <algorithm>

#include "base/one_of.hpp"
#include "record/statements_cues.hpp"

namespace readout {
namespace {

constexpr int kMostWordsOfLabel = 9, kMostWordsAtEnd = 5;

class LabelFinder {
 public:
  LabelFinder(const StatementContext& context, ParagraphIndex p)
      : context_(context),
        syntax_(context.syntax),
        paragraph_(context.document.paragraphs()[p]),
        words_(syntax_.tokens_in(paragraph_.prose())),
        headline_(is_headline(context, p)) {}

  StatementDraft find() const {
    if (paragraph_.kind == ParagraphKind::byline || words_.size() < 4) return {};
    StatementDraft draft = in_front();
    if (draft.content.empty() && headline_) draft = behind();
    return draft;
  }

 private:
  bool is_free_mark(TokenIndex t) const {
    return !context_.document.quotation_at(syntax_.span(t).begin).valid() && syntax_.space_after(t);
  }

  static bool is_dash(std::string_view form) { return is_one_of(form, {"-", "--", "–", "—"}); }

  StatementDraft in_front() const {
    TokenIndex colon = words_.begin_index;
    const TokenIndex limit = std::min(words_.end_index, words_.begin_index + kMostWordsOfLabel + 1);
    while (colon < limit && syntax_.lower(colon) != ":") ++colon;
    if (colon >= limit || colon == words_.begin_index || !is_free_mark(colon)) return {};
    TokenRange label{words_.begin_index, colon};
    for (const TokenIndex t : label) {
      if (headline_ && is_dash(syntax_.lower(t)) && syntax_.space_after(t))
        label.begin_index = t + 1;  // "EXCLUSIVE -"
    }
    return made(label, colon, {colon + 1, words_.end_index}, !headline_);
  }

  StatementDraft behind() const {
    for (int length = 1; length <= kMostWordsAtEnd && length + 2 < static_cast<int>(words_.size());
         ++length) {
      const TokenIndex mark = words_.end_index - (length + 1);
      const bool parts = syntax_.lower(mark) == ":" || is_dash(syntax_.lower(mark));
      if (!parts || !is_free_mark(mark)) continue;
      return made({mark + 1, words_.end_index}, mark, {words_.begin_index, mark}, true);
    }
    return {};
  }

  /// `whole`: the source must be all of the label.
  StatementDraft made(TokenRange label, TokenIndex mark, TokenRange told, bool whole) const {
    if (label.empty() || has_verb(label) || told.size() < 2 || (!headline_ && !tells(told))) return {};
    StatementDraft draft;
    draft.source = source_in(label, whole);
    draft.row = draft.source.valid() ? context_.tables.cue(":", "label")
                                     : context_.tables.cue(syntax_.lower(label.end_index - 1), "label");
    if (!draft.row) return {};
    if (draft.source.valid()) {
      draft.source_span = context_.actors.mention(context_.actors.headed_by(draft.source)).span;
    } else {
      draft.source_span = trimmed(context_, label);
    }
    draft.cue = mark;
    draft.cue_span = syntax_.span(mark);
    const ByteSpan content = with_marks(trimmed(context_, told), told);
    if (content.empty()) return {};
    draft.content = {content};
    draft.derivation.push_back({"speech_cues.tsv: " + draft.row->lemma, draft.cue_span,
                                "a label and what it tells", draft.row->row});
    return draft;
  }

  /// The marks of a quotation belong to the content.
  ByteSpan with_marks(ByteSpan content, TokenRange told) const {
    if (content.empty()) return content;
    const ByteSpan all = syntax_.span(told);
    for (const QuotationIndex q : quotations_touching(context_.document, all)) {
      const ByteSpan outer = context_.document.quotations()[q].outer();
      if (!outer.overlaps(content) || !all.contains(outer)) continue;
      content = {std::min(content.begin, outer.begin), std::max(content.end, outer.end)};
    }
    return content;
  }

  bool has_verb(TokenRange words) const {
    for (const TokenIndex t : words) {
      if (is_one_of(syntax_.xpos(t), {"VB", "VBD", "VBZ", "VBP", "MD"})) return true;
    }
    return false;
  }

  bool tells(TokenRange told) const {
    return has_verb(told) || context_.document.quotation_at(syntax_.span(told.begin_index).begin).valid();
  }

  TokenIndex source_in(TokenRange label, bool whole) const {
    for (const TokenIndex t : label) {
      const MentionIndex m = context_.actors.headed_by(t);
      if (!m.valid()) continue;
      const Mention& mention = context_.actors.mention(m);
      if (mention.kind == MentionKind::pronoun || !mention.actor.valid()) return TokenIndex::none();
      const bool fits = mention.tokens.begin_index == label.begin_index &&
                        (!whole || mention.tokens.end_index == label.end_index);
      const ActorType type = context_.actors[mention.actor].type;
      const bool speaks = headline_ || type == ActorType::person || type == ActorType::office;
      return fits && speaks ? t : TokenIndex::none();
    }
    return TokenIndex::none();
  }

  const StatementContext& context_;
  const Syntax& syntax_;
  const Paragraph& paragraph_;
  TokenRange words_;
  bool headline_;
};

}  // namespace

std::vector<StatementDraft> find_labels(const StatementContext& context) {
  std::vector<StatementDraft> drafts;
  for (const ParagraphIndex p : context.document.paragraphs().indices()) {
    StatementDraft draft = LabelFinder(context, p).find();
    if (!draft.content.empty()) drafts.push_back(std::move(draft));
  }
  return drafts;
}

}  // namespace readout
