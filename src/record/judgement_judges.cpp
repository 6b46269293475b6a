// Who judges: the subject of a verb of judging, wherever the tree has put it, and who gives or draws what a
// noun of judging names.
#include <algorithm>

#include "record/factual.hpp"
#include "record/judgement_finder.hpp"

namespace readout {

/// What the relative clause or participle around the word is said of, or none.
TokenIndex JudgementFinder::antecedent_over(TokenIndex t) const {
  for (TokenIndex at = t; syntax_.head(at).valid(); at = syntax_.head(at)) {
    if (syntax_.base_relation(at) == "acl") return syntax_.head(at);
  }
  return TokenIndex::none();
}

/// The subject of the word, else that of the clause it hangs at: "Doubtful of the figures, A sent ...".
TokenIndex JudgementFinder::subject_over(TokenIndex t) const {
  for (TokenIndex at = t; at.valid(); at = syntax_.head(at)) {
    const std::string_view relation = syntax_.base_relation(at);
    if (const TokenIndex subject = syntax_.child(at, "nsubj"); subject.valid() && subject != t) {
      const bool relative = relation == "acl" && syntax_.xpos(subject).starts_with("W");
      return relative ? syntax_.head(at) : subject;
    }
    if (relation == "acl") return syntax_.head(at);
    if (const TokenIndex subject = lost_subject(at); subject.valid()) return subject;
    if (relation != "advcl" && relation != "conj" && relation != "xcomp" && relation != "parataxis" &&
        relation != "obl" && relation != "obj" && relation != "dep")
      break;
  }
  return TokenIndex::none();
}

/// "Condemning the raid, A and B called ...": the parser takes the subject for an apposition in the fronted
/// clause. It is the one that stands right before the verb.
TokenIndex JudgementFinder::lost_subject(TokenIndex clause) const {
  const TokenIndex verb = syntax_.head(clause);
  if (syntax_.base_relation(clause) != "advcl" || !verb.valid() || syntax_.has_child(verb, "nsubj"))
    return TokenIndex::none();
  for (TokenIndex t = clause + 1; t < verb; ++t) {
    if (syntax_.base_relation(t) != "appos") continue;
    const TokenRange phrase = syntax_.subtree(t);
    TokenIndex end = phrase.end_index;
    while (end < verb && syntax_.lower(end) == ",") ++end;
    const TokenIndex first = phrase.begin_index;
    const bool comma = syntax_.lower(first) == "," || (first.value() > 0 && syntax_.lower(first - 1) == ",");
    if (end == verb && comma) return t;
  }
  return TokenIndex::none();
}

/// The target without the subject that the parser has hung on it.
void JudgementFinder::leave_out(JudgementTarget& target, TokenIndex subject) const {
  if (!subject.valid() || !target.head.valid() || !syntax_.subtree(target.head).contains(subject)) return;
  target.actors = responsible_for(context_, target.head);
  target.itself = false;
  const MentionIndex m = context_.actors.headed_by(target.head);
  if (syntax_.upos(target.head) == "PROPN" && m.valid()) {
    target.actors = {context_.actors.mention(m).actor};
    target.itself = true;
  }
}

/// The actors of a subject as judges; of somebody's words whose they are ("her memoir", "a letter by A"), of
/// "I" and "we" whose speech it is.
std::vector<SourceRef> JudgementFinder::judges_at(TokenIndex head) const {
  const std::string_view lower = syntax_.lower(head);
  if (lower == "i" || lower == "we") {
    const Statement* s = statement_at(head);
    return s ? std::vector{s->source} : std::vector<SourceRef>{};
  }
  if (judgement_cue_of(context_, head, "deed") || judgement_cue_of(context_, head, "work")) {
    for (const TokenIndex c : syntax_.children(head)) {
      const bool owner = syntax_.relation(c) == "nmod:poss" || marker_of(syntax_, c) == "by";
      if (!owner) continue;
      const bool whose = syntax_.lower(c) == "whose";
      const TokenIndex by = whose ? antecedent_over(head) : c;
      if (!by.valid()) continue;
      if (auto owners = sources_among(context_, by); !owners.empty()) return owners;
    }
  }
  const TokenIndex words = syntax_.xpos(head).starts_with("W") ? antecedent_over(head) : head;
  if (words.valid() && judgement_cue_of(context_, words, "work")) {  // "issued a statement that condemned B"
    if (const TokenIndex author = author_of(words); author.valid()) return sources_among(context_, author);
  }
  auto found = sources_among(context_, head);
  if (!found.empty() || syntax_.upos(head) != "NOUN") return found;
  for (const TokenIndex c : syntax_.children(head)) {  // "hundreds of protesters"
    if (c == head + 2 && marker_of(syntax_, c) == "of") return sources_among(context_, c);
  }
  return found;
}

/// Who judges by this verb; nobody if the passive leaves it out.
std::vector<SourceRef> JudgementFinder::judges_of(PredicateIndex p) const {
  const Predicate& predicate = predicates_[p];
  const TokenIndex mark = syntax_.child(predicate.head, "mark");
  if (syntax_.xpos(predicate.head) == "VBG" && mark.valid() && syntax_.lower(mark) == "of")
    return {};  // "accused of"
  if (const Argument* agent = predicates_.argument(p, Role::agent)) return judges_at(agent->head);
  if (predicate.passive) {
    for (const TokenIndex t : syntax_.subtree(predicate.head)) {  // "blamed on B by A"
      if (t > predicate.head && marker_of(syntax_, t) == "by") {
        if (auto judges = sources_among(context_, t); !judges.empty()) return judges;
      }
    }
  }
  const Argument* theme = predicates_.argument(p, Role::theme);
  const bool told = predicate.passive && theme && !theme->shared && !predicate.auxiliaries.empty();
  if (told) return {nobody()};
  if (predicate.passive || syntax_.xpos(predicate.head) != "VBG") return {};
  if (predicate.mark.valid()) return {};  // "without criticising", "stopped short of blaming"
  const TokenIndex subject = subject_over(predicate.head);
  return subject.valid() ? judges_at(subject) : std::vector<SourceRef>{};
}

/// Reads the verb that carries the noun; false if it is none that gives or draws judgements.
bool JudgementFinder::read_host(PredicateIndex p, PredicateIndex host, TokenIndex verb,
                                NounReading& out) const {
  const Argument* subject = predicates_.argument(host, Role::agent);
  if (judgement_cue_of(context_, verb, "trading")) {
    out.mutual = subject != nullptr;
    if (subject) out.drawn_by = subject->head;
    if (subject) out.judges = sources_among(context_, subject->head);
    if (out.judges.size() >= 2 && !predicates_.argument(p, Role::oblique, "at")) return true;
    out.mutual = false;
    out.drawn_by = TokenIndex::none();
  }
  const bool aimed =
      judgement_cue_of(context_, verb, "giving") &&
      (predicates_.argument(p, Role::oblique, "against") || predicates_.argument(p, Role::oblique, "at") ||
       predicates_.argument(host, Role::oblique, "against"));
  if (!aimed && judgement_cue_of(context_, verb, "drawing")) {  // not "unleashed a tirade against B"
    if (subject) out.drawn_by = subject->head;
    for (const PredicateIndex q : {p, host}) {
      for (const Argument& a : predicates_[q].arguments) {
        if (a.marker != "from" && a.marker != "among") continue;
        if (a.head < predicates_[p].head) continue;
        out.judges = sources_among(context_, a.head);
        return true;
      }
    }
    return true;
  }
  if (!judgement_cue_of(context_, verb, "giving")) return false;
  out.given = told_as_fact(context_, host);
  out.by_verb = true;
  if (subject) out.judges = judges_at(subject->head);
  if (!subject && predicates_[host].passive) {  // "criticism was levelled at B by A"
    for (const PredicateIndex q : {host, p}) {
      for (const Argument& a : predicates_[q].arguments) {
        if ((a.marker == "by" || (q == p && a.marker == "from")) && out.judges.empty())
          out.judges = judges_at(a.head);
      }
    }
    if (out.judges.empty()) out.judges = {nobody()};
  }
  return true;
}

/// "Outcry over ...", "condemnation of B grew": nobody's in particular.
bool JudgementFinder::stands_alone(PredicateIndex p) const {
  const TokenIndex word = predicates_[p].head;
  const std::string_view relation = syntax_.base_relation(word), marker = marker_of(syntax_, word);
  if (marker == "amid" || marker == "despite" || marker == "following" || marker == "after") return true;
  if (relation == "root") {
    const ParagraphIndex paragraph = syntax_.sentence(syntax_.sentence_of(word)).paragraph;
    return context_.document.paragraphs()[paragraph].kind == ParagraphKind::headline;
  }
  if (relation != "nsubj") return false;
  const TokenIndex verb = syntax_.head(word);
  if (verb.valid() && syntax_.relation(word) == "nsubj:pass")
    return judgement_cue_of(context_, verb, "giving");
  return verb.valid() && (judgement_cue_of(context_, verb, "growing") || syntax_.has_child(verb, "expl"));
}

// "A singled B out for praise", "B was met with derision by A"
bool JudgementFinder::read_singled(PredicateIndex p, NounReading& out) const {
  const Predicate& noun = predicates_[p];
  if (!noun.governor.valid()) return false;
  const TokenIndex verb = predicates_[noun.governor].head;
  const bool singled = noun.governor_marker == "for" && judgement_cue_of(context_, verb, "singling");
  const bool greeted = noun.governor_marker == "with" && judgement_cue_of(context_, verb, "greeting");
  if (!singled && !greeted) return false;
  if (const Argument* theme = predicates_.argument(noun.governor, Role::theme)) {
    out.drawn_by = theme->head;
  } else if (const TokenIndex above = syntax_.head(verb); above.valid() && syntax_.has_child(above, "cop")) {
    out.drawn_by = above;  // "Singled out for praise were B and C"
  } else if (const Argument* agent = predicates_.argument(noun.governor, Role::agent); agent && greeted) {
    out.drawn_by = agent->head;  // "B met with scorn from A"
    for (const Argument& a : predicates_[noun.governor].arguments) {
      if (a.marker == "from" || a.marker == "among") out.judges = sources_among(context_, a.head);
    }
    if (out.judges.empty()) out.judges = {nobody()};
  } else {
    return false;
  }
  for (const Argument& a : noun.arguments) {
    if (a.marker == "by" || a.marker == "from") out.judges = sources_among(context_, a.head);
  }
  if (out.judges.empty()) out.judges = judges_of(noun.governor);
  return true;
}

// "gave B, the minister, a dressing-down": the parser takes the noun for an apposition.
bool JudgementFinder::read_apposed(TokenIndex noun, NounReading& out) const {
  const TokenIndex above = syntax_.head(noun);
  if (syntax_.base_relation(noun) != "appos" || !above.valid()) return false;
  const std::string_view relation = syntax_.base_relation(above);
  const TokenIndex verb = syntax_.head(above);
  if ((relation != "obj" && relation != "iobj") || !judgement_cue_of(context_, verb, "giving")) return false;
  const TokenIndex subject = subject_over(verb);
  if (!subject.valid()) return false;
  out.judges = judges_at(subject);
  out.aimed_at = above;
  out.by_verb = true;
  return true;
}

// "the tirade of A against B"
bool JudgementFinder::read_aimed(PredicateIndex p, NounReading& out) const {
  const TokenIndex noun = predicates_[p].head;
  for (const TokenIndex c : syntax_.children(noun)) {
    if (c < noun || marker_of(syntax_, c) != "of") continue;
    for (TokenIndex t = c + 1; t < syntax_.subtree(noun).end_index; ++t) {
      const std::string_view marker = marker_of(syntax_, t);
      if (marker != "against" && marker != "towards" && marker != "toward") continue;
      out.judges = sources_among(context_, c);
      out.aimed_at = t;
      return !out.judges.empty();
    }
  }
  return false;
}

/// "offered warm words for B and a rebuke for C": who gives the first gives the second.
TokenIndex JudgementFinder::giver_over(TokenIndex noun) const {
  if (syntax_.base_relation(noun) != "conj") return TokenIndex::none();
  TokenIndex t = noun;
  while (syntax_.base_relation(t) == "conj" || syntax_.base_relation(t) == "nmod") t = syntax_.head(t);
  const TokenIndex verb = syntax_.head(t);
  if (syntax_.base_relation(t) != "obj" || !judgement_cue_of(context_, verb, "giving"))
    return TokenIndex::none();
  const PredicateIndex p = predicates_.at(verb);
  return p.valid() && told_as_fact(context_, p) ? subject_over(verb) : TokenIndex::none();
}

// "drew applause from A and boos from B"
bool JudgementFinder::read_also_drawn(TokenIndex noun, NounReading& out) const {
  if (syntax_.base_relation(noun) != "conj") return false;
  TokenIndex verb = noun;
  while (verb.valid() && syntax_.upos(verb) != "VERB") verb = syntax_.head(verb);
  if (!verb.valid() || !judgement_cue_of(context_, verb, "drawing")) return false;
  for (TokenIndex t = noun + 1; t < syntax_.subtree(verb).end_index && out.judges.empty(); ++t) {
    if (marker_of(syntax_, t) == "from") out.judges = sources_among(context_, t);
  }
  out.drawn_by = subject_over(verb);
  return !out.judges.empty() && out.drawn_by.valid();
}

// "To the fury of A, B travelled ..."
bool JudgementFinder::read_felt(PredicateIndex p, NounReading& out) const {
  const TokenIndex noun = predicates_[p].head, verb = syntax_.head(noun);
  const TokenIndex first = syntax_.subtree(noun).begin_index;
  const bool to = marker_of(syntax_, noun) == "to" && syntax_.base_relation(noun) == "obl" && verb.valid();
  if (!to || noun > verb || syntax_.lower(noun - 1) != "the") return false;
  for (const TokenIndex c : syntax_.children(noun)) {
    if (c > noun && marker_of(syntax_, c) == "of") out.judges = sources_among(context_, c);
  }
  const TokenIndex subject = subject_over(verb);
  if (out.judges.empty() || !subject.valid() || first > subject) return false;
  out.drawn_by = subject;
  return true;
}

JudgementFinder::NounReading JudgementFinder::reading_of(PredicateIndex p) const {
  NounReading out;
  const Predicate& noun = predicates_[p];
  const PredicateIndex governor = noun.light.valid() ? PredicateIndex::none() : noun.governor;
  // a parser takes "doubt" of "expressed doubt whether" for much else than an object
  const bool near = governor.valid() && noun.head > predicates_[governor].head &&
                    noun.head - predicates_[governor].head < 4;
  const bool object =
      governor.valid() && (noun.governor_role == Role::theme || (near && noun.governor_marker.empty()));
  const TokenIndex verb = noun.light.valid() ? noun.light
                          : object           ? predicates_[governor].head
                                             : TokenIndex::none();
  if (read_singled(p, out) || read_aimed(p, out) || read_felt(p, out)) return out;
  if (verb.valid() && read_host(p, noun.light.valid() ? p : governor, verb, out)) return out;
  for (const Argument& a : noun.arguments) {
    const bool owner = a.role == Role::agent && !a.shared;
    if (!owner && a.marker != "from" && a.marker != "by" && a.marker != "among") continue;
    out.judges = sources_among(context_, a.head);
    return out;
  }
  for (const TokenIndex c : syntax_.children(noun.head)) {  // "the accusation, made by A, that ..."
    if (syntax_.base_relation(c) != "acl" || !judgement_cue_of(context_, c, "giving")) continue;
    for (const TokenIndex by : syntax_.children(c)) {
      if (marker_of(syntax_, by) == "by") out.judges = sources_among(context_, by);
    }
    if (!out.judges.empty()) return out;
  }
  if (object &&
      !predicates_[governor].passive) {  // "denied accusations by A", "shrugged off criticism from A"
    for (const Argument& a : predicates_[governor].arguments) {
      if ((a.marker == "by" || a.marker == "from") && a.head > noun.head)
        out.judges = sources_among(context_, a.head);
    }
    if (!out.judges.empty()) return out;
  }
  if (read_apposed(noun.head, out)) return out;
  if (governor.valid() && stands_alone(p)) {  // "there was anger among A"
    for (const Argument& a : predicates_[governor].arguments) {
      if (a.marker == "from" || a.marker == "among" || a.marker == "by")
        out.judges = sources_among(context_, a.head);
    }
    if (!out.judges.empty()) return out;
  }
  if (!governor.valid()) {
    if (stands_alone(p)) out.judges = {nobody()};
    return out;
  }
  if (const TokenIndex giver = giver_over(noun.head); giver.valid()) {
    out.judges = judges_at(giver);
    out.by_verb = true;
    return out;
  }
  if (read_also_drawn(noun.head, out)) return out;
  const TokenIndex above = predicates_[governor].head;
  if (noun.governor_marker == "in") {  // "in a swipe at B, A said"
    const TokenIndex subject = subject_over(above);
    if (subject.valid()) out.judges = judges_at(subject);
    return out;
  }
  if (stands_alone(p)) out.judges = {nobody()};
  return out;
}

}  // namespace readout
