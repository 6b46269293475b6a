// Which words can be part of a person's name; see name_words.hpp.
#include "actors/name_words.hpp"

#include "actors/grammar.hpp"
#include "base/unicode.hpp"
#include "document/report_words.hpp"

namespace readout {

namespace {

/// "el-Sisi", "al-Assad" as one word.
bool has_arabic_article(std::string_view form) {
  const std::size_t hyphen = form.find('-');
  if (hyphen == std::string_view::npos || hyphen < 2 || hyphen > 3 || hyphen + 1 >= form.size()) return false;
  return is_name_particle(form.substr(0, hyphen)) && is_upper(decode_at(form, hyphen + 1).value);
}

}  // namespace

bool is_name_suffix(std::string_view atom) {
  return atom == "jr" || atom == "sr" || atom == "ii" || atom == "iii" || atom == "iv" || atom == "vi" ||
         atom == "xvi";
}

NameWords::NameWords(const Work& work) : work_(work), syntax_(work.syntax) {
  for (const TokenIndex t : syntax_.tokens()) {
    if (!grammar::starts_upper(syntax_, t)) {
      small_.emplace(syntax_.lower(t));
    } else if (!work_.starts_sentence(t) && !work_.in_headline(t)) {
      big_.emplace(syntax_.lower(t));
    }
  }
}

const GivenName* NameWords::given(TokenIndex t) const {
  return work_.tables.given_name(work_.atoms.joined(t));
}

/// "Jan Roe", "April Poe": a given name that is a month's, too, before another name; not "in April Roe".
bool NameWords::names_somebody(TokenIndex t) const {
  const TokenRange sentence = syntax_.sentence(syntax_.sentence_of(t)).tokens;
  if (given(t) == nullptr || !grammar::starts_upper(syntax_, t) || t + 1 >= sentence.end_index) return false;
  if (t > sentence.begin_index && syntax_.upos(t - 1) == "ADP" && syntax_.lower(t - 1) != "with")
    return false;
  return grammar::is_proper(syntax_, t + 1) && grammar::starts_upper(syntax_, t + 1) &&
         work_.match_at(t + 1) == nullptr && syntax_.form(t + 1) != ".";
}

/// "Zin Mar Aung": a month's word between two words of a name.
bool NameWords::is_inside_name(TokenIndex t) const {
  const TokenRange sentence = syntax_.sentence(syntax_.sentence_of(t)).tokens;
  if (t <= sentence.begin_index || t + 1 >= sentence.end_index || work_.in_headline(t)) return false;
  const ReportWords& words = ReportWords::shared();
  const auto is_name = [&](TokenIndex at) {
    return grammar::is_proper(syntax_, at) && grammar::starts_upper(syntax_, at) &&
           work_.match_at(at) == nullptr && !words.is(WordKind::weekday, syntax_.lower(at)) &&
           !words.is(WordKind::month, syntax_.lower(at));
  };
  return grammar::starts_upper(syntax_, t) && is_name(t - 1) && is_name(t + 1);
}

bool NameWords::is_time_word(TokenIndex t) const {
  const ReportWords& words = ReportWords::shared();
  const std::string_view word = syntax_.lower(t);
  if (words.is(WordKind::month, word) && (names_somebody(t) || is_inside_name(t))) return false;
  return words.is(WordKind::month, word) || words.is(WordKind::weekday, word) || word == "today" ||
         word == "yesterday" || word == "tomorrow" || word == "tonight";
}

/// "He Lifeng": a name that looks like a pronoun, inside a sentence.
bool NameWords::is_he_of_name(TokenIndex t) const {
  if (syntax_.form(t) != "He" || work_.starts_sentence(t) || t + 1 >= syntax_.tokens().end_index)
    return false;
  const std::string_view before = syntax_.upos(t - 1);
  return before != "PUNCT" && before != "SCONJ" && before != "CCONJ" && !work_.in_headline(t) &&
         syntax_.sentence_of(t) == syntax_.sentence_of(t + 1) && grammar::is_proper(syntax_, t + 1) &&
         grammar::starts_upper(syntax_, t + 1);
}

bool NameWords::looks_like_name(TokenIndex t) const {
  if (is_he_of_name(t)) return true;
  const bool article = has_arabic_article(syntax_.form(t));
  if ((!grammar::starts_upper(syntax_, t) && !article) || syntax_.upos(t) == "PUNCT" ||
      syntax_.upos(t) == "PRON")
    return false;
  if (work_.in_known_name(t)) return true;  // "Ban Ki-moon", whatever the tagger makes of the words
  if (syntax_.joins_previous(t) || is_time_word(t) || is_shouted(t) || is_seat(t)) return false;
  if (grammar::is_proper(syntax_, t)) return true;
  if (follows_title(t) || follows_given_name(t) || is_second_behind_title(t)) return true;
  return syntax_.entity(t) == "person" && syntax_.entity_is_named(t);
}

/// "D-Nev.", "R-Ky": party and state of a member of Congress.
bool NameWords::is_seat(TokenIndex t) const {
  const std::string_view form = syntax_.form(t);
  const bool party = !form.empty() && (form[0] == 'D' || form[0] == 'R' || form[0] == 'I');
  if (party && form.size() > 2 && form[1] == '-') return form.size() < 9;
  if (!party || form.size() != 1 || t.value() == 0) return false;
  const bool hyphen = t + 1 < syntax_.tokens().end_index && syntax_.form(t + 1) == "-";
  return syntax_.form(t - 1) == "(" || (syntax_.form(t - 1) == "," && hyphen);
}

/// A headline writes common words big, and puts single ones in quotation marks.
bool NameWords::is_shouted(TokenIndex t) const {
  if (!work_.in_headline(t)) return false;
  const std::string word(syntax_.lower(t));
  if (small_.contains(word) && !big_.contains(word)) return true;
  const TokenIndex end = syntax_.tokens().end_index;
  const bool alone = t.value() > 0 && t + 1 < end && syntax_.upos(t - 1) == "PUNCT" &&
                     syntax_.upos(t + 1) == "PUNCT" && syntax_.form(t + 1) != "," &&
                     syntax_.form(t + 1) != "." && syntax_.form(t + 1) != "-";
  return alone && work_.document.quotation_at(syntax_.span(t).begin).valid();
}

/// A word with a capital right after "Foreign Minister" is a name whatever its tag ("Ban").
bool NameWords::follows_title(TokenIndex t) const {
  if (t.value() == 0 || syntax_.sentence_of(t) != syntax_.sentence_of(t - 1)) return false;
  const std::string_view upos = syntax_.upos(t);
  if (upos == "DET" || upos == "ADP" || upos == "CCONJ" || upos == "SCONJ" || upos == "AUX") return false;
  // A headline writes its verbs big, too.
  if (work_.in_headline(t) && !big_.contains(std::string(syntax_.lower(t)))) return false;
  return work_.match_ending(t, PhraseKind::office) != nullptr ||
         work_.match_ending(t, PhraseKind::title) != nullptr;
}

/// "Hun Sen": what could be a title stands inside a name and before no other name word.
bool NameWords::ends_name(const PhraseMatch& title, TokenIndex run_begin) const {
  const TokenIndex end = title.tokens.end_index;
  if (title.tokens.begin_index <= run_begin || title.tokens.size() > 1) return false;
  if (syntax_.form(title.tokens.begin_index).ends_with('.')) return false;
  return end >= syntax_.tokens().end_index ||
         (!grammar::starts_upper(syntax_, end) && syntax_.form(end) != ".");
}

/// "President Kais Saied": the second word behind a title, with a capital inside a sentence.
bool NameWords::is_second_behind_title(TokenIndex t) const {
  if (t.value() < 2 || work_.starts_sentence(t) || work_.in_headline(t) || work_.match_at(t) != nullptr)
    return false;
  const std::string_view upos = syntax_.upos(t);
  if (upos != "VERB" && upos != "ADJ" && upos != "ADV" && upos != "X") return false;
  return grammar::starts_upper(syntax_, t - 1) && work_.match_at(t - 1) == nullptr && follows_title(t - 1);
}

/// "Daniel Were": a word with a capital inside a sentence, right behind a given name, whatever its tag.
bool NameWords::follows_given_name(TokenIndex t) const {
  if (t.value() == 0 || work_.starts_sentence(t) || work_.in_headline(t)) return false;
  return grammar::starts_upper(syntax_, t - 1) && grammar::is_proper(syntax_, t - 1) &&
         given(t - 1) != nullptr;
}

bool NameWords::is_free(TokenIndex t, TokenIndex run_begin) const {
  const PhraseMatch* match = work_.match_at(t);
  if (match == nullptr || work_.in_known_name(t)) return true;
  if (match->what.kind == PhraseKind::title && ends_name(*match, run_begin)) return true;
  // "Police chief Amir Roe", "Justice Minister Pastor Ruiz": behind an office it is the given name.
  const bool named = match->tokens.size() == 1 && given(t) != nullptr && t.value() > 0 &&
                     work_.match_ending(t, PhraseKind::office) != nullptr;
  if (match->what.kind == PhraseKind::office || match->what.kind == PhraseKind::title) return named;
  if (match->what.kind == PhraseKind::description) return !match->what.plural;  // "Muslims"
  if (match->tokens.size() > 1) return false;
  if (t > run_begin && given(t - 1) != nullptr && syntax_.head(t) == t - 1) return true;
  // "Costa Lima": a city's name as the last word of a person's.
  const bool flat = syntax_.relation(t) == "flat" && syntax_.head(t) >= run_begin && syntax_.head(t) < t;
  if (t > run_begin && flat && match->what.kind == PhraseKind::capital &&
      syntax_.entity(syntax_.head(t)) == "person")
    return true;
  if (given(t) == nullptr || t + 1 >= syntax_.tokens().end_index) return false;
  if (syntax_.head(t + 1) == t && syntax_.relation(t + 1) == "flat") return true;
  const bool person = syntax_.entity(t) == "person" || syntax_.entity(t + 1) == "person";
  return person && grammar::is_proper(syntax_, t + 1) && grammar::starts_upper(syntax_, t + 1) &&
         work_.match_at(t + 1) == nullptr;
}

TokenIndex NameWords::end_of_run(TokenIndex begin, TokenIndex end) const {
  TokenIndex at = begin + 1;
  while (at < end) {
    if (looks_like_name(at) && is_free(at, begin)) {
      ++at;
    } else if (const TokenIndex next = after_joint(at, end); next.valid()) {
      at = next;
    } else {
      break;
    }
  }
  return at;
}

/// Past a hyphen inside a word, a point of an initial, or particles ("von der"), if a name word follows.
TokenIndex NameWords::after_joint(TokenIndex at, TokenIndex end) const {
  TokenIndex t = at;
  if (t.value() == 0) return TokenIndex::none();
  if (syntax_.form(t) == "-" && !syntax_.space_after(t) && !syntax_.space_after(t - 1) && t + 1 < end &&
      syntax_.upos(t + 1) != "PUNCT") {
    return t + 2;
  }
  if (is_name_suffix(work_.atoms.joined(t))) return t + 1;
  if (syntax_.form(t) == "." && syntax_.form(t - 1).size() == 1 && t + 1 < end && looks_like_name(t + 1))
    return t + 2;
  const auto is_hyphen = [&](TokenIndex at_dash) {
    return syntax_.form(at_dash) == "-" && !syntax_.space_after(at_dash) && !syntax_.space_after(at_dash - 1);
  };
  while (t < end && (is_name_particle(syntax_.lower(t)) || is_hyphen(t))) ++t;
  if (t <= at || t >= end) return TokenIndex::none();
  // "bin Said": a particle after a name makes a name of any word in capitals.
  const bool tied =
      grammar::starts_upper(syntax_, t) && grammar::starts_upper(syntax_, at - 1) && !is_time_word(t);
  return (looks_like_name(t) || tied) && is_free(t, at) ? t + 1 : TokenIndex::none();
}

}  // namespace readout
