"""Workbooks in and out; needs the extra `excel`.

    frames = rubric.excel.read("settings.xlsx")                    # a list of dicts a sheet, by the sheets' names
    framework.evaluate(frames["Settings"])
    rubric.excel.write("decisions.xlsx", framework, frame, on="2022-10-01")

Nothing that is written is run as a formula: a text that begins with `=`, `+`, `-` or `@` is a text.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from . import _frames
from ._bound import Decided
from ._framework import Framework
from ._schema import IN_ERROR, NONE, UNDETERMINED
from ._tables import Table, long_date
from ._values import InputError, written

FILLS = ("F3F6FA", "FFF1CC", "FBD5C5", "F2B8B5")  # of levels, from the lowest
GREY, HEAD = "E7E6E6", "1F3864"
WIDEST, SAMPLED = 48, 200
RISKY = ("=", "+", "-", "@", "\t", "\r")


def read(path: str | Path, sheet: str | None = None) -> dict[str, list[dict[str, Any]]] | Any:
    """The sheets of a workbook by name, each a list of dicts; or one sheet. Formulas are read as the values that were last worked out; blank cells are None. The first row
    with anything in it holds the headers."""
    book = _openpyxl().load_workbook(path, read_only=True, data_only=True)
    try:
        if sheet is not None and sheet not in book.sheetnames:
            raise InputError(f"error: `{path}` has no sheet `{sheet}`; it has " + ", ".join(f"`{name}`" for name in book.sheetnames))
        found = {name: sheet_rows(book[name]) for name in book.sheetnames if sheet in (None, name)}
    finally:
        book.close()
    return found if sheet is None else found[sheet]


def sheet_rows(sheet: Any) -> list[dict[str, Any]]:
    rows = sheet.iter_rows(values_only=True)
    header = next((row for row in rows if any(cell is not None for cell in row)), ())
    names = [str(name).strip() if name is not None else None for name in header]
    repeated = {name for name in names if name is not None and names.count(name) > 1}
    if repeated:
        raise InputError(f"error: sheet `{sheet.title}` has several columns called " + ", ".join(f"`{name}`" for name in sorted(repeated)))
    return [{name: cell_fact(cell) for name, cell in zip(names, row, strict=False) if name is not None} for row in rows if any(cell is not None for cell in row)]


def cell_fact(cell: Any) -> Any:
    """A day where a cell holds one with no time."""
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date()
    return cell


def write(path: str | Path, what: Framework | Mapping[str, Any], data: Any = None, *, on: Any = None, set: Mapping[str, Any] | None = None,
          about: Mapping[str, str] | None = None, duties: bool = False) -> None:
    """Writes a workbook.

    `write(path, framework, frame)` decides the frame: a sheet of decisions, with levels coloured and what is undetermined or in error said, with its
    possibilities and reasons; a sheet of duties, if asked for; and one that says how it came about. `write(path, {"Moves": moves})` writes tables or frames, a sheet each.
    """
    book = _openpyxl().Workbook()
    book.remove(book.active)
    said: dict[str, str] = dict(about or {})
    if isinstance(what, Framework):
        decided = what.run(data, on=on, set=set, possible=True, because=True, assumed=True, duties=duties)
        decision_sheet(book.create_sheet("Decisions"), decided, what)
        if duties:
            fill(book.create_sheet("Duties"), decided.duties())
        said = story(decided, what, on, set) | said
    else:
        for name, table in what.items():
            columns = table.columns_of if isinstance(table, Table) else columns_of(table)
            fill(book.create_sheet(sheet_name(name)), columns)
            if isinstance(table, Table):
                said[name] = table.caption
    if said:
        fill(book.create_sheet("About"), {"": list(said), "value": list(said.values())})
    book.save(path)


def columns_of(frame: Any) -> _frames.Columns:
    kind = _frames.kind_of(frame)
    return {name: kind.column(frame, name) for name in kind.names(frame)}


def sheet_name(name: str) -> str:
    """As a workbook allows it."""
    return "".join("-" if each in r"[]:*?/\\" else each for each in name)[:31] or "Sheet"


def story(decided: Decided, framework: Framework, on: Any, set: Mapping[str, Any] | None) -> dict[str, str]:
    found = {"Framework": f"{framework.title} ({framework.name})", "Decided for": long_date(on if on is not None else decided.bound.on) or "no date",
             "Cases": f"{len(decided.bound):,}"}
    found |= {f"Parameter {name}": written(value) for name, value in {**framework.parameters, **(set or {})}.items()}
    for name, counts in decided.summary()["decisions"].items():
        found[framework.decisions.get(name, name)] = ", ".join(f"{label} {count:,}" for label, count in counts.items())
    return found | {f"Note {place}": note.strip() for place, note in enumerate(decided.bound.notes, 1)}


def decision_sheet(sheet: Any, decided: Decided, framework: Framework) -> None:
    """What evaluate gives, with an open value said in words."""
    columns = decided.columns()
    shown: dict[str, list[Any]] = {}
    for name, cells in columns.items():
        if name.endswith("_state") and name[:-6] in columns:
            continue
        states = columns.get(f"{name}_state")
        if states is not None:
            cells = [cell if state == "value" else UNDETERMINED if state == "open" else IN_ERROR if state == "error" else NONE for cell, state in zip(cells, states, strict=True)]
        elif name in framework.decisions or name in framework.offers:
            cells = [UNDETERMINED if cell is None else IN_ERROR if cell == "error" else cell for cell in cells]
        shown[name] = cells
    fill(sheet, shown)
    from openpyxl.styles import PatternFill

    for place, name in enumerate(shown, 1):
        column = framework.schema.countable.get(name)
        if column is None:
            continue
        ordered = column.labels[: column.ordered]
        paint = {label: PatternFill("solid", fgColor=FILLS[min(rank, len(FILLS) - 1)]) for rank, label in enumerate(ordered)}
        paint |= {label: PatternFill("solid", fgColor=GREY) for label in (UNDETERMINED, IN_ERROR)}
        for (cell,) in sheet.iter_rows(min_row=2, min_col=place, max_col=place):
            if cell.value in paint:
                cell.fill = paint[cell.value]


def fill(sheet: Any, columns: Mapping[str, list[Any]]) -> None:
    """Headers that stay in sight, filters, widths that fit."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for place, (name, cells) in enumerate(columns.items(), 1):
        put(sheet.cell(1, place), name)
        sheet.cell(1, place).font = Font(bold=True, color="FFFFFF")
        sheet.cell(1, place).fill = PatternFill("solid", fgColor=HEAD)
        sheet.cell(1, place).alignment = Alignment(vertical="top", wrap_text=True)
        for row, cell in enumerate(cells, 2):
            put(sheet.cell(row, place), cell)
        widest = max([len(name), *(len(written(cell)) for cell in cells[:SAMPLED] if cell is not None)])
        sheet.column_dimensions[get_column_letter(place)].width = min(widest + 3, WIDEST)
    sheet.freeze_panes = "B2"
    if columns:
        sheet.auto_filter.ref = sheet.dimensions


def put(cell: Any, value: Any) -> None:
    """A value into a cell: a text always as a text."""
    if value is None:
        return
    if isinstance(value, bool) or not isinstance(value, int | float | datetime.date | datetime.datetime):
        text = "".join(each for each in written(value) if each >= " " or each in "\t\n\r")[:32_767]
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(RISKY)
        return
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return
    cell.value = value
    if isinstance(value, datetime.date):
        cell.number_format = "dd/mm/yyyy"


def _openpyxl() -> Any:
    try:
        import openpyxl
    except ImportError:
        raise ImportError("workbooks need openpyxl: pip install rubric[excel]") from None
    return openpyxl
