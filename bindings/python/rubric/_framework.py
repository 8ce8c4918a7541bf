"""Frameworks and outcomes over the native module."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterable, Mapping
from typing import Any

from . import _core
from ._values import DiagnosticsError, fact, plain

Date = datetime.date | str | None


def load(name_or_path: str | os.PathLike[str]) -> Framework:
    """A bundled framework by name (`hampshire_isp`), or one from a file. Raises DiagnosticsError with every finding."""
    return _framework(_core.load(os.fspath(name_or_path)))


def compile(text: str, name: str = "framework.rubric") -> Framework:
    """A framework from its text; `name` stands in messages. Raises DiagnosticsError with every finding."""
    return _framework(_core.compile(text, name))


def _framework(compiled: tuple[_core.Framework | None, list[dict[str, Any]], str]) -> Framework:
    native, diagnostics, report = compiled
    if native is None:
        raise DiagnosticsError(report, diagnostics)
    return Framework(native, diagnostics)


def _day(on: Date) -> str | None:
    return on.isoformat() if isinstance(on, datetime.date) else on


class Outcome:
    """What was decided for one case."""

    def __init__(self, native: _core.Outcome, dates: Mapping[str, bool]) -> None:
        self._native = native
        self._dates = dates
        self._all: dict[str, Any] = json.loads(native.json())

    def __getitem__(self, decision: str) -> Any:
        """The value: text of a level, bool, number, date, list, `rubric.none`; `Possible` where it is open; `InError`."""
        return plain(self._all["decisions"][decision]["value"], self._dates[decision])

    @property
    def decisions(self) -> dict[str, Any]:
        return {name: self[name] for name in self._all["decisions"]}

    @property
    def offers(self) -> dict[str, Any]:
        """True, False, or Possible, by name."""
        return {name: plain(offer["value"], False) for name, offer in self._all["offers"].items()}

    @property
    def duties(self) -> list[dict[str, Any]]:
        """A dict for each duty and actor: duty, element, actor, strength, by, done, late."""
        return [{name: plain(value, name == "by") for name, value in duty.items()} for duty in self._all["duties"]]

    def because(self, decision: str) -> list[str]:
        """The names of the rules that settled it, or may have."""
        return list(self._all["decisions"][decision]["because"])

    def assumed(self, decision: str) -> list[str]:
        """The assumed facts without which it would be open."""
        return list(self._all["decisions"][decision].get("assumed", []))

    def explain(self, decision: str) -> str:
        """Why, in words: rules with reasons and citations, facts, assumptions."""
        return self._native.explain(decision)

    def __repr__(self) -> str:
        return "\n".join(f"{name}: {value}" for name, value in self.decisions.items())


class Framework:
    """A compiled framework. `warnings` lists what the compiler found and let stand."""

    def __init__(self, native: _core.Framework, diagnostics: list[dict[str, Any]]) -> None:
        self._native = native
        self.warnings = diagnostics
        self._dates = {name: is_date for name, _, is_date, _ in native.decisions()}

    @property
    def name(self) -> str:
        return self._native.name

    @property
    def title(self) -> str:
        return self._native.title

    @property
    def decisions(self) -> dict[str, str]:
        """Titles by name."""
        return {name: title for name, title, _, _ in self._native.decisions()}

    def decide(self, case: Mapping[str, Any], *, on: Date = None, set: Mapping[str, Any] | None = None, sensitive: bool = False) -> Outcome:
        """Decides one case: fields by name, records and lists nested. `on`: the day decided for; not given, it is unknown.
        `set`: parameters for this call, as the language writes them. Raises InputError for what cannot be used."""
        settings = [(name, _setting(value)) for name, value in (set or {}).items()]
        native = self._native.decide(json.dumps(fact(dict(case)), default=str, allow_nan=False), _day(on), settings, sensitive)
        return Outcome(native, self._dates)

    def evaluate(self, cases: Iterable[Mapping[str, Any]], *, on: Date = None, set: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """A dict a case, in order: each decision by name, its rules as `<decision>_because`, its assumed facts as
        `<decision>_assumed`, and each offer by name."""
        return [_row(self.decide(case, on=on, set=set)) for case in cases]

    def explain(self, case: Mapping[str, Any], decision: str, *, on: Date = None) -> str:
        """Why a case is decided as it is, in words."""
        return self.decide(case, on=on).explain(decision)

    def __repr__(self) -> str:
        return f"<Framework {self.name}: {self.title}>"


def _setting(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _row(outcome: Outcome) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name, value in outcome.decisions.items():
        row[name] = value
        row[f"{name}_because"] = outcome.because(name)
        row[f"{name}_assumed"] = outcome.assumed(name)
    return row | outcome.offers
