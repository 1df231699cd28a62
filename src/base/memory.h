// Memory: values that were made lately, found by name; holds at most a fixed number of them. For many threads at once.
//
//   Memory<DataKey> keys(16'384);
//   if (const auto known = keys.find(name)) return *known;
//   keys.keep(name, key);
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace anxin {

template <class Value>
class Memory {
 public:
  explicit Memory(std::size_t limit) : young_max_(limit / (2 * shelf_count)) {}

  std::optional<Value> find(std::string_view name) {
    Shelf& shelf = shelf_of(name);
    const std::scoped_lock lock(shelf.mutex);
    if (const auto young = shelf.young.find(name); young != shelf.young.end()) return young->second;
    const auto old = shelf.old.find(name);
    if (old == shelf.old.end()) return std::nullopt;
    const Value value = old->second;
    put(shelf, name, value);
    return value;
  }

  void keep(std::string_view name, const Value& value) {
    Shelf& shelf = shelf_of(name);
    const std::scoped_lock lock(shelf.mutex);
    put(shelf, name, value);
  }

 private:
  struct NameHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const noexcept { return std::hash<std::string_view>{}(name); }
  };
  using Values = std::unordered_map<std::string, Value, NameHash, std::equal_to<>>;
  // What was asked for since the last turn is young; at a turn the young grow old and the old go.
  struct Shelf {
    std::mutex mutex;
    Values young;
    Values old;
  };
  static constexpr std::size_t shelf_count = 8;

  Shelf& shelf_of(std::string_view name) {
    // The table inside takes the low bits of the same hash.
    return shelves_.at((NameHash()(name) >> 48U) % shelf_count);
  }
  void put(Shelf& shelf, std::string_view name, const Value& value) {
    if (shelf.young.size() >= young_max_) shelf.old = std::exchange(shelf.young, {});
    shelf.young.emplace(name, value);
  }

  const std::size_t young_max_;
  std::array<Shelf, shelf_count> shelves_;
};

}  // namespace anxin
