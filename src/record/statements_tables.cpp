// Loading of speech_cues.tsv, hedges.tsv, stances.tsv and irregular_verbs.tsv. The heads of the tables say
// what the columns mean.
#include <array>
#include <charconv>

#include "record/statements.hpp"
#include "record/table_loading.hpp"
#include "record/verb_forms.hpp"

namespace readout {
namespace {

constexpr std::array<std::string_view, 7> kParts = {"verb", "noun", "adj", "adv", "prep", "label", "topic"};
using Flag = bool SpeechCue::*;
constexpr std::array<std::pair<std::string_view, Flag>, 13> kFrames = {
    {{"that", &SpeechCue::that},
     {"quote", &SpeechCue::quote},
     {"wh", &SpeechCue::wh},
     {"to", &SpeechCue::to},
     {"ing", &SpeechCue::ing},
     {"np", &SpeechCue::np},
     {"topic", &SpeechCue::topic},
     {"as", &SpeechCue::as},
     {"alone", &SpeechCue::alone},
     {"unanswered", &SpeechCue::unanswered},
     {"in", &SpeechCue::in},
     {"raising", &SpeechCue::raising},
     {"whom", &SpeechCue::whom}}};

void read_frames(Cells& cells, std::string_view cell, SpeechCue& cue) {
  std::vector<std::string_view> names;
  for (const auto& [name, flag] : kFrames) names.push_back(name);
  for (const std::string_view frame : split_cell(cell, '|')) {
    cells.check("frames", frame, names);
    for (const auto& [name, flag] : kFrames) cue.*flag = cue.*flag || name == frame;
  }
}

/// The nouns of pos topic carry no statement of their own and have no class.
bool is_known_act(const SpeechCue& cue, const CueClasses& classes) {
  if (cue.pos == "topic") return cue.act == "topic";
  return classes.has(cue.act);
}

/// A user's cue that nobody has counted is always one.
double weight_of(Cells& cells, std::string_view p) {
  double weight = 1;
  if (p.empty()) return weight;
  if (std::from_chars(p.data(), p.data() + p.size(), weight).ec != std::errc())
    cells.fault("p is a share from 0 to 1");
  return weight;
}

Result<SpeechCue> cue_of(const Table& table, Table::Row row, const CueClasses& classes) {
  Cells cells(table, row);
  SpeechCue cue;
  cue.row = row;
  cue.lemma = cells.word("lemma");
  cue.pos = row["pos"];
  cells.check("pos", row["pos"], kParts);
  cue.act = cells.word("act");
  if (!is_known_act(cue, classes)) cells.fault(fmt::format("cue_classes.tsv has no class \"{}\"", cue.act));
  cue.polarity = cells.value("polarity", Polarity::did_not_claim);
  cue.hedge = cells.value("hedge", Hedge::unknown);
  cue.stance = cells.value("stance", Stance::deny);
  cue.factive = cells.value("factive", Factivity::act);
  read_frames(cells, row["frames"], cue);
  for (const std::string_view p : split_cell(row["prepositions"], '|')) cue.prepositions.emplace_back(p);
  cue.weight = weight_of(cells, row["p"]);
  if (auto ok = cells.done(); !ok) return tl::unexpected(ok.error());
  return cue;
}

Result<void> load_cues(Knowledge& knowledge, StatementTables& tables) {
  const auto opened =
      knowledge.open("speech_cues.tsv", {"lemma", "pos", "act", "polarity", "hedge", "stance", "factive",
                                         "frames", "prepositions", "n", "p", "source"});
  if (!opened) return tl::unexpected(opened.error());
  const Table& table = **opened;
  for (const Table::Row row : table) {
    auto cue = cue_of(table, row, tables.classes);
    if (!cue) return tl::unexpected(cue.error());
    std::string key = fmt::format("{} {}", cue->lemma, cue->pos);
    if (!keep_first(tables.cues, std::move(key), std::move(*cue))) return table.fail_at(row, kTwice);
  }
  return {};
}

std::vector<std::vector<std::string>> pattern_words(std::string_view pattern) {
  std::vector<std::vector<std::string>> places;
  for (const std::string_view place : split_cell(pattern, ' ')) {
    std::vector<std::string> words;
    for (const std::string_view word : split_cell(place, '|')) words.emplace_back(word);
    places.push_back(std::move(words));
  }
  return places;
}

Result<void> load_stances(Knowledge& knowledge, StatementTables& tables) {
  const auto opened = knowledge.open("stances.tsv", {"pattern", "polarity", "source"});
  if (!opened) return tl::unexpected(opened.error());
  const Table& table = **opened;
  for (const Table::Row row : table) {
    Cells cells(table, row);
    StanceRow stance{cells.word("pattern"), pattern_words(row["pattern"]),
                     cells.value("polarity", Polarity::did_not_claim), row};
    if (!add_first(tables.stances, std::move(stance))) cells.fault(kTwice);
    if (auto ok = cells.done(); !ok) return ok;
  }
  return {};
}

Result<void> load_hedges(Knowledge& knowledge, StatementTables& tables) {
  const auto opened = knowledge.open("hedges.tsv", {"pattern", "level", "scope", "source"});
  if (!opened) return tl::unexpected(opened.error());
  const Table& table = **opened;
  for (const Table::Row row : table) {
    Cells cells(table, row);
    HedgeRow hedge{cells.word("pattern"), pattern_words(row["pattern"]), cells.value("level", Hedge::unknown),
                   cells.value("scope", HedgeScope::head), row};
    if (!add_first(tables.hedges, std::move(hedge))) cells.fault(kTwice);
    if (auto ok = cells.done(); !ok) return ok;
  }
  return {};
}

Result<void> load_irregular_verbs(Knowledge& knowledge, StatementTables& tables) {
  const auto opened = knowledge.open("irregular_verbs.tsv", {"form", "lemma", "source"});
  if (!opened) return tl::unexpected(opened.error());
  const Table& table = **opened;
  for (const Table::Row row : table) {
    Cells cells(table, row);
    if (!keep_first(tables.irregular_verbs, cells.word("form"), {cells.word("lemma"), row}))
      cells.fault(kTwice);
    if (auto ok = cells.done(); !ok) return ok;
  }
  return {};
}

Result<void> load_papers(Knowledge& knowledge, StatementTables& tables) {
  const auto opened = knowledge.open("papers.tsv", {"lemma", "source"});
  if (!opened) return tl::unexpected(opened.error());
  const Table& table = **opened;
  for (const Table::Row row : table) {
    Cells cells(table, row);
    tables.papers.insert(cells.word("lemma"));
    if (auto ok = cells.done(); !ok) return ok;
  }
  return {};
}

}  // namespace

Result<StatementTables> StatementTables::load(Knowledge& knowledge) {
  StatementTables tables;
  auto classes = CueClasses::load(knowledge);
  if (!classes) return tl::unexpected(classes.error());
  tables.classes = std::move(*classes);
  for (const auto load_one : {load_cues, load_hedges, load_stances, load_irregular_verbs, load_papers}) {
    if (auto ok = load_one(knowledge, tables); !ok) return tl::unexpected(ok.error());
  }
  return tables;
}

std::string_view name_of(HedgeScope scope) {
  constexpr std::array<std::string_view, 4> kNames = {"clause", "any", "condition", "head"};
  return kNames[static_cast<std::size_t>(scope)];
}

const SpeechCue* StatementTables::cue(std::string_view lemma, std::string_view pos) const {
  const auto found = cues.find(fmt::format("{} {}", lemma, pos));
  return found == cues.end() ? nullptr : &found->second;
}

std::string StatementTables::verb_lemma(std::string_view form, std::string_view rest) const {
  const auto listed = [&](const std::string& lemma) {
    return cue(rest.empty() ? lemma : fmt::format("{} {}", lemma, rest), "verb") != nullptr;
  };
  const auto irregular = irregular_verbs.find(std::string(form));
  if (irregular != irregular_verbs.end())
    return listed(irregular->second.lemma) ? irregular->second.lemma : "";
  for (const std::string& lemma : regular_lemmas(form)) {
    if (listed(lemma)) return lemma;
  }
  return {};
}

}  // namespace readout
