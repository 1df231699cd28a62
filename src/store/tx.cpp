#include "store/tx.h"

namespace anxin::store {

std::int64_t Tx::run_values(std::string_view sql, std::span<const Value> values) {
  check_whole();
  if (announcing_) throw std::logic_error("a change among questions sent ahead");
  broken_ = true;  // until the statement has come back
  const std::int64_t changed = connection_.run(sql, values);
  broken_ = false;
  return changed;
}

void Tx::query_values(std::string_view sql, std::span<const Value> values, RowVisitor visit) {
  check_whole();
  if (announcing_) return connection_.announce(sql, values);
  // What the visitor throws is not the database's fault, yet half an answer is no base to go on from either.
  bool failed = true;
  struct Mark {
    const bool& failed;
    bool& broken;
    ~Mark() { broken = broken || failed; }
  } mark{failed, broken_};
  connection_.query(sql, values, visit);
  failed = false;
}

void Tx::check_whole() const {
  if (broken_) throw std::logic_error("a statement after one that failed; wrap the risk in Tx::attempt()");
}

Tx::Announcing::Announcing(Tx& tx) : tx_(tx) { tx_.announcing_ = true; }

Tx::Announcing::~Announcing() {
  tx_.announcing_ = false;
  try {
    tx_.connection_.send_announced();
  } catch (const Failure&) {
    // The connection is lost, and says so to the next statement.
  }
}

Tx::Savepoint::Savepoint(Tx& tx) : tx_(tx) { tx_.run_values("SAVEPOINT attempt", {}); }

Tx::Savepoint::~Savepoint() {
  if (!open_) return;
  try {
    tx_.connection_.run("ROLLBACK TO SAVEPOINT attempt", {});
    tx_.connection_.run("RELEASE SAVEPOINT attempt", {});
    tx_.broken_ = false;
  } catch (const Failure&) {
    tx_.broken_ = true;  // the whole transaction is gone; it cannot commit, and its owner will see that
  }
}

void Tx::Savepoint::keep() {
  tx_.run_values("RELEASE SAVEPOINT attempt", {});
  open_ = false;
}

SubjectKey Tx::new_key(CountyId county, std::int64_t subject) const { return {vault_, county, subject}; }

SubjectKey Tx::open_key(CountyId county, std::int64_t subject, ByteView wrapped) const {
  return {vault_, county, subject, wrapped};
}

}  // namespace anxin::store
