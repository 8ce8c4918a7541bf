"""Duties that come again, as visits a term; against what a team can do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from ._counts import group_text
from ._framework import Framework
from ._schema import IN_ERROR, LEFT_OUT
from ._tables import About, Table
from ._values import Date, InputError

TERMS_A_YEAR = 3.0
PERIODS_A_YEAR = {"days": 365.25, "weeks": 365.25 / 7, "months": 12.0, "years": 1.0, "working_days": 253.0, "terms": TERMS_A_YEAR}
A_YEAR = {"term": TERMS_A_YEAR, "year": 1.0, "month": 12.0}
NOT_DUE, DUE, POSSIBLE = "not due", "due", "possible"


class Workload(Table):
    """Visits a term, by team and duty. Columns: `team`, `duty`, `standing` (due, possible, in error, not due, left out), `cases`, `times` (a case, a term) and `visits`.
    The cases of a team's duty add up to the frame's length (of the group, where teams are groups). `capacity` is the table of need against supply."""

    per: str
    supply: dict[str, float]
    titles: dict[str, str]

    @property
    def capacity(self) -> list[dict[str, Any]]:
        """A dict a team: `needed`, `needed_at_most` (with what is possible), `supply`, and `short`, by which the need surely exceeds it."""
        teams = dict.fromkeys(self.columns_of["team"])
        found = []
        for team in teams:
            visits: Counter[str] = Counter()
            for row in self.rows:
                if row["team"] == team:
                    visits[row["standing"]] += row["visits"] or 0
            supply = self.supply.get(team)
            sure = round(visits[DUE], 1)
            found.append({"team": team, "needed": sure, "needed_at_most": round(visits[DUE] + visits[POSSIBLE], 1), "supply": supply,
                          "short": None if supply is None else round(max(0.0, sure - supply), 1)})
        return found

    def plot(self) -> Any:
        """Bars of visits a team, with a mark where its supply ends."""
        from ._plots import workload_bars

        return workload_bars(self)


def workload(framework: Framework, data: Any, *, by: str | None = None, supply: Mapping[str, float] | None = None, per: str = "term",
             duties: Mapping[str, float] | list[str] | None = None, on: Date = None, set: Mapping[str, Any] | None = None) -> Workload:
    """Turns duties with a cadence into visits a term (or `year`, or `month`).

    A duty `every month` comes to 4 visits a term, one `every term at least twice` to 2; a year has three terms, 253 working days. Teams are the actors of the
    duties, or the values of the column `by` of the frame. `duties` names those meant, with how often a term where the framework
    does not say so for all cases alike: `{"term_visit": 2}`. `supply` is what each team can do in the same time.
    """
    if per not in A_YEAR:
        raise InputError(f"error: `per` is `{per}`; it is `term`, `year` or `month`")
    decided = framework.run(data, on=on, set=set, duties=True)
    times = occurrences(framework, duties, {**framework.parameters, **(set or {})}, per)
    rows = standings(decided, times, framework, by)
    columns: dict[str, list[Any]] = {"team": [], "duty": [], "standing": [], "cases": [], "times": [], "visits": []}
    for (team, duty, standing), cases in rows.items():
        often = times[duty]
        works = standing in (DUE, POSSIBLE)
        for name, value in zip(columns, (team, duty, standing, cases, often, round(cases * often, 2) if works else 0.0), strict=True):
            columns[name].append(value)
    total = len(decided.bound.places(decided.columns("key")["key"]))
    apart = Counter({IN_ERROR: 0, LEFT_OUT: 0})
    for (_, _, standing), cases in rows.items():
        if standing in apart:
            apart[standing] = max(apart[standing], cases)
    about = About(framework.title, total, decided.bound.on if on is None else on, {**framework.parameters, **(set or {})}, apart, without="Not counted, for a duty at most",
                  further=(f"Visits a {per}: cases by how often a {per} the duty comes; what may be due is shown apart.",))
    made = Workload(columns, decided.bound.kind, f"Visits a {per}", about, decided.bound.notes)
    made.per, made.supply = per, dict(supply or {})
    made.titles = {name: str(actor["title"]) for name, actor in framework.schema.actors.items()} if by is None else {}
    return made


def occurrences(framework: Framework, wanted: Mapping[str, float] | list[str] | None, parameters: Mapping[str, Any], per: str) -> dict[str, float]:
    """How often a case's duty comes in the time; of the duties wanted, else of all that have a cadence."""
    names = list(wanted) if wanted is not None else [name for name, duty in framework.schema.duties.items() if "every" in duty]
    if not names:
        raise InputError(f"error: no duty of `{framework.name}` has a cadence; name duties with how often a {per} they come")
    found = {}
    for name in names:
        if name not in framework.schema.duties:
            raise InputError(f"error: `{framework.name}` has no duty `{name}`; there are " + ", ".join(f"`{each}`" for each in framework.schema.duties))
        if isinstance(wanted, Mapping):
            found[name] = float(wanted[name])
            continue
        every = framework.schema.duties[name].get("every")
        length, often = (amount(framework, every[part], parameters) if every else None for part in ("length", "times"))
        if every is None or length is None or often is None:
            raise InputError(f"error: how often `{name}` comes is not the same for all cases; say it: duties={{\"{name}\": 2}}")
        found[name] = round(PERIODS_A_YEAR[every["unit"]] / length * often / A_YEAR[per], 2)
    return found


def amount(framework: Framework, written: Any, parameters: Mapping[str, Any]) -> float | None:
    """A number, or a parameter's."""
    if isinstance(written, Mapping):
        name = written["parameter"]
        values = framework.schema.parameters[name]["values"]
        value = parameters.get(name, values[0] if len(values) == 1 else None)
        try:
            return None if value is None else float(str(value).split()[0])
        except ValueError:
            return None
    return None if written is None else float(written)


def standings(decided: Any, times: Mapping[str, float], framework: Framework, by: str | None) -> dict[tuple[str, str, str], int]:
    """Rows of the frame by team, duty and standing."""
    cells, long = decided.columns("key"), decided.duties()
    places = decided.bound.places(cells["key"])
    found: dict[tuple[str, str], dict[str, str]] = {}
    rank = (DUE, POSSIBLE, IN_ERROR)
    for key, duty, actor, strength in zip(long["key"], long["duty"], long["actor"], long["strength"], strict=True):
        if duty not in times:
            continue
        here = found.setdefault((duty, actor if by is None else ""), {})
        now = duty_standing(str(strength or ""))
        here[key] = min(here.get(key, IN_ERROR), now, key=rank.index)
    groups = None if by is None else [group_text(value) for value in decided.bound.column(by)]
    tally: dict[tuple[str, str, str], int] = {}
    for duty in times:
        for actor in dict.fromkeys(framework.schema.duties[duty]["actors"] if by is None else [""]):
            teams = [actor] * len(places) if groups is None else groups
            here = found.get((duty, actor), {})
            counted = Counter((team, LEFT_OUT if place is None else here.get(cells["key"][place], NOT_DUE)) for team, place in zip(teams, places, strict=True))
            for team in dict.fromkeys(teams):
                for standing in (DUE, POSSIBLE, IN_ERROR, NOT_DUE, LEFT_OUT):
                    if counted[team, standing] or standing in (DUE, POSSIBLE, IN_ERROR, NOT_DUE):
                        tally[team, duty, standing] = tally.get((team, duty, standing), 0) + counted[team, standing]
    return tally


def duty_standing(strength: str) -> str:
    """From the strength as the long form writes it: `must`, `must | none`, `error`."""
    words = {word.strip() for word in strength.split("|")}
    if words == {"error"}:
        return IN_ERROR
    return POSSIBLE if words & {"none", "error"} else DUE
