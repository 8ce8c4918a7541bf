"""A report of a case: its rows as a frame, its text, a workbook."""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import _core, _frames
from ._tables import About, Table
from ._values import InError, Possible, none, plain, written

if TYPE_CHECKING:
    from ._outcome import Outcome

ROW_IS = "row is"


class ReportTable(Table):
    """The rows of a report. `head` has what stands above them, `totals` what stands below, `titles` those of the columns; `row is` says `yes`, `perhaps` or `error` of a row. A
    cell that is open holds its possibilities as text, one in error says so."""

    head: dict[str, Any]
    totals: list[dict[str, Any]]
    titles: dict[str, str]
    markdown: str
    html: str

    @property
    def caption(self) -> str:
        return ", ".join(f"{name}: {written(value)}" for name, value in self.head.items())

    def plot(self) -> Any:
        """Bars of a total by a column, where the report has one: a panel for each column that is totalled, in its own unit."""
        from ._plots import total_bars

        return total_bars(self)

    def to_excel(self, path: str | Path) -> None:
        """Writes a workbook with the rows; nothing in it is run as a formula. Needs the extra `excel`."""
        from .excel import write

        write(path, {self.title[:31]: self}, about={name: written(value) for name, value in self.head.items()})

    def _repr_html_(self) -> str:
        """The page without its own style, which would lay out the whole notebook."""
        from ._html import block

        begin = self.html.find(">", self.html.find("<body")) + 1
        page = re.sub(r"<style.*?</style>", "", self.html[begin : self.html.rfind("</body>")], flags=re.DOTALL)
        return block(page.replace(f"<caption>{escape(self.title)}</caption>", "", 1))  # it stands above already

    def _repr_markdown_(self) -> str:
        return self.markdown

    def __repr__(self) -> str:
        return self.markdown


def report(outcome: Outcome, native: _core.Outcome, name: str, kind: str) -> ReportTable:
    found = json.loads(native.report(name, "json"))
    names = list(dict.fromkeys(column for row in found["rows"] for column in row["cells"])) or columns_of_header(native.report(name, "csv"))
    columns: dict[str, list[Any]] = {column: [cell(row["cells"].get(column)) for row in found["rows"]] for column in names}
    there = [row["there"] for row in found["rows"]]
    about = About(outcome.schema.all["title"] + (f", {outcome.key}" if outcome.key else ""), len(there), outcome.on, outcome.parameters,
                  {"that may be there": there.count("perhaps"), "in error": there.count("error")}, unit="row", without="Rows that are not sure")
    columns[ROW_IS] = there
    made = ReportTable(columns, _frames.kind_named(kind), found["title"], about)
    made.head = {entry: cell(value) for entry, value in found["head"].items()}
    made.titles = {column["name"]: column["title"] or column["name"] for each in outcome.schema.all["reports"] if each["name"] == name for column in each["columns"]}
    made.totals = [{"by": total["by"], "groups": [{column: cell(value) for column, value in group["cells"].items()} for group in total["groups"]]} for total in found["totals"]]
    made.markdown = native.report(name, "markdown")
    made.html = native.report(name, "html")
    return made


def columns_of_header(text: str) -> list[str]:
    header = text.partition("\n")[0]
    return [name.strip('"') for name in header.split(",") if name and name != ROW_IS]


def cell(value: Any) -> Any:
    """None is undetermined in no cell: what is open says what it may be."""
    if isinstance(value, dict) and "withheld" in value:
        return "withheld"
    found = plain(value, False)
    if isinstance(found, Possible | InError):
        return str(found)
    return "none" if found is none else found
