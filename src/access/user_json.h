// The wire shapes of accounts, grants and the journal.
#pragma once

#include "access/audit_actions.h"
#include "access/user_actions.h"
#include "json/about.h"

namespace anxin::access {

using json::about;

template <class S>
void describe(S& shape, UserQuery& v) {
  shape.field("area_id", v.area_id, about("Accounts with a grant in here"));
  shape.field("after", v.after, about("Last account of the page before"));
}

template <class S>
void describe(S& shape, UserGrant& v) {
  shape.field("id", v.id, about("Grant"));
  shape.field("role", v.role, about("Role"));
  shape.field("area_id", v.area_id, about("Area"));
  shape.field("area_name", v.area_name, about("Its name"));
  shape.field("from", v.from, about("First day"));
  shape.field("until", v.until, about("Last day"));
  shape.field("ended", v.ended, about("Ended before its time"));
}

template <class S>
void describe(S& shape, UserCard& v) {
  shape.field("id", v.id, about("Account"));
  shape.field("login", v.login, about("Login name"));
  shape.field("name", v.name, about("Name"));
  shape.field("state", v.state, about("active, locked or closed"));
  shape.field("last_sign_in", v.last_sign_in, about("When last signed in"));
  shape.field("grants", v.grants, about("All grants, ended ones too"));
}

template <class S>
void describe(S& shape, UserList& v) {
  shape.field("items", v.items, about("Accounts"));
  shape.field("next", v.next, about("Give it as `after` for the next page"));
}

template <class S>
void describe(S& shape, UserDraft& v) {
  shape.field("login", v.login, about("3 to 40 letters, digits, dots or dashes").max_length(40));
  shape.field("name", v.name, about("Name").max_length(60));
  shape.field("area_id", v.area_id, about("Area of the first grant"));
  shape.field("role", v.role, about("Role of the first grant").max_length(40));
  shape.field("until", v.until, about("Last day of the first grant"));
  shape.field("person_id", v.person_id, about("The person in the register, of the same name and living in the area"));
}

template <class S>
void describe(S& shape, NewUser& v) {
  shape.field("id", v.id, about("Account"));
  shape.field("first_password", v.first_password, about("Told once; to be changed at the first sign-in"));
}

template <class S>
void describe(S& shape, GrantDraft& v) {
  shape.field("role", v.role, about("Role").max_length(40));
  shape.field("area_id", v.area_id, about("Area and everything below it"));
  shape.field("from", v.from, about("First day"));
  shape.field("until", v.until, about("Last day"));
}

template <class S>
void describe(S& shape, NewGrant& v) {
  shape.field("id", v.id, about("Grant"));
}

template <class S>
void describe(S& shape, GrantableQuery& v) {
  shape.field("area_id", v.area_id, about("Where"));
}

template <class S>
void describe(S& shape, Grantable& v) {
  shape.field("roles", v.roles, about("Roles that this caller may give here"));
}

template <class S>
void describe(S& shape, StaffMember& v) {
  shape.field("person_id", v.person_id, about("Person"));
  shape.field("account_id", v.account_id, about("Account"));
  shape.field("name", v.name, about("Name"));
  shape.field("roles", v.roles, about("Roles here"));
}

template <class S>
void describe(S& shape, StaffList& v) {
  shape.field("items", v.items, about("Who works here"));
}

template <class S>
void describe(S& shape, AuditQuery& v) {
  shape.field("area_id", v.area_id, about("A county or a community"));
  shape.field("before", v.before, about("Number of the last line of the page before"));
  shape.field("object", v.object, about("Only about this kind of thing").max_length(40));
  shape.field("object_id", v.object_id, about("Only about this one"));
}

template <class S>
void describe(S& shape, AuditLine& v) {
  shape.field("seq", v.seq, about("Number in its chain"));
  shape.field("at", v.at, about("When"));
  shape.field("action", v.action, about("What"));
  shape.field("role", v.role, about("As which role"));
  shape.field("device", v.device, about("From where"));
  shape.field("account_id", v.account_id, about("Account"));
  shape.field("by", v.by, about("Name"));
  shape.field("object", v.object, about("Kind of thing"));
  shape.field("object_id", v.object_id, about("Which one"));
  shape.field("facts", v.facts, about("Ids, counts and words, as a JSON text"));
  shape.field("hash", v.hash, about("Hash over this line and the one before"));
}

template <class S>
void describe(S& shape, AuditList& v) {
  shape.field("items", v.items, about("Lines, newest first"));
  shape.field("next", v.next, about("Give it as `before` for the next page"));
}

template <class S>
void describe(S& shape, ChainQuery& v) {
  shape.field("area_id", v.area_id, about("A county or a community"));
}

template <class S>
void describe(S& shape, ChainCheck& v) {
  shape.field("ok", v.ok, about("Every line holds"));
  shape.field("lines", v.lines, about("How many there are"));
  shape.field("broken_at", v.broken_at, about("The first that does not hold"));
}

}  // namespace anxin::access
