// The figures against those of another scorer, ../shared/tools/score_conllu.py, on the first sentences of two
// treebanks. Skipped where these are not there, or no trained model.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "../nn/tensor_writer.hpp"
#include "eval/evaluation.hpp"

namespace readout::test {
namespace {

namespace fs = std::filesystem;

constexpr int kSentences = 200;  // some seconds

fs::path shared() { return fs::path(READOUT_SOURCE_DIR) / "../shared"; }

fs::path model_file() {
  const fs::path shipped = fs::path(READOUT_SOURCE_DIR) / "models/readout-en.safetensors";
  if (fs::exists(shipped)) return shipped;
  const char* named = std::getenv("READOUT_MODEL");
  return named != nullptr ? named : "";
}

std::string output_of(const std::string& command) {
  std::string out;
  std::FILE* pipe = popen(command.c_str(), "r");
  std::string piece(1 << 16, '\0');
  for (std::size_t got = 0; pipe && (got = std::fread(piece.data(), 1, piece.size(), pipe)) > 0;)
    out.append(piece, 0, got);
  EXPECT_TRUE(pipe && pclose(pipe) == 0) << command;
  return out;
}

std::string first_sentences(const fs::path& packed) {
  return output_of("xz -dc '" + packed.string() + "' 2>&- | awk -v most=" + std::to_string(kSentences) +
                   " '{ print } !NF && ++n == most { exit }'");
}

std::string words_line(const Analysis& analysis, std::size_t w, std::size_t first) {
  const AnalysedWord& word = analysis.words[w];
  const std::string head = word.head == kNoWord ? "0" : std::to_string(word.head - first + 1);
  const std::string features = word.features.empty() ? "_" : word.features;
  return std::to_string(w - first + 1) + '\t' + word.form + '\t' + word.lemma + '\t' + word.upos + '\t' +
         word.xpos + '\t' + features + '\t' + head + '\t' + word.relation + "\t_\t_\n";
}

/// What the other scorer reads: multiword tokens as ranges before their words.
std::string conllu_of(const Analysis& analysis, std::string_view text) {
  std::string out;
  std::size_t first = 0;
  for (const std::size_t end : analysis.sentence_ends) {
    for (std::size_t w = first; w < end; ++w) {
      const ByteSpan token = analysis.words[w].token;
      if (analysis.words[w].in_multiword_token && (w == first || analysis.words[w - 1].token != token)) {
        std::size_t last = w;
        while (last + 1 < end && analysis.words[last + 1].token == token) ++last;
        out += std::to_string(w - first + 1) + '-' + std::to_string(last - first + 1) + '\t' +
               std::string(token.in(text)) + "\t_\t_\t_\t_\t_\t_\t_\t_\n";
      }
      out += words_line(analysis, w, first);
    }
    out += '\n';
    first = end;
  }
  return out;
}

/// The same counts in all measures: so the figures agree in every digit.
void expect_same(const Scores& scores, const fs::path& gold, const std::string& system) {
  const TemporaryFile system_file(system);
  const auto theirs = nlohmann::json::parse(
      output_of("python3 '" + (shared() / "tools/score_conllu.py").string() + "' --json '" + gold.string() +
                "' '" + system_file.path().string() + "'"));
  for (const Score& score : scores) {
    SCOPED_TRACE(score.measure);
    const auto& other = theirs.at(std::string(score.measure));
    EXPECT_EQ(score.right, other["right"]);
    EXPECT_EQ(score.gold, other["gold"]);
    EXPECT_EQ(score.system, other["system"]);
    EXPECT_NEAR(score.precision(), other["precision"], 1e-4);
    EXPECT_NEAR(score.recall(), other["recall"], 1e-4);
    EXPECT_NEAR(score.f1(), other["f1"], 1e-4);
  }
}

TEST(SharedScorer, AgreesOnTheDevTreebanks) {
  if (!fs::exists(shared() / "tools/score_conllu.py") || !fs::exists(shared() / "data/ud"))
    GTEST_SKIP() << "no ../shared with score_conllu.py and treebanks";
  if (!fs::exists(model_file()))
    GTEST_SKIP() << "no model: models/readout-en.safetensors is absent and READOUT_MODEL names none";
  if (std::system("command -v python3 xz awk > /dev/null") != 0) GTEST_SKIP() << "no python3, xz or awk";
  const auto loaded = SyntaxModel::load(model_file());
  ASSERT_TRUE(loaded) << loaded.error().message;
  const SyntaxModel& model = **loaded;
  for (const std::string bank : {"ewt", "gum"}) {
    SCOPED_TRACE(bank);
    const std::string conllu = first_sentences(shared() / "data/ud" / ("en_" + bank + "-ud-dev.conllu.xz"));
    const TemporaryFile gold(conllu);
    const Treebank treebank = read_treebank(conllu, bank).value();
    const Evaluation evaluation = evaluate_syntax(model, treebank).value();
    EXPECT_EQ(evaluation.sentences, kSentences);
    EXPECT_EQ(treebank.text, output_of("python3 '" + (shared() / "tools/score_conllu.py").string() +
                                       "' --text '" + gold.path().string() + "'"));
    expect_same(evaluation.raw_text, gold.path(),
                conllu_of(analyse_raw_text(model, treebank), treebank.text));
    expect_same(evaluation.gold_words, gold.path(),
                conllu_of(analyse_gold_words(model, treebank).value(), treebank.text));
  }
}

}  // namespace
}  // namespace readout::test
