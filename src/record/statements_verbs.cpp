// Verbs as cues with a clause, an infinitive or an inserted place: "said that C", "is said to V", "C, S
// said,", "urged A to V", "declined to say C". One function a construction, tried in the order of verb().
#include <algorithm>

#include "base/one_of.hpp"
#include "record/statements_content.hpp"
#include "record/statements_tree.hpp"

namespace readout {
namespace {

using Tokens = std::vector<TokenIndex>;

constexpr int kWordsToCue = 16, kWordsOfSubject = 12;

bool fits_clause(const SpeechCue& row, const Syntax& syntax, TokenIndex clause) {
  if (is_wh_clause(syntax, clause)) return row.wh || row.that;
  const bool gerund =
      syntax.xpos(clause) == "VBG" && !syntax.has_child(clause, "aux") && !syntax.has_child(clause, "nsubj");
  return gerund ? row.ing || row.quote : row.that || row.quote;
}

bool has_object_of_saying(const Syntax& syntax, TokenIndex t) {
  return complement_clause(syntax, t).valid() || syntax.has_child(t, "obj");
}

}  // namespace

void TreeCue::verb(const SpeechCue& row) {
  if (carries_cue(row)) return;  // "went on to say": the cue is the second
  if (syntax_.xpos(t_) == "VBG" && marker_of(syntax_, t_) == "without") return;  // it is not said
  if (is_declined()) return;                                                     // "declined to say": one cue
  if (is_put_question(context_, t_)) return;  // "Asked whether C, S said": the answer is the statement
  if (row.lemma == "refer" && syntax_.xpos(t_) == "VBG") return;  // ", referring to X" explains a name
  if (row.act == "decline") {
    declined();
  } else if (row.act == "cite" && cited()) {
    note("whom the source cites for it");
  } else if (row.unanswered && unanswered()) {
    note("said not to have answered it");
  } else if (!misread_participle(row) && !raising(row) && !inverted(row) && !clause(row) && !inserted(row) &&
             !infinitive(row) && !passive(row) && !phrase(row) && !prepositional(row)) {
    ordered(row);
  }
  if (syntax_.xpos(t_) == "VBG" && marker_of(syntax_, t_) == "with" && t_.value() > 0 &&
      can_be_source(syntax_, t_ - 1))
    set_source(context_, draft_, t_ - 1);  // "with its minister vowing to fight"
  if (const TokenIndex first = first_cue_of(context_, t_); first.valid()) source_from(first);
  if (!draft_.source.valid() && !nobody_) set_source(context_, draft_, quoted_speaker());
  if (!draft_.source.valid() && !nobody_) set_source(context_, draft_, speaker_of_participle());
  if (!draft_.source.valid() && !nobody_) source_from(t_);
  if (!draft_.source.valid() && !nobody_ && !draft_.content.empty() && tells_actively(row)) {
    set_source(context_, draft_, source_before(context_, t_));
  }
  const bool dummy = draft_.source.valid() && syntax_.lower(draft_.source) == "it" &&
                     !context_.actors.actor_of(draft_.source).valid();
  if (dummy && row.that && !row.quote) set_source(context_, draft_, TokenIndex::none());  // "it emerged"
  front_part();
}

/// Does a verb above say that it was not done: "declined to SAY", "stopped short of SAYING"?
bool TreeCue::is_declined() const {
  const std::string_view relation = syntax_.relation(t_);
  const bool governed =
      relation == "xcomp" || (relation == "advcl" && is_one_of(marker_of(syntax_, t_), {"of", "from"}));
  TokenIndex above = syntax_.head(t_), last;
  if (!governed || !above.valid()) return false;
  if (syntax_.upos(above) != "VERB" && syntax_.relation(above) == "xcomp")
    above = syntax_.head(above);  // "short"
  const SpeechCue* outer = above.valid() ? cue_at(context_, above, last) : nullptr;
  return outer && outer->act == "decline";
}

/// "went on to say", "continued by adding": the verb only leads over to another cue.
bool TreeCue::carries_cue(const SpeechCue& row) const {
  TokenIndex second = syntax_.child(t_, "xcomp");
  if (!second.valid()) second = syntax_.child(t_, "advcl");
  if (row.act != "say" || complement_clause(syntax_, t_).valid() || !second.valid() ||
      marker_of(syntax_, second) != "to" || second < t_ || syntax_.upos(second) != "VERB")
    return false;
  TokenIndex last;
  const SpeechCue* inner = cue_at(context_, second, last);
  return inner && inner->pos == "verb" && inner->that && inner->quote;
}

// "did not respond to A's questions": what is not answered.
bool TreeCue::unanswered() {
  if (!is_negated(context_, t_)) return false;
  TokenIndex what = oblique({"to", "on"}, t_);
  if (!what.valid()) what = syntax_.child(t_, "obj");
  if (!what.valid() || what < t_) return silent();
  take(with_tail(context_, t_, {what}), {}, "a question that is not answered");
  return !draft_.content.empty();
}

// "would not comment further": the words of not saying are the cue, the verb is what was not done.
bool TreeCue::silent() {
  TokenIndex end = t_ + 1;
  while (end < syntax_.sentence(syntax_.sentence_of(t_)).tokens.end_index && syntax_.upos(end) == "ADV")
    ++end;
  TokenIndex first = t_, last = t_;
  for (const TokenIndex c : syntax_.children(t_)) {
    if (c > t_ || !is_one_of(syntax_.base_relation(c), {"aux", "advmod"})) continue;
    first = std::min(first, c);
    last = last == t_ ? c : std::max(last, c);
  }
  if (first == t_ || last - first > 3) return false;
  draft_.cue_span = {syntax_.span(first).begin, syntax_.span(last).end};
  draft_.content = {syntax_.span({t_, end})};
  return true;
}

// "T, citing A, reported C": C on A's word, inside what T reported.
bool TreeCue::cited() {
  const TokenIndex whom = syntax_.child(t_, "obj");
  if (syntax_.xpos(t_) != "VBG" || !whom.valid() || whom < t_ || !context_.actors.actor_of(whom).valid())
    return false;
  TokenIndex verb = syntax_.head(t_), last;
  if (verb.valid() && syntax_.upos(verb) != "VERB") verb = syntax_.head(verb);
  const SpeechCue* row = verb.valid() && verb != t_ ? cue_at(context_, verb, last) : nullptr;
  if (!row || row->pos != "verb" || row->act == "cite" || !has_object_of_saying(syntax_, verb)) return false;
  draft_.content = draft_at(context_, verb).content;
  if (draft_.content.empty()) return false;
  set_source(context_, draft_, whom);
  draft_.repeats = verb;
  return true;
}

/// A of "quoted A as saying C", "A was quoted as saying C". Or none.
TokenIndex TreeCue::quoted_speaker() const {
  const TokenIndex above = syntax_.head(t_);
  if (!above.valid() || syntax_.xpos(t_) != "VBG" || marker_of(syntax_, t_) != "as")
    return TokenIndex::none();
  for (const std::string_view place : {"obj", "nsubj:pass"}) {
    if (const TokenIndex who = syntax_.child(above, place); who.valid()) return who;
  }
  return TokenIndex::none();
}

/// ", saying that …" goes on for the subject of the clause around everything in front, wherever it hangs;
/// behind "…, S said" it is S who goes on. None for other words.
TokenIndex TreeCue::speaker_of_participle() const {
  if (!is_one_of(syntax_.base_relation(t_), {"advcl", "conj", "ccomp"}) || !is_aside(context_, t_))
    return TokenIndex::none();
  const TokenIndex above = syntax_.head(t_);
  if (syntax_.base_relation(t_) == "conj" && above < t_ && syntax_.xpos(above) == "VBG" &&
      is_aside(context_, above))
    return draft_at(context_, above).source;  // ", calling it A and vowing to C"
  TokenIndex subject = speaker_beside();
  if (subject.valid() || syntax_.base_relation(t_) != "advcl") return subject;
  for (TokenIndex t = syntax_.head(t_); t.valid(); t = syntax_.head(t)) {
    if (const TokenIndex found = syntax_.child(t, "nsubj"); found.valid() && found < t_)
      subject = source_of(context_, t);
    const bool thing = !subject.valid() || !context_.actors.actor_of(subject).valid();
    if (syntax_.relation(t) == "acl:relcl" && thing)
      continue;  // "results that were late, calling": not the results
    const QuotationIndex here = context_.document.quotation_at(syntax_.span(t).begin);
    if (syntax_.relation(t) == "acl:relcl" || here != context_.document.quotation_at(draft_.cue_span.begin))
      break;
  }
  return subject;
}

/// S of "…, S said, adding that": the subject of the finite cue that the comma of the participle ends. Or
/// none.
TokenIndex TreeCue::speaker_beside() const {
  const TokenIndex first = syntax_.sentence(syntax_.sentence_of(t_)).tokens.begin_index;
  TokenIndex last;
  for (TokenIndex t = t_; t > first && t_ - t < kWordsToCue;) {
    --t;
    if (context_.document.quotation_at(syntax_.span(t).begin) !=
        context_.document.quotation_at(draft_.cue_span.begin))
      break;
    if (!is_one_of(syntax_.xpos(t), {"VBD", "VBZ", "VBP"}) || syntax_.upos(t) != "VERB") continue;
    const SpeechCue* row = cue_at(context_, t, last);
    const bool inserted = row && row->quote && !words_between_commas(context_, t).empty();
    return inserted ? source_of(context_, t) : TokenIndex::none();
  }
  return TokenIndex::none();
}

/// A finite verb of saying in the active voice: it has a subject, whatever the tree says.
bool TreeCue::tells_actively(const SpeechCue& row) const {
  return row.that && row.quote && row.weight >= 0.7 && is_one_of(syntax_.xpos(t_), {"VBD", "VBZ", "VBP"}) &&
         !syntax_.has_child(t_, "aux:pass") && !dummy_subject().valid();
}

// "declined to reveal WHERE", "stopped short of saying C", "refused to answer QUESTIONS": the cue is both
// verbs. "declined TO COMMENT".
void TreeCue::declined() {
  TokenIndex second = syntax_.child(t_, "xcomp");
  TokenIndex host = t_;
  if (second.valid() && syntax_.upos(second) != "VERB") host = second;  // "stopped SHORT of saying"
  if (!second.valid() || host != t_) second = oblique({"of", "from", "to"}, host);
  if (!second.valid() || syntax_.upos(second) != "VERB") return;
  Tokens complements;
  for (const TokenIndex c : syntax_.children(second)) {
    if (c > second && is_one_of(syntax_.base_relation(c), {"ccomp", "obj", "obl", "xcomp"}))
      complements.push_back(c);
  }
  TokenIndex last;
  const SpeechCue* inner = cue_at(context_, second, last);
  if (complements.empty() || !inner) {
    take({second}, {}, "said not to have said or done it");
    return;
  }
  draft_.cue_span.end = std::max(draft_.cue_span.end, syntax_.span(last).end);  // the tree may be odd
  take(complements, {}, "said not to have said it");
}

// "X is said to V", "X seems to V": content is X and what is said of it; a source only if "by" names one.
bool TreeCue::raising(const SpeechCue& row) {
  const TokenIndex second = syntax_.child(t_, "xcomp");
  TokenIndex subject = syntax_.child(t_, "nsubj:pass");
  if (!subject.valid() && row.act == "appear") {
    subject = syntax_.child(t_, "nsubj");
    nobody_ = subject.valid() && second.valid();
  }
  if (!row.raising || !subject.valid() || !second.valid()) return false;
  const TokenIndex auxiliary = syntax_.child(t_, "aux:pass");
  if (auxiliary.valid() && t_ - auxiliary <= 3) draft_.cue_span.begin = syntax_.span(auxiliary).begin;
  take({subject, second}, {}, "passive of saying with an infinitive");
  if (row.act == "say") draft_.hedge = Hedge::probable;  // "is said to": hearsay
  return !draft_.content.empty();
}

bool TreeCue::clause(const SpeechCue& row) {
  const TokenIndex it = dummy_subject();
  TokenIndex content = complement_clause(syntax_, t_);
  if (!content.valid() && row.whom) content = clause_on_object();
  if (!content.valid() && row.that && row.quote) content = clause_on_paper();
  if (!content.valid() && it.valid() && row.that) content = first_behind();
  if (!content.valid() || !(it.valid() || fits_clause(row, syntax_, content))) return false;
  if (it.valid() && it < t_ && t_ - it <= 4) draft_.cue_span.begin = syntax_.span(it).begin;
  TokenIndex first = syntax_.subtree(content).begin_index;
  while (first < content && syntax_.upos(first) == "PUNCT") ++first;
  if (is_aside(context_, first)) return false;  // "withdrew that, saying C"
  take(with_tail(context_, t_, with_front(syntax_, t_, content)), {},
       is_wh_clause(syntax_, content) ? "with a question clause" : "with a clause");
  if (row.whom) split_off_addressee(content);
  drop_leading_that();
  return !draft_.content.empty();
}

/// A "that" which a parser took for a pronoun of the clause.
void TreeCue::drop_leading_that() {
  if (draft_.content.empty()) return;
  ByteSpan& first = draft_.content.front();
  TokenIndex that = syntax_.token_at_or_after(first.begin);
  while (that.valid() && that + 1 < syntax_.tokens().end_index && syntax_.span(that).end < first.end &&
         (syntax_.upos(that) == "PUNCT" || syntax_.upos(that) == "ADV") &&
         that - syntax_.token_at_or_after(first.begin) < 3) {
    ++that;  // ", however, that"
  }
  const bool marks = that.valid() && syntax_.lower(that) == "that" &&
                     is_one_of(syntax_.base_relation(that), {"mark", "obj", "det"}) &&
                     first.begin > draft_.cue_span.end && syntax_.span(that).end + 1 < first.end &&
                     syntax_.head(that) != that + 1;
  if (marks) first.begin = syntax_.span(that + 1).begin;
}

/// "promised staff that no jobs would go": a clause that a parser hung on who is told. Or none.
TokenIndex TreeCue::clause_on_object() const {
  const TokenIndex object =
      syntax_.child(t_, "obj").valid() ? syntax_.child(t_, "obj") : syntax_.child(t_, "iobj");
  if (!object.valid()) return object;
  for (const TokenIndex c : syntax_.children(object)) {
    const TokenIndex first = syntax_.subtree(c).begin_index;
    const bool that =
        c > object && is_one_of(syntax_.base_relation(c), {"acl", "ccomp"}) && syntax_.lower(first) == "that";
    if (that && syntax_.has_child(c, "nsubj") && syntax_.relation(first) != "nsubj") return c;
  }
  return TokenIndex::none();
}

/// "said in a report that the vote was calm": a clause that a parser hung on the paper. Or none.
TokenIndex TreeCue::clause_on_paper() const {
  for (const TokenIndex c : syntax_.children(t_)) {
    if (c < t_ || syntax_.base_relation(c) != "obl" || marker_of(syntax_, c) != "in") continue;
    for (const TokenIndex clause : syntax_.children(c)) {
      const bool hung = is_one_of(syntax_.base_relation(clause), {"acl", "ccomp"});
      TokenIndex subject = syntax_.child(clause, "nsubj");
      if (!subject.valid()) subject = syntax_.child(clause, "nsubj:pass");
      const bool whole = syntax_.has_child(clause, "obj") || syntax_.has_child(clause, "cop") ||
                         syntax_.has_child(clause, "aux:pass") || syntax_.has_child(clause, "ccomp");
      const bool bare = whole && subject.valid() && subject > c &&
                        syntax_.subtree(subject).begin_index == c + 1 &&
                        context_.tables.papers.contains(
                            std::string(syntax_.lemma(c)));  // "in a note it was", not "he wrote"
      if (hung && subject.valid() && (bare || marker_of(syntax_, clause) == "that")) return clause;
    }
  }
  return TokenIndex::none();
}

/// "told the BBC he would go": a parser takes the BBC for the beginning of the clause. Its name ends before
/// the pronoun that is the clause's subject.
void TreeCue::split_off_addressee(TokenIndex clause) {
  TokenIndex subject;
  for (const TokenIndex c : syntax_.children(clause)) {
    const bool begins = is_one_of(syntax_.base_relation(c), {"nsubj", "expl"}) && syntax_.upos(c) == "PRON";
    if (begins && !subject.valid()) subject = c;
  }
  if (draft_.content.empty() || !subject.valid()) return;
  const TokenIndex first = syntax_.token_at_or_after(draft_.content.front().begin);
  for (TokenIndex t = first; t < subject; ++t) {
    const MentionIndex m = context_.actors.headed_by(t);
    const TokenRange words = m.valid() ? context_.actors.mention(m).tokens : TokenRange{t, t + 1};
    const bool hears = m.valid() || (syntax_.xpos(t) == "NNS" && first == t);  // "told reporters there was"
    if (!hears || words.begin_index != first || words.end_index != subject) continue;
    draft_.addressee = t;
    draft_.content.front().begin = syntax_.span(subject).begin;
    return;
  }
}

/// "It" of "it is understood", or none.
TokenIndex TreeCue::dummy_subject() const {
  const TokenIndex expletive = syntax_.child(t_, "expl");
  if (expletive.valid()) return expletive;
  const TokenIndex subject = syntax_.child(t_, "nsubj:pass");
  return subject.valid() && syntax_.lower(subject) == "it" ? subject : TokenIndex::none();
}

/// The first phrase behind the cue, for a tree without a clause there.
TokenIndex TreeCue::first_behind() const {
  for (const TokenIndex c : syntax_.children(t_)) {
    if (c > t_ && !is_one_of(syntax_.base_relation(c), {"punct", "aux", "expl", "conj", "cc"})) return c;
  }
  return TokenIndex::none();
}

// The cue stands inside or behind what it reports: "C, S said, C"; "C, as S put it"; "C, figures showed".
bool TreeCue::inserted(const SpeechCue& row) {
  const TokenIndex above = syntax_.head(t_);
  const bool put_it = row.lemma.ends_with(" it");
  if (!above.valid() || !(row.that || row.quote) || (has_object_of_saying(syntax_, t_) && !put_it))
    return false;
  const std::string_view relation = syntax_.base_relation(t_);
  const TokenIndex mark = syntax_.child(t_, "mark");
  const bool as = relation == "advcl" && mark.valid() && syntax_.lower(mark) == "as" && row.that &&
                  row.quote && !oblique(row.prepositions, t_).valid();  // not "as Roe hints at C"
  const bool apart = stands_apart() && source_of(context_, t_).valid();
  const bool loose =
      apart && (relation == "parataxis" ||
                (is_one_of(relation, {"advcl", "xcomp", "conj"}) && !mark.valid() &&
                 !syntax_.has_child(t_, "cc") && syntax_.has_child(t_, "nsubj") && row.weight >= 0.5));
  if (!as && !loose) return false;
  if (as) draft_.content = around_commas();
  if (draft_.content.empty()) take({above}, {t_}, as ? "as-clause" : "inserted cue");
  // "C, S said, but T denied it": what follows is the writer's.
  std::erase_if(draft_.content, [&](ByteSpan span) {
    const TokenIndex first = syntax_.token_at_or_after(span.begin);
    return span.begin > draft_.cue_span.end && is_one_of(syntax_.lower(first), {"but", "while", "whereas"});
  });
  return !draft_.content.empty();
}

/// What stands before and behind "…, as S put it, …" in its sentence; empty if it does not stand between
/// commas.
std::vector<ByteSpan> TreeCue::around_commas() {
  const TokenRange own = words_between_commas(context_, t_);
  if (own.empty()) return {};
  const TokenRange sentence = syntax_.sentence(syntax_.sentence_of(t_)).tokens;
  std::vector<ByteSpan> around;
  for (const TokenRange words :
       {TokenRange{sentence.begin_index, own.begin_index}, TokenRange{own.end_index, sentence.end_index}}) {
    const ByteSpan span = words.empty() ? ByteSpan{} : trimmed(context_, words);
    if (!span.empty()) around.push_back(span);
  }
  note("as-clause");
  return around;
}

bool TreeCue::has_clause_behind() const {
  const TokenIndex clause = complement_clause(syntax_, t_);
  return clause.valid() && clause > t_;
}

// "C, says S": behind a comma and in front of its subject, whatever the tree makes of C.
bool TreeCue::inverted(const SpeechCue& row) {
  if (!(row.that && row.quote) || row.weight < 0.6 || !is_one_of(syntax_.xpos(t_), {"VBZ", "VBD"}))
    return false;
  const TokenRange sentence = syntax_.sentence(syntax_.sentence_of(t_)).tokens;
  if (t_ < sentence.begin_index + 3 || syntax_.lower(t_ - 1) != "," || t_ + 1 >= sentence.end_index)
    return false;
  if (context_.document.quotation_at(syntax_.span(t_ - 1).begin).valid() || has_clause_behind()) return false;
  TokenIndex source;
  for (const TokenIndex t : TokenRange{t_ + 1, sentence.end_index}) {
    if (is_one_of(syntax_.upos(t), {"VERB", "AUX", "SCONJ"}) || t - t_ > kWordsOfSubject) return false;
    if (syntax_.upos(t) == "PUNCT") break;
    const bool subject = syntax_.head(t) == t_ && syntax_.base_relation(t) == "nsubj";
    if (!source.valid() && subject && can_be_source(syntax_, t)) source = t;
  }
  if (!source.valid()) return false;
  const ByteSpan content = trimmed(context_, {sentence.begin_index, t_});
  if (content.empty() || context_.document.quotation_at(content.begin).valid()) return false;
  draft_.content = {content};
  set_source(context_, draft_, source);
  note("cue and source behind a comma");
  return true;
}

/// Marks on both sides of the cue's own words.
bool TreeCue::stands_apart() const {
  const TokenRange own = syntax_.subtree(t_);
  const auto mark_or_edge = [&](bool edge, TokenIndex t) { return edge || syntax_.upos(t) == "PUNCT"; };
  const TokenRange sentence = syntax_.sentence(syntax_.sentence_of(t_)).tokens;
  const bool in_front = mark_or_edge(own.begin_index <= sentence.begin_index, own.begin_index - 1) ||
                        syntax_.upos(own.begin_index) == "PUNCT";
  const bool behind = own.end_index >= sentence.end_index || syntax_.upos(own.end_index) == "PUNCT" ||
                      syntax_.upos(own.end_index - 1) == "PUNCT";
  return in_front && behind;
}

// "To see why, S said, one should read it": the words in front, hung on the cue, are told too.
void TreeCue::front_part() {
  const TokenRange cue = words_between_commas(context_, t_);
  if (cue.empty() || draft_.content.empty() || !cue.contains(draft_.source)) return;
  if (syntax_.base_relation(t_) == "acl" ||
      reports_in(context_, {syntax_.sentence(syntax_.sentence_of(t_)).tokens.begin_index, cue.begin_index}))
    return;
  const TokenRange sentence = syntax_.sentence(syntax_.sentence_of(t_)).tokens;
  const ByteSpan here = syntax_.span(cue);
  if (draft_.content.front().begin < here.end || cue.end_index >= sentence.end_index) return;
  const ByteSpan front = trimmed(context_, {sentence.begin_index, cue.begin_index});
  const bool plain = !front.empty() && !context_.document.quotation_at(front.begin).valid() &&
                     !context_.document.quotation_at(front.end - 1).valid();
  if (plain) draft_.content.insert(draft_.content.begin(), front);
}

// "officials stressed the minister has agreed", read as "officials [who were] stressed": the noun and the
// verb behind have two subjects then, which no clause has.
bool TreeCue::misread_participle(const SpeechCue& row) {
  const TokenIndex noun = syntax_.head(t_);
  if (!(row.that && row.quote) || syntax_.base_relation(t_) != "acl" || !noun.valid()) return false;
  const TokenIndex verb = syntax_.head(noun);
  if (!verb.valid() || verb < t_ || syntax_.base_relation(noun) != "nsubj" || noun > t_) return false;
  const bool two_subjects = std::ranges::any_of(syntax_.children(verb), [&](TokenIndex c) {
    return c > t_ && c < verb && syntax_.base_relation(c) == "nsubj";
  });
  if (!two_subjects) return false;
  const ByteSpan content = trimmed(context_, {t_ + 1, syntax_.subtree(verb).end_index});
  if (content.empty()) return false;
  draft_.content = {content};
  draft_.source = noun;
  draft_.source_span = trimmed(context_, {syntax_.subtree(noun).begin_index, t_});
  note("main verb read as a participle");
  return true;
}

// "urged A to V": A belongs to what is asked for; "promised to V".
bool TreeCue::infinitive(const SpeechCue& row) {
  TokenIndex second =
      syntax_.child(t_, "xcomp").valid() ? syntax_.child(t_, "xcomp") : complement_clause(syntax_, t_);
  if (!second.valid() && row.ing) {  // "ruled out meeting": a gerund read as an adjunct
    const TokenIndex gerund = syntax_.child(t_, "advcl");
    const bool beside = gerund.valid() && gerund > t_ && syntax_.xpos(gerund) == "VBG" &&
                        syntax_.subtree(gerund).begin_index == gerund &&
                        syntax_.span(gerund).begin <= draft_.cue_span.end + 1;
    if (beside) second = gerund;
  }
  const TokenIndex phrase = oblique(row.prepositions, t_);
  if (!second.valid() && row.to &&
      (!phrase.valid() || is_day(syntax_, phrase))) {  // "pledged on Friday to go"
    const TokenIndex adjunct = syntax_.child(t_, "advcl");
    const bool beside = adjunct.valid() && adjunct > t_ && marker_of(syntax_, adjunct) == "to" &&
                        syntax_.upos(syntax_.subtree(adjunct).begin_index - 1) != "PUNCT" &&
                        !syntax_.has_child(t_, "obj");
    if (beside) second = adjunct;
  }
  if (!second.valid() || second < t_) return false;
  const TokenIndex mark = syntax_.child(second, "mark");
  const bool to = mark.valid() && syntax_.lower(mark) == "to";
  if (!(to && row.to) && !(row.ing && syntax_.xpos(second) == "VBG")) return false;
  Tokens heads{second};
  const bool of_another = is_one_of(row.act, {"request", "order", "propose", "want", "ask", "expect"});
  for (const TokenIndex c : syntax_.children(t_)) {
    const std::string_view relation = syntax_.base_relation(c);
    const bool object =
        relation == "obj" || relation == "iobj" || (relation == "obl" && row.lemma.ends_with(" on"));
    if (of_another && object && c > t_ && c < second) heads.insert(heads.begin(), c);
  }
  take(with_tail(context_, t_, heads), {}, "with an infinitive");
  if (row.act == "ask") draft_.row = context_.tables.cue("request", "verb");  // "asked the court to rule"
  const bool passive =
      row.whom && row.act != "promise" && heads.size() == 1 && is_one_of(syntax_.xpos(t_), {"VBN", "VBD"});
  if (passive && is_headline(context_, context_.document.paragraph_at(draft_.cue_span.begin))) {
    nobody_ = true;  // "Peru urged to halt dam": by somebody
    draft_.addressee = syntax_.child(t_, "nsubj");
  }
  return !draft_.content.empty();
}

void TreeCue::ordered(const SpeechCue& row) {
  if (!(row.that && row.quote) || row.weight < 0.4 || syntax_.xpos(t_) == "VB") return;
  draft_.content = content_by_order(context_, t_, row.weight < 0.7);
  if (!draft_.content.empty()) note("content by the order of words");
}

}  // namespace readout
