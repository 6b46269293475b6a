// Which row of operators.tsv a word is over a link: by its lemmas, with its particle, with words of its own
// ("pulled the plug on").

#include <fmt/core.h>

#include <algorithm>

#include "base/one_of.hpp"
#include "record/operator_walker.hpp"
#include "record/verb_forms.hpp"

namespace readout {
namespace {

std::string_view part_of(PredicateKind kind) {
  return kind == PredicateKind::verb ? "v" : kind == PredicateKind::noun ? "n" : "a";
}

/// " off" of "call off".
std::string particles_of(const Syntax& syntax, TokenIndex t) {
  std::string particles;
  for (const TokenIndex c : syntax.children(t)) {
    // a parser takes the particle for an adverb now and then ("sat down")
    const bool adverb = syntax.relation(c) == "advmod" && c == t + 1 && syntax.upos(c) != "PUNCT";
    const bool particle =
        adverb && (syntax.xpos(c) == "RP" ||
                   is_one_of(syntax.lower(c), {"down", "up", "off", "out", "away", "back", "aside", "through",
                                               "apart", "ahead", "round", "around", "forward", "over"}));
    if (particle || syntax.relation(c) == "compound:prt") particles.append(" ").append(syntax.lower(c));
  }
  return particles;
}

}  // namespace

std::string lemma_with_particle(const Syntax& syntax, TokenIndex t) {
  return std::string(syntax.lemma(t)) + particles_of(syntax, t);
}

std::vector<std::string> verb_lemmas(const Syntax& syntax, TokenIndex t) {
  const std::string particles = particles_of(syntax, t);
  std::vector<std::string> lemmas = regular_lemmas(syntax.lower(t));
  lemmas.insert(lemmas.begin(), std::string(syntax.lemma(t)));
  for (std::string& lemma : lemmas) lemma += particles;
  return lemmas;
}

/// The row for a verb over this link, by the first of its lemmas that has one.
const OperatorTables::Row* OperatorWalker::verb_row(TokenIndex verb, std::string_view link,
                                                    std::string* name) const {
  const bool out = link == "out of";  // "backed out of talks": "out" is the verb's, however it was read
  for (std::string& lemma : verb_lemmas(syntax_, verb)) {
    if (out && !lemma.ends_with(" out")) lemma += " out";
    const auto* row = tables_.find(lemma, "v", out ? "of" : link);
    if (row != nullptr && name != nullptr) *name = lemma + " v";
    if (row != nullptr) return row;
  }
  return nullptr;
}

/// The row for a verb together with these words (" plug").
const OperatorTables::Row* OperatorWalker::row_with(TokenIndex verb, std::string_view words,
                                                    std::string_view link, std::string& name) const {
  for (std::string& lemma : verb_lemmas(syntax_, verb)) {
    lemma += words;
    const auto* row = tables_.find(lemma, "v", link);
    if (row == nullptr) continue;
    name = lemma + " v";
    return row;
  }
  return nullptr;
}

/// "pulled the plug on talks", "put the talks on ice", "looks forward to talks": what the verb says together
/// with a word of its own.
const OperatorTables::Row* OperatorWalker::phrase_row(PredicateIndex verb, std::string_view link,
                                                      std::string& name) const {
  const TokenIndex head = predicates_[verb].head;
  for (const TokenIndex c : syntax_.children(head)) {
    const std::string_view relation = syntax_.base_relation(c);
    std::string words;
    if (relation == "obl") {
      words = fmt::format(" {} {}", marker_of(syntax_, c), syntax_.lemma(c));
    } else if (relation == "obj" || relation == "xcomp" || relation == "ccomp" || relation == "discourse" ||
               syntax_.relation(c) == "nsubj:pass" || (relation == "advmod" && c == head + 1)) {
      words = fmt::format(" {}", syntax_.lemma(c));
    } else {
      continue;
    }
    if (const auto* row = row_with(head, words, link, name)) return row;
  }
  return nullptr;
}

/// "called the report a lie", "dismissed the claim as false": what the verb calls it.
const OperatorTables::Row* OperatorWalker::named_row(PredicateIndex verb, std::string_view link,
                                                     std::string& name) const {
  const TokenIndex head = predicates_[verb].head;
  if (link != "report" ||
      !is_one_of(syntax_.lemma(head), {"call", "label", "brand", "term", "dub", "describe", "declare"}))
    return nullptr;
  for (const TokenIndex c : syntax_.children(head)) {
    if (!is_one_of(syntax_.base_relation(c), {"xcomp", "obl", "advcl", "obj"})) continue;
    for (const std::string_view part : {"n", "a"}) {
      const auto* row = tables_.find(syntax_.lemma(c), part, link);
      if (row != nullptr) name = fmt::format("{} {}", syntax_.lemma(c), part);
      if (row != nullptr) return row;
    }
  }
  return nullptr;
}

/// "sees no point in talks": the same, where the act hangs in the verb's noun.
const OperatorTables::Row* OperatorWalker::phrase_row_through(PredicateIndex noun, std::string_view link,
                                                              std::string& name) const {
  const Predicate& n = predicates_[noun];
  if (n.kind != PredicateKind::noun || n.light.valid() || !n.governor.valid()) return nullptr;
  if (predicates_[n.governor].kind != PredicateKind::verb) return nullptr;
  const bool oblique = n.governor_role == Role::oblique;
  if (!oblique && n.governor_role != Role::theme) return nullptr;
  const std::string words = oblique ? fmt::format(" {} {}", n.governor_marker, syntax_.lemma(n.head))
                                    : fmt::format(" {}", syntax_.lemma(n.head));
  return row_with(predicates_[n.governor].head, words, link, name);
}

/// "pulled out at the last minute of talks": a parser hangs "of talks" on the time.
const OperatorTables::Row* OperatorWalker::row_past_time(PredicateIndex noun, std::string_view link,
                                                         std::string& name) const {
  const Predicate& n = predicates_[noun];
  if (n.kind != PredicateKind::noun || n.governor_role != Role::oblique || !n.governor.valid())
    return nullptr;
  if (predicates_[n.governor].kind != PredicateKind::verb) return nullptr;
  if (!is_one_of(syntax_.lemma(n.head), {"minute", "moment", "hour", "notice", "day", "week", "time"}))
    return nullptr;
  return link == "of" || link == "from" ? verb_row(predicates_[n.governor].head, link, &name) : nullptr;
}

const OperatorTables::Row* OperatorWalker::row_over(PredicateIndex governor, std::string_view link,
                                                    std::string& name) const {
  const Predicate& g = predicates_[governor];
  const auto look_up = [&](std::string lemma, std::string_view part) {
    const auto* row = tables_.find(lemma, part, link);
    if (row) name = fmt::format("{} {}", lemma, part);
    return row;
  };
  const auto would = [&](TokenIndex t) { return is_one_of(syntax_.lower(t), {"would", "'d"}); };
  if (g.kind == PredicateKind::verb && std::ranges::any_of(g.auxiliaries, would)) {
    if (const auto* row = look_up(fmt::format("would {}", syntax_.lemma(g.head)), "v")) return row;
  }
  // "is prepared to meet B" tells of a will, "prepares to meet B" of a plan
  if (g.kind == PredicateKind::verb && (g.passive || syntax_.has_child(g.head, "cop"))) {
    if (const auto* row = look_up(std::string(syntax_.lower(g.head)), "a")) return row;
  }
  // "closed the door on talks", "said no to talks": the verb tells with its object
  if (g.light.valid()) {
    const std::string phrase = fmt::format("{} {}", syntax_.lemma(g.light), syntax_.lemma(g.head));
    if (const auto* row = look_up(phrase, "n")) return row;
  }
  if (const TokenIndex object =
          g.kind == PredicateKind::verb ? syntax_.child(g.head, "obj") : TokenIndex::none();
      object.valid()) {
    const std::string phrase = fmt::format("{} {}", syntax_.lemma(g.head), syntax_.lower(object));
    if (const auto* row = look_up(phrase, "v")) return row;
  }
  const bool into = g.kind == PredicateKind::verb && std::ranges::any_of(g.arguments, [](const Argument& a) {
                      return a.role == Role::oblique && a.marker == "into";
                    });
  if (into) {  // "the talks went into a second day"
    if (const auto* row = look_up(fmt::format("{} into", syntax_.lemma(g.head)), "v")) return row;
  }
  if (g.kind == PredicateKind::noun && !g.light.valid()) {  // "in prospect" before "prospect"
    const std::string phrase = fmt::format("{} {}", marker_of(syntax_, g.head), syntax_.lower(g.head));
    if (const auto* row = look_up(phrase, "a")) return row;
  }
  if (g.kind == PredicateKind::verb) {
    // "took place", but not "would take years"
    const bool takes = syntax_.lemma(g.head) == "take" && link == "subj";
    const TokenIndex taken = takes ? syntax_.child(g.head, "obj") : TokenIndex::none();
    if (taken.valid() && !is_one_of(syntax_.lower(taken), {"place", "part"})) return nullptr;
    const bool given = link == "obj" && std::ranges::any_of(g.arguments, [](const Argument& a) {
                         return a.role == Role::recipient && !a.shared;
                       });
    if (given) {  // "was denied a meeting"
      if (const auto* row = tables_.find(syntax_.lemma(g.head), "v", "given")) {
        name = fmt::format("{} v", syntax_.lemma(g.head));
        return row;
      }
    }
    if (const auto* row = phrase_row(governor, link, name)) return row;
    if (const auto* row = named_row(governor, link, name)) return row;
    if (const auto* row = verb_row(g.head, link, &name)) return row;
  } else {
    const std::string_view preposition =
        syntax_.has_child(g.head, "cop") ? marker_of(syntax_, g.head) : std::string_view();
    if (!preposition.empty()) {  // "are without foundation"
      if (const auto* row = look_up(fmt::format("{} {}", preposition, syntax_.lower(g.head)), "a"))
        return row;
    }
    if (const auto* row = look_up(lemma_with_particle(syntax_, g.head), part_of(g.kind))) return row;
  }
  // "prepared", "set", "scheduled" are tagged as verbs or as adjectives.
  if (g.kind == PredicateKind::noun && syntax_.has_child(g.head, "cop") &&
      !syntax_.has_child(g.head, "det")) {
    if (const auto* row = look_up(std::string(syntax_.lower(g.head)), "a"))
      return row;  // "was loath to meet B"
  }
  if (g.kind == PredicateKind::noun) {  // "under way", "on hold"
    const std::string_view preposition = marker_of(syntax_, g.head);
    if (preposition.empty()) return nullptr;
    if (const auto* row = look_up(fmt::format("{} {}", preposition, syntax_.lower(g.head)), "a")) return row;
    const TokenIndex due = syntax_.child(g.head, "case");  // "is due in Oslo for talks"
    if (due.valid() && syntax_.lower(due) == "due") {
      if (const auto* row = look_up("due", "a")) return row;
    }
    return syntax_.has_child(g.head, "cop") ? look_up("be", "v") : nullptr;  // "is in Oslo on a visit"
  }
  return look_up(std::string(syntax_.lower(g.head)), "a");
}

/// "remains a possibility", "looks feasible": what such a verb says of its subject; or none.
TokenIndex OperatorWalker::linked_predicate(PredicateIndex governor) const {
  const Predicate& g = predicates_[governor];
  const bool links = g.kind == PredicateKind::verb &&
                     is_one_of(syntax_.lemma(g.head),
                               {"remain", "stay", "look", "seem", "appear", "sound", "prove", "become"});
  return links ? syntax_.child(g.head, "xcomp") : TokenIndex::none();
}

}  // namespace readout
