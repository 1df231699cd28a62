// Where the data of the test are: a new folder with a file in it, or a new database on the server of
// tools/with_postgres.sh.
#pragma once

#include <string>

namespace anxin::fault {

class Place {
 public:
  virtual ~Place() = default;
  virtual const std::string& url() const = 0;
  // The database server dies and is started again; nothing where there is none.
  virtual void kill_server() = 0;
  virtual void start_server() = 0;
};

class SqlitePlace final : public Place {
 public:
  SqlitePlace();
  ~SqlitePlace() override;
  const std::string& url() const override { return url_; }
  void kill_server() override {}
  void start_server() override {}

 private:
  std::string folder_;
  std::string url_;
};

class PostgresqlPlace final : public Place {
 public:
  explicit PostgresqlPlace(std::string server_url);
  const std::string& url() const override { return url_; }
  void kill_server() override;
  void start_server() override;

 private:
  std::string server_url_;
  std::string url_;
};

}  // namespace anxin::fault
