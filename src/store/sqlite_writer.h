// SqliteWriter: the one thread that writes. It takes what waits, up to 256 works, runs each in a savepoint of one
// transaction, commits once, and only then answers. The next batch forms while the disk works, so there is no linger.
//
// A full disk, an I/O error or too little memory make SQLite roll back the whole transaction, not the savepoint. Then
// nobody has been told anything: the work that met it is refused, and the others run once more (reliability.md 6).
// After a disk error in COMMIT nothing is certain: those writes are `unknown`, and no more are taken until a restart.
#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "store/database.h"
#include "store/sqlite_connection.h"

namespace anxin::store {

class SqliteWriter {
 public:
  SqliteWriter(std::unique_ptr<SqliteConnection> connection, const vault::Vault& vault, const Options& options);
  ~SqliteWriter();  // finishes what waits
  SqliteWriter(const SqliteWriter&) = delete;
  SqliteWriter& operator=(const SqliteWriter&) = delete;

  void write(Database::Work work, Database::Answer answer);
  bool is_this_thread() const { return std::this_thread::get_id() == thread_.get_id(); }
  // Ids up to this second may be used from now on. Kept with the batch that runs now, or the next one: an id counts as
  // used when it is committed, and the mark is committed with it.
  void reserve_ids(std::int64_t second);

 private:
  struct Job {
    Database::Work work;
    Database::Answer answer;
    bool said_yes = false;
    bool settled = false;  // outcome and failure are final
    Outcome outcome = Outcome::refused;
    std::exception_ptr failure = nullptr;
  };

  void run();
  std::vector<Job> next_batch();
  void run_batch(std::vector<Job>& batch);
  // One transaction over all jobs that are not settled. Settles them, or some, or (commit failed) none.
  void run_once(std::vector<Job>& batch);
  bool run_jobs(std::vector<Job>& batch);  // false: the whole transaction was lost
  void run_job(Job& job);
  void say_yes_or_no(Job& job);
  void keep_id_mark();
  void commit(std::vector<Job>& batch);
  void roll_back();
  void checkpoint();

  std::unique_ptr<SqliteConnection> connection_;
  const vault::Vault& vault_;
  const Options options_;

  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Job> queue_;
  std::int64_t id_second_wanted_ = -1;
  bool stopping_ = false;

  // The thread's own.
  std::int64_t id_second_kept_ = -1;
  std::int64_t id_second_in_batch_ = -1;
  std::exception_ptr last_failure_;  // why the batch did not go through
  std::exception_ptr disk_failure_;  // set: no more writes
  std::thread thread_;
};

}  // namespace anxin::store
