"""What was decided for one case."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from . import _core
from ._picture import Picture
from ._schema import Schema
from ._values import Date, InError, InputError, Possible, plain, written

if TYPE_CHECKING:
    from ._report import ReportTable


class Outcome:
    """What was decided for one case: `one["level"]`, `one.offers`, `one.duties`, and why.

        >>> import rubric
        >>> one = rubric.load("hampshire_isp").decide({"judgement": "inadequate"})
        >>> one["level"], one.because("level")
        ('targeted', ['below_good'])
    """

    def __init__(self, native: _core.Outcome, schema: Schema, on: Date = None, parameters: Mapping[str, Any] | None = None, key: str = "") -> None:
        self._native = native
        self.schema = schema
        self.on = on
        self.parameters = dict(parameters or {})
        self._key = key

    @cached_property
    def _all(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._native.json())
        return found

    def __getitem__(self, decision: str) -> Any:
        """The value: text of a level, bool, number, date, list, `rubric.none`; `Possible` where it is open; `InError`."""
        if decision not in self._all["decisions"]:
            raise KeyError(f"there is no decision `{decision}`; there are " + ", ".join(f"`{each}`" for each in self._all["decisions"]))
        return plain(self._all["decisions"][decision]["value"], self.schema.decisions[decision]["kind"] == "date")

    @property
    def key(self) -> str:
        """Of the case, where it has one; else empty."""
        return self._key or str(self._all.get("key", ""))

    @property
    def decisions(self) -> dict[str, Any]:
        """Values by name."""
        return {name: self[name] for name in self._all["decisions"]}

    @property
    def offers(self) -> dict[str, Any]:
        """True, False, Possible or InError, by name."""
        return {name: plain(offer["value"], False) for name, offer in self._all["offers"].items()}

    @property
    def duties(self) -> list[dict[str, Any]]:
        """A dict for each duty and actor: duty, element, actor, strength, text, by, done, late, short."""
        return [{name: value if name == "text" else plain(value, name == "by") for name, value in duty.items()} for duty in self._all["duties"]]

    @property
    def unreadable(self) -> list[str]:
        """The facts that could not be read, each with its reason."""
        return self._native.unreadable()

    def because(self, decision: str) -> list[str]:
        """The names of the rules that settled it, or may have."""
        return list(self._all["decisions"][decision]["because"])

    def assumed(self, decision: str) -> list[str]:
        """The assumed facts without which it would be open."""
        return list(self._all["decisions"][decision].get("assumed", []))

    def explain(self, name: str = "") -> str:
        """Why, in words, of a decision, an offer or a duty: rules with reasons and citations, facts, assumptions. Of no name: of
        everything, a line each."""
        try:
            return self._native.explain(name)
        except IndexError as wrong:
            raise KeyError(str(wrong)) from None

    def explanations(self, name: str = "") -> list[dict[str, Any]]:
        """The same as data; docs/interfaces.md has the form."""
        found: list[dict[str, Any]] = json.loads(self._native.explanations(name))
        return found

    def page(self, name: str = "") -> str:
        """The same as one HTML page that loads nothing."""
        return self._native.page(name)

    def letter(self, actor: str, format: str = "text") -> str:
        """A letter to an actor of the framework, as `text` or `html`."""
        return self._native.letter(actor, format)

    def questions(self) -> Questions:
        """The facts, not given, that open outcomes hang on, the one that settles most first."""
        return Questions(self._native)

    def would_be(self, value: Any, decision: str) -> str:
        """The smallest changes of facts with which the decision would be that value, a line each, every one decided again to be sure.

            >>> import rubric
            >>> one = rubric.load("hampshire_isp").decide({"judgement": "good"})
            >>> "requires_improvement" in one.would_be("targeted", "level")
            True
        """
        return self._native.would_be(written(value), decision)

    @property
    def graph(self) -> Picture:
        """What the decisions need, with their values in this case."""
        return Picture(self._native.picture)

    def report(self, name: str, kind: str = "rows") -> ReportTable:
        """A report of the case; `kind` names the frame that it becomes: `rows`, `pandas`, `polars`, `pyarrow`."""
        from ._report import report

        if all(each["name"] != name for each in self.schema.all["reports"]):
            known = ", ".join(f"`{each['name']}`" for each in self.schema.all["reports"]) or "none"
            raise InputError(f"error: there is no report `{name}`; there are {known}")
        return report(self, self._native, name, kind)

    def __repr__(self) -> str:
        lines = [f"{name}: {written(value)}" for name, value in self.decisions.items()]
        offered = [name for name, value in self.offers.items() if value is True]
        maybe = [name for name, value in self.offers.items() if isinstance(value, Possible)]
        wrong = [name for name, value in self.offers.items() if isinstance(value, InError)]
        for what, names in (("offers", offered), ("perhaps", maybe), ("in error", wrong)):
            if names:
                lines.append(f"{what}: {', '.join(names)}")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        from ._html import outcome

        return outcome(self)


class Questions(list[dict[str, Any]]):
    """What to find out, the most settling first: dicts with `fact`, `title`, `answers`, `settles`. `text` says it in words."""

    def __init__(self, native: _core.Outcome) -> None:
        super().__init__(json.loads(native.questions())["questions"])
        self.text = native.ask()

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        from ._html import preformatted

        return preformatted(self.text)
