// Tables of facts: tab-separated UTF-8 text. Lines that start with # are comments, the first other line names
// the columns, each further line is a row with as many cells as there are columns; blank lines are passed
// over and the spaces around a cell are dropped. There is no quoting: a cell holds no tab and no line end.
// What the cells mean is known only to who asks; a row that they find wrong is reported with fail_at, which
// names file and line. Rows of two files can stand in one table (joined).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/index.hpp"

namespace readout {

class Table {
 public:
  /// A row of a table, or none; valid as long as the table stands where it is.
  class Row {
   public:
    Row() = default;
    explicit operator bool() const { return table_ != nullptr; }
    /// The cell in the column of that name. @pre the table has it (Table::require).
    std::string_view operator[](std::string_view column) const { return table_->cell(row_, column); }
    std::uint32_t line() const { return table_->places_[row_].line; }
    /// The built-in table to which the row belongs, whatever file it stands in ("knowledge/frames.tsv").
    std::string_view table_name() const { return table_->name(); }
    /// The name of the file in which it stands.
    std::string_view file() const { return table_->names_[table_->places_[row_].file]; }
    std::vector<std::string_view> columns() const { return table_->columns(); }
    std::size_t index() const { return row_; }

   private:
    friend class Table;
    Row(const Table* table, std::size_t row) : table_(table), row_(row) {}
    const Table* table_ = nullptr;
    std::size_t row_ = 0;
  };

  class Iterator {
   public:
    Row operator*() const { return (*table_)[row_]; }
    Iterator& operator++() {
      ++row_;
      return *this;
    }
    bool operator==(const Iterator&) const = default;

   private:
    friend class Table;
    Iterator(const Table* table, std::size_t row) : table_(table), row_(row) {}
    const Table* table_;
    std::size_t row_;
  };

  /// `name` stands in messages, as a path that the user can open ("knowledge/states.tsv"). Errors: bad_table,
  /// too_large.
  static Result<Table> parse(std::string_view text, std::string_view name);

  /// The rows of `first`, then those of `second`, under the columns of `second`. A column that `first` leaves
  /// out is empty in its rows. Errors: bad_table (a column that `second` lacks), too_large.
  static Result<Table> joined(const Table& first, const Table& second);

  /// An error if one of the columns is missing.
  Result<void> require(std::initializer_list<std::string_view> columns) const;
  bool has_column(std::string_view column) const { return column_index(column) < columns_.size(); }
  std::vector<std::string_view> columns() const;

  std::size_t size() const { return places_.size(); }
  bool empty() const { return places_.empty(); }
  Row operator[](std::size_t row) const { return Row(this, row); }
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, size()}; }
  /// Of a joined table the last one's.
  std::string_view name() const { return names_.back(); }

  /// The error bad_table with "NAME:LINE: MESSAGE".
  tl::unexpected<Error> fail_at(Row row, std::string_view message) const;

 private:
  std::string_view cell(std::size_t row, std::string_view column) const;
  std::size_t column_index(std::string_view column) const;  // columns_.size() if there is none
  Result<void> take_header(ByteSpan line, std::uint32_t number);
  Result<void> take_row(ByteSpan line, std::uint32_t number);
  void take_rows(const Table& other, std::uint32_t shift);

  struct Place {
    std::uint32_t line, file;  // 1-based; index into names_
  };

  std::vector<std::string> names_;  // one a file
  std::uint32_t header_line_ = 0;
  std::string text_;
  std::vector<ByteSpan> columns_;
  std::vector<ByteSpan> cells_;  // row after row; spans into text_, so that a table can be moved
  std::vector<Place> places_;    // one a row
};

}  // namespace readout
