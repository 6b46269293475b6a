#include "record/record_tables.hpp"

namespace readout {
namespace {

template <class T>
Result<void> load_into(T& table) {
  auto loaded = T::load();
  if (!loaded) return tl::unexpected(loaded.error());
  table = std::move(*loaded);
  return {};
}

}  // namespace

Result<std::shared_ptr<const RecordTables>> RecordTables::load() {
  auto tables = std::make_shared<RecordTables>();
  if (auto ok = load_into(tables->arguments); !ok) return tl::unexpected(ok.error());
  if (auto ok = load_into(tables->frames); !ok) return tl::unexpected(ok.error());
  if (auto ok = load_into(tables->operators); !ok) return tl::unexpected(ok.error());
  if (auto ok = load_into(tables->events); !ok) return tl::unexpected(ok.error());
  if (auto ok = load_into(tables->history); !ok) return tl::unexpected(ok.error());
  if (auto ok = load_into(tables->statements); !ok) return tl::unexpected(ok.error());
  if (auto ok = load_into(tables->revisions); !ok) return tl::unexpected(ok.error());
  if (auto ok = load_into(tables->judgements); !ok) return tl::unexpected(ok.error());
  return tables;
}

}  // namespace readout
