"""Pictures: drawn without a network, and saying what they count."""

import json
from pathlib import Path
from typing import Any

import pytest
import rubric

from .conftest import ROWS

altair = pytest.importorskip("altair")
pytestmark = pytest.mark.filterwarnings("ignore::rubric.DataWarning")
DAY = "2022-10-01"


def pictures(framework: rubric.Framework) -> dict[str, Any]:
    moves = rubric.compare(framework, framework.set(small=20), ROWS, on=DAY)
    return {
        "matrix": moves.plot(),
        "flow": moves.plot("flow"),
        "bars": framework.summary(ROWS, on=DAY).plot(),
        "ranking": framework.summary(ROWS, by="Area", on=DAY).plot("targeted"),
        "curve": rubric.sweep(framework, ROWS, "small", [0, 10, 13, 31], on=DAY).plot(),
        "grid": rubric.sweep(framework, ROWS, {"small": [0, 13], "visits_a_term": [1, 2]}, on=DAY).plot("targeted"),
        "workload": rubric.workload(framework, ROWS, on=DAY, supply={"setting_team": 5}).plot(),
    }


@pytest.fixture(scope="module")
def drawn(framework: rubric.Framework) -> dict[str, Any]:
    return pictures(framework)


@pytest.mark.parametrize("name", ["matrix", "flow", "bars", "ranking", "curve", "grid", "workload"])
def test_a_picture_says_what_it_counts(drawn: dict[str, Any], name: str) -> None:
    said = " ".join(drawn[name].to_dict()["title"]["subtitle"])
    assert "6 cases" in said and "1 October 2022" in said and "left out" in said
    assert "parameters as written" in said or "small = 20" in said


@pytest.mark.parametrize("name", ["matrix", "flow", "bars", "ranking", "curve", "grid", "workload"])
def test_a_picture_is_drawn_without_a_network(drawn: dict[str, Any], name: str, tmp_path: Any) -> None:
    pytest.importorskip("vl_convert")
    drawn[name].save(tmp_path / "picture.png")
    drawn[name].save(tmp_path / "picture.svg")
    assert (tmp_path / "picture.png").read_bytes()[:4] == b"\x89PNG"
    assert "Infinity" not in json.dumps(drawn[name].to_dict())


def test_the_totals_of_a_report_are_drawn_in_their_own_units(sample_data: Path) -> None:
    pandas = pytest.importorskip("pandas")
    tables = {dataset: pandas.read_csv(sample_data / f"jisp_{file}.csv", dtype=str, keep_default_na=False)
              for dataset, file in {"plans": "plans", "priority_list": "priorities", "need_list": "needs", "offer_list": "offers"}.items()}
    drawn = rubric.load("jisp").case(tables, "Anytown", on="2009-03-20").report("plan").plot().to_dict()
    axes = [panel["layer"][0]["encoding"]["x"]["title"] for panel in drawn["hconcat"]]
    assert axes == ["Resources: days", "Resources: visits"] and "nothing in Resources: financial" in " ".join(drawn["title"]["text"])
    said = " ".join(drawn["title"]["subtitle"])
    assert "Anytown: 7 rows, decided for 20 March 2009, parameters as written." in said and "not sure: none" in said


def test_what_is_suppressed_has_a_place_in_a_ranking(framework: rubric.Framework) -> None:
    drawn = json.dumps(framework.summary(ROWS, by="Area", on=DAY, under=5).plot("targeted").to_dict())
    assert drawn.count('"shown": "[c]"') == 3 and "Level of support: Targeted or above, by Area" in drawn


def test_values_of_a_curve_stay_in_their_order(framework: rubric.Framework) -> None:
    text = json.dumps(rubric.sweep(framework, ROWS, "small", [31, 0], on=DAY).plot().to_dict())
    assert "Few children (small)" in text
    dates = rubric.load("cumbria_early_years")
    text = json.dumps(rubric.sweep(dates, [{"in_crisis": False}], "spacing_least", ["3 months", "5 months", "6 months"], on="2023-04-20", decision="category").plot().to_dict())
    assert '"sort": ["3 months", "5 months", "6 months"]' in text and "as it is now" in text


def test_suppressed_counts_are_not_in_a_picture(framework: rubric.Framework) -> None:
    text = json.dumps(rubric.compare(framework, framework.set(small=20), ROWS, on=DAY, under=5).plot().to_dict())
    assert "[c]" in text
    assert '"shown": "1"' not in text


def test_a_picture_that_there_is_not_is_refused(framework: rubric.Framework) -> None:
    with pytest.raises(rubric.InputError, match="matrix"):
        rubric.compare(framework, framework, ROWS, on=DAY).plot("pie")
    with pytest.raises(rubric.InputError, match="universal"):
        framework.summary(ROWS, by="Area", on=DAY).plot("enormous")
