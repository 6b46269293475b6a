// Strong indices and half-open ranges of them, so that a token cannot stand where a sentence is meant, and
// byte spans into a report's text. All are 32 bits wide: a report is at most 4 MiB (base/limits.hpp).
#pragma once

#include <cassert>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace readout {

/// A position of the kind `Tag`; none() stands for "no such thing".
template <class Tag>
class Index {
 public:
  constexpr Index() = default;
  constexpr explicit Index(std::size_t value) : value_(static_cast<std::uint32_t>(value)) {}
  static constexpr Index none() { return Index(); }

  constexpr std::uint32_t value() const { return value_; }
  constexpr bool valid() const { return value_ != kNone; }
  constexpr explicit operator bool() const { return valid(); }

  constexpr Index& operator++() {
    ++value_;
    return *this;
  }
  constexpr Index& operator--() {
    --value_;
    return *this;
  }
  constexpr Index operator+(int steps) const {
    return Index(static_cast<std::size_t>(static_cast<std::int64_t>(value_) + steps));
  }
  constexpr Index operator-(int steps) const { return *this + -steps; }
  constexpr int operator-(Index other) const {
    return static_cast<int>(static_cast<std::int64_t>(value_) - other.value_);
  }
  constexpr auto operator<=>(const Index&) const = default;

 private:
  static constexpr std::uint32_t kNone = 0xffffffffu;
  std::uint32_t value_ = kNone;
};

/// begin <= x < end; iterates over its indices.
template <class Index>
struct Range {
  Index begin_index{0};
  Index end_index{0};

  struct Iterator {
    Index at;
    Index operator*() const { return at; }
    Iterator& operator++() {
      ++at;
      return *this;
    }
    bool operator==(const Iterator&) const = default;
  };
  Iterator begin() const { return {begin_index}; }
  Iterator end() const { return {end_index}; }
  std::size_t size() const { return end_index.value() - begin_index.value(); }
  bool empty() const { return size() == 0; }
  bool contains(Index x) const { return x.valid() && begin_index <= x && x < end_index; }
  bool operator==(const Range&) const = default;
};

/// A vector that takes only its own kind of index.
template <class I, class T>
class IndexedVector {
 public:
  IndexedVector() = default;
  explicit IndexedVector(std::size_t n, const T& value = T()) : items_(n, value) {}
  const T& operator[](I i) const {
    assert(i.value() < items_.size());
    return items_[i.value()];
  }
  T& operator[](I i) {
    assert(i.value() < items_.size());
    return items_[i.value()];
  }
  I push_back(T item) {
    items_.push_back(std::move(item));
    return I(items_.size() - 1);
  }
  std::size_t size() const { return items_.size(); }
  bool empty() const { return items_.empty(); }
  Range<I> indices() const { return {I(0), I(items_.size())}; }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }
  auto begin() { return items_.begin(); }
  auto end() { return items_.end(); }
  const std::vector<T>& raw() const { return items_; }
  std::vector<T>& raw() { return items_; }

 private:
  std::vector<T> items_;
};

/// UTF-8 bytes [begin, end) of a report's text. The offset law: text.substr(begin, end - begin) is what is
/// quoted.
struct ByteSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(ByteSpan other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
  constexpr bool overlaps(ByteSpan other) const { return begin < other.end && other.begin < end; }
  constexpr auto operator<=>(const ByteSpan&) const = default;
  std::string_view in(std::string_view text) const { return text.substr(begin, end - begin); }
};

}  // namespace readout
