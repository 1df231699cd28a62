// The commands that keep the data safe: backup, restore, verify.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>

#include "access/account.h"
#include "cli/api_table.h"
#include "cli/command.h"
#include "store/act.h"
#include "store/backup.h"
#include "store/facts.h"
#include "store/journal.h"

namespace anxin::cli {
namespace {

void say_manifest(const store::Manifest& manifest, const Say& say) {
  say(fmt::format("{} of {}: schema {}, {} journal chains, {} bytes, mark {}", manifest.database,
                  rfc3339(manifest.taken), manifest.schema, manifest.chains, manifest.size, manifest.mark));
}

class BackupCommand final : public Command {
 public:
  void declare(CLI::App& app) override {
    app_ = app.add_subcommand("backup", "Copy the whole database, encrypted, into a new folder; works beside a server");
    app_->add_option("folder", folder_, "A folder that is not there yet")->required();
  }
  bool chosen() const override { return app_ != nullptr && app_->parsed(); }
  std::vector<std::string*> paths() override { return {&folder_}; }
  int run(House& house, const Say& say) override {
    const store::Manifest manifest =
        store::back_up(house.settings().database, house.vault(), folder_, system_clock_now());
    say_manifest(manifest, say);
    store::check_backup(folder_, house.vault());
    note(house, manifest);
    say("written and read again: " + folder_ + " (keep the master key apart from it)");
    return 0;
  }

 private:
  // A line of the platform's journal: the pages say from it how fresh the last backup is.
  static void note(House& house, const store::Manifest& manifest) {
    store::act(house.means(), access::the_system("command line"), system_clock_now(), [&](Call& call) -> Result<Done> {
      store::append(call, {.action = backup_action,
                           .object = backup_object,
                           .facts = store::Facts().count("bytes", manifest.size).text()});
      return Done{};
    }).value();
  }

  CLI::App* app_ = nullptr;
  std::string folder_;
};

class VerifyCommand final : public Command {
 public:
  void declare(CLI::App& app) override {
    app_ = app.add_subcommand("verify", "Read everything: structure, foreign keys, journal chains, sealed values");
    app_->add_option("--backup", backup_, "Check a backup's folder instead");
  }
  bool chosen() const override { return app_ != nullptr && app_->parsed(); }
  std::vector<std::string*> paths() override { return {&backup_}; }
  // A backup is checked by itself: on a machine where no database is, too.
  bool needs_house() const override { return backup_.empty(); }
  int run_without_house(const Settings& settings, const Say& say) override {
    say_manifest(store::check_backup(backup_, vault::Vault::from_file(settings.master_key)), say);
    say("the backup is whole");
    return 0;
  }
  int run(House& house, const Say& say) override {
    const store::Findings findings = store::verify(house.settings().database, house.vault());
    for (const std::string& problem : findings.problems) say(problem);
    say(fmt::format("{} chains with {} lines read, {} sealed values opened, {} problems", findings.chains,
                    findings.lines, findings.values, findings.problems.size()));
    return findings.problems.empty() ? 0 : 1;
  }

 private:
  CLI::App* app_ = nullptr;
  std::string backup_;
};

// Into a place where no database is, so there is no house to run it on.
class RestoreCommand final : public Command {
 public:
  void declare(CLI::App& app) override {
    app_ = app.add_subcommand("restore", "Bring a backup into a place where no database is");
    app_->add_option("folder", folder_, "The backup's folder")->required();
  }
  bool chosen() const override { return app_ != nullptr && app_->parsed(); }
  std::vector<std::string*> paths() override { return {&folder_}; }
  bool needs_house() const override { return false; }
  int run_without_house(const Settings& settings, const Say& say) override {
    const vault::Vault vault = vault::Vault::from_file(settings.master_key);
    say_manifest(store::restore(folder_, vault, settings.database), say);
    say("restored into " + settings.database + "; run `anxin verify` before you serve it");
    return 0;
  }
  int run(House& house, const Say& say) override { return run_without_house(house.settings(), say); }

 private:
  CLI::App* app_ = nullptr;
  std::string folder_;
};

}  // namespace

std::unique_ptr<Command> backup_command() { return std::make_unique<BackupCommand>(); }
std::unique_ptr<Command> verify_command() { return std::make_unique<VerifyCommand>(); }
std::unique_ptr<Command> restore_command() { return std::make_unique<RestoreCommand>(); }

}  // namespace anxin::cli
