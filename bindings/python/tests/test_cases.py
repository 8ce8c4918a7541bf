"""One case: decided, explained, asked about, drawn."""

import datetime
import threading
from pathlib import Path

import pytest
import rubric

from .conftest import ROWS, SAMPLE


def test_a_case_is_decided_with_its_reasons(framework: rubric.Framework) -> None:
    one = framework.decide({"judgement": "poor", "on_roll": 30, "opened": datetime.date(2022, 8, 31), "visits": []})
    assert one["level"] == "targeted"
    assert one.because("level") == ["poor"]
    assert one.assumed("level") == ["in_crisis"]
    assert one["review_due"] == datetime.date(2023, 2, 28)
    assert one["held"] == 0
    assert one.offers == {"advice": True, "plan": True}
    assert "Judged poor" in one.explain("level") and "Judged poor" in one.explain()
    assert one.explanations("level")[0]["decision"] == "level"


def test_what_is_not_known_stays_open_and_is_asked_for(framework: rubric.Framework) -> None:
    one = framework.decide({"judgement": "good"})
    assert one["level"] == rubric.Possible(("universal", "targeted"))
    assert one.offers["plan"] == rubric.Possible((False, True))
    assert str(one.offers["plan"]) == "no or yes"
    questions = one.questions()
    assert questions[0]["fact"] == "on_roll" and "on_roll" in repr(questions)


def test_what_would_change_it(framework: rubric.Framework) -> None:
    said = framework.decide({"judgement": "good", "on_roll": 30}).would_be("intensive", "level")
    assert "in_crisis" in said or "crisis" in said.lower()
    with pytest.raises(rubric.InputError, match="level"):
        framework.decide({}).would_be("enormous", "level")


def test_none_is_not_unknown(framework: rubric.Framework) -> None:
    assert framework.decide({"opened": rubric.none})["review_due"] is rubric.none
    assert framework.decide({"opened": float("nan")})["review_due"] != rubric.none


def test_facts_of_numpy_and_pandas_are_read(framework: rubric.Framework) -> None:
    numpy, pandas = pytest.importorskip("numpy"), pytest.importorskip("pandas")
    one = framework.decide({"on_roll": numpy.int64(3), "in_crisis": numpy.bool_(False), "opened": pandas.Timestamp("2022-08-31"), "judgement": pandas.NA})
    assert (one["level"], one["review_due"]) == ("targeted", datetime.date(2023, 2, 28))
    assert framework.decide({"opened": numpy.datetime64("2022-08-31T00:00:00", "ns")})["review_due"] == datetime.date(2023, 2, 28)
    assert isinstance(framework.decide({"opened": pandas.NaT})["review_due"], rubric.Possible)
    with pytest.raises(rubric.InputError, match="time of day"):
        framework.decide({"opened": pandas.Timestamp("2022-08-31 09:00")})


def test_what_is_beyond_numbers_is_in_error(framework: rubric.Framework) -> None:
    assert isinstance(framework.decide({"fees": float("inf")})["dear"], rubric.InError)


def test_what_is_wide_open_reads_well() -> None:
    one = rubric.compile("""framework wide "Wide"
case child { name : text or none   born : date   fee : money }
decision who : text or none = name
decision when : date = born
decision much : money = fee
decision few : integer = if fee > £1 then 1 else 3
""").decide({})
    assert repr(one).splitlines() == ["who: any text or none", "when: any date", "much: any number", "few: 1 to 3"]


def test_a_duty_for_each_element(framework: rubric.Framework) -> None:
    visits = [{"on": "2022-10-01", "held": True}, {"on": "2022-11-01"}]
    (duty,) = [each for each in framework.decide({"visits": visits}, on="2022-12-01").duties if each["duty"] == "visit_it"]
    assert (duty["element"], duty["actor"], duty["strength"]) == (2, "setting_team", "must")
    assert duty["by"] == datetime.date(2022, 11, 1)
    assert duty["late"] is True


def test_a_parameter_is_set_for_a_call_or_for_good(framework: rubric.Framework) -> None:
    case = {"judgement": "good", "on_roll": 12}
    assert framework.decide(case)["level"] == "universal"
    assert framework.decide(case, set={"small": 15})["level"] == "targeted"
    assert framework.set(small=15).decide(case)["level"] == "targeted"
    with pytest.raises(rubric.InputError, match="`small`"):
        framework.set(smal=15)
    with pytest.raises(rubric.InputError, match="small"):
        framework.set(small="many")


def test_one_case_of_a_frame(framework: rubric.Framework) -> None:
    one = framework.case(ROWS, "a2", on="2022-10-01")
    assert (one.key, one["level"]) == ("a2", "targeted")
    assert "Judged poor" in framework.explain(ROWS, "level", key="a2", on="2022-10-01")
    with pytest.raises(rubric.InputError, match="a2"):
        framework.case(ROWS, "a22", on="2022-10-01")
    pandas = pytest.importorskip("pandas")
    assert framework.case({"setting_list": pandas.DataFrame(ROWS)}, "a3", on="2022-10-01")["level"] == "universal"


@pytest.mark.filterwarnings("error")
def test_one_case_of_a_bound_frame_is_its_row(framework: rubric.Framework, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without a file between, and without a warning of other rows."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    with pytest.warns(rubric.DataWarning):
        bound = framework.bind(ROWS, on="2022-10-01")
    for row in framework.evaluate(bound):
        one = framework.case(bound, row["key"])
        assert {name: "error" if isinstance(value, rubric.InError) else None if isinstance(value, rubric.Possible) else value for name, value in one.decisions.items()
                if name in ("level", "dear")} == {"level": row["level"], "dear": {"yes": True, "no": False}.get(row["dear"])}
    assert "row 5" in framework.case(bound, "a5").unreadable[0] and "Excellent" in framework.case(ROWS, "a5", on="2022-10-01").unreadable[0]
    assert framework.case(bound, "a1").on == "2022-10-01"
    with pytest.raises(rubric.InputError, match="on="):
        framework.case(ROWS, "a1")


def test_one_case_of_a_frame_without_keys_is_known_by_its_number(framework: rubric.Framework) -> None:
    cases = [{"judgement": "good", "on_roll": 30, "visits": [{"on": "2022-10-01", "held": True}]}, {"judgement": "poor", "on_roll": 30, "visits": [{"on": "2022-10-01", "held": False}]}]
    bound = framework.bind(cases, on="2022-10-05")
    assert [row["key"] for row in framework.evaluate(bound)] == [1, 2]
    assert {row["key"] for row in framework.duties(bound)} == {2}
    assert framework.case(bound, 2)["level"] == "targeted" and framework.case(bound, 1)["held"] == 1
    with pytest.raises(rubric.InputError, match="more than one case.*by its key"):
        framework.case(bound)
    assert framework.case(cases[:1], on="2022-10-05")["level"] == "universal"


def test_errors_carry_their_diagnostics() -> None:
    with pytest.raises(rubric.DiagnosticsError) as caught:
        rubric.compile(SAMPLE.replace("when judgement = poor", "when judgment = poor"))
    (found,) = [each for each in caught.value.diagnostics if each["severity"] == "error"]
    assert (found["line"], found["end_line"], found["end_column"] - found["column"]) == (18, 18, len("judgment"))
    assert "judgement" in found["help"]


def test_a_field_that_is_none_is_named_with_the_one_meant(framework: rubric.Framework) -> None:
    with pytest.raises(rubric.InputError, match="judgement"):
        framework.decide({"judgment": "poor"})


def test_a_fact_that_cannot_be_read_is_in_error_and_the_rest_is_decided(framework: rubric.Framework) -> None:
    one = framework.decide({"judgement": "excellent", "in_crisis": True})
    assert one["level"] == "intensive"
    assert "excellent" in one.unreadable[0]
    assert isinstance(framework.decide({"judgement": "excellent", "on_roll": 30})["level"], rubric.InError)


@pytest.mark.parametrize("wrong", [datetime.datetime(2022, 10, 1, 9), "yesterday"])
def test_a_day_that_is_none_is_refused(framework: rubric.Framework, wrong: object) -> None:
    with pytest.raises(rubric.InputError):
        framework.decide({}, on=wrong)  # type: ignore[arg-type]


def test_threads_share_a_framework_and_a_bound_frame(framework: rubric.Framework) -> None:
    bound = framework.bind([{"judgement": "poor", "on_roll": n} for n in range(50)], on="2022-10-01")
    found: list[str] = []

    def decide() -> None:
        found.extend(framework.decide({"judgement": "poor", "on_roll": n})["level"] for n in range(50))
        found.extend(row["level"] for row in framework.evaluate(bound))

    threads = [threading.Thread(target=decide) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert found == ["targeted"] * 400


def test_bundled_frameworks_load() -> None:
    assert {"cumbria_early_years", "hampshire_isp", "jisp", "ofsted"} <= set(rubric.bundled())
    assert rubric.load("hampshire_isp").decide({"judgement": "inadequate"})["level"] == "targeted"
    with pytest.raises(rubric.DiagnosticsError, match="hampshire_isp"):
        rubric.load("hampshire_ips")


def test_a_report_is_a_table() -> None:
    jisp = rubric.load("jisp")
    (name, *_) = [each["name"] for each in jisp.schema.all["reports"]]
    one = jisp.decide({})
    assert set(one.report(name).columns_of) >= {"row is"}
    with pytest.raises(rubric.InputError, match=name):
        one.report("plann")


def test_a_duty_says_what_it_is_about_in_this_case() -> None:
    one = rubric.compile("""
framework told "Told"
actor team "The team"
record offer_made { by : text }
case plan { offers : list of offer_made }
duty challenge "challenge the offer of {o.by}" { for each o in offers   team must }
""").decide({"offers": [{"by": "<i>Ann</i>"}]})
    assert one.duties[0]["text"] == "challenge the offer of <i>Ann</i>"
    assert "challenge the offer of &lt;i&gt;Ann&lt;/i&gt;" in one._repr_html_()


def test_a_letter(framework: rubric.Framework) -> None:
    one = framework.decide({"judgement": "poor", "on_roll": 30}, on="2022-10-01")
    assert "Visit the setting" in one.letter("setting_team") and "<html" in one.letter("setting_team", "html")
