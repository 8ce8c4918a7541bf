"""OpenFisca-Core: a variable for every name in the framework, over the arrays of a population, as its documentation writes formulas. Its inputs
have no unknown, so that each fact comes with whether it is known, and each test with whether it may be yes and whether it may be no."""
import numpy as np
from openfisca_core.entities import Entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from cases import BOOLEANS, DATES, FACTS, LEVELS, LONG_AGO, NUMBERS, OFFERS, TODAY

PERIOD = "2026-04"
setting = Entity("setting", "settings", "An early years setting", "")


def test(known, holds):
    return holds | ~known, ~(holds & known)


# A test is a pair of variables: its formula is written once, and each of the two takes its side.
def tests():
    def fact(name, holds):
        return lambda given: test(given(f"{name}_known"), holds(given(name)))

    def two(a, b, holds):
        return lambda given: test(given(f"{a}_known") & given(f"{b}_known"), holds(given(a), given(b)))

    def both(a, b):
        return lambda given: (given(f"{a}_may") & given(f"{b}_may"), given(f"{a}_may_not") | given(f"{b}_may_not"))

    def either(a, b):
        return lambda given: (given(f"{a}_may") | given(f"{b}_may"), given(f"{a}_may_not") & given(f"{b}_may_not"))

    return {
        **{f"is_{name}": fact(name, lambda v: v) for name in BOOLEANS},
        "inadequate": fact("judgement", lambda v: v == 0),
        "below_good": fact("judgement", lambda v: v < 2),
        "at_risk": fact("risk", lambda v: v >= 1),
        "at_high_risk": fact("risk", lambda v: v == 2),
        "group": fact("kind", lambda v: (v == 1) | (v == 2)),
        "no_childminder": fact("kind", lambda v: v != 0),
        "many_vacancies": fact("staff_vacancies", lambda v: v > 3),
        "some_vacancies": fact("staff_vacancies", lambda v: v > 1),
        "new_and_vacancies": both("is_new_leader", "some_vacancies"),
        "strained": either("many_vacancies", "new_and_vacancies"),
        "emptying": two("places", "on_roll", lambda a, b: a - b > 15),
        "mostly_without": two("funded", "on_roll", lambda a, b: a * 2 < b),
        "small": fact("on_roll", lambda v: (v >= 1) & (v <= 5)),
        "long_ago": fact("inspected", lambda v: v < LONG_AGO),
        "failing": both("inadequate", "at_risk"),
        "concern_or_strained": either("is_concern", "strained"),
        "below": both("below_good", "concern_or_strained"),
        "high_group": both("at_high_risk", "group"),
        "empty_places": both("emptying", "mostly_without"),
        "very_small": both("small", "no_childminder"),
        "long_ago_concern": both("long_ago", "is_concern"),
        "some_support": lambda given: (given("focused") | given("targeted") | given("intensive"), given("universal")),
        "much_support": lambda given: (given("targeted") | given("intensive"), given("universal") | given("focused")),
        "plan_test": both("much_support", "is_accepts"),
        "training_test": either("is_new_leader", "below_good"),
        "business_test": either("emptying", "at_risk"),
    }


RULES = [("intensive", "is_in_crisis"), ("intensive", "failing"), ("targeted", "inadequate"), ("targeted", "below"),
         ("targeted", "high_group"), ("focused", "empty_places"), ("focused", "very_small"), ("focused", "long_ago_concern")]


def possible(level):
    def formula(given):
        left, found = None, None
        for outcome, name in RULES:
            if outcome == level:
                may = given(f"{name}_may") if left is None else left & given(f"{name}_may")
                found = may if found is None else found | may
            left = given(f"{name}_may_not") if left is None else left & given(f"{name}_may_not")
        return left if level == "universal" else found
    return formula


def ways(given):
    return sum(given(each).view(np.int8) for each in ["universal", "focused", "targeted", "intensive"])


def level(given):
    code = given("focused").view(np.int8) + 2 * given("targeted").view(np.int8) + 3 * given("intensive").view(np.int8)
    return np.where(given("ways") > 1, -1, code)


def visit_by(given):
    day, decided, at_once = given("inspected"), given("level"), TODAY + 7
    two_days = (given("ways") == 2) & given("universal") & given("intensive") & (day + 728 == at_once)
    sure = (decided == 3) | (given("inspected_known") & ((decided >= 0) | two_days))
    return np.where(sure, np.where(given("intensive"), at_once, day + np.array([728, 364, 182, 0, 0], np.int32)[decided]), -1)


def standing(name):
    def formula(given):
        may, may_not = given(f"{name}_may"), given(f"{name}_may_not")
        return may_not.view(np.int8) + (may & may_not).view(np.int8)
    return formula


def variable(name, of, formula=None):
    body = {"value_type": of, "entity": setting, "definition_period": DateUnit.MONTH, "label": name}
    if formula:
        body["formula"] = lambda population, period: formula(lambda other: population(other, period))
    return type(name, (Variable,), body)


def system():
    made = TaxBenefitSystem([setting])
    for fact in FACTS:
        made.add_variable(variable(fact, bool if fact in BOOLEANS else int))
        made.add_variable(variable(f"{fact}_known", bool))
    for name, both_sides in tests().items():
        made.add_variable(variable(f"{name}_may", bool, lambda given, of=both_sides: of(given)[0]))
        made.add_variable(variable(f"{name}_may_not", bool, lambda given, of=both_sides: of(given)[1]))
    for each in ["universal", "focused", "targeted", "intensive"]:
        made.add_variable(variable(each, bool, possible(each)))
    for name, formula in {"ways": ways, "level": level, "visit_by": visit_by}.items():
        made.add_variable(variable(name, int, formula))
    for offer, name in zip(OFFERS, ["some_support", "plan_test", "training_test", "business_test"]):
        made.add_variable(variable(offer, int, standing(name)))
    return made


class Peer:
    def __init__(self, cases, threads):
        self.cases, self.system = cases, system()

    def decide(self):
        simulation = SimulationBuilder().build_default_simulation(self.system, count=self.cases.rows)
        for fact in FACTS:
            simulation.set_input(fact, PERIOD, self.cases.values[fact])
            simulation.set_input(f"{fact}_known", PERIOD, self.cases.known[fact])
        return {name: simulation.calculate(name, PERIOD) for name in ["level", "visit_by", *OFFERS]}

    def answers(self, decided):
        return decided
