// Repairs of the boundary between a cue and its content; see statements_content.hpp.
#include "record/statements_content.hpp"

#include <algorithm>

#include "base/one_of.hpp"

namespace readout {
namespace {

using Tokens = std::vector<TokenIndex>;

bool reports(const StatementContext& context, TokenIndex t) {
  TokenIndex last;
  const SpeechCue* row = cue_at(context, t, last);
  return row && row->pos == "verb" && (row->that || row->quote);
}

bool is_told_too(const StatementContext& context, TokenIndex cue, TokenIndex head, TokenIndex conjunct) {
  const Syntax& syntax = context.syntax;
  const TokenIndex mark = syntax.child(conjunct, "mark");
  if (mark.valid() && syntax.lower(mark) == "that") return true;
  const TokenIndex to = syntax.child(head, "mark");
  if (to.valid() && syntax.lower(to) == "to")
    return syntax.xpos(conjunct) == "VB" && syntax.xpos(cue) != "VB";
  return syntax.has_child(conjunct, "nsubj") && !reports(context, conjunct) &&
         syntax.has_child(head, "nsubj");
}

}  // namespace

bool is_wh_clause(const Syntax& syntax, TokenIndex clause) {
  const TokenIndex mark = syntax.child(clause, "mark");
  if (mark.valid() && is_one_of(syntax.lower(mark), {"if", "whether"})) return true;
  return syntax.xpos(syntax.subtree(clause).begin_index).starts_with("W");
}

bool tells_time(const Syntax& syntax, TokenIndex t) {
  return syntax.entity(t) == "time" ||
         is_one_of(syntax.relation(t), {"obl:tmod", "nmod:tmod", "obl:unmarked"});
}

Tokens with_front(const Syntax& syntax, TokenIndex cue, TokenIndex clause) {
  Tokens heads;
  const bool complete = syntax.has_child(clause, "nsubj") || syntax.has_child(clause, "nsubj:pass") ||
                        syntax.has_child(clause, "expl") || !syntax.has_child(clause, "aux");
  for (const TokenIndex c : syntax.children(cue)) {
    if (c <= cue || c >= clause) continue;
    const bool joins = syntax.subtree(c).end_index == syntax.subtree(clause).begin_index;
    const bool subject = is_one_of(syntax.base_relation(c), {"obj", "nsubj", "ccomp", "xcomp"});
    if (subject && joins && !complete && !is_wh_clause(syntax, clause)) heads.push_back(c);
  }
  heads.push_back(clause);
  return heads;
}

Tokens with_tail(const StatementContext& context, TokenIndex cue, Tokens heads) {
  const Syntax& syntax = context.syntax;
  const TokenIndex content = heads.back();
  TokenIndex last = content;
  if (last < cue) return heads;
  for (const TokenIndex c : syntax.children(cue)) {
    if (c <= last) continue;
    const std::string_view relation = syntax.base_relation(c);
    if (relation == "punct" && syntax.lower(c) == ",") break;
    if (relation == "punct") continue;
    const bool conjunct = relation == "conj";
    if (conjunct && !is_told_too(context, cue, content, c)) break;
    const TokenIndex first = syntax.subtree(c).begin_index;
    const bool behind_comma =
        syntax.upos(first) == "PUNCT" || (first.value() > 0 && syntax.upos(first - 1) == "PUNCT");
    const bool tail = is_one_of(relation, {"ccomp", "xcomp", "obj", "obl", "advmod", "advcl", "nmod", "acl"});
    if (!conjunct && (!tail || behind_comma || tells_time(syntax, c))) break;
    heads.push_back(c);
    last = c;
  }
  return heads;
}

bool is_aside(const StatementContext& context, TokenIndex t) {
  const Syntax& syntax = context.syntax;
  const TokenIndex first = syntax.subtree(t).begin_index;
  const bool behind_comma =
      first.value() > 0 && (syntax.lower(first - 1) == "," || syntax.lower(first) == ",");
  const bool joined = syntax.base_relation(t) == "conj" && syntax.head(t) < t &&
                      syntax.xpos(syntax.head(t)) == "VBG" &&
                      is_aside(context, syntax.head(t));  // ", calling it A and vowing to C"
  return syntax.xpos(t) == "VBG" && (behind_comma || joined) && reports(context, t);
}

namespace {

/// The tag that tells a clause's tense: of its first auxiliary, else of its verb.
std::string_view tense_of(const Syntax& syntax, TokenIndex verb) {
  for (const TokenIndex c : syntax.children(verb)) {
    if (c < verb && is_one_of(syntax.base_relation(c), {"aux", "cop"})) return syntax.xpos(c);
  }
  return syntax.xpos(verb);
}

/// "but would not comment", "but declined to say".
bool is_silence(const StatementContext& context, TokenIndex t) {
  TokenIndex last;
  const SpeechCue* row = cue_at(context, t, last);
  const TokenIndex cc = context.syntax.child(t, "cc");
  if (!row || row->pos != "verb" || !cc.valid() || context.syntax.lower(cc) != "but") return false;
  return row->act == "decline" ||
         (context.tables.classes.is_in(row->act, "speech") && is_negated(context, t)) ||
         (row->act == "discuss" && is_negated(context, t));
}

}  // namespace

TokenIndex first_cue_of(const StatementContext& context, TokenIndex t) {
  constexpr int kMostSteps = 5;
  const Syntax& syntax = context.syntax;
  if (syntax.upos(t) != "VERB" || syntax.base_relation(t) != "conj" || syntax.has_child(t, "nsubj"))
    return TokenIndex::none();
  TokenIndex first = t;
  while (syntax.base_relation(first) == "conj" && syntax.head(first).valid()) first = syntax.head(first);
  const bool silent = is_silence(context, t);
  const std::string_view tense = tense_of(syntax, t);
  const bool tells = syntax.has_child(t, "ccomp") || syntax.has_child(t, "xcomp");
  const TokenIndex inner = syntax.child(first, "nsubj");
  const bool mute = inner.valid() && !context.actors.actor_of(inner).valid() &&
                    !is_one_of(syntax.lower(inner), {"he", "she", "they", "we", "i", "who"});
  if (!silent &&
      (!tells || !is_one_of(tense, {"VBD", "VBZ", "VBP"}) || (!mute && tense_of(syntax, first) == tense)))
    return TokenIndex::none();
  TokenIndex above = first;
  for (int steps = 0; steps < kMostSteps; ++steps) {
    if (!is_one_of(syntax.relation(above), {"ccomp", "xcomp", "advcl", "acl", "obl"})) break;
    above = syntax.head(above);
    if (!above.valid() || above > t) break;
    TokenIndex last;
    const SpeechCue* row = syntax.upos(above) == "VERB" ? cue_at(context, above, last) : nullptr;
    const bool now =
        tense != "VBD" && tense_of(syntax, first) == "VBD";  // "said the court had erred and hopes"
    if (row && syntax.has_child(above, "nsubj") && (silent || now || tense_of(syntax, above) == tense))
      return above;
  }
  return TokenIndex::none();
}

bool is_report_beside(const StatementContext& context, TokenIndex t) {
  const Syntax& syntax = context.syntax;
  if (syntax.upos(t) != "VERB") return false;
  const std::string_view relation = syntax.base_relation(t);
  if (relation == "advcl") {
    const TokenIndex mark = syntax.child(t, "mark");
    const bool headline = is_headline(context, context.document.paragraph_at(syntax.span(t).begin));
    if (mark.valid() && headline && syntax.lower(mark) == "as") return true;  // "… as experts fear floods"
    if (!mark.valid() ||
        !is_one_of(syntax.lower(mark), {"while", "whereas", "as", "though", "although", "after"}))
      return false;
  } else if (relation != "conj" && relation != "parataxis") {
    return false;
  }
  const TokenIndex first = syntax.subtree(t).begin_index;
  const bool apart =
      syntax.upos(first) == "PUNCT" || (first.value() > 0 && syntax.upos(first - 1) == "PUNCT");
  const TokenIndex subject = syntax.child(t, "nsubj"), clause = syntax.child(t, "ccomp");
  return apart && reports(context, t) && syntax.xpos(t) != "VBG" && subject.valid() && subject < t &&
         clause.valid() && clause > t;
}

namespace {

/// "said C, in remarks that T dismissed": behind a mark, a paper is where it was said.
bool is_paper_beside(const StatementContext& context, TokenIndex t) {
  const Syntax& syntax = context.syntax;
  if (!is_one_of(syntax.base_relation(t), {"obl", "nmod"}) || marker_of(syntax, t) != "in") return false;
  const TokenIndex first = syntax.subtree(t).begin_index;
  const bool apart =
      syntax.upos(first) == "PUNCT" || (first.value() > 0 && syntax.upos(first - 1) == "PUNCT");
  return apart && context.tables.papers.contains(std::string(syntax.lemma(t)));
}

}  // namespace

bool reports_in(const StatementContext& context, TokenRange words) {
  constexpr std::size_t kMostWords = 80;  // of real sentences; keeps the time linear on any input
  const Syntax& syntax = context.syntax;
  if (words.size() > kMostWords) words.begin_index = words.end_index - static_cast<int>(kMostWords);
  for (const TokenIndex t : words) {
    const bool finite = is_one_of(syntax.xpos(t), {"VBD", "VBZ", "VBP"}) && syntax.upos(t) == "VERB";
    if (finite && !context.document.quotation_at(syntax.span(t).begin).valid() &&
        syntax.has_child(t, "nsubj") && syntax.has_child(t, "ccomp") && reports(context, t)) {
      return true;
    }
  }
  return false;
}

Tokens asides_in(const StatementContext& context, TokenIndex cue, const Tokens& heads) {
  const Syntax& syntax = context.syntax;
  const QuotationIndex own = context.document.quotation_at(syntax.span(cue).begin);
  Tokens asides;
  for (const TokenIndex head : heads) {
    for (const TokenIndex t : syntax.subtree(head)) {
      const bool apart = is_aside(context, t) || is_report_beside(context, t) ||
                         is_paper_beside(context, t) || first_cue_of(context, t).valid();
      if (t == head || !apart) continue;
      const bool loose =
          is_one_of(syntax.base_relation(t), {"advcl", "acl", "conj", "dep", "parataxis", "obl", "nmod"});
      if (loose && context.document.quotation_at(syntax.span(t).begin) == own) asides.push_back(t);
    }
  }
  return asides;
}

}  // namespace readout
