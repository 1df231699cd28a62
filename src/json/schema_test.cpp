#include "json/schema.h"

#include <gtest/gtest.h>

namespace anxin::json {

namespace inner {
struct Part {
  DoorId door;
};
template <class S>
void describe(S& shape, Part& v) {
  shape.field("door", v.door, about("Which door"));
}
}  // namespace inner

namespace other {
struct Part {
  bool on = false;
};
template <class S>
void describe(S& shape, Part& v) {
  shape.field("on", v.on, about("Is it"));
}
}  // namespace other

namespace {

struct Draft {
  std::string words;
  std::string urgency;
  std::optional<Day> due;
  std::vector<inner::Part> parts;
  int count = 0;
  std::optional<inner::Part> main;
};

template <class S>
void describe(S& shape, Draft& v) {
  shape.field("words", v.words, about("What was said").min_length(1).max_length(5000));
  shape.field("urgency", v.urgency, about("How urgent").one_of({"urgent", "soon"}));
  shape.field("due", v.due, about("Last day"));
  shape.field("parts", v.parts, about("Where").max_items(9));
  shape.field("count", v.count, about("Persons").range(1, 50));
  shape.field("main", v.main, about("The main one"));
}

TEST(Schema, describes_a_struct_by_reference_with_its_limits) {
  Schemas schemas;
  EXPECT_EQ(schemas.of<Draft>(), R"({"$ref":"#/components/schemas/Draft"})");
  ASSERT_EQ(schemas.named().size(), 2U);
  EXPECT_EQ(
      schemas.named().at("Draft"),
      R"({"type":"object","additionalProperties":false,"required":["words","urgency","parts","count"],)"
      R"("properties":{"words":{"type":"string","minLength":1,"maxLength":5000,"description":"What was said"},)"
      R"("urgency":{"type":"string","enum":["urgent","soon"],"description":"How urgent"},)"
      R"("due":{"anyOf":[{"type":"string","format":"date","description":"Last day"},{"type":"null"}]},)"
      R"("parts":{"type":"array","maxItems":9,"items":{"$ref":"#/components/schemas/Part"},"description":"Where"},)"
      R"("count":{"type":"integer","minimum":1,"maximum":50,"description":"Persons"},)"
      R"("main":{"anyOf":[{"$ref":"#/components/schemas/Part","description":"The main one"},{"type":"null"}]}}})");
  EXPECT_EQ(schemas.named().at("Part"),
            R"({"type":"object","additionalProperties":false,"required":["door"],"properties":)"
            R"({"door":{"type":"integer","minimum":1,"description":"Which door"}}})");
}

TEST(Schema, refuses_two_types_of_one_name) {
  Schemas schemas;
  schemas.of<inner::Part>();
  EXPECT_NO_THROW(schemas.of<inner::Part>());
  EXPECT_THROW(schemas.of<other::Part>(), std::logic_error);
}

template <class T>
struct PageOf {};

TEST(TypeName, is_bare_of_namespaces) {
  EXPECT_EQ(type_name<Draft>(), "Draft");
  EXPECT_EQ(type_name<inner::Part>(), "Part");
  EXPECT_EQ(type_name<PageOf<inner::Part>>(), "PageOf_Part");
}

}  // namespace
}  // namespace anxin::json
