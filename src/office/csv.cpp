#include "office/csv.h"

#include <algorithm>
#include <array>

namespace anxin::office {
namespace {

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

// The delimiter that the first lines have most of, outside quotes.
char sniffed_delimiter(std::string_view text) {
  constexpr std::array<char, 3> candidates{',', ';', '\t'};
  std::array<int, 3> counts{};
  bool quoted = false;
  int lines = 0;
  for (std::size_t at = 0; at < text.size() && lines < 5; ++at) {
    if (text[at] == '"') quoted = !quoted;
    if (is_line_end(text[at])) {
      ++lines;
      quoted = false;  // a broken quote does not hide the rest
    }
    if (quoted) continue;
    for (std::size_t i = 0; i < candidates.size(); ++i) counts.at(i) += text[at] == candidates.at(i) ? 1 : 0;
  }
  return candidates.at(static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin()));
}

class Reader {
 public:
  Reader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

  bool at_end() const { return at_ == text_.size(); }

  Row record() {
    Row row{.number = line_};
    for (;;) {
      row.cells.push_back(field(row));
      if (at_end() || text_[at_] != delimiter_) break;
      ++at_;
    }
    skip_line_end();
    return row;
  }

 private:
  Cell field(Row& row) {
    std::string text = !at_end() && text_[at_] == '"' ? quoted(row) : plain();
    const Cell::Kind kind = text.empty() ? Cell::Kind::empty : Cell::Kind::text;
    return {.kind = kind, .text = std::move(text)};
  }

  std::string plain() {
    const std::size_t begin = at_;
    while (!at_end() && text_[at_] != delimiter_ && !is_line_end(text_[at_])) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  bool ends_field(std::size_t at) const {
    return at == text_.size() || text_[at] == delimiter_ || is_line_end(text_[at]);
  }

  // A quote that is neither doubled nor at the end of a field is a stray one. On the line of the opening quote it
  // belongs to the text; on a later line it opens a field of another record, so this field was never closed.
  std::string quoted(Row& row) {
    const std::size_t opening = at_++;
    const int first_line = line_;
    std::string text;
    bool stray = false;
    while (!at_end()) {
      const char c = text_[at_];
      if (c != '"') {
        if (is_line_end(c)) {
          take_line_end(text);
        } else {
          text += c;
          ++at_;
        }
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        text += '"';
        at_ += 2;
      } else if (ends_field(at_ + 1)) {
        ++at_;
        if (stray) row.broken = BrokenQuote{row.cells.size(), true};
        return text;
      } else if (line_ == first_line) {
        stray = true;
        text += '"';
        ++at_;
      } else {
        break;
      }
    }
    return never_closed(row, opening, first_line);
  }

  std::string never_closed(Row& row, std::size_t opening, int first_line) {
    row.broken = BrokenQuote{row.cells.size(), false};
    line_ = first_line;
    at_ = opening + 1;
    while (!at_end() && !is_line_end(text_[at_])) ++at_;
    return std::string(text_.substr(opening + 1, at_ - opening - 1));
  }

  // Inside quotes: one line feed, whatever it was.
  void take_line_end(std::string& text) {
    skip_line_end();
    text += '\n';
  }

  void skip_line_end() {
    if (at_end()) return;
    const bool pair = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
    at_ += pair ? 2 : 1;
    ++line_;
  }

  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0;
  int line_ = 1;
};

bool is_empty(const Row& row) {
  return std::ranges::all_of(row.cells, [](const Cell& cell) { return cell.kind == Cell::Kind::empty; });
}

}  // namespace

Result<TextTable> read_csv(std::string_view utf8, const Limits& limits) {
  TextTable table;
  table.delimiter = sniffed_delimiter(utf8);
  Reader reader(utf8, table.delimiter);
  std::size_t cells = 0;
  while (!reader.at_end()) {
    Row row = reader.record();
    if (is_empty(row)) continue;
    if (row.cells.size() > limits.columns_max) return invalid("sheet.too_wide");
    cells += row.cells.size();
    if (table.sheet.rows.size() == limits.rows_max || cells > limits.cells_max) return invalid("sheet.too_many_rows");
    table.sheet.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace anxin::office
