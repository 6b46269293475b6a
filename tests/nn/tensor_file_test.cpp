// A sound model file, and every way we could think of in which one can be broken: each gives bad_model with
// the name of the tensor, and none reads outside the file (run under asan).
#include "nn/tensor_file.hpp"

#include <gtest/gtest.h>

#include "tensor_writer.hpp"

namespace readout {
namespace {

using test::TemporaryFile;
using test::TensorWriter;

TensorWriter sound() {
  TensorWriter w;
  w.entry("__metadata__", R"({"format":"readout-model/1"})");
  w.f32("a", {2, 3}, {1, 2, 3, 4, 5, 6});
  w.f16("b", {2}, {0x3C00, 0});
  w.text("t", "one\nzwei\n\xE2\x80\x94");
  return w;
}

std::string problem_of(std::string_view bytes) {
  const TemporaryFile file(bytes);
  const Result<TensorFile> opened = TensorFile::open(file.path());
  if (opened) return {};
  EXPECT_EQ(opened.error().code, ErrorCode::bad_model);
  EXPECT_NE(opened.error().message.find(file.path().string()), std::string::npos);
  return opened.error().message;
}

std::string problem_of_entry(const std::string& json) {
  TensorWriter w;
  w.entry("x", json);
  w.data(std::string(16, '\0'));
  return problem_of(w.bytes());
}

TEST(TensorFile, ReadsWhatIsThere) {
  const TemporaryFile path(sound().bytes());
  const Result<TensorFile> file = TensorFile::open(path.path());
  ASSERT_TRUE(file) << file.error().message;
  EXPECT_EQ(file->metadata("format"), "readout-model/1");
  EXPECT_EQ(file->metadata("licence"), "");
  EXPECT_TRUE(file->has("a"));
  EXPECT_FALSE(file->has("c"));
  EXPECT_TRUE(file->is_f16("b"));
  const Result<Tensor> a = file->tensor("a", Dtype::f32, {2, TensorFile::kAny});
  ASSERT_TRUE(a);
  EXPECT_EQ(a->elements(), 6u);
  EXPECT_EQ(a->f32()[5], 6.0f);
  EXPECT_EQ(*file->table("t"), (std::vector<std::string_view>{"one", "zwei", "\xE2\x80\x94"}));
}

TEST(TensorFile, RefusesOtherTypesAndShapes) {
  const TemporaryFile path(sound().bytes());
  const Result<TensorFile> file = TensorFile::open(path.path());
  ASSERT_TRUE(file);
  const auto message = [](const auto& result) { return result ? std::string() : result.error().message; };
  EXPECT_NE(message(file->tensor("c", Dtype::f32, {1})).find("c: the tensor is missing"), std::string::npos);
  EXPECT_NE(message(file->tensor("a", Dtype::f16, {2, 3})).find("a: its dtype is not F16"),
            std::string::npos);
  EXPECT_NE(message(file->tensor("a", Dtype::f32, {3, 2})).find("a: its shape is [2, 3], not [3, 2]"),
            std::string::npos);
  EXPECT_NE(message(file->tensor("a", Dtype::f32, {6})).find("a: its shape"), std::string::npos);
  EXPECT_NE(message(file->table("a")).find("a: its dtype is not U8"), std::string::npos);
}

TEST(TensorFile, RefusesBadTables) {
  for (const auto& [bytes, problem] : {std::pair("a\nb\na", "twice"), std::pair("a\xFF", "UTF-8")}) {
    TensorWriter w;
    w.text("t", bytes);
    const TemporaryFile path(w.bytes());
    const Result<TensorFile> file = TensorFile::open(path.path());
    ASSERT_TRUE(file);
    const auto table = file->table("t");
    ASSERT_FALSE(table);
    EXPECT_NE(table.error().message.find(problem), std::string::npos);
  }
}

TEST(TensorFile, RefusesEveryTruncation) {
  const std::string bytes = sound().bytes();
  EXPECT_EQ(problem_of(bytes), "");
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_NE(problem_of(std::string_view(bytes).substr(0, length)), "") << length;
  }
  EXPECT_NE(problem_of(bytes + "x").find("hole"), std::string::npos);
}

TEST(TensorFile, SurvivesEveryChangedByteOfItsHeader) {
  const std::string bytes = sound().bytes();
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const char c : {'\0', '9', '"', '}', '\xFF'}) {
      std::string changed = bytes;
      changed[at] = c;
      problem_of(changed);  // read or refused, but not crashed
    }
  }
}

TEST(TensorFile, RefusesBadHeaders) {
  const auto with_header = [](const std::string& json) {
    std::string bytes(8, '\0');
    bytes[0] = static_cast<char>(json.size());
    return problem_of(bytes + json);
  };
  for (const char* json : {"", "{", "[]", "1", "null", "{}x", "{\"a\":{},\"a\":{}}", "{\"a\":[[[[[1]]]]]}"}) {
    EXPECT_NE(with_header(json).find("header"), std::string::npos) << json;
  }
  EXPECT_NE(problem_of("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF{}").find("length"), std::string::npos);
  EXPECT_NE(with_header(R"({"__metadata__":{"a":1}})").find("strings"), std::string::npos);
  EXPECT_NE(with_header(R"({"__metadata__":7})").find("strings"), std::string::npos);
}

TEST(TensorFile, RefusesBadEntries) {
  EXPECT_EQ(problem_of_entry(R"({"dtype":"F32","shape":[4],"data_offsets":[0,16]})"), "");
  const char* const broken[] = {
      R"({"dtype":"F64","shape":[2],"data_offsets":[0,16]})",
      R"({"dtype":3,"shape":[4],"data_offsets":[0,16]})",
      R"({"dtype":"F32","shape":[-4],"data_offsets":[0,16]})",
      R"({"dtype":"F32","shape":[4.5],"data_offsets":[0,16]})",
      R"({"dtype":"F32","shape":4,"data_offsets":[0,16]})",
      R"({"dtype":"F32","shape":[1,1,1,1,4],"data_offsets":[0,16]})",
      R"({"dtype":"F32","shape":[5],"data_offsets":[0,16]})",
      R"({"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,16]})",
      R"({"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,16]})",
      R"({"dtype":"F32","shape":[4],"data_offsets":[16,0]})",
      R"({"dtype":"F32","shape":[4],"data_offsets":[16,32]})",
      R"({"dtype":"F32","shape":[4],"data_offsets":[0,16,16]})",
      R"({"dtype":"F32","shape":[4],"data_offsets":[0,18446744073709551615]})",
      R"({"dtype":"F32","shape":[4]})",
      R"({"dtype":"F32","shape":[4],"data_offsets":[0,16],"more":1})",
      R"("F32")",
      R"({"dtype":"U8","shape":[8],"data_offsets":[8,16]})",  // the start belongs to nobody
  };
  for (const char* json : broken) EXPECT_NE(problem_of_entry(json).find(": x: "), std::string::npos) << json;
  EXPECT_NE(problem_of_entry(R"({"dtype":"U8","shape":[8],"data_offsets":[0,8]})").find("last tensor"),
            std::string::npos);  // the rest belongs to nobody
}

TEST(TensorFile, RefusesOverlapAndMisalignment) {
  TensorWriter overlap;
  overlap.entry("x", R"({"dtype":"U8","shape":[8],"data_offsets":[0,8]})");
  overlap.entry("y", R"({"dtype":"U8","shape":[9],"data_offsets":[7,16]})");
  overlap.data(std::string(16, '\0'));
  EXPECT_NE(problem_of(overlap.bytes()).find("y: the data has a hole or an overlap"), std::string::npos);
  TensorWriter crooked;
  crooked.entry("x", R"({"dtype":"U8","shape":[2],"data_offsets":[0,2]})");
  crooked.entry("y", R"({"dtype":"F32","shape":[1],"data_offsets":[2,6]})");
  crooked.data(std::string(6, '\0'));
  EXPECT_NE(problem_of(crooked.bytes()).find("y: its data is not aligned"), std::string::npos);
}

TEST(TensorFile, RefusesWhatIsNoFile) {
  const auto message = [](const char* path) { return TensorFile::open(path).error().message; };
  EXPECT_NE(message("/nonexistent/model").find("READOUT_MODEL"), std::string::npos);
  EXPECT_NE(message("/tmp").find("not a regular file"), std::string::npos);
  EXPECT_NE(problem_of("").find("empty"), std::string::npos);
}

}  // namespace
}  // namespace readout
