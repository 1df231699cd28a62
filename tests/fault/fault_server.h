// The real thing without its sockets: House, Router and a signed-in session, as `anxin serve` has them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/ids.h"
#include "cli/house.h"
#include "fault/fault_place.h"
#include "http/environment.h"
#include "http/router.h"

namespace anxin::fault {

// What was set up before the first kill: a county with a few communities and one account that registers in all of them.
struct Site {
  cli::Settings settings;
  std::vector<AreaId> communities;
  std::string happened;  // when everything was said
};

Site set_up(const Place& place);

// Every request has a number, and everything of it follows from the number: key, community, words, name and phone.
std::string key_of(std::int64_t number);
std::string words_of(std::int64_t number);
std::int64_t number_in_key(const std::string& key);      // 0: none of ours
std::int64_t number_in_words(const std::string& words);  // likewise

// Every seventh is refused, but late: when its person and contact are written already. Nothing of it may ever be seen.
inline constexpr int refused_every = 7;
inline constexpr bool is_refused(std::int64_t number) { return number % refused_every == 0; }

class Server {
 public:
  Server(const Site& site, const store::Options& options);

  http::Reply register_need(std::int64_t number);  // POST /needs
  store::Database& database() { return house_.database(); }
  const vault::Vault& vault() const { return house_.vault(); }
  const std::string& url() const { return house_.settings().database; }

 private:
  const Site& site_;
  cli::House house_;
  http::Workers workers_{1, 10};
  http::Environment environment_;
  http::Router router_;
};

// The answer says nothing about the request itself: ask again with the same key.
bool is_to_be_repeated(const http::Reply& reply);

}  // namespace anxin::fault
