"""Kinds of frame. What the caller brings goes in as Arrow, without a copy where its kind allows; what comes out is of the same kind.

No kind is imported before the caller brings one. Lists of dicts and dicts of lists need nothing installed.
"""

from __future__ import annotations

import datetime
import importlib.util
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from . import _core
from ._values import InputError, fact, scalar

Columns = dict[str, list[Any]]


class Stream:
    """An Arrow stream that is read once, by whoever asks first."""

    def __init__(self, capsule: Any) -> None:
        self._capsule = capsule

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self._capsule


class Kind:
    """One kind of frame; this one is any that has an Arrow stream, which comes back as pyarrow where that is installed."""

    name = "arrow"

    def stream(self, frame: Any) -> Any:
        """A capsule with the frame's Arrow stream."""
        return frame.__arrow_c_stream__()

    def column(self, frame: Any, name: str) -> list[Any]:
        return _core.columns(self.stream(frame), [name])[name]

    def names(self, frame: Any) -> list[str]:
        return list(_core.columns(self.stream(frame)))

    def length(self, frame: Any) -> int:
        return max((len(each) for each in _core.columns(self.stream(frame)).values()), default=0)

    def read(self, stream: Stream) -> Any:
        """A frame from a stream."""
        return kind_named("pyarrow" if importlib.util.find_spec("pyarrow") else "rows").read(stream)

    def build(self, columns: Columns) -> Any:
        """A small frame from columns."""
        return self.read(Stream(_core.stream(columns)))


class Rows(Kind):
    """A list of dicts."""

    name = "rows"

    def stream(self, frame: Any) -> Any:
        return _core.stream(columns_of_rows(frame))

    def column(self, frame: Any, name: str) -> list[Any]:
        return [row.get(name) for row in frame]

    def names(self, frame: Any) -> list[str]:
        return list(dict.fromkeys(name for row in frame for name in row))

    def length(self, frame: Any) -> int:
        return len(frame)

    def read(self, stream: Stream) -> Any:
        return self.build(_core.columns(stream.__arrow_c_stream__()))

    def build(self, columns: Columns) -> Any:
        names = list(columns)
        return [dict(zip(names, row, strict=True)) for row in zip(*columns.values(), strict=True)]


class Lists(Kind):
    """A dict of lists, a list a column."""

    name = "lists"

    def stream(self, frame: Any) -> Any:
        lengths = {len(column) for column in frame.values()}
        if len(lengths) > 1:
            raise InputError("error: the columns are of different lengths: " + ", ".join(f"`{name}` has {len(column)}" for name, column in frame.items()))
        return _core.stream({name: [fact_of(value) for value in column] for name, column in frame.items()})

    def column(self, frame: Any, name: str) -> list[Any]:
        return list(frame[name])

    def names(self, frame: Any) -> list[str]:
        return list(frame)

    def length(self, frame: Any) -> int:
        return len(next(iter(frame.values()), []))

    def read(self, stream: Stream) -> Any:
        return _core.columns(stream.__arrow_c_stream__())

    def build(self, columns: Columns) -> Any:
        return dict(columns)


class Pandas(Kind):
    name = "pandas"

    def stream(self, frame: Any) -> Any:
        names = self.names(frame)
        if len(set(names)) < len(names):
            raise InputError("error: the frame has several columns called " + ", ".join(f"`{name}`" for name in dict.fromkeys(names) if names.count(name) > 1))
        if not importlib.util.find_spec("pyarrow"):  # pandas makes its Arrow with it
            return _core.stream({str(name): [fact_of(value) for value in frame[name].astype(object)] for name in frame.columns})
        import pyarrow

        try:
            return frame.__arrow_c_stream__()
        except (pyarrow.ArrowException, TypeError, ValueError):  # a column of objects that are of no one type, such as rubric.none beside dates
            return pyarrow.table([self._arrow(frame[name]) for name in frame.columns], names=names).__arrow_c_stream__()

    def _arrow(self, column: Any) -> Any:
        """A column, cell by cell where Arrow has no type for it."""
        import pyarrow

        try:
            return pyarrow.chunked_array(pyarrow.Array.from_pandas(column))
        except (pyarrow.ArrowException, TypeError, ValueError):
            made = _core.stream({str(column.name): [fact_of(value) for value in column.astype(object)]})
            return pyarrow.RecordBatchReader.from_stream(Stream(made)).read_all().column(0)

    def column(self, frame: Any, name: str) -> list[Any]:
        return [None if missing else value for value, missing in zip(frame[name].tolist(), frame[name].isna().tolist(), strict=True)]

    def names(self, frame: Any) -> list[str]:
        return [str(name) for name in frame.columns]

    def length(self, frame: Any) -> int:
        return len(frame)

    def read(self, stream: Stream) -> Any:
        import pandas

        if not importlib.util.find_spec("pyarrow"):
            return self.build(_core.columns(stream.__arrow_c_stream__()))
        import pyarrow

        table = pyarrow.RecordBatchReader.from_stream(stream).read_all()
        coded = [field.name for field in table.schema if pyarrow.types.is_dictionary(field.type)] if table.num_rows else []
        others = table.drop_columns(coded).to_pandas(date_as_object=False, types_mapper={pyarrow.int64(): pandas.Int64Dtype()}.get)
        columns: dict[str, Any] = dict(others.items())
        categories: dict[tuple[str, ...], Any] = {}  # alike in many columns, and slow to make
        for name in coded:
            cells = table[name].chunk(0)
            words = tuple(cells.dictionary.to_pylist())
            if words not in categories:
                categories[words] = pandas.CategoricalDtype(list(words))
            columns[name] = pandas.Categorical.from_codes(cells.indices.fill_null(-1).to_numpy(), dtype=categories[words], validate=False)
        return pandas.DataFrame({name: columns[name] for name in table.column_names}, copy=False)

    def build(self, columns: Columns) -> Any:
        import pandas

        whole = {name for name, values in columns.items() if values and all(value is None or type(value) is int for value in values) and any(value is not None for value in values)}
        return pandas.DataFrame({name: pandas.array(values, dtype="Int64") if name in whole and None in values else values for name, values in columns.items()})


class Polars(Kind):
    name = "polars"

    def stream(self, frame: Any) -> Any:
        import polars

        held = frame.collect() if hasattr(frame, "collect") else frame
        if polars.Object in held.dtypes:  # such as rubric.none beside texts
            return _core.stream({name: [fact_of(value) for value in held[name].to_list()] for name in held.columns})
        return held.__arrow_c_stream__()

    def column(self, frame: Any, name: str) -> list[Any]:
        return list((frame.select(name).collect() if hasattr(frame, "collect") else frame)[name].to_list())

    def names(self, frame: Any) -> list[str]:
        return list(frame.collect_schema().names())

    def length(self, frame: Any) -> int:
        return int(frame.collect().height if hasattr(frame, "collect") else frame.height)

    def read(self, stream: Stream) -> Any:
        import polars

        return polars.DataFrame(stream)

    def build(self, columns: Columns) -> Any:
        import polars

        return polars.DataFrame(columns, strict=False)


class PyArrow(Kind):
    name = "pyarrow"

    def column(self, frame: Any, name: str) -> list[Any]:
        return list(self._table(frame)[name].to_pylist())

    def names(self, frame: Any) -> list[str]:
        return list(frame.schema.names)

    def length(self, frame: Any) -> int:
        return int(self._table(frame).num_rows)

    def _table(self, frame: Any) -> Any:
        import pyarrow

        return frame if hasattr(frame, "num_rows") else pyarrow.table(frame)

    def read(self, stream: Stream) -> Any:
        import pyarrow

        return pyarrow.RecordBatchReader.from_stream(stream).read_all()

    def build(self, columns: Columns) -> Any:
        import pyarrow

        return pyarrow.table(columns)


class DuckDB(Kind):
    name = "duckdb"

    def stream(self, frame: Any) -> Any:
        if importlib.util.find_spec("pyarrow"):  # read at once: a connection gives one stream at a time
            return frame.to_arrow_table().__arrow_c_stream__()
        return _core.stream(columns_of_rows(dict(zip(frame.columns, row, strict=True)) for row in frame.fetchall()))

    def column(self, frame: Any, name: str) -> list[Any]:
        quoted = '"' + name.replace('"', '""') + '"'
        return [row[0] for row in frame.project(quoted).fetchall()]

    def names(self, frame: Any) -> list[str]:
        return list(frame.columns)

    def length(self, frame: Any) -> int:
        return int(frame.shape[0])

    def read(self, stream: Stream) -> Any:
        import duckdb

        if importlib.util.find_spec("pyarrow"):  # a relation may be read again; a stream once
            return duckdb.from_arrow(PyArrow().read(stream))
        relation: Any = duckdb.from_arrow(stream)
        return relation.execute()


_KINDS: dict[str, Kind] = {each.name: each for each in (Kind(), Rows(), Lists(), Pandas(), Polars(), PyArrow(), DuckDB())}
_PACKAGES = {"pandas": "pandas", "polars": "polars", "pyarrow": "pyarrow", "duckdb": "duckdb", "_duckdb": "duckdb"}


def kind_named(name: str) -> Kind:
    if name not in _KINDS:
        raise InputError(f"error: `{name}` is no kind of frame; there are " + ", ".join(f"`{each}`" for each in _KINDS))
    return _KINDS[name]


def kind_of(frame: Any) -> Kind:
    """Raises InputError for what is no frame."""
    package = type(frame).__module__.partition(".")[0]
    if package in _PACKAGES and hasattr(type(frame), "__arrow_c_stream__" if package != "polars" else "columns"):
        return _KINDS[_PACKAGES[package]]
    if hasattr(frame, "__arrow_c_stream__"):
        return _KINDS["arrow"]
    if is_rows(frame):
        return _KINDS["rows"]
    if is_lists(frame):
        return _KINDS["lists"]
    hint = "; for one case there is `decide`" if isinstance(frame, Mapping) else ""
    raise InputError(f"error: {type(frame).__name__} is no frame: give one of pandas, Polars, pyarrow or DuckDB, a list of dicts, or a dict of lists{hint}")


def is_rows(frame: Any) -> bool:
    return isinstance(frame, Sequence) and not isinstance(frame, str) and all(isinstance(row, Mapping) for row in frame)


def is_frame(value: Any) -> bool:
    return hasattr(value, "__arrow_c_stream__") or is_rows(value) or is_lists(value) or type(value).__module__.startswith("polars.")


def is_lists(value: Any) -> bool:
    return isinstance(value, Mapping) and bool(value) and all(isinstance(column, Sequence) and not isinstance(column, str) for column in value.values())


def inputs(data: Any) -> list[tuple[str, Any]]:
    """Datasets with their frames; the name is empty where one frame is given without."""
    if isinstance(data, Mapping) and data and all(is_frame(frame) for frame in data.values()):
        return [(str(name), frame) for name, frame in data.items()]
    return [("", data)]


def same_kind(frames: list[tuple[str, Any]]) -> Kind:
    """The kind of the frames; of lists beside frames of another kind that one."""
    kinds = [kind_of(frame) for _, frame in frames]
    return next((kind for kind in kinds if kind.name not in ("rows", "lists")), kinds[0])


def fact_of(value: Any) -> Any:
    """A cell as the native part takes it: None, a bool, a number, a date, text; a dict or a list of them. A moment that is no date is a text, which is then
    in error; one with a time zone is an InputError, as a column of such is."""
    value = scalar(value)
    if isinstance(value, Mapping):
        return {str(name): fact_of(part) for name, part in value.items()}
    if isinstance(value, list | tuple) or type(value).__module__ == "numpy":
        return [fact_of(part) for part in value]
    if isinstance(value, datetime.datetime) and value.tzinfo is None:
        return str(value)
    return value if isinstance(value, float) or (isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)) else fact(value)


def is_empty(frame: Any) -> bool:
    """No rows, and no columns either, as where a list of none is given."""
    return isinstance(frame, Sequence) and not isinstance(frame, str) and len(frame) == 0


def columns_of_rows(rows: Iterable[Mapping[str, Any]]) -> Columns:
    """A column for each name that any row has; None where a row has it not."""
    held = list(rows)
    names = list(dict.fromkeys(str(name) for row in held for name in row))
    columns = {name: [fact_of(row.get(name)) for row in held] for name in names}
    return {part: cells for name, column in columns.items() for part, cells in fields_of(name, column).items()}


def fields_of(name: str, column: list[Any]) -> Columns:
    """A column as it is; where in it records stand beside `none`, of which no struct is, a column for each of their fields, beside one that says which are none."""
    if not mixed(column):
        return {name: column}
    records = [cell for cell in column if isinstance(cell, dict)]
    if any(all(value is None for value in record.values()) for record in records):
        raise InputError(f"error: of a record of `{name}` nothing is given, and others are none: a frame cannot hold both; decide these cases one by one")
    found: Columns = {name: [cell if cell == "none" else None for cell in column]} if "none" in column else {}
    for part, cells in parts_of(column).items():
        found |= fields_of(f"{name}.{part}", cells)
    return found


def parts_of(column: list[Any]) -> Columns:
    """Of records each field as a column."""
    names = dict.fromkeys(part for cell in column if isinstance(cell, dict) for part in cell)
    return {part: [cell.get(part) if isinstance(cell, dict) else None for cell in column] for part in names}


def mixed(column: list[Any]) -> bool:
    """Records stand beside `none`, here or in a field of theirs."""
    if not any(isinstance(cell, dict) for cell in column) or any(not isinstance(cell, dict) and cell not in (None, "none") for cell in column):
        return False
    return "none" in column or any(mixed(cells) for cells in parts_of(column).values())
