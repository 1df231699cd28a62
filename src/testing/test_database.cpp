#include "testing/test_database.h"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "store/pg_connection.h"

namespace anxin::tests {
namespace {

using store::Dialect;
using store::Options;

constexpr const char* server_variable = "ANXIN_TEST_PG";

std::string new_folder() {
  std::string pattern = (std::filesystem::is_directory("/dev/shm") ? "/dev/shm" : ::testing::TempDir()) +
                        std::string("/anxin_test_XXXXXX");
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no folder for a test in " + pattern);
  return pattern;
}

// A migrated and closed database file, made once a process and copied for each test.
class Template {
 public:
  Template() : folder_(new_folder()) {
    Options options = TestDatabase::quick_options();
    options.schema = Options::Schema::bring_up_to_date;
    store::Database::open("sqlite:" + file(), test_vault(), options);
  }
  ~Template() { std::filesystem::remove_all(folder_); }
  Template(const Template&) = delete;
  Template& operator=(const Template&) = delete;
  std::string file() const { return folder_ + "/anxin.db"; }

 private:
  std::string folder_;
};

std::string sqlite_copy(const std::string& folder) {
  static const Template original;
  const std::string file = folder + "/anxin.db";
  std::filesystem::copy_file(original.file(), file);
  return "sqlite:" + file;
}

// "postgresql:///postgres?host=/tmp/x" with another database's name.
std::string server_url(const std::string& database) {
  const std::string url = getenv(server_variable);
  const std::size_t query = std::min(url.find('?'), url.size());
  const std::size_t slash = url.find('/', std::string_view("postgresql://").size());
  return url.substr(0, std::min(slash, query)) + "/" + database + url.substr(query);
}

void on_server(const std::string& sql) { store::PgConnection(server_url("postgres"), {}).run(sql, {}); }

// Likewise on the server; the name tells apart the processes that test on it at the same time.
const std::string& template_database() {
  static const std::string name = [] {
    std::string made = "anxin_template_" + std::to_string(getpid());
    on_server("CREATE DATABASE " + made);
    Options options = TestDatabase::quick_options();
    options.schema = Options::Schema::bring_up_to_date;
    store::Database::open(server_url(made), test_vault(), options);
    return made;
  }();
  return name;
}

std::string new_database(const std::string& original) {
  static std::atomic<int> count = 0;
  std::string name = "anxin_test_" + std::to_string(getpid()) + "_" + std::to_string(++count);
  on_server("CREATE DATABASE " + name + " TEMPLATE " + original);
  return name;
}

void drop_database(const std::string& name) {
  if (!name.empty()) on_server("DROP DATABASE " + name + " WITH (FORCE)");
}

}  // namespace

const vault::Vault& test_vault() {
  static const vault::Vault vault = vault::Vault::for_tests("anxin");
  return vault;
}

std::vector<Dialect> databases_here() {
  if (getenv(server_variable) == nullptr) return {Dialect::sqlite};
  return {Dialect::sqlite, Dialect::postgresql};
}

std::string name_of(const ::testing::TestParamInfo<Dialect>& dialect) {
  return dialect.param == Dialect::sqlite ? "sqlite" : "postgresql";
}

Options TestDatabase::quick_options() {
  Options options;
  options.durability = Options::Durability::none;
  options.job_time_max = std::chrono::seconds(5);
  options.connections = 12;
  return options;
}

TestDatabase::TestDatabase(Dialect dialect, const Options& options) : folder_(new_folder()) {
  if (dialect == Dialect::sqlite) {
    url_ = sqlite_copy(folder_);
  } else {
    postgresql_name_ = new_database(template_database());
    url_ = server_url(postgresql_name_);
  }
  reopen(options);
}

TestDatabase::~TestDatabase() {
  close();
  std::filesystem::remove_all(folder_);
  drop_database(postgresql_name_);
}

void TestDatabase::reopen(const Options& options) {
  close();
  database_ = store::Database::open(url_, test_vault(), options);
}

EmptyPlace::EmptyPlace(Dialect dialect) : folder_(new_folder()) {
  if (dialect == Dialect::sqlite) {
    url_ = "sqlite:" + folder_ + "/anxin.db";
  } else {
    postgresql_name_ = new_database("template0");
    url_ = server_url(postgresql_name_);
  }
}

EmptyPlace::~EmptyPlace() {
  std::filesystem::remove_all(folder_);
  drop_database(postgresql_name_);
}

}  // namespace anxin::tests
