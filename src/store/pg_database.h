// PgDatabase: a pool of connections. Reads run on the calling threads; queued writes on half as many workers as there
// are connections. A work that met a deadlock, or whose connection went before COMMIT, runs again.
#pragma once

#include <string>

#include "store/database.h"
#include "store/pg_connection.h"
#include "store/pg_workers.h"
#include "store/pool.h"

namespace anxin::store {

class PgDatabase final : public Database {
 public:
  PgDatabase(const std::string& url, const vault::Vault& vault, const Options& options);

  void write(Work work, Answer answer) override;
  Outcome write_now(const Work& work) override;
  IdSource make_ids() override;
  Dialect dialect() const override { return Dialect::postgresql; }

 protected:
  void read_with(const std::function<void(Tx&)>& reading) override;

 private:
  using Lease = Pool<PgConnection>::Lease;

  Lease connection();
  Outcome try_once(const Work& work);
  std::int64_t reserve_ids(std::int64_t wanted);

  const std::string url_;
  const Options options_;
  Pool<PgConnection> connections_;
  PgWorkers workers_;  // end before the connections do
};

}  // namespace anxin::store
