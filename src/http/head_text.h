// The head of an answer as text, written by hand: building Beast's fields for it costs 12 to 40 % of the CPU a request.
// Every answer carries the security headers; pages also the policy under which their scripts run (ui.md section 12).
#pragma once

#include <string>

#include "http/reply.h"
#include "http/static_files.h"

namespace anxin::http {

struct HeadOptions {
  bool keep_alive = true;
  bool secure_cookies = true;
  std::string_view date;  // "Mon, 23 Nov 2026 09:00:00 GMT"
};

std::string_view phrase_of(int status);
std::string head_text(const Reply& reply, const HeadOptions& options);
std::string head_text(const StaticReply& reply, const HeadOptions& options);
std::string event_stream_head(const HeadOptions& options);
std::string http_date(std::int64_t seconds_since_1970);

}  // namespace anxin::http
