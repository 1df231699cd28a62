#include "store/value.h"

#include <algorithm>

namespace anxin::store {

Value::Value(Day day) : kind_(Kind::text), is_day_(true) {
  const std::string text = day.text();
  std::copy_n(text.begin(), std::min(text.size(), day_.size()), day_.begin());
}

}  // namespace anxin::store
