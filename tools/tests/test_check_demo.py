"""The demo has nothing to mend, and the checker notices when it has."""
import copy
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import check_demo  # noqa: E402


class Demo(unittest.TestCase):
    def setUp(self):
        self.place, self.told = copy.deepcopy(self.loaded)

    @classmethod
    def setUpClass(cls):
        cls.loaded = check_demo.load()

    def problems(self):
        return check_demo.check(self.place, self.told)

    def first(self, do, **fields):
        return next(event for event in self.told["events"]
                    if event["do"] == do and all(event.get(k) == v for k, v in fields.items()))

    def of(self, need, do):
        return self.first(do, need=need)

    def assertProblem(self, words):
        found = self.problems()
        self.assertTrue(any(words in problem for problem in found), found[:5])

    def test_it_has_nothing_to_mend(self):
        self.assertEqual(self.problems(), [])

    def test_only_a_social_worker_triages(self):
        self.first("triage")["actor"] = "gaowei"
        self.assertProblem("only a social worker triages")

    def test_nobody_handles_a_need_of_the_own_household(self):
        need = self.first("register", requester={"person": "r19"})["need"]
        self.of(need, "assign")["handler"] = "gaowei"
        self.assertProblem("own household")

    def test_a_handler_never_calls_back(self):
        call = self.first("call_back", reached=True)
        call["actor"] = self.of(call["need"], "assign")["handler"]
        self.assertProblem("the caller was a handler")

    def test_a_task_belongs_to_its_handler(self):
        done = self.first("done")
        done["actor"] = "zhoumingzhen"
        self.assertProblem("belongs to")

    def test_a_call_back_waits_until_all_tasks_are_done(self):
        call = self.first("call_back", reached=True)
        self.told["events"].remove(self.of(call["need"], "done"))
        self.assertProblem("called back when")

    def test_reopened_means_triaged_again(self):
        self.told["events"].remove(self.first("triage", again=True))
        self.assertProblem("cannot be assigned when reopened")

    def test_words_instead_of_deeds_need_a_no(self):
        reply = self.first("reply")
        judged = [e for e in self.told["events"] if e["do"] == "triage" and e["need"] == reply["need"]][-1]
        judged["feasible"] = True
        self.assertProblem("only after a judgement that says no")

    def test_who_explained_makes_no_call_back(self):
        reply = self.first("reply")
        self.told["events"].append({"day": -1, "time": "23:00", "need": reply["need"], "actor": reply["actor"],
                                    "do": "call_back", "way": "phone", "reached": False})
        self.assertProblem("the caller was a handler")

    def test_a_need_waits_for_a_day_to_come(self):
        pause = self.first("suspend")
        pause["until_day"] = pause["day"]
        self.assertProblem("waits for a day that is to come")

    def test_a_need_is_passed_on_to_somebody_there_is(self):
        self.first("refer")["target"] = "somebody"
        self.assertProblem("to somebody that there is")

    def test_nothing_that_is_over_is_taken_back(self):
        closed = self.first("call_back", solved=True)["need"]
        self.told["events"].append({"day": -1, "time": "23:00", "need": closed, "actor": "gaowei", "do": "withdraw",
                                    "reason": "已经好了"})
        self.assertProblem("cannot be taken back")

    def test_hotline_orders_are_mostly_consultations(self):
        for event in self.told["events"]:
            if event.get("order_kind") == "consult":
                event["order_kind"] = "help"
        self.assertProblem("most orders are consultations")
        self.assertProblem("hotline consult: 0 of")

    def test_a_helper_makes_no_call_back(self):
        done = next(event for event in self.told["events"] if event.get("took_part"))
        done["took_part"] = [self.of(done["need"], "call_back")["actor"]]
        self.assertProblem("the caller was a handler")

    def test_a_need_is_handed_over_by_who_shares_out_the_work(self):
        self.first("owner")["actor"] = "gaowei"
        self.assertProblem("hands over")

    def test_order_numbers_belong_to_the_hotline(self):
        self.first("register", channel="phone")["order_no"] = "SX1234500001"
        self.assertProblem("belong to the hotline alone")

    def test_nobody_says_the_same_words_twice(self):
        one, two = [e for e in self.told["events"] if e["do"] == "register"][:2]
        two["words"] = one["words"]
        self.assertProblem("said in the same words")

    def test_words_are_neither_too_short_nor_too_long(self):
        self.first("register")["words"] = "灯坏了。"
        self.assertProblem("characters of words")

    def test_nothing_lies_ahead(self):
        self.told["events"][-1]["day"] = 0
        self.assertProblem("must lie before today")

    def test_time_runs_forward(self):
        events = self.told["events"]
        events[5], events[6] = events[6], events[5]
        self.assertProblem("not in the order of time")

    def test_an_event_is_whole(self):
        del self.first("done")["evidence"]
        self.assertProblem("fields missing or unknown")

    def test_half_width_punctuation_is_seen(self):
        self.first("note")["text"] = "水管,已经修好"
        self.assertProblem("half-width")

    def test_the_promised_counts_are_counted(self):
        self.told["expected"]["needs"] += 1
        self.assertProblem("expected says")

    def test_a_door_above_the_roof_is_seen(self):
        self.place["residents"][0]["door"] = "701"
        self.assertProblem("no such door")

    def test_a_wrong_check_digit_is_seen(self):
        person = next(p for p in self.place["residents"] if p["id_no"])
        person["id_no"] = person["id_no"][:17] + ("0" if person["id_no"][17] != "0" else "1")
        self.assertProblem("ID number does not fit")

    def test_a_phone_that_could_be_real_is_seen(self):
        next(p for p in self.place["residents"] if p["smartphone"])["phone"] = "13800138000"
        self.assertProblem("not plainly made up")


class IdNumber(unittest.TestCase):
    def test_the_worked_examples_of_the_standard_have_right_check_digits(self):
        self.assertTrue(check_demo.id_number_fits("999999194102030013", "1941-02-03", "male"))
        self.assertFalse(check_demo.id_number_fits("999999194102030014", "1941-02-03", "male"))
        self.assertFalse(check_demo.id_number_fits("999999194102030013", "1941-02-03", "female"))
        self.assertFalse(check_demo.id_number_fits("999999194102030013", "1941-02-04", "male"))


if __name__ == "__main__":
    unittest.main()
