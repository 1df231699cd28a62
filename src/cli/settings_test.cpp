#include "cli/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace anxin::cli {
namespace {

using testing::HasSubstr;

std::optional<std::string> nothing(const std::string&) { return std::nullopt; }

class SettingsFile : public ::testing::Test {
 protected:
  std::string write(const std::string& text) {
    std::ofstream(path_) << text;
    return path_;
  }
  ~SettingsFile() override { std::filesystem::remove(path_); }

  std::string message(const std::string& text) {
    try {
      read_settings(write(text), nothing, "/nowhere/anxin");
    } catch (const BadSettings& bad) {
      return bad.what();
    }
    return "";
  }
  std::string path_ =
      testing::TempDir() + "anxin_settings_" + testing::UnitTest::GetInstance()->current_test_info()->name() + ".toml";
};

TEST_F(SettingsFile, is_overridden_by_the_environment) {
  const auto environment = [](const std::string& name) -> std::optional<std::string> {
    if (name == "ANXIN_LISTEN") return "[::1]:9000";
    return std::nullopt;
  };
  const Settings settings = read_settings(write("[server]\nlisten = \"127.0.0.1:1\"\n[data]\ndirectory = \"/srv/a\"\n"),
                                          environment, "/x/anxin");
  EXPECT_EQ(settings.address, "::1");
  EXPECT_EQ(settings.port, 9000);
  EXPECT_EQ(settings.database, "sqlite:/srv/a/anxin.db");
  EXPECT_EQ(settings.master_key, "/srv/a/master.key");
}

TEST_F(SettingsFile, names_file_line_and_key_of_a_mistake) {
  EXPECT_THAT(message("[server]\n\nlisten = 8080\n"), HasSubstr(path_ + ":3: server.listen"));
  EXPECT_THAT(message("[server]\nport = 1\n"), HasSubstr(":2: server.port: no such setting"));
  EXPECT_THAT(message("[server\n"), HasSubstr(path_ + ":1:"));
  EXPECT_THAT(message("[data]\nconnections = 900\n"), HasSubstr("1 to 64"));
  EXPECT_THAT(message("[data]\ndatabase = \"mysql://x\"\n"), HasSubstr("data.database"));
}

TEST_F(SettingsFile, that_is_not_there_is_said) {
  EXPECT_THROW(read_settings("/nowhere/at/all.toml", nothing, "/x/anxin"), BadSettings);
}

TEST(Reach, plain_http_is_refused_beyond_loopback) {
  Settings settings;
  EXPECT_NO_THROW(check_reach(settings));
  settings.address = "0.0.0.0";
  EXPECT_THROW(check_reach(settings), BadSettings);
  settings.plain_http = true;
  EXPECT_NO_THROW(check_reach(settings));
}

}  // namespace
}  // namespace anxin::cli
