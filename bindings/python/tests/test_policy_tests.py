"""Scenarios as pytest items, and cases from a framework's schema."""

import datetime

import pytest
import rubric

from .conftest import SAMPLE

pytest_plugins = ["pytester"]


def test_scenarios_are_items_with_their_place(pytester: pytest.Pytester) -> None:
    pytester.makefile(".rubric", sample=SAMPLE)
    ran = pytester.runpytest("-v", "sample.rubric")
    ran.assert_outcomes(passed=1, failed=1)
    line = SAMPLE.strip().splitlines().index('scenario "wrong on purpose" { given judgement = good, on_roll = 30  expect level = intensive }') + 1
    ran.stdout.fnmatch_lines(["*sample.rubric::poor PASSED*", f"*sample.rubric:{line}: scenario \"wrong on purpose\": 0 of 1 expectations hold", "*universal*"])


def test_one_scenario_may_be_chosen(pytester: pytest.Pytester) -> None:
    pytester.makefile(".rubric", sample=SAMPLE)
    pytester.runpytest("sample.rubric", "-k", "poor").assert_outcomes(passed=1, deselected=1)


def test_a_file_that_does_not_compile_is_an_error_of_collection(pytester: pytest.Pytester) -> None:
    pytester.makefile(".rubric", sample=SAMPLE.replace("when judgement = poor", "when judgment = poor"))
    ran = pytester.runpytest("sample.rubric")
    ran.assert_outcomes(errors=1)
    ran.stdout.fnmatch_lines(["*judgment*"])


def test_cases_are_of_the_framework(framework: rubric.Framework) -> None:
    hypothesis = pytest.importorskip("hypothesis")
    from rubric.testing import cases

    @hypothesis.settings(max_examples=100, deadline=None, database=None)
    @hypothesis.given(cases(framework, on="2022-10-01"))
    def hold(case: dict[str, object]) -> None:
        one = framework.decide(case, on="2022-10-01")
        assert one.unreadable == []
        if case.get("in_crisis") == "yes":
            assert one["level"] == "intensive"

    hold()


def test_thresholds_are_drawn_often(framework: rubric.Framework) -> None:
    hypothesis = pytest.importorskip("hypothesis")
    from rubric.testing import cases

    seen: set[object] = set()

    @hypothesis.settings(max_examples=200, deadline=None, database=None, derandomize=True)
    @hypothesis.given(cases(framework, on="2022-10-01"))
    def look(case: dict[str, object]) -> None:
        seen.add(case.get("on_roll"))

    look()
    assert {9, 10} <= seen


@pytest.mark.parametrize("name", ["cumbria_early_years", "hampshire_isp", "jisp", "hampshire_childrens_centres", "sector_led_improvement", "jisp_region"])
def test_cases_of_the_bundled_frameworks_are_decided(name: str) -> None:
    hypothesis = pytest.importorskip("hypothesis")
    from rubric.testing import cases

    framework = rubric.load(name)
    day = datetime.date(2022, 10, 1)

    @hypothesis.settings(max_examples=15, deadline=None, database=None, suppress_health_check=list(hypothesis.HealthCheck))
    @hypothesis.given(cases(framework, on=day))
    def hold(case: dict[str, object]) -> None:
        assert framework.decide(case, on=day).unreadable == []

    hold()


def words(value: object) -> object:
    """As a frame writes it."""
    match value:
        case rubric.InError():
            return "error"
        case rubric.Possible():
            return None
        case bool():
            return "yes" if value else "no"
    return "none" if value is rubric.none else value


@pytest.mark.filterwarnings("ignore::rubric.DataWarning")
@pytest.mark.parametrize("name", rubric.bundled())
def test_frames_are_decided_as_case_by_case(name: str) -> None:
    hypothesis = pytest.importorskip("hypothesis")
    from rubric.testing import cases

    framework, on = rubric.load(name), "2022-10-01"
    drawn = hypothesis.strategies.lists(cases(framework, on=on), min_size=1, max_size=5)
    compared = 0

    @hypothesis.settings(max_examples=25, deadline=None, database=None, suppress_health_check=list(hypothesis.HealthCheck))
    @hypothesis.given(drawn)
    def hold(given: list[dict[str, object]]) -> None:
        nonlocal compared
        try:
            rows = framework.evaluate(given, on=on)
        except rubric.InputError as refused:  # nothing at all is given, or what no frame can hold
            assert not any(given) or "records or lists" in str(refused) or "cannot hold both" in str(refused)
            return
        bound = framework.bind(given, on=on)
        if bound.notes:  # its columns are by chance the headers of a dataset, which does not read them all
            return
        for place, (case, row) in enumerate(zip(given, rows, strict=True)):
            one = framework.decide(case, on=on)
            for decision, value in one.decisions.items():
                if framework.schema.decisions[decision]["list"]:
                    continue
                state = row.get(f"{decision}_state", "value")
                found = state if state in ("none", "error") else row[decision]
                assert found == words(value) or (isinstance(found, float) and found == pytest.approx(words(value), abs=1e-6))
            assert {offer: row[offer] for offer in one.offers} == {offer: words(value) or "possible" for offer, value in one.offers.items()}
            if isinstance(row["key"], int):
                assert framework.case(bound, place + 1).decisions == one.decisions
            compared += 1

    hold()
    assert compared > 10


def test_what_a_variant_changes_is_a_table(framework: rubric.Framework) -> None:
    base, variant = rubric.load("hampshire_isp"), rubric.load("hampshire_isp_2026")
    there, back = base.diff(variant), variant.diff(base)
    row = next(row for row in there.rows if row["what"] == "pair counts_as.not_met_with_actions")
    assert row["action"] == "replace" and row["was"] == "not_met_with_actions: requires_improvement" and "inadequate" in row["now"]
    assert row["file"] == "hampshire_isp_2026.rubric" and row["line"] > 1
    assert len(there) == len(back) and {row["action"] for row in there.rows} == {"add", "replace", "remove", "set"}
    assert [(row["was"], row["now"]) for row in back.rows] == [(row["now"], row["was"]) for row in there.rows]
    assert {row["what"] for row in there.rows if row["action"] == "remove"} == {row["what"] for row in back.rows if row["action"] == "add"}
    assert there.caption == f"From hampshire_isp to hampshire_isp_2026: {len(there)} changes."


def test_parameters_that_were_set_are_changes(framework: rubric.Framework) -> None:
    assert framework.diff(framework).rows == []
    assert [(row["what"], row["was"], row["now"]) for row in framework.set(small=4).diff(framework).rows] == [("parameter small", "4", "10")]


def test_texts_that_are_not_of_each_other_are_refused(framework: rubric.Framework) -> None:
    other = rubric.compile('framework hampshire_isp "Another of the name"\ncase child { age : integer }\ndecision free "Free" : boolean = age >= 3')
    for second in (framework, rubric.load("hampshire_isp_2026")):
        with pytest.raises(rubric.InputError, match="variant"):
            other.diff(second)
