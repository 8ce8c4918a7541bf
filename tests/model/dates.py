"""Holds a `rubric` program to semantics.py on working days, and on the periods of duties and what they lack.

    python3 dates.py PROGRAM [FRAMEWORKS [FIRST]]

Each framework has random closures, lengths and counts; sixty cases with random dates are put to the program. Bank holidays stand
here by rule once more. Prints the differences; exit status 1 if there is one.
"""
import json
import os
import random
import subprocess
import sys
import tempfile
from datetime import date, timedelta

from semantics import ADD, Calendar, add_working_days, periods, short, working_days_between

CASES = 60
ON = date(2024, 3, 1)
MOVED = {date(1995, 5, 1): [(1995, 5, 8)], date(2002, 5, 27): [(2002, 6, 3), (2002, 6, 4)], date(2012, 5, 28): [(2012, 6, 4), (2012, 6, 5)],
         date(2020, 5, 4): [(2020, 5, 8)], date(2022, 5, 30): [(2022, 6, 2), (2022, 6, 3)]}
ADDED = [(1981, 7, 29), (1999, 12, 31), (2011, 4, 29), (2022, 9, 19), (2023, 5, 8)]

def easter(year):
    """Easter Sunday, from the age of the moon: Knuth's way."""
    golden, century = year % 19 + 1, year // 100 + 1
    sunday = 5 * year // 4 - (3 * century // 4 - 12) - 10
    epact = (11 * golden + 20 + (8 * century + 5) // 25 - 5 - (3 * century // 4 - 12)) % 30
    epact += (epact == 25 and golden > 11) or epact == 24
    moon = 44 - epact + (30 if 44 - epact < 21 else 0)
    return date(year, 3, 1) + timedelta(moon + 7 - (sunday + moon) % 7 - 1)

def bank_holidays():
    days = {date(*each) for each in ADDED}
    for year in range(1978, 2101):
        mondays = lambda month: [d for d in (date(year, month, k) for k in range(1, 32 if month != 2 else 29)) if d.weekday() == 0]
        for day in (mondays(5)[0], mondays(5)[-1], mondays(8)[-1]):
            days |= {date(*each) for each in MOVED.get(day, [(day.year, day.month, day.day)])}
        days |= {easter(year) - timedelta(2), easter(year) + timedelta(1)}
        free = {date(year, 1, 1)}, {date(year, 12, 25), date(year, 12, 26)}
        for wanted in free:
            taken, day = set(), min(wanted)
            taken |= {d for d in wanted if d.weekday() < 5}
            while len(taken) < len(wanted):                        # the next weekdays stand in for those on a weekend
                day += timedelta(1)
                taken |= {day} if day.weekday() < 5 and day > max(wanted) else set()
            days |= taken
    return days

def on(day):
    return date.fromordinal(day).isoformat()

def framework(rng):
    closures = sorted({date(2022, 1, 1).toordinal() + rng.randrange(900) for _ in range(6)})
    calendar = Calendar(frozenset(d.toordinal() for d in bank_holidays()) | frozenset(closures), date(1978, 1, 1).toordinal(), date(2100, 12, 31).toordinal())
    shifts = [rng.randrange(-60, 61) for _ in range(4)]
    cadences = [(unit, rng.randrange(1, 4 if unit == "months" else 40), rng.randrange(1, 4)) for unit in ADD for _ in range(2)]
    lines = ['framework generated "Generated" in force from 2022-09-01', 'actor team "The team"', "record visit { on : date }",
             "case setting { a : date   b : date   c : date   visits : list of visit }", "calendar offices {", *(f"    closed {on(d)}" for d in closures), "}"]
    lines += [f"decision shift_{i} : date = a {'-' if n < 0 else '+'} {abs(n)} working days" for i, n in enumerate(shifts)]
    lines += ["decision between : integer = working days from a to b"]
    for i, (unit, length, least) in enumerate(cadences):
        lines += [f'duty d{i} "act" {{ team must   every {length} {unit} from c at least {least} times   done on v.on for v in visits }}',
                  f"decision short_{i} : integer = d{i}.short"]
    return "\n".join(lines), calendar, shifts, cadences

def answers(case, calendar, shifts, cadences):
    a, b, c, visits = case
    found = {f"shift_{i}": add_working_days(a, n, calendar) for i, n in enumerate(shifts)}
    found = {name: None if day is None else on(day) for name, day in found.items()}
    found["between"] = working_days_between(a, b, calendar)
    for i, (unit, length, least) in enumerate(cadences):
        known = unit != "working days" or calendar.first <= c
        found[f"short_{i}"] = short(least, periods(c, unit, length, ON.toordinal(), calendar), visits) if known else None
    return found

def draw(rng):
    near = lambda: date(2022, 9, 1).toordinal() + rng.randrange(620)
    a = rng.choice([near(), near(), near(), date(1977, 11, 1).toordinal() + rng.randrange(120), date(2100, 9, 1).toordinal() + rng.randrange(200)])
    c = rng.choice([near(), near(), near(), near(), date(1977, 12, 1).toordinal()])
    return a, rng.choice([near(), near(), a + rng.randrange(-40, 41)]), c, [near() for _ in range(rng.randrange(8))]

def differences(program, seed, folder):
    rng = random.Random(seed)
    text, *meaning = framework(rng)
    cases = [draw(rng) for _ in range(CASES)]
    path = os.path.join(folder, "generated.rubric")
    with open(path, "w") as out:
        out.write(text)
    with open(path + ".cases.jsonl", "w") as out:
        for a, b, c, visits in cases:
            out.write(json.dumps({"a": on(a), "b": on(b), "c": on(c), "visits": [{"on": on(d)} for d in visits]}) + "\n")
    run = subprocess.run([program, "evaluate", path, path + ".cases.jsonl", "--on", ON.isoformat(), "--format", "jsonl"], capture_output=True, text=True, timeout=60)
    lines = [json.loads(line) for line in run.stdout.splitlines() if line.strip()]
    if len(lines) != len(cases):
        yield f"seed {seed}: exit status {run.returncode}, {len(lines)} of {len(cases)} cases: {run.stderr.strip()[:300]}"
        return
    for case, line in zip(cases, lines):
        for name, want in answers(case, *meaning).items():
            got = line["decisions"][name]["value"]
            got = None if isinstance(got, dict) else got
            if got != want:
                yield f"seed {seed}: {name} of {on(case[0])}, {on(case[1])}, {on(case[2])}, {list(map(on, case[3]))}: {got}, should be {want}"

def main(program, frameworks=40, first=0):
    with tempfile.TemporaryDirectory(prefix="rubric-dates-") as folder:
        found = [d for seed in range(int(first), int(first) + int(frameworks)) for d in differences(program, seed, folder)]
    print(*found[:40], sep="\n", end="\n" if found else "")
    print(f"{frameworks} frameworks, {CASES} cases each: {len(found)} differences")
    sys.exit(bool(found))

if __name__ == "__main__":
    main(*sys.argv[1:])
