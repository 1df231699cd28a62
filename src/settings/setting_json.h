// The wire shapes of settings and reply templates.
#pragma once

#include "json/about.h"
#include "settings/reply_template_actions.h"
#include "settings/setting_actions.h"

namespace anxin::settings {

using json::about;

template <class S>
void describe(S& shape, SettingOrigin& v) {
  shape.field("area_id", v.area_id, about("Where it was set"));
  shape.field("area_name", v.area_name, about("Its name"));
  shape.field("by", v.by, about("By whom"));
  shape.field("at", v.at, about("When"));
}

template <class S>
void describe(S& shape, SettingCard& v) {
  shape.field("name", v.name, about("Which setting").max_length(40));
  shape.field("form", v.form, about("How its value looks").one_of({"number", "time", "phone", "word"}));
  shape.field("words", v.words, about("To choose from"));
  shape.field("least", v.least, about("Smallest number"));
  shape.field("most", v.most, about("Largest number"));
  shape.field("value", v.value, about("What counts here"));
  shape.field("otherwise", v.otherwise, about("What counts where nobody has set it"));
  shape.field("from", v.from, about("Who set what counts here; absent: nobody"));
  shape.field("own", v.own, about("It was set here"));
  shape.field("locked", v.locked, about("It was set here, and nobody below may change it"));
  shape.field("locked_by", v.locked_by, about("The level above that forbids to change it"));
  shape.field("revision", v.revision, about("Of what stands here; 0: nothing ever"));
}

template <class S>
void describe(S& shape, SettingPage& v) {
  shape.field("area_id", v.area_id, about("The place"));
  shape.field("area_name", v.area_name, about("Its name"));
  shape.field("items", v.items, about("Every setting"));
  shape.field("may_change", v.may_change, about("This caller may change them here"));
}

template <class S>
void describe(S& shape, SettingDraft& v) {
  shape.field("revision", v.revision, about("The revision that was seen").range(0, json::About::exact_integer_max - 1));
  shape.field("value", v.value, about("Number, time as 08:30, phone or word").max_length(40));
  shape.field("locked", v.locked, about("Nobody below may change it"));
}

template <class S>
void describe(S& shape, InheritDraft& v) {
  shape.field("revision", v.revision, about("The revision that was seen").range(0, json::About::exact_integer_max - 1));
}

template <class S>
void describe(S& shape, TemplateCard& v) {
  shape.field("id", v.id, about("The template"));
  shape.field("version", v.version, about("Which version of it"));
  shape.field("area_id", v.area_id, about("Whose it is: the community's or its county's"));
  shape.field("area_name", v.area_name, about("Its name"));
  shape.field("title", v.title, about("What it is for"));
  shape.field("words", v.words, about("The text").max_length(1000));
  shape.field("by", v.by, about("Who wrote this version"));
  shape.field("at", v.at, about("When"));
  shape.field("may_change", v.may_change, about("This caller may change and retire it"));
}

template <class S>
void describe(S& shape, TemplateList& v) {
  shape.field("items", v.items, about("Those of the place first, then those from above"));
  shape.field("may_add", v.may_add, about("This caller may add one here"));
}

template <class S>
void describe(S& shape, TemplateDraft& v) {
  shape.field("title", v.title, about("What it is for: 1 to 20 letters").max_length(40));
  shape.field("words", v.words, about("The text: 1 to 500 letters").max_length(1000));
}

template <class S>
void describe(S& shape, TemplateEdit& v) {
  shape.field("version", v.version, about("The version that was seen").range(1, json::About::exact_integer_max - 1));
  shape.field("title", v.title, about("What it is for: 1 to 20 letters").max_length(40));
  shape.field("words", v.words, about("The text: 1 to 500 letters").max_length(1000));
}

template <class S>
void describe(S& shape, TemplateRetire& v) {
  shape.field("version", v.version, about("The version that was seen").range(1, json::About::exact_integer_max - 1));
}

}  // namespace anxin::settings
