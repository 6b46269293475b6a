// Reads a model file in the safetensors layout (8 bytes little-endian header length, JSON header, flat data)
// and checks it strictly before anything is used: header at most 1 MiB, no duplicate keys, known dtypes,
// lengths that fit the shapes, ranges that tile the data without hole or overlap, aligned data. Nothing in
// the file is ever executed. Format: https://github.com/huggingface/safetensors. Every error is bad_model and
// names the file and the tensor.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "nn/mapped_file.hpp"

namespace readout {

enum class Dtype { f32, f16, u8 };

/// A view into the mapped file; lives as long as the TensorFile.
struct Tensor {
  Dtype dtype = Dtype::u8;
  std::vector<std::size_t> shape;
  const void* data = nullptr;
  std::size_t bytes = 0;

  std::size_t elements() const;
  const float* f32() const { return static_cast<const float*>(data); }                  // @pre dtype == f32
  const std::uint16_t* f16() const { return static_cast<const std::uint16_t*>(data); }  // @pre dtype == f16
  std::string_view text() const { return {static_cast<const char*>(data), bytes}; }     // @pre dtype == u8
};

class TensorFile {
 public:
  static Result<TensorFile> open(const std::filesystem::path& path);

  const std::string& path() const { return path_; }
  std::string_view file_bytes() const { return file_.bytes(); }
  /// Empty if the key is absent.
  std::string_view metadata(const std::string& key) const;
  bool has(const std::string& name) const { return tensors_.contains(name); }
  /// Is there a tensor whose name starts so?
  bool has_any(const std::string& prefix) const;
  bool is_f16(const std::string& name) const;
  /// Errors: absent, another dtype. A dimension of `shape` that is kAny may have any length above 0.
  static constexpr std::size_t kAny = 0;
  Result<Tensor> tensor(const std::string& name, Dtype dtype, const std::vector<std::size_t>& shape) const;
  /// A U8 text table: its entries, separated by line feeds. Errors: absent, not UTF-8, an entry twice.
  Result<std::vector<std::string_view>> table(const std::string& name) const;
  tl::unexpected<Error> bad(const std::string& name, std::string_view what) const;

 private:
  TensorFile(std::string path, MappedFile file) : path_(std::move(path)), file_(std::move(file)) {}
  std::string path_;
  MappedFile file_;
  std::map<std::string, std::string> metadata_;
  std::map<std::string, Tensor> tensors_;
};

}  // namespace readout
