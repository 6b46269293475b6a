// SyntaxModel: segmenter and parser of one model file, run over a document. Sentences are parsed in batches
// of like length; as no sentence's numbers depend on its neighbours, this shows in the time alone.
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

constexpr std::string_view kFormat = "readout-model/2";
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
    const std::size_t n = columns_.span.size();
    columns_.lemma.resize(n);
    for (auto* column :
         {&columns_.upos, &columns_.xpos, &columns_.feats, &columns_.relation, &columns_.entity}) {
      column->resize(n);
    }
    columns_.head.resize(n);
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

std::vector<TokenRange> by_length(const std::vector<Sentence>& sentences) {
  std::vector<TokenRange> ranges;
  for (const Sentence& sentence : sentences) ranges.push_back(sentence.tokens);
  std::stable_sort(ranges.begin(), ranges.end(),
                   [](const TokenRange& a, const TokenRange& b) { return a.size() > b.size(); });
  return ranges;
}

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

  Syntax::Columns segment(const Document& document, SegmenterWorkspace& workspace) const;
  void parse(std::string_view text, ParserWorkspace& workspace, Syntax::Columns& columns) const;
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

Syntax::Columns SyntaxModel::Impl::segment(const Document& document, SegmenterWorkspace& workspace) const {
  std::vector<ByteSpan> prose;
  for (const Paragraph& paragraph : document.paragraphs()) prose.push_back(paragraph.prose());
  const auto words = segmenter.segment(document.text(), prose, mark_borders(document), workspace);
  ColumnBuilder builder;
  for (std::size_t p = 0; p < words.size(); ++p) builder.add_paragraph(ParagraphIndex(p), words[p]);
  return builder.finish();
}

void SyntaxModel::Impl::parse(std::string_view text, ParserWorkspace& workspace,
                              Syntax::Columns& columns) const {
  const std::vector<TokenRange> sentences = by_length(columns.sentences);
  for (std::size_t at = 0; at < sentences.size();) {
    std::size_t end = at;
    for (std::size_t words = 0;
         end < sentences.size() && (end == at || words + sentences[end].size() <= kBatchWords);) {
      words += sentences[end++].size();
    }
    parser.parse(text, sentences.data() + at, sentences.data() + end, workspace, columns);
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
  std::unique_ptr<Workspace> workspace = impl_->workspaces.take();
  Syntax::Columns columns = impl_->segment(document, workspace->segmenter);
  impl_->parse(document.text(), workspace->parser, columns);
  impl_->workspaces.give_back(std::move(workspace));
  // The columns are our own work, so a failure here is a bug and may end the program.
  return Syntax::from_columns(document.text(), impl_->parser.labels(), std::move(columns)).value();
}

const std::string& SyntaxModel::hash() const {
  // On first use, not when loading: it reads the whole file.
  std::call_once(impl_->hashed, [this] { impl_->hash = text_hash(impl_->file.file_bytes()).substr(0, 12); });
  return impl_->hash;
}

}  // namespace readout
