// Loading of speech_cues.tsv, hedges.tsv, stances.tsv and irregular_verbs.tsv. The heads of the tables say
// what the columns mean.
#include <array>
#include <charconv>

#include "record/statements.hpp"
#include "record/table_loading.hpp"

namespace readout {
namespace {

template <class Value>
struct Named {
  std::string_view name;
  Value value;
};
template <class Value>
Named(std::string_view, Value) -> Named<Value>;  // clang 14 does not deduce aggregates
constexpr std::array kPolarities = {Named{"assert", Polarity::assert_}, Named{"deny", Polarity::deny},
                                    Named{"doubt", Polarity::doubt},
                                    Named{"did_not_claim", Polarity::did_not_claim}};
constexpr std::array kLevels = {Named{"certain", Hedge::certain}, Named{"probable", Hedge::probable},
                                Named{"possible", Hedge::possible}, Named{"unknown", Hedge::unknown}};
constexpr std::array kStances = {Named{"neutral", Stance::neutral}, Named{"doubt", Stance::doubt},
                                 Named{"confirm", Stance::confirm}, Named{"concede", Stance::concede},
                                 Named{"deny", Stance::deny}};
constexpr std::array kFactivities = {Named{"no", Factivity::no}, Named{"semi", Factivity::semi},
                                     Named{"yes", Factivity::yes}, Named{"act", Factivity::act}};
constexpr std::array kScopes = {Named{"clause", HedgeScope::clause}, Named{"any", HedgeScope::any},
                                Named{"condition", HedgeScope::condition}, Named{"head", HedgeScope::head}};

template <class Value, std::size_t N>
bool named(const std::array<Named<Value>, N>& names, std::string_view name, Value& value) {
  for (const Named<Value>& n : names) {
    if (n.name != name) continue;
    value = n.value;
    return true;
  }
  return false;
}

bool set_frame(SpeechCue& cue, std::string_view frame) {
  const std::array<std::pair<std::string_view, bool*>, 13> flags = {{{"that", &cue.that},
                                                                     {"quote", &cue.quote},
                                                                     {"wh", &cue.wh},
                                                                     {"to", &cue.to},
                                                                     {"ing", &cue.ing},
                                                                     {"np", &cue.np},
                                                                     {"topic", &cue.topic},
                                                                     {"as", &cue.as},
                                                                     {"alone", &cue.alone},
                                                                     {"unanswered", &cue.unanswered},
                                                                     {"in", &cue.in},
                                                                     {"raising", &cue.raising},
                                                                     {"whom", &cue.whom}}};
  for (const auto& [name, flag] : flags) {
    if (name == frame) return *flag = true;
  }
  return false;
}

Result<void> load_cues(StatementTables& tables) {
  auto table = open_table("speech_cues.tsv", {"lemma", "pos", "act", "polarity", "hedge", "stance", "factive",
                                              "frames", "prepositions", "n", "p", "source"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row row : *table) {
    SpeechCue cue;
    cue.lemma = row["lemma"];
    cue.pos = row["pos"];
    cue.act = row["act"];
    if (!named(kPolarities, row["polarity"], cue.polarity)) return table->fail_at(row, "unknown polarity");
    if (!named(kLevels, row["hedge"], cue.hedge)) return table->fail_at(row, "unknown hedge");
    if (!named(kStances, row["stance"], cue.stance)) return table->fail_at(row, "unknown stance");
    if (!named(kFactivities, row["factive"], cue.factive)) return table->fail_at(row, "unknown factive");
    for (const std::string_view frame : split_cell(row["frames"], '|')) {
      if (!set_frame(cue, frame)) return table->fail_at(row, fmt::format("unknown frame {}", frame));
    }
    for (const std::string_view p : split_cell(row["prepositions"], '|')) cue.prepositions.emplace_back(p);
    const std::string_view p = row["p"];
    if (std::from_chars(p.data(), p.data() + p.size(), cue.weight).ec != std::errc()) {
      return table->fail_at(row, "p is not a number");
    }
    if (!tables.cues.emplace(fmt::format("{} {}", cue.lemma, cue.pos), cue).second) {
      return table->fail_at(row, "this word stands in the table already");
    }
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

Result<void> load_stances(StatementTables& tables) {
  auto table = open_table("stances.tsv", {"pattern", "polarity", "source"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row row : *table) {
    StanceRow stance;
    stance.pattern = row["pattern"];
    stance.words = pattern_words(row["pattern"]);
    if (stance.words.empty()) return table->fail_at(row, "empty pattern");
    if (!named(kPolarities, row["polarity"], stance.polarity)) return table->fail_at(row, "unknown polarity");
    tables.stances.push_back(std::move(stance));
  }
  return {};
}

Result<void> load_hedges(StatementTables& tables) {
  auto table = open_table("hedges.tsv", {"pattern", "level", "scope", "source"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row row : *table) {
    HedgeRow hedge;
    hedge.pattern = row["pattern"];
    hedge.words = pattern_words(row["pattern"]);
    if (hedge.words.empty()) return table->fail_at(row, "empty pattern");
    if (!named(kLevels, row["level"], hedge.level)) return table->fail_at(row, "unknown level");
    if (!named(kScopes, row["scope"], hedge.scope)) return table->fail_at(row, "unknown scope");
    tables.hedges.push_back(std::move(hedge));
  }
  return {};
}

Result<void> load_irregular_verbs(StatementTables& tables) {
  auto table = open_table("irregular_verbs.tsv", {"form", "lemma", "source"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row row : *table) {
    if (!tables.irregular_verbs.emplace(row["form"], row["lemma"]).second) {
      return table->fail_at(row, "this form stands in the table already");
    }
  }
  return {};
}

Result<void> load_papers(StatementTables& tables) {
  auto table = open_table("papers.tsv", {"lemma", "source"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row row : *table) tables.papers.emplace(row["lemma"]);
  return {};
}

/// What a regular form may come from: "ruled" -> "rul", "rule"; "planned" -> "plann", "planne", "plan".
std::vector<std::string> regular_lemmas(std::string_view form) {
  std::vector<std::string> found{std::string(form)};
  const auto stem = [&](std::string_view ending, std::string_view instead) {
    if (form.size() < ending.size() + 2 || !form.ends_with(ending)) return;
    found.push_back(std::string(form.substr(0, form.size() - ending.size())) + std::string(instead));
    const std::string& last = found.back();
    const bool doubled = last.size() > 3 && last.back() == last[last.size() - 2];
    if (instead.empty() && ending.size() > 1 && doubled) found.push_back(last.substr(0, last.size() - 1));
  };
  for (const std::string_view ending : {"ied", "ies", "ying"}) stem(ending, ending == "ying" ? "ie" : "y");
  for (const std::string_view ending : {"ed", "ing"}) {
    stem(ending, "");
    stem(ending, "e");
  }
  stem("es", "");
  stem("s", "");
  return found;
}

}  // namespace

Result<StatementTables> StatementTables::load() {
  StatementTables tables;
  if (auto ok = load_cues(tables); !ok) return tl::unexpected(ok.error());
  if (auto ok = load_hedges(tables); !ok) return tl::unexpected(ok.error());
  if (auto ok = load_stances(tables); !ok) return tl::unexpected(ok.error());
  if (auto ok = load_irregular_verbs(tables); !ok) return tl::unexpected(ok.error());
  if (auto ok = load_papers(tables); !ok) return tl::unexpected(ok.error());
  auto classes = CueClasses::load();
  if (!classes) return tl::unexpected(classes.error());
  tables.classes = std::move(*classes);
  return tables;
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
  if (irregular != irregular_verbs.end()) return listed(irregular->second) ? irregular->second : "";
  for (const std::string& lemma : regular_lemmas(form)) {
    if (listed(lemma)) return lemma;
  }
  return {};
}

}  // namespace readout
