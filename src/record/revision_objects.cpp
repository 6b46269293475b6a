// See revision_objects.hpp.
#include "record/revision_objects.hpp"

#include <algorithm>

#include "base/one_of.hpp"
#include "record/time.hpp"
#include "record/word_pattern.hpp"

namespace readout {
namespace {

/// The first quotation that opens in the words and does not hold the cue.
ByteSpan quoted_in(const RecordContext& context, TokenRange words, TokenRange cue) {
  for (const TokenIndex t : words) {
    const QuotationIndex q = context.document.quotation_at(context.syntax.span(t).begin);
    if (!q.valid()) continue;
    const ByteSpan inner = context.document.quotations()[q].parts.front().inner;
    const bool holds_cue = inner.overlaps(context.syntax.span(cue.begin_index)) ||
                           inner.overlaps(context.syntax.span(cue.end_index - 1));
    if (holds_cue) continue;
    if (inner.begin >= context.syntax.span(words.begin_index).begin)
      return without_edges(context.document.text(), inner);
  }
  return {};
}

/// Where the clause under t begins that tells what was said ("that A had B", "according to which A had B"),
/// or none.
TokenIndex told_from(const Syntax& syntax, TokenIndex t, TokenRange words) {
  const std::string_view relation = syntax.base_relation(t);
  if (relation != "ccomp" && relation != "acl") return TokenIndex::none();
  const TokenRange clause = syntax.subtree(t);
  const TokenIndex mark = syntax.child(t, "mark");
  const bool has_subject = syntax.has_child(t, "nsubj") || syntax.has_child(t, "expl");
  if (mark.valid() && syntax.lower(mark) == "that" && has_subject) return mark + 1;
  if (relation == "ccomp" && clause.begin_index > words.begin_index && !mark.valid())
    return clause.begin_index;
  for (TokenIndex u = clause.begin_index; u < t; ++u) {
    if (u > clause.begin_index && syntax.lower(u) == "which" && syntax.upos(u - 1) == "ADP") return u + 1;
  }
  return TokenIndex::none();
}

/// The first clause in the words that tells something, without "that": "the claim that A had B", "an article
/// which said that".
ByteSpan told_in(const Syntax& syntax, TokenRange words) {
  for (const TokenIndex t : words) {
    const TokenIndex first = told_from(syntax, t, words);
    const TokenIndex end = std::min(syntax.subtree(t).end_index, words.end_index);
    if (first.valid() && first < end) return syntax.span({first, end});
  }
  return {};
}

/// "a threat to shut the zone", "blaming A for B": what is done in words only is told by its verb phrase.
ByteSpan done_in(const Syntax& syntax, TokenRange words) {
  for (const TokenIndex t : words) {
    const TokenIndex head = syntax.head(t);
    const bool announced = syntax.base_relation(t) == "advcl" && head.valid() && syntax.xpos(head) == "VBN" &&
                           syntax.base_relation(head) == "acl";  // "a decision announced in May to do it"
    const bool infinitive = (syntax.base_relation(t) == "acl" || announced) && syntax.xpos(t) == "VB" &&
                            marker_of(syntax, t) == "to";
    const TokenIndex end = std::min(syntax.subtree(t).end_index, words.end_index);
    if (infinitive && t < end) return syntax.span({t, end});
  }
  return {};
}

/// "when he offered to feed the envoy", "when she told them to burn the nets": what was offered or told.
ByteSpan asked_in(const Syntax& syntax, TokenRange words) {
  for (const TokenIndex t : words) {
    const bool infinitive = is_one_of(syntax.base_relation(t), {"xcomp", "ccomp"}) &&
                            syntax.xpos(t) == "VB" && marker_of(syntax, t) == "to";
    if (!infinitive || !syntax.head(t).valid() || !words.contains(syntax.head(t))) continue;
    const std::string_view verb = syntax.lemma(syntax.head(t));
    if (!is_one_of(verb, {"offer", "threaten", "promise", "vow", "pledge", "propose", "urge", "tell", "ask",
                          "call", "advise", "order", "invite", "encourage", "swear"}))
      continue;
    return syntax.span({t, std::min(syntax.subtree(t).end_index, words.end_index)});
  }
  return {};
}

bool is_number(const Syntax& syntax, TokenIndex t) { return syntax.upos(t) == "NUM"; }

ByteSpan figure_in(const Syntax& syntax, TokenRange words) {
  for (const TokenIndex t : words) {
    if (!is_number(syntax, t)) continue;
    const TokenIndex unit = t + 1;
    if (unit < words.end_index && syntax.lower(unit) == "of") continue;  // "one of them"
    const bool has_unit = unit < words.end_index && syntax.upos(unit) == "NOUN";
    return syntax.span({t, has_unit ? unit + 1 : unit});
  }
  return {};
}

/// The phrase that begins at t, to the next comma or full stop at most; of a date or an amount the number
/// alone counts, so its phrase does.
TokenRange phrase_from(const RecordContext& context, TokenIndex t, TokenIndex limit) {
  TokenIndex end = std::min(end_of_phrase(context.document, context.syntax, t), limit);
  for (TokenIndex u = t + 1; u < end; ++u) {  // "2008 | as she had said"
    if (is_one_of(context.syntax.lower(u), {"as", ","})) end = u;
  }
  return {t, std::max(end, t + 1)};
}

/// Is t part of the noun phrase of the noun, not of the clause that the noun heads ("X was the noun")?
bool is_in_phrase(const Syntax& syntax, TokenIndex t, TokenIndex noun) {
  for (; t.valid() && t != noun; t = syntax.head(t)) {
    if (syntax.head(t) != noun) continue;
    return is_one_of(syntax.base_relation(t), {"det", "amod", "compound", "nummod", "nmod", "flat"});
  }
  return false;
}

/// What kind of word a phrase turns on: a number, a name, a noun, else the part of speech of its last word.
std::string_view kind_of(const Syntax& syntax, TokenRange phrase) {
  std::string_view kind;
  for (const TokenIndex t : phrase) {
    if (is_number(syntax, t)) return "NUM";
    const bool noun = is_one_of(syntax.upos(t), {"NOUN", "PROPN"});
    if (noun && kind != "PROPN") kind = syntax.upos(t);
  }
  return kind.empty() ? syntax.upos(phrase.end_index - 1) : kind;
}

/// Is the phrase beside a name that tells who it is: "A, the water minister"?
bool is_apposition(const Syntax& syntax, TokenIndex noun) { return syntax.base_relation(noun) == "appos"; }

/// The phrase before the word that stands where the other one does: the nearest with a number if that has
/// one, the nearest name if that is one, else the nearest noun phrase, or word of the same kind.
TokenRange counterpart_before(const Syntax& syntax, TokenIndex before, TokenIndex first, TokenRange other) {
  const std::string_view kind = kind_of(syntax, other);
  for (TokenIndex t = before; t > first;) {
    --t;
    const std::string_view upos = syntax.upos(t);
    if (kind == "NUM") {
      if (!is_number(syntax, t)) continue;
      TokenIndex begin = t;  // "2.3 billion"
      while (begin > first && is_number(syntax, begin - 1)) --begin;
      const bool month =
          begin > first && syntax.upos(begin - 1) == "PROPN" && syntax.upos(other.begin_index) == "PROPN";
      return {month || (begin > first && syntax.form(begin - 1) == "$") ? begin - 1 : begin, t + 1};
    }
    const bool noun = is_one_of(kind, {"NOUN", "PROPN"});
    if (noun ? upos != "PROPN" && (upos != "NOUN" || kind == "PROPN") : upos != kind) continue;
    if (!noun) return {t, t + 1};
    if (kind == "PROPN" && is_apposition(syntax, t) && syntax.upos(other.begin_index) != "DET" &&
        syntax.upos(syntax.subtree(t).begin_index) == "DET")
      continue;
    TokenIndex begin = t;
    if (kind == "PROPN") {
      while (begin > first && syntax.upos(begin - 1) == "PROPN") --begin;
    } else {
      while (begin > first && is_in_phrase(syntax, begin - 1, t)) --begin;
    }
    return {begin, t + 1};
  }
  return {};
}

}  // namespace

namespace {

/// Does a loose addition begin at t, behind a comma: "as A reported", "calling it B", "a remark made by C"?
bool begins_addition(const RecordContext& context, TokenIndex t) {
  const Syntax& syntax = context.syntax;
  if (syntax.xpos(t) == "VBG" && syntax.base_relation(t) == "advcl") return true;
  if (syntax.lower(t) == "as") return syntax.upos(t) == "SCONJ" || syntax.base_relation(t) == "mark";
  const TokenIndex noun = syntax.upos(t) == "DET" ? syntax.head(t) : TokenIndex::none();
  return noun.valid() && is_one_of(syntax.base_relation(noun), {"appos", "parataxis", "dep"}) &&
         (context.tables.revisions.classes.contains("saying", syntax.lemma(noun)) ||
          context.tables.revisions.classes.contains("claim", syntax.lemma(noun)));
}

/// "... | and said that B": the parser often hangs the next verb of saying on the words themselves.
bool says_next(const Syntax& syntax, TokenIndex t) {
  return is_one_of(syntax.lower(t - 1), {"and", "but"}) && syntax.xpos(t) == "VBD" &&
         is_one_of(syntax.lemma(t), {"say", "add", "tell", "insist", "announce", "stress", "admit"});
}

/// The words up to a loose addition.
TokenRange bare_words(const RecordContext& context, TokenRange words) {
  const Syntax& syntax = context.syntax;
  for (TokenIndex t = words.begin_index; t < words.end_index; ++t) {
    if (t < words.begin_index + 2 || context.document.quotation_at(syntax.span(t).begin).valid()) continue;
    const bool added = syntax.lower(t - 1) == "," && begins_addition(context, t);
    if (says_next(syntax, t)) return {words.begin_index, t - 1};
    if (!added && syntax.lower(t - 1) != ";") continue;
    return {words.begin_index, t - 1};
  }
  return words;
}

}  // namespace

ByteSpan bare_clause(const RecordContext& context, ByteSpan told) {
  if (told.empty()) return told;
  const TokenRange words = context.syntax.tokens_in(told), bare = bare_words(context, words);
  const bool cut = bare.end_index < words.end_index;
  return without_edges(context.document.text(), cut ? context.syntax.span(bare) : told);
}

namespace {

/// The word of the cue that the others hang on.
TokenIndex head_of(const Syntax& syntax, TokenRange cue) {
  for (const TokenIndex t : cue) {
    const TokenIndex head = syntax.head(t);
    if (!head.valid() || !cue.contains(head)) return t;
  }
  return TokenIndex::none();
}

/// Can what hangs on the cue's head hold the words? A subject only if the cue does nothing to an object; no
/// "as nonsense" of a denial.
bool can_hold(const Syntax& syntax, TokenIndex c, bool verbal, RevisionKind kind) {
  const std::string_view relation = syntax.base_relation(c);
  const std::string_view marker = marker_of(syntax, c);
  if (kind == RevisionKind::denial && marker == "as") return false;
  if (is_one_of(relation, {"obj", "iobj", "obl", "csubj"}) || syntax.relation(c) == "nsubj:pass") return true;
  if (relation == "nsubj" || relation == "nmod") return !verbal || syntax.upos(syntax.head(c)) == "ADJ";
  if (relation == "xcomp" && syntax.xpos(c).starts_with("NN")) return true;  // "called them beggars"
  const bool unsaid = kind == RevisionKind::retraction || kind == RevisionKind::denial;
  // "should not have said that A was B", "was wrong to say that A was B"
  if (relation == "ccomp")
    return unsaid || (kind == RevisionKind::correction &&
                      is_one_of(syntax.base_relation(syntax.head(c)), {"advcl", "xcomp"}));
  const bool gerund = is_one_of(relation, {"advcl", "xcomp"}) && syntax.xpos(c) == "VBG";
  if (gerund && relation == "xcomp" && kind == RevisionKind::denial)
    return true;  // "denied telling A that B"
  const TokenIndex first = syntax.subtree(c).begin_index;
  const bool close = gerund && c.value() > 0 && first == c &&
                     syntax.upos(c - 1) != "PUNCT";  // "walked back comments suggesting that"
  if (close && unsaid && syntax.has_child(c, "ccomp")) return true;
  return gerund && !is_one_of(marker, {"", "after", "before", "when", "while"});
}

/// The first word of the clause under t, behind a comma.
TokenIndex first_word(const Syntax& syntax, TokenIndex t) {
  const TokenIndex first = syntax.subtree(t).begin_index;
  return first < t && syntax.lower(first) == "," ? first + 1 : first;
}

/// "misspoke when he told A that B", "was wrong to say B": a clause of the time or manner of saying.
bool is_occasion(const Syntax& syntax, TokenIndex c, RevisionKind kind) {
  if (!is_one_of(syntax.base_relation(c), {"advcl", "obl", "xcomp", "ccomp", "acl"})) return false;
  const bool after = syntax.lower(first_word(syntax, c)) == "after";
  if (after && kind == RevisionKind::clarification) return true;  // "clarified that B, after A had said C"
  return is_one_of(syntax.lower(first_word(syntax, c)), {"when", "in", "by", "while", "for", "to"});
}

/// "its opposition to the bill | on Tuesday"
TokenRange without_day(const Syntax& syntax, TokenRange words) {
  const bool day = words.size() > 3 && syntax.lower(words.end_index - 2) == "on" &&
                   is_calendar_word(syntax.lower(words.end_index - 1));
  return day ? TokenRange{words.begin_index, words.end_index - 2} : words;
}

/// What a noun is of, which stands right behind it wherever the tree hangs it: "his threat | to block the
/// budget", "her opposition | to an inquiry", "its objection | to Malta joining".
ByteSpan behind_noun(const RecordContext& context, TokenIndex noun) {
  const Syntax& syntax = context.syntax;
  const TokenIndex link = noun + 1;
  if (link + 1 >= syntax.sentence(syntax.sentence_of(noun)).tokens.end_index) return {};
  if (!is_one_of(syntax.lower(link), {"of", "for", "to", "on", "about", "against"})) return {};
  if (is_calendar_word(syntax.lower(link + 1))) return {};
  TokenIndex top = syntax.head(link);
  if (!top.valid() || top < link || !is_one_of(syntax.base_relation(link), {"case", "mark"})) return {};
  const TokenIndex clause = syntax.head(top);  // the subject of "joining" leads to the whole of it
  if (clause.valid() && clause > top && syntax.xpos(clause) == "VBG") top = clause;
  const TokenRange words =
      without_day(syntax, bare_words(context, {link + 1, syntax.subtree(top).end_index}));
  return words.empty() ? ByteSpan{} : bare_clause(context, syntax.span(words));
}

/// "backtracked on his promise of a referendum", "dropped their opposition to the bill": what it is of.
ByteSpan promised_in(const RecordContext& context, TokenIndex noun) {
  const Syntax& syntax = context.syntax;
  if (!context.tables.revisions.classes.contains("stand", syntax.lemma(noun))) return {};
  const bool owned = std::ranges::any_of(syntax.children(noun),
                                         [&](TokenIndex c) { return syntax.relation(c) == "nmod:poss"; });
  const bool infinite = noun.value() + 1 < syntax.size() && syntax.lower(noun + 1) == "to";
  return owned || infinite ? behind_noun(context, noun) : ByteSpan{};
}

}  // namespace

CueWords words_of_cue(const RecordContext& context, TokenRange cue, TokenIndex verb, RevisionKind kind) {
  const Syntax& syntax = context.syntax;
  const bool verbal = verb.valid() && is_one_of(syntax.upos(verb), {"VERB", "ADJ"});
  const TokenIndex top = verbal ? verb : head_of(syntax, cue);
  if (!top.valid()) return {};
  ByteSpan figure, done, stand;
  for (const bool occasion : {false, true}) {
    for (const TokenIndex c : syntax.children(top)) {
      const bool topic = !occasion && kind == RevisionKind::clarification &&
                         syntax.base_relation(c) == "nsubj" &&
                         context.tables.revisions.classes.contains(
                             "saying", syntax.lemma(c));  // "his comment on “A” meant B"
      if (topic) {
        if (const ByteSpan quoted = quoted_in(context, syntax.subtree(c), cue); !quoted.empty())
          return {quoted};
      }
      if (occasion ? c < top || !is_occasion(syntax, c, kind) : !can_hold(syntax, c, verbal, kind)) continue;
      const TokenRange words = bare_words(context, syntax.subtree(c));
      const ByteSpan told = bare_clause(context, told_in(syntax, words));
      if (kind == RevisionKind::denial && !told.empty()) return {told, true};
      if (const ByteSpan quoted = quoted_in(context, words, cue); !quoted.empty()) return {quoted};
      if (!told.empty()) return {told, true};
      if (occasion) {
        const bool undone =
            !cue.contains(c) && kind == RevisionKind::reversal && syntax.xpos(c) == "VB" && done.empty();
        const bool time = is_one_of(syntax.lower(first_word(syntax, c)), {"when", "after"});
        if (time && done.empty()) done = bare_clause(context, asked_in(syntax, words));
        if (undone && marker_of(syntax, c) == "to")  // "reversing his refusal of last month to do it"
          done = bare_clause(context, syntax.span(TokenRange{c, words.end_index}));
        continue;
      }
      if (done.empty()) done = bare_clause(context, done_in(syntax, words));
      if (stand.empty()) stand = promised_in(context, c);
      const bool named = context.tables.revisions.classes.contains("figure", syntax.lemma(c));
      if (figure.empty() && (named || syntax.base_relation(c) == "obj")) figure = figure_in(syntax, words);
    }
  }
  if (kind == RevisionKind::correction && !figure.empty()) return {figure};
  return done.empty() ? CueWords{stand, false, true} : CueWords{done};
}

ByteSpan words_of_occasion(const RecordContext& context, TokenIndex clause) {
  const Syntax& syntax = context.syntax;
  const TokenRange words = bare_words(context, syntax.subtree(clause));
  if (const ByteSpan quoted = quoted_in(context, words, {words.begin_index, words.begin_index + 1});
      !quoted.empty())
    return quoted;
  return bare_clause(context, told_in(syntax, words));
}

CueWords words_of_noun(const RecordContext& context, TokenIndex noun) {
  const Syntax& syntax = context.syntax;
  const TokenRange words = bare_words(context, syntax.subtree(noun)), behind{noun + 1, words.end_index};
  if (behind.begin_index >= behind.end_index) return {};
  if (const ByteSpan quoted = quoted_in(context, behind, {noun, noun + 1}); !quoted.empty()) return {quoted};
  if (const ByteSpan told = told_in(syntax, behind); !told.empty()) return {bare_clause(context, told), true};
  return {bare_clause(context, done_in(syntax, behind)), true};
}

ByteSpan object_of_cue(const RecordContext& context, TokenIndex verb) {
  const Syntax& syntax = context.syntax;
  if (!verb.valid()) return {};
  for (const TokenIndex c : syntax.children(verb)) {
    if (syntax.base_relation(c) != "obj" && syntax.relation(c) != "nsubj:pass") continue;
    const bool more = std::ranges::any_of(syntax.children(c), [&](TokenIndex d) {
      if (syntax.base_relation(d) == "amod" && syntax.xpos(d) == "VBN") return true;  // "a planned tax"
      if (marker_of(syntax, d) == "on") return !is_calendar_word(syntax.lower(d));
      return is_one_of(syntax.base_relation(d), {"nmod", "acl"}) && d > c &&
             !is_one_of(marker_of(syntax, d), {"by", "from", "in"});
    });
    if (more) return bare_clause(context, syntax.span(without_day(syntax, syntax.subtree(c))));
  }
  return {};
}

namespace {

/// Behind the words that set Y against X: "not", "rather than", "instead of"; none if they do not stand at t.
TokenIndex after_contrast(const Syntax& syntax, TokenIndex t, TokenRange words) {
  const std::string_view word = syntax.lower(t);
  const bool closes =
      is_one_of(syntax.lower(t - 1), {"\"", "''", "”", "’", "'"}) && t - 1 > words.begin_index;
  const std::string_view before = syntax.lower(closes ? t - 2 : t - 1);  // "“X,” not “Y”"
  if (word == "not" && is_one_of(before, {",", "and", "—", "–"})) return t + 1;
  if (t + 1 >= words.end_index) return TokenIndex::none();
  const std::string_view next = syntax.lower(t + 1);
  if (word == "than") {  // "nearer 20 than 60"
    for (TokenIndex u = t; u > words.begin_index && t - u < 5;) {
      if (is_one_of(syntax.lower(--u), {"nearer", "closer"})) return t + 1;
    }
    return TokenIndex::none();
  }
  const bool pair = (word == "rather" && next == "than") || (word == "instead" && next == "of");
  return pair ? t + 2 : TokenIndex::none();
}

/// Where Y begins: "and not, as the minister had said, | 24", "and not in | 2019".
TokenIndex contrasted_from(const Syntax& syntax, TokenIndex first, TokenIndex limit) {
  if (first < limit && syntax.lower(first) == ",") {
    TokenIndex close = first + 1;
    while (close < limit && syntax.lower(close) != ",") ++close;
    first = close + 1;
  }
  while (first < limit && is_one_of(syntax.lower(first), {"in", "on", "from", "at", "by", "of", "to", "for"}))
    ++first;
  return first;
}

}  // namespace

namespace {

/// The quotation that opens at the word, or none.
QuotationIndex quotation_opening_at(const RecordContext& context, TokenIndex t) {
  const QuotationIndex q = context.document.quotation_at(context.syntax.span(t).begin);
  const bool opens = q.valid() && (t.value() == 0 || context.document.quotations()[q].outer().begin >=
                                                         context.syntax.span(t - 1).end);
  return opens ? q : QuotationIndex::none();
}

/// “X”, not “Y”: the quotation at `old` and the last one that closes before `limit`.
std::optional<Change> quoted_contrast(const RecordContext& context, TokenRange words, TokenIndex limit,
                                      TokenIndex old) {
  const QuotationIndex from = quotation_opening_at(context, old);
  if (!from.valid()) return std::nullopt;
  const Syntax& syntax = context.syntax;
  const ByteSpan before{syntax.span(words.begin_index).begin, syntax.span(limit).begin};
  std::optional<ByteSpan> to;
  for (const Quotation& q : context.document.quotations()) {
    if (before.contains(q.outer())) to = q.parts.front().inner;
  }
  if (!to) return std::nullopt;
  const std::string_view text = context.document.text();
  return Change{without_edges(text, context.document.quotations()[from].parts.front().inner),
                without_edges(text, *to)};
}

}  // namespace

std::optional<Change> contrast_in(const RecordContext& context, TokenRange words) {
  const Syntax& syntax = context.syntax;
  for (const TokenIndex t : words) {
    if (t == words.begin_index) continue;
    const TokenIndex behind = after_contrast(syntax, t, words);
    if (!behind.valid()) continue;
    const TokenIndex first = contrasted_from(syntax, behind, words.end_index);
    if (first >= words.end_index) continue;
    if (auto quoted = quoted_contrast(context, words, t, first)) return quoted;
    const bool one_word = first + 1 >= words.end_index || syntax.upos(first + 1) == "PUNCT";
    if (syntax.upos(first) == "SCONJ" || (syntax.upos(first) == "VERB" && !one_word)) continue;
    TokenRange old = phrase_from(context, first, words.end_index);
    while (old.end_index < words.end_index && syntax.upos(old.end_index - 1) == "PROPN" &&
           syntax.upos(old.end_index) == "PROPN")
      old.end_index = old.end_index + 1;
    const TokenRange now = counterpart_before(syntax, t, words.begin_index, old);
    if (now.empty()) continue;
    return Change{without_edges(context.document.text(), syntax.span(old)), syntax.span(now)};
  }
  return std::nullopt;
}

namespace {

/// The phrase behind the preposition at t, up to `limit` or the end of its words before a comma.
TokenRange short_phrase(const Syntax& syntax, TokenIndex t, TokenIndex limit) {
  constexpr int kLongest = 6;  // words
  TokenIndex end = t + 1;
  while (end < limit && end - t <= kLongest && !is_one_of(syntax.lower(end), {",", ";", ":", ")", "."}) &&
         !is_one_of(syntax.upos(end), {"VERB", "SCONJ"}))
    ++end;
  return {t + 1, end};
}

}  // namespace

std::optional<Change> change_under(const Syntax& syntax, TokenIndex verb) {
  if (!verb.valid()) return std::nullopt;
  const TokenIndex end = syntax.sentence(syntax.sentence_of(verb)).tokens.end_index;
  for (TokenIndex t = verb + 1; t + 2 < end; ++t) {
    const bool to_first = syntax.lower(t) == "to";
    if (!to_first && syntax.lower(t) != "from") continue;
    const std::string_view other = to_first ? "from" : "to";
    const TokenRange reach = short_phrase(syntax, t, end);
    for (TokenIndex u = t + 2; u < reach.end_index; ++u) {
      if (syntax.lower(u) != other) continue;
      const TokenRange first{t + 1, u}, second = short_phrase(syntax, u, end);
      if (second.empty() || kind_of(syntax, first) != kind_of(syntax, second)) continue;
      const ByteSpan one = syntax.span(first), two = syntax.span(second);
      return to_first ? Change{two, one} : Change{one, two};
    }
  }
  return std::nullopt;
}

namespace {

/// The phrase that begins at t: a number with its noun, a name, or a noun with what stands before it.
TokenRange phrase_at(const Syntax& syntax, TokenIndex t, TokenIndex limit) {
  TokenIndex end = t;
  bool number = false, name = false;
  for (; end < limit; ++end) {
    const std::string_view upos = syntax.upos(end);
    if (name && upos != "PROPN") break;
    if (number && upos == "NOUN") return {t, end + 1};
    if (number && upos != "NUM" && upos != "SYM") break;
    if (upos == "NOUN") return {t, end + 1};
    number = number || upos == "NUM";
    name = name || upos == "PROPN";
    if (!number && !name && !is_one_of(upos, {"DET", "ADJ", "ADP", "PRON"})) break;
  }
  return number || name ? TokenRange{t, end} : TokenRange{};
}

/// "our war, sorry, our operation": the noun phrase right before the cue, if it begins with the same word.
std::optional<Change> repair_alike(const Syntax& syntax, TokenRange cue, TokenRange now) {
  TokenIndex end = cue.begin_index - 1;  // the comma
  const TokenIndex first = syntax.sentence(syntax.sentence_of(end)).tokens.begin_index;
  constexpr int kLongest = 6;  // words
  if (now.size() < 2 || end <= first || syntax.upos(end - 1) != "NOUN") return std::nullopt;
  for (TokenIndex t = end; t > first && end - t < kLongest;) {
    --t;
    if (syntax.lower(t) == syntax.lower(now.begin_index))
      return Change{syntax.span(TokenRange{t, end}), syntax.span(now)};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Change> repair_at(const RecordContext& context, TokenRange cue) {
  constexpr int kFarthest = 3;  // words from the phrase put right to the cue
  const Syntax& syntax = context.syntax;
  const TokenRange sentence = syntax.sentence(syntax.sentence_of(cue.begin_index)).tokens;
  const bool apart = cue.begin_index > sentence.begin_index && syntax.upos(cue.begin_index - 1) == "PUNCT";
  if (!apart) return std::nullopt;
  TokenIndex t = cue.end_index;
  while (t < sentence.end_index && syntax.upos(t) == "PUNCT") ++t;
  if (t >= sentence.end_index) return std::nullopt;
  const TokenRange now = phrase_at(syntax, t, sentence.end_index);
  if (now.empty()) return std::nullopt;
  if (!is_one_of(kind_of(syntax, now), {"NUM", "PROPN"})) return repair_alike(syntax, cue, now);
  TokenRange old = counterpart_before(syntax, cue.begin_index, sentence.begin_index, now);
  if (old.empty() || cue.begin_index - old.end_index > kFarthest) return std::nullopt;
  if (is_number(syntax, old.begin_index) && syntax.upos(old.end_index) == "NOUN")
    old.end_index = old.end_index + 1;
  return Change{syntax.span(old), syntax.span(now)};
}

}  // namespace readout
