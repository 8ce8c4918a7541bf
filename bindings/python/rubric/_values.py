"""What a decision may be besides a plain value, and what may go wrong."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from . import _core

InputError = _core.InputError
"""A case, a date or a parameter that cannot be used; the message says where and why. A `ValueError`."""


class _None:
    """Known to be absent, or not applicable; `None` is unknown instead."""

    def __repr__(self) -> str:
        return "rubric.none"

    def __bool__(self) -> bool:
        return False

    def __reduce__(self) -> str:
        return "none"


none = _None()


class DiagnosticsError(Exception):
    """A framework that does not compile. `diagnostics` has each finding as a dict: code, severity, title, label, help, source,
    line and column (from one, in characters)."""

    def __init__(self, report: str, diagnostics: list[dict[str, Any]]) -> None:
        super().__init__(report)
        self.diagnostics = diagnostics


@dataclass(frozen=True)
class Range:
    """Every number or date from `start` to `end`, both included."""

    start: Any
    end: Any


@dataclass(frozen=True)
class Possible:
    """An open value: what the facts that are known leave possible."""

    values: tuple[Any, ...]

    def __str__(self) -> str:
        return " or ".join(map(str, self.values))


@dataclass(frozen=True)
class InError:
    """A value that rests on a fact in error; `reason` says what is known of it."""

    reason: str


def plain(value: Any, is_date: bool) -> Any:
    """A value of the outcome's JSON as Python has it."""
    match value:
        case {"error": reason}:
            return InError(reason)
        case {"possible": parts}:
            return Possible(tuple(plain(part, is_date) for part in parts))
        case {"from": start, "to": end}:
            return Range(plain(start, is_date), plain(end, is_date))
        case {"levels": levels}:
            return {level: plain(inside, False) for level, inside in levels.items()}
        case {"in": inside, "value": element}:
            return Possible((plain(element, is_date), none)) if inside != {"error": ""} else InError("")
        case {"any": "text"}:
            return Possible(())
        case list():
            return [plain(part, is_date) for part in value]
        case "none":
            return none
        case str() if is_date and value != "error":
            return datetime.date.fromisoformat(value)
    return value


def fact(value: Any) -> Any:
    """A Python value as the JSON of a case has it."""
    match value:
        case _None():
            return "none"
        case datetime.datetime():
            raise InputError(f"{value!r} has a time of day; give a date")
        case datetime.date():
            return value.isoformat()
        case dict():
            return {str(name): fact(part) for name, part in value.items()}
        case list() | tuple():
            return [fact(part) for part in value]
        case bool() | int() | float() | str() | None:
            return value
    return str(value)
