"""What notebooks and terminals show. Everything that comes from a framework or from data is escaped."""

from __future__ import annotations

import datetime
from html import escape
from typing import TYPE_CHECKING, Any

from ._tables import SUPPRESSED, long_date
from ._values import InError, Possible, none, written

if TYPE_CHECKING:
    from ._framework import Framework
    from ._outcome import Outcome
    from ._tables import Table

STYLE = """<style>
.rubric{font-family:system-ui,sans-serif;font-size:.9rem;line-height:1.4;max-width:60rem;color:inherit}
.rubric table{table-layout:auto;border-collapse:collapse;margin:.4rem 0}
.rubric table th,.rubric table td{text-align:left!important;padding:.2rem .8rem .2rem 0;border-bottom:1px solid rgba(128,128,128,.35);vertical-align:top}
.rubric table td.number,.rubric table th.number,.rubric table td.n,.rubric table th.n{text-align:right!important}
.rubric caption,.rubric h1,.rubric h4{text-align:left;font-weight:600;font-size:1rem;margin:.2rem 0;padding:0}
.rubric dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.4rem 0}.rubric dt,.rubric dd{margin:0!important}.rubric dt{font-weight:600;width:auto!important}.rubric a.skip{display:none}
.rubric p{margin:.3rem 0;opacity:.8}.rubric .date{white-space:nowrap}
.rubric .open{color:#8a5a00}.rubric .wrong{color:#b00020}.rubric .none{opacity:.6}
.rubric pre{background:rgba(128,128,128,.1);padding:.5rem;overflow-x:auto}
.rubric mark{background:none;color:inherit;text-decoration:underline wavy #b00020;text-underline-offset:3px}
.rubric mark.warning{text-decoration-color:#8a5a00}
@media (prefers-color-scheme:dark){.rubric .open{color:#e0b050}.rubric .wrong{color:#ff8a80}}
</style>"""
MOST_ROWS, MOST_SHOWN = 60, 30


def block(content: str) -> str:
    return f'{STYLE}<div class="rubric">{content}</div>'


def preformatted(text: str) -> str:
    return block(f"<pre>{escape(text)}</pre>")


def value_html(value: Any) -> str:
    kind = ("open" if isinstance(value, Possible) else "wrong" if isinstance(value, InError) else "none" if value is none
            else "date" if isinstance(value, datetime.date) else "")
    text = escape(str(value) if isinstance(value, Possible | InError) else written(value))
    return f'<span class="{kind}">{text}</span>' if kind else text


def by_titles(value: Any, titles: dict[str, str]) -> Any:
    """Levels as people call them."""
    match value:
        case Possible():
            return Possible(tuple(by_titles(each, titles) for each in value.values))
        case list():
            return [by_titles(each, titles) for each in value]
        case dict():
            return {by_titles(level, titles): inside for level, inside in value.items()}
        case str():
            return titles.get(value, value)
    return value


def rows_html(head: list[str], rows: list[list[str]], caption: str = "", numbers: frozenset[int] = frozenset()) -> str:
    def cells(tag: str, row: list[str]) -> str:
        return "".join(f'<{tag}{" class=number" if place in numbers else ""}>{cell}</{tag}>' for place, cell in enumerate(row))

    body = "".join(f"<tr>{cells('td', row)}</tr>" for row in rows)
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{title}<thead><tr>{cells('th', [escape(each) for each in head])}</tr></thead><tbody>{body}</tbody></table>"


def outcome(one: Outcome) -> str:
    schema = one.schema
    decided = []
    for name, value in one.decisions.items():
        titles = {level["name"]: level["title"] for level in schema.decisions[name].get("levels", [])}
        because = ", ".join(one.because(name))
        assumed = ", ".join(one.assumed(name))
        decided.append([escape(schema.decisions[name]["title"]), value_html(by_titles(value, titles)), escape(because), escape(assumed)])
    parts = [rows_html(["Decision", "Value", "Because of", "Assumed"], decided, f"{schema.all['title']}{': ' + one.key if one.key else ''}")]
    offers = [[escape(schema.offers[name]["title"]), value_html(value)] for name, value in one.offers.items() if value is not False]
    if offers:
        parts.append(rows_html(["Offer", ""], offers))
    duties = [[escape(str(each.get("text") or schema.duties.get(str(each["duty"]), {}).get("title") or each["duty"])), escape(actor(one, each)), value_html(each["strength"]),
               value_html(each["by"]) if each.get("by") is not None else "", standing_html(each)] for each in one.duties]
    if duties:
        parts.append(rows_html(["Duty", "Who", "Strength", "By", ""], duties[:MOST_ROWS]))
        if len(duties) > MOST_ROWS:
            parts.append(f"<p>and {len(duties) - MOST_ROWS} duties more</p>")
    if one.unreadable:
        parts.append("<p class=wrong>" + "<br>".join(escape(line) for line in one.unreadable) + "</p>")
    return block("".join(parts))


def actor(one: Outcome, duty: dict[str, Any]) -> str:
    name = str(duty["actor"])
    return str(one.schema.actors.get(name, {}).get("title") or name)


def standing_html(duty: dict[str, Any]) -> str:
    if duty["done"] is True:
        return "done"
    if duty["late"] is True:
        return '<span class="wrong">late</span>'
    return '<span class="open">open</span>' if isinstance(duty["done"], Possible) else ""


def framework(one: Framework) -> str:
    schema = one.schema.all
    dates = " ".join(f"{word} {long_date(schema[word])}" for word in ("from", "to") if schema[word])
    head = f"<h4>{escape(schema['title'])}</h4><p>{escape(', '.join(schema['authority']))}{', in force ' + dates if dates else ''}</p>"
    decisions = [[escape(each["title"]), escape(", ".join(level["title"] for level in each["levels"]) if "levels" in each else each["kind"]), f"<code>{escape(each['name'])}</code>"]
                 for each in schema["decisions"]]
    parameters = [[escape(each["title"] or each["name"]), escape(written(one.parameters.get(each["name"], "; ".join(each["values"])))), f"<code>{escape(each['name'])}</code>"]
                  for each in schema["parameters"]]
    parts = [head, rows_html(["Decision", "What it may be", "Name"], decisions)]
    if parameters:
        parts.append(rows_html(["Parameter", "Value", "Name"], parameters))
    parts.append("<p>" + ", ".join(f"{len(schema[what])} {one if len(schema[what]) == 1 else what}" for one, what in (("offer", "offers"), ("duty", "duties"), ("report", "reports"))) + "</p>")
    return block("".join(parts))


def columns_shown(columns: dict[str, list[Any]]) -> tuple[list[list[Any]], frozenset[int], int]:
    """Rows that fit, which of the columns are numbers, and how many rows there are."""
    numbers = frozenset(place for place, values in enumerate(columns.values())
                        if any(isinstance(value, int | float) for value in values) and all(value is None or (isinstance(value, int | float) and not isinstance(value, bool)) for value in values))
    rows = [list(row) for row in zip(*columns.values(), strict=True)]
    return rows, numbers, len(rows)


def cell_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}".rstrip("0").rstrip(".")
    return written(value)


def counted_text(name: str, value: Any) -> str:
    """A count that is not there is suppressed."""
    return SUPPRESSED if value is None and name == "cases" else cell_text(value)


def table(one: Table) -> str:
    rows, numbers, count = columns_shown(one.columns_of)
    names = list(one.columns_of)
    body = rows_html(names, [[escape(counted_text(name, value)) for name, value in zip(names, row, strict=True)] for row in rows[:MOST_ROWS]], one.title, numbers)
    more = f"<p>and {count - MOST_ROWS:,} rows more</p>" if count > MOST_ROWS else ""
    return block(f"{body}{more}<p>{escape(one.caption)}</p>")


def text_table(columns: dict[str, list[Any]]) -> str:
    rows, numbers, count = columns_shown(columns)
    shown = [[counted_text(name, value).replace("\n", " ")[:60] for name, value in zip(columns, row, strict=True)] for row in rows[:MOST_SHOWN]]
    widths = [max([len(name), *(len(row[place]) for row in shown)]) for place, name in enumerate(columns)]
    def line(row: list[str]) -> str:
        return "  ".join(cell.rjust(width) if place in numbers else cell.ljust(width) for place, (cell, width) in enumerate(zip(row, widths, strict=True))).rstrip()

    return "\n".join([line(list(columns)), *map(line, shown), *([f"… {count - MOST_SHOWN:,} rows more"] if count > MOST_SHOWN else [])])


def findings(diagnostics: list[dict[str, Any]], text: str | None) -> str:
    """A text with what was found in it underlined, then what each finding says."""
    said = []
    for each in diagnostics:
        kind = "wrong" if each["severity"] == "error" else "open"
        help = f"<br>{escape(each['help'])}" if each["help"] else ""
        label = f": {escape(each['label'])}" if each["label"] else ""
        said.append(f'<p><span class="{kind}">{each["severity"]} {escape(each["code"])}</span> line {each["line"]}, column {each["column"]}: {escape(each["title"])}{label}{help}</p>')
    return block((f"<pre>{underlined(text, diagnostics)}</pre>" if text is not None else "") + "".join(said))


def underlined(text: str, diagnostics: list[dict[str, Any]]) -> str:
    marks: dict[int, list[tuple[int, int, dict[str, Any]]]] = {}
    lines = text.splitlines()
    for each in diagnostics:
        if each["line"] <= len(lines):
            line = lines[each["line"] - 1]
            end = each["end_column"] - 1 if each["end_line"] == each["line"] else len(line)
            marks.setdefault(each["line"], []).append((each["column"] - 1, max(end, each["column"]), each))
    shown = []
    for number, line in enumerate(lines, 1):
        at, out = 0, ""
        for begin, end, each in sorted(marks.get(number, []), key=lambda mark: mark[0]):
            if begin < at:
                continue
            out += escape(line[at:begin]) + f'<mark class="{escape(each["severity"])}" title="{escape(each["title"])}">{escape(line[begin:end].ljust(1))}</mark>'
            at = end
        shown.append(f"{number:>4}  {out}{escape(line[at:])}")
    return "\n".join(shown)
