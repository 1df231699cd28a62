// Document: a parsed JSON text, looked at through Nodes. Strict: one value, valid UTF-8, no U+0000, at most 32 levels
// and 100,000 values. It keeps repeated fields apart, so that the reader can refuse them. Values live as long as the
// document.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace anxin::json {

enum class Kind : std::uint8_t { null, boolean, integer, other_number, text, list, object };

class Document;

// One value of a document. Children of a list or object follow each other: first(), then next() until end().
class Node {
 public:
  Node(const Document& document, std::size_t index) : document_(&document), index_(index) {}

  Kind kind() const;
  std::string_view key() const;  // when the parent is an object
  bool boolean() const;
  std::int64_t integer() const;
  std::string_view text() const;
  std::size_t size() const;  // children

  Node first() const { return {*document_, index_ + 1}; }
  Node next() const;
  bool at_end_of(const Node& parent) const { return index_ == parent.next().index_; }

 private:
  const Document* document_;
  std::size_t index_;
};

class Document {
 public:
  static Result<Document> parse(std::string_view text);

  Node root() const { return {*this, 0}; }

 private:
  friend class Node;
  friend class DocumentBuilder;

  struct Entry {
    Kind kind = Kind::null;
    bool boolean = false;
    std::string_view key = {};  // into texts_
    std::string_view text = {};
    std::int64_t integer = 0;
    std::size_t size = 0;
    std::size_t next = 0;  // the entry behind this one's last descendant
  };

  std::vector<Entry> entries_;
  std::vector<char> texts_;  // reserved once: views into it stay good, also when the document is moved
};

}  // namespace anxin::json
