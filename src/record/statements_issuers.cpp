// Papers that speak: "a Defense Department release said", "the statement added". Their source is who issued
// them, named beside the paper or where the report first tells of it ("In a statement, Tamarack Mining said
// …").
#include "base/one_of.hpp"
#include "record/statements_cues.hpp"

namespace readout {
namespace {

constexpr int kWordsBack = 600;

class Issuers {
 public:
  explicit Issuers(const StatementContext& context) : context_(context), syntax_(context.syntax) {}

  ActorIndex of(TokenIndex paper) const {
    if (const ActorIndex actor = named_beside(paper); actor.valid()) return actor;
    for (TokenIndex t = paper; t.value() > 0 && paper - t < kWordsBack;) {
      --t;
      if (syntax_.lemma(t) != syntax_.lemma(paper)) continue;
      if (const ActorIndex actor = named_beside(t); actor.valid()) return actor;
      if (const ActorIndex actor = who_says_in(t); actor.valid()) return actor;
    }
    return ActorIndex::none();
  }

 private:
  /// "the ministry's statement", "a Pentagon statement", "a statement by the ministry".
  ActorIndex named_beside(TokenIndex paper) const {
    for (const TokenIndex c : syntax_.children(paper)) {
      const ActorIndex actor = context_.actors.actor_of(c);
      if (!actor.valid()) continue;
      const std::string_view relation = syntax_.relation(c);
      const bool state = context_.actors[actor].type == ActorType::state;  // "the Iran report" is about Iran
      if (relation == "nmod:poss" || (relation == "compound" && !state)) return actor;
      if (relation == "nmod" && c > paper && is_one_of(marker_of(syntax_, c), {"from", "by", "of"}))
        return actor;
    }
    return ActorIndex::none();
  }

  /// S of "S said in a statement".
  ActorIndex who_says_in(TokenIndex paper) const {
    const TokenIndex verb = syntax_.head(paper);
    if (!verb.valid() || syntax_.base_relation(paper) != "obl" || marker_of(syntax_, paper) != "in")
      return ActorIndex::none();
    const TokenIndex source = source_of(context_, verb);
    return source.valid() ? context_.actors.actor_of(source) : ActorIndex::none();
  }

  const StatementContext& context_;
  const Syntax& syntax_;
};

}  // namespace

ActorIndex issuer_of(const StatementContext& context, TokenIndex source) {
  if (!source.valid() || !context.tables.papers.contains(std::string(context.syntax.lemma(source))))
    return ActorIndex::none();
  return Issuers(context).of(source);
}

}  // namespace readout
