#include "store/sqlite_database.h"

#include <filesystem>
#include <future>

#include "store/id_mark.h"
#include "store/opening.h"

namespace anxin::store {
namespace {

constexpr std::size_t readers_max = 64;
constexpr std::chrono::seconds patience{10};

std::string directory_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::unique_ptr<SqliteConnection> opened(const std::string& path, const vault::Vault& vault, const Options& options) {
  // A file made here by a command that only looks would be in the way of `migrate` and `restore`.
  if (options.schema == Options::Schema::must_be_current && !std::filesystem::exists(path)) {
    throw CannotOpen("there is no database at " + path +
                     ": `anxin migrate` makes one, `anxin restore` brings one back");
  }
  std::unique_ptr<SqliteConnection> connection = SqliteConnection::writer(path, options.durability);
  prepare_schema(*connection, vault, options);
  return connection;
}

}  // namespace

SqliteDatabase::SqliteDatabase(const std::string& path, const vault::Vault& vault, const Options& options)
    : Database(vault),
      options_(options),
      lock_(DirectoryLock::take(directory_of(path))),
      writer_(std::make_unique<SqliteWriter>(opened(path, vault, options), vault, options)),
      readers_(
          readers_max, [path] { return SqliteConnection::reader(path); },
          [](const SqliteConnection& reader) { return !reader.in_transaction(); }) {}

void SqliteDatabase::check_no_work_here() {
  if (writer_->is_this_thread()) throw std::logic_error("a transaction inside a work of the same thread");
  readers_.check_none_held();
}

void SqliteDatabase::write(Work work, Answer answer) { writer_->write(std::move(work), std::move(answer)); }

Outcome SqliteDatabase::write_now(const Work& work) {
  check_no_work_here();
  std::promise<std::pair<Outcome, std::exception_ptr>> promise;
  writer_->write(work, [&](Outcome outcome, std::exception_ptr failure) {
    promise.set_value({outcome, std::move(failure)});
  });
  const auto [outcome, failure] = promise.get_future().get();
  if (failure && outcome != Outcome::unknown) std::rethrow_exception(failure);
  return outcome;
}

void SqliteDatabase::read_with(const std::function<void(Tx&)>& reading) {
  check_no_work_here();
  const auto reader = readers_.take(patience);
  reader->run("BEGIN", {});
  struct End {
    SqliteConnection& reader;
    ~End() {
      // A read that broke off may have left no transaction; one that cannot end is not used again (see sound()).
      try {
        if (reader.in_transaction()) reader.run("COMMIT", {});
      } catch (const Failure&) {
      }
    }
  } end{*reader};
  Tx tx(*reader, vault());
  reading(tx);
}

IdSource SqliteDatabase::make_ids() {
  const std::int64_t used = read([&](Tx& tx) { return last_reserved_second(tx, options_.node); });
  return {options_.node, used + 1, [this](std::int64_t wanted) {
            writer_->reserve_ids(wanted + IdSource::block_seconds - 1);
            return wanted;  // no other process has the file
          }};
}

}  // namespace anxin::store
