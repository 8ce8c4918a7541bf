"""Frames in, frames of the same kind out."""

import datetime
import decimal
from typing import Any

import pytest
import rubric

from .conftest import ROWS
from .kinds import made, values

KINDS = ["rows", "lists", "pandas", "polars", "pyarrow", "duckdb"]
pytestmark = pytest.mark.filterwarnings("ignore::rubric.DataWarning")


@pytest.mark.parametrize("kind", KINDS)
def test_the_callers_kind_comes_back(framework: rubric.Framework, kind: str) -> None:
    out = framework.evaluate(made(kind, ROWS), on="2022-10-01")
    assert type(out) is type(made(kind, ROWS))
    assert values(out, "key") == ["a1", "a2", "a3", "a4", "a5"]
    assert values(out, "level") == ["universal", "targeted", "universal", None, "error"]
    assert values(out, "plan") == ["no", "yes", "no", "possible", "error"]


@pytest.mark.parametrize("kind", KINDS)
def test_reasons_are_columns_where_asked_for(framework: rubric.Framework, kind: str) -> None:
    out = framework.evaluate(made(kind, ROWS[:4]), on="2022-10-01", possible=True, because=True, assumed=True)
    assert values(out, "level_possible")[3] == "universal | targeted"
    assert values(out, "level_because")[1] == "poor"
    assert values(out, "level_assumed")[0] == "in_crisis"


@pytest.mark.parametrize("kind", KINDS)
def test_frames_by_dataset_are_joined(framework: rubric.Framework, kind: str) -> None:
    visits = [{"Number": "a1", "On": "01/10/2022", "Held": "Yes"}, {"Number": "a1", "On": "08/10/2022", "Held": "No"}, {"Number": "zz", "On": "08/10/2022", "Held": "No"}]
    bound = framework.bind({"setting_list": made(kind, ROWS[:2]), "visit_log": made(kind, visits)}, on="2022-10-05")
    assert values(framework.evaluate(bound), "held") == [1, 0]
    assert any("zz" in note for note in bound.notes)
    duties = framework.duties(bound)
    (place,) = [place for place, duty in enumerate(values(duties, "duty")) if duty == "visit_it"]
    assert str(values(duties, "by")[place])[:10] == "2022-10-08" and not isinstance(values(duties, "by")[place], str)
    assert values(duties, "element")[place] == 2 and values(duties, "by_possible")[place] is None


def test_a_due_date_that_is_open_or_in_error_says_so_beside(framework: rubric.Framework) -> None:
    rows = framework.duties([{"visits": [{"on": None, "held": False}, {"on": "soon", "held": False}, {"on": "2022-10-08", "held": False}]}], on="2022-10-05")
    assert [(row["by"], row["by_possible"]) for row in rows if row["duty"] == "visit_it"] == [(None, "0001-01-01 to 9999-12-31"), (None, "error"), (datetime.date(2022, 10, 8), None)]


def test_a_list_beside_a_frame_is_read_too(framework: rubric.Framework) -> None:
    pandas = pytest.importorskip("pandas")
    out = framework.evaluate({"setting_list": pandas.DataFrame(ROWS[:1]), "visit_log": [{"Number": "a1", "On": "01/10/2022", "Held": "Yes"}]}, on="2022-10-05")
    assert isinstance(out, pandas.DataFrame) and list(out["held"]) == [1]


def test_cases_may_be_nested(framework: rubric.Framework) -> None:
    rows = framework.evaluate([{"judgement": "poor", "on_roll": 30, "visits": [{"on": "2022-10-01", "held": True}, {"held": None}]}, {"in_crisis": True, "visits": []}], on="2022-10-05")
    assert [row["level"] for row in rows] == ["targeted", "intensive"]
    assert [row["held"] for row in rows] == [1, 0]


def test_records_and_lists_stand_beside_none() -> None:
    held = rubric.compile("""
framework held "Held"
record sub { a : text }
record registration { urn : text   sub : sub or none }
record visit { on : date }
case child { registration : registration or none   visits : list of visit or none }
decision urn "URN" : text or none = registration.urn
decision a : text or none = registration.sub.a
decision visited : integer = count(v in visits)
""")
    cases = [{"registration": {"urn": "EY1", "sub": {"a": "x"}}, "visits": [{"on": "2022-10-01"}]}, {"registration": rubric.none, "visits": rubric.none},
             {"registration": None, "visits": None}, {"registration": {"urn": "EY2", "sub": rubric.none}, "visits": []}]
    rows = held.evaluate(cases)
    assert [(row["urn"], row["a"], row["visited"]) for row in rows] == [("EY1", "x", 1), ("none", "none", 0), (None, None, None), ("EY2", "none", 0)]
    assert [held.decide(case)["a"] for case in cases] == ["x", rubric.none, rubric.Possible((rubric._values.any_text, rubric.none)), rubric.none]
    with pytest.raises(rubric.InputError, match="`registration` nothing is given"):
        held.evaluate([{"registration": {}}, {"registration": rubric.none}])


def test_null_nan_and_nat_are_unknown_and_none_is_none(framework: rubric.Framework) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"on_roll": [float("nan"), 12.0, 12.0], "judgement": ["good", None, "good"],
                              "opened": pandas.to_datetime(["2022-08-31", None, "2022-08-31"])})
    out = framework.evaluate(frame, on="2022-10-01")
    assert values(out, "level") == [None, None, "universal"]
    assert list(out["review_due_state"]) == ["value", "open", "value"]
    assert out["review_due"][0] == pandas.Timestamp("2023-02-28")
    mixed = pandas.DataFrame({"opened": ["2022-08-31", "none", None]})
    assert list(framework.evaluate(mixed, on="2022-10-01")["review_due_state"]) == ["value", "none", "open"]
    rows = framework.evaluate([{"opened": rubric.none}, {"opened": datetime.date(2022, 8, 31)}, {"opened": None}], on="2022-10-01")
    assert [row["review_due_state"] for row in rows] == ["none", "value", "open"]
    assert rows[1]["review_due"] == datetime.date(2023, 2, 28)


TYPED = """
framework typed "Typed"
record visit { on : date }
case child { grade : text or none   age : integer or none   born : date or none   fee : money   ok : boolean or none   visits : list of visit }
decision a : text or none = grade
decision b : integer or none = age
decision c : date or none = born
decision d : money = fee
decision e : boolean or none = ok
"""


@pytest.mark.parametrize(("column", "cells", "decision", "given"), [
    ("grade", ["x", rubric.none, None, 1], "a", ["x", "none", None, "1"]),
    ("age", [3, rubric.none, None], "b_state", ["value", "none", "open"]),
    ("born", [datetime.date(2020, 1, 1), rubric.none, None], "c_state", ["value", "none", "open"]),
    ("ok", [True, rubric.none, None], "e", ["yes", "none", None]),
    ("fee", [decimal.Decimal("1.10"), 2.5, None], "d", [1.1, 2.5, None]),
])
def test_cells_of_no_one_type_are_read_one_by_one(column: str, cells: list[Any], decision: str, given: list[Any]) -> None:
    """In pandas and Polars columns of objects, which Arrow has no type for."""
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    typed = rubric.compile(TYPED)
    beside = list(range(len(cells)))
    for frame in ([{column: cell, "key": key} for key, cell in enumerate(cells)], pandas.DataFrame({column: pandas.Series(cells, dtype=object), "key": beside}),
                  polars.DataFrame({column: polars.Series(cells, dtype=polars.Object), "key": beside})):
        out = typed.evaluate(frame)
        assert type(out) is type(frame)
        assert [None if value != value else value for value in values(out, decision)] == given


def test_a_moment_that_is_no_date_and_an_infinity_are_in_error_alone() -> None:
    pandas = pytest.importorskip("pandas")
    typed = rubric.compile(TYPED)
    rows = [{"born": datetime.datetime(2020, 1, 1, 9, 30), "fee": 1.5}, {"born": datetime.datetime(2020, 1, 1), "fee": float("inf")}]
    for frame in (rows, pandas.DataFrame(rows)):
        with pytest.warns(rubric.DataWarning, match="2 facts could not be read, and what depends on them is in error: .*row") as caught:
            out = typed.evaluate(frame)
        assert caught[0].filename == __file__
        assert (values(out, "c_state"), values(out, "d_state")) == (["error", "value"], ["value", "error"])
    with pytest.raises(rubric.InputError, match="zone"):
        typed.evaluate([{"born": datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)}])


def test_a_column_called_as_a_field_that_a_dataset_passes_over_is_warned_of(framework: rubric.Framework) -> None:
    with pytest.warns(rubric.DataWarning, match="the column `visits` is called as fields are"):
        framework.bind([ROWS[0] | {"visits": "none"}], on="2022-10-01")


def test_a_list_without_rows_has_no_cases(framework: rubric.Framework) -> None:
    assert framework.evaluate([], on="2022-10-01") == []
    assert sum(row["cases"] for row in framework.summary([], on="2022-10-01").rows) == 0
    assert framework.evaluate({"setting_list": ROWS[:1], "visit_log": []}, on="2022-10-01")[0]["held_state"] == "value"
    assert framework.evaluate({"setting_list": [], "visit_log": []}, on="2022-10-01") == []


def test_a_frame_of_pandas_is_what_pyarrow_would_make_of_it(framework: rubric.Framework) -> None:
    pandas, pyarrow = pytest.importorskip("pandas"), pytest.importorskip("pyarrow")
    for rows in (ROWS, ROWS[:1], ROWS[5:]):
        made = framework.evaluate(pyarrow.Table.from_pylist(rows), on="2022-10-01").to_pandas(date_as_object=False, types_mapper={pyarrow.int64(): pandas.Int64Dtype()}.get)
        pandas.testing.assert_frame_equal(made, framework.evaluate(pandas.DataFrame(rows), on="2022-10-01"))


def test_categoricals_and_nullable_types(framework: rubric.Framework) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"judgement": pandas.Categorical(["good", None, "poor"]), "on_roll": pandas.array([12, 12, None], dtype="Int64"),
                              "in_crisis": pandas.array([None, True, False], dtype="boolean")})
    assert values(framework.evaluate(frame, on="2022-10-01"), "level") == ["universal", "intensive", "targeted"]


def test_decimals_are_exact(framework: rubric.Framework) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    frame = pyarrow.table({"fees": [decimal.Decimal("50.000000"), decimal.Decimal("50.000001"), None]})
    assert values(framework.evaluate(frame, on="2022-10-01"), "dear") == ["no", "yes", None]


def test_polars_lazily_and_with_its_own_categories(framework: rubric.Framework) -> None:
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame({"judgement": ["good", "poor", None], "on_roll": [12, 12, 12]}).with_columns(polars.col("judgement").cast(polars.Categorical))
    assert values(framework.evaluate(frame, on="2022-10-01"), "level") == ["universal", "targeted", None]
    assert values(framework.evaluate(frame.lazy(), on="2022-10-01"), "level") == ["universal", "targeted", None]


def test_an_empty_frame_gives_an_empty_frame(framework: rubric.Framework) -> None:
    pandas = pytest.importorskip("pandas")
    out = framework.evaluate(pandas.DataFrame({"judgement": pandas.Series([], dtype=str)}), on="2022-10-01")
    assert len(out) == 0 and "level" in out.columns


@pytest.mark.parametrize("kind", ["rows", "pandas", "polars", "pyarrow"])
def test_a_fact_that_cannot_be_read_is_in_error_and_warned_of(framework: rubric.Framework, kind: str) -> None:
    with pytest.warns(rubric.DataWarning, match="Excellent"):
        bound = framework.bind(made(kind, ROWS), on="2022-10-01")
    assert any("Judged" in note and "Excellent" in note for note in bound.notes)


@pytest.mark.parametrize(("frame", "says"), [
    ({"setting_list": [{"Number": "a1", "Judged": "Good"}]}, "On roll"),
    ({"setting_lists": [{"Number": "a1"}]}, "setting_list"),
    ([{"judgment": "good"}], "judgement|column|field"),
    ("cases.csv", "no frame"),
    ({"judgement": "good"}, "decide"),
    ([{"judgement": "good", "visits": "one"}, {"visits": []}], "visits"),
    ([{"Number": "a1", "Judgd": "Good"}], "give it by the name of the dataset"),
])
def test_what_cannot_be_used_is_named(framework: rubric.Framework, frame: Any, says: str) -> None:
    with pytest.raises(rubric.InputError, match=says):
        framework.evaluate(frame, on="2022-10-01")


def test_a_column_of_the_wrong_type_or_with_a_time_zone_is_named(framework: rubric.Framework) -> None:
    pandas = pytest.importorskip("pandas")
    with pytest.raises(rubric.InputError, match="opened.*zone|zone.*opened"):
        framework.evaluate(pandas.DataFrame({"opened": pandas.to_datetime(["2022-08-31"]).tz_localize("Europe/London")}), on="2022-10-01")
    with pytest.raises(rubric.InputError, match="judgement"):
        framework.evaluate(pandas.DataFrame({"judgement": [1.5]}), on="2022-10-01")
    with pytest.raises(rubric.InputError, match="several columns called `judgement`"):
        framework.evaluate(pandas.DataFrame([["good", "poor"]], columns=["judgement", "judgement"]), on="2022-10-01")


def test_a_day_that_is_wanted_is_asked_for(framework: rubric.Framework) -> None:
    with pytest.raises(rubric.InputError, match="on="):
        framework.evaluate([{"judgement": "good"}])
    with pytest.raises(rubric.InputError, match="2022-09-01"):
        framework.evaluate([{"judgement": "good"}], on="1 October")


def test_a_bound_frame_is_decided_again_and_again(framework: rubric.Framework) -> None:
    bound = framework.bind([{"judgement": "good", "on_roll": 12}], on="2022-10-01")
    assert framework.evaluate(bound)[0]["level"] == "universal"
    assert framework.evaluate(bound, set={"small": 15})[0]["level"] == "targeted"
    assert framework.set(small=15).evaluate(bound)[0]["level"] == "targeted"


def test_a_million_rows_of_which_most_is_missing(framework: rubric.Framework) -> None:
    numpy, pandas = pytest.importorskip("numpy"), pytest.importorskip("pandas")
    drawn = numpy.random.default_rng(6)
    count = 1_000_000
    judged = pandas.Categorical.from_codes(numpy.where(drawn.random(count) < 0.6, -1, drawn.integers(0, 2, count)), ["good", "poor"])
    roll = pandas.array(drawn.integers(0, 40, count), dtype="Int64")
    roll[drawn.random(count) < 0.6] = pandas.NA
    frame = pandas.DataFrame({"judgement": judged, "on_roll": roll})
    counts = framework.summary(frame, on="2022-10-01").rows
    assert sum(row["cases"] for row in counts) == count
    expected = ((frame["judgement"] == "poor") | (frame["on_roll"] < 10).fillna(False)).sum()
    assert {row["level"]: row["cases"] for row in counts}["targeted"] == expected
