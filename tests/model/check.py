"""Random frameworks and cases that hold semantics.py, planes.py and the words of semantics.md together.

    python3 check.py [SEEDS [FIRST]]

For each seed: a well-typed framework, complete cases and cases with unknown, none and erroneous facts, and the laws
    settled     (and lists) a case without unknowns has settled values, equal to a naive reading of the policies
    sound       every completion of a case that is not in error gives a possibility of its value
    monotone    learning a fact never adds a possibility
    errors      a result that is not in error does not depend on the erroneous fact
    planes      planes.py gives the same values
and prints how often an open value was exact.  Exit status 1 if a seed breaks one.
"""
import random
import sys
import traceback
from itertools import product
from datetime import date

import semantics as s
from semantics import (ERR, NONE, UNIT, UNKNOWN, And, Arith, AtLeast, Compare, Const, Decision, Duty, Elapsed, Evaluation, Fact,
                       Field, Framework, If, In, Includes, IsNone, Map, Not, Of, Offer, Or, Over, Ref, Route, Rule, Shift, Span,
                       Today, Type)
from planes import Batch

BOOL = Type("boolean", (False, True))
MAYBE = Type("boolean or none", (False, True), optional=True)
GRADE = Type("grade", ("poor", "fair", "good"))
GRADE_OR_NONE = Type("grade or none", ("poor", "fair", "good"), optional=True)
FOUND = Type("found", ("poor", "fair", "good"), apart=("met",))
DAY0 = date(2022, 9, 28).toordinal()
WHOLE = Type("integer", lo=0, hi=4 * UNIT, step=UNIT)
DAYS = Type("date or none", lo=DAY0, hi=DAY0 + 6, optional=True)
DAY = Type("date", lo=DAY0, hi=DAY0 + 6)
PLACE = (("met", "good"),)

class Maker:
    """Makes one framework from a seed; `plain`: enumerations only, which planes.py reads; `widen` may change fields' types."""

    def __init__(self, rng: random.Random, plain: bool, widen=lambda field: field):
        self.rng, self.plain, self.decided, self.widen = rng, plain, [], widen
        kinds = [BOOL, MAYBE, GRADE, GRADE_OR_NONE, FOUND, WHOLE] + ([] if plain else [DAYS])
        self.scalars = [Field(f"f{i}", rng.choice(kinds)) for i in range(rng.randint(3, 4))]
        self.row = (Field("on", rng.choice([DAY, DAYS])), Field("held", BOOL), Field("grade", GRADE_OR_NONE), Field("score", WHOLE))
        self.lists = [] if plain else [Field("visits", self.row)]
        if not plain and rng.random() < 0.5:                       # one that is computed where it is not given, or else assumed
            self.scalars.append(Field("g", MAYBE, self.test(1, lists=False), rng.choice([None, False, True])))

    def fields(self, var, *names):
        return [Of(var, f.name) if var else Fact(f.name) for f in (self.row if var else self.scalars) if f.type.name in names]

    def test(self, depth, var=None, lists=True):
        r = self.rng
        if depth and r.random() < 0.6:
            parts = tuple(self.test(depth - 1, var, lists) for _ in range(r.randint(2, 3)))
            return r.choice([And(parts), Or(parts), Not(parts[0]), And(parts)] + ([] if self.plain else [AtLeast(r.randint(1, 3), parts)]))
        choices = [lambda: Const(r.random() < 0.5)] if r.random() < 0.05 else []
        for f in self.fields(var, "boolean", "boolean or none"):
            choices.append(lambda f=f: f)
        for f in self.fields(var, "grade", "grade or none"):
            choices.append(lambda f=f: Compare(r.choice(["=", "!=", "<", "<=", ">", ">="]), f, Const(r.choice(GRADE.levels)), GRADE.levels))
            choices.append(lambda f=f: In(f, tuple(r.sample(GRADE.levels, 2))))
        for f in self.fields(var, "grade or none", "date or none"):
            choices.append(lambda f=f: IsNone(f))
        for f in self.fields(var, "found"):
            choices.append(lambda f=f: Compare(r.choice(["<", ">=", "="]), Map(PLACE, f), Const(r.choice(GRADE.levels)), GRADE.levels))
        for f in self.fields(var, "integer"):
            choices.append(lambda f=f: Compare(r.choice(["=", "<", "<=", ">", ">="]), self.number(f, var, lists), Const(self.whole())))
            choices.append(lambda f=f: In(self.number(f, var, lists), ((r.randint(0, 1) * UNIT, r.randint(2, 3) * UNIT, r.random() < 0.5),)))
        for f in self.fields(var, "date", "date or none"):
            choices.append(lambda f=f: Compare(r.choice(["<", "<=", ">"]), f, r.choice([Today(), Const(Span(DAY0 + 2, DAY0 + 2)), Shift("days", Today(), Const(Span(-UNIT, -UNIT)))])))
            choices.append(lambda f=f: Compare(r.choice(["<", ">="]), Elapsed("days", f, Today()), Const(self.whole())))
        for d in self.decided if var is None and lists else ():
            if d.policy == "collect":
                choices.append(lambda d=d: Includes(d.name, r.choice(d.type.levels)))
            elif d.type.levels:
                choices.append(lambda d=d: Compare(r.choice(["=", "<", ">="]), Ref(d.name), Const(r.choice(GRADE.levels)), GRADE.levels))
        if self.lists and var is None and lists:
            choices.append(lambda: Over(r.choice(["any", "all"]), "visits", "v", self.test(1, "v"), self.test(1, "v")))
            choices.append(lambda: Compare(r.choice(["<", ">=", "="]), self.aggregate(), Const(self.whole())))
            choices.append(lambda: Compare("=", self.record("grade"), Const(r.choice(GRADE.levels)), GRADE.levels))
            choices.append(lambda: IsNone(self.record("grade")))
        return r.choice(choices)() if choices else Const(r.random() < 0.5)

    def whole(self):
        n = self.rng.randint(0, 3) * UNIT
        return Span(n, n)

    def number(self, f, var, lists):
        r = self.rng
        if self.plain or r.random() < 0.6:
            return f
        return Arith(r.choice("+-*/"), f, r.choice([Const(self.whole()), f, *self.fields(var, "integer")]))

    def aggregate(self):
        r = self.rng
        return r.choice([lambda: Over("count", "visits", "v", self.test(1, "v")), lambda: Over("sum", "visits", "v", self.test(0, "v"), Of("v", "score")),
                         lambda: Over(r.choice(["highest", "lowest"]), "visits", "v", self.test(0, "v"), Of("v", "score"))])()

    def record(self, name):
        kind = self.rng.choice(["latest", "earliest", "the"])
        return Over(kind, "visits", "v", self.test(0, "v"), Of("v", name), Of("v", "on"))

    def outcome(self, lists):
        r, mapped = self.rng, [Map(PLACE, f) for f in self.fields(None, "found")] + self.fields(None, "grade", "grade or none")
        if mapped and r.random() < 0.2:
            return r.choice(mapped)
        if r.random() < 0.1:
            return If(self.test(0, lists=lists), Const(r.choice(GRADE.levels)), Const(r.choice(GRADE.levels)))
        return Const(r.choice(GRADE.levels))

    def decision(self, i):
        r = self.rng
        policy = r.choice(["first", "first", "highest", "lowest", "agree"] + ([] if self.plain else ["collect", "sum"]))
        rules = tuple(Rule(f"r{k}", Const(self.whole()) if policy == "sum" else self.outcome(policy != "agree"), self.test(2, lists=policy != "agree")) for k in range(r.randint(1, 4)))
        otherwise = None if policy in ("collect", "sum") else Const(r.choice(GRADE.levels + (NONE,)))
        d = Decision(f"d{i}", {"sum": WHOLE, "collect": GRADE}.get(policy, GRADE_OR_NONE), policy, rules, otherwise)
        if policy == "agree":
            d = self.proved(d)
        self.decided.append(d)
        return d

    def proved(self, d):
        """Keep an `agree` whose rules agree in every complete case, drop its `otherwise` where they are complete; else `first`."""
        mentioned = {f.name for f in s.find(d, Fact)}              # a computed field may be given: it is free
        complete, alone = True, Framework(tuple(self.widen(Field(f.name, f.type)) for f in self.scalars if f.name in mentioned), (d,))
        for case in completions(alone, {}, limit=None):
            given = {p for p in held(Evaluation(alone, case), d) if p is not None}
            if len(given) > 1:
                return Decision(d.name, d.type, "first", d.rules, d.otherwise)
            complete = complete and bool(given)
        return Decision(d.name, d.type, "agree", d.rules, None if complete else d.otherwise)

    def framework(self):
        decisions = tuple(self.decision(i) for i in range(3))
        return Framework(tuple(map(self.widen, self.scalars + self.lists)), decisions, self.offers(), () if self.plain else self.duties())

    def offers(self):
        return tuple(Offer(f"o{i}", self.test(1)) for i in range(2))

    def duties(self):
        r, dates = self.rng, [f for f in self.fields(None, "date or none")] + [Const(NONE)]
        due = lambda: r.choice([Const(NONE), Shift("days", Today(), Const(Span(-UNIT, -UNIT))), Const(Span(DAY0 + 3, DAY0 + 3))])
        plain = Duty("u0", (Route("team", "must", self.test(1)), Route("team", "should", self.test(1)), Route("lead", "may")), None, due(), r.choice(dates))
        each = Duty("u1", (Route("lead", r.choice(["must", "should"]), self.test(0, "v")),), ("visits", "v", self.test(0, "v")), due(), Of("v", "on"))
        return plain, each

    def case(self, unknown, error=0.0):
        r = self.rng
        def part(t):
            if r.random() < unknown:
                return UNKNOWN
            return ERR if r.random() < error else r.choice(values_of(t))
        case = {f.name: UNKNOWN if f.given_by and r.random() < 0.7 else part(f.type) for f in self.scalars}
        if self.lists:
            case["visits"] = tuple({f.name: part(f.type) for f in self.row} for _ in range(r.choice([0, 1, 1, 2, 2])))
            if r.random() < unknown / 3:
                case["visits"] = UNKNOWN
        return case

def values_of(t):
    """Every value of a small type."""
    return [q for p in sorted(t.unknown(), key=str) for q in ([Span(n, n) for n in range(p.lo, p.hi + 1, t.step)] if isinstance(p, Span) else [p])]

def held(evaluation, d):
    """What each rule gives in a settled case; None where it does not hold."""
    found = []
    for rule in d.rules:
        when, outcome = (next(iter(evaluation.eval(x).value)) for x in (rule.when, rule.outcome))
        found.append(outcome if when is True else None)
    return found

def naive(evaluation, d):
    """A decision of a settled case without errors, read off its definition."""
    given = [p for p in held(evaluation, d) if p is not None]
    if d.policy in ("highest", "lowest", "collect", "sum"):
        given = [p for p in given if p is not NONE]
    if d.policy == "collect":
        return set(given)
    if d.policy == "sum":
        return Span(*(sum(p[i] for p in given) for i in (0, 1)))
    if not given:
        return next(iter(evaluation.eval(d.otherwise).value))
    if d.policy in ("highest", "lowest"):
        return (max if d.policy == "highest" else min)(given, key=d.type.levels.index)
    return given[0]

def naive_over(evaluation, e):
    """An aggregate over a known list, as a programmer would write it; None where something is in error."""
    rows = []
    for _ in evaluation.elements(e.list, e.var):
        where, body, key = (next(iter(evaluation.eval(x).value)) for x in (e.where, e.body, e.key))
        if ERR in (where, body, key):
            return None
        rows += [(body, key)] if where else []
    bodies = [b for b, _ in rows if b is not NONE]
    match e.kind:
        case "any" | "all": return (any if e.kind == "any" else all)(b for b, _ in rows)
        case "count" | "sum": return Span(sum(b.lo for b in bodies), sum(b.lo for b in bodies))
        case "highest" | "lowest": return (max if e.kind == "highest" else min)(bodies, default=NONE)
        case "the": return rows[0][0] if len(rows) == 1 else ERR
    keyed = [(k.lo, b) for b, k in rows if k is not NONE]
    if not keyed:
        return NONE
    best = (max if e.kind == "latest" else min)(k for k, _ in keyed)
    return [b for k, b in keyed if k == best][-1 if e.kind == "latest" else 0]

def open_facts(framework, case):
    for f in framework.fields:
        if f.given_by is not None:
            continue
        if isinstance(f.type, tuple) and case.get(f.name, UNKNOWN) is not UNKNOWN:
            for i, row in enumerate(case[f.name]):
                yield from ((f"{f.name}[{i}].{g.name}", g.type) for g in f.type if row.get(g.name, UNKNOWN) is UNKNOWN)
        elif case.get(f.name, UNKNOWN) is UNKNOWN:
            yield f.name, f.type

def cells_of(framework, t, rng=random.Random(1)):
    """Of a list: a few lists of known elements."""
    row = lambda: {g.name: rng.choice(s.cells(framework, g.type)) for g in t}
    return [tuple(row() for _ in range(n)) for n in (0, 1, 1, 2)] if isinstance(t, tuple) else s.cells(framework, t)

def completions(framework, case, limit):
    facts = list(open_facts(framework, case))
    choices = [cells_of(framework, t) for _, t in facts]
    size = 1
    for c in choices:
        size *= len(c)
    if limit is not None and size > limit:
        return
    for parts in product(*choices):
        full = case
        for (path, _), p in zip(facts, parts):
            full = s.learn(full, path, p)
        yield full

def values(framework, case):
    return {name: r.value for name, r in Evaluation(framework, case, assuming=False).results.items()}

def each(value):
    return value.items() if isinstance(value, dict) else [(None, value)]

def laws(seed, tally):
    rng = random.Random(seed)
    maker = Maker(rng, plain=seed % 2 == 0)
    framework = maker.framework()

    for _ in range(4):                                             # settled, and equal to the naive reading
        case = maker.case(0)
        e = Evaluation(framework, case, assuming=False)
        for d in framework.decisions:
            r = e.results[d.name]
            for _, v in each(r.value):
                assert s.settled(v), (seed, d.name, v)
            if any(ERR in v for _, v in each(r.value)) or any(ERR in e.eval(x).value for rule in d.rules for x in (rule.when, rule.outcome)):
                continue
            want = naive(e, d)
            got = {l for l, v in r.value.items() if v == {True}} if d.policy == "collect" else next(iter(r.value))
            assert got == want, (seed, d, case, got, want)
            if d.policy == "first":
                holds = [rule.name for rule, p in zip(d.rules, held(e, d)) if p is not None]
                assert r.because == frozenset(holds[:1]), (seed, d.name, r.because, holds)
            tally["settled"] += 1
        for over in s.find(framework, Over):
            want, got = naive_over(e, over), e.over(over).value
            assert want is None or got == {want}, (seed, over, case, got, want)
            tally["lists"] += want is not None

    for _ in range(4):                                             # sound, monotone, and how exact
        case = maker.case(0.35)
        wide = values(framework, case)
        seen = {}
        for full in completions(framework, case, 600):
            for name, v in values(framework, full).items():
                for key, part in each(v):
                    if part == {ERR}:                              # a range is in error only if all of it is
                        continue
                    assert s.within(part, dict(each(wide[name]))[key]), (seed, name, key, case, full, part, wide[name])
                    seen[name, key] = seen.get((name, key), set()) | part
                    tally["sound"] += 1
        for (name, key), parts in seen.items():
            value = dict(each(wide[name]))[key]
            if not s.settled(value):
                tally["open"] += 1
                tally["exact"] += s.possible(parts) == value
        for path, t in open_facts(framework, case):
            narrow = values(framework, s.learn(case, path, rng.choice(cells_of(framework, t))))
            for name, v in narrow.items():
                for key, part in each(v):
                    assert s.within(part - {ERR} or dict(each(wide[name]))[key], dict(each(wide[name]))[key]), (seed, "monotone", path, name)
                    tally["monotone"] += 1

    case = maker.case(0)                                           # errors matter only where the fact does
    for f in maker.scalars:
        wrong = values(framework, {**case, f.name: ERR})
        for name, v in wrong.items():
            for key, part in each(v):
                if part != {ERR}:
                    for p in s.cells(framework, f.type):
                        assert dict(each(values(framework, {**case, f.name: p})[name]))[key] == part, (seed, "error", f.name, name)
                        tally["errors"] += 1

    if maker.plain:
        cases = [maker.case(0.3, 0.15) for _ in range(24)]
        batch = Batch(framework, cases)
        for i, case in enumerate(cases):
            for name, v in values(framework, case).items():
                assert batch.value(name, i) == v, (seed, "planes", name, case, batch.value(name, i), v, framework)
                tally["planes"] += 1

def examples():
    """What semantics.md states of numbers and dates."""
    d = lambda y, m, day: date(y, m, day).toordinal()
    assert s.add_months(d(2022, 8, 31), 6) == d(2023, 2, 28) and s.add_months(d(2024, 2, 29), 12) == d(2025, 2, 28)
    assert s.add_months(d(9999, 12, 1), 1) is None and s.add_days(s.LAST_DAY, 1, None) is None
    assert s.months_between(d(2022, 8, 31), d(2023, 2, 28)) == 6 and s.months_between(d(2023, 2, 28), d(2022, 8, 31)) == -6
    easter = s.Calendar(frozenset({d(2022, 4, 15), d(2022, 4, 18)}))
    assert s.add_working_days(d(2022, 4, 14), 1, easter) == d(2022, 4, 19) and s.add_working_days(d(2022, 4, 16), 0, easter) == d(2022, 4, 16)
    assert s.working_days_between(d(2022, 4, 14), d(2022, 4, 19), easter) == 1
    assert [s.nearest(n, 2) for n in (1, 3, 5, -1, -3)] == [0, 2, 2, 0, -2]
    one = Span(UNIT, UNIT)
    assert s.arithmetic("/", one, Span(3 * UNIT, 3 * UNIT)) == [Span(333333, 333333)] and s.arithmetic("/", one, Span(0, 0)) == [ERR]
    assert s.arithmetic("*", Span(s.LIMIT, s.LIMIT), Span(2 * UNIT, 2 * UNIT)) == [ERR]
    terms = s.periods(d(2023, 1, 31), "months", 1, d(2023, 4, 1))
    assert [a for a, _ in terms] == [d(2023, 1, 31), d(2023, 2, 28)] and s.short(2, terms, [d(2023, 2, 1), d(2023, 3, 5), d(2023, 3, 6), d(2023, 3, 7)]) == 1
    grade = Fact("g")
    rules = (Rule("a", Const("good"), Compare("=", grade, Const("good"))), Rule("b", Const("fair"), Fact("p")))
    f = Framework((Field("g", GRADE), Field("p", BOOL)), (Decision("d", GRADE, "highest", rules, Const("poor")),))
    assert Evaluation(f, {"p": True}).results["d"].value == {"good", "fair"} and Evaluation(f, {"g": "good"}).results["d"].value == {"good"}
    assert Evaluation(f, {"g": ERR, "p": True}).results["d"].value == {ERR} and Evaluation(f, {"g": "good", "p": ERR}).results["d"].value == {"good"}
    assert s.questions(f, {}) == ["g", "p"]
    visit = (Field("on", DAY), Field("grade", GRADE))
    f = Framework((Field("visits", visit),), (Decision("d", GRADE_OR_NONE, "first", (Rule("a", Over("latest", "visits", "v", body=Of("v", "grade"), key=Of("v", "on"))),)),))
    latest = lambda *rows: Evaluation(f, {"visits": tuple({"on": on and Span(DAY0 + on, DAY0 + on), "grade": g} for on, g in rows)}).results["d"].value
    assert latest((3, "good"), (1, "poor")) == {"good"} and latest((3, "good"), (3, "poor")) == {"poor"} and latest() == {NONE}
    unsure = Evaluation(f, {"visits": ({"grade": "good"}, {"on": Span(DAY0 + 3, DAY0 + 3), "grade": "poor"})}).results["d"]
    assert unsure.value == {"good", "poor"} and unsure.needs == {"visits[0].on"}

def main(seeds=1000, start=0):
    examples()
    tally = dict.fromkeys(("settled", "lists", "sound", "open", "exact", "monotone", "errors", "planes"), 0)
    failed = 0
    for seed in range(start, start + seeds):
        try:
            laws(seed, tally)
        except AssertionError:
            traceback.print_exc()
            failed += 1
    print(f"{seeds} frameworks:", ", ".join(f"{k} {n:,}" for k, n in tally.items()))
    print(f"{seeds - failed} passed, {failed} failed")
    return failed > 0 or seeds == 0

if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
