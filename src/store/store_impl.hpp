// What a Store holds. Private to store.
#pragma once

#include <memory>

#include "store/database.hpp"
#include "store/store.hpp"

namespace readout {

struct Store::Impl {
  std::unique_ptr<Database> db;
};

}  // namespace readout
