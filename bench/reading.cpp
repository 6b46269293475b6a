// Times of the parts of reading, over the sample reports of examples/ on one thread. Words a second are words
// of the syntax layer. The model is models/readout-en.safetensors or $READOUT_MODEL. With $READOUT_TEXT, the
// name of a plain text file, that text is read too: a long one shows what full batches bring. With
// $READOUT_REPORTS, a JSON Lines file, its reports are read to words and trees and then, by themselves, to
// actors.
//
//   build/release/bench_readout [--benchmark_filter=Parser]
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "record/reading.hpp"
#include "syntax/parser.hpp"
#include "syntax/segmenter.hpp"

namespace readout {
namespace {

std::filesystem::path model_file() {
  const char* const given = std::getenv("READOUT_MODEL");
  return given != nullptr ? given : READOUT_SOURCE_DIR "/models/readout-en.safetensors";
}

template <class T>
T or_end(Result<T> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "bench_readout: %s\n", result.error().message.c_str());
  std::exit(2);
}

Article article_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return or_end(article_from_text(text, file.filename().string()));
}

std::vector<Article> sample_articles() {
  std::vector<Article> out;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(READOUT_SOURCE_DIR "/examples")) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) out.push_back(article_of(file));
  return out;
}

std::vector<Document> sample_documents() {
  std::vector<Document> out;
  for (Article& article : sample_articles()) out.push_back(Document::from(std::move(article)));
  return out;
}

void set_words(benchmark::State& state, std::size_t words) {
  state.counters["words"] =
      benchmark::Counter(static_cast<double>(words), benchmark::Counter::kIsIterationInvariantRate);
}

void BM_LoadModel(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(or_end(SyntaxModel::load(model_file())));
}

void BM_LoadReader(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(or_end(Reader::load(model_file())));
}

void BM_Document(benchmark::State& state) {
  const std::vector<Article> articles = sample_articles();
  for (auto _ : state) {
    for (const Article& article : articles) benchmark::DoNotOptimize(Document::from(article));
  }
}

void BM_Segmenter(benchmark::State& state) {
  const TensorFile file = or_end(TensorFile::open(model_file()));
  const Segmenter segmenter = or_end(Segmenter::load(file));
  const std::vector<Document> documents = sample_documents();
  SegmenterWorkspace workspace;
  std::size_t words = 0;
  const std::vector<std::uint32_t> no_borders;
  std::vector<ParagraphToSegment> paragraphs;
  for (const Document& document : documents) {
    for (const Paragraph& paragraph : document.paragraphs()) {
      paragraphs.push_back({document.text(), paragraph.prose(), &no_borders});
    }
  }
  for (auto _ : state) {
    words = 0;
    for (const auto& list : segmenter.segment(paragraphs, workspace)) words += list.size();
  }
  set_words(state, words);
}

// The words and sentences that the model finds are read again by the parser alone.
void BM_Parser(benchmark::State& state) {
  const TensorFile file = or_end(TensorFile::open(model_file()));
  const Parser parser = or_end(Parser::load(file));
  const auto model = or_end(SyntaxModel::load(model_file()));
  const std::vector<Document> documents = sample_documents();
  std::vector<Syntax::Columns> columns(documents.size());
  std::vector<SentenceToParse> sentences;
  std::size_t words = 0;
  for (std::size_t d = 0; d < documents.size(); ++d) {
    const Syntax syntax = model->read(documents[d]);
    for (const TokenIndex t : syntax.tokens()) columns[d].span.push_back(syntax.span(t));
    for (const Sentence& sentence : syntax.sentences()) {
      sentences.push_back({documents[d].text(), &columns[d], sentence.tokens});
    }
    columns[d].lemma.resize(syntax.size());
    for (auto* column :
         {&columns[d].upos, &columns[d].xpos, &columns[d].feats, &columns[d].relation, &columns[d].entity}) {
      column->resize(syntax.size());
    }
    columns[d].head.resize(syntax.size());
    words += syntax.size();
  }
  ParserWorkspace workspace;
  for (auto _ : state) {
    parser.parse(sentences, workspace);
  }
  set_words(state, words);
}

void BM_Syntax(benchmark::State& state) {
  const auto model = or_end(SyntaxModel::load(model_file()));
  const std::vector<Document> documents = sample_documents();
  std::size_t words = 0;
  for (auto _ : state) {
    words = 0;
    for (const Document& document : documents) words += model->read(document).size();
  }
  set_words(state, words);
}

void BM_SyntaxSideBySide(benchmark::State& state) {
  const auto model = or_end(SyntaxModel::load(model_file()));
  const std::vector<Document> documents = sample_documents();
  std::vector<const Document*> all;
  for (const Document& document : documents) all.push_back(&document);
  std::size_t words = 0;
  for (auto _ : state) {
    words = 0;
    for (const Syntax& syntax : model->read(all)) words += syntax.size();
  }
  set_words(state, words);
}

void BM_SyntaxOfText(benchmark::State& state) {
  const char* const file = std::getenv("READOUT_TEXT");
  if (file == nullptr) {
    state.SkipWithError("READOUT_TEXT is not set");
    return;
  }
  const auto model = or_end(SyntaxModel::load(model_file()));
  const Document document = Document::from(article_of(file));
  std::size_t words = 0;
  for (auto _ : state) words = model->read(document).size();
  set_words(state, words);
}

/// Syntax, and then who is who, of the reports of a JSON Lines file: what the actors add to the time of
/// syntax.
std::vector<Document> named_reports() {
  std::vector<Document> reports;
  const char* const file = std::getenv("READOUT_REPORTS");
  if (file == nullptr) return reports;
  std::ifstream in(file, std::ios::binary);
  for (std::string line; std::getline(in, line);)
    reports.push_back(Document::from(or_end(article_from_json(line, "-"))));
  return reports;
}

void BM_SyntaxOfReports(benchmark::State& state) {
  const std::vector<Document> reports = named_reports();
  if (reports.empty()) return state.SkipWithError("READOUT_REPORTS is not set");
  const auto model = or_end(SyntaxModel::load(model_file()));
  std::vector<const Document*> all;
  for (const Document& report : reports) all.push_back(&report);
  std::size_t words = 0;
  for (auto _ : state) {
    words = 0;
    for (const Syntax& syntax : model->read(all)) words += syntax.size();
  }
  set_words(state, words);
}

void BM_ActorsOfReports(benchmark::State& state) {
  const std::vector<Document> reports = named_reports();
  if (reports.empty()) return state.SkipWithError("READOUT_REPORTS is not set");
  const auto model = or_end(SyntaxModel::load(model_file()));
  const auto tables = or_end(ActorTables::load());
  std::vector<const Document*> all;
  for (const Document& report : reports) all.push_back(&report);
  const std::vector<Syntax> read = model->read(all);
  std::size_t words = 0;
  for (const Syntax& syntax : read) words += syntax.size();
  for (auto _ : state) {
    for (std::size_t i = 0; i < reports.size(); ++i)
      benchmark::DoNotOptimize(find_actors(reports[i], read[i], *tables));
  }
  set_words(state, words);
}

void BM_WholeRead(benchmark::State& state) {
  const Reader reader = or_end(Reader::load(model_file()));
  const std::vector<Article> articles = sample_articles();
  std::size_t words = 0;
  for (auto _ : state) {
    words = 0;
    for (const Article& article : articles) words += reader.read(article).syntax.size();
  }
  set_words(state, words);
}

BENCHMARK(BM_LoadModel)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_LoadReader)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Document)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Segmenter)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Parser)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Syntax)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_SyntaxSideBySide)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_SyntaxOfText)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_SyntaxOfReports)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_ActorsOfReports)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_WholeRead)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace readout

BENCHMARK_MAIN();
