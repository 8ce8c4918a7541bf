"""The package as it is installed; none of these tests reads the source tree but for sample data."""

import os
from pathlib import Path

import pytest
import rubric

SAMPLE = """
framework sample "A sample"
scale support_level "Level of support" { universal "Universal" < targeted "Targeted" < intensive "Intensive" }
choice judgement { good "Good", poor "Poor" }
record visit { on : date   held : boolean, assume no }
case setting {
    judgement : judgement
    on_roll   : integer
    opened    : date or none
    in_crisis : boolean, assume no
    fees      : money
    visits    : list of visit
}
parameter small "Few children" : integer = 10
parameter visits_a_term "Visits a term, at least" : integer = 2
decision level "Level of support" : support_level, highest {
    crisis: intensive when in_crisis      "In crisis"
    poor:   targeted  when judgement = poor "Judged poor"
    few:    targeted  when on_roll < small
    otherwise universal
}
decision review_due "Review due by" : date or none = opened + 6 months
decision held "Visits held" : integer = count(v in visits where v.held)
decision dear "Dear" : boolean = fees > £50
offer advice "Advice line"
offer plan "A support plan" { when level >= targeted }
duty visit_it "visit the setting" {
    for each v in visits where not v.held
    setting_team must
    by v.on
}
duty term_visit "visit the setting" {
    setting_team must when level = targeted
    every term from 2022-09-01 at least visits_a_term times
    done on v.on for v in visits where v.held
}
duty monthly_visit "visit the setting" {
    setting_team must when level = intensive
    every month from 2022-09-01
    done on v.on for v in visits where v.held
}
actor setting_team "The team"
calendar schools { term 2022-09-05 to 2022-12-20 "Autumn" }
dataset setting_list "The list" of setting by "Number" where on_roll > 0 dates "DD/MM/YYYY" {
    judgement : "Judged"
    on_roll   : "On roll"
    opened    : optional "Opened" or none
    in_crisis : optional "Crisis"
    fees      : optional "Fees"
}
dataset visit_log of setting.visits by "Number" dates "DD/MM/YYYY" { on : "On"  held : "Held" }
scenario "poor" { given judgement = poor, on_roll = 30  expect level >= targeted because poor }
scenario "wrong on purpose" { given judgement = good, on_roll = 30  expect level = intensive }
"""

ROWS = [
    {"Number": "a1", "Judged": "Good", "On roll": 30, "Area": "North"},
    {"Number": "a2", "Judged": "Poor", "On roll": 30, "Area": "North"},
    {"Number": "a3", "Judged": "Good", "On roll": 12, "Area": "South"},
    {"Number": "a4", "Judged": None, "On roll": 40, "Area": "South"},
    {"Number": "a5", "Judged": "Excellent", "On roll": 40, "Area": None},
    {"Number": "a6", "Judged": "Good", "On roll": 0, "Area": "South"},
]


@pytest.fixture(scope="session")
def framework() -> rubric.Framework:
    return rubric.compile(SAMPLE, "sample.rubric")


@pytest.fixture(scope="session")
def program() -> Path:
    """The `rubric` program, where the environment names it; the frames are held to what it writes."""
    found = os.environ.get("RUBRIC_PROGRAM")
    if not found:
        pytest.skip("RUBRIC_PROGRAM names no program")
    return Path(found)


@pytest.fixture(scope="session")
def sample_data() -> Path:
    """examples/data of the repository: data, not code."""
    found = Path(os.environ.get("RUBRIC_SAMPLE_DATA", "examples/data")).resolve()
    if not found.is_dir():
        pytest.skip(f"no sample data in {found}")
    return found
