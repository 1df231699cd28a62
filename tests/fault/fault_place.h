// Where the data of the test are: a new folder, and in it a file, or beside it a new database on the server of
// tools/with_postgres.sh.
#pragma once

#include <string>

namespace anxin::fault {

class Place {
 public:
  Place();
  virtual ~Place();
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  const std::string& folder() const { return folder_; }
  virtual const std::string& url() const = 0;
  // The database server dies and is started again; nothing where there is none.
  virtual void kill_server() = 0;
  virtual void start_server() = 0;

 private:
  std::string folder_;
};

class SqlitePlace final : public Place {
 public:
  SqlitePlace() : url_("sqlite:" + folder() + "/anxin.db") {}
  const std::string& url() const override { return url_; }
  void kill_server() override {}
  void start_server() override {}

 private:
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
