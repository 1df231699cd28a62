#include "fault/fault_load.h"

#include <unistd.h>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include "store/call.h"
#include "store/database.h"
#include "store/failure.h"
#include "vault/system_random.h"

namespace anxin::fault {
namespace {

constexpr int writers = 16;

const vault::Vault& vault_of_the_test() {
  static const vault::Vault vault = vault::Vault::for_tests("fault");
  return vault;
}

Instant clock_now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return Instant(std::chrono::duration_cast<std::chrono::microseconds>(since).count());
}

bool write_number(store::Call& call, std::int64_t number) {
  const std::int64_t chain = number % chains;
  for (const int half : {1, 2}) {
    call.tx.run("INSERT INTO fault_half (number, half, made) VALUES ($1, $2, $3)", number, half,
                call.ids.next<NeedId>(call.now));
  }
  call.tx.run("UPDATE fault_total SET total = total + 1 WHERE chain = $1", chain);
  append(call, {.action = "fault.written",
                .county = CountyId(1),
                .chain = AreaId(chain),
                .object = "number",
                .object_id = number});
  return !is_refused(number);
}

void send(int pipe, std::int64_t number) {
  // Less than PIPE_BUF, so the numbers of many threads do not mix.
  if (::write(pipe, &number, sizeof number) != static_cast<ssize_t>(sizeof number)) ::_exit(3);
}

}  // namespace

void prepare(const std::string& url) {
  store::Options options;
  options.schema = store::Options::Schema::bring_up_to_date;
  const auto database = store::Database::open(url, vault_of_the_test(), options);
  database->write_now([](Tx& tx) {
    tx.run(
        "CREATE TABLE fault_half (number BIGINT NOT NULL, half INTEGER NOT NULL, made BIGINT NOT NULL UNIQUE, "
        "PRIMARY KEY (number, half))");
    tx.run("CREATE TABLE fault_total (chain BIGINT NOT NULL PRIMARY KEY, total BIGINT NOT NULL)");
    for (int chain = 0; chain < chains; ++chain) tx.run("INSERT INTO fault_total VALUES ($1, 0)", chain);
    return true;
  });
}

void write_for_ever(const std::string& url, std::int64_t first, int pipe) {
  const auto database = store::Database::open(url, vault_of_the_test());
  IdSource ids = database->make_ids();
  std::atomic<std::int64_t> next = first;
  const auto write = [&] {
    Random random = vault::system_random();
    for (;;) {
      const std::int64_t number = next++;
      try {
        const store::Outcome outcome = database->write_now([&](Tx& tx) {
          Call call{.tx = tx, .caller = {}, .now = clock_now(), .ids = ids, .random = random};
          return write_number(call, number);
        });
        if (outcome == store::Outcome::committed) send(pipe, number);
      } catch (const store::Unavailable&) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));  // the database server was killed first
      }
    }
  };
  std::vector<std::thread> threads;
  for (int writer = 1; writer < writers; ++writer) threads.emplace_back(write);
  write();
  ::_exit(0);
}

}  // namespace anxin::fault
