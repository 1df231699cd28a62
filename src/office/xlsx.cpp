#include "office/xlsx.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "office/number_formats.h"
#include "office/xlsx_text.h"
#include "office/zip.h"

namespace anxin::office {
namespace {

Error broken() { return invalid("sheet.broken"); }

template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number number{};
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

Result<Done> parse(std::string& part, pugi::xml_document& document) {
  // Document types bring entities, and entities bring files and bombs; no office program writes one.
  if (part.find("<!DOCTYPE") != std::string::npos || part.find("<!ENTITY") != std::string::npos) {
    return invalid("sheet.document_type");
  }
  const auto how = pugi::parse_default | pugi::parse_ws_pcdata_single;
  if (!document.load_buffer_inplace(part.data(), part.size(), how, pugi::encoding_auto)) return broken();
  return Done{};
}

// "xl/workbook.xml" and "worksheets/sheet1.xml" → "xl/worksheets/sheet1.xml"
std::string target_of(std::string_view from, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string folder(from.substr(0, from.rfind('/') + 1));
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    folder.resize(folder.size() < 2 ? 0 : folder.rfind('/', folder.size() - 2) + 1);
  }
  return folder + std::string(target);
}

struct Reference {
  std::size_t column = 0;
  int row = 0;
};

// "C5"
std::optional<Reference> reference_of(std::string_view text) {
  std::size_t letters = 0;
  std::size_t column = 0;
  while (letters < text.size() && letters < 3 && text[letters] >= 'A' && text[letters] <= 'Z') {
    column = column * 26 + static_cast<std::size_t>(text[letters++] - 'A') + 1;
  }
  const std::optional<int> row = number_of<int>(text.substr(letters));
  if (letters == 0 || !row || *row < 1) return std::nullopt;
  return Reference{column - 1, *row};
}

class WorkbookReader {
 public:
  WorkbookReader(ZipArchive archive, const Limits& limits) : archive_(std::move(archive)), limits_(limits) {}

  Result<Workbook> read() {
    const std::string path = TRY(workbook_path());
    TRY(read_relations(path));
    if (!styles_path_.empty() && archive_.has(styles_path_)) TRY(read_styles());
    if (!strings_path_.empty() && archive_.has(strings_path_)) TRY(read_strings());
    return sheets_of(path);
  }

 private:
  Result<std::string> workbook_path() {
    std::string part = TRY(archive_.part("_rels/.rels"));
    pugi::xml_document document;
    TRY(parse(part, document));
    for (const pugi::xml_node& relation : document.document_element().children()) {
      if (attribute_of(relation, "Type").ends_with("/officeDocument")) {
        return target_of("", attribute_of(relation, "Target"));
      }
    }
    return broken();
  }

  Result<Done> read_relations(const std::string& path) {
    const std::size_t slash = path.rfind('/') + 1;
    std::string part = TRY(archive_.part(path.substr(0, slash) + "_rels/" + path.substr(slash) + ".rels"));
    pugi::xml_document document;
    TRY(parse(part, document));
    for (const pugi::xml_node& relation : document.document_element().children()) {
      const std::string_view type = attribute_of(relation, "Type");
      if (attribute_of(relation, "TargetMode") == "External") continue;
      const std::string target = target_of(path, attribute_of(relation, "Target"));
      if (type.ends_with("/worksheet")) sheet_paths_[std::string(attribute_of(relation, "Id"))] = target;
      if (type.ends_with("/styles")) styles_path_ = target;
      if (type.ends_with("/sharedStrings")) strings_path_ = target;
    }
    return Done{};
  }

  Result<Done> read_styles() {
    std::string part = TRY(archive_.part(styles_path_));
    pugi::xml_document document;
    TRY(parse(part, document));
    std::map<int, bool> own;  // format number → shows a date
    for (const pugi::xml_node& format : child_of(document.document_element(), "numFmts").children()) {
      const std::optional<int> id = number_of<int>(attribute_of(format, "numFmtId"));
      if (id) own[*id] = is_date_text(attribute_of(format, "formatCode"));
    }
    for (const pugi::xml_node& style : child_of(document.document_element(), "cellXfs").children()) {
      const int id = number_of<int>(attribute_of(style, "numFmtId")).value_or(0);
      const auto found = own.find(id);
      dated_styles_.push_back(found == own.end() ? is_built_in_date(id) : found->second);
    }
    return Done{};
  }

  Result<Done> read_strings() {
    std::string part = TRY(archive_.part(strings_path_));
    pugi::xml_document document;
    TRY(parse(part, document));
    for (const pugi::xml_node& item : document.document_element().children()) {
      if (local_name(item) == "si") strings_.push_back(text_of(item));
    }
    return Done{};
  }

  Result<Workbook> sheets_of(const std::string& path) {
    std::string part = TRY(archive_.part(path));
    pugi::xml_document document;
    TRY(parse(part, document));
    const pugi::xml_node root = document.document_element();
    const std::string_view from_1904 = attribute_of(child_of(root, "workbookPr"), "date1904");
    Workbook book;
    for (const pugi::xml_node& named : child_of(root, "sheets").children()) {
      const auto target = sheet_paths_.find(std::string(attribute_of(named, "id")));
      if (target == sheet_paths_.end()) continue;  // a chart or a dialogue
      Sheet sheet{.name = std::string(attribute_of(named, "name"))};
      sheet.dates_from_1904 = from_1904 == "1" || from_1904 == "true";
      TRY(read_sheet(target->second, sheet));
      book.sheets.push_back(std::move(sheet));
    }
    return book;
  }

  Result<Done> read_sheet(const std::string& path, Sheet& sheet) {
    std::string part = TRY(archive_.part(path));
    pugi::xml_document document;
    TRY(parse(part, document));
    const pugi::xml_node root = document.document_element();
    read_hidden(root, sheet);
    read_merges(root, sheet);
    int row = 0;
    for (const pugi::xml_node& node : child_of(root, "sheetData").children()) {
      row = number_of<int>(attribute_of(node, "r")).value_or(row + 1);
      TRY(read_row(node, row, sheet));
    }
    return Done{};
  }

  void read_hidden(const pugi::xml_node& root, Sheet& sheet) const {
    for (const pugi::xml_node& column : child_of(root, "cols").children()) {
      if (attribute_of(column, "hidden") != "1" && attribute_of(column, "hidden") != "true") continue;
      const std::size_t first = number_of<std::size_t>(attribute_of(column, "min")).value_or(0);
      const std::size_t last = number_of<std::size_t>(attribute_of(column, "max")).value_or(0);
      for (std::size_t i = first; i >= 1 && i <= std::min(last, limits_.columns_max); ++i) {
        sheet.hidden_columns.push_back(i - 1);
      }
    }
  }

  static void read_merges(const pugi::xml_node& root, Sheet& sheet) {
    for (const pugi::xml_node& merged : child_of(root, "mergeCells").children()) {
      const std::string_view range = attribute_of(merged, "ref");
      const std::size_t colon = range.find(':');
      if (colon == std::string_view::npos) continue;
      const auto first = reference_of(range.substr(0, colon));
      const auto last = reference_of(range.substr(colon + 1));
      if (first && last) sheet.merges.push_back({first->row, last->row, first->column, last->column});
    }
  }

  Result<Done> read_row(const pugi::xml_node& node, int number, Sheet& sheet) {
    Row row{.number = number};
    std::size_t next = 0;
    for (const pugi::xml_node& item : node.children()) {
      const std::optional<Reference> place = reference_of(attribute_of(item, "r"));
      const std::size_t column = place ? place->column : next;
      next = column + 1;
      Cell cell = cell_of(item);
      if (cell.kind == Cell::Kind::empty) continue;  // styled, yet empty: costs nothing
      if (column >= limits_.columns_max) return invalid("sheet.too_wide");
      if (row.cells.size() <= column) row.cells.resize(column + 1);
      copied_ += cell.text.size();
      row.cells[column] = std::move(cell);
    }
    if (row.cells.empty()) return Done{};
    cells_ += row.cells.size();
    // One long shared string may stand in every cell, so what is copied counts as unpacked.
    if (copied_ > limits_.unpacked_max) return invalid("sheet.too_large_unpacked");
    if (sheet.rows.size() == limits_.rows_max || cells_ > limits_.cells_max) return invalid("sheet.too_many_rows");
    sheet.rows.push_back(std::move(row));
    return Done{};
  }

  Cell cell_of(const pugi::xml_node& node) const {
    const std::string_view type = attribute_of(node, "t");
    if (type == "inlineStr") return text_cell(text_of(child_of(node, "is")));
    const std::string_view value = child_of(node, "v").text().get();
    if (value.empty()) return {};
    if (type == "s") {
      const std::optional<std::size_t> index = number_of<std::size_t>(value);
      return index && *index < strings_.size() ? text_cell(strings_[*index]) : Cell{};
    }
    if (type == "b") return {.kind = Cell::Kind::boolean, .text = std::string(value)};
    const std::optional<double> number = number_of<double>(value);
    if ((type.empty() || type == "n") && number) {
      const std::size_t style = number_of<std::size_t>(attribute_of(node, "s")).value_or(0);
      const bool dated = style < dated_styles_.size() && dated_styles_[style];
      return {.kind = Cell::Kind::number, .text = std::string(value), .number = *number, .dated = dated};
    }
    return text_cell(unescaped(value));
  }

  static Cell text_cell(const XlsxText& text) {
    if (text.text.empty()) return {};
    return {.kind = Cell::Kind::text, .text = text.text, .escaped_cr = text.escaped_cr};
  }

  ZipArchive archive_;
  Limits limits_;
  std::map<std::string, std::string> sheet_paths_;  // by relation
  std::string styles_path_;
  std::string strings_path_;
  std::vector<bool> dated_styles_;
  std::vector<XlsxText> strings_;
  std::size_t cells_ = 0;
  std::size_t copied_ = 0;
};

}  // namespace

FileKind kind_of(std::string_view bytes) {
  if (bytes.starts_with("PK")) return FileKind::xlsx;
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return FileKind::container;
  return FileKind::text;
}

Result<Workbook> read_xlsx(std::string_view bytes, const Limits& limits) {
  if (kind_of(bytes) == FileKind::container) {
    // The name of the stream that holds an encrypted workbook, in UTF-16.
    constexpr std::string_view encrypted("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
    return invalid(bytes.find(encrypted) != std::string_view::npos ? "sheet.encrypted" : "sheet.old_xls");
  }
  Result<Workbook> book = WorkbookReader(TRY(ZipArchive::open(bytes, limits)), limits).read();
  // A part that is not there makes the file broken; nobody asked for it by name.
  if (!book.ok() && book.error().code == ErrorCode::not_found) return broken();
  return book;
}

}  // namespace anxin::office
