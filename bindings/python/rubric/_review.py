"""What a framework rests on, and whether its scenarios hold, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import _frames
from ._tables import About, Table
from ._values import InputError, written

if TYPE_CHECKING:
    from ._framework import Framework


class Findings(Table):
    """A row a finding: `kind` (error, warning, neither cited nor assumed, read by nothing, or what a variant does), `what`, `file`, `line`, `was`, `now`."""

    cited: int
    assumed: int

    @property
    def caption(self) -> str:
        return f"{self.about.framework}: {self.cited} cited, {self.assumed} with an assumption; {len(self)} findings."


class Scenarios(Table):
    """A row a scenario: `scenario`, `status` (passed, failed, waiting), `held` of `expected` expectations, `file`, `line`, `message`."""

    @property
    def passed(self) -> bool:
        return all(status == "passed" for status in self.columns_of["status"])

    @property
    def caption(self) -> str:
        statuses = self.columns_of["status"]
        return f"{self.about.framework}: {statuses.count('passed')} passed, {statuses.count('failed')} failed, {statuses.count('waiting')} waiting."


class Changes(Table):
    """A row a change: `action` (add, replace, remove, set), `what`, what it `was` and is `now` as written, `file` and `line` of the amendment."""

    sides: tuple[str, str]

    @property
    def caption(self) -> str:
        return f"From {self.sides[0]} to {self.sides[1]}: {len(self)} {'change' if len(self) == 1 else 'changes'}."


def changes(first: Framework, second: Framework) -> Changes:
    """From a framework to its variant, or back; parameters that were set are changes too."""
    before, after = (each.native.review() for each in (first, second))
    own_before, own_after = (each.native.sources() for each in (first, second))
    if own_before[0] == own_after[0]:
        rows = []
    elif after["base"] == first.name and any(text == own_before[0][1] for _, text in own_after[1:]):
        rows = after["differences"]
    elif before["base"] == second.name and any(text == own_after[0][1] for _, text in own_before[1:]):
        back = {"add": "remove", "remove": "add"}
        rows = [each | {"action": back.get(each["action"], each["action"]), "was": each["now"], "now": each["was"]} for each in before["differences"]]
    else:
        raise InputError(f"error: neither of `{first.name}` and `{second.name}` is written as a variant of the other as it stands here, so what changes is not known")
    rows = rows + [{"action": "set", "what": f"parameter {name}", "was": value_set(first, name), "now": value_set(second, name)}
                   for name in dict.fromkeys((*first.parameters, *second.parameters)) if value_set(first, name) != value_set(second, name)]
    columns = {name: [row.get(name) or None for row in rows] for name in ("action", "what", "was", "now", "file", "line")}
    made = Changes(columns, _frames.kind_named("rows"), f"What {second.name} changes", About(second.title, len(rows)))
    made.sides = first.name, second.name
    return made


def value_set(framework: Framework, name: str) -> str | None:
    """As it was set, else as it is written; None where that is elsewhere, or depends on the day."""
    if name in framework.parameters:
        return written(framework.parameters[name])
    values = framework.schema.parameters.get(name, {}).get("values", [])
    return str(values[0]) if len(values) == 1 else None


def findings(framework: Framework) -> Findings:
    found = framework.native.review()
    rows: list[dict[str, Any]] = [{"kind": each["severity"], "what": each["title"], "file": each["source"], "line": each["line"], "was": None, "now": each["help"] or None}
                                  for each in framework.warnings]
    rows += [{"kind": "neither cited nor assumed", "what": what} for what in found["neither"]]
    rows += [{"kind": "read by nothing", "what": what} for what in found["unread"]]
    rows += [{"kind": each["action"], "what": each["what"], "file": each["file"], "line": each["line"], "was": each["was"] or None, "now": each["now"] or None}
             for each in found["differences"]]
    columns = {name: [row.get(name) for row in rows] for name in ("kind", "what", "file", "line", "was", "now")}
    made = Findings(columns, _frames.kind_named("rows"), f"Check of {framework.name}", About(framework.title, len(rows)))
    made.cited, made.assumed = found["cited"], found["assumed"]
    return made


def scenarios(framework: Framework) -> Scenarios:
    rows = framework.native.scenarios()
    columns = {name: [row[name] for row in rows] for name in ("scenario", "status", "held", "expected", "file", "line", "message")}
    return Scenarios(columns, _frames.kind_named("rows"), f"Scenarios of {framework.name}", About(framework.title, len(rows)))
