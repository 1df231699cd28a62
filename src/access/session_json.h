// The wire shapes of signing in.
#pragma once

#include "access/session_actions.h"
#include "json/about.h"

namespace anxin::access {

using json::about;

template <class S>
void describe(S& shape, SignIn& v) {
  shape.field("login", v.login, about("Login name").max_length(40));
  shape.field("password", v.password, about("Password").max_length(128));
}

template <class S>
void describe(S& shape, GrantWire& v) {
  shape.field("role", v.role, about("Role"));
  shape.field("area_id", v.area_id, about("Area and everything below it"));
  shape.field("area_name", v.area_name, about("Its name"));
  shape.field("area_kind", v.area_kind, about("Its kind"));
  shape.field("area_path", v.area_path, about("Ids from the root down"));
  shape.field("county_id", v.county_id, about("Its county"));
}

template <class S>
void describe(S& shape, CommunityWire& v) {
  shape.field("id", v.id, about("Community"));
  shape.field("name", v.name, about("Its name"));
}

template <class S>
void describe(S& shape, SessionPage& v) {
  shape.field("account_id", v.account_id, about("Account"));
  shape.field("person_id", v.person_id, about("Own person"));
  shape.field("name", v.name, about("Own name"));
  shape.field("login", v.login, about("Login name"));
  shape.field("csrf", v.csrf, about("For the header X-CSRF-Token of every write"));
  shape.field("must_change_password", v.must_change_password, about("The password was given by somebody else"));
  shape.field("grants", v.grants, about("What one is where"));
  shape.field("permissions", v.permissions, about("What one may do somewhere"));
  shape.field("community", v.community, about("The first community among the grants"));
}

template <class S>
void describe(S& shape, SignedOut& v) {
  shape.field("signed_out", v.signed_out, about("Always true"));
}

template <class S>
void describe(S& shape, PasswordChange& v) {
  shape.field("old_password", v.old_password, about("Password so far").max_length(128));
  shape.field("new_password", v.new_password, about("8 to 128 letters").max_length(128));
}

}  // namespace anxin::access
