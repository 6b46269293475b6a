// See attempts.hpp.
#include "record/attempts.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "record/contacts.hpp"
#include "record/operators.hpp"

namespace readout {
namespace {

std::string name_of_predicate(const Syntax& syntax, const Predicate& p) {
  const bool verb = p.kind == PredicateKind::verb;
  const std::string lemma = verb ? lemma_with_particle(syntax, p.head) : std::string(syntax.lemma(p.head));
  return fmt::format("{} {}", lemma, verb ? "v" : p.kind == PredicateKind::noun ? "n" : "a");
}

std::vector<AttemptArgument> arguments_of(const RecordContext& context, const Predicate& p) {
  std::vector<AttemptArgument> arguments;
  for (const Argument& a : p.arguments)
    arguments.push_back(
        {a.role, std::string(a.marker), a.head, context.actors.all_actors_of(context.syntax, a.head)});
  return arguments;
}

const ContactMention* mention_of(const ContactReading& reading, PredicateIndex p) {
  for (const auto* mentions : {&reading.mentions, &reading.rejected}) {
    const auto it = std::ranges::find(*mentions, p, &ContactMention::predicate);
    if (it != mentions->end()) return &*it;
  }
  return nullptr;
}

std::string names_of(const Actors& actors, const std::vector<ActorIndex>& parties) {
  std::string names;
  for (const ActorIndex a : parties) names += (names.empty() ? "" : ", ") + actors[a].name;
  return names;
}

std::string outcome_of(const RecordContext& context, const ContactMention& mention) {
  if (!mention.rejected.empty()) return mention.rejected;
  if (mention.contact != ContactMention::kNone) return "part of a contact";
  const std::size_t count = mention.participants.size();
  if (count == 0) return "the row fits, but no party is found: two make a contact";
  if (count == 1)
    return fmt::format("the row fits, but only one party is found ({}): two make a contact",
                       names_of(context.actors, mention.participants));
  return mention.status ? "the row fits, but no contact came of it"
                        : "the row fits, but nothing tells at which stage it is";
}

Attempt attempt(const RecordContext& context, const ContactReading& reading, PredicateIndex index) {
  const Predicate& p = context.predicates[index];
  Attempt made;
  made.word = p.head;
  made.name = name_of_predicate(context.syntax, p);
  made.arguments = arguments_of(context, p);
  made.rows = context.tables.frames.attempts(context.syntax, p);
  const ContactMention* mention = mention_of(reading, index);
  if (made.rows.empty()) {
    made.outcome = "no row of frames.tsv has this word";
  } else if (!made.rows.back().missing.empty()) {
    made.outcome = made.rows.size() == 1 ? "the row does not fit" : "no row fits";
  } else if (mention == nullptr) {
    made.outcome = fmt::format("beyond the first {} contacts of the report", kMaxContactMentions);
  } else {
    made.parties = mention->participants;
    made.derivation = mention->derivation;
    if (mention->contact != ContactMention::kNone) made.contact = mention->contact;
    made.outcome = outcome_of(context, *mention);
  }
  return made;
}

}  // namespace

std::vector<Attempt> attempts_at(const RecordContext& context,
                                 const IndexedVector<StatementIndex, Statement>& statements,
                                 const std::vector<ByteSpan>& words) {
  const ContactReading reading = find_contacts(context, statements);
  std::vector<Attempt> attempts;
  for (const PredicateIndex p : context.predicates.all().indices()) {
    const ByteSpan word = context.syntax.span(context.predicates[p].head);
    if (std::ranges::none_of(words, [&](ByteSpan span) { return span.overlaps(word); })) continue;
    if (context.predicates[p].kind == PredicateKind::adjective) continue;
    Attempt made = attempt(context, reading, p);
    if (!made.arguments.empty() || !made.rows.empty()) attempts.push_back(std::move(made));
  }
  std::ranges::sort(attempts, {}, &Attempt::word);
  return attempts;
}

}  // namespace readout
