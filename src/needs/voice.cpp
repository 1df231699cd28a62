#include "needs/voice.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/phone.h"
#include "text/unicode.h"

namespace anxin::needs {
namespace {

constexpr std::array<std::string_view, 3> channels{"phone", "home_visit", "mayor_hotline"};
constexpr std::array<std::string_view, 5> relations{"parent", "child", "spouse", "neighbour", "other"};
constexpr std::array<std::string_view, 7> order_kinds{"consult", "help",   "complaint", "suggestion",
                                                      "report",  "praise", "other"};

template <std::size_t n>
bool among(const std::array<std::string_view, n>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

// A phone as digits; what cannot be read is an error, so that nobody calls back a wrong number.
Result<PrivateText> readable_phone(const PrivateText& phone, const char* field) {
  const text::Phone read = text::read_phone(phone.reveal());
  if (read.reading == text::PhoneReading::unreadable) return invalid("phone.unreadable", field);
  return PrivateText(read.digits);
}

Result<Done> check_channel(const NeedDraft& draft) {
  if (!among(channels, draft.channel)) return invalid("need.unknown_word", ".channel");
  const bool from_hotline = draft.channel == "mayor_hotline";
  if (from_hotline && (!draft.hotline || draft.hotline->order_no.empty())) {
    return invalid("need.order_no_missing", ".hotline.order_no");
  }
  if (draft.hotline && !from_hotline) return invalid("need.not_of_this_channel", ".hotline");
  if (draft.hotline && !among(order_kinds, draft.hotline->order_kind)) {
    return invalid("need.unknown_word", ".hotline.order_kind");
  }
  if (draft.visit && draft.channel != "home_visit") return invalid("need.not_of_this_channel", ".visit");
  if (draft.channel == "home_visit" && !draft.visit) return invalid("need.visit_missing", ".visit");
  return Done{};
}

Result<Done> check_call_back(const NeedDraft& draft) {
  const std::string& way = draft.call_back_way;
  if (way != "phone" && way != "visit" && way != "none") return invalid("need.unknown_word", ".call_back_way");
  if (draft.requester.anonymous && way != "none") return invalid("need.anonymous_call_back", ".call_back_way");
  // Of somebody picked from the register, register_need looks whether a number or a door is there.
  const bool phone_known = draft.requester.person || !draft.requester.phone.empty() ||
                           (draft.on_behalf && (draft.on_behalf->person || !draft.on_behalf->phone.empty()));
  if (way == "phone" && !phone_known) return invalid("need.phone_missing", ".requester.phone");
  const bool door_known =
      !draft.address.empty() || draft.requester.person || (draft.on_behalf && draft.on_behalf->person);
  if (way == "visit" && !door_known) return invalid("need.address_missing", ".address");
  return Done{};
}

}  // namespace

HotlineOrder in_one_form(HotlineOrder order) {
  order.source = text::narrowed(text::cleaned(order.source).text);
  order.order_no = text::narrowed(text::cleaned(order.order_no).text);
  std::erase_if(order.order_no, [](char c) { return c == ' ' || c == '\t' || c == '\n'; });
  return order;
}

Result<NeedDraft> checked(NeedDraft draft, Instant now) {
  draft.words = PrivateText(text::cleaned(draft.words.reveal()).text);
  if (draft.words.empty()) return invalid("need.words_missing", ".words");
  if (text::length(draft.words.reveal()) > words_length_max) return invalid("need.words_too_long", ".words");
  // Clocks of two machines may differ by a few minutes; more is a wrong date.
  if (draft.happened > now.plus_minutes(10)) return invalid("need.happened_in_the_future", ".happened");
  if (draft.hotline) draft.hotline = in_one_form(std::move(*draft.hotline));
  TRY(check_channel(draft));
  if (draft.requester.anonymous && (draft.requester.person || !draft.requester.name.empty())) {
    return invalid("need.anonymous_with_name", ".requester.name");
  }
  draft.requester.name = PrivateText(text::cleaned(draft.requester.name.reveal()).text);
  draft.requester.phone = TRY(readable_phone(draft.requester.phone, ".requester.phone"));
  if (draft.on_behalf) {
    if (!among(relations, draft.on_behalf->relation)) return invalid("need.unknown_word", ".on_behalf.relation");
    draft.on_behalf->name = PrivateText(text::cleaned(draft.on_behalf->name.reveal()).text);
    draft.on_behalf->phone = TRY(readable_phone(draft.on_behalf->phone, ".on_behalf.phone"));
  }
  TRY(check_call_back(draft));
  return draft;
}

}  // namespace anxin::needs
