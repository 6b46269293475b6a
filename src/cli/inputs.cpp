// See inputs.hpp. A file is read in pieces; its first piece tells whether it is JSON Lines. A line over the
// limit is passed over to its end, so that the lines behind it are still read.
#include "cli/inputs.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <string_view>
#include <utility>

#include "base/file.hpp"
#include "base/limits.hpp"

namespace readout::cli {
namespace {

constexpr std::string_view kBlank = " \t\r\n";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kStandardInput = "-";

/// "news/oslo.txt" -> "oslo": no folder (a CoNLL-U sentence id may hold no slash), no ending.
std::string id_of_file(const std::string& file) {
  return file == kStandardInput ? file : std::filesystem::path(file).stem().string();
}

bool is_blank(std::string_view line) { return line.find_first_not_of(kBlank) == std::string_view::npos; }

bool named_as_json_lines(std::string_view file) {
  return file.ends_with(".jsonl") || file.ends_with(".ndjson");
}

bool begins_as_json(std::string_view bytes) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  const std::size_t first = bytes.find_first_not_of(kBlank);
  return first != std::string_view::npos && bytes[first] == '{';
}

/// The lines of a file; what was read and not yet handed out is kept in `rest_`.
class Lines {
 public:
  Lines(InputFile file, std::string first_piece) : file_(std::move(file)), rest_(std::move(first_piece)) {}

  struct Line {
    std::string text;
    std::size_t number = 0;
    bool too_long = false;  // text is its beginning
  };
  /// The next line without its end; nothing at the end of the file.
  Result<std::optional<Line>> next() {
    Line line;
    std::size_t searched = 0;
    while (true) {
      const std::size_t end = rest_.find('\n', at_ + searched);
      if (end != std::string::npos) {
        take(line, end - at_);
        ++at_;
        return finish(std::move(line));
      }
      searched = rest_.size() - at_;
      if (searched > limits::kMaxFileBytes) {
        take(line, searched);
        line.too_long = true;
        searched = 0;
      }
      const auto more = read_more();
      if (!more) return tl::unexpected(more.error());
      if (*more) continue;
      if (rest_.size() == at_ && line.text.empty()) return std::nullopt;
      take(line, rest_.size() - at_);
      return finish(std::move(line));
    }
  }

  /// The next line has come in as a whole.
  bool ready() const { return rest_.find('\n', at_) != std::string::npos; }

 private:
  void take(Line& line, std::size_t bytes) {
    if (!line.too_long) line.text.assign(rest_, at_, bytes);
    at_ += bytes;
  }

  std::optional<Line> finish(Line line) {
    line.number = ++number_;
    return line;
  }

  Result<bool> read_more() {
    rest_.erase(0, std::exchange(at_, 0));
    return file_.read_piece(rest_, std::string::npos).map([](std::size_t got) { return got > 0; });
  }

  InputFile file_;
  std::string rest_;
  std::size_t at_ = 0;
  std::size_t number_ = 0;
};

Input failed(const std::string& file, Error error) {
  return {id_of_file(file), file, 0, tl::unexpected(std::move(error))};
}

Input report_of_line(const std::string& file, Lines::Line line) {
  const std::string name = file == kStandardInput ? file : std::filesystem::path(file).filename().string();
  const std::string fallback = fmt::format("{}:{}", name, line.number);
  if (line.too_long) {
    return {id_of_broken_line(line.text).value_or(fallback), file, line.number,
            fail(ErrorCode::too_large, fmt::format("{} has more than {} bytes, which is the limit of a line",
                                                   fallback, limits::kMaxFileBytes))};
  }
  Input input{fallback, file, line.number, article_from_json(line.text, fallback)};
  input.id = input.article ? input.article->id : id_of_broken_line(line.text).value_or(fallback);
  return input;
}

/// The whole file as one report; `bytes` is what was read of it already.
Input report_of_file(const std::string& name, InputFile file, std::string bytes) {
  const std::string shown = name == kStandardInput ? file.path() : name;
  while (true) {
    if (bytes.size() > limits::kMaxFileBytes) {
      return failed(name,
                    {ErrorCode::too_large,
                     fmt::format("{} has more than {} bytes, which is the limit; split it into its reports",
                                 shown, limits::kMaxFileBytes)});
    }
    const auto got = file.read_piece(bytes, limits::kMaxFileBytes + 1 - bytes.size());
    if (!got) return failed(name, got.error());
    if (*got == 0) break;
  }
  Input input{id_of_file(name), name, 0, article_from_text(bytes, shown)};
  if (input.article) input.article->id = input.id;
  return input;
}

}  // namespace

struct Inputs::Impl {
  std::vector<std::string> files;
  Shape shape;
  std::size_t next_file = 0;
  std::string file;            // that `lines` are from
  std::optional<Lines> lines;  // while a JSON Lines file is open

  std::optional<Input> next() {
    while (true) {
      if (lines) {
        if (auto input = next_line()) return input;
        continue;
      }
      if (next_file == files.size()) return std::nullopt;
      if (auto input = open(files[next_file++])) return input;
    }
  }

  /// Whether next() would not wait for a pipe.
  bool ready() const {
    if (lines) return lines->ready();
    std::error_code none;
    return next_file < files.size() && files[next_file] != kStandardInput &&
           std::filesystem::is_regular_file(files[next_file], none);
  }

  /// Nothing if the line is blank or the file at its end.
  std::optional<Input> next_line() {
    auto line = lines->next();
    if (line && *line) {
      if (!(*line)->too_long && is_blank((*line)->text)) return std::nullopt;
      return report_of_line(file, std::move(**line));
    }
    lines.reset();
    if (!line) return failed(file, line.error());
    return std::nullopt;
  }

  /// Nothing if it is JSON Lines: `lines` is then set.
  std::optional<Input> open(const std::string& name) {
    auto opened = name == kStandardInput ? InputFile::standard_input() : InputFile::open(name);
    if (!opened) return failed(name, opened.error());
    if (shape == Shape::pipe_lines && name == kStandardInput)
      return start_lines(name, std::move(*opened), {});
    std::string bytes;
    // A pipe may hand out white space only at first.
    while (is_blank(bytes) && bytes.size() <= limits::kMaxFileBytes) {
      const auto got = opened->read_piece(bytes, std::string::npos);
      if (!got) return failed(name, got.error());
      if (*got == 0) break;
    }
    if (!is_json_lines(name, bytes)) return report_of_file(name, std::move(*opened), std::move(bytes));
    return start_lines(name, std::move(*opened), std::move(bytes));
  }

  std::optional<Input> start_lines(const std::string& name, InputFile opened, std::string bytes) {
    file = name;
    lines.emplace(std::move(opened), std::move(bytes));
    return std::nullopt;
  }

  bool is_json_lines(std::string_view name, std::string_view bytes) const {
    if (shape == Shape::text) return false;
    if (shape == Shape::json_lines || (shape == Shape::pipe_lines && name == kStandardInput)) return true;
    return named_as_json_lines(name) || begins_as_json(bytes);
  }
};

Inputs::Inputs(std::vector<std::string> files, Shape shape) : impl_(std::make_unique<Impl>()) {
  impl_->files = std::move(files);
  if (impl_->files.empty()) impl_->files.emplace_back(kStandardInput);
  impl_->shape = shape;
}
Inputs::~Inputs() = default;

std::vector<Input> Inputs::next_batch() {
  std::vector<Input> batch;
  for (std::size_t bytes = 0;
       batch.empty() || (batch.size() < kBatchReports && bytes < kBatchBytes && impl_->ready());) {
    auto input = impl_->next();
    if (!input) break;
    if (input->article) bytes += input->article->text.size();
    batch.push_back(std::move(*input));
  }
  return batch;
}

}  // namespace readout::cli
