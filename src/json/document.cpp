#include "json/document.h"

#include <boost/json/basic_parser_impl.hpp>

namespace anxin::json {

namespace {
constexpr std::size_t depth_max = 32;
constexpr std::size_t values_max = 100'000;
}  // namespace

// Takes the parser's calls and appends entries. Unescaped text is never longer than the text itself, so one
// reservation of the input's size is enough for all strings.
class DocumentBuilder {
 public:
  static constexpr std::size_t max_object_size = values_max;
  static constexpr std::size_t max_array_size = values_max;
  static constexpr std::size_t max_key_size = std::size_t(-1);
  static constexpr std::size_t max_string_size = std::size_t(-1);
  using Code = boost::json::error_code;
  using View = boost::json::string_view;

  void begin(std::size_t input_size) { document_.texts_.reserve(input_size); }
  Document take() { return std::move(document_); }
  bool too_many() const { return too_many_; }

  bool on_document_begin(Code&) { return true; }
  bool on_document_end(Code&) { return true; }
  bool on_object_begin(Code& code) { return open(Kind::object, code); }
  bool on_array_begin(Code& code) { return open(Kind::list, code); }
  bool on_object_end(std::size_t size, Code&) { return close(size); }
  bool on_array_end(std::size_t size, Code&) { return close(size); }
  bool on_key_part(View part, std::size_t, Code&) { return keep(part); }
  bool on_key(View last, std::size_t size, Code&) {
    keep(last);
    key_ = kept(size);
    return true;
  }
  bool on_string_part(View part, std::size_t, Code&) { return keep(part); }
  bool on_string(View last, std::size_t size, Code& code) {
    keep(last);
    return add({.kind = Kind::text, .text = kept(size)}, code);
  }
  bool on_number_part(View, Code&) { return true; }
  bool on_int64(std::int64_t number, View, Code& code) { return add({.kind = Kind::integer, .integer = number}, code); }
  bool on_uint64(std::uint64_t, View, Code& code) { return add({.kind = Kind::other_number}, code); }
  bool on_double(double, View, Code& code) { return add({.kind = Kind::other_number}, code); }
  bool on_bool(bool value, Code& code) { return add({.kind = Kind::boolean, .boolean = value}, code); }
  bool on_null(Code& code) { return add({}, code); }
  bool on_comment_part(View, Code&) { return true; }
  bool on_comment(View, Code&) { return true; }

 private:
  bool keep(View part) {
    document_.texts_.insert(document_.texts_.end(), part.begin(), part.end());
    return true;
  }
  std::string_view kept(std::size_t size) const {
    return {document_.texts_.data() + document_.texts_.size() - size, size};
  }
  bool add(Document::Entry entry, Code& code) {
    if (document_.entries_.size() == values_max) {
      too_many_ = true;
      code = boost::json::error::array_too_large;
      return false;
    }
    entry.key = std::exchange(key_, {});
    entry.next = document_.entries_.size() + 1;
    document_.entries_.push_back(entry);
    return true;
  }
  bool open(Kind kind, Code& code) {
    open_.push_back(document_.entries_.size());
    return add({.kind = kind}, code);
  }
  bool close(std::size_t size) {
    Document::Entry& entry = document_.entries_[open_.back()];
    entry.size = size;
    entry.next = document_.entries_.size();
    open_.pop_back();
    return true;
  }

  Document document_;
  std::string_view key_;
  std::vector<std::size_t> open_;
  bool too_many_ = false;
};

Result<Document> Document::parse(std::string_view text) {
  boost::json::parse_options options;
  options.max_depth = depth_max;
  boost::json::basic_parser<DocumentBuilder> parser(options);
  parser.handler().begin(text.size());
  boost::json::error_code code;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), code);
  if (parser.handler().too_many()) return malformed("json.too_many_values");
  if (code == boost::json::error::too_deep) return malformed("json.too_deep");
  if (code || read != text.size()) {
    Error error = malformed("json.syntax");
    error.params["at"] = std::to_string(read);
    return error;
  }
  Document document = parser.handler().take();
  const bool nul = std::ranges::find(document.texts_, '\0') != document.texts_.end();
  if (nul) return malformed("json.nul");
  return document;
}

Kind Node::kind() const { return document_->entries_[index_].kind; }
std::string_view Node::key() const { return document_->entries_[index_].key; }
bool Node::boolean() const { return document_->entries_[index_].boolean; }
std::int64_t Node::integer() const { return document_->entries_[index_].integer; }
std::string_view Node::text() const { return document_->entries_[index_].text; }
std::size_t Node::size() const { return document_->entries_[index_].size; }
Node Node::next() const { return {*document_, document_->entries_[index_].next}; }

}  // namespace anxin::json
