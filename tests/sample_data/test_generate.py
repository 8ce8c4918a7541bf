"""The generator of sample data: its columns, its dates, its frequencies, and that it repeats itself."""
import collections
import csv
import datetime
import io
import pathlib
import sys
import tempfile
import unittest
from contextlib import redirect_stdout

DATA = pathlib.Path(__file__).resolve().parents[2] / "examples" / "data"
sys.dont_write_bytecode = True
sys.path.insert(0, str(DATA))
import generate  # noqa: E402

HEADER = (
    "Provider URN,Registration date,Provider type,Provider subtype,Provider status,Individual Register combinations,"
    "Provider Early Years Register Flag,Provider Compulsory Childcare Register Flag,"
    "Provider Voluntary Childcare Register Flag,Parliamentary constituency,Local authority,Region,Ofsted region,"
    "Deprivation Band,Places,Places including estimates,Most recent full: Inspection number,"
    "Most recent full: Inspection date,Most recent full: Overall effectiveness,Quality of education,"
    "Behaviour and attitudes,Personal development,Effectiveness of leadership and management,Safeguarding is effective?,"
    "CCR requirements suitability,VCR requirements suitability,Second most recent full: Overall effectiveness,"
    "Second most recent full: Inspection number,Second most recent full: Inspection date,"
    "Third most recent full: Overall effectiveness,Third most recent full: Inspection number,"
    "Third most recent full: Inspection date,NCOR: Inspection number,NCOR: Inspection date,NCOR: Overall effectiveness,"
    "CR: Inspection number,CR: Inspection date,CR: Overall effectiveness")
FULL_DATES = [f"{which} most recent full: Inspection date" for which in ("Third", "Second")] \
    + ["Most recent full: Inspection date"]
OVERALL = "Most recent full: Overall effectiveness"


def providers(*arguments):
    text = io.StringIO()
    with redirect_stdout(text):
        # the generator closes the file it writes; standard output is lent to it
        text.close = lambda: None
        generate.main(list(arguments))
    return text.getvalue()


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def day(text):
    return datetime.datetime.strptime(text, "%d/%m/%Y").date()


class OneAuthority(unittest.TestCase):
    def test_the_header_is_that_of_the_management_information(self):
        self.assertEqual(providers("--authority", "York", "--rows", "1").splitlines()[0], HEADER)

    def test_the_same_seed_gives_the_same_bytes_and_another_gives_others(self):
        first = providers("--authority", "York")
        self.assertEqual(first, providers("--authority", "York"))
        self.assertNotEqual(first, providers("--authority", "York", "--seed", "2"))

    def test_as_many_providers_as_the_authority_has(self):
        self.assertEqual(len(rows(providers("--authority", "Cumbria"))), 324)
        self.assertEqual(len(rows(providers("--authority", "Hampshire"))), 2290)

    def test_another_date_moves_every_date(self):
        latest = max(day(row["Registration date"]) for row in rows(providers("--authority", "Cumbria", "--as-at", "2019-08-31")))
        self.assertLessEqual(latest, datetime.date(2019, 8, 31))

    def test_the_visit_log_is_for_the_early_years_register_in_the_year_that_follows(self):
        with tempfile.TemporaryDirectory() as folder:
            log = pathlib.Path(folder) / "visits.csv"
            text = providers("--authority", "Cumbria", "--as-at", "2022-08-31", "--visits", str(log))
            visits = rows(log.read_text(encoding="utf-8"))
        on_register = {row["Provider URN"] for row in rows(text) if row["Provider Early Years Register Flag"] == "Y"}
        self.assertGreater(len(visits), 400)
        for visit in visits:
            self.assertIn(visit["URN"], on_register)
            self.assertTrue(datetime.date(2022, 9, 1) <= day(visit["Date"]) <= datetime.date(2023, 8, 31), visit)
            self.assertIn(visit["Outcome"], ("", "No concerns", "Bespoke support needed"))
            self.assertIn(visit["Held"], ("Yes", "No"))
        reviewed = collections.Counter(visit["Visit"] for visit in visits)
        self.assertGreater(reviewed["Visit 1, Learning and Development"], len(on_register) * 0.8)
        self.assertGreater(reviewed["Visit 2, Welfare Requirements"], len(on_register) * 0.8)


class England(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.text = providers()
        cls.rows = rows(cls.text)

    def share(self, column, value, among=None):
        among = among if among is not None else self.rows
        return sum(row[column] == value for row in among) / len(among)

    def test_all_of_england_with_numbers_that_ofsted_does_not_use(self):
        self.assertEqual(len(self.rows), 70980)
        self.assertEqual(len({row["Provider URN"] for row in self.rows}), 70980)
        self.assertTrue(all(row["Provider URN"].startswith("SYN") for row in self.rows))
        self.assertEqual(len({row["Local authority"] for row in self.rows}), 153)

    def test_an_authority_alone_is_as_it_is_among_the_others(self):
        alone = rows(providers("--authority", "Leeds"))
        self.assertEqual(alone, [row for row in self.rows if row["Local authority"] == "Leeds"])

    def test_frequencies_are_those_counted(self):
        for column, value, counted in [
            ("Provider type", "Childminder", 33683), ("Provider type", "Childcare on non-domestic premises", 27378),
            ("Provider type", "Home childcarer", 9685), ("Provider Early Years Register Flag", "Y", 55723),
            ("Individual Register combinations", "ALL", 43501), ("Region", "London", 15907),
            ("Deprivation Band", "Most deprived", 11116), (OVERALL, "2", 32603), (OVERALL, "", 30064), (OVERALL, "1", 7082),
            ("Quality of education", "-", 32881), ("Second most recent full: Overall effectiveness", "2", 21722),
            ("Third most recent full: Overall effectiveness", "3", 5377), ("NCOR: Overall effectiveness", "Met", 2872),
            ("CR: Overall effectiveness", "Met", 5359),
        ]:
            self.assertAlmostEqual(self.share(column, value), counted / 70980, delta=0.008, msg=f"{column} {value!r}")
        for value, counted in [("3", 937), ("4", 294)]:
            self.assertAlmostEqual(self.share(OVERALL, value), counted / 70980, delta=0.0015, msg=value)

    def test_two_grades_below_good_in_a_row_are_as_rare_as_they_are(self):
        twice = sum(row[OVERALL] in ("3", "4") and row["Second most recent full: Overall effectiveness"] in ("3", "4")
                    for row in self.rows)
        self.assertTrue(250 <= twice <= 470, twice)

    def test_latest_outcomes_below_good_are_as_many_as_they_are(self):
        below = sum(row["NCOR: Overall effectiveness"].startswith("Not Met") if row["NCOR: Inspection date"]
                    else row[OVERALL] in ("3", "4") for row in self.rows)
        self.assertTrue(870 <= below <= 1070, below)        # 972 were counted

    def test_dates_follow_one_another_and_stop_at_the_date_of_the_file(self):
        for row in self.rows:
            dates = [day(row[column]) for column in ["Registration date"] + FULL_DATES if row[column]]
            self.assertEqual(dates, sorted(dates), row)
            self.assertEqual(len(set(dates[1:])), len(dates) - 1, row)
            after = [day(row[column]) for column in ("NCOR: Inspection date", "CR: Inspection date") if row[column]]
            for later in after:
                self.assertGreaterEqual(later, dates[-1], row)
            self.assertLessEqual(max(dates + after), datetime.date(2021, 8, 31))

    def test_what_is_blank_is_blank_together(self):
        for row in self.rows:
            blank = {row[column] == "" for column in row if column in generate.AREAS or "suitability" in column
                     or column.startswith("Most recent full")}
            self.assertEqual(len(blank), 1, row)
            self.assertTrue(not row["CR: Inspection date"] or row["Provider Early Years Register Flag"] == "N", row)
            if row["Quality of education"] in "1234" and row["Quality of education"]:
                self.assertGreaterEqual(day(row["Most recent full: Inspection date"]), datetime.date(2019, 9, 1))


class CommittedSamples(unittest.TestCase):
    def committed(self, name):
        return (DATA / name).read_text(encoding="utf-8")

    def test_they_are_what_the_generator_writes(self):
        with tempfile.TemporaryDirectory() as folder:
            log = pathlib.Path(folder) / "visits.csv"
            cumbria = providers("--authority", "Cumbria", "--rows", "150", "--as-at", "2022-08-31", "--visits", str(log))
            self.assertEqual(cumbria, self.committed("cumbria_providers.csv"))
            self.assertEqual(log.read_text(encoding="utf-8"), self.committed("cumbria_visits.csv"))
        self.assertEqual(providers("--authority", "Hampshire", "--rows", "300"), self.committed("hampshire_providers.csv"))

    def test_hampshire_has_some_below_good(self):
        sample = rows(self.committed("hampshire_providers.csv"))
        below = [row for row in sample if row[OVERALL] in ("3", "4") or row["NCOR: Overall effectiveness"].startswith("Not Met")]
        self.assertGreaterEqual(len(below), 5)


if __name__ == "__main__":
    unittest.main()
