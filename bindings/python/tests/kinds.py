"""Frames of every kind from rows, and their columns."""

import importlib
from typing import Any

import pytest
from rubric import _frames


def made(kind: str, rows: list[dict[str, Any]]) -> Any:
    """Skips where the kind is not installed."""
    if kind == "rows":
        return rows
    columns = {name: [row.get(name) for row in rows] for name in rows[0]}
    if kind == "lists":
        return columns
    package = pytest.importorskip(kind)
    if kind == "duckdb":
        frame = made("pyarrow", rows)
        return package.from_arrow(frame)
    return {"pandas": lambda: package.DataFrame(columns), "polars": lambda: package.DataFrame(columns, strict=False), "pyarrow": lambda: package.table(columns)}[kind]()


def values(frame: Any, column: str) -> list[Any]:
    return _frames.kind_of(frame).column(frame, column)


def installed(package: str) -> bool:
    return importlib.util.find_spec(package) is not None
