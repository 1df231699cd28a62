// The commands on data: migrate, demo, import, user.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "access/account.h"
#include "areas/area_actions.h"
#include "cli/command.h"
#include "cli/divisions.h"
#include "demo/demo.h"
#include "needs/hotline_import_actions.h"
#include "vault/password.h"

namespace anxin::cli {
namespace {

// With every migration: a new program may bring a new year of the official calendar.
void take_calendar(House& house) {
  const std::vector<areas::CalendarDay> days = calendar_days(house.settings().files);
  store::act(house.means(), access::the_system("command line"), system_clock_now(), [&](Call& call) {
    return areas::load_calendar(call, days, calendar_source);
  }).value();
}

class MigrateCommand final : public Command {
 public:
  void declare(CLI::App& app) override {
    app_ = app.add_subcommand("migrate", "Make the tables, or lift them to this program's state");
  }
  bool chosen() const override { return app_ != nullptr && app_->parsed(); }
  bool alone() const override { return true; }
  House::Key key() const override { return House::Key::made_if_new; }
  store::Options options() const override {
    store::Options options;
    options.schema = store::Options::Schema::bring_up_to_date;
    return options;
  }
  int run(House& house, const Say& say) override {
    take_calendar(house);
    say("the tables of " + house.settings().database + " are current");
    say("master key: " + house.settings().master_key + " (keep a copy apart from the backups)");
    return 0;
  }

 private:
  CLI::App* app_ = nullptr;
};

// A county's places from the snapshot of division codes: what set-up needs before the first account.
class ImportCommand final : public Command {
 public:
  void declare(CLI::App& app) override {
    app_ = app.add_subcommand("import", "Bring places into the database");
    app_->require_subcommand(1);
    county_ = app_->add_subcommand("county",
                                   "A county with its townships and communities, by its six-digit code or its name");
    county_->add_option("county", county_words_, "Six digits, such as 371722, or the name")->required();
    sheet_ =
        app_->add_subcommand("sheet", "A hotline's export (.xlsx, .csv): the rows that need no decision are taken");
    sheet_->add_option("file", file_, "The file")->required();
    sheet_->add_option("--area", area_, "Division code of the community")->required();
    sheet_->add_option("--source", source_, "Whose order numbers these are")->capture_default_str();
  }
  bool chosen() const override { return app_ != nullptr && app_->parsed(); }
  std::vector<std::string*> paths() override { return {&file_}; }
  int run(House& house, const Say& say) override { return county_->parsed() ? county(house, say) : sheet(house, say); }

 private:
  int county(House& house, const Say& say) const {
    const std::string& files = house.settings().files;
    const std::vector<areas::Division> called = counties_called(files, county_words_);
    if (called.size() != 1) return ask_which(called, say);
    const std::string& code = called.front().code;
    const std::vector<areas::Division> divisions = divisions_of_county(files, code);
    const auto county = store::act(
        house.means(), access::the_system("command line"), system_clock_now(),
        [&](Call& call) { return areas::load_county(call, divisions, code, divisions_day(), divisions_source); });
    if (!county.ok()) return refuse(county.error(), say);
    say(fmt::format("{} areas of {} are there", divisions.size(), code));
    return 0;
  }

  // Some names are those of several counties, so the code has to say which.
  int ask_which(const std::vector<areas::Division>& called, const Say& say) const {
    if (called.empty()) {
      say.not_done("no county has the code or the name " + county_words_);
      return 1;
    }
    say.not_done("several counties are called " + county_words_ + ", give the code:");
    for (const areas::Division& one : called) say.not_done("  " + one.code + " " + one.name);
    return 1;
  }

  int sheet(House& house, const Say& say) const {
    std::ifstream file(file_, std::ios::binary);
    if (!file) {
      say.not_done("cannot read " + file_);
      return 1;
    }
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const Caller system = access::the_system("command line");
    const auto place = store::act(house.means(), system, system_clock_now(), [&](Call& call) -> Result<AreaId> {
      const std::optional<areas::Area> area = areas::area_by_code(call, area_);
      if (!area) return invalid("area.code_unknown", "--area");
      return area->id;
    });
    if (!place.ok()) return refuse(place.error(), say);
    const needs::ImportMeans means{house.database(), system_clock_now, house.ids(), house.random(), system};
    const PrivateText name(std::filesystem::path(file_).filename());
    const auto page = needs::import_file(means, {{*place, source_}, name, bytes});
    if (!page.ok()) return refuse(page.error(), say);
    say(fmt::format("{} taken, {} known already, {} held for a decision, {} refused, {} not of this place",
                    page->card.counts.taken, page->card.counts.known, page->card.counts.held, page->card.counts.refused,
                    page->card.counts.not_ours));
    return 0;
  }

  static int refuse(const Error& error, const Say& say) {
    say.not_done(told(error));
    return 1;
  }

  CLI::App* app_ = nullptr;
  CLI::App* county_ = nullptr;
  CLI::App* sheet_ = nullptr;
  std::string county_words_;
  std::string file_;
  std::string area_;
  std::string source_ = "12345";
};

class DemoCommand final : public Command {
 public:
  void declare(CLI::App& app) override {
    app_ = app.add_subcommand("demo", "Fill an empty database with three months of a made-up community");
  }
  bool chosen() const override { return app_ != nullptr && app_->parsed(); }
  bool alone() const override { return true; }
  House::Key key() const override { return House::Key::made_if_new; }
  store::Options options() const override {
    store::Options options;
    options.schema = store::Options::Schema::bring_up_to_date;
    return options;
  }
  int run(House& house, const Say& say) override {
    take_calendar(house);
    const Settings& settings = house.settings();
    const demo::Script script = demo::read_script(settings.files + "/demo");
    const demo::Setting setting{.now = system_clock_now(),
                                .divisions = divisions_of_county(settings.files, script.county_code()),
                                .divisions_day = divisions_day(),
                                .divisions_source = divisions_source,
                                .strength = vault::staff_strength};
    const auto played = demo::play(script, house.means(), setting);
    if (!played.ok()) {
      say.not_done(told(played.error()));
      return 1;
    }
    const std::string file = settings.directory + "/demo-passwords.txt";
    demo::write_passwords(*played, file);
    say(fmt::format("the demo is loaded: {} needs, {} steps; who signs in how: {}", played->needs, played->steps,
                    file));
    return 0;
  }

 private:
  CLI::App* app_ = nullptr;
};

}  // namespace

std::vector<std::unique_ptr<Command>> all_commands() {
  std::vector<std::unique_ptr<Command>> commands;
  commands.push_back(std::make_unique<MigrateCommand>());
  commands.push_back(std::make_unique<DemoCommand>());
  commands.push_back(std::make_unique<ImportCommand>());
  commands.push_back(user_command());
  commands.push_back(backup_command());
  commands.push_back(verify_command());
  commands.push_back(restore_command());
  return commands;
}

}  // namespace anxin::cli
