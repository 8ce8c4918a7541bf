"""What if a parameter were otherwise: counts over its values, and over those of a second."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from . import _frames
from ._bound import Bound
from ._counts import APART, check_under, shown, suppressed, suppression_notes
from ._framework import Framework
from ._progress import progress as counted_steps
from ._schema import IN_ERROR, NONE, UNDETERMINED, Column
from ._tables import About, Table
from ._values import Date, InputError, day, settings, written


class Sweep(Table):
    """Cases by level over variants of one or two parameters. Columns: a column a parameter, the decision, `cases`; the counts of a variant
    add up to the frame's length."""

    column: Column
    axes: dict[str, list[Any]]
    titles: dict[str, str]
    current: dict[str, Any]

    def plot(self, level: str | None = None) -> Any:
        """Of one parameter a curve a level; of two a map of how many are at `level` (the highest)."""
        from ._plots import curve, grid

        return curve(self) if len(self.axes) == 1 else grid(self, level)


def sweep(framework: Framework, data: Any, parameter: str | Mapping[str, Iterable[Any]], values: Iterable[Any] | None = None, *, decision: str | None = None,
          on: Date = None, set: Mapping[str, Any] | None = None, under: int | None = None, progress: bool | None = None) -> Sweep:
    """Counts the cases of a frame by level for each value of a parameter, or of two: `sweep(framework, frame, {"a": range(3), "b": range(5)})`.

    The frame is read once, and nothing is compiled again. `progress` shows a bar; None: on a terminal, where it takes more than a second.

        >>> import rubric
        >>> small = rubric.compile('''
        ... framework small "Small"
        ... case child { age : integer }
        ... parameter from_age "From the age of" : integer = 3
        ... decision free "A free place" : boolean = age >= from_age
        ... ''')
        >>> table = rubric.sweep(small, [{"age": 2}, {"age": 3}, {"age": None}], "from_age", [2, 3])
        >>> [(row["from_age"], row["free"], row["cases"]) for row in table.rows if row["cases"]]
        [(2, 'yes', 2), (2, 'undetermined', 1), (3, 'no', 1), (3, 'yes', 1), (3, 'undetermined', 1)]
    """
    check_under(under)
    axes = wanted_axes(framework, parameter, values)
    column = framework.schema.column(decision)
    bound = framework.bind(data, on=on, set=set)
    when = bound.on if on is None else on
    variants = list(itertools.product(*axes.values()))
    columns: dict[str, list[Any]] = {name: [] for name in axes} | {column.name: [], "cases": []}
    at_once = counted_at_once(framework, bound, column, axes, when, set)
    tallies = []
    for place, variant in enumerate(counted_steps(variants, what="variants", show=progress)):
        if at_once is not None:
            tallies.append(at_once[place])
            continue
        changed = {**(set or {}), **dict(zip(axes, variant, strict=True))}
        decided, _ = framework.run(bound, on=when, set=changed).standings(column)
        tallies.append(Counter(decided))
    labels = shown(column, sum(tallies, Counter()))
    for variant, tally in zip(variants, tallies, strict=True):
        for name, value in zip(axes, variant, strict=True):
            columns[name] += [value] * len(labels)
        columns[column.name] += labels
        columns["cases"] += suppressed([tally[label] for label in labels], under)
    apart = most_apart(columns[column.name], columns["cases"])
    fixed = {name: value for name, value in {**framework.parameters, **(set or {})}.items() if name not in axes}
    about = About(framework.title, sum(tallies[0].values()) if tallies else 0, when, fixed, apart,
                  further=(f"{len(variants):,} variants of {' and '.join(axes)}.", *suppression_notes(under, columns["cases"])))
    titles = {name: framework.schema.parameters.get(name, {}).get("title") or name for name in axes}
    made = Sweep(columns, bound.kind, f"{column.title} by {' and '.join(titles.values())}", about, bound.notes)
    made.column, made.axes, made.titles = column, axes, titles
    made.current = {name: current_value(framework, name) for name in axes}
    return made


def counted_at_once(framework: Framework, bound: Bound, column: Column, axes: dict[str, list[Any]], on: Date, set: Mapping[str, Any] | None) -> list[Counter[str]] | None:
    """The counts of every variant, where every row is a case and the decision has levels that may be told: only what depends on a parameter is
    decided again. None elsewhere."""
    rows = _frames.kind_of(bound.primary).length(bound.primary)
    if column.name not in framework.schema.decisions or len(bound) != rows:
        return None
    fixed = {name: value for name, value in {**framework.parameters, **(set or {})}.items() if name not in axes}
    varied = [(name, [written(value) for value in values]) for name, values in axes.items()]
    labels = (*column.labels, NONE, UNDETERMINED, IN_ERROR)
    found = framework.native.what_if(bound.native, day(on), settings(fixed), varied, column.name)
    if any(len(counts) != len(labels) for counts in found):  # what may not be told is counted as determined
        return None
    return [Counter({label: count for label, count in zip(labels, counts, strict=True) if count}) for counts in found]


def most_apart(labels: list[str], cases: list[int | None]) -> dict[str, int | None]:
    """The most of a label in any variant; None of one that is suppressed in some."""
    found: dict[str, int | None] = {}
    for wanted in APART:
        counts = [count for label, count in zip(labels, cases, strict=True) if label == wanted]
        known = [count for count in counts if count is not None]
        found[f"{wanted} at most"] = max(known, default=0) if len(known) == len(counts) else None
    return found


def wanted_axes(framework: Framework, parameter: str | Mapping[str, Iterable[Any]], values: Iterable[Any] | None) -> dict[str, list[Any]]:
    given = {parameter: values} if isinstance(parameter, str) else dict(parameter)
    if not 1 <= len(given) <= 2:
        raise InputError(f"error: one or two parameters are swept, not {len(given)}")
    axes = {}
    for name, each in given.items():
        if name not in framework.schema.parameters and "." not in name:
            known = ", ".join(f"`{one}`" for one in framework.schema.parameters) or "none"
            raise InputError(f"error: `{framework.name}` has no parameter `{name}`; there are {known}")
        axes[name] = list(each if each is not None else [])
        if not axes[name]:
            raise InputError(f"error: no values are given for `{name}`")
    return axes


def current_value(framework: Framework, name: str) -> str | None:
    """What holds now, as written; None where that depends on the day."""
    if name in framework.parameters:
        return written(framework.parameters[name])
    values = framework.schema.parameters.get(name, {}).get("values", [])
    return values[0] if len(values) == 1 else None
