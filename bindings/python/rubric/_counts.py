"""Cases by what was decided, and by group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ._schema import IN_ERROR, LEFT_OUT, NONE, UNDETERMINED, Column
from ._tables import SUPPRESSED, About, Table
from ._values import Date, InputError

if TYPE_CHECKING:
    from ._framework import Framework

APART = (NONE, UNDETERMINED, IN_ERROR, LEFT_OUT)
NOT_KNOWN = "not known"


def suppressed(counts: Sequence[int], under: int | None) -> list[int | None]:
    """Counts that add up to a known total, with those from 1 to below `under` left out. Where the total would tell them, since it is one alone, or all are
    as small or as large as they may be, the smallest of the others that is not 0 is left out too."""
    if under is None:
        return list(counts)
    hidden = {place for place, count in enumerate(counts) if 0 < count < under}
    told = sum(counts[place] for place in hidden)
    if len(hidden) == 1 or (hidden and told in (len(hidden), len(hidden) * (under - 1))):
        others = [place for place, count in enumerate(counts) if count and place not in hidden]
        hidden |= {min(others, key=lambda place: counts[place])} if others else set()
    return [None if place in hidden else count for place, count in enumerate(counts)]


def apart_of(rows: Iterable[tuple[Sequence[str], int | None]], wanted: Sequence[str]) -> dict[str, int | None]:
    """How many cases have each of the labels wanted; None where some count of it is suppressed: the caption must not tell it."""
    found: dict[str, int | None] = dict.fromkeys(wanted, 0)
    for labels, cases in rows:
        label = next((label for label in wanted if label in labels), None)
        if label is None:
            continue
        before = found[label]
        found[label] = None if cases is None or before is None else before + cases
    return found


def check_under(under: int | None) -> None:
    if under is not None and under < 2:
        raise InputError(f"error: `under` is {under}: counts from 1 to below it are suppressed, so it is 2 at least")


def suppression_notes(under: int | None, values: Iterable[int | None]) -> tuple[str, ...]:
    """What a caption says of it."""
    if under is None:
        return ()
    hidden = sum(value is None for value in values)
    return (f"Counts below {under} are suppressed, {SUPPRESSED}, and so is the next smallest of a group where its total would tell one: {hidden} in all.",)


def shown(column: Column, tally: Mapping[str, int]) -> list[str]:
    """Levels, undetermined and in error whether there are any or not; none and left out where there are."""
    extra = [label for label in tally if label not in column.standings]
    return [label for label in (*column.standings, *extra) if label in column.labels or label in (UNDETERMINED, IN_ERROR) or tally.get(label)]


class Counts(Table):
    """Cases by level and group; the counts of a group add up to its rows."""

    column: Column
    by: str | None
    under: int | None

    def plot(self, level: str | None = None, most: int = 25) -> Any:
        """Bars a level; with groups a ranking of them, `most` of them, by the share of their cases that are at `level` (the highest) or above."""
        from ._plots import bars, ranking

        return bars(self) if self.by is None else ranking(self, level, most)


def count(framework: Framework, data: Any, *, decision: str | None, by: str | None, on: Date, set: Mapping[str, Any] | None, under: int | None) -> Counts:
    check_under(under)
    column = framework.schema.column(decision)
    decided = framework.run(data, on=on, set=set)
    labels, _ = decided.standings(column)
    groups = [None] * len(labels) if by is None else [group_text(value) for value in decided.bound.column(by)]
    return counts_table(framework, decided.bound, column, Counter(zip(groups, labels, strict=True)), by=by, on=on, set=set, under=under)


def group_text(value: Any) -> str:
    return NOT_KNOWN if value is None or str(value).strip() == "" else str(value).strip()


def counts_table(framework: Framework, bound: Any, column: Column, tally: Mapping[tuple[str | None, str], int], *, by: str | None, on: Date, set: Mapping[str, Any] | None,
                 under: int | None) -> Counts:
    totals: Counter[str] = Counter()
    for (_, label), number in tally.items():
        totals[label] += number
    labels = shown(column, totals)
    columns: dict[str, list[Any]] = {by: []} if by is not None else {}
    columns |= {column.name: [], "cases": []}
    for group in sorted({group for group, _ in tally}, key=lambda group: (group == NOT_KNOWN, group or "")) or ([None] if by is None else []):
        cases = suppressed([tally.get((group, label), 0) for label in labels], under)
        if by is not None:
            columns[by] += [group] * len(labels)
        columns[column.name] += labels
        columns["cases"] += cases
    apart = apart_of((([label], cases) for label, cases in zip(columns[column.name], columns["cases"], strict=True)), APART)
    about = About(framework.title, sum(totals.values()), bound.on if on is None else on, {**framework.parameters, **(set or {})}, apart,
                  without="Without a level" if column.name in framework.schema.decisions else "Without an answer", further=suppression_notes(under, columns["cases"]))
    made = Counts(columns, bound.kind, column.title + (f" by {by}" if by else ""), about, bound.notes)
    made.column, made.by, made.under = column, by, under
    return made
