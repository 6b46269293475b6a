// One pass over the quotations in text order; see quotes.hpp for the rules and their order.
#include "record/quotes.hpp"

#include <algorithm>
#include <unordered_map>

#include "record/quote_cues.hpp"

namespace readout {
namespace {

using DraftNumber = std::size_t;
constexpr DraftNumber kNone = static_cast<DraftNumber>(-1);

class Attributor {
 public:
  Attributor(const StatementContext& context, std::vector<StatementDraft>& drafts)
      : context_(context),
        document_(context.document),
        drafts_(drafts),
        holder_(quotations_of_words(context.document, context.syntax)),
        owner_(document_.quotations().size(), kNone) {
    for (DraftNumber d = 0; d < drafts_.size(); ++d) by_cue_[drafts_[d].cue.value()] = d;
  }

  void run() {
    settings_.reserve(document_.quotations().size());
    for (const QuotationIndex q : document_.quotations().indices()) {
      settings_.push_back(setting_of(context_, holder_, q));
      by_sure_cue(q);
    }
    for (DraftNumber d = 0; d < drafts_.size(); ++d) by_tree(d);
    for (const QuotationIndex q : document_.quotations().indices()) {
      if (owner_[q] == kNone) by_order(q);
    }
    for (StatementDraft& draft : drafts_) draft.content = joined(context_, std::move(draft.content));
  }

 private:
  const Quotation& quotation(QuotationIndex q) const { return document_.quotations()[q]; }
  const QuoteSetting& setting(QuotationIndex q) const { return settings_[q.value()]; }

  void give(QuotationIndex q, DraftNumber d, std::string_view why, std::size_t first_part = 0) {
    const auto& parts = quotation(q).parts;
    for (std::size_t i = first_part; i < parts.size(); ++i) drafts_[d].content.push_back(parts[i].outer);
    drafts_[d].quotations.push_back(q);
    drafts_[d].derivation.push_back({"quotation", quotation(q).parts.front().outer, std::string(why)});
    owner_[q] = d;
  }

  /// The draft of this cue, made if there is none. Words that the tree took for its content are dropped: the
  /// marks are surer.
  DraftNumber draft_of(const BesideCue& beside, bool keep_content) {
    const auto [at, is_new] = by_cue_.try_emplace(beside.cue.value(), drafts_.size());
    if (is_new) drafts_.emplace_back();
    StatementDraft& draft = drafts_[at->second];
    if (is_new) {
      TokenIndex last;
      draft.cue = beside.cue;
      draft.row = cue_at(context_, beside.cue, last);
      draft.cue_span = {context_.syntax.span(beside.cue).begin, context_.syntax.span(last).end};
    }
    const bool label = draft.row && draft.row->pos == "label";  // its content is all that follows
    if (label && !draft.content.empty()) return at->second;
    if (draft.quotations.empty() && !keep_content) draft.content.clear();
    if (!draft.source.valid() || !keep_content) set_source(context_, draft, beside.source);
    return at->second;
  }

  void by_sure_cue(QuotationIndex q) {
    const BesideCue beside = cue_beside(context_, setting(q));
    if (!beside.cue.valid() || !beside.sure) return;
    const DraftNumber d = draft_of(beside, false);
    give(q, d, beside.before ? "cue before the marks" : "cue behind the marks", parts_of_another(q, beside));
  }

  // Copy that forgot a closing mark: a quotation that goes on from "…," S said, and in its last paragraph has
  // the cue of somebody else. What stands before that paragraph is S's. Returns how many parts that is.
  std::size_t parts_of_another(QuotationIndex q, const BesideCue& beside) {
    const auto& parts = quotation(q).parts;
    const QuotationIndex before = previous(q);
    if (parts.size() < 2 || beside.before || setting(q).begins_paragraph || !before.valid()) return 0;
    const DraftNumber other = owner_[before];
    if (other == kNone || quotation(before).parts.back().paragraph != parts.front().paragraph) return 0;
    if (drafts_[other].source == beside.source) return 0;
    const ActorIndex a = context_.actors.actor_of(drafts_[other].source);
    if (a.valid() && a == context_.actors.actor_of(beside.source)) return 0;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) drafts_[other].content.push_back(parts[i].outer);
    return parts.size() - 1;
  }

  // Content that the tree gives a cue grows to the quotations it touches; the smallest content owns them.
  void by_tree(DraftNumber d) {
    StatementDraft& draft = drafts_[d];
    if (!draft.quotations.empty()) return;
    const std::uint32_t depth = quote_depth(document_, draft.cue_span.begin);
    std::vector<ByteSpan> grown = draft.content;
    for (const ByteSpan span : draft.content) {
      for (const QuotationIndex q : quotations_touching(document_, span)) {
        const ByteSpan outer = quotation(q).outer();
        if (quotation(q).depth != depth || !outer.overlaps(span) || outer.overlaps(draft.cue_span)) continue;
        for (const QuotationPart& part : quotation(q).parts) grown.push_back(part.outer);
        if (owner_[q] == kNone || smaller(d, owner_[q])) owner_[q] = d;
      }
    }
    draft.content = joined(context_, std::move(grown));
  }

  std::size_t size_of(DraftNumber d) const {
    std::size_t size = 0;
    for (const ByteSpan span : drafts_[d].content) size += span.size();
    return size;
  }
  bool smaller(DraftNumber a, DraftNumber b) const {
    return drafts_[b].quotations.empty() && size_of(a) < size_of(b);
  }

  void by_order(QuotationIndex q) {
    const BesideCue beside = cue_beside(context_, setting(q));
    if (beside.cue.valid() && near_enough(q, beside)) {
      give(q, draft_of(beside, true), "nearest reporting verb");
      return;
    }
    if (quotation(q).parent.valid() || !setting(q).full) return;
    if (!goes_on(q)) after_sentence(q);
  }

  /// A phrase in marks needs a strong reporting verb in its own sentence.
  bool near_enough(QuotationIndex q, const BesideCue& beside) const {
    TokenIndex last;
    const SpeechCue* row = cue_at(context_, beside.cue, last);
    if (!row) return false;
    if (setting(q).full) return !setting(q).opens_clause || beside.sure;
    return row->weight >= 0.6 && row->quote && beside.source.valid();
  }

  /// The quotation before at the same depth, or none.
  QuotationIndex previous(QuotationIndex q) const {
    while (q.value() > 0) {
      --q;
      if (!quotation(q).parent.valid()) return q;
    }
    return QuotationIndex::none();
  }

  // "…," S said. "…": one act of saying. So is a paragraph that opens with marks after one that ended in a
  // quotation or its cue.
  bool goes_on(QuotationIndex q) {
    const QuotationIndex before = previous(q);
    if (!before.valid() || owner_[before] == kNone || !setting(q).opens_clause) return false;
    const ParagraphIndex from = quotation(before).parts.back().paragraph;
    const ParagraphIndex to = quotation(q).parts.front().paragraph;
    const int sentences = sentences_between(before, q);
    const bool next_paragraph = to == from + 1 && setting(q).begins_paragraph;
    const int most = from == to ? 2 : 1;
    if ((from != to && !next_paragraph) || sentences > most || !setting(before).full) return false;
    if (sentences > 1 && other_speaks_before(q, owner_[before])) return false;
    give(q, owner_[before], "goes on from the quotation before");
    return true;
  }

  /// Does the sentence before tell what somebody else said?
  bool other_speaks_before(QuotationIndex q, DraftNumber speaker) const {
    const SentenceIndex own = context_.syntax.sentence_at(quotation(q).parts.front().inner.begin);
    if (!own.valid() || own.value() == 0) return false;
    const DraftNumber d = main_draft_of(SentenceIndex(own.value() - 1));
    if (d == kNone || drafts_[d].source == drafts_[speaker].source) return false;
    const ActorIndex a = context_.actors.actor_of(drafts_[d].source);
    return !a.valid() || a != context_.actors.actor_of(drafts_[speaker].source);
  }

  /// Sentence ends in the writer's words between two quotations.
  int sentences_between(QuotationIndex a, QuotationIndex b) const {
    const TokenRange between =
        context_.syntax.tokens_in({quotation(a).outer().end, quotation(b).outer().begin});
    int count = 0;
    for (const TokenIndex t : between) {
      const std::string_view word = context_.syntax.lower(t);
      count += word == "." || word == "!" || word == "?";
    }
    return count;
  }

  // S said he was angry. "…": the speaker of the sentence before, else its subject.
  bool after_sentence(QuotationIndex q) {
    if (!setting(q).opens_clause) return false;
    const SentenceIndex own = context_.syntax.sentence_at(quotation(q).parts.front().inner.begin);
    if (!own.valid() || own.value() == 0) return false;
    const SentenceIndex before(own.value() - 1);
    const ParagraphIndex here = quotation(q).parts.front().paragraph;
    const ParagraphIndex there = context_.syntax.sentence(before).paragraph;
    if (there != here && !(here == there + 1 && setting(q).begins_paragraph)) return false;
    DraftNumber d = main_draft_of(before);
    if (d != kNone && there == here) {
      give(q, d, "goes on from the sentence before");
      return true;
    }
    const TokenIndex source = d != kNone ? drafts_[d].source : subject_of_sentence(before);
    if (!source.valid()) return false;
    StatementDraft draft;
    set_source(context_, draft, source);
    drafts_.push_back(std::move(draft));
    give(q, drafts_.size() - 1, "speaker of the sentence before");
    return true;
  }

  /// The draft with a source whose cue stands highest in the sentence.
  DraftNumber main_draft_of(SentenceIndex s) const {
    DraftNumber best = kNone;
    for (const TokenIndex t : context_.syntax.sentence(s).tokens) {
      const auto at = by_cue_.find(t.value());
      if (at == by_cue_.end() || !drafts_[at->second].source.valid() || holder_[t].valid()) continue;
      if (best == kNone || context_.syntax.dominates(t, drafts_[best].cue)) best = at->second;
    }
    return best;
  }

  TokenIndex subject_of_sentence(SentenceIndex s) const {
    const TokenIndex root = context_.syntax.sentence(s).root;
    const TokenIndex subject = context_.syntax.child(root, "nsubj");
    if (!subject.valid() || holder_[root].valid()) return TokenIndex::none();
    const ActorIndex actor = context_.actors.actor_of(subject);
    if (!actor.valid()) return TokenIndex::none();
    const ActorType type = context_.actors[actor].type;
    return type == ActorType::person || type == ActorType::group ? subject : TokenIndex::none();
  }

  const StatementContext& context_;
  const Document& document_;
  std::vector<StatementDraft>& drafts_;
  QuotationOfWord holder_;
  IndexedVector<QuotationIndex, DraftNumber> owner_;
  std::vector<QuoteSetting> settings_;
  std::unordered_map<std::uint32_t, DraftNumber> by_cue_;
};

}  // namespace

void attribute_quotations(const StatementContext& context, std::vector<StatementDraft>& drafts) {
  Attributor(context, drafts).run();
}

}  // namespace readout
