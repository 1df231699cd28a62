#!/usr/bin/env python3
"""Check data/demo: people and places fit together, every event is allowed at its time, the spreads are as promised.

    python3 tools/check_demo.py            prints what is wrong, one line each; exit code 1 if anything is
"""
import collections
import datetime
import json
import pathlib
import re
import statistics
import sys

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "data" / "demo"

CHANNELS = {"home_visit": 0.45, "mayor_hotline": 0.32, "phone": 0.23}
# What a hotline is asked: requirements, section 5. Praise and the rest are too rare to be seen in so few.
KINDS = {"consult": 0.415, "complaint": 0.333, "help": 0.195, "suggestion": 0.022}
CATEGORIES = {"home_repair", "elder_care", "meals", "health", "children", "disability", "neighbours", "environment",
              "safety", "utilities", "parking", "culture", "policy", "livelihood", "digital_help", "other"}
POPULATIONS = {"elder", "disabled", "needy_household", "youth", "child", "general"}
SATISFACTION = {"very_satisfied", "satisfied", "neutral", "dissatisfied", "very_dissatisfied"}
RELATIONS = {"parent", "child", "spouse", "neighbour", "other"}
ORDER_KINDS = {"consult", "help", "complaint", "suggestion", "report", "praise", "other"}
STAFF = {"community_worker": 14, "social_worker": 2, "secretary": 1, "county_admin": 1, "auditor": 1, "system_admin": 1}
STAGES = ("registered", "triaged", "assigned", "in_progress", "done", "closed", "referred", "replied", "suspended",
          "withdrawn")
OVER = ("closed", "withdrawn")
TARGETS = {"hotline", "department", "petition_office", "medical", "legal_aid", "police"}

# What each event must carry beside day, time, need, actor and do; a word with "?" may be absent.
FIELDS = {
    "register": "channel words requester place emergency call_back met? order_no? order_kind? received? due_day?",
    "triage": "urgency urgency_reason difficulty difficulty_reason category population public_interest "
              "public_interest_reason feasible feasible_reason owner? again?",
    "assign": "task what handler due_day",
    "start": "task",
    "note": "task text",
    "done": "task result evidence took_part?",
    "owner": "owner reason",
    "withdraw": "reason",
    "suspend": "reason until_day",
    "reply": "words way appeal",
    "refer": "target body",
    "call_back": "way reached solved? satisfaction? words?",
}
ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
HALF_WIDTH = re.compile(r"[\u3400-\u9fff][,:;?()!]|[,:;?()!][\u3400-\u9fff]")


def id_number_fits(number, born, sex):
    """GB 11643: the area that does not exist, the birth date, an odd place for men, the check digit."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], ID_WEIGHTS))
    return (re.fullmatch(r"999999\d{11}[\dX]", number) is not None and number[6:14] == born.replace("-", "")
            and int(number[16]) % 2 == (sex == "male") and number[17] == "10X98765432"[total % 11])


def born_is_date(born):
    parts = [int(part) for part in born.split("-")]
    try:
        datetime.date(*(parts + [1, 1])[:3])
    except ValueError:
        return False
    return len(parts) <= 3


def door_stands(place, estates):
    """The building is in the estate, the unit in the building, the door on one of its floors."""
    estate = estates.get(place.get("estate"))
    if estate is None:
        return False
    if "building" not in place:
        return "door" not in place
    building = {b["no"]: b for b in estate["buildings"]}.get(place["building"])
    if building is None or "door" not in place:
        return building is not None
    floor, door = divmod(int(place["door"]), 100)
    return (1 <= int(place["unit"]) <= building["units"] and 1 <= floor <= building["floors"]
            and 1 <= door <= building["doors_per_floor"])


class People:
    """huanglou.json, and what is wrong in it."""

    def __init__(self, place):
        self.problems = []
        self.estates = {estate["key"]: estate for estate in place["estates"]}
        self.staff = {person["login"]: person for person in place["staff"]}
        self.residents = {person["key"]: person for person in place["residents"]}
        self.place = place

    def say(self, who, what):
        self.problems.append(f"{who}: {what}")

    def check(self):
        if len(self.estates) != 6 or self.place["community"]["code"] != "371722003003":
            self.say("community", "must be 黄楼社区 with six estates")
        if collections.Counter(person["role"] for person in self.place["staff"]) != STAFF:
            self.say("staff", "not the number of people for each role")
        for person in self.place["staff"]:
            self.check_staff(person)
        for person in self.place["residents"]:
            self.check_resident(person)
        self.check_unique()
        return self.problems

    def check_staff(self, person):
        households = {resident["household"] for resident in self.residents.values()}
        if not re.fullmatch("[a-z]+", person["login"]):
            self.say(person["login"], "a login is pinyin in small letters")
        if not set(person["estates"]) <= set(self.estates) or person["household"] not in households | {None}:
            self.say(person["login"], "unknown estate or household")

    def check_resident(self, person):
        key = person["key"]
        if not door_stands(person, self.estates) or "door" not in person:
            self.say(key, "no such door")
        if not born_is_date(person["born"]) or person["sex"] not in ("male", "female"):
            self.say(key, "birth date or sex")
        if person["id_no"] and not id_number_fits(person["id_no"], person["born"], person["sex"]):
            self.say(key, "ID number does not fit the person")
        if person["has_phone"] != bool(person["phone"]) or person["smartphone"] > person["has_phone"]:
            self.say(key, "phone and flags disagree")
        if person["phone"] and not re.fullmatch(r"1990000\d{4}|0530-0000\d{3}", person["phone"]):
            self.say(key, "phone is not plainly made up")
        if not person["has_phone"] and person.get("contact") not in set(self.residents) | {"visit"}:
            self.say(key, "nobody knows how to reach this person")

    def check_unique(self):
        everybody = self.place["residents"] + self.place["staff"]
        mobiles = [p["phone"] for p in everybody if (p["phone"] or "").startswith("199")]
        numbers = [p["id_no"] for p in self.place["residents"] if p["id_no"]]
        if len(set(mobiles)) != len(mobiles) or len(set(numbers)) != len(numbers):
            self.say("residents", "a phone or ID number stands twice")
        if len(self.residents) != len(self.place["residents"]) or len(self.staff) != len(self.place["staff"]):
            self.say("people", "a key stands twice")
        doors = collections.defaultdict(set)
        for p in self.place["residents"]:
            doors[p["household"]].add((p["estate"], p["building"], p["unit"], p["door"]))
        if any(len(found) > 1 for found in doors.values()):
            self.say("residents", "a household lives behind two doors")


def moment(event):
    hours, minutes = event["time"].split(":")
    return event["day"] * 1440 + int(hours) * 60 + int(minutes)


class Need:
    """One need played through by the rules of the life table; `problems` fills as events come."""

    def __init__(self, key, people):
        self.key, self.people, self.problems = key, people, []
        self.stage, self.tasks, self.handlers = None, {}, set()
        self.registered = self.first_triage = self.closed = None
        self.tries, self.reopened, self.draft, self.last, self.judgement = [], 0, {}, None, {}

    def play(self, event):
        if self.last is not None and moment(event) <= self.last:
            self.say(event, "not after the event before")
        self.last = moment(event)
        if event["do"] != "register" and self.stage is None:
            self.say(event, "before it was registered")
            return
        getattr(self, "play_" + event["do"])(event)

    def say(self, event, what):
        self.problems.append(f"{self.key} {event['day']} {event['time']} {event['do']}: {what}")

    def households(self):
        requester = self.draft["requester"]
        keys = [requester.get("person"), requester.get("for")]
        return {self.people.residents[key]["household"] for key in keys if key in self.people.residents}

    def own(self, login):
        """Is it the matter of this member of staff or of the household?"""
        return self.people.staff[login]["household"] in self.households()

    def play_register(self, event):
        self.stage, self.draft, self.registered = "registered", event, moment(event)
        requester = event["requester"]
        known = {requester[k] for k in ("person", "for") if k in requester} <= set(self.people.residents)
        if not known or sum(bool(requester.get(k)) for k in ("person", "name", "anonymous")) != 1:
            self.say(event, "a known person, a name as told, or anonymous: one of them")
        if ("for" in requester) != ("relation" in requester) or requester.get("relation", "other") not in RELATIONS:
            self.say(event, "on behalf of somebody needs the relation")
        if event["channel"] not in CHANNELS or not door_stands(event["place"], self.people.estates):
            self.say(event, "channel or place")
        if not 15 <= len(event["words"]) <= 120:
            self.say(event, f"{len(event['words'])} characters of words")
        if event["call_back"] not in ("phone", "visit", "none"):
            self.say(event, "way of the call-back")
        if bool(requester.get("anonymous")) != (event["call_back"] == "none"):
            self.say(event, "somebody anonymous cannot be called back, everybody else is")
        if (event.get("met") in ("requester", "family", "nobody_else")) != (event["channel"] == "home_visit"):
            self.say(event, "a visit says who was met")
        self.check_hotline(event)

    def check_hotline(self, event):
        hotline = event["channel"] == "mayor_hotline"
        if any((field in event) != hotline for field in ("order_no", "order_kind", "received", "due_day")):
            self.say(event, "order number, kind, receipt and due day belong to the hotline alone")
        elif hotline and event["order_kind"] not in ORDER_KINDS:
            self.say(event, "kind of order")
        elif hotline and not moment(event["received"]) <= moment(event):
            self.say(event, "received after it was registered")

    def play_triage(self, event):
        judged_anew = self.stage == "triaged"  # by a later look at the same matter; the owner stays
        if not judged_anew and self.stage not in ("registered", "reopened"):
            self.say(event, f"cannot be triaged when {self.stage}")
        if bool(event.get("again")) != (self.stage == "reopened") or judged_anew == ("owner" in event):
            self.say(event, "says again when reopened, and who owns it unless it was judged before")
        if self.people.staff[event["actor"]]["role"] != "social_worker":
            self.say(event, "only a social worker triages")
        if self.own(event["actor"]) or self.own(event.get("owner", event["actor"])):
            self.say(event, "nobody triages or owns a need of the own household")
        if event["category"] not in CATEGORIES or not set(event["population"]) <= POPULATIONS:
            self.say(event, "category or population")
        if event["urgency"] not in ("urgent", "soon", "can_wait") or event["difficulty"] not in (
                "easy", "medium", "hard"):
            self.say(event, "urgency or difficulty")
        self.first_triage = self.first_triage if self.first_triage is not None else moment(event)
        self.stage, self.judgement = "triaged", event

    def play_withdraw(self, event):
        if self.stage in OVER:
            self.say(event, f"cannot be taken back when {self.stage}")
        self.stage = "withdrawn"

    def play_suspend(self, event):
        if self.stage in OVER or event["until_day"] <= event["day"]:
            self.say(event, "waits for a day that is to come, and only while it is open")
        self.only_social_worker(event)
        self.stage = "suspended"

    def play_reply(self, event):
        if self.stage != "triaged" or (self.judgement["public_interest"] and self.judgement["feasible"]):
            self.say(event, "words instead of deeds only after a judgement that says no")
        if event["way"] == "notice" and self.draft["call_back"] != "none":
            self.say(event, "who wished a call-back is told in person")
        self.only_social_worker(event)
        self.handlers.add(event["actor"])
        self.stage = "replied"

    def play_refer(self, event):
        if self.stage != "triaged" or event["target"] not in TARGETS:
            self.say(event, "passed on once it was judged, to somebody that there is")
        self.stage = "referred"

    def only_social_worker(self, event):
        if self.people.staff[event["actor"]]["role"] != "social_worker" or self.own(event["actor"]):
            self.say(event, "a social worker's word, and never of the own household")

    def play_assign(self, event):
        if self.stage not in ("triaged", "assigned", "in_progress") or event["task"] in self.tasks:
            self.say(event, f"cannot be assigned when {self.stage}")
        if self.own(event["handler"]):
            self.say(event, "nobody handles a need of the own household")
        if self.people.staff[event["handler"]]["role"] not in ("community_worker", "social_worker"):
            self.say(event, "not a handler")
        if event["due_day"] < event["day"]:
            self.say(event, "due before it was given")
        self.tasks[event["task"]] = [event["handler"], "open", event["due_day"]]
        self.handlers.add(event["handler"])
        self.stage = "assigned" if self.stage != "in_progress" else self.stage

    def play_owner(self, event):
        if self.stage in ("registered", *OVER):
            self.say(event, f"not handed over when {self.stage}")
        if self.people.staff[event["actor"]]["role"] not in ("social_worker", "secretary"):
            self.say(event, "only a social worker or the secretary hands over")
        owner = self.people.staff.get(event["owner"], {"role": "nobody"})
        if owner["role"] not in ("community_worker", "social_worker", "secretary") or self.own(event["owner"]):
            self.say(event, "an owner works here and is not of the household")

    def own_task(self, event, *states):
        task = self.tasks.get(event["task"], [None, None, 0])
        if task[0] != event["actor"] or task[1] not in states:
            self.say(event, f"task {event['task']} is {task[1]} and belongs to {task[0]}")
        return task

    def play_start(self, event):
        self.own_task(event, "open")[1] = "started"
        self.stage = "in_progress"

    def play_note(self, event):
        self.own_task(event, "started")

    def play_done(self, event):
        self.own_task(event, "started")[1] = "done"
        for helper in event.get("took_part", []):
            if helper not in self.people.staff or helper == event["actor"] or self.own(helper):
                self.say(event, "a helper is another member of staff and not of the household")
            self.handlers.add(helper)
        if all(task[1] == "done" for task in self.tasks.values()):
            self.stage = "done"
            if self.draft["call_back"] == "none":
                self.stage, self.closed = "closed", moment(event)

    def play_call_back(self, event):
        if self.stage not in ("done", "replied"):
            self.say(event, f"called back when {self.stage}")
        if event["actor"] in self.handlers or self.own(event["actor"]):
            self.say(event, "the caller was a handler or is of the household")
        person = self.people.residents.get(self.draft["requester"].get("person"))
        if event["way"] == "phone" and person and not person["has_phone"]:
            self.say(event, "called somebody who has no phone")
        told = [field in event for field in ("solved", "satisfaction", "words")]
        if any(told) != event["reached"] or all(told) != event["reached"]:
            self.say(event, "an answer if and only if somebody was reached")
        if event["reached"]:
            self.answer(event)
        else:
            self.tries.append(event["day"])
            if len(set(self.tries)) >= 3:
                self.stage, self.closed = "closed", moment(event)

    def answer(self, event):
        if event["satisfaction"] not in SATISFACTION:
            self.say(event, "satisfaction")
        if event["solved"]:
            self.stage, self.closed = "closed", moment(event)
        else:
            self.stage, self.reopened, self.tries = "reopened", self.reopened + 1, []


def check_event(event, people):
    """Completeness of one event: fields, known actor, before today, plain Chinese texts."""
    fields = FIELDS.get(event.get("do"), "").split()
    must = {"day", "time", "need", "actor", "do"} | {f for f in fields if not f.endswith("?")}
    if not must <= set(event) or not set(event) <= must | {f.rstrip("?") for f in fields}:
        return f"{event}: fields missing or unknown"
    where = f"{event['need']} {event['day']} {event['time']}"
    if event["day"] >= 0 or not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", event["time"]):
        return f"{where}: must lie before today"
    if event["actor"] not in people.staff or event.get("handler", event["actor"]) not in people.staff:
        return f"{where}: unknown member of staff"
    texts = [v for k, v in event.items() if k in (
        "words", "urgency_reason", "difficulty_reason", "public_interest_reason", "feasible_reason", "what", "text",
        "result", "evidence", "reason", "body", "appeal")]
    if any(not text.strip() or HALF_WIDTH.search(text) for text in texts):
        return f"{where}: empty text or half-width punctuation"
    return None


def alike(one, other):
    """Share of common bigrams: 1 for the same wording."""
    a, b = ({text[i:i + 2] for i in range(len(text) - 1)} for text in (one, other))
    return len(a & b) / len(a | b)


def check_wording(needs):
    words = [(need.key, need.draft["words"]) for need in needs]
    return [f"{a} and {b}: said in the same words" for i, (a, one) in enumerate(words)
            for b, other in words[i + 1:] if alike(one, other) > 0.4]


def check_spreads(needs):
    problems, n = [], len(needs)
    channels = collections.Counter(need.draft["channel"] for need in needs)
    for channel, share in CHANNELS.items():
        if abs(channels[channel] / n - share) > 0.04:
            problems.append(f"{channel}: {channels[channel]} of {n}, should be {share:.0%}")
    problems += check_kinds([need.draft["order_kind"] for need in needs if "order_kind" in need.draft])
    lag = statistics.median(n.first_triage // 1440 - n.registered // 1440 for n in needs if n.first_triage)
    span = statistics.median((need.closed - need.registered) / 1440 for need in needs if need.closed)
    if lag != 1 or not 7 <= span <= 11:
        problems.append(f"median triage {lag} days (1), median closure {span:.1f} days (9)")
    orders = [need.draft["order_no"] for need in needs if "order_no" in need.draft]
    if len(set(orders)) != len(orders):
        problems.append("an order number stands twice")
    still_open = [need for need in needs if need.stage not in OVER]
    late = sum(any(state != "done" and due < 0 for _, state, due in need.tasks.values()) for need in still_open)
    alarms = sum(need.draft["emergency"] for need in still_open)
    if late < 3 or alarms != 2:
        problems.append(f"{late} late (at least 3), {alarms} open emergencies (2)")
    return problems


def check_kinds(kinds):
    counts = collections.Counter(kinds)
    problems = [f"hotline {kind}: {counts[kind]} of {len(kinds)}, should be {share:.0%}"
                for kind, share in KINDS.items() if abs(counts[kind] / len(kinds) - share) > 0.04]
    if counts.most_common(1)[0][0] != "consult":
        problems.append("hotline: most orders are consultations")
    return problems


def check_expected(expected, needs, events):
    stages = collections.Counter(need.stage for need in needs)
    found = {"needs": len(needs), "events": len(events), "stages": {stage: stages[stage] for stage in STAGES},
             "reopened_once": sum(need.reopened > 0 for need in needs)}
    return [] if found == expected else [f"expected says {expected}, the events give {found}"]


def play(events, people):
    needs = {}
    for event in events:
        needs.setdefault(event["need"], Need(event["need"], people)).play(event)
    return list(needs.values())


def check(place, told):
    """All problems of the two files, as sentences."""
    people, events = People(place), told["events"]
    problems = people.check()
    broken = [problem for event in events if (problem := check_event(event, people))]
    if broken:
        return problems + broken
    if any(moment(a) > moment(b) for a, b in zip(events, events[1:])):
        problems.append("events are not in the order of time")
    needs = play(events, people)
    problems += [problem for need in needs for problem in need.problems]
    return problems + check_wording(needs) + check_spreads(needs) + check_expected(told["expected"], needs, events)


def load(folder=FOLDER):
    return [json.loads((folder / name).read_text(encoding="utf-8"))
            for name in ("huanglou.json", "huanglou-events.json")]


def main():
    problems = check(*load())
    print("\n".join(problems) or "demo: nothing to mend")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
