// SqliteDatabase: a locked data directory, one writer thread, and readers that the calling threads take from a pool.
#pragma once

#include <memory>
#include <string>

#include "store/database.h"
#include "store/directory_lock.h"
#include "store/pool.h"
#include "store/sqlite_connection.h"
#include "store/sqlite_writer.h"

namespace anxin::store {

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(const std::string& path, const vault::Vault& vault, const Options& options);

  void write(Work work, Answer answer) override;
  Outcome write_now(const Work& work) override;
  IdSource make_ids() override;
  Dialect dialect() const override { return Dialect::sqlite; }

 protected:
  void read_with(const std::function<void(Tx&)>& reading) override;

 private:
  void check_no_work_here();

  const Options options_;
  DirectoryLock lock_;
  // Readers close before the writer, which closes last and checkpoints.
  std::unique_ptr<SqliteWriter> writer_;
  Pool<SqliteConnection> readers_;
};

}  // namespace anxin::store
