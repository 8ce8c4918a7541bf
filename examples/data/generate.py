#!/usr/bin/env python3
"""Invents childcare providers in the columns of Ofsted's management information, and a team's visit log for them.

    generate.py                                            all of England, about 71,000 providers, to standard output
    generate.py --authority Cumbria --rows 150 --providers providers.csv --visits visits.csv

Nobody in the output exists. Provider numbers begin SYN, which Ofsted's do not. How often things are so is counted
(frequencies.py), except the visits, whose frequencies are invented. The same seed gives the same file, byte for byte,
and an authority's providers are the same whether it is written alone or with the others.
"""
import argparse
import csv
import datetime
import random
import sys

import frequencies as counted

COLUMNS = [
    "Provider URN", "Registration date", "Provider type", "Provider subtype", "Provider status",
    "Individual Register combinations", "Provider Early Years Register Flag",
    "Provider Compulsory Childcare Register Flag", "Provider Voluntary Childcare Register Flag",
    "Parliamentary constituency", "Local authority", "Region", "Ofsted region", "Deprivation Band", "Places",
    "Places including estimates", "Most recent full: Inspection number", "Most recent full: Inspection date",
    "Most recent full: Overall effectiveness", "Quality of education", "Behaviour and attitudes", "Personal development",
    "Effectiveness of leadership and management", "Safeguarding is effective?", "CCR requirements suitability",
    "VCR requirements suitability", "Second most recent full: Overall effectiveness",
    "Second most recent full: Inspection number", "Second most recent full: Inspection date",
    "Third most recent full: Overall effectiveness", "Third most recent full: Inspection number",
    "Third most recent full: Inspection date", "NCOR: Inspection number", "NCOR: Inspection date",
    "NCOR: Overall effectiveness", "CR: Inspection number", "CR: Inspection date", "CR: Overall effectiveness",
]
FULL = ["Most recent full", "Second most recent full", "Third most recent full"]
AREAS = ["Quality of education", "Behaviour and attitudes", "Personal development",
         "Effectiveness of leadership and management"]
EDUCATION_INSPECTION_FRAMEWORK = datetime.date(2019, 9, 1)      # sub-judgements are published from here
PROVIDERS_A_CONSTITUENCY = 133
APART = 4                                                       # days that keep two inspections off one working day

VISIT_COLUMNS = ["URN", "Visit", "Date", "Held", "Audit received", "Advisers", "Sessions", "Outcome",
                 "Category discussed", "Category confirmed", "Notes shared", "Follow-up call", "Programme agreed",
                 "Report agreed for", "Report sent"]


class Chance:
    """Draws from counts and quantiles. Only random() is used: its sequence is the same in every Python 3."""

    def __init__(self, seed):
        self.source = random.Random(seed)

    def happens(self, share):
        return self.source.random() < share

    def among(self, counts):
        """One of (count, outcome...): its outcome, or its outcomes as a tuple."""
        left = self.source.random() * sum(entry[0] for entry in counts)
        for entry in counts:
            left -= entry[0]
            if left < 0:
                break
        return entry[1] if len(entry) == 2 else entry[1:]

    def between(self, least, most):
        return least + int(self.source.random() * (most - least + 1))

    def quantile(self, values):
        at = self.source.random()
        for (low, high), (from_value, to_value) in zip(zip(counted.POINTS, counted.POINTS[1:]), zip(values, values[1:])):
            if at < high:
                return round(from_value + (to_value - from_value) * (at - low) / (high - low))
        return values[-1]


def by_years(table, years):
    """The row of a table whose first column says from how many years on it holds."""
    return [row for row in table if row[0] <= years][-1][1:]


class Providers:
    """The providers of one authority, one row at a time."""

    def __init__(self, authority, seed, as_at):
        self.authority, self.as_at = authority, as_at
        self.region, self.types, self.bands = counted.AUTHORITIES[authority]
        self.chance = Chance(f"providers {seed} {authority}")
        names = list(counted.AUTHORITIES)
        self.next_number = sum(sum(counted.AUTHORITIES[name][1]) for name in names[:names.index(authority)])

    def rows(self):
        for _ in range(sum(self.types)):
            self.next_number += 1
            yield self.provider()

    def provider(self):
        row = dict.fromkeys(COLUMNS, "")
        kind = self.chance.among(list(zip(self.types, counted.TYPES)))
        subtype, registers = self.chance.among([entry[:1] + entry[2:] for entry in counted.KINDS if entry[1] == kind])
        on_register = registers == "ALL" or registers.startswith("EYR")
        age = self.chance.quantile(counted.REGISTERED[on_register, kind])
        row.update({
            "Provider URN": f"SYN{self.next_number:06}", "Registration date": self.date(age), "Provider type": kind,
            "Provider subtype": subtype, "Provider status": "Active", "Individual Register combinations": registers,
            "Provider Early Years Register Flag": self.flag(registers, "EYR"),
            "Provider Compulsory Childcare Register Flag": self.flag(registers, "CCR"),
            "Provider Voluntary Childcare Register Flag": self.flag(registers, "VCR"),
            "Local authority": self.authority, "Region": self.region,
            "Ofsted region": counted.OFSTED_REGIONS.get(self.region, self.region),
            "Deprivation Band": self.chance.among(list(zip(self.bands, counted.BANDS))),
            "Parliamentary constituency": self.constituency(),
        })
        self.fill_places(row, on_register)
        if on_register:
            self.inspect(row, age)
        else:
            self.inspect_childcare_register(row, age)
        return row

    def constituency(self):
        if self.authority == "Not Recorded":
            return "Not Recorded"
        return f"{self.authority} constituency {self.chance.between(1, sum(self.types) // PROVIDERS_A_CONSTITUENCY + 1)}"

    @staticmethod
    def flag(registers, register):
        return "Y" if registers == "ALL" or register in registers else "N"

    def working_day(self, age):
        """The one at or before so many days ago."""
        day = self.as_at - datetime.timedelta(days=age)
        return day - datetime.timedelta(days=max(day.weekday() - 4, 0))

    def date(self, age):
        return f"{self.working_day(age):%d/%m/%Y}"

    def fill_places(self, row, on_register):
        kind = row["Provider type"]
        usual = [values for (of, _), values in counted.PLACES.items() if of == kind]
        places = 0
        if on_register and usual:
            places = self.chance.quantile(counted.PLACES.get((kind, row["Provider subtype"]), usual[0]))
        row["Places"] = row["Places including estimates"] = str(places)
        if on_register and not places:
            row["Places including estimates"] = counted.ESTIMATED_PLACES.get(kind, "0")

    def inspect(self, row, age):
        childminder = row["Provider type"] == "Childminder"
        table = counted.CHILDMINDERS_INSPECTED if childminder else counted.GROUPS_INSPECTED
        first, second, third, no_children_alone, no_children_after = by_years(table, age / 365.25)
        if not self.chance.happens(first):
            if self.chance.happens(no_children_alone):
                since = self.chance.quantile(counted.NO_CHILDREN_AFTER_REGISTRATION)
                self.inspect_no_children(row, age - since if since <= age else self.chance.between(0, age))
            return
        how_many = 1
        if self.chance.happens(second):
            how_many = 3 if self.chance.happens(third) else 2
        grades = self.chance.among(counted.GRADES[childminder, how_many])
        if childminder:
            no_children_after = counted.NO_CHILDREN_AFTER_BELOW_GOOD.get(grades[0], no_children_after)
        later = self.chance.happens(no_children_after)
        ages = self.inspection_ages(age, grades, later)
        for slot, grade, at in zip(FULL, grades, ages):
            row[f"{slot}: Inspection number"] = self.inspection_number()
            row[f"{slot}: Inspection date"] = self.date(at)
            row[f"{slot}: Overall effectiveness"] = grade
        self.fill_areas(row, grades[0], ages[0])
        if later:
            gap = self.chance.quantile(counted.NO_CHILDREN_AFTER_FULL)
            self.inspect_no_children(row, ages[0] - gap if gap < ages[0] else self.chance.between(0, max(ages[0] - APART, 0)))

    def inspection_ages(self, registered, grades, later):
        """Days before the date of the file, the latest inspection first; all after registration, none on one day."""
        usual = by_years(counted.LATEST, registered / 365.25)[0]
        if later:
            usual = counted.LATEST_BEFORE_NO_CHILDREN
        elif grades[0] in counted.LATEST_BELOW_GOOD:
            usual = counted.LATEST_BELOW_GOOD[grades[0]]
        room = max(registered - 1, APART * len(grades))
        ages = [min(max(self.chance.quantile(usual), 1), room - APART * (len(grades) - 1))]
        for place, grade in enumerate(grades[1:], start=2):
            gap = max(self.chance.quantile(counted.GAP[grade]), APART)
            most = room - APART * (len(grades) - place) - ages[-1]
            ages.append(ages[-1] + (gap if gap <= most else self.chance.between(APART, most)))
        return ages

    def fill_areas(self, row, grade, age):
        if self.working_day(age) >= EDUCATION_INSPECTION_FRAMEWORK:
            areas, safeguarding = self.chance.among(counted.AREAS[grade])
        else:
            areas, safeguarding = "---" + self.chance.among(counted.LEADERSHIP_BEFORE_2019[grade]), "-"
        row.update(zip(AREAS, areas))
        row["Safeguarding is effective?"] = safeguarding
        row["CCR requirements suitability"], row["VCR requirements suitability"] = self.chance.among(
            counted.SUITABILITY[row["Individual Register combinations"]])

    def inspect_no_children(self, row, age):
        row["NCOR: Inspection number"] = self.inspection_number()
        row["NCOR: Inspection date"] = self.date(age)
        row["NCOR: Overall effectiveness"] = self.chance.among(counted.NO_CHILDREN_OUTCOMES)

    def inspect_childcare_register(self, row, age):
        if self.chance.happens(by_years(counted.REGISTERS_INSPECTED, age / 365.25)[0]):
            row["CR: Inspection number"] = self.inspection_number()
            row["CR: Inspection date"] = self.date(min(self.chance.quantile(counted.REGISTERS_LATEST), age))
            row["CR: Overall effectiveness"] = self.chance.among(counted.REGISTERS_OUTCOMES)

    def inspection_number(self):
        return f"9{self.next_number:06}{self.chance.between(0, 99):02}"     # nine figures, where Ofsted's have eight at most


class Visits:
    """What a team might log for a provider in the year that follows the date of the file."""

    NEEDS_SUPPORT = {"1": 0.05, "2": 0.12, "3": 0.75, "4": 0.95, "": 0.15}
    REVIEWS = [("Visit 1, Learning and Development", 0.93, 2), ("Visit 2, Welfare Requirements", 0.9, 1),
               ("Visit 3, Early Years SEND Review", 0.08, 1)]

    def __init__(self, seed, as_at):
        self.seed, self.as_at = seed, as_at

    def of(self, provider):
        self.chance = Chance(f"visits {self.seed} {provider['Provider URN']}")
        needy = self.NEEDS_SUPPORT[provider["Most recent full: Overall effectiveness"]]
        first = self.chance.between(14, 150)
        days = [first, first + self.chance.between(130, 200), self.chance.between(60, 300)]
        if self.chance.happens(0.3):
            days[0], days[1] = days[1], days[0]
        visits = [self.review(name, advisers, day, needy)
                  for (name, share, advisers), day in zip(self.REVIEWS, days) if self.chance.happens(share)]
        supported = any(visit["Outcome"] == "Bespoke support needed" for visit in visits)
        if supported or provider["Most recent full: Overall effectiveness"] in ("3", "4"):
            visits += [self.support(day, supported) for day in range(40, 330, 45) if self.chance.happens(0.8)]
        for visit in sorted(visits, key=lambda visit: visit["day"]):
            visit["URN"] = provider["Provider URN"]
            yield {column: visit[column] for column in VISIT_COLUMNS}

    def visit(self, name, day):
        visit = dict.fromkeys(VISIT_COLUMNS, "")
        while self.day(day).weekday() > 4:
            day += 1
        visit.update({"day": day, "Visit": name, "Date": self.date(day), "Held": "Yes", "Advisers": "1", "Sessions": "1"})
        return visit

    def review(self, name, advisers, day, needy):
        visit = self.visit(name, day)
        day = visit["day"]
        notice = self.chance.between(14, 28) if self.chance.happens(0.75) else self.chance.between(1, 13)
        visit["Audit received"] = self.date(day - notice)
        if self.chance.happens(0.04):
            visit["Held"] = "No"
            visit["Audit received"] = ""
            return visit
        outcome = "Bespoke support needed" if self.chance.happens(needy) else "No concerns"
        level = "Targeted" if outcome == "Bespoke support needed" else "Universal"
        visit.update({"Advisers": str(advisers), "Outcome": outcome, "Category discussed": level,
                      "Category confirmed": level if self.chance.happens(0.9) else "",
                      "Notes shared": self.date(day + self.chance.between(1, 15)) if self.chance.happens(0.9) else ""})
        if name.startswith("Visit 2"):
            visit["Sessions"] = "2" if self.chance.happens(0.2) else "1"
            visit["Follow-up call"] = self.date(day + self.chance.between(2, 20)) if self.chance.happens(0.85) else ""
        if name.startswith("Visit 3"):
            visit["Sessions"] = str(self.chance.among([(6, 1), (3, 2), (1, 3)]))
            visit["Programme agreed"] = self.date(day - self.chance.between(5, 20))
            visit["Report agreed for"] = self.date(day + 28)
            visit["Report sent"] = self.date(day + self.chance.between(14, 40)) if self.chance.happens(0.8) else ""
            visit["Category discussed"] = visit["Category confirmed"] = ""
        return visit

    def support(self, day, supported):
        visit = self.visit("Support visit", day + self.chance.between(0, 20))
        visit["Category confirmed"] = ("Targeted" if supported else "Intensive") if self.chance.happens(0.9) else ""
        return visit

    def day(self, day):
        return self.as_at + datetime.timedelta(days=day)

    def date(self, day):
        return f"{self.day(day):%d/%m/%Y}"


def write(path, columns, rows):
    with (open(path, "w", encoding="utf-8", newline="") if path != "-" else sys.stdout) as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--authority", choices=list(counted.AUTHORITIES), metavar="NAME", help="one local authority")
    parser.add_argument("--rows", type=int, metavar="N", help="the first N providers only")
    parser.add_argument("--seed", default="1", help="another seed, other providers (1)")
    parser.add_argument("--as-at", type=datetime.date.fromisoformat, default=datetime.date(2021, 8, 31), metavar="DATE",
                        help="the date of the file (2021-08-31, when things were counted)")
    parser.add_argument("--providers", default="-", metavar="FILE", help="where the providers go (standard output)")
    parser.add_argument("--visits", metavar="FILE",
                        help="a visit log, for those on the Early Years Register, of the year after the date of the file")
    options = parser.parse_args(arguments)

    authorities = [options.authority] if options.authority else list(counted.AUTHORITIES)
    rows = [row for authority in authorities for row in Providers(authority, options.seed, options.as_at).rows()]
    rows = rows[:options.rows]
    write(options.providers, COLUMNS, rows)
    if options.visits:
        visits = Visits(options.seed, options.as_at)
        write(options.visits, VISIT_COLUMNS, (visit for row in rows if row["Provider Early Years Register Flag"] == "Y"
                                              for visit in visits.of(row)))


if __name__ == "__main__":
    main()
