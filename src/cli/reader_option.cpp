// See reader_option.hpp.
#include "cli/reader_option.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/limits.hpp"
#include "cli/knowledge_option.hpp"

namespace readout::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostComplaints = 20;
constexpr std::string_view kModelName = "readout-en.safetensors";

/// Where an installed or freshly built Readout keeps its model, seen from the binary.
std::vector<fs::path> usual_places(const fs::path& program) {
  const fs::path folder = program.parent_path();
  return {
      folder / kModelName, folder / "../share/readout" / kModelName,
      folder / "../../models" / kModelName,  // build/release/readout in the source tree
  };
}

/// One wrong line after the other; many at once most likely have one cause.
void tell(const UserActors& user, const Context& context) {
  const std::size_t told = std::min(user.complaints().size(), kMostComplaints);
  for (std::size_t i = 0; i < told; ++i) context.warn(user.complaints()[i]);
  if (user.complaint_count() > told)
    context.warn(
        fmt::format("and {} more lines of --actors that cannot be used", user.complaint_count() - told));
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

void add_own_options(CLI::App& verb, OwnTables& own) {
  verb.add_option("--actors", own.actors,
                  "Actors of your own: a PETRARCH or TABARI dictionary, or a table (docs/actors.md); may be "
                  "given again")
      ->type_name("FILE")
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  add_knowledge_option(verb, own.knowledge);
}

Result<Reader> load_reader(const std::string& model, const Context& context, const OwnTables& own) {
  const Result<fs::path> file = model_file(model, context);
  if (!file) return tl::unexpected(file.error());
  Result<Knowledge> knowledge = read_knowledge(own.knowledge);
  if (!knowledge) return tl::unexpected(knowledge.error());
  UserActors user;
  for (const std::string& name : own.actors) {
    const Result<std::string> text = read_file(name, limits::kMaxTableBytes);
    if (!text) return tl::unexpected(text.error());
    user.add(*text, name);
  }
  tell(user, context);
  return Reader::load(*file, std::move(user), std::move(*knowledge));
}

}  // namespace readout::cli
