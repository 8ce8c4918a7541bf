"""What the program decides of the sample providers, against the same policy worked out here by hand, row by row.

    test_decided.py PROGRAM
"""
import csv
import datetime
import pathlib
import subprocess
import sys
import tempfile
import unittest

DATA = pathlib.Path(__file__).resolve().parents[2] / "examples" / "data"
PROGRAM = sys.argv.pop(1) if len(sys.argv) > 1 else sys.exit(__doc__)

WORDS = {"1": "outstanding", "2": "good", "3": "requires improvement", "4": "inadequate"}
COUNTED = {"satisfactory": "requires improvement", "Met": "good", "Not Met (with actions)": "requires improvement",
           "Not Met (enforcement)": "inadequate"}
INTENSIVE = ("requires improvement", "inadequate")


def day(text):
    return datetime.datetime.strptime(text, "%d/%m/%Y").date()


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def inspections(row):
    for slot in ("Most recent full", "Second most recent full", "Third most recent full", "NCOR"):
        if row[f"{slot}: Inspection date"]:
            date, outcome = day(row[f"{slot}: Inspection date"]), row[f"{slot}: Overall effectiveness"]
            if outcome == "3" and date < datetime.date(2013, 11, 4):
                outcome = "satisfactory"
            yield date, slot, WORDS.get(outcome, outcome)


def grade(row, on, full_only=False):
    """The latest outcome by the crosswalk of both frameworks, or None."""
    seen = [(date, outcome) for date, slot, outcome in inspections(row) if date <= on and not (full_only and slot == "NCOR")]
    if not seen:
        return None
    outcome = max(seen)[1]
    return COUNTED.get(outcome, outcome)


def on_register(name, authority):
    return [row for row in table(DATA / name)
            if row["Provider Early Years Register Flag"] == "Y" and row["Local authority"] == authority]


def decided(framework, on, *arguments):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "out.csv"
        subprocess.run([PROGRAM, "evaluate", framework, *map(str, arguments), "--on", on.isoformat(), "--out", str(out)],
                       check=True, capture_output=True)
        return {row["key"]: row for row in table(out)}


class Hampshire(unittest.TestCase):
    ON = datetime.date(2021, 8, 31)
    providers = on_register("hampshire_providers.csv", "Hampshire")

    def expect(self, got, full_only):
        self.assertEqual(set(got), {row["Provider URN"] for row in self.providers})
        for row in self.providers:
            below = grade(row, self.ON, full_only) in INTENSIVE
            self.assertEqual(got[row["Provider URN"]]["below_good"], "yes" if below else "no", row)
            self.assertEqual(got[row["Provider URN"]]["level"], "targeted" if below else "general", row)
            self.assertEqual(got[row["Provider URN"]]["focused_visits"], "yes" if below else "no", row)
            self.assertEqual(got[row["Provider URN"]]["general_support"], "yes", row)

    def test_below_good_is_targeted(self):
        got = decided("hampshire_isp", self.ON, DATA / "hampshire_providers.csv")
        self.expect(got, full_only=False)
        self.assertIn("targeted", {row["level"] for row in got.values()})

    def test_where_full_inspections_alone_count(self):
        self.expect(decided("hampshire_isp", self.ON, DATA / "hampshire_providers.csv", "--set", "latest_counts=full_only"), full_only=True)

    def test_on_an_earlier_day_fewer_inspections_have_been(self):
        before = datetime.date(2018, 1, 1)
        got = decided("hampshire_isp", before, DATA / "hampshire_providers.csv")
        for row in self.providers:
            self.assertEqual(got[row["Provider URN"]]["below_good"], "yes" if grade(row, before) in INTENSIVE else "no", row)


class Cumbria(unittest.TestCase):
    providers = on_register("cumbria_providers.csv", "Cumbria")

    def test_level_by_judgement_and_visits(self):
        visits = table(DATA / "cumbria_visits.csv")
        levels = set()
        for on in (datetime.date(2022, 9, 1), datetime.date(2023, 1, 31), datetime.date(2023, 8, 31)):
            got = decided("cumbria_early_years", on, DATA / "cumbria_providers.csv", f"visit_log={DATA / 'cumbria_visits.csv'}")
            self.assertEqual(len(got), len(self.providers))
            needy = {visit["URN"] for visit in visits if visit["Held"] == "Yes" and day(visit["Date"]) <= on
                     and visit["Outcome"] == "Bespoke support needed"}
            for row in self.providers:
                level = "intensive" if grade(row, on) in INTENSIVE else "targeted" if row["Provider URN"] in needy else "universal"
                self.assertEqual(got[row["Provider URN"]]["level"], level, (on, row))
                self.assertEqual(got[row["Provider URN"]]["bespoke_support"], "no" if level == "universal" else "yes", (on, row))
                levels.add(level)
        self.assertEqual(levels, {"universal", "targeted", "intensive"})

    def test_visits_short_by_terms_and_months(self):
        on = datetime.date(2023, 4, 20)
        got = decided("cumbria_early_years", on, DATA / "cumbria_providers.csv", f"visit_log={DATA / 'cumbria_visits.csv'}")
        terms = [(datetime.date(2022, 9, 5), datetime.date(2022, 12, 20)), (datetime.date(2023, 1, 4), datetime.date(2023, 3, 31))]
        starts = [datetime.date(2022 + month // 12, month % 12 + 1, 1) for month in range(8, 16)]
        months = [(first, second - datetime.timedelta(days=1)) for first, second in zip(starts, starts[1:])]
        made = {}
        for visit in table(DATA / "cumbria_visits.csv"):
            if visit["Held"] == "Yes" and day(visit["Date"]) <= on:
                made.setdefault(visit["URN"], []).append(day(visit["Date"]))
        some = 0
        for row in self.providers:
            key = row["Provider URN"]
            periods = {"intensive": months, "targeted": terms, "universal": []}[got[key]["level"]]
            short = sum(not any(first <= date <= last for date in made.get(key, [])) for first, last in periods)
            self.assertEqual(got[key]["visits_short"], str(short), row)
            self.assertEqual(got[key]["visits_made"], str(len(made.get(key, []))), row)
            some += short
        self.assertGreater(some, 0)

    def test_without_a_visit_log_only_the_judgement_can_decide(self):
        on = datetime.date(2022, 10, 1)
        got = decided("cumbria_early_years", on, DATA / "cumbria_providers.csv")
        for row in self.providers:
            intensive = grade(row, on) in INTENSIVE
            self.assertEqual(got[row["Provider URN"]]["level"], "intensive" if intensive else "", row)
            self.assertEqual(got[row["Provider URN"]]["level_possible"], "" if intensive else "universal | targeted", row)


if __name__ == "__main__":
    unittest.main()
