"""GoRules ZEN: a decision compiled once and handed over by a loader, which its documentation calls the quickest way, evaluated case by case. Its
`first` tables know no unknown: a case goes through an expression node, in which every test says whether it may be yes and whether no."""
import json

import numpy as np
import zen

from cases import FACTS, LONG_AGO, OFFERS, STANDINGS, SUPPORT, TODAY


def fact(name, holds):
    """`holds` and `fails` are expressions that are false of a null."""
    return f"{name} == null or {holds}", f"{name} == null or not ({holds})"


def both(a, b):
    return f"$.{a}_may and $.{b}_may", f"$.{a}_may_not or $.{b}_may_not"


def either(a, b):
    return f"$.{a}_may or $.{b}_may", f"$.{a}_may_not and $.{b}_may_not"


TESTS = {
    **{f"is_{name}": fact(name, f"{name} == true") for name in ["in_crisis", "concern", "new_leader", "accepts"]},
    "inadequate": fact("judgement", "judgement == 'inadequate'"),
    "below_good": fact("judgement", "judgement in ['inadequate', 'requires_improvement']"),
    "at_risk": fact("risk", "risk in ['medium', 'high']"),
    "at_high_risk": fact("risk", "risk == 'high'"),
    "group": fact("kind", "kind in ['preschool', 'nursery']"),
    "no_childminder": fact("kind", "kind != 'childminder'"),
    "many_vacancies": fact("staff_vacancies", "staff_vacancies > 3"),
    "some_vacancies": fact("staff_vacancies", "staff_vacancies > 1"),
    "new_and_vacancies": both("is_new_leader", "some_vacancies"),
    "strained": either("many_vacancies", "new_and_vacancies"),
    "emptying": ("places == null or on_roll == null or places - on_roll > 15",
                 "places == null or on_roll == null or places - on_roll <= 15"),
    "mostly_without": ("funded == null or on_roll == null or funded * 2 < on_roll",
                       "funded == null or on_roll == null or funded * 2 >= on_roll"),
    "small": fact("on_roll", "on_roll in [1..5]"),
    "long_ago": fact("inspected", f"inspected < {LONG_AGO}"),
    "failing": both("inadequate", "at_risk"),
    "concern_or_strained": either("is_concern", "strained"),
    "below": both("below_good", "concern_or_strained"),
    "high_group": both("at_high_risk", "group"),
    "empty_places": both("emptying", "mostly_without"),
    "very_small": both("small", "no_childminder"),
    "long_ago_concern": both("long_ago", "is_concern"),
}
RULES = [("intensive", "is_in_crisis"), ("intensive", "failing"), ("targeted", "inadequate"), ("targeted", "below"),
         ("targeted", "high_group"), ("focused", "empty_places"), ("focused", "very_small"), ("focused", "long_ago_concern")]


def expressions():
    for name, (may, may_not) in TESTS.items():
        yield f"{name}_may", may
        yield f"{name}_may_not", may_not
    left, possible = "true", {}
    for step, (level, name) in enumerate(RULES):
        possible.setdefault(level, []).append(f"({left} and $.{name}_may)")
        yield f"left_{step}", f"{left} and $.{name}_may_not"
        left = f"$.left_{step}"
    for level, ways in possible.items():
        yield level, " or ".join(ways)
    yield "universal", left
    yield "open", ("($.universal and ($.focused or $.targeted or $.intensive)) or ($.focused and ($.targeted or $.intensive)) "
                   "or ($.targeted and $.intensive)")
    yield "level", "$.open ? null : $.intensive ? 'intensive' : $.targeted ? 'targeted' : $.focused ? 'focused' : 'universal'"
    together = f"$.universal and $.intensive and not $.focused and not $.targeted and inspected == {TODAY + 7 - 728}"
    yield "visit_by", (f"$.level == 'intensive' ? {TODAY + 7} : inspected == null ? null : $.open ? ({together} ? {TODAY + 7} : null) : "
                       "inspected + ($.targeted ? 182 : $.focused ? 364 : 728)")
    much, some = "($.targeted or $.intensive)", "($.focused or $.targeted or $.intensive)"
    standing = "{0} ? ({1} ? 'possible' : 'yes') : 'no'".format
    yield "visits", standing(some, "$.universal")
    yield "plan", standing(f"{much} and $.is_accepts_may", "$.universal or $.focused or $.is_accepts_may_not")
    yield "training", standing("$.is_new_leader_may or $.below_good_may", "$.is_new_leader_may_not and $.below_good_may_not")
    yield "business", standing("$.emptying_may or $.at_risk_may", "$.emptying_may_not and $.at_risk_may_not")


def node(name, kind, lines=None):
    made = {"id": name, "name": name, "type": kind, "position": {"x": 0, "y": 0}}
    return {**made, "content": {"expressions": [{"id": key, "key": key, "value": value} for key, value in lines]}} if lines else made


def model():
    answers = [(name, name) for name in ["level", "visit_by", *OFFERS]]  # all that a caller gets
    nodes = [node("in", "inputNode"), node("rules", "expressionNode", list(expressions())),
             node("answers", "expressionNode", answers), node("out", "outputNode")]
    edges = [{"id": f"{a['id']} {b['id']}", "sourceId": a["id"], "targetId": b["id"], "type": "edge"} for a, b in zip(nodes, nodes[1:])]
    return json.dumps({"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges})


class Peer:
    def __init__(self, cases, threads):
        words = {fact: cases.words(fact) for fact in FACTS}
        self.cases = [dict(zip(FACTS, row)) for row in zip(*words.values())]
        content = zen.ZenDecisionContent(model())
        self.engine = zen.ZenEngine({"loader": lambda key: content})

    def decide(self):
        evaluate = self.engine.evaluate
        return [evaluate("settings_support", case)["result"] for case in self.cases]

    def answers(self, decided):
        # What is null is left out of a result.
        found = {"level": [SUPPORT.index(each["level"]) if each.get("level") else -1 for each in decided],
                 "visit_by": [each["visit_by"] if each.get("visit_by") is not None else -1 for each in decided]}
        for offer in OFFERS:
            found[offer] = [STANDINGS.index(each[offer]) for each in decided]
        return {name: np.array(column) for name, column in found.items()}
