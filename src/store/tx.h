// Tx: one transaction, as the work inside it sees it. Database opens it, and commits or rolls back.
//
//   tx.run("UPDATE need SET stage = $3 WHERE county = $1 AND id = $2", county, id, "done");
//   tx.first("SELECT stage FROM need WHERE county = $1 AND id = $2", [](const Row& row) {
//     return row.get<std::string>(0); }, county, id);                                  // optional<string>
//   tx.all("SELECT id FROM need WHERE county @in($1)", read_id, counties);             // vector
//
// SQL is one text for both databases (stack.md section 4) with $1 … $n and two words that the store writes out:
//   @in($n)       SQLite `IN (SELECT value FROM json_each(…))`, PostgreSQL `= ANY(…)`; n is a list
//   @for_update   PostgreSQL `FOR UPDATE`; SQLite has one writer and needs none
// A statement that fails breaks the transaction on both databases: nothing more runs in it, and it cannot commit.
// Whoever wants to go on after a failure wraps the risk in attempt().
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "store/connection.h"
#include "store/failure.h"
#include "store/row.h"
#include "store/sealing.h"
#include "store/value.h"
#include "vault/vault.h"

namespace anxin::store {

class Tx {
 public:
  Tx(Connection& connection, const vault::Vault& vault) : connection_(connection), vault_(vault) {}
  Tx(const Tx&) = delete;
  Tx& operator=(const Tx&) = delete;

  // How many rows it changed.
  template <class... Args>
  std::int64_t run(std::string_view sql, const Args&... args) {
    const std::array<Value, sizeof...(Args)> values{Value(args)...};
    return run_values(sql, values);
  }

  // Every row, each made into a value by `read(const Row&)`.
  template <class Read, class... Args>
  auto all(std::string_view sql, Read&& read, const Args&... args) {
    using Item = std::remove_cvref_t<std::invoke_result_t<Read&, const Row&>>;
    const std::array<Value, sizeof...(Args)> values{Value(args)...};
    std::vector<Item> items;
    query_values(sql, values, [&](const Row& row) {
      items.push_back(read(row));
      return true;
    });
    return items;
  }

  // The first row, if there is one.
  template <class Read, class... Args>
  auto first(std::string_view sql, Read&& read, const Args&... args) {
    using Item = std::remove_cvref_t<std::invoke_result_t<Read&, const Row&>>;
    const std::array<Value, sizeof...(Args)> values{Value(args)...};
    std::optional<Item> item;
    query_values(sql, values, [&](const Row& row) {
      item.emplace(read(row));
      return false;
    });
    return item;
  }

  // Questions whose answers are wanted next and do not hang on each other: on PostgreSQL they travel together and cost
  // one round trip; on SQLite nothing happens. `ask` calls store functions that only read; they see no row yet, and are
  // called again, in any order, for the answers.
  //
  //   call.tx.ahead([&] { tasks_of(call.tx, need); notes_of(call.tx, need); });
  template <class Ask>
  void ahead(Ask&& ask) {
    if (!connection_.travels()) return;
    const Announcing announcing(*this);
    ask();
  }

  // Runs `work() -> bool keep` in a savepoint: what it did is undone when it answers false or throws (the exception
  // goes on). Afterwards the transaction is as whole as before. A full disk breaks the whole transaction all the same.
  template <class Work>
  bool attempt(Work&& work) {
    Savepoint savepoint(*this);
    const bool keep = work();
    if (keep) savepoint.keep();
    return keep;
  }

  const vault::Vault& vault() const { return vault_; }
  Dialect dialect() const { return connection_.dialect(); }
  bool broken() const { return broken_; }

  // Sealing: a row that owns personal values has a column `sealed_key` with its own data key, wrapped (sealing.h).
  SubjectKey new_key(CountyId county, std::int64_t subject) const;
  SubjectKey open_key(CountyId county, std::int64_t subject, ByteView wrapped) const;

  // Word index: tables that a migration declares with a line `-- words: need_words`. Tokens come from
  // Vault::word_tokens. To change or forget a row's words, give the tokens that it was indexed with.
  void index_words(std::string_view index, CountyId county, std::int64_t id, const std::vector<std::int32_t>& tokens);
  void forget_words(std::string_view index, CountyId county, std::int64_t id, const std::vector<std::int32_t>& tokens);
  // The rows with all these tokens, newest first, below `before_id`. Hits are to be opened and checked: tokens are
  // short, and on SQLite an id of another county may be among them.
  std::vector<std::int64_t> search_words(std::string_view index, CountyId county,
                                         const std::vector<std::int32_t>& tokens, std::int64_t before_id,
                                         std::int64_t limit);

 private:
  class Announcing {
   public:
    explicit Announcing(Tx& tx);
    ~Announcing();  // sends; the next statement tells of a connection that was lost over it
    Announcing(const Announcing&) = delete;
    Announcing& operator=(const Announcing&) = delete;

   private:
    Tx& tx_;
  };
  class Savepoint {
   public:
    explicit Savepoint(Tx& tx);
    ~Savepoint();  // undoes, unless kept; a failure to undo leaves the transaction broken
    Savepoint(const Savepoint&) = delete;
    Savepoint& operator=(const Savepoint&) = delete;
    void keep();

   private:
    Tx& tx_;
    bool open_ = true;
  };

  std::int64_t run_values(std::string_view sql, std::span<const Value> values);
  void query_values(std::string_view sql, std::span<const Value> values, RowVisitor visit);
  void check_whole() const;

  Connection& connection_;
  const vault::Vault& vault_;
  bool broken_ = false;
  bool announcing_ = false;
};

}  // namespace anxin::store

namespace anxin {
using store::Tx;  // the word stands in every store function
}  // namespace anxin
