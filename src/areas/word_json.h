// The wire shapes of words.
#pragma once

#include "areas/word_actions.h"
#include "json/about.h"

namespace anxin::areas {

using json::about;

template <class S>
void describe(S& shape, WordsQuery& v) {
  shape.field("area_id", v.area_id, about("The place; without it the words that are everybody's"));
}

template <class S>
void describe(S& shape, WordName& v) {
  shape.field("word", v.word, about("The word as needs carry it").max_length(40));
  shape.field("label", v.label, about("What the county calls it; empty for a word of everybody's"));
  shape.field("merged_into", v.merged_into, about("The word under which it reads now").max_length(40));
}

template <class S>
void describe(S& shape, WordLists& v) {
  shape.field("channels", v.channels, about("Ways in which needs come"));
  shape.field("categories", v.categories, about("Kinds of needs"));
  shape.field("populations", v.populations, about("Whom a need may concern"));
  shape.field("names", v.names, about("Categories that the county added or merged, those too that count no more"));
}

template <class S>
void describe(S& shape, WordCard& v) {
  shape.field("word", v.word, about("The word as needs carry it").max_length(40));
  shape.field("label", v.label, about("What the county calls it; empty for a word of everybody's"));
  shape.field("own", v.own, about("Added by this county"));
  shape.field("from", v.from, about("First day on which it counts"));
  shape.field("until", v.until, about("First day on which it counts no more"));
  shape.field("merged_into", v.merged_into, about("The word under which it reads now").max_length(40));
  shape.field("counts", v.counts, about("Offered today"));
}

template <class S>
void describe(S& shape, WordPage& v) {
  shape.field("county_id", v.county_id, about("The county whose list it is"));
  shape.field("county_name", v.county_name, about("Its name"));
  shape.field("items", v.items, about("In the order in which they are offered"));
  shape.field("may_change", v.may_change, about("This caller may add, retire and merge"));
}

template <class S>
void describe(S& shape, WordDraft& v) {
  shape.field("label", v.label, about("What it is called, in the place's own words: 1 to 12 letters").max_length(40));
}

template <class S>
void describe(S& shape, RetireDraft& v) {
  shape.field("from", v.from, about("First day on which it counts no more; today at the earliest"));
}

template <class S>
void describe(S& shape, WordMergeDraft& v) {
  shape.field("into", v.into, about("The word under which old needs read from now on").max_length(40));
}

}  // namespace anxin::areas
