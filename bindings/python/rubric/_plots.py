"""Pictures for a committee, in altair; each says its units, its day, its parameters and what it leaves out."""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING, Any

from ._schema import IN_ERROR, LEFT_OUT, NONE, UNDETERMINED, Column
from ._tables import SUPPRESSED
from ._values import InputError

if TYPE_CHECKING:
    from ._compare import Moves
    from ._counts import Counts
    from ._report import ReportTable
    from ._sweep import Sweep
    from ._tables import Table
    from ._workload import Workload

SEQUENCE = ("#9ecae1", "#fdae6b", "#d94801", "#7f2704", "#54278f", "#006d2c")  # of levels from the lowest; told apart in grey and by the colour blind
GREYS = {NONE: "#c7c7c7", UNDETERMINED: "#a3a3a3", IN_ERROR: "#6e6e6e", LEFT_OUT: "#e0e0e0", "not there": "#d4d4d4"}
CAPTION_WIDTH, TITLE_WIDTH, WIDTH = 92, 56, 520


def _altair() -> Any:
    try:
        import altair
    except ImportError:
        raise ImportError("pictures need altair: pip install rubric[plot]") from None
    altair.data_transformers.disable_max_rows()
    return altair


def titled(chart: Any, table: Table, title: str | None = None) -> Any:
    """With its title, and its caption below that."""
    lines = [piece for line in table.about.lines() for piece in textwrap.wrap(line, CAPTION_WIDTH)]
    return (chart.properties(padding={"left": 16, "right": 24, "top": 8, "bottom": 8}, title={"text": textwrap.wrap(title or table.title, TITLE_WIDTH), "subtitle": lines, "anchor": "start", "subtitleColor": "#555", "subtitlePadding": 4, "offset": 24})
            .configure_view(stroke=None).configure_axis(labelFontSize=12, titleFontSize=12, labelLimit=240, grid=False)
            .configure_title(fontSize=16, subtitleFontSize=11).configure_legend(labelFontSize=12, titleFontSize=12, labelLimit=240))


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def title_of(column: Column, label: str) -> str:
    return capital(column.title_of(label))


def colours(column: Column, labels: list[str]) -> dict[str, list[str]]:
    """Domain and range of a scale of colours."""
    levels = [label for label in labels if label in column.labels]
    range_ = [SEQUENCE[min(column.labels.index(label), len(SEQUENCE) - 1)] if label in levels else GREYS.get(label, "#bbbbbb") for label in labels]
    return {"domain": [title_of(column, label) for label in labels], "range": range_}


def bars(table: Counts) -> Any:
    """A bar a level, with its count."""
    alt = _altair()
    column, labels = table.column, list(dict.fromkeys(table.columns_of[table.column.name]))
    values = [{"level": title_of(column, row[column.name]), "cases": row["cases"] or 0, "shown": f"{row['cases']:,}" if row["cases"] is not None else SUPPRESSED}
              for row in table.rows]
    scale = colours(column, labels)
    base = alt.Chart(alt.Data(values=values)).encode(y=alt.Y("level:N", sort=scale["domain"], title=None),
                                                     x=alt.X("cases:Q", title="Cases", axis=alt.Axis(tickMinStep=1)))
    coloured = base.mark_bar().encode(color=alt.Color("level:N", scale=alt.Scale(**scale), legend=None))
    return titled((coloured + base.mark_text(align="left", dx=4).encode(text="shown:N")).properties(width=WIDTH, height=34 * len(labels)), table)


def chosen_level(column: Column, level: str | None) -> str:
    if level is not None and level not in column.labels:
        raise InputError(f"error: `{level}` is no level of `{column.name}`; there are " + ", ".join(f"`{each}`" for each in column.labels))
    return level or (column.labels[column.ordered - 1] if column.ordered else column.labels[0])


def ranking(table: Counts, level: str | None, most: int) -> Any:
    """Groups by the share of their cases that are surely at a level or above; a line reaches as far as it may be."""
    alt = _altair()
    column, by = table.column, str(table.by)
    wanted = chosen_level(column, level)
    place = column.labels.index(wanted)
    reaching = set(column.labels[place: column.ordered]) if place < column.ordered else {wanted}
    tally: dict[str, Counter[str]] = {}
    unknown: set[str] = set()
    for row in table.rows:
        counted = tally.setdefault(row[by], Counter())
        if row["cases"] is None:
            unknown.add(row[by])
        elif row[column.name] != LEFT_OUT:
            counted[row[column.name]] += row["cases"]
    values: list[dict[str, Any]] = []
    for group, counts in tally.items():
        cases = sum(counts.values())
        if group in unknown:
            values.append({"group": group, "share": 0, "most": 0, "shown": SUPPRESSED, "order": 1})
        if cases == 0 or group in unknown:
            continue
        sure = sum(counts[label] for label in reaching)
        values.append({"group": group, "share": sure / cases, "most": (sure + counts[UNDETERMINED]) / cases, "shown": f"{sure:,} of {cases:,}", "order": 0})
    values.sort(key=lambda each: (each["order"], -each["share"], each["group"]))
    left = len(tally) - min(len(values), most)
    base = alt.Chart(alt.Data(values=values[:most])).encode(y=alt.Y("group:N", sort=[each["group"] for each in values], title=by))
    bar = base.mark_bar(color=SEQUENCE[min(place, len(SEQUENCE) - 1)]).encode(x=alt.X("share:Q", title="Share of cases; the thin line adds those undetermined", axis=alt.Axis(format="%"), scale=alt.Scale(domain=[0, max((each["most"] for each in values), default=0) or 1])))
    reach = base.mark_rule(strokeWidth=2, color="#777").encode(x="share:Q", x2="most:Q")
    text = base.mark_text(align="left", dx=6).encode(x="most:Q", text="shown:N")
    above = " or above" if place + 1 < column.ordered else ""
    more = f"; {left} of {len(tally)} groups are not shown" if left else ""
    return titled((bar + reach + text).properties(width=WIDTH, height=22 * min(len(values), most) + 10), table, f"{column.title}: {title_of(column, wanted)}{above}, by {by}{more}")


def summed(table: Moves) -> dict[tuple[str, str], int | None]:
    """Over all groups; None where some count is suppressed."""
    found: dict[tuple[str, str], int | None] = {}
    for was, now, cases in zip(table.columns_of["from"], table.columns_of["to"], table.columns_of["cases"], strict=True):
        before = found.get((was, now), 0)
        found[was, now] = None if cases is None or before is None else before + cases
    return found


def matrix(table: Moves) -> Any:
    """From in rows, to in columns; who stays is grey, who moves is coloured by the way."""
    alt = _altair()
    column, pairs = table.column, summed(table)
    moves = {(was, now): kind for was, now, kind in zip(table.columns_of["from"], table.columns_of["to"], table.columns_of["moves"], strict=True)}
    names = {"same": "Same", "up": "Moves up", "down": "Moves down", "changed": "Changes", "other": "No level on a side"}
    most = max((count or 0 for count in pairs.values()), default=0) or 1
    values = [{"from": title_of(column, was), "to": title_of(column, now), "way": names[moves[was, now]] if count != 0 else "Same", "strength": 0.0 if count == 0 else 0.25 + 0.75 * (count or 0) / most,
               "shown": f"{count:,}" if count is not None else SUPPRESSED} for (was, now), count in pairs.items()]
    order = [title_of(column, label) for label in table.labels]
    base = alt.Chart(alt.Data(values=values)).encode(
        x=alt.X("to:N", sort=order, title=f"To: {table.sides[1]}", axis=alt.Axis(orient="top", labelAngle=0)), y=alt.Y("from:N", sort=order, title=f"From: {table.sides[0]}"))
    seen = [name for name in names.values() if any(each["way"] == name for each in values)]
    palette = {"Same": "#9aa5b1", "Moves up": "#d94801", "Moves down": "#2171b5", "Changes": "#807dba", "No level on a side": "#c9b458"}
    boxes = base.mark_rect(stroke="#ddd").encode(color=alt.Color("way:N", title=None, scale=alt.Scale(domain=seen, range=[palette[name] for name in seen])), opacity=alt.Opacity("strength:Q", legend=None, scale=None))
    text = base.mark_text(fontSize=14).encode(text="shown:N", color=alt.condition("datum.shown == '0'", alt.value("#b0b0b0"), alt.value("black")))
    size = 92
    return titled((boxes + text).properties(width=size * len(order), height=52 * len(order)), table, f"{table.title}, in cases")


def flow(table: Moves) -> Any:
    """Bands from what cases were to what they are, as wide as they are many."""
    alt = _altair()
    column, pairs = table.column, {pair: count or 0 for pair, count in summed(table).items()}
    labels = [label for label in reversed(table.labels) if any(count and label in pair for pair, count in pairs.items())]
    total = sum(pairs.values()) or 1
    gap = total * 0.03
    tops = [stacked(labels, [sum(count for pair, count in pairs.items() if pair[side] == label) for label in labels], gap) for side in (0, 1)]
    fills = [tops[0].copy(), tops[1].copy()]
    bands = []
    for was in labels:
        for now in labels:
            count = pairs.get((was, now), 0)
            if not count:
                continue
            left, right = fills[0][was], fills[1][now]
            fills[0][was] -= count
            fills[1][now] -= count
            for step in range(21):
                at = step / 20
                ease = at * at * (3 - 2 * at)
                top = left + (right - left) * ease
                bands.append({"x": at, "top": top, "bottom": top - count, "band": f"{was} to {now}", "level": title_of(column, was)})
    ends = [{"x": side, "top": tops[side][label], "bottom": tops[side][label] - count, "level": title_of(column, label), "middle": tops[side][label] - count / 2,
             "words": f"{title_of(column, label)} {count:,}"}
            for side in (0, 1) for label in labels if (count := sum(number for pair, number in pairs.items() if pair[side] == label))]
    scale = colours(column, labels)
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.45, 1.45]))
    colour = alt.Color("level:N", scale=alt.Scale(**scale), legend=None)
    band = alt.Chart(alt.Data(values=bands)).mark_area(opacity=0.55).encode(x=x, y=alt.Y("top:Q", axis=None), y2="bottom:Q", detail="band:N", color=colour)
    end = alt.Chart(alt.Data(values=ends)).mark_bar(width=10).encode(x=x, y=alt.Y("top:Q", axis=None), y2="bottom:Q", color=colour)
    text = [alt.Chart(alt.Data(values=[each for each in ends if each["x"] == side])).mark_text(align=align, dx=shift, fontSize=12).encode(x=x, y=alt.Y("middle:Q", axis=None), text="words:N")
            for side, align, shift in ((0, "right", -10), (1, "left", 10))]
    lost = "; suppressed counts are not drawn" if table.under and None in table.columns_of["cases"] else ""
    heads = [alt.Chart(alt.Data(values=[{"x": side, "words": table.sides[side]}])).mark_text(align=align, fontWeight="bold", fontSize=12).encode(x=x, y=alt.value(-12), text="words:N")
             for side, align in ((0, "right"), (1, "left"))]
    return titled(alt.layer(band, end, *text, *heads).properties(width=WIDTH + 160, height=320), table, f"{table.title}, in cases{lost}")


def stacked(labels: list[str], counts: list[int], gap: float) -> dict[str, float]:
    """The upper edge of each, the first on top."""
    top = float(sum(counts) + gap * sum(1 for count in counts if count))
    found = {}
    for label, count in zip(labels, counts, strict=True):
        found[label] = top
        top -= count + (gap if count else 0)
    return found


def curve(table: Sweep) -> Any:
    """A line a level over the values of the parameter; what holds now is marked."""
    alt = _altair()
    (name, axis), column = next(iter(table.axes.items())), table.column
    numbers = all(isinstance(value, int | float) and not isinstance(value, bool) for value in axis)
    labels = list(dict.fromkeys(table.columns_of[column.name]))
    ever = {label for label, cases in zip(table.columns_of[column.name], table.columns_of["cases"], strict=True) if cases != 0}
    labels = [label for label in labels if label in column.labels or label in ever]  # no line along the bottom for what there is none of
    values = [{"value": value if numbers else str(value), "level": title_of(column, label), "cases": cases}
              for value, label, cases in zip(table.columns_of[name], table.columns_of[column.name], table.columns_of["cases"], strict=True) if cases is not None and label in labels]
    scale = colours(column, labels)
    x = alt.X(f"value:{'Q' if numbers else 'N'}", title=f"{table.titles[name]} ({name})", sort=None if numbers else [str(value) for value in axis], **({"scale": alt.Scale(zero=False, nice=False), "axis": alt.Axis(**({"tickMinStep": 1} if all(isinstance(value, int) for value in axis) else {}))} if numbers else {"axis": alt.Axis(labelAngle=0)}))
    base = alt.Chart(alt.Data(values=values)).encode(x=x, y=alt.Y("cases:Q", title="Cases", axis=alt.Axis(grid=True, gridColor="#eee", tickMinStep=1)),
                                                     color=alt.Color("level:N", title=column.title, scale=alt.Scale(**scale)))
    dashed = alt.StrokeDash("level:N", title=column.title, scale=alt.Scale(domain=scale["domain"], range=[[1, 0] if label in column.labels else [4, 3] for label in labels]))
    layers = [base.mark_line(strokeWidth=2.5).encode(strokeDash=dashed), base.mark_point(filled=True, size=55, opacity=1)]
    now = table.current.get(name)
    if now is not None and now in {str(value) for value in axis}:
        at = [{"value": float(now) if numbers else now, "words": "as it is now"}]
        mark = alt.Chart(alt.Data(values=at))
        layers = [mark.mark_rule(strokeDash=[2, 3], color="#888").encode(x=x), mark.mark_text(align="left", dx=4, baseline="top", color="#666").encode(x=x, y=alt.value(0), text="words:N"), *layers]
    return titled(alt.layer(*layers).properties(width=WIDTH, height=300), table)


def grid(table: Sweep, level: str | None) -> Any:
    """How many cases are at one level, over two parameters."""
    alt = _altair()
    column, wanted = table.column, chosen_level(table.column, level)
    (first, _), (second, _) = table.axes.items()
    rows = [row for row in table.rows if row[column.name] == wanted]
    values = [{"x": str(row[first]), "y": str(row[second]), "cases": row["cases"] or 0, "shown": f"{row['cases']:,}" if row["cases"] is not None else SUPPRESSED} for row in rows]
    most = max((row["cases"] or 0 for row in rows), default=0)

    def named(name: str) -> list[str]:
        return textwrap.wrap(f"{table.titles[name]} ({name})", 32)

    base = alt.Chart(alt.Data(values=values)).encode(x=alt.X("x:N", sort=None, title=named(first), axis=alt.Axis(labelAngle=0)), y=alt.Y("y:N", sort=None, title=named(second)))
    boxes = base.mark_rect().encode(color=alt.Color("cases:Q", title="Cases", legend=None, scale=alt.Scale(scheme="oranges", domain=[0, most or 1])))
    text = base.mark_text(fontSize=13).encode(text="shown:N", color=alt.condition(f"datum.cases > {most * 0.6}", alt.value("white"), alt.value("black")))
    size = len(table.axes[first]), len(table.axes[second])
    return titled((boxes + text).properties(width=max(320, 80 * size[0]), height=44 * size[1]), table, f"{column.title}: cases at {title_of(column, wanted)}, by {first} and {second}")


def total_bars(table: ReportTable) -> Any:
    """The first total of a report that is by a column: a panel for each column that is totalled, since each has a unit of its own, with a bar a group."""
    alt = _altair()
    total = next((each for each in table.totals if each["by"] is not None), None)
    if total is None:
        raise InputError(f"error: the report \"{table.title}\" has no total by a column; there is nothing to draw")
    by = str(total["by"])
    groups = [str(group[by]) for group in total["groups"]]
    columns = list(dict.fromkeys(name for group in total["groups"] for name in group if name != by))
    amounts = {name: [group.get(name) for group in total["groups"]] for name in columns}
    left = sum(not isinstance(amount, int | float) for each in amounts.values() for amount in each)
    drawn = [name for name in columns if any(isinstance(amount, int | float) and amount != 0 for amount in amounts[name])]
    empty = [table.titles.get(name, name) for name in columns if name not in drawn]
    panels: list[Any] = []
    for name in drawn or columns[:1]:
        values = [{"group": group, "total": amount, "shown": f"{amount:,}"} for group, amount in zip(groups, amounts[name], strict=True) if isinstance(amount, int | float)]
        whole = all(isinstance(each["total"], int) for each in values)
        axis = alt.Axis(tickMinStep=1, format="d", tickCount=5) if whole else alt.Axis(tickCount=5)
        base = alt.Chart(alt.Data(values=values)).encode(y=alt.Y("group:N", sort=groups, title=table.titles.get(by, capital(by)) if not panels else None, axis=alt.Axis(labels=not panels, ticks=not panels)),
                                                         x=alt.X("total:Q", title=table.titles.get(name, name), axis=axis))
        bars = base.mark_bar(color=SEQUENCE[0]) + base.mark_text(align="left", dx=4).encode(text="shown:N")
        panels.append(bars.properties(width=(WIDTH + 60) // max(1, len(drawn)), height=34 * max(1, len(groups))))
    said = [f"nothing in {', '.join(empty)}" if empty else "", f"{left} open or in error are not drawn" if left else ""]
    return titled(alt.hconcat(*panels, spacing=24), table, "; ".join([f"{table.title}: totals by {table.titles.get(by, by)}", *filter(None, said)]))


def workload_bars(table: Workload) -> Any:
    """Visits a team, due and possible, with a mark where the supply ends."""
    alt = _altair()
    names = {"due": "Due", "possible": "May be due"}
    tally: Counter[tuple[str, str]] = Counter()
    for row in table.rows:
        if row["standing"] in names:
            tally[row["team"], row["standing"]] += row["visits"]
    values = [{"team": table.titles.get(team, team), "standing": names[standing], "visits": visits, "order": list(names).index(standing)} for (team, standing), visits in tally.items()]
    totals = [{"team": table.titles.get(each["team"], each["team"]), "supply": each["supply"], "most": each["needed_at_most"], "words": f"{each['needed']:,.0f}" + (f" to {each['needed_at_most']:,.0f}" if each["needed_at_most"] > each["needed"] else "")
               + (f" against {each['supply']:,.0f}" if each["supply"] is not None else "")} for each in table.capacity]
    teams = [each["team"] for each in totals]
    y = alt.Y("team:N", title=None, sort=teams)
    scale = alt.Scale(domain=list(names.values()), range=["#d94801", "#fdd0a2"])
    bar = alt.Chart(alt.Data(values=values)).mark_bar(size=26).encode(y=y, x=alt.X("sum(visits):Q", title=f"Visits a {table.per}"), color=alt.Color("standing:N", title=None, scale=scale), order="order:Q")
    reach = max([each["most"] for each in totals] + list(table.supply.values()) + [1])
    text = alt.Chart(alt.Data(values=[each | {"at": max(each["most"], each["supply"] or 0)} for each in totals])).mark_text(align="left", dx=8).encode(y=y, x=alt.X("at:Q", scale=alt.Scale(domain=[0, reach * 1.3])), text="words:N")
    layers = [bar, text]
    if table.supply:
        ends = [{"team": each["team"], "supply": each["supply"]} for each in totals if each["supply"] is not None]
        layers.insert(1, alt.Chart(alt.Data(values=ends)).mark_tick(thickness=3, size=38, color="#222").encode(y=y, x="supply:Q"))
    title = f"{table.title} by team" + ("; the black mark is what the team can do" if table.supply else "")
    return titled(alt.layer(*layers).properties(width=WIDTH, height=46 * max(1, len(teams))), table, title)
