// `anxin user`: accounts from the command line, for the first admin and for those who locked themselves out.
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "access/session_actions.h"
#include "access/user_actions.h"
#include "areas/area_actions.h"
#include "cli/command.h"
#include "vault/password.h"

namespace anxin::cli {
namespace {

class UserCommand final : public Command {
 public:
  void declare(CLI::App& app) override {
    user_ = app.add_subcommand("user", "Make accounts, give new passwords, list who may do what");
    user_->require_subcommand(1);
    add_ = user_->add_subcommand("add", "Make an account; its first password is shown once");
    add_->add_option("--login", login_, "Login name")->required();
    add_->add_option("--name", name_, "Name of the person")->required();
    add_->add_option("--role", role_,
                     "community_worker, social_worker, secretary, county_admin, auditor or system_admin")
        ->required();
    add_->add_option("--area", area_, "Division code of the place; the whole installation when left out");
    reset_ = user_->add_subcommand("reset", "Give a new first password and let the account in again");
    reset_->add_option("--login", login_, "Login name")->required();
    list_ = user_->add_subcommand("list", "List accounts of a place");
    list_->add_option("--area", area_, "Division code of the place; the whole installation when left out");
  }
  bool chosen() const override { return user_ != nullptr && user_->parsed(); }

  int run(House& house, const Say& say) override {
    if (add_->parsed()) return add(house, say);
    return reset_->parsed() ? reset(house, say) : list(house, say);
  }

 private:
  Result<areas::Area> place(Call& call) const {
    if (area_.empty()) return areas::area_named(call, areas::country_id);
    const std::optional<areas::Area> area = areas::area_by_code(call, area_);
    if (!area) return invalid("area.code_unknown", "--area");
    return *area;
  }

  int add(House& house, const Say& say) {
    const std::string first = access::first_password(house.random());
    const std::string hash = vault::hash_password(first, vault::staff_strength);
    const auto made = store::act(house.means(), access::the_system("command line"), system_clock_now(),
                                 [&](Call& call) -> Result<access::NewUser> {
                                   const areas::Area area = TRY(place(call));
                                   access::UserDraft draft;
                                   draft.login = login_;
                                   draft.name = PrivateText(name_);
                                   draft.area_id = area.id;
                                   draft.role = role_;
                                   return access::add_user(call, draft, first, hash);
                                 });
    if (!made.ok()) return refuse(made.error(), say);
    say(fmt::format("account {} made; first password, to be changed at the first sign-in: {}", login_, first));
    return 0;
  }

  int reset(House& house, const Say& say) {
    const std::string first = access::first_password(house.random());
    const std::string hash = vault::hash_password(first, vault::staff_strength);
    const auto done = store::act(house.means(), access::the_system("command line"), system_clock_now(),
                                 [&](Call& call) { return access::reset_password(call, login_, hash); });
    if (!done.ok()) return refuse(done.error(), say);
    say(fmt::format("new first password of {}: {}", login_, first));
    return 0;
  }

  int list(House& house, const Say& say) {
    const auto users = store::act(house.means(), access::the_system("command line"), system_clock_now(),
                                  [&](Call& call) -> Result<access::UserList> {
                                    const areas::Area area = TRY(place(call));
                                    return access::list_users(call, {area.id, std::nullopt});
                                  });
    if (!users.ok()) return refuse(users.error(), say);
    for (const access::UserCard& user : users->items) {
      std::string roles;
      for (const access::UserGrant& grant : user.grants) {
        if (!grant.ended) roles += fmt::format(" {} at {}", grant.role, grant.area_id.number());
      }
      say(fmt::format("{} {}{}", user.login, user.state, roles));
    }
    return 0;
  }

  static int refuse(const Error& error, const Say& say) {
    say.not_done(told(error));
    return 1;
  }

  CLI::App* user_ = nullptr;
  CLI::App* add_ = nullptr;
  CLI::App* reset_ = nullptr;
  CLI::App* list_ = nullptr;
  std::string login_;
  std::string name_;
  std::string role_;
  std::string area_;
};

}  // namespace

std::unique_ptr<Command> user_command() { return std::make_unique<UserCommand>(); }

}  // namespace anxin::cli
