"""A framework's shape, as the native part tells it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ._values import InputError

UNDETERMINED, IN_ERROR, NONE, LEFT_OUT = "undetermined", "in error", "none", "left out"
"""What a case may be instead of a level. Left out is a row of the frame that is no case: the dataset's `where` says so."""

OFFER_WORDS = ("yes", "possible", "no", "error")


@dataclass(frozen=True)
class Column:
    """A decision or an offer that can be counted: its labels in order, and their titles."""

    name: str
    title: str
    labels: tuple[str, ...]
    titles: tuple[str, ...]
    ordered: int

    def title_of(self, label: str) -> str:
        return self.titles[self.labels.index(label)] if label in self.labels else label

    @property
    def standings(self) -> tuple[str, ...]:
        """Every label that a case may have, levels first."""
        return (*self.labels, NONE, UNDETERMINED, IN_ERROR, LEFT_OUT)

    def standing(self, cell: Any) -> str:
        """The label of a cell as `evaluate` writes it."""
        if cell is None or cell == "possible":
            return UNDETERMINED
        return IN_ERROR if cell == "error" else str(cell)


class Schema:
    """Records, decisions, offers, duties, parameters and datasets by name; `all` has everything as docs/interfaces.md says."""

    def __init__(self, all: dict[str, Any]) -> None:
        self.all = all

    def _named(self, what: str) -> dict[str, dict[str, Any]]:
        return {each["name"]: each for each in self.all[what]}

    @cached_property
    def decisions(self) -> dict[str, dict[str, Any]]:
        return self._named("decisions")

    @cached_property
    def offers(self) -> dict[str, dict[str, Any]]:
        return self._named("offers")

    @cached_property
    def duties(self) -> dict[str, dict[str, Any]]:
        return self._named("duties")

    @cached_property
    def parameters(self) -> dict[str, dict[str, Any]]:
        return self._named("parameters")

    @cached_property
    def actors(self) -> dict[str, dict[str, Any]]:
        return self._named("actors")

    @cached_property
    def datasets(self) -> dict[str, dict[str, Any]]:
        return self._named("datasets")

    @cached_property
    def countable(self) -> dict[str, Column]:
        """Decisions of levels in the framework's order, then offers."""
        found = {}
        for each in self.all["decisions"]:
            if each["kind"] == "levels" and not each["list"]:
                levels = each["levels"]
                found[each["name"]] = Column(each["name"], each["title"], tuple(level["name"] for level in levels),
                                             tuple(level["title"] for level in levels), each["ordered"])
        for each in self.all["offers"]:
            found[each["name"]] = Column(each["name"], each["title"], ("yes", "no"), ("Offered", "Not offered"), 0)
        return found

    def column(self, name: str | None) -> Column:
        """What is to be counted; not named, the first decision of levels that is no yes or no."""
        if name is None:
            first = next((each.name for each in self.countable.values() if each.labels != ("no", "yes") and each.name in self.decisions), next(iter(self.countable), None))
            if first is None:
                raise InputError(f"error: `{self.all['name']}` decides no level and makes no offer; there is nothing to count")
            return self.countable[first]
        if name not in self.countable:
            known = ", ".join(f"`{each}`" for each in self.countable)
            raise InputError(f"error: `{name}` is not a decision of levels or an offer of `{self.all['name']}`; there are {known}")
        return self.countable[name]
