"""Who is supported, who moves, what if, and what it costs."""

import pytest
import rubric

from .conftest import ROWS, SAMPLE
from .kinds import made

pytestmark = pytest.mark.filterwarnings("ignore::rubric.DataWarning")
DAY = "2022-10-01"


def tally(table: rubric.Table, *names: str) -> dict[object, object]:
    return {tuple(row[name] for name in names) if len(names) > 1 else row[names[0]]: row["cases"] for row in table.rows if row["cases"] != 0}


def test_counts_add_up_to_the_frame(framework: rubric.Framework) -> None:
    counts = framework.summary(ROWS, on=DAY)
    assert tally(counts, "level") == {"universal": 2, "targeted": 1, "undetermined": 1, "in error": 1, "left out": 1}
    assert sum(row["cases"] for row in counts.rows) == len(ROWS)
    assert "1 undetermined, 1 in error, 1 left out" in counts.caption and "1 October 2022" in counts.caption


def test_counts_by_a_column(framework: rubric.Framework) -> None:
    counts = framework.summary(ROWS, by="Area", on=DAY)
    assert tally(counts, "Area", "level") == {("North", "universal"): 1, ("North", "targeted"): 1, ("South", "universal"): 1, ("South", "undetermined"): 1,
                                              ("South", "left out"): 1, ("not known", "in error"): 1}
    with pytest.raises(rubric.InputError, match="`Area`"):
        framework.summary(ROWS, by="Region", on=DAY)


def test_an_offer_is_counted_too(framework: rubric.Framework) -> None:
    assert tally(framework.summary(ROWS, decision="plan", on=DAY), "plan") == {"yes": 1, "no": 2, "undetermined": 1, "in error": 1, "left out": 1}


def test_what_is_no_level_is_refused_with_what_is(framework: rubric.Framework) -> None:
    with pytest.raises(rubric.InputError, match="`level`"):
        framework.summary(ROWS, decision="review_due", on=DAY)


def test_small_counts_are_suppressed_and_cannot_be_worked_out() -> None:
    from rubric._counts import suppressed

    assert suppressed([3, 40, 12], 5) == [None, 40, None]
    assert suppressed([3, 2, 40], 5) == [None, None, 40]
    assert suppressed([1, 1, 40, 90], 5) == [None, None, None, 90]  # 2 in all of the two says what each is
    assert suppressed([4, 4, 40, 90], 5) == [None, None, None, 90]
    assert suppressed([0, 3, 40], 5) == [0, None, None]
    assert suppressed([0, 8, 40], 5) == [0, 8, 40]
    assert suppressed([3, 40], None) == [3, 40]


def test_suppression_says_itself(framework: rubric.Framework) -> None:
    counts = framework.summary(ROWS, on=DAY, under=5)
    assert all(row["cases"] in (None, 0) for row in counts.rows)
    assert "below 5 are suppressed" in counts.caption and "1 undetermined" not in counts.caption
    assert "[c] undetermined, [c] in error, [c] left out" in counts.caption and "none" not in counts.caption
    with pytest.raises(rubric.InputError, match="under"):
        framework.summary(ROWS, on=DAY, under=1)


def test_two_frameworks_on_a_frame(framework: rubric.Framework) -> None:
    moves = rubric.compare(framework, framework.set(small=20), ROWS, on=DAY)
    assert tally(moves, "from", "to") == {("universal", "universal"): 1, ("universal", "targeted"): 1, ("targeted", "targeted"): 1,
                                          ("undetermined", "undetermined"): 1, ("in error", "in error"): 1, ("left out", "left out"): 1}
    assert moves.moved == 1 and sum(row["cases"] for row in moves.rows) == len(ROWS)
    by_area = rubric.compare(framework, framework.set(small=20), ROWS, by="Area", on=DAY)
    assert {row["Area"] for row in by_area.rows if row["moves"] == "up" and row["cases"]} == {"South"}


def test_a_variant_that_reads_other_columns_is_bound_by_itself(framework: rubric.Framework) -> None:
    other = rubric.compile(SAMPLE.replace('in_crisis : optional "Crisis"', 'in_crisis : "Crisis"').replace("framework sample", "framework stricter"), "stricter.rubric")
    rows = [row | {"Crisis": "Yes"} for row in ROWS]
    assert tally(rubric.compare(framework, other, rows, on=DAY), "from", "to") == {("intensive", "intensive"): 5, ("left out", "left out"): 1}


def test_one_framework_on_two_frames(framework: rubric.Framework) -> None:
    now = [{"Number": "a2", "Judged": "Good", "On roll": 30}, {"Number": "a1", "Judged": "Poor", "On roll": 30}, {"Number": "new", "Judged": "Good", "On roll": 30}]
    moves = rubric.compare(framework, ROWS[:3], now, on=(DAY, "2023-10-01"))
    assert tally(moves, "from", "to") == {("targeted", "universal"): 1, ("universal", "targeted"): 1, ("not there", "universal"): 1, ("universal", "not there"): 1}
    assert {row["moves"] for row in moves.rows if row["cases"]} == {"up", "down", "other"}


def test_what_is_left_out_of_two_frames_is_the_same_case(framework: rubric.Framework) -> None:
    moves = rubric.compare(framework, ROWS, ROWS, on=(DAY, "2023-10-01"))
    assert sum(row["cases"] for row in moves.rows) == len(ROWS) and tally(moves, "from", "to")["left out", "left out"] == 1
    assert moves.sides == ("first frame, 1 October 2022", "second frame, 1 October 2023") and "second is decided for 1 October 2023" in moves.caption


@pytest.mark.parametrize("kind", ["rows", "pandas", "polars", "pyarrow", "duckdb"])
def test_tables_are_of_the_callers_kind(framework: rubric.Framework, kind: str) -> None:
    frame = made(kind, ROWS)
    assert type(rubric.compare(framework, framework, frame, on=DAY).frame) is type(frame)
    assert type(framework.summary(frame, on=DAY, under=3).frame) is type(frame)


def test_a_sweep_adds_up_for_each_value(framework: rubric.Framework) -> None:
    table = rubric.sweep(framework, ROWS, "small", [0, 13, 31], on=DAY)
    counts = {small: {row["level"]: row["cases"] for row in table.rows if row["small"] == small} for small in (0, 13, 31)}
    assert [counts[small]["targeted"] for small in (0, 13, 31)] == [1, 2, 3]
    assert all(sum(each.values()) == len(ROWS) for each in counts.values())


def test_a_sweep_over_two_parameters(framework: rubric.Framework) -> None:
    table = rubric.sweep(framework, ROWS, {"small": [0, 13], "visits_a_term": [1, 2]}, on=DAY)
    assert {(row["small"], row["visits_a_term"]) for row in table.rows} == {(0, 1), (0, 2), (13, 1), (13, 2)}


@pytest.mark.parametrize(("parameter", "values", "says"), [("smal", [1], "`small`"), ("small", [], "no values"), ("small", ["many"], "small")])
def test_a_sweep_of_nothing_is_refused(framework: rubric.Framework, parameter: str, values: list[object], says: str) -> None:
    with pytest.raises(rubric.InputError, match=says):
        rubric.sweep(framework, ROWS, parameter, values, on=DAY)


def test_progress_is_drawn_only_where_asked(framework: rubric.Framework, capsys: pytest.CaptureFixture[str]) -> None:
    rubric.sweep(framework, ROWS[:1], "small", [1, 2], on=DAY)
    assert capsys.readouterr().err == ""
    rubric.sweep(framework, ROWS[:1], "small", [1, 2], on=DAY, progress=True)
    assert "2/2" in capsys.readouterr().err


def test_duties_become_visits_a_term(framework: rubric.Framework) -> None:
    rows = [*ROWS, {"Number": "a7", "Judged": "Good", "On roll": 30, "Crisis": "Yes", "Area": "North"}]
    table = rubric.workload(framework, rows, on=DAY, supply={"setting_team": 5})
    visits = {(row["duty"], row["standing"]): (row["cases"], row["visits"]) for row in table.rows if row["cases"]}
    assert visits["term_visit", "due"] == (1, 2.0)
    assert visits["term_visit", "possible"] == (1, 2.0)
    assert visits["monthly_visit", "due"] == (1, 4.0)
    for duty in ("term_visit", "monthly_visit"):
        assert sum(row["cases"] for row in table.rows if row["duty"] == duty) == len(rows)
    (team,) = table.capacity
    assert (team["needed"], team["needed_at_most"], team["supply"], team["short"]) == (6.0, 8.0, 5, 1.0)


def test_visits_by_area_and_parameter(framework: rubric.Framework) -> None:
    table = rubric.workload(framework.set(visits_a_term=3), ROWS, by="Area", on=DAY, per="year")
    due = {row["team"]: row["visits"] for row in table.rows if row["duty"] == "term_visit" and row["standing"] == "due"}
    assert due == {"North": 9.0, "South": 0.0, "not known": 0.0}
    with pytest.raises(rubric.InputError, match="`per`"):
        rubric.workload(framework, ROWS, on=DAY, per="week")
    with pytest.raises(rubric.InputError, match="visit_it"):
        rubric.workload(framework, ROWS, on=DAY, duties=["visit_it"])


def test_the_frameworks_own_scenarios(framework: rubric.Framework) -> None:
    found = framework.test()
    assert [row["status"] for row in found.rows] == ["passed", "failed"]
    assert not found.passed and "universal" in found.rows[1]["message"]
    assert all(row["status"] == "passed" for row in rubric.load("hampshire_isp").test().rows)


def test_what_a_framework_rests_on(framework: rubric.Framework) -> None:
    found = framework.check()
    assert ("neither cited nor assumed", "level.poor") in {(row["kind"], row["what"]) for row in found.rows}
    variant = rubric.load("cumbria_2023").check()
    assert any(row["kind"] in ("set", "add", "replace", "remove") for row in variant.rows)
