// The tables of knowledge/ as a reader uses them: those built into the binary, with the rows that a user
// adds. A user's rows stand before the built-in ones, so that they win where the first row that fits is
// taken. What is opened stays where it is until the end, so that a record can name the row that it comes
// from.
#pragma once

#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.hpp"

namespace readout {

class Knowledge {
 public:
  /// Rows for the table that `file` is called after ("mine/frames.tsv"); `text` is what it holds. Nothing is
  /// checked before the table is opened.
  void add(std::string file, std::string text);

  /// knowledge/NAME with the user's rows before its own. Lives as long as this object, also when that is
  /// moved. Errors: bad_table (also if one of the columns is missing), too_large.
  Result<const Table*> open(std::string_view name, std::initializer_list<std::string_view> columns);

  /// To be asked when all is loaded: an error if a file of the user's belongs to no table that was opened.
  /// Errors: bad_table.
  Result<void> check_all_used() const;

  /// Names and bytes of the user's files, in the order in which they were added; empty if there are none.
  std::string added() const;

 private:
  struct Added {
    std::string name, file, text;
  };
  Result<Table> read(std::string_view name) const;

  std::vector<Added> added_;
  std::map<std::string, std::unique_ptr<const Table>, std::less<>> tables_;
};

}  // namespace readout
