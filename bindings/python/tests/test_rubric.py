"""The package as an analyst uses it; run against the installed wheel."""

import datetime
import threading

import pytest
import rubric

FRAMEWORK = """
framework sample "A sample"
scale support_level "Level of support" { universal "Universal" < targeted "Targeted" < intensive "Intensive" }
choice judgement { good "Good", poor "Poor" }
record visit { on : date   held : boolean, assume no }
case setting {
    judgement : judgement
    on_roll   : integer
    opened    : date or none
    in_crisis : boolean, assume no
    visits    : list of visit
}
parameter small "Few children" : integer = 10
decision level "Level of support" : support_level, highest {
    crisis: intensive when in_crisis      "In crisis"
    poor:   targeted  when judgement = poor "Judged poor"
    few:    targeted  when on_roll < small
    otherwise universal
}
decision review_due "Review due by" : date or none = opened + 6 months
decision held "Visits held" : integer = count(v in visits where v.held)
offer advice "Advice line"
offer plan "A support plan" { when level >= targeted }
duty visit_it "visit the setting" {
    for each v in visits where not v.held
    setting_team must
    by v.on
}
actor setting_team "The team"
"""


@pytest.fixture(scope="module")
def framework() -> rubric.Framework:
    return rubric.compile(FRAMEWORK)


def test_a_case_is_decided_with_its_reasons(framework: rubric.Framework) -> None:
    one = framework.decide({"judgement": "poor", "on_roll": 30, "opened": datetime.date(2022, 8, 31), "visits": []})
    assert one["level"] == "targeted"
    assert one.because("level") == ["poor"]
    assert one.assumed("level") == ["in_crisis"]
    assert one["review_due"] == datetime.date(2023, 2, 28)
    assert one["held"] == 0
    assert one.offers == {"advice": True, "plan": True}
    assert "Judged poor" in one.explain("level")


def test_what_is_not_known_stays_open(framework: rubric.Framework) -> None:
    one = framework.decide({"judgement": "good"})
    assert one["level"] == rubric.Possible(("universal", "targeted"))
    assert one.offers["plan"] == rubric.Possible((False, True))


def test_none_is_not_unknown(framework: rubric.Framework) -> None:
    assert framework.decide({"opened": rubric.none})["review_due"] is rubric.none


def test_a_duty_for_each_element(framework: rubric.Framework) -> None:
    visits = [{"on": "2022-10-01", "held": True}, {"on": "2022-11-01"}]
    (duty,) = framework.decide({"visits": visits}, on="2022-12-01").duties
    assert (duty["element"], duty["actor"], duty["strength"]) == (2, "setting_team", "must")
    assert duty["by"] == datetime.date(2022, 11, 1)
    assert duty["late"] is True


def test_a_parameter_is_set_for_a_call(framework: rubric.Framework) -> None:
    case = {"judgement": "good", "on_roll": 12}
    assert framework.decide(case)["level"] == "universal"
    assert framework.decide(case, set={"small": 15})["level"] == "targeted"


def test_a_list_of_cases_becomes_a_list_of_rows(framework: rubric.Framework) -> None:
    rows = framework.evaluate([{"judgement": "poor", "on_roll": 30}, {"in_crisis": True}])
    assert [row["level"] for row in rows] == ["targeted", "intensive"]
    assert rows[1]["level_because"] == ["crisis"]


def test_errors_carry_their_diagnostics() -> None:
    with pytest.raises(rubric.DiagnosticsError) as caught:
        rubric.compile(FRAMEWORK.replace("when judgement = poor", "when judgment = poor"))
    (found,) = [each for each in caught.value.diagnostics if each["severity"] == "error"]
    assert found["line"] == 16
    assert "judgement" in found["help"]


def test_a_field_that_is_none_is_named_with_the_one_meant(framework: rubric.Framework) -> None:
    with pytest.raises(rubric.InputError, match="judgement"):
        framework.decide({"judgment": "poor"})


def test_a_fact_that_cannot_be_read_is_in_error_and_the_rest_is_decided(framework: rubric.Framework) -> None:
    one = framework.decide({"judgement": "excellent", "in_crisis": True})
    assert one["level"] == "intensive"
    assert isinstance(framework.decide({"judgement": "excellent", "on_roll": 30})["level"], rubric.InError)


def test_threads_share_a_framework(framework: rubric.Framework) -> None:
    found: list[str] = []
    def decide() -> None:
        found.extend(framework.decide({"judgement": "poor", "on_roll": n})["level"] for n in range(50))
    threads = [threading.Thread(target=decide) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert found == ["targeted"] * 200


def test_bundled_frameworks_load() -> None:
    assert rubric.load("hampshire_isp").decide({"judgement": "inadequate"})["level"] == "targeted"
