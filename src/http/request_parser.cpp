#include "http/request_parser.h"

#include <algorithm>

namespace anxin::http {
namespace {

namespace beast_http = boost::beast::http;

constexpr int fields_max = 100;
constexpr std::size_t unread_body_max = 64 * 1024;  // of a request to nowhere: read so that the answer arrives

// The headers that anybody here asks for; the rest is not kept.
constexpr std::array<std::string_view, 8> kept{"accept-encoding", "content-type", "cookie",      "idempotency-key",
                                               "if-none-match",   "x-csrf-token", "x-file-name", "x-forwarded-for"};

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

bool visible_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f'; });
}

bool digits_only(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

RequestParser::RequestParser(std::size_t head_max) {
  header_limit(static_cast<std::uint32_t>(head_max));
  body_limit(boost::none);
}

RequestParser::Verdict RequestParser::eat(std::string_view bytes, std::size_t& eaten) {
  Code code;
  begun_ = begun_ || !bytes.empty();
  eaten = put(boost::asio::const_buffer(bytes.data(), bytes.size()), code);
  if (code && code != beast_http::error::need_more) return verdict_of(code);
  if (is_header_done() && !head_seen_) {
    head_seen_ = true;
    eager(true);
    allow_body(unread_body_max);
    return Verdict::head_done;
  }
  return is_done() ? Verdict::done : Verdict::more;
}

RequestParser::Verdict RequestParser::verdict_of(const Code& code) {
  if (code == beast_http::error::header_limit) return Verdict::head_too_large;
  if (code == beast_http::error::body_limit) return Verdict::body_too_large;
  return Verdict::bad;
}

void RequestParser::allow_body(std::size_t bytes) { body_limit(bytes); }

void RequestParser::on_request_impl(beast_http::verb, View method, View target, int version, Code& code) {
  version_ = version;
  if (version != 11 && version != 10) code = beast_http::error::bad_version;
  const std::string_view word(method.data(), method.size());
  is_head_ = word == "HEAD";
  const std::optional<Method> known = is_head_ ? Method::get : method_of(word);
  known_method_ = known.has_value();
  request_.method = known.value_or(Method::get);
  set_target({target.data(), target.size()}, code);
}

void RequestParser::set_target(std::string_view target, Code& code) {
  if (!target.starts_with('/') || !visible_ascii(target) || target.find('#') != std::string_view::npos) {
    code = beast_http::error::bad_target;
    return;
  }
  const std::size_t question = target.find('?');
  request_.path = target.substr(0, question);
  if (question != std::string_view::npos) request_.query = target.substr(question + 1);
}

void RequestParser::on_field_impl(beast_http::field field, View name, View value, Code& code) {
  if (++fields_ > fields_max) {
    code = beast_http::error::header_limit;
    return;
  }
  hosts_ += field == beast_http::field::host ? 1 : 0;
  lengths_ += field == beast_http::field::content_length ? 1 : 0;
  const std::string_view text(value.data(), value.size());
  if (field == beast_http::field::transfer_encoding) {
    ++encodings_;
    if (lower(text) != "chunked") code = beast_http::error::bad_transfer_encoding;
  }
  // Beast takes "5, 5" for 5; a server before or behind us may not.
  if (field == beast_http::field::content_length && !digits_only(text)) code = beast_http::error::bad_content_length;
  if (field == beast_http::field::expect) expects_continue_ = lower(text) == "100-continue";
  std::string small = lower({name.data(), name.size()});
  if (std::ranges::find(kept, small) == kept.end()) return;
  // Cookies may come in pieces; anything else that comes twice is ambiguous.
  const auto earlier = std::ranges::find(request_.headers, small, &Header::name);
  if (earlier == request_.headers.end()) {
    request_.headers.push_back({std::move(small), std::string(text)});
  } else if (small == "cookie") {
    earlier->value.append("; ").append(text);
  } else if (small == "x-forwarded-for") {
    earlier->value.append(", ").append(text);
  } else {
    code = beast_http::error::bad_field;
  }
}

void RequestParser::on_header_impl(Code& code) {
  const bool one_host = hosts_ == 1 || (hosts_ == 0 && version_ == 10);
  const bool one_length = lengths_ + encodings_ <= 1 && (encodings_ == 0 || version_ == 11);
  if (!one_host || !one_length) code = beast_http::error::bad_field;
}

void RequestParser::on_body_init_impl(const Length& length, Code&) {
  // A promise is not memory: what is announced is reserved only so far.
  request_.body.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(length.value_or(0), unread_body_max)));
}

std::size_t RequestParser::on_body_impl(View body, Code&) {
  request_.body.append(body.data(), body.size());
  return body.size();
}

void RequestParser::on_chunk_header_impl(std::uint64_t, View extensions, Code& code) {
  if (!extensions.empty()) code = beast_http::error::bad_chunk_extension;
}

std::size_t RequestParser::on_chunk_body_impl(std::uint64_t, View body, Code&) {
  request_.body.append(body.data(), body.size());
  return body.size();
}

void RequestParser::on_finish_impl(Code&) {}
void RequestParser::on_response_impl(int, View, int, Code&) {}

}  // namespace anxin::http
