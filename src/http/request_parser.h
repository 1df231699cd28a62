// RequestParser: the bytes of a connection into a Request, over Beast's parser, and stricter than it: one Host, one
// Content-Length, no Transfer-Encoding but "chunked" alone, an address that begins with "/" and holds visible ASCII
// only. Whatever two servers in a row could read differently is refused, so that nothing can be smuggled between them.
//
// Included by client_connection and the parser's own files only: it brings Beast along.
#pragma once

#include <boost/beast/http/basic_parser.hpp>

#include "http/request.h"

namespace anxin::http {

class RequestParser final : public boost::beast::http::basic_parser<true> {
 public:
  enum class Verdict { more, head_done, done, bad, head_too_large, body_too_large };

  explicit RequestParser(std::size_t head_max);

  // Eats from `bytes`, says how many in `eaten`. Stops once behind the head, so that the caller can look at it.
  Verdict eat(std::string_view bytes, std::size_t& eaten);

  // After the head:
  const Request& request() const { return request_; }
  Request take_request() { return std::move(request_); }
  bool known_method() const { return known_method_; }
  bool is_head() const { return is_head_; }
  bool expects_continue() const { return expects_continue_; }
  bool expects_body() const { return chunked() || content_length_remaining().value_or(0) > 0; }
  std::size_t announced_body() const { return content_length().value_or(0); }
  void allow_body(std::size_t bytes);
  bool begun() const { return begun_; }

 private:
  using Code = boost::beast::error_code;
  using View = boost::beast::string_view;
  using Length = boost::optional<std::uint64_t>;

  void on_request_impl(boost::beast::http::verb, View method, View target, int version, Code& code) override;
  void on_field_impl(boost::beast::http::field, View name, View value, Code& code) override;
  void on_header_impl(Code& code) override;
  void on_body_init_impl(const Length& length, Code& code) override;
  std::size_t on_body_impl(View body, Code& code) override;
  void on_chunk_header_impl(std::uint64_t size, View extensions, Code& code) override;
  std::size_t on_chunk_body_impl(std::uint64_t remain, View body, Code& code) override;
  void on_finish_impl(Code& code) override;
  void on_response_impl(int, View, int, Code& code) override;

  void set_target(std::string_view target, Code& code);
  Verdict verdict_of(const Code& code);

  Request request_;
  int version_ = 11;
  int fields_ = 0;
  int hosts_ = 0;
  int lengths_ = 0;
  int encodings_ = 0;
  bool known_method_ = false;
  bool is_head_ = false;
  bool expects_continue_ = false;
  bool begun_ = false;
  bool head_seen_ = false;
};

}  // namespace anxin::http
