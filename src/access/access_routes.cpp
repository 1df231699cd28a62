#include "access/access_routes.h"

#include "access/session_json.h"
#include "access/user_json.h"
#include "http/created.h"

namespace anxin::access {
namespace {

constexpr std::int64_t cookie_seconds = session_minutes_max * 60;

http::Cookie cookie_of(const std::string& token, std::int64_t seconds) {
  return {.name = std::string(session_cookie), .value = token, .max_age_seconds = seconds};
}

std::string token_of(const http::Request& request) { return std::string(request.cookie(session_cookie).value_or("")); }

// Look up, compare outside any transaction (slow on purpose), write down what came of it.
Result<WithCookie<SessionPage>> sign_in(Work& work, const SignIn& draft) {
  const std::string& address = work.request().peer;
  const Challenge asked = TRY(work.write([&](Call& call) { return challenge(call, draft, address); }));
  const bool right = fits(draft.password, asked.password);
  if (!right || !asked.account) {
    TRY(work.write([&](Call& call) { return failed(call, draft, address); }));
    return Error{ErrorCode::unauthorised, "sign_in.wrong"};
  }
  const std::string token = new_token(work.random());
  SessionPage page = TRY(work.write([&](Call& call) { return signed_in(call, *asked.account, token); }));
  return WithCookie<SessionPage>{std::move(page), {cookie_of(token, cookie_seconds)}};
}

Result<SessionPage> show_session(Work& work) {
  const std::string token = token_of(work.request());
  return work.read([&](Call& call) { return read_session(call, token); });
}

Result<WithCookie<SignedOut>> leave(Work& work) {
  const std::string token = token_of(work.request());
  return work.finish([&](Call& call) -> Result<WithCookie<SignedOut>> {
    TRY(sign_out(call, token));
    return WithCookie<SignedOut>{SignedOut{}, {cookie_of("", 0)}};
  });
}

auto change_with(const PasswordRules& rules) {
  return [rules](Work& work, const PasswordChange& draft) -> Result<Done> {
    const OwnLogin own = TRY(work.read([](Call& call) { return own_login(call); }));
    if (!fits(draft.old_password, own.password)) {
      return invalid("password.old_wrong", ".old_password");
    }
    TRY(check_password(draft.new_password.reveal(), own.login.reveal(), rules.common));
    const std::string hash = hashed(draft.new_password, rules);
    return work.finish([&](Call& call) { return change_password(call, hash); });
  };
}

auto add_user_with(const PasswordRules& rules) {
  return [rules](Work& work, const UserDraft& draft) -> Result<Created<NewUser>> {
    const std::string first = first_password(work.random());
    const std::string hash = hashed(PrivateText(first), rules);
    return work.finish([&](Call& call) -> Result<Created<NewUser>> {
      return Created<NewUser>{TRY(add_user(call, draft, first, hash))};
    });
  };
}

}  // namespace

Credentials credentials_of(const http::Request& request) {
  return {.token = token_of(request),
          .csrf = std::string(request.header("x-csrf-token")),
          .writes = request.method != http::Method::get,
          .about_itself = request.path == "/session" || request.path == "/session/password"};
}

void add_routes(http::Router& router, const PasswordRules& rules) {
  router.post("/session", "Sign in", sign_in)
      .anonymous()
      .slow()
      .raises(ErrorCode::unauthorised, {"sign_in.wrong"})
      .raises(ErrorCode::too_many, {"sign_in.wait"});
  router.get("/session", "Who am I", show_session);
  router.remove("/session", "Sign out", leave);
  router.post("/session/password", "Change one's password", change_with(rules))
      .slow()
      .raises({"password.old_wrong", "password.too_short", "password.too_long", "password.common"});
  router.get("/users", "List accounts of an area", list_users);
  router.post("/users", "Make an account", add_user_with(rules))
      .slow()
      .raises(
          {"user.login_length", "user.login_letters", "person.name_missing", "person.unknown", "grant.unknown_role"})
      .raises(ErrorCode::forbidden, {"grant.not_yours_to_give"})
      .raises(ErrorCode::conflict, {"user.login_taken"});
  router.post("/users/{id}/grants", "Give a grant", created(add_grant))
      .raises({"grant.unknown_role", "grant.to_oneself", "grant.ends_before_it_begins"})
      .raises(ErrorCode::forbidden, {"grant.not_yours_to_give"});
  router.post("/users/{id}/grants/{grant}/end", "End a grant", end_grant)
      .raises(ErrorCode::forbidden, {"grant.not_yours_to_give"})
      .raises(ErrorCode::conflict, {"grant.already_ended"});
  router.post("/users/{id}/close", "Close an account", close_user)
      .raises({"user.not_oneself"})
      .raises(ErrorCode::forbidden, {"grant.not_yours_to_give"});
  router.post("/users/{id}/unlock", "Let a locked account try again", unlock_user);
  router.get("/grantable", "Roles that I may give here", grantable);
  router.get("/areas/{id}/staff", "Who works here", staff_at);
  router.get("/audit", "The journal, newest first", list_audit).raises({"audit.no_chain_here"});
  router.get("/audit/check", "Check the journal's chain", check_chain).raises({"audit.no_chain_here"});
}

}  // namespace anxin::access
