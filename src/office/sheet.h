// Sheet: a table as it stands in a file: rows of plain cells, with the row numbers that a person sees. What the columns
// mean is not known here.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"

namespace anxin::office {

struct Cell {
  enum class Kind { empty, text, number, boolean };

  Kind kind = Kind::empty;
  std::string text = {};    // as written; of a number its digits as they stand in the file
  double number = 0;        // of a number
  bool dated = false;       // a number whose style shows a date or a time
  bool escaped_cr = false;  // the text held a carriage return in its escaped form (_x000D_)
};

// A text record whose quotes do not fit. What could be read of it stands in the cells.
struct BrokenQuote {
  std::size_t column = 0;
  bool closed = false;  // true: a quote inside quotes; false: a quote never closed
};

struct Row {
  int number = 0;  // of the sheet; in a text file the line where the record begins
  std::vector<Cell> cells = {};
  std::optional<BrokenQuote> broken = {};
};

struct Merge {
  int first_row = 0;
  int last_row = 0;
  std::size_t first_column = 0;
  std::size_t last_column = 0;
};

struct Sheet {
  std::string name = {};
  std::vector<Row> rows = {};  // only those with a cell that is not empty
  std::vector<std::size_t> hidden_columns = {};
  std::vector<Merge> merges = {};
  bool dates_from_1904 = false;
};

// What a stranger's file may cost.
struct Limits {
  std::size_t packed_max = std::size_t{20} << 20U;
  std::size_t unpacked_max = std::size_t{200} << 20U;
  std::size_t ratio_max = 100;
  std::size_t entries_max = 1000;
  std::size_t rows_max = 100'000;
  std::size_t columns_max = 512;
  std::size_t cells_max = 2'000'000;  // with the empty ones before the last of a row
};

// The text that a person sees in a plain cell: whole numbers without a fraction, whatever their form in the file.
std::string shown(const Cell& cell);

struct Moment {
  Day day;
  std::optional<TimeOfDay> time = {};
};

// A spreadsheet's serial number as a civil date; the fraction is the time, rounded to seconds. nullopt: no such date.
std::optional<Moment> moment_of(double serial, bool dates_from_1904);

// "A", "Z", "AA": the letters of a column counted from 0.
std::string letters_of(std::size_t column);

}  // namespace anxin::office
