// The checks of tensor_file.hpp, in the order in which a file is read: length, header, tensors one by one,
// tiling.
#include "nn/tensor_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "base/unicode.hpp"

namespace readout {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxHeaderBytes = 1u << 20;
constexpr std::size_t kMaxDimensions = 4;

// Parses the header; duplicate keys and nesting deeper than a header has make it fail.
class HeaderParser {
 public:
  // Null (discarded) if the text is not a sound header.
  static Json parse(std::string_view text) {
    HeaderParser parser;
    Json header = Json::parse(
        text,
        [&parser](int depth, Json::parse_event_t event, Json& value) {
          return parser.check(depth, event, value);
        },
        false);
    return parser.sound_ && header.is_object() ? header : Json(Json::value_t::discarded);
  }

 private:
  bool check(int depth, Json::parse_event_t event, const Json& value) {
    if (depth > 3) sound_ = false;
    if (event == Json::parse_event_t::object_start) keys_.emplace_back();
    if (event == Json::parse_event_t::object_end) keys_.pop_back();
    if (event == Json::parse_event_t::key && !keys_.back().insert(value.get<std::string>()).second)
      sound_ = false;
    return true;
  }

  bool sound_ = true;
  std::vector<std::set<std::string>> keys_;
};

std::size_t size_of(Dtype dtype) {
  switch (dtype) {
    case Dtype::f32:
      return 4;
    case Dtype::f16:
      return 2;
    case Dtype::u8:
      return 1;
  }
  return 1;
}

std::string_view name_of(Dtype dtype) {
  switch (dtype) {
    case Dtype::f32:
      return "F32";
    case Dtype::f16:
      return "F16";
    case Dtype::u8:
      return "U8";
  }
  return "?";
}

bool read_dtype(const Json& value, Dtype& out) {
  for (const Dtype dtype : {Dtype::f32, Dtype::f16, Dtype::u8}) {
    if (value == name_of(dtype)) {
      out = dtype;
      return true;
    }
  }
  return false;
}

// A JSON array of non-negative integers.
bool read_sizes(const Json& value, std::vector<std::size_t>& out) {
  if (!value.is_array()) return false;
  for (const Json& item : value) {
    if (!item.is_number_unsigned()) return false;
    out.push_back(item.get<std::size_t>());
  }
  return true;
}

// False if the product does not fit `limit`.
bool count_elements(const std::vector<std::size_t>& shape, std::size_t limit, std::size_t& count) {
  count = 1;
  for (const std::size_t length : shape) {
    if (length != 0 && count > limit / length) return false;
    count *= length;
  }
  return true;
}

// Reads one entry of the header against the data block. Empty if all is well, else what is wrong.
std::string read_entry(const Json& entry, std::string_view data, Tensor& tensor) {
  if (!entry.is_object() || entry.size() != 3 || !entry.contains("dtype") || !entry.contains("shape") ||
      !entry.contains("data_offsets")) {
    return "its header entry is not dtype, shape and data_offsets";
  }
  if (!read_dtype(entry["dtype"], tensor.dtype)) return "its dtype is not F32, F16 or U8";
  if (!read_sizes(entry["shape"], tensor.shape) || tensor.shape.size() > kMaxDimensions)
    return "its shape is not sound";
  std::vector<std::size_t> range;
  if (!read_sizes(entry["data_offsets"], range) || range.size() != 2 || range[0] > range[1] ||
      range[1] > data.size()) {
    return "its data lies outside the file";
  }
  std::size_t elements = 0;
  tensor.bytes = range[1] - range[0];
  if (!count_elements(tensor.shape, data.size(), elements) ||
      elements * size_of(tensor.dtype) != tensor.bytes) {
    return "its data is not as long as its shape says";
  }
  tensor.data = data.data() + range[0];
  if (reinterpret_cast<std::uintptr_t>(tensor.data) % size_of(tensor.dtype) != 0)
    return "its data is not aligned";
  return {};
}

// The tensors must cover the data from the first byte to the last, each byte once. Returns the offender's
// name.
std::string find_hole(const std::map<std::string, Tensor>& tensors, std::string_view data, bool& found) {
  std::vector<std::pair<std::string_view, const std::string*>> ranges;
  for (const auto& [name, tensor] : tensors) {
    ranges.emplace_back(std::string_view(static_cast<const char*>(tensor.data), tensor.bytes), &name);
  }
  std::sort(ranges.begin(), ranges.end(), [](const auto& a, const auto& b) {
    return std::pair(a.first.data(), a.first.size()) < std::pair(b.first.data(), b.first.size());
  });
  const char* at = data.data();
  for (const auto& [range, name] : ranges) {
    found = range.data() != at;
    if (found) return *name;
    at += range.size();
  }
  found = at != data.data() + data.size();
  return found ? "the last tensor" : std::string();
}

std::size_t little_endian(std::string_view eight) {
  std::uint64_t value = 0;
  for (int i = 7; i >= 0; --i)
    value = value << 8 | static_cast<unsigned char>(eight[static_cast<std::size_t>(i)]);
  return static_cast<std::size_t>(value);
}

}  // namespace

std::size_t Tensor::elements() const { return bytes / size_of(dtype); }

tl::unexpected<Error> TensorFile::bad(const std::string& name, std::string_view what) const {
  return fail(ErrorCode::bad_model,
              fmt::format("model {}: {}: {}; fetch or train the model again", path_, name, what));
}

Result<TensorFile> TensorFile::open(const std::filesystem::path& path) {
  Result<MappedFile> mapped = MappedFile::open(path);
  if (!mapped) {
    return fail(ErrorCode::bad_model,
                fmt::format("no model can be read at {}; give its place with --model or in "
                            "READOUT_MODEL, or train one (train/README.md)",
                            mapped.error().message));
  }
  TensorFile file(path.string(), std::move(*mapped));
  const std::string_view bytes = file.file_.bytes();
  if (bytes.size() < 8) return file.bad("header", "the file is shorter than its header");
  const std::size_t length = little_endian(bytes.substr(0, 8));
  if (length > kMaxHeaderBytes || length > bytes.size() - 8) {
    return file.bad("header", "its length does not fit; this is not a safetensors file or it was cut off");
  }
  const Json header = HeaderParser::parse(bytes.substr(8, length));
  if (header.is_discarded()) return file.bad("header", "it is not sound JSON");

  const std::string_view data = bytes.substr(8 + length);
  for (const auto& [name, entry] : header.items()) {
    if (name == "__metadata__") {
      for (const auto& [key, value] : entry.items()) {
        if (!entry.is_object() || !value.is_string()) return file.bad(name, "it holds more than strings");
        file.metadata_[key] = value.get<std::string>();
      }
      continue;
    }
    Tensor tensor;
    const std::string problem = read_entry(entry, data, tensor);
    if (!problem.empty()) return file.bad(name, problem);
    file.tensors_.emplace(name, std::move(tensor));
  }
  bool hole = false;
  const std::string offender = find_hole(file.tensors_, data, hole);
  if (hole) return file.bad(offender, "the data has a hole or an overlap there");
  return file;
}

std::string_view TensorFile::metadata(const std::string& key) const {
  const auto found = metadata_.find(key);
  return found == metadata_.end() ? std::string_view() : found->second;
}

bool TensorFile::has_any(const std::string& prefix) const {
  const auto first = tensors_.lower_bound(prefix);
  return first != tensors_.end() && first->first.starts_with(prefix);
}

bool TensorFile::is_f16(const std::string& name) const {
  const auto found = tensors_.find(name);
  return found != tensors_.end() && found->second.dtype == Dtype::f16;
}

Result<Tensor> TensorFile::tensor(const std::string& name, Dtype dtype,
                                  const std::vector<std::size_t>& shape) const {
  const auto found = tensors_.find(name);
  if (found == tensors_.end()) return bad(name, "the tensor is missing");
  const Tensor& tensor = found->second;
  if (tensor.dtype != dtype) return bad(name, fmt::format("its dtype is not {}", name_of(dtype)));
  bool fits = tensor.shape.size() == shape.size();
  for (std::size_t i = 0; fits && i < shape.size(); ++i) {
    fits = shape[i] == kAny ? tensor.shape[i] > 0 : tensor.shape[i] == shape[i];
  }
  if (!fits) {
    return bad(name, fmt::format("its shape is [{}], not [{}] (0 = any)", fmt::join(tensor.shape, ", "),
                                 fmt::join(shape, ", ")));
  }
  return tensor;
}

Result<std::vector<std::string_view>> TensorFile::table(const std::string& name) const {
  const Result<Tensor> tensor = this->tensor(name, Dtype::u8, {kAny});
  if (!tensor) return tl::make_unexpected(tensor.error());
  std::string_view rest = tensor->text();
  if (!is_valid_utf8(rest)) return bad(name, "it is not UTF-8");
  std::vector<std::string_view> entries;
  for (std::size_t end = 0; end != std::string_view::npos;
       rest.remove_prefix(std::min(end + 1, rest.size()))) {
    end = rest.find('\n');
    entries.push_back(rest.substr(0, end));
    if (end == std::string_view::npos) break;
  }
  std::vector<std::string_view> sorted = entries;
  std::sort(sorted.begin(), sorted.end());
  if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
    return bad(name, "an entry stands there twice");
  return entries;
}

}  // namespace readout
