// Writes safetensors bytes for tests: sound files, and through `entry` such as no writer would make.
#pragma once

#include <unistd.h>

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace readout::test {

class TensorWriter {
 public:
  void f32(const std::string& name, const std::vector<std::size_t>& shape,
           const std::vector<float>& numbers) {
    add(name, "F32", shape, {reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(float)});
  }
  void f16(const std::string& name, const std::vector<std::size_t>& shape,
           const std::vector<std::uint16_t>& halves) {
    add(name, "F16", shape, {reinterpret_cast<const char*>(halves.data()), halves.size() * 2});
  }
  void text(const std::string& name, std::string_view entries) { add(name, "U8", {entries.size()}, entries); }
  /// Any header entry, as JSON.
  void entry(const std::string& name, const std::string& json) { entries_.emplace_back(name, json); }
  void data(std::string_view bytes) { data_ += bytes; }

  /// The data starts at a multiple of 8 in the file. Put the widest types first to keep all aligned.
  std::string bytes() const {
    std::string header = "{";
    for (const auto& [name, json] : entries_) {
      if (header.size() > 1) header += ',';
      header += '"' + name + "\":" + json;
    }
    header += '}';
    header.resize((header.size() + 7) / 8 * 8, ' ');
    std::uint64_t length = header.size();
    std::string out(8, '\0');
    std::memcpy(out.data(), &length, 8);  // tests run on little-endian machines
    return out + header + data_;
  }

 private:
  void add(const std::string& name, const char* dtype, const std::vector<std::size_t>& shape,
           std::string_view bytes) {
    std::string json = std::string("{\"dtype\":\"") + dtype + "\",\"shape\":[";
    for (std::size_t i = 0; i < shape.size(); ++i) json += (i == 0 ? "" : ",") + std::to_string(shape[i]);
    json += "],\"data_offsets\":[" + std::to_string(data_.size()) + "," +
            std::to_string(data_.size() + bytes.size()) + "]}";
    entries_.emplace_back(name, json);
    data_ += bytes;
  }

  std::vector<std::pair<std::string, std::string>> entries_;
  std::string data_;
};

/// A file in the temporary folder that is removed with the object.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view bytes) {
    static int count = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("readout-test-" + std::to_string(::getpid()) + "-" + std::to_string(count++));
    std::ofstream(path_, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
  ~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace readout::test
