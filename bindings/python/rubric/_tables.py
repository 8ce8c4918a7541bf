"""Tables that modelling gives: a frame of the caller's kind, with a picture and a caption that says what it counts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from . import _frames
from ._values import Date, written

SUPPRESSED = "[c]"  # as official statistics mark what is confidential


def long_date(on: Date) -> str:
    """1 October 2022, or what was given for it."""
    try:
        found = datetime.date.fromisoformat(on) if isinstance(on, str) else on
    except ValueError:
        return str(on)
    return "" if found is None else f"{found.day} {found:%B %Y}"


def counted(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"


@dataclass(frozen=True)
class About:
    """What a table counts: how many of what, for which day, with which parameters, and what stands apart (None: suppressed)."""

    framework: str
    total: int
    on: Date = None
    parameters: Mapping[str, Any] = field(default_factory=dict)
    apart: Mapping[str, int | None] = field(default_factory=dict)
    unit: str = "case"
    without: str = "Without a level"
    further: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        day = f"decided for {long_date(self.on)}" if self.on is not None else "decided without a date"
        by = "with " + ", ".join(f"{name} = {written(value)}" for name, value in self.parameters.items()) if self.parameters else "parameters as written"
        apart = ", ".join(f"{SUPPRESSED if count is None else f'{count:,}'} {label}" for label, count in self.apart.items() if count != 0)
        return [f"{self.framework}: {counted(self.total, self.unit)}, {day}, {by}.", f"{self.without}: {apart or 'none'}.", *self.further]


class Table:
    """A frame of the caller's kind, `frame`, that answers to whatever that answers to; and `caption`, `notes`, and `plot()`, an altair chart
    (with the extra `plot`).

    `table.to("pandas")` is the same as another kind of frame.
    """

    def __init__(self, columns: _frames.Columns, kind: _frames.Kind, title: str, about: About, notes: tuple[str, ...] = ()) -> None:
        self.columns_of = columns
        self.kind = kind
        self.title = title
        self.about = about
        self.notes = notes

    @cached_property
    def frame(self) -> Any:
        """The table in the caller's kind of frame."""
        return self.kind.build(self.columns_of)

    def to(self, kind: str) -> Any:
        """The table as `rows`, `lists`, `pandas`, `polars`, `pyarrow` or `duckdb`."""
        return _frames.kind_named(kind).build(self.columns_of)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """A dict a row, whatever the kind."""
        found: list[dict[str, Any]] = self.to("rows")
        return found

    @property
    def caption(self) -> str:
        """What is counted: how many, for which day, with which parameters, and what stands apart."""
        return " ".join(self.about.lines())

    def __len__(self) -> int:
        return len(next(iter(self.columns_of.values()), []))

    def __iter__(self) -> Iterator[Any]:
        return iter(self.frame)

    def __getitem__(self, name: Any) -> Any:
        return self.frame[name]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.frame, name)

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self.kind.stream(self.frame)

    def __repr__(self) -> str:
        from ._html import text_table

        return f"{self.title}\n{text_table(self.columns_of)}\n{self.caption}"

    def _repr_html_(self) -> str:
        from ._html import table

        return table(self)
