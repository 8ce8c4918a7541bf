"""The cases that rubric_bench --write-cases wrote, and the answers that all have to give; what every peer begins with."""
from pathlib import Path

import numpy

LEVELS = {
    "judgement": ["inadequate", "requires_improvement", "good", "outstanding", "met", "not_inspected"],
    "kind": ["childminder", "preschool", "nursery", "school"],
    "risk": ["low", "medium", "high"],
}
BOOLEANS = ["in_crisis", "concern", "new_leader", "accepts"]
NUMBERS = ["on_roll", "places", "staff_vacancies", "funded"]
DATES = ["inspected"]
FACTS = [*LEVELS, *BOOLEANS, *NUMBERS, *DATES]

SUPPORT = ["universal", "focused", "targeted", "intensive"]
OFFERS = ["visits", "plan", "training", "business"]
STANDINGS = ["yes", "no", "possible"]
TODAY = 20_544         # 2026-04-01, in days since 1970
LONG_AGO = 19_083      # 2022-04-01


def dtype(fact):
    return (numpy.int8 if fact in LEVELS or fact in SUPPORT else numpy.bool_ if fact in BOOLEANS
            else numpy.int16 if fact in NUMBERS else numpy.int32)


def read(folder, name, kind, what, rows):
    return numpy.fromfile(Path(folder) / f"{name}.{what}", dtype=kind, count=rows)


class Cases:
    """values[fact] and known[fact]: an array each. Where a fact is missing its value is 0."""

    def __init__(self, folder, rows):
        self.rows = rows
        self.values = {fact: read(folder, fact, dtype(fact), "values", rows) for fact in FACTS}
        self.known = {fact: read(folder, fact, numpy.bool_, "known", rows) for fact in FACTS}

    def words(self, fact):
        """An object a row, None where it is missing: of levels their names, of dates days since 1970."""
        values, known = self.values[fact].tolist(), self.known[fact].tolist()
        names = LEVELS.get(fact)
        return [(names[value] if names else value) if there else None for value, there in zip(values, known)]


def difference(folder, rows, answers):
    """What differs first, in words; empty where nothing does. `answers`: level, visit_by and the offers, each an array with -1 where it
    is open; offers have the places of STANDINGS."""
    for name in ["level", "visit_by", *OFFERS]:
        kind = numpy.int32 if name == "visit_by" else numpy.int8
        expected = read(folder, name, kind, "values", rows)
        if name not in OFFERS:
            expected = numpy.where(read(folder, name, numpy.bool_, "known", rows), expected, -1)
        if len(answers[name]) != rows:
            return f"{name}: {len(answers[name])} rows in place of {rows}"
        wrong = numpy.flatnonzero(expected != answers[name])
        if len(wrong):
            return f"{name} of row {wrong[0]} is {answers[name][wrong[0]]}; expected {expected[wrong[0]]}; {len(wrong)} differ"
    return ""
