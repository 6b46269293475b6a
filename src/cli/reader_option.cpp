// See reader_option.hpp.
#include "cli/reader_option.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <string>
#include <vector>

namespace readout::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kModelName = "readout-en.safetensors";

/// Where an installed or freshly built Readout keeps its model, seen from the binary.
std::vector<fs::path> usual_places(const fs::path& program) {
  const fs::path folder = program.parent_path();
  return {
      folder / kModelName, folder / "../share/readout" / kModelName,
      folder / "../../models" / kModelName,  // build/release/readout in the source tree
  };
}

}  // namespace

void add_model_option(CLI::App& verb, std::string& model) {
  verb.add_option("--model", model,
                  "The model to read with (default: $READOUT_MODEL, else the one that came with Readout)")
      ->type_name("FILE");
}

Result<fs::path> model_file(const std::string& model, const Context& context) {
  if (!model.empty()) return model;
  if (!context.model_environment.empty()) return context.model_environment;
  std::vector<std::string> looked;
  for (const fs::path& place : usual_places(context.program)) {
    std::error_code none;
    if (fs::exists(place, none)) return place;
    looked.push_back(place.lexically_normal().string());
  }
  return fail(ErrorCode::bad_model,
              fmt::format("no model found; looked for {}; name one with --model FILE or in "
                          "$READOUT_MODEL",
                          fmt::join(looked, ", ")));
}

Result<Reader> load_reader(const std::string& model, const Context& context) {
  const Result<fs::path> file = model_file(model, context);
  if (!file) return tl::unexpected(file.error());
  return Reader::load(*file);
}

}  // namespace readout::cli
