// From drafts to statements: tree cues and quotations together, clipped to the quotation they stand in, with
// stance, hedges and type, in text order, each nested in the one around it.
#include "record/statements.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/unicode.hpp"
#include "record/hedges.hpp"
#include "record/quotes.hpp"

namespace readout {
namespace {

// What a speaker says inside a quotation holds only inside it.
void keep_inside_own_quotation(const StatementContext& context, StatementDraft& draft) {
  if (!draft.cue.valid()) return;
  const QuotationIndex q = context.document.quotation_at(draft.cue_span.begin);
  if (!q.valid() || draft.cue_span.contains(context.document.quotations()[q].outer()))
    return;  // ‘OPEN’ to talks
  std::vector<ByteSpan> limits;
  for (const QuotationPart& part : context.document.quotations()[q].parts) limits.push_back(part.inner);
  draft.content = clipped(context, draft.content, limits);
}

// A cue and its source are never part of what they report: content that a wrong tree drew around them is
// parted there. The piece in front is kept ("C, S said Friday"); if there is none, the piece behind.
void part_at_cue(const StatementContext& context, StatementDraft& draft) {
  if (!draft.cue.valid()) return;
  ByteSpan own = draft.cue_span;
  const ByteSpan source = draft.source_span;
  const bool beside = !source.empty() && source.end <= own.begin && own.begin - source.end < 40;
  if (beside) own.begin = source.begin;
  std::vector<ByteSpan> parted;
  for (const ByteSpan span : draft.content) {
    if (!span.overlaps(own)) {
      parted.push_back(span);
      continue;
    }
    const ByteSpan front{span.begin, std::max(span.begin, own.begin)};
    const ByteSpan behind{std::min(span.end, own.end), span.end};
    const std::vector<ByteSpan> kept =
        clipped(context, {letters_in(context.document.words(front)) > 12 ? front : behind}, {span});
    for (const ByteSpan piece : kept) {
      const TokenRange words = context.syntax.tokens_in(piece);
      if (const ByteSpan edges = trimmed(context, words); !words.empty() && !edges.empty())
        parted.push_back(edges);
    }
  }
  draft.content = std::move(parted);
}

// "S said C, according to T": T speaks of all of it, so its phrase is no part of C.
void cut_according_to(const StatementContext& context, std::vector<StatementDraft>& drafts) {
  for (std::size_t a = 0; a < drafts.size(); ++a) {
    const StatementDraft& outer = drafts[a];
    if (!outer.row || outer.row->pos != "prep") continue;
    const std::uint32_t end = std::max(outer.cue_span.end, outer.source_span.end);
    const auto same_sentence = [&](const StatementDraft& d) {
      return d.cue.valid() && context.syntax.sentence_of(d.cue) == context.syntax.sentence_of(outer.cue);
    };
    for (std::size_t d = a; d > 0 && same_sentence(drafts[d - 1]); --d) {
      for (ByteSpan& span : drafts[d - 1].content) {
        const bool at_end =
            span.begin < outer.cue_span.begin && outer.cue_span.end <= span.end && span.end <= end + 2;
        if (!at_end) continue;
        span = trimmed(context, context.syntax.tokens_in({span.begin, outer.cue_span.begin}));
      }
      std::erase_if(drafts[d - 1].content, [](ByteSpan span) { return span.empty(); });
    }
  }
}

// Why a source is not named ("who asked not to be named", "on condition of anonymity") is told by the
// reporter: it is no statement of the source, nor the end of one.
void cut_reasons_for_anonymity(const StatementContext& context, std::vector<StatementDraft>& drafts) {
  std::vector<ByteSpan> reasons;
  for (const Actor& actor : context.actors.actors()) {
    if (!actor.unnamed.reason.empty()) reasons.push_back(actor.unnamed.reason);
  }
  for (const ByteSpan reason : reasons) {
    std::erase_if(drafts, [&](const StatementDraft& draft) {
      const bool cue_inside = !draft.cue_span.empty() && reason.contains(draft.cue_span);
      const bool all_inside =
          !draft.content.empty() &&
          std::ranges::all_of(draft.content, [&](ByteSpan span) { return reason.contains(span); });
      const bool cue_beside = draft.cue_span.empty() || cue_inside;
      return draft.quotations.empty() && (cue_inside || (all_inside && cue_beside));
    });
    for (StatementDraft& draft : drafts) {
      for (ByteSpan& span : draft.content) {
        if (span.contains(reason) && span.begin < reason.begin && span.end <= reason.end + 1)
          span = trimmed(context, context.syntax.tokens_in({span.begin, reason.begin}));
      }
    }
  }
}

std::size_t size_of(const std::vector<ByteSpan>& spans) {
  std::size_t size = 0;
  for (const ByteSpan span : spans) size += span.size();
  return size;
}

std::size_t shared_size(const std::vector<ByteSpan>& a, const std::vector<ByteSpan>& b) {
  std::size_t shared = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    const auto begin = std::max(i->begin, j->begin), end = std::min(i->end, j->end);
    if (begin < end) shared += end - begin;
    i->end < j->end ? ++i : ++j;
  }
  return shared;
}

bool holds(const std::vector<ByteSpan>& spans, ByteSpan inner) {
  const auto after = std::ranges::partition_point(spans, [&](ByteSpan s) { return s.begin <= inner.begin; });
  return after != spans.begin() && std::prev(after)->contains(inner);
}

/// In the order of their cues, at most one a word. A cue of a headline that the tree misses makes void what
/// the tree takes for a cue behind it ("Roe denies [plan] to sell").
std::vector<StatementDraft> all_drafts(const StatementContext& context) {
  std::vector<StatementDraft> drafts = find_tree_cues(context);
  for (StatementDraft& headline : find_headline_cues(context)) {
    std::erase_if(drafts, [&](const StatementDraft& d) {
      return context.syntax.sentence_of(d.cue) == context.syntax.sentence_of(headline.cue) &&
             (d.cue == headline.cue || !d.source.valid() || d.source_span.overlaps(headline.cue_span));
    });
    drafts.push_back(std::move(headline));
  }
  std::ranges::move(find_labels(context), std::back_inserter(drafts));
  std::ranges::sort(drafts, {}, &StatementDraft::cue);
  return drafts;
}

// "neither confirmed nor denied that C": one statement, with both words for its cue.
void join_alternatives(const StatementContext& context, std::vector<StatementDraft>& drafts) {
  std::vector<TokenIndex> firsts;
  for (const StatementDraft& draft : drafts) {
    const TokenIndex first = alternative_of(context.syntax, draft.cue);
    if (first.valid() && !draft.content.empty()) firsts.push_back(first);
  }
  std::erase_if(drafts, [&](const StatementDraft& d) {
    return d.cue.valid() && std::ranges::find(firsts, d.cue) != firsts.end();
  });
}

class Assembler {
 public:
  explicit Assembler(const StatementContext& context) : context_(context) {}

  IndexedVector<StatementIndex, Statement> run() {
    std::vector<StatementDraft> drafts = all_drafts(context_);
    cut_according_to(context_, drafts);
    cut_reasons_for_anonymity(context_, drafts);
    join_alternatives(context_, drafts);
    attribute_quotations(context_, drafts);
    for (StatementDraft& draft : drafts) {
      const bool label = draft.row && draft.row->pos == "label";
      if (draft.quotations.empty() && !label) part_at_cue(context_, draft);
      keep_inside_own_quotation(context_, draft);
      if (draft.content.empty()) continue;
      set_stance(context_, draft);
      set_addressee(context_, draft);
      widen_cue(context_, draft);
      if (draft.repeats.valid()) repeats_.emplace_back(draft.cue, draft.repeats);
      statements_.push_back(made_from(std::move(draft)));
    }
    std::ranges::stable_sort(statements_.raw(), {}, [](const Statement& s) {
      return std::pair(first_byte(s), -static_cast<std::int64_t>(size_of(s.content)));
    });
    nest();
    nest_repeats();
    speak_for_first_persons();
    drop_echoes();
    return std::move(statements_);
  }

 private:
  SourceRef source_of_draft(const StatementDraft& draft) const {
    const ActorIndex actor =
        draft.source.valid() ? context_.actors.actor_of(draft.source) : ActorIndex::none();
    if (actor.valid()) return {SourceRef::Kind::actor, actor};
    if (const ActorIndex whole = actor_of_whole(draft.source); whole.valid()) {
      return {SourceRef::Kind::actor, whole};
    }
    if (const ActorIndex issuer = issuer_of(context_, draft.source); issuer.valid()) {
      return {SourceRef::Kind::actor, issuer};
    }
    return {SourceRef::Kind::unattributed, ActorIndex::none()};
  }

  /// The phrase of who is told, without what is told.
  ByteSpan addressee_span(const StatementDraft& draft) const {
    if (!draft.addressee.valid()) return {};
    ByteSpan span = phrase_span(context_, draft.addressee);
    for (const ByteSpan content : draft.content) {
      const bool runs_into = span.begin < content.begin && content.begin < span.end;
      if (!runs_into) continue;
      TokenRange words = context_.syntax.tokens_in({span.begin, content.begin});
      if (!words.empty() && context_.syntax.lower(words.end_index - 1) == "that") --words.end_index;
      span = trimmed(context_, words);
    }
    return span;
  }

  /// B and C of "A, B and C said".
  std::vector<ActorIndex> joint_sources(const StatementDraft& draft, ActorIndex first) const {
    std::vector<ActorIndex> joint;
    if (!draft.source.valid()) return joint;
    for (const TokenIndex c : context_.syntax.children(draft.source)) {
      if (context_.syntax.base_relation(c) != "conj" || !draft.source_span.contains(context_.syntax.span(c)))
        continue;
      const ActorIndex actor = context_.actors.actor_of(c);
      if (actor.valid() && actor != first && std::ranges::find(joint, actor) == joint.end())
        joint.push_back(actor);
    }
    return joint;
  }

  /// "one of them", "some of the officials": one of an unnamed group is as unnamed as the group.
  ActorIndex actor_of_whole(TokenIndex source) const {
    if (!source.valid() || context_.syntax.upos(source) == "PROPN") return ActorIndex::none();
    constexpr std::array<std::string_view, 9> kParts = {"one",  "two",     "some",  "many",  "most",
                                                        "both", "several", "three", "others"};
    if (std::ranges::find(kParts, context_.syntax.lower(source)) == kParts.end()) return ActorIndex::none();
    for (const TokenIndex c : context_.syntax.children(source)) {
      const ActorIndex actor = context_.actors.actor_of(c);
      if (actor.valid() && context_.actors[actor].anonymous) return actor;
    }
    return ActorIndex::none();
  }

  Statement made_from(StatementDraft draft) const {
    Statement s;
    const std::uint32_t depth = quote_depth(context_.document, depth_byte(draft));
    const ByteSpan stance = take_stance(draft);
    const FoundHedges hedges =
        find_hedges(context_.document, context_.syntax, context_.tables, draft.content, depth + 1, stance);
    s.source = source_of_draft(draft);
    s.joint = joint_sources(draft, s.source.actor);
    if (s.source.kind == SourceRef::Kind::unattributed && !s.joint.empty()) {  // "the letter and Roe said"
      s.source = {SourceRef::Kind::actor, s.joint.front()};
      s.joint.erase(s.joint.begin());
    }
    s.source_span = draft.source_span;
    s.cue = draft.cue_span;
    s.cue_word = draft.cue;
    s.type = type_of(context_, draft.content, depth);
    s.addressee = draft.addressee.valid() ? context_.actors.actor_of(draft.addressee) : ActorIndex::none();
    s.addressee_span = addressee_span(draft);
    s.polarity = draft.polarity;
    s.hedge = draft.hedge;
    s.hedge_cues = std::move(draft.cue_hedges);
    // "denied that it was considering a strike": what is denied may be unsure, the denial is not.
    if (draft.polarity != Polarity::deny) {
      s.hedge = std::max(s.hedge, hedges.level);
      s.hedge_cues.insert(s.hedge_cues.end(), hedges.spans.begin(), hedges.spans.end());
    }
    std::ranges::sort(s.hedge_cues);
    s.act = draft.row ? draft.row->act : "say";
    if (draft.row) s.stance = draft.row->stance;
    if (draft.row) s.factive = draft.row->factive;
    s.content = std::move(draft.content);
    s.derivation = std::move(draft.derivation);
    if (draft.polarity != Polarity::deny)
      s.derivation.insert(s.derivation.end(), hedges.steps.begin(), hedges.steps.end());
    return s;
  }

  /// What the content itself doubts or denies, if the cue only says. Returns the words.
  ByteSpan take_stance(StatementDraft& draft) const {
    const bool says =
        !draft.row || (draft.row->quote && context_.tables.classes.is_in(draft.row->act, "speech"));
    if (draft.polarity != Polarity::assert_ || !says) return {};
    const FoundStance stance = find_stance(context_.syntax, context_.tables, draft.content);
    if (!stance.row) return {};
    draft.polarity = stance.row->polarity;
    draft.derivation.push_back({"stances.tsv: " + stance.row->pattern, stance.span,
                                "the words said doubt or deny", stance.row->row});
    return stance.span;
  }

  /// Where the writer of the statement stands: at its cue, or just before a bare quotation.
  std::uint32_t depth_byte(const StatementDraft& draft) const {
    if (draft.cue.valid()) return draft.cue_span.begin;
    const std::uint32_t begin = draft.content.front().begin;
    return begin == 0 ? 0 : begin - 1;
  }

  static std::uint32_t first_byte(const Statement& s) {
    std::uint32_t first = s.content.front().begin;
    if (!s.cue.empty()) first = std::min(first, s.cue.begin);
    if (!s.source_span.empty()) first = std::min(first, s.source_span.begin);
    return first;
  }

  /// The smallest larger statement whose content holds this one's cue, or its content if it has none.
  void nest() {
    std::vector<StatementIndex> open;
    for (const StatementIndex i : statements_.indices()) {
      Statement& inner = statements_[i];
      const ByteSpan key =
          inner.cue.empty() ? inner.content.front() : ByteSpan{inner.cue.end - 1, inner.cue.end};
      std::erase_if(open,
                    [&](StatementIndex o) { return statements_[o].content.back().end <= first_byte(inner); });
      std::size_t best = 0;
      for (const StatementIndex o : open) {
        if (!holds(statements_[o].content, key)) continue;
        const std::size_t size = size_of(statements_[o].content);
        if (size <= size_of(inner.content) || (best != 0 && size >= best)) continue;
        best = size;
        inner.nested_in = o;
      }
      open.push_back(i);
    }
  }

  /// "T, citing A, reported C": A's statement of C stands in T's, unless T's already stands in A's.
  void nest_repeats() {
    for (const auto& [inner, outer] : repeats_) {
      const auto with_cue = [&](TokenIndex cue) {
        const auto at = std::ranges::find(statements_.raw(), cue, &Statement::cue_word);
        return at == statements_.raw().end()
                   ? StatementIndex::none()
                   : StatementIndex(static_cast<std::size_t>(at - statements_.raw().begin()));
      };
      if (const StatementIndex i = with_cue(inner), o = with_cue(outer);
          i.valid() && o.valid() && !is_within(o, i))
        statements_[i].nested_in = o;
    }
  }

  bool is_within(StatementIndex inner, StatementIndex outer) const {
    while (inner.valid() && inner != outer) inner = statements_[inner].nested_in;
    return inner.valid();
  }

  // "I said": the speaker of the quotation around it.
  void speak_for_first_persons() {
    for (Statement& s : statements_) {
      if (!s.nested_in.valid() || s.source.kind == SourceRef::Kind::actor) continue;
      if (is_first_person(s)) s.source = statements_[s.nested_in].source;
    }
  }

  // Not on record of their own: praise and blame inside what another says or of nobody; attitudes that
  // somebody else tells of or that a speaker owns to ("I think", which hedges), and hearsay with the same
  // content as the statement around it ("A is understood to V, according to S").
  bool is_echo(const Statement& s) const {
    const bool plain_judgement =
        context_.tables.classes.is_in(s.act, "judgement") && s.type == StatementType::indirect;
    if (plain_judgement && (s.source_span.empty() || s.nested_in.valid())) return true;
    if (!s.nested_in.valid()) return false;
    const Statement& outer = statements_[s.nested_in];
    if (context_.tables.classes.is_in(s.act, "attitude") || is_in_passing(s)) return true;
    if (is_first_person(s) && s.source == outer.source) return true;
    const bool all_of_it = 10 * shared_size(s.content, outer.content) >= 7 * size_of(outer.content);
    return all_of_it && (s.source_span.empty() || s.source == outer.source);
  }

  bool is_first_person(const Statement& s) const {
    const std::string word = lower_case(context_.document.words(s.source_span));
    return word == "i" || word == "we";
  }

  /// An infinitive or gerund with a phrase as its content ("for proposing a ban"), or a verb of nobody.
  bool is_in_passing(const Statement& s) const {
    if (s.act == "accuse" || s.act == "cite") return false;
    TokenIndex cue;
    for (const TokenIndex t : context_.syntax.tokens_in(s.cue)) {
      if (context_.syntax.upos(t) == "VERB") cue = t;
    }
    if (!cue.valid()) return false;
    const std::string_view xpos = context_.syntax.xpos(cue);
    if (context_.syntax.has_child(cue, "aux")) return false;
    if (s.source_span.empty()) return xpos == "VB" || xpos == "VBG" || xpos == "VBP";
    return (xpos == "VB" || xpos == "VBG") && !context_.syntax.has_child(cue, "ccomp") &&
           s.type == StatementType::indirect;
  }

  /// Without echoes; of those that begin with the same source, outer before inner and then by their cues.
  void drop_echoes() {
    std::vector<StatementIndex> order;
    for (const StatementIndex i : statements_.indices()) {
      if (!is_echo(statements_[i])) order.push_back(i);
    }
    std::ranges::stable_sort(order, {}, [&](StatementIndex i) {
      return std::tuple(first_byte(statements_[i]), depth_of(i), statements_[i].cue.begin);
    });
    IndexedVector<StatementIndex, StatementIndex> kept(statements_.size());
    IndexedVector<StatementIndex, Statement> out;
    for (const StatementIndex i : order) {
      kept[i] = StatementIndex(out.size());
      out.push_back(statements_[i]);
    }
    for (Statement& s : out) s.nested_in = renumbered(s.nested_in, kept);
    statements_ = std::move(out);
  }

  int depth_of(StatementIndex i) const {
    int depth = 0;
    for (StatementIndex s = statements_[i].nested_in; s.valid(); s = statements_[s].nested_in) ++depth;
    return depth;
  }

  StatementIndex renumbered(StatementIndex i,
                            const IndexedVector<StatementIndex, StatementIndex>& kept) const {
    while (i.valid() && !kept[i].valid()) i = statements_[i].nested_in;
    return i.valid() ? kept[i] : i;
  }

  const StatementContext& context_;
  IndexedVector<StatementIndex, Statement> statements_;
  std::vector<std::pair<TokenIndex, TokenIndex>> repeats_;  // cues of the inner and the outer statement
};

}  // namespace

IndexedVector<StatementIndex, Statement> find_statements(const Document& document, const Syntax& syntax,
                                                         const Actors& actors, const Predicates& predicates,
                                                         const StatementTables& tables) {
  const StatementContext context{{document, syntax}, actors, predicates, tables};
  return Assembler(context).run();
}

}  // namespace readout
