"""Frameworks: what they hold, and everything that one may ask of one."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from . import _core
from ._bound import Bound, Decided, key_text
from ._outcome import Outcome
from ._picture import Picture
from ._schema import Schema
from ._values import Date, DiagnosticsError, InputError, day, fact, settings

if TYPE_CHECKING:
    from ._counts import Counts
    from ._review import Changes, Findings, Scenarios

Parameters = Mapping[str, Any] | None


def load(name_or_path: str | os.PathLike[str]) -> Framework:
    """A bundled framework by name, or one from a file. Raises DiagnosticsError with every finding.

        >>> import rubric
        >>> rubric.load("hampshire_isp").name
        'hampshire_isp'
    """
    return _framework(_core.load(os.fspath(name_or_path)), None)


def compile(text: str, name: str = "framework.rubric") -> Framework:
    """A framework from its text; `name` stands in messages. Raises DiagnosticsError with every finding.

        >>> import rubric
        >>> small = rubric.compile('''
        ... framework small "Small"
        ... case child { age : integer }
        ... decision free "A free place" : boolean = age >= 3
        ... ''')
        >>> small.decide({"age": 4})["free"]
        True
    """
    return _framework(_core.compile(text, name), text)


def bundled() -> list[str]:
    """The names of the frameworks that come with the package.

        >>> import rubric
        >>> "cumbria_early_years" in rubric.bundled()
        True
    """
    return _core.bundled()


def _framework(compiled: tuple[_core.Framework | None, list[dict[str, Any]], str], text: str | None) -> Framework:
    native, diagnostics, report = compiled
    if native is None:
        raise DiagnosticsError(report, diagnostics, text)
    return Framework(native, diagnostics)


def _again(sources: list[tuple[str, str]], parameters: dict[str, Any]) -> Framework:
    """From its sources, in another process."""
    made = _framework(_core.compile_sources(sources), sources[0][1])
    return Framework(made.native, made.warnings, parameters)


class Framework:
    """A compiled framework, immutable; any number of threads may share one. `warnings` lists what the compiler found and let stand.

    It is pickled as its sources, and compiled again from them elsewhere.

    Everything that decides takes `on`, the day decided for (not given, it is unknown), `set`, parameters for this call, and `sensitive`,
    to show what is withheld. What cannot be used is an `InputError` that says where and why.
    """

    def __init__(self, native: _core.Framework, diagnostics: list[dict[str, Any]], parameters: Parameters = None) -> None:
        self.native = native
        self.warnings = diagnostics
        self.parameters = dict(parameters or {})

    @property
    def name(self) -> str:
        return self.native.name

    @property
    def title(self) -> str:
        return self.native.title

    @cached_property
    def schema(self) -> Schema:
        """What it takes and gives: records, decisions, offers, duties, parameters and datasets, by name."""
        return Schema(json.loads(self.native.schema()))

    @property
    def decisions(self) -> dict[str, str]:
        """Titles by name."""
        return {name: each["title"] for name, each in self.schema.decisions.items()}

    @property
    def offers(self) -> dict[str, str]:
        """Titles by name."""
        return {name: each["title"] for name, each in self.schema.offers.items()}

    @property
    def graph(self) -> Picture:
        """What the decisions need, as a picture; `graph.of(outcome)` is coloured by a case."""
        return Picture(self.native.picture)

    def set(self, parameters: Parameters = None, /, **named: Any) -> Framework:
        """The same framework with parameters set; one of a used framework is named in a dict. Nothing is compiled again.

            >>> import rubric
            >>> framework = rubric.load("cumbria_early_years").set(targeted_visits=2)
            >>> framework.parameters
            {'targeted_visits': 2}
        """
        wanted = {**self.parameters, **(parameters or {}), **named}
        for name in wanted:
            if name not in self.schema.parameters and "." not in name:
                raise InputError(f"error: `{self.name}` has no parameter `{name}`; there are " + ", ".join(f"`{each}`" for each in self.schema.parameters))
        self.native.decide("{}", None, settings(wanted), False)  # a value that does not fit is said now
        changed = Framework(self.native, self.warnings, wanted)
        changed.__dict__["schema"] = self.schema
        return changed

    def _settings(self, set: Parameters) -> dict[str, Any]:
        return {**self.parameters, **(set or {})}

    # ---- one case --------------------------------------------------------------------------------------------------

    def decide(self, case: Mapping[str, Any], *, on: Date = None, set: Parameters = None, sensitive: bool = False) -> Outcome:
        """Decides one case: a dict of fields by name, records and lists nested. None, and what is not given, is unknown; `rubric.none`
        is none.

            >>> import rubric
            >>> one = rubric.load("hampshire_isp").decide({"judgement": "inadequate"})
            >>> one["level"]
            'targeted'
        """
        text = json.dumps(fact(dict(case)), allow_nan=False)
        return self._outcome(self.native.decide(text, day(on), settings(self._settings(set)), sensitive), on, set)

    def case(self, data: Any, key: Any = None, *, on: Date = None, set: Parameters = None, sensitive: bool = False) -> Outcome:
        """Decides the one case of a frame, or of frames by dataset, that has this key (where it has no keys, this number, from 1); without a key, the only
        one. `bind` the frame first to ask for many of its cases: it is read once.

            >>> import rubric
            >>> framework = rubric.load("hampshire_isp")
            >>> bound = framework.bind([{"key": "a", "judgement": "good"}, {"key": "b", "judgement": "inadequate"}], on="2021-08-31")
            >>> framework.case(bound, "b")["level"]
            'targeted'
        """
        bound = self._bind(data, on, set, sensitive, warn=False)  # what could not be read of this case, its outcome says
        when = bound.on if on is None else on
        native = self.native.decide_key(bound.native, "" if key is None else key_text(key), day(when), settings(self._settings(set)), sensitive)
        return self._outcome(native, when, set, "" if key is None else key_text(key))

    def _outcome(self, native: _core.Outcome, on: Date, set: Parameters, key: str = "") -> Outcome:
        return Outcome(native, self.schema, on, self._settings(set), key)

    def explain(self, case: Mapping[str, Any] | Any, name: str = "", *, key: Any = None, on: Date = None, set: Parameters = None) -> str:
        """Why a case is decided as it is, in words: of a decision, an offer or a duty by name, else of everything. The case is a dict of
        fields, or a frame with the key of the one meant."""
        one = self.decide(case, on=on, set=set) if key is None and isinstance(case, Mapping) else self.case(case, key, on=on, set=set)
        return one.explain(name)

    # ---- frames ----------------------------------------------------------------------------------------------------

    def bind(self, data: Any, *, on: Date = None, set: Parameters = None, sensitive: bool = False) -> Bound:
        """Reads the facts of a frame once. Columns are called as the fields are, or have the headers of a dataset; frames by dataset are
        a dict. `on` and `set` matter where a dataset computes with them."""
        return self._bind(data, on, set, sensitive)

    def _bind(self, data: Any, on: Date, set: Parameters, sensitive: bool, warn: bool = True) -> Bound:
        """`warn`: of facts that could not be read."""
        if isinstance(data, Bound):
            same = data.framework.native is self.native and (on is None or on == data.on)
            return data if same else self._bind(data.data, data.on if on is None else on, set, sensitive, warn)
        return Bound(self, data, on, self._settings(set), sensitive, warn)

    def run(self, data: Any, *, on: Date = None, set: Parameters = None, sensitive: bool = False, threads: int = 0, possible: bool = False,
            because: bool = False, assumed: bool = False, duties: bool = False) -> Decided:
        """Decides every case of a frame, and leaves it to you what is made of it: `frame()`, `duties_frame()`, `summary()`."""
        bound = self.bind(data, on=on, set=set, sensitive=sensitive)
        return Decided(bound, self, bound.on if on is None else on, self._settings(set), sensitive, threads=threads, possible=possible,
                       because=because, assumed=assumed, duties=duties)

    def evaluate(self, data: Any, *, on: Date = None, set: Parameters = None, sensitive: bool = False, threads: int = 0,
                 possible: bool = False, because: bool = False, assumed: bool = False) -> Any:
        """Decides every case of a frame: a row a case, in the caller's kind of frame.

        `data` is a frame (pandas, Polars, pyarrow, DuckDB, a list of dicts, a dict of lists, a `Bound`), or frames by dataset. Columns: `key`,
        each decision by name, each offer (`yes`, `no`, `possible`, `error`). An open value is null, what is none or in error says so, for
        dates and numbers in `<decision>_state`. `possible`, `because` and `assumed` add `<decision>_possible` and so on, as text.

            >>> import rubric
            >>> framework = rubric.load("hampshire_isp")
            >>> rows = framework.evaluate([{"judgement": "good"}, {"judgement": None}], on="2021-08-31", possible=True)
            >>> rows[0]["level"], rows[1]["level"], rows[1]["level_possible"]
            ('general', None, 'general | targeted')
        """
        decided = self.run(data, on=on, set=set, sensitive=sensitive, threads=threads, possible=possible, because=because, assumed=assumed)
        frame = decided.frame()
        if decided.bound.kind.name == "pandas":
            frame.attrs["rubric"] = {"framework": self.name, "on": day(on), "notes": list(decided.bound.notes)}
        return frame

    def duties(self, data: Any, *, on: Date = None, set: Parameters = None, sensitive: bool = False) -> Any:
        """The duties of every case of a frame: a row a duty, element and actor, in the caller's kind of frame. Columns: `key`, `duty`,
        `element` (its place in the list that the duty is for each of), `actor`, `strength`, `text`, `by` (a date), `done`, `late`, `short` (a whole number). Where a duty has a due
        date that is open, none or in error, `by_possible` says so, and `short_possible` likewise.

            >>> import rubric
            >>> framework = rubric.load("hampshire_isp")
            >>> duties = framework.duties([{"key": "a", "judgement": "inadequate", "report_published": "2021-06-20"}], on="2021-08-31")
            >>> [row["text"] for row in duties if row["actor"] == "local_team"]
            ['invite the provider to an External Team Around the Setting meeting', 'take the provider into the programme now that its report is published']
        """
        return self.run(data, on=on, set=set, sensitive=sensitive, duties=True).duties_frame()

    def summary(self, data: Any, *, decision: str | None = None, by: str | None = None, on: Date = None, set: Parameters = None,
                under: int | None = None) -> Counts:
        """Counts the cases of a frame by what one decision (the first, if none is named) or offer makes of them, and by a column of the
        frame. Undetermined, in error and left out are rows, so that the counts add up to the frame's length. Counts from 1 to below `under` are
        suppressed."""
        from ._counts import count

        return count(self, data, decision=decision, by=by, on=on, set=set, under=under)

    # ---- the framework itself --------------------------------------------------------------------------------------

    def check(self) -> Findings:
        """Warnings, and what rests on neither a citation nor an assumption, is read by nothing, or differs from the base of a variant: a row each."""
        from ._review import findings

        return findings(self)

    def diff(self, other: Framework) -> Changes:
        """What changes from this framework to another that is its variant, or of which it is one: a row an amendment, and a row a parameter that was set.

            >>> import rubric
            >>> changes = rubric.load("hampshire_isp").diff(rubric.load("hampshire_isp_2026"))
            >>> [row["what"] for row in changes.rows if row["action"] == "remove"][0]
            'offer bespoke_training'
        """
        from ._review import changes

        return changes(self, other)

    def test(self) -> Scenarios:
        """Runs the scenarios written in the framework: a row each, with its status and what did not hold."""
        from ._review import scenarios

        return scenarios(self)

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.native.sources(), self.parameters)

    def __copy__(self) -> Framework:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Framework:
        return self

    def __repr__(self) -> str:
        changed = f", {', '.join(f'{name} = {value}' for name, value in self.parameters.items())}" if self.parameters else ""
        return f"<Framework {self.name}: {self.title}{changed}>"

    def _repr_html_(self) -> str:
        from ._html import framework

        return framework(self)
