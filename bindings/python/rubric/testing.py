"""Cases for property tests: a Hypothesis strategy from a framework's schema.

    from hypothesis import given
    from rubric.testing import cases

    @given(cases(framework))
    def test_more_visits_are_never_fewer(case): ...

Numbers, dates and texts are drawn from both sides of everything that the framework compares them with as often as from anywhere; any
fact may be unknown, and none where its type has it. Needs `hypothesis`.
"""

from __future__ import annotations

import datetime
import json
from typing import Any

from ._framework import Framework, Parameters
from ._values import Date, day, none, settings

MOST_ELEMENTS, DEEPEST = 4, 4


def cases(framework: Framework, *, on: Date = None, set: Parameters = None, unknown: bool = True) -> Any:
    """A strategy of cases for `framework.decide`. `on` and `set` place the thresholds that depend on the day and on parameters; `unknown=False`
    gives every fact."""
    from hypothesis import strategies

    telling: dict[str, list[Any]] = json.loads(framework.native.telling_values(day(on), settings({**framework.parameters, **(set or {})})))
    drawing = _Drawing(strategies, framework.schema.all["records"], telling, unknown)
    return drawing.record(framework.schema.all["case"], "", 0)


class _Drawing:
    def __init__(self, strategies: Any, records: dict[str, Any], telling: dict[str, list[Any]], unknown: bool) -> None:
        self.strategies, self.records, self.telling, self.unknown = strategies, records, telling, unknown

    def record(self, name: str, prefix: str, deep: int) -> Any:
        fields = {field["name"]: self.field(field, prefix + field["name"], deep) for field in self.records[name]["fields"]}
        given = {name: each for name, each in fields.items() if each is not None}
        if self.unknown:
            return self.strategies.fixed_dictionaries({}, optional=given)
        return self.strategies.fixed_dictionaries(given)

    def field(self, field: dict[str, Any], path: str, deep: int) -> Any:
        """None of what lies too deep."""
        if field["computed"] and not self.unknown:
            return None
        if field["type"] == "record":
            if deep == DEEPEST:
                return None
            inside = self.record(field["record"], path + ("[]." if field["list"] else "."), deep + 1)
            drawn = self.strategies.lists(inside, max_size=MOST_ELEMENTS) if field["list"] else inside
        else:
            drawn = self.scalar(field, path)
        others = ([self.strategies.just(none)] if field["optional"] else []) + ([self.strategies.none()] if self.unknown else [])
        return self.strategies.one_of(drawn, *others)

    def scalar(self, field: dict[str, Any], path: str) -> Any:
        strategies = self.strategies
        if field["type"] == "levels":
            return strategies.sampled_from([level["name"] for level in field["levels"]])
        telling = self.telling.get(path, [])
        near: list[Any]
        match field["type"]:
            case "integer":
                anywhere = strategies.integers(0, 10_000)
                near = [int(value) for value in telling if value is not None]
            case "date":
                anywhere = strategies.dates(datetime.date(1990, 1, 1), datetime.date(2040, 12, 31))
                near = [datetime.date.fromisoformat(value) for value in telling]
            case "text":
                anywhere = strategies.text(strategies.characters(codec="utf-8", exclude_characters="\0"), max_size=20).filter(lambda text: text.strip().lower() != "none" or not field["optional"])
                near = [str(value) for value in telling]
            case "duration":
                unit = {"days": "days", "months": "months", "working_days": "working days"}[field["unit"]]
                return strategies.integers(0, 400).map(lambda count: f"{count} {unit}")
            case _:
                anywhere = strategies.decimals(0, 10_000, places=2, allow_nan=False).map(str)
                near = [str(value) for value in telling]
        return strategies.one_of(strategies.sampled_from(near), anywhere) if near else anywhere
