"""numpy over whole columns: a test is two boolean arrays, whether it may be yes and whether it may be no."""
import numpy as np

from cases import LONG_AGO, OFFERS, TODAY


def test(known, holds):
    return holds | ~known, ~(holds & known)


def both(a, b):
    return a[0] & b[0], a[1] | b[1]


def either(a, b):
    return a[0] | b[0], a[1] & b[1]


def first(rules):
    """The possibilities of a decision of policy `first`, an array for each level; the last is what is left."""
    left, possible = None, {}
    for level, (yes, no) in rules:
        may = yes if left is None else left & yes
        possible[level] = possible[level] | may if level in possible else may
        left = no if left is None else left & no
    return [left, possible["focused"], possible["targeted"], possible["intensive"]]


def standing(when):
    yes, no = when
    return no.view(np.int8) + (yes & no).view(np.int8)


class Peer:
    def __init__(self, cases, threads):
        self.values, self.known = cases.values, cases.known

    def decide(self):
        value, known = self.values, self.known
        fact = lambda name, holds: test(known[name], holds(value[name]))  # noqa: E731
        boolean = {name: test(known[name], value[name]) for name in ["in_crisis", "concern", "new_leader", "accepts"]}
        inadequate = fact("judgement", lambda j: j == 0)
        below_good = fact("judgement", lambda j: j < 2)
        at_risk, high = fact("risk", lambda r: r >= 1), fact("risk", lambda r: r == 2)
        group = fact("kind", lambda k: (k == 1) | (k == 2))
        no_childminder = fact("kind", lambda k: k != 0)
        posts = value["staff_vacancies"]
        strained = either(test(known["staff_vacancies"], posts > 3),
                          both(boolean["new_leader"], test(known["staff_vacancies"], posts > 1)))
        emptying = test(known["places"] & known["on_roll"], value["places"] - value["on_roll"] > 15)
        mostly_without = test(known["funded"] & known["on_roll"], value["funded"] * 2 < value["on_roll"])
        small = fact("on_roll", lambda n: (n >= 1) & (n <= 5))
        long_ago = fact("inspected", lambda day: day < LONG_AGO)

        universal, focused, targeted, intensive = possible = first([
            ("intensive", boolean["in_crisis"]),
            ("intensive", both(inadequate, at_risk)),
            ("targeted", inadequate),
            ("targeted", both(below_good, either(boolean["concern"], strained))),
            ("targeted", both(high, group)),
            ("focused", both(emptying, mostly_without)),
            ("focused", both(small, no_childminder)),
            ("focused", both(long_ago, boolean["concern"])),
        ])
        count = sum(each.view(np.int8) for each in possible)
        level = focused.view(np.int8) + targeted.view(np.int8) * np.int8(2) + intensive.view(np.int8) * np.int8(3)
        level[count > 1] = -1

        day = value["inspected"]
        at_once = np.int32(TODAY + 7)
        two_days = (count == 2) & universal & intensive & (day + 728 == at_once)
        sure = (level == 3) | (known["inspected"] & ((level >= 0) | two_days))
        visit_by = np.where(sure, np.where(intensive, at_once, day + np.array([728, 364, 182, 0, 0], np.int32)[level]), np.int32(-1))
        much = targeted | intensive
        return {
            "level": level, "visit_by": visit_by,
            "visits": standing((focused | much, universal)),
            "plan": standing(both((much, universal | focused), boolean["accepts"])),
            "training": standing(either(boolean["new_leader"], below_good)),
            "business": standing(either(emptying, at_risk)),
        }

    def answers(self, decided):
        return {name: decided[name] for name in ["level", "visit_by", *OFFERS]}
