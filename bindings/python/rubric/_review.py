"""What a framework rests on, and whether its scenarios hold, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import _frames
from ._tables import About, Table

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
