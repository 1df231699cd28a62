// Connection: one client from accept to close. Waits without a buffer, reads a request, has it answered, writes, and
// goes round again; what came in behind a request is the next one. One coroutine, on its loop's thread.
#pragma once

#include "http/head_text.h"
#include "http/loop.h"
#include "http/request_parser.h"

namespace anxin::http {

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Loop& loop, Socket socket);

  Task<void> run();
  Clock::time_point deadline() const { return deadline_; }
  void close();   // now; what it waits for ends with an error
  void finish();  // no more requests: an idle one ends, a busy one answers first

 private:
  enum class Heard { request, nothing, refused };

  Task<bool> wait_for_bytes();
  Task<Heard> hear(RequestParser& parser);
  Task<bool> accept_head(RequestParser& parser);  // false: refused
  Task<bool> read_more();
  Task<void> answer(RequestParser& parser);
  Task<void> answer_static(const RequestParser& parser);
  Task<void> ask_router();
  Task<void> stream_events();
  Task<void> refuse(const Reply& reply);
  Task<void> send(const std::string& head, std::string_view body);
  Task<void> drain();

  std::string_view unread() const { return {buffer_.data() + begin_, end_ - begin_}; }
  std::size_t body_max_of(const RequestParser& parser) const;
  std::string client_of(const Request& request) const;
  HeadOptions head_options() const;
  const Limits& limits() const { return loop_.serving().options.limits; }
  void allow(std::chrono::milliseconds time) { deadline_ = Clock::now() + time; }
  void give_buffer_back();
  template <class Handler>
  void ask(Handler handler);

  Loop& loop_;
  Socket socket_;
  Clock::time_point deadline_;
  std::string peer_;
  std::string buffer_;     // borrowed from the loop while a request is under way
  std::size_t begin_ = 0;  // unread bytes: begin_ to end_
  std::size_t end_ = 0;
  std::size_t body_read_ = 0;
  bool keep_alive_ = true;
  // The request that the router works on, and its answer.
  Request asked_;
  Reply replied_;
  Request listening_;  // of one who asks for events: told again with each sending
  // While it streams events.
  std::shared_ptr<Listener> listener_;
  Timer heartbeat_;
};

}  // namespace anxin::http
