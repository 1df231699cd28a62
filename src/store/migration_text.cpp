// From a migration's text to the statements of one database.
#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>

#include "store/migration.h"

namespace anxin::store {
namespace {

struct Word {
  std::string_view ours, sqlite, postgresql;
};

constexpr std::array words{
    Word{"id_t", "INTEGER", "BIGINT"},
    Word{"time_t", "INTEGER", "BIGINT"},
    Word{"bool_t", "INTEGER", "BOOLEAN"},
    Word{"bytes_t", "BLOB", "BYTEA"},
};

constexpr std::string_view index_mark = "-- words:";
constexpr std::string_view clustered = "clustered";

bool in_word(char sign) { return std::isalnum(static_cast<unsigned char>(sign)) != 0 || sign == '_'; }

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t start = text.find_first_not_of(blanks);
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(blanks) - start + 1);
}

std::string_view translated(std::string_view word, Dialect dialect) {
  const auto* found = std::ranges::find(words, word, &Word::ours);
  if (found == words.end()) return word;
  return dialect == Dialect::sqlite ? found->sqlite : found->postgresql;
}

// Walks over the text once: comments fall away, words are translated outside quotes, semicolons part the statements.
class Splitter {
 public:
  Splitter(std::string_view text, Dialect dialect) : text_(text), dialect_(dialect) {}

  std::vector<std::string> statements() {
    while (at_ < text_.size()) step();
    end_statement();
    return std::move(statements_);
  }

 private:
  void step() {
    const char sign = text_[at_];
    if (text_.substr(at_).starts_with("--")) {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (sign == '\'') {
      const std::size_t end = std::min(text_.find('\'', at_ + 1), text_.size() - 1);
      statement_ += text_.substr(at_, end - at_ + 1);
      at_ = end + 1;
    } else if (sign == ';') {
      end_statement();
      ++at_;
    } else if (in_word(sign)) {
      std::size_t end = at_;
      while (end < text_.size() && in_word(text_[end])) ++end;
      statement_ += translated(text_.substr(at_, end - at_), dialect_);
      at_ = end;
    } else {
      statement_ += sign;
      ++at_;
    }
  }

  void end_statement() {
    std::string_view statement = trimmed(statement_);
    const bool in_key_order = statement.ends_with(clustered);
    if (in_key_order) statement = trimmed(statement.substr(0, statement.size() - clustered.size()));
    std::string text(statement);
    if (dialect_ == Dialect::sqlite && statement.starts_with("CREATE TABLE")) {
      text += in_key_order ? " STRICT, WITHOUT ROWID" : " STRICT";
    }
    if (!text.empty()) statements_.push_back(std::move(text));
    statement_.clear();
  }

  std::string_view text_;
  Dialect dialect_;
  std::size_t at_ = 0;
  std::string statement_;
  std::vector<std::string> statements_;
};

// Contentless and without positions: the index holds keyed tokens only, and costs 120 octets a text.
void add_word_index(std::vector<std::string>& statements, const std::string& name, Dialect dialect) {
  if (!std::ranges::all_of(name, in_word)) throw std::logic_error("not a name for a word index: " + name);
  if (dialect == Dialect::sqlite) {
    statements.push_back("CREATE VIRTUAL TABLE " + name +
                         " USING fts5(words, content='', detail=none, columnsize=0, tokenize='ascii')");
    return;
  }
  statements.push_back("CREATE TABLE " + name +
                       " (county BIGINT NOT NULL, id BIGINT NOT NULL, words INTEGER[] NOT NULL,"
                       " PRIMARY KEY (county, id))");
  statements.push_back("CREATE INDEX " + name + "_tokens ON " + name + " USING gin (words)");
}

}  // namespace

std::vector<std::string> statements_of(const Migration& migration, Dialect dialect) {
  std::vector<std::string> statements = Splitter(migration.sql, dialect).statements();
  for (const std::string& statement : statements) {
    // It would be found broken at COMMIT only, where many works stand together and none of them can be blamed.
    if (statement.find("DEFERRABLE") != std::string::npos) throw std::logic_error("no deferred constraints");
  }
  for (std::size_t at = migration.sql.find(index_mark); at != std::string_view::npos;
       at = migration.sql.find(index_mark, at + 1)) {
    const std::size_t start = at + index_mark.size();
    add_word_index(statements, std::string(trimmed(migration.sql.substr(start, migration.sql.find('\n', at) - start))),
                   dialect);
  }
  return statements;
}

}  // namespace anxin::store
