"""What a decision may be besides a plain value, and what may go wrong."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from . import _core

InputError = _core.InputError
InputError.__doc__ = "A case, a frame, a date or a parameter that cannot be used; the message says where and why. A `ValueError`."

Date = datetime.date | str | None
"""A day: a date, or text such as `2022-09-01`; None where there is none."""


class DataWarning(UserWarning):
    """Some facts of a frame could not be read: they are in error, and the rest is decided."""


class _None:
    """Known to be absent, or not applicable; `None` is unknown instead."""

    def __repr__(self) -> str:
        return "rubric.none"

    def __bool__(self) -> bool:
        return False

    def __reduce__(self) -> str:
        return "none"


none: Final = _None()


class _AnyText:
    """Every text, among what is possible."""

    def __repr__(self) -> str:
        return "any text"

    def __reduce__(self) -> str:
        return "any_text"


any_text: Final = _AnyText()
WIDEST: Final = 9_223_372_036_854


class DiagnosticsError(Exception):
    """A framework that does not compile. `diagnostics` has each finding as a dict: code, severity, title, label, help, source, line and
    column (from one, in characters), end_line and end_column (the end not included), and related places with their text."""

    def __init__(self, report: str, diagnostics: list[dict[str, Any]], text: str | None = None) -> None:
        super().__init__(report)
        self.diagnostics = diagnostics
        self.text = text

    def _repr_html_(self) -> str:
        from ._html import findings

        return findings(self.diagnostics, self.text)


@dataclass(frozen=True)
class Range:
    """Every number or date from `start` to `end`, both included."""

    start: Any
    end: Any

    def __str__(self) -> str:
        if isinstance(self.start, datetime.date):
            return "any date" if (self.start, self.end) == (datetime.date.min, datetime.date.max) else f"{self.start} to {self.end}"
        return "any number" if self.start <= -WIDEST and self.end >= WIDEST else f"{self.start} to {self.end}"


@dataclass(frozen=True)
class Possible:
    """An open value: what the facts that are known leave possible."""

    values: tuple[Any, ...]

    def __str__(self) -> str:
        return " or ".join(map(written, self.values))


@dataclass(frozen=True)
class InError:
    """A value that rests on a fact in error; `reason` says what is known of it."""

    reason: str

    def __str__(self) -> str:
        return f"in error: {self.reason}" if self.reason else "in error"


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
            return any_text
        case list():
            return [plain(part, is_date) for part in value]
        case "none":
            return none
        case str() if is_date and value != "error":
            return datetime.date.fromisoformat(value)
    return value


def scalar(value: Any) -> Any:
    """What numpy or pandas hold as Python has it: a moment at midnight is a date; NaN, NaT and NA are None, which is unknown."""
    package = type(value).__module__.partition(".")[0]
    if package == "pandas" and type(value).__name__ in ("NAType", "NaTType"):
        return None
    if package == "numpy" and hasattr(value, "item"):
        value = (value.astype("datetime64[us]") if type(value).__name__ == "datetime64" else value).item()
    if isinstance(value, datetime.datetime) and value.tzinfo is None and value.time() == datetime.time():
        return value.date()
    return None if isinstance(value, float) and value != value else value


def fact(value: Any) -> Any:
    """A Python value as the JSON of a case has it."""
    value = scalar(value)
    match value:
        case _None():
            return "none"
        case datetime.datetime():
            raise InputError(f"error: `{value}` has a time of day or a time zone; give a date")
        case datetime.date():
            return value.isoformat()
        case Mapping():
            return {str(name): fact(part) for name, part in value.items()}
        case list() | tuple():
            return [fact(part) for part in value]
        case float() if value in (float("inf"), float("-inf")):
            return str(value)  # which is no number, and is said to be none
        case bool() | int() | float() | str() | None:
            return value
    return str(value)


def written(value: Any) -> str:
    """A value in words, as the language and its files write it."""
    match value:
        case _None():
            return "none"
        case bool():
            return "yes" if value else "no"
        case datetime.date():
            return value.isoformat()
        case list() | tuple():
            return ", ".join(map(written, value)) or "nothing"
        case dict():
            return ", ".join(f"{level}{'' if inside is True else ' (perhaps)'}" for level, inside in value.items() if inside is not False) or "nothing"
    return str(value)


def settings(given: Mapping[str, Any] | None) -> list[tuple[str, str]]:
    """Parameters as the language writes their values."""
    return [(name, written(value)) for name, value in (given or {}).items()]


def day(on: Date) -> str | None:
    """A day as text; the native part says what is wrong with one."""
    if isinstance(on, datetime.datetime):
        raise InputError(f"error: {on!r} has a time of day; give a date")
    return on.isoformat() if isinstance(on, datetime.date) else on
