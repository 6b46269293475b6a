// Statements: who said what, in which words, with which cue, how surely; also who declined to say.
//
// Three ways to a statement compose, all driven by knowledge/speech_cues.tsv. Cues in the trees
// (statements_cues.hpp): a reporting verb, noun, adverb or preposition with its source and its content.
// Quotations (quotes.hpp): marks in the text, and the cue that stands beside them, whatever the tree says.
// Both meet in one list, in which a quotation belongs to one statement, and a statement inside another's
// content is nested in it. Hedges (hedges.hpp) are read from cue and content at the end. Says nothing about
// whether a statement is true, nor what became of it: that is for revisions.hpp.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/knowledge.hpp"
#include "record/cue_classes.hpp"
#include "record/predicates.hpp"
#include "record/records.hpp"

namespace readout {

/// A row of speech_cues.tsv: a word that can carry a statement.
struct SpeechCue {
  std::string lemma, pos, act;
  Polarity polarity = Polarity::assert_;
  Hedge hedge =
      Hedge::certain;  // what the word itself says of its content: "claim" certain, "suggest" possible
  Stance stance = Stance::neutral;
  Factivity factive = Factivity::no;
  bool that = false, quote = false, wh = false, to = false, ing = false, np = false, topic = false,
       as = false, raising = false, whom = false, alone = false, unanswered = false, in = false;
  std::vector<std::string> prepositions;  // "call for", "warn of", "describe X as": where else content stands
  double weight = 0;                      // share of its uses that are cues, 0 to 1
  Table::Row row;
};

/// Where a hedge counts.
enum class HedgeScope {
  clause,     // over a main verb of the content
  any,        // anywhere in the content
  condition,  // opens a conditional clause of the main verb
  head,       // opens the content
};

std::string_view name_of(HedgeScope);

/// A row of hedges.tsv.
struct HedgeRow {
  std::string pattern;
  std::vector<std::vector<std::string>> words;  // per place, the alternatives
  Hedge level = Hedge::possible;
  HedgeScope scope = HedgeScope::clause;
  Table::Row row;
};

/// A row of stances.tsv: words by which a content itself doubts or denies.
struct StanceRow {
  std::string pattern;
  std::vector<std::vector<std::string>> words;  // as in HedgeRow
  Polarity polarity = Polarity::doubt;
  Table::Row row;
};

/// A row of irregular_verbs.tsv.
struct IrregularVerb {
  std::string lemma;
  Table::Row row;
};

struct StatementTables {
  /// Errors: bad_table with file and line.
  static Result<StatementTables> load(Knowledge& knowledge);
  /// The row for this lemma and part of speech ("verb", "noun", "adj", "adv", "prep"), or null.
  const SpeechCue* cue(std::string_view lemma, std::string_view pos) const;
  /// The lemma of a verb as the table has it, worked out from its form in lower case ("denied" -> "deny");
  /// empty if no row fits. `rest` are words behind it ("out" of "ruled out"), or empty.
  std::string verb_lemma(std::string_view form, std::string_view rest) const;

  std::unordered_map<std::string, SpeechCue> cues;                 // "say verb"
  std::unordered_map<std::string, IrregularVerb> irregular_verbs;  // by form
  CueClasses classes;
  std::unordered_set<std::string> papers;  // lemmas: "statement", "release"
  std::vector<HedgeRow> hedges;
  std::vector<StanceRow> stances;
};

/// All statements of the report, in the order of their first words. Never fails; cost about linear in the
/// words, quadratic in the statements of one paragraph.
IndexedVector<StatementIndex, Statement> find_statements(const Document& document, const Syntax& syntax,
                                                         const Actors& actors, const Predicates& predicates,
                                                         const StatementTables& tables);

}  // namespace readout
