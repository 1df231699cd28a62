// Connection: one open conversation with a database, in the shape that both drivers share. Tx speaks to it; nobody
// outside store/ does. Not for two threads at once.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "store/row.h"
#include "store/value.h"

namespace anxin::store {

enum class Dialect { sqlite, postgresql };

// A reference to a function that looks at each row and says whether to go on. Lives for one call.
class RowVisitor {
 public:
  template <class Visit>
  RowVisitor(const Visit& visit)  // NOLINT(google-explicit-constructor)
      : context_(&visit),
        call_([](const void* context, const Row& row) { return (*static_cast<const Visit*>(context))(row); }) {}

  bool operator()(const Row& row) const { return call_(context_, row); }

 private:
  const void* context_;
  bool (*call_)(const void*, const Row&);
};

class Connection {
 public:
  Connection() = default;
  virtual ~Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  virtual Dialect dialect() const = 0;
  // The rows that it changed; rows that it answers are dropped.
  virtual std::int64_t run(std::string_view sql, std::span<const Value> values) = 0;
  virtual void query(std::string_view sql, std::span<const Value> values, RowVisitor visit) = 0;

  // Questions sent ahead of their turn, so that several cost one round trip (Tx::ahead). A query() with the same words
  // and values takes the answer; any change in between makes them void. Where nothing travels, nothing is announced.
  virtual bool travels() const { return false; }
  virtual void announce(std::string_view, std::span<const Value>) {}
  virtual void send_announced() {}
};

}  // namespace anxin::store
