// SyntaxModel: segmenter and parser of one model file, run over documents. Paragraphs and sentences of all of
// them go through the networks side by side; as none's numbers depend on its neighbours, this shows in the
// time alone.
#include "syntax/model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>

#include "base/limits.hpp"
#include "nn/tensor_file.hpp"
#include "syntax/parser.hpp"
#include "syntax/segmenter.hpp"

namespace readout {
namespace {

constexpr std::string_view kFormat = "readout-model/3";
constexpr std::size_t kBatchWords = 2048;  // bounds the memory of one batch

struct Workspace {
  SegmenterWorkspace segmenter;
  ParserWorkspace parser;
};

// Workspaces that wait for their next document; as many as threads ever ran at once.
class WorkspacePool {
 public:
  std::unique_ptr<Workspace> take() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) return std::make_unique<Workspace>();
    std::unique_ptr<Workspace> workspace = std::move(free_.back());
    free_.pop_back();
    return workspace;
  }
  void give_back(std::unique_ptr<Workspace> workspace) {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(workspace));
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<Workspace>> free_;
};

// Room for what the parser fills in.
void resize_annotations(Syntax::Columns& columns) {
  const std::size_t n = columns.span.size();
  columns.lemma.resize(n);
  for (auto* column : {&columns.upos, &columns.xpos, &columns.feats, &columns.relation, &columns.entity}) {
    column->resize(n);
  }
  columns.head.resize(n);
}

// The words of a document as columns, their sentences cut to the parser's limit.
class ColumnBuilder {
 public:
  void add_paragraph(ParagraphIndex paragraph, const std::vector<SegmentedWord>& words) {
    sentence_begin_ = token_begin_ = columns_.span.size();
    for (const SegmentedWord& word : words) {
      columns_.span.push_back(word.span);
      columns_.joins_previous.push_back(word.joins_previous);
      if (!word.ends_token) continue;
      const std::size_t end = columns_.span.size();
      if (end - sentence_begin_ > limits::kMaxSentenceWords) end_sentence(paragraph, token_begin_);
      if (word.ends_sentence) end_sentence(paragraph, end);
      token_begin_ = end;
    }
  }

  Syntax::Columns finish() {
    resize_annotations(columns_);
    return std::move(columns_);
  }

 private:
  void end_sentence(ParagraphIndex paragraph, std::size_t end) {
    columns_.sentences.push_back({{TokenIndex(sentence_begin_), TokenIndex(end)}, paragraph, {}});
    sentence_begin_ = end;
  }

  Syntax::Columns columns_;
  std::size_t sentence_begin_ = 0;
  std::size_t token_begin_ = 0;  // of the surface token being read
};

}  // namespace

struct SyntaxModel::Impl {
  TensorFile file;
  Segmenter segmenter;
  Parser parser;
  mutable WorkspacePool workspaces;
  mutable std::once_flag hashed;
  mutable std::string hash;

  Impl(TensorFile f, Segmenter s, Parser p)
      : file(std::move(f)), segmenter(std::move(s)), parser(std::move(p)) {}

  std::vector<Syntax::Columns> segment(std::span<const Document* const> documents,
                                       SegmenterWorkspace& workspace) const;
  void parse(std::vector<SentenceToParse> sentences, ParserWorkspace& workspace) const;
};

namespace {

// Where the marks of quotations begin and end.
std::vector<std::uint32_t> mark_borders(const Document& document) {
  std::vector<std::uint32_t> borders;
  for (const Quotation& quotation : document.quotations()) {
    for (const QuotationPart& part : quotation.parts) {
      borders.insert(borders.end(), {part.outer.begin, part.inner.begin, part.inner.end, part.outer.end});
    }
  }
  std::sort(borders.begin(), borders.end());
  return borders;
}

}  // namespace

std::vector<Syntax::Columns> SyntaxModel::Impl::segment(std::span<const Document* const> documents,
                                                        SegmenterWorkspace& workspace) const {
  std::vector<std::vector<std::uint32_t>> borders;
  for (const Document* document : documents) borders.push_back(mark_borders(*document));
  std::vector<ParagraphToSegment> paragraphs;
  for (std::size_t d = 0; d < documents.size(); ++d) {
    for (const Paragraph& paragraph : documents[d]->paragraphs()) {
      paragraphs.push_back({documents[d]->text(), paragraph.prose(), &borders[d]});
    }
  }
  const auto words = segmenter.segment(paragraphs, workspace);
  std::vector<Syntax::Columns> columns;
  std::size_t at = 0;
  for (const Document* document : documents) {
    ColumnBuilder builder;
    for (std::size_t p = 0; p < document->paragraphs().size(); ++p) {
      builder.add_paragraph(ParagraphIndex(p), words[at++]);
    }
    columns.push_back(builder.finish());
  }
  return columns;
}

// In batches of sentences of like length, from wherever they are.
void SyntaxModel::Impl::parse(std::vector<SentenceToParse> sentences, ParserWorkspace& workspace) const {
  std::stable_sort(
      sentences.begin(), sentences.end(),
      [](const SentenceToParse& a, const SentenceToParse& b) { return a.tokens.size() > b.tokens.size(); });
  for (std::size_t at = 0; at < sentences.size();) {
    std::size_t end = at;
    for (std::size_t words = 0;
         end < sentences.size() && (end == at || words + sentences[end].tokens.size() <= kBatchWords);) {
      words += sentences[end++].tokens.size();
    }
    parser.parse({sentences.data() + at, end - at}, workspace);
    at = end;
  }
}

SyntaxModel::SyntaxModel(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SyntaxModel::~SyntaxModel() = default;

Result<std::shared_ptr<const SyntaxModel>> SyntaxModel::load(const std::filesystem::path& path) {
  Result<TensorFile> file = TensorFile::open(path);
  if (!file) return tl::make_unexpected(file.error());
  if (file->metadata("format") != kFormat) {
    return file->bad(
        "format", fmt::format("it is '{}', and this program reads '{}'", file->metadata("format"), kFormat));
  }
  Result<Segmenter> segmenter = Segmenter::load(*file);
  if (!segmenter) return tl::make_unexpected(segmenter.error());
  Result<Parser> parser = Parser::load(*file);
  if (!parser) return tl::make_unexpected(parser.error());
  auto impl = std::make_unique<Impl>(std::move(*file), std::move(*segmenter), std::move(*parser));
  return std::shared_ptr<const SyntaxModel>(new SyntaxModel(std::move(impl)));
}

Syntax SyntaxModel::read(const Document& document) const {
  const Document* const one = &document;
  return std::move(read({&one, 1}).front());
}

std::vector<Syntax> SyntaxModel::read(std::span<const Document* const> documents) const {
  std::unique_ptr<Workspace> workspace = impl_->workspaces.take();
  std::vector<Syntax::Columns> columns = impl_->segment(documents, workspace->segmenter);
  std::vector<SentenceToParse> sentences;
  for (std::size_t d = 0; d < documents.size(); ++d) {
    for (const Sentence& sentence : columns[d].sentences) {
      sentences.push_back({documents[d]->text(), &columns[d], sentence.tokens});
    }
  }
  impl_->parse(std::move(sentences), workspace->parser);
  impl_->workspaces.give_back(std::move(workspace));
  std::vector<Syntax> out;
  for (std::size_t d = 0; d < documents.size(); ++d) {
    // The columns are our own work, so a failure here is a bug and may end the program.
    out.push_back(
        Syntax::from_columns(documents[d]->text(), impl_->parser.labels(), std::move(columns[d])).value());
  }
  return out;
}

Result<Syntax> SyntaxModel::parse(std::string_view text, Syntax::Columns words) const {
  resize_annotations(words);
  std::vector<SentenceToParse> sentences;
  for (const Sentence& sentence : words.sentences) sentences.push_back({text, &words, sentence.tokens});
  std::unique_ptr<Workspace> workspace = impl_->workspaces.take();
  impl_->parse(std::move(sentences), workspace->parser);
  impl_->workspaces.give_back(std::move(workspace));
  return Syntax::from_columns(text, impl_->parser.labels(), std::move(words));
}

const std::string& SyntaxModel::hash() const {
  // On first use, not when loading: it reads the whole file.
  std::call_once(impl_->hashed, [this] { impl_->hash = text_hash(impl_->file.file_bytes()).substr(0, 12); });
  return impl_->hash;
}

}  // namespace readout
