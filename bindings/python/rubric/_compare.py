"""Who moves: two frameworks on a frame, or one framework on two frames."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

from ._bound import Bound, Decided
from ._counts import APART, apart_of, check_under, group_text, shown, suppressed, suppression_notes
from ._framework import Framework
from ._schema import LEFT_OUT, Column
from ._tables import About, Table, long_date
from ._values import Date, InputError

NOT_THERE = "not there"


class Moves(Table):
    """Cases by what they were and what they are. Columns: the grouping column if there is one, `from`, `to`, `cases`, `moves` (up, down, same, or
    other, where one of the two is no level)."""

    column: Column
    by: str | None
    under: int | None
    sides: tuple[str, str]
    labels: list[str]

    @property
    def moved(self) -> int:
        """How many cases are at another level than they were."""
        return sum(cases or 0 for cases, moves in zip(self.columns_of["cases"], self.columns_of["moves"], strict=True) if moves in ("up", "down", "changed"))

    def plot(self, kind: str = "matrix") -> Any:
        """A transition `matrix`, or a `flow`."""
        from ._plots import flow, matrix

        if kind not in ("matrix", "flow"):
            raise InputError(f"error: `{kind}` is no picture of moves; there are `matrix` and `flow`")
        return matrix(self) if kind == "matrix" else flow(self)


def compare(first: Framework, second: Any, third: Any, *, decision: str | None = None, by: str | None = None, on: Any = None,
            set: Mapping[str, Any] | None = None, under: int | None = None) -> Moves:
    """Who moves from which level to which.

    `compare(framework, variant, frame)` decides a frame by two frameworks, `compare(framework, last_year, this_year)` two frames by one, joined by
    their keys; `on` may then be two days. `decision` is the first of levels, if none is named. `by` is a column of the frame (of the
    second of two) to group by. Undetermined, in error, none, left out (by the dataset) and not there (in the other frame) are rows, so that the counts add up to the
    frame's length. Counts from 1 to below `under` are suppressed.

        >>> import rubric
        >>> base = rubric.load("hampshire_isp")
        >>> moves = rubric.compare(base, base, [{"judgement": "good"}, {"judgement": "inadequate"}], on="2021-08-31")
        >>> [(row["from"], row["to"], row["cases"]) for row in moves.rows if row["cases"]]
        [('general', 'general', 1), ('targeted', 'targeted', 1)]
        >>> moves.moved
        0
    """
    check_under(under)
    days = on if isinstance(on, tuple) else (on, on)
    if isinstance(second, Framework):
        sides = (first, third, days[0]), (second, third, days[1])
        names: tuple[str, ...] = (side_name(first, second), side_name(second, first))
    else:
        sides = (first, second, days[0]), (first, third, days[1])
        apart = days[0] != days[1]
        names = tuple(f"{which} frame" + (f", {long_date(day)}" if apart and day is not None else "") for which, day in zip(("first", "second"), days, strict=True))
    column = first.schema.column(decision)
    other = sides[1][0].schema.column(column.name)
    before, after = (framework.run(data, on=day, set=set) for framework, data, day in sides)
    pairs = paired(before, column, after, other, by, same=isinstance(second, Framework))
    return moves_table(pairs, column, other, sides[1][0] if sides[1][0] is not first else first, after.bound, by, days, set, under, names)


def side_name(one: Framework, beside: Framework) -> str:
    if one.name != beside.name:
        return one.name
    changed = ", ".join(f"{name} = {value}" for name, value in one.parameters.items())
    return f"{one.name} ({changed})" if changed else one.name


def paired(before: Decided, column: Column, after: Decided, other: Column, by: str | None, *, same: bool) -> Counter[tuple[str | None, str, str]]:
    """How many cases of each group, from and to."""
    was, keys_before = before.standings(column)
    now, keys_after = after.standings(other)
    groups: list[str | None] = [None] * len(now) if by is None else [group_text(value) for value in after.bound.column(by)]
    if same:
        return Counter(zip(groups, was, now, strict=True))
    former: dict[str | None, list[str]] = defaultdict(list)
    for key, label in zip(keys_before, was, strict=True):
        former[key].append(label)
    tally: Counter[tuple[str | None, str, str]] = Counter()
    for group, key, label in zip(groups, keys_after, now, strict=True):
        found = former.get(key) if key is not None else None
        tally[group, found.pop(0) if found else NOT_THERE, label] += 1
    gone = None if by is None else "not there"
    for rest in former.values():
        for label in rest:
            tally[gone, label, NOT_THERE] += 1
    return tally


def movement(column: Column, was: str, now: str) -> str:
    if was == now:
        return "same"
    if was not in column.labels or now not in column.labels:
        return "other"
    ranks = column.labels.index(was), column.labels.index(now)
    if max(ranks) >= column.ordered:
        return "changed"
    return "up" if ranks[1] > ranks[0] else "down"


def moves_table(tally: Counter[tuple[str | None, str, str]], column: Column, other: Column, framework: Framework, bound: Bound, by: str | None, days: tuple[Date, Date],
                set: Mapping[str, Any] | None, under: int | None, names: tuple[str, ...]) -> Moves:
    totals: Counter[str] = Counter()
    for (_, was, now), number in tally.items():
        totals[was] += number
        totals[now] += number
    merged = Column(column.name, column.title, tuple(dict.fromkeys((*column.labels, *other.labels))), tuple({**dict(zip(other.labels, other.titles, strict=True)), **dict(zip(column.labels, column.titles, strict=True))}[label] for label in dict.fromkeys((*column.labels, *other.labels))), column.ordered)
    labels = shown(merged, totals)
    columns: dict[str, list[Any]] = {by: []} if by is not None else {}
    columns |= {"from": [], "to": [], "cases": [], "moves": []}
    for group in sorted({group for group, _, _ in tally}, key=lambda group: group or ""):
        pairs = [(was, now) for was in labels for now in labels if tally.get((group, was, now)) or (was in merged.labels and now in merged.labels)]
        cases = suppressed([tally.get((group, was, now), 0) for was, now in pairs], under)
        if by is not None:
            columns[by] += [group] * len(pairs)
        columns["from"] += [was for was, _ in pairs]
        columns["to"] += [now for _, now in pairs]
        columns["cases"] += cases
        columns["moves"] += [movement(merged, was, now) for was, now in pairs]
    apart = apart_of((((was, now), cases) for was, now, cases in zip(columns["from"], columns["to"], columns["cases"], strict=True)), (*APART, NOT_THERE))
    on = days[0] if days[0] is not None else bound.on
    between = () if days[0] == days[1] else (f"The second is decided for {long_date(days[1])}.",)
    about = About(framework.title, sum(tally.values()), on, {**framework.parameters, **(set or {})}, apart, without="Without a level before or after",
                  further=(f"From {names[0]} to {names[1]}.", *between, *suppression_notes(under, columns["cases"])))
    made = Moves(columns, bound.kind, f"{column.title}: who moves", about, bound.notes)
    made.column, made.by, made.under, made.sides, made.labels = merged, by, under, (names[0], names[1]), labels
    return made


__all__ = ["LEFT_OUT", "Moves", "compare"]
