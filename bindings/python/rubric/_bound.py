"""A frame bound to a framework once, to be decided as often as one likes; and what was decided."""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import _core, _frames
from ._schema import LEFT_OUT, Column
from ._values import DataWarning, Date, InputError, day, settings

if TYPE_CHECKING:
    from ._framework import Framework

Cell = Any
HERE = Path(__file__).parent
SHOWN = 5


class Bound:
    """A frame, or several by dataset, whose facts were read once. `evaluate`, `compare`, `sweep` and `workload` take it for a frame.

    `len(bound)` is the number of cases, `notes` says what met nothing or could not be read. It never changes, and threads may share it.

        >>> import rubric
        >>> framework = rubric.load("hampshire_isp")
        >>> bound = framework.bind([{"judgement": "good"}, {"judgement": "inadequate"}], on="2021-08-31")
        >>> len(bound)
        2
        >>> [row["level"] for row in framework.evaluate(bound)]
        ['general', 'targeted']
    """

    def __init__(self, framework: Framework, data: Any, on: Date, set: Mapping[str, Any] | None, sensitive: bool, warn: bool = True) -> None:
        self.framework = framework
        self.data = data
        self.on, self.set, self.sensitive = on, dict(set or {}), sensitive
        want_day(framework, on)
        self.frames = _frames.inputs(data)
        self.kind = _frames.same_kind(self.frames)
        streams = [(name, no_rows(framework, name) if _frames.is_empty(frame) else _frames.kind_of(frame).stream(frame)) for name, frame in self.frames]
        self.native: _core.Batch = framework.native.bind(streams, day(on), settings(self.set), sensitive)
        self.notes: tuple[str, ...] = tuple(self.native.notes)
        if warn and self.native.facts_in_error:
            warnings.warn(self._unread(), DataWarning, stacklevel=of_caller())
        if warn and (passed_over := self._fields_passed_over()):
            warnings.warn(f"{passed_over} called as fields are, but the frame was read by a dataset that does not read them; leave out the dataset's headers to give fields", DataWarning, stacklevel=of_caller())

    def _unread(self) -> str:
        """How many facts could not be read, and the first of them, which `notes` has indented."""
        count = self.native.facts_in_error
        first = [note.strip() for note in self.notes if note.startswith("  ")][:SHOWN]
        said = "1 fact could not be read, and what depends on it is in error: " if count == 1 else f"{count:,} facts could not be read, and what depends on them is in error: "
        return said + "; ".join(first) + (f"; and {count - len(first):,} more" if count > len(first) else "")

    def _fields_passed_over(self) -> str:
        """Columns that no dataset reads though a field has the very name, in words; empty where there are none."""
        if not any("that no dataset reads" in note for note in self.notes):
            return ""
        fields = {each["name"] for each in self.framework.schema.all["records"][self.framework.schema.all["case"]]["fields"]}
        headers = {squeezed(name) for each in self.framework.schema.all["datasets"] for names in ([*each["key"]], *each["columns"]) for name in names}
        kinds = [(_frames.kind_of(frame), frame) for _, frame in self.frames]
        named = [name for kind, frame in kinds if kind.name != "arrow" for name in kind.names(frame)]  # that may be a stream, and has been read
        found = [name for name in named if name in fields and squeezed(name) not in headers]
        return "" if not found else f"the column `{found[0]}` is" if len(found) == 1 else "the columns " + ", ".join(f"`{name}`" for name in found) + " are"

    def __len__(self) -> int:
        return self.native.cases

    def __repr__(self) -> str:
        return f"<Bound {len(self):,} {'case' if len(self) == 1 else 'cases'} to {self.framework.name}>"

    @property
    def primary(self) -> Any:
        """The frame that makes the cases."""
        if len(self.frames) == 1:
            return self.frames[0][1]
        makes = [name for name, dataset in self.framework.schema.datasets.items() if dataset["makes_cases"]]
        return next((frame for wanted in makes for name, frame in self.frames if name == wanted), self.frames[0][1])

    def key_column(self) -> str | None:
        """The column of the frame that makes the cases by which they are known."""
        return key_column_of(self.framework, _frames.kind_of(self.primary).names(self.primary))

    def places(self, keys: list[Cell]) -> list[int | None]:
        """For each row of the frame that makes the cases, the place of its case among the keys; None: it is none."""
        frame = self.primary
        rows = _frames.kind_of(frame).length(frame)
        if rows == len(keys):
            return list(range(rows))
        column = self.key_column()
        if column is None:
            return [*range(len(keys)), *[None] * max(0, rows - len(keys))]
        found: list[int | None] = []
        at = 0
        for key in _frames.kind_of(frame).column(frame, column):
            here = at < len(keys) and str(keys[at]).strip() == key_text(key)
            found.append(at if here else None)
            at += here
        if at != len(keys):  # rows of one case apart, or another order: by key, the first of each
            by_key = {str(key).strip(): place for place, key in reversed(list(enumerate(keys)))}
            found = [by_key.pop(key_text(key), None) for key in _frames.kind_of(frame).column(frame, column)]
        return found

    def column(self, name: str) -> list[Cell]:
        """A column of the frame that makes the cases."""
        frame = self.primary
        names = _frames.kind_of(frame).names(frame)
        if name not in names:
            raise InputError(f"error: the frame has no column `{name}`; it has " + ", ".join(f"`{each}`" for each in names[:12]) + (", …" if len(names) > 12 else ""))
        return _frames.kind_of(frame).column(frame, name)


def no_rows(framework: Framework, dataset: str) -> Any:
    """A stream with the columns of the dataset, or a field's, and no row."""
    wanted = framework.schema.datasets.get(dataset)
    if wanted is None:
        return _core.stream({framework.schema.all["records"][framework.schema.all["case"]]["fields"][0]["name"]: []})
    return _core.stream({header: [] for header in (*wanted["key"], *(names[0] for names in wanted["columns"]))})


def of_caller() -> int:
    """How far up the stack the package was called from, for a warning to name that line."""
    frame, level = sys._getframe(1), 1
    while frame.f_back is not None and Path(frame.f_code.co_filename).parent == HERE:
        frame, level = frame.f_back, level + 1
    return level


def key_column_of(framework: Framework, names: list[str]) -> str | None:
    """Of the names of columns that by which cases are known."""
    lower = {squeezed(name): name for name in names}
    wanted = [key for dataset in framework.schema.all["datasets"] if dataset["makes_cases"] for key in dataset["key"]]
    for key in (*wanted, "key", "id", "urn", "name"):
        if squeezed(key) in lower:
            return lower[squeezed(key)]
    return None


def squeezed(name: str) -> str:
    """A header as headers are compared."""
    return " ".join(name.split()).lower()


def want_day(framework: Framework, on: Date) -> None:
    """A frame is not decided for no day, where that matters."""
    if on is None and framework.schema.all["asks_today"]:
        raise InputError(f"error: `{framework.name}` asks for the day that is decided for; give on=\"2022-09-01\", or a date")


def key_text(key: Cell) -> str:
    """A key as the native part compares it."""
    if isinstance(key, float) and key.is_integer():
        return str(int(key))
    return str(key).strip()


class Decided:
    """What was decided for the cases of a bound frame, as columns."""

    def __init__(self, bound: Bound, framework: Framework, on: Date, set: Mapping[str, Any] | None, sensitive: bool, *, threads: int = 0,
                 possible: bool = False, because: bool = False, assumed: bool = False, duties: bool = False) -> None:
        self.bound = bound
        self._native: _core.Decisions = framework.native.evaluate(bound.native, day(on), settings(set), sensitive, threads, possible, because, assumed, duties)

    def frame(self, kind: _frames.Kind | None = None) -> Any:
        return (kind or self.bound.kind).read(_frames.Stream(self._native.stream()))

    def duties_frame(self, kind: _frames.Kind | None = None) -> Any:
        return (kind or self.bound.kind).read(_frames.Stream(self._native.duties_stream()))

    def columns(self, *wanted: str) -> _frames.Columns:
        """Those wanted, or all."""
        return _core.columns(self._native.stream(), list(wanted))

    def duties(self) -> _frames.Columns:
        return _core.columns(self._native.duties_stream())

    def summary(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._native.summary())
        return found

    def standings(self, column: Column) -> tuple[list[str], list[str | None]]:
        """For each row of the frame its standing, and its key, where it has one; rows that are no case are left out."""
        cells = self.columns("key", column.name)
        keys, values = cells["key"], cells[column.name]
        places = self.bound.places(keys)
        labels = [LEFT_OUT if place is None else column.standing(values[place]) for place in places]
        named = self.bound.key_column() if None in places else None
        own = [None] * len(places) if named is None else self.bound.column(named)
        return labels, [str(keys[place]) if place is not None else None if key is None else key_text(key) for place, key in zip(places, own, strict=True)]
