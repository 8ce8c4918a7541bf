"""What a notebook shows: everything escaped, errors where they stand."""

from typing import Any

import pytest
import rubric

from .conftest import ROWS, SAMPLE

HOSTILE = SAMPLE.replace('"A sample"', '"<script>alert(1)</script> & more"').replace('"Level of support"', '"<b>Level</b>"').replace('"Judged poor"', '"<img src=x>"')


@pytest.fixture(scope="module")
def hostile() -> rubric.Framework:
    return rubric.compile(HOSTILE)


@pytest.mark.filterwarnings("ignore::rubric.DataWarning")
def test_everything_is_escaped(hostile: rubric.Framework) -> None:
    rows = [ROWS[0] | {"Area": "<script>x</script>"}]
    case = {"judgement": "poor", "on_roll": 30}
    shown = [hostile._repr_html_(), hostile.decide(case)._repr_html_(), hostile.decide(case).questions()._repr_html_(), hostile.graph._repr_svg_(), hostile.decide(case).graph.svg,
             hostile.summary(rows, by="Area", on="2022-10-01")._repr_html_(), hostile.check()._repr_html_(), hostile.test()._repr_html_()]
    for page in shown:
        assert "<script>" not in page and "<img" not in page and "<b>Level" not in page
    assert "&lt;script&gt;" in shown[0] and "&lt;script&gt;x" in shown[5]


def test_levels_are_shown_by_their_titles(framework: rubric.Framework) -> None:
    assert "<td>Targeted</td>" in framework.decide({"judgement": "poor", "on_roll": 30})._repr_html_()
    assert ">Universal or Targeted</span>" in framework.decide({"judgement": "good"})._repr_html_()


def test_a_graph_shows_itself_and_a_case(framework: rubric.Framework, tmp_path: Any) -> None:
    plain, coloured = framework.graph, framework.decide({"judgement": "poor", "on_roll": 30}).graph
    assert plain.svg.startswith("<svg") and coloured.svg != plain.svg and "Targeted" in coloured.svg
    assert "digraph" in plain.dot and plain.mermaid.strip()
    plain.save(tmp_path / "graph.dot")
    assert "digraph" in (tmp_path / "graph.dot").read_text()


def test_reprs_read_well(framework: rubric.Framework) -> None:
    assert repr(framework.set(small=4)) == "<Framework sample: A sample, small = 4>"
    assert repr(framework.decide({"judgement": "poor", "on_roll": 30})).splitlines()[0] == "level: targeted"
    assert repr(framework.bind([{"judgement": "good"}], on="2022-10-01")) == "<Bound 1 case to sample>"
    table = repr(framework.summary([{"judgement": "poor"}], on="2022-10-01"))
    assert "targeted" in table and "1 case" in table


@pytest.fixture(scope="module")
def shell() -> Any:
    testing = pytest.importorskip("IPython.testing.globalipapp")
    made = testing.start_ipython() or testing.get_ipython()
    made.run_line_magic("load_ext", "rubric")
    return made


def test_a_cell_is_a_framework(shell: Any) -> None:
    shell.run_cell_magic("rubric", "mine", SAMPLE)
    assert shell.user_ns["mine"].name == "sample"
    assert shell.user_ns["mine"].decide({"in_crisis": True})["level"] == "intensive"


def test_an_error_is_underlined_where_it_stands(shell: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Any] = []
    monkeypatch.setattr("IPython.display.display", shown.append)
    shell.run_cell_magic("rubric", "wrong", SAMPLE.replace("when judgement = poor", "when judgment = poor"))
    assert "wrong" not in shell.user_ns
    (page,) = [each._repr_html_() for each in shown]
    assert '<mark class="error"' in page and ">judgment</mark>" in page and "judgement" in page
    assert "judgment" in repr(shown[0])


def test_a_name_that_is_none_is_refused(shell: Any) -> None:
    from rubric import _magic

    with pytest.raises(rubric.InputError, match="two words"):
        _magic.run(shell, "two words", SAMPLE)
