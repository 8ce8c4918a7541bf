"""Workbooks: what is read, what is written, and that nothing in it runs."""

import datetime
import zipfile
from pathlib import Path
from typing import Any

import pytest
import rubric

from .conftest import ROWS

openpyxl = pytest.importorskip("openpyxl")
pytestmark = pytest.mark.filterwarnings("ignore::rubric.DataWarning")
DAY = "2022-10-01"


def book(path: Path, rows: list[list[Any]], title: str = "Settings") -> Path:
    made = openpyxl.Workbook()
    made.active.title = title
    for row in rows:
        made.active.append(row)
    made.save(path)
    return path


def test_a_sheet_is_a_list_of_dicts(tmp_path: Path) -> None:
    path = book(tmp_path / "in.xlsx", [[None], ["Number", " Opened ", None], ["007", datetime.datetime(2022, 9, 1), "beside"], [None, None, None], [8, None, None]])
    assert rubric.excel.read(path, "Settings") == [{"Number": "007", "Opened": datetime.date(2022, 9, 1)}, {"Number": 8, "Opened": None}]
    with pytest.raises(rubric.InputError, match="`Settings`"):
        rubric.excel.read(path, "Visits")
    with pytest.raises(rubric.InputError, match="`A`"):
        rubric.excel.read(book(tmp_path / "twice.xlsx", [["A", "A"], [1, 2]]))


def test_decisions_are_written_for_people(framework: rubric.Framework, tmp_path: Path) -> None:
    rubric.excel.write(tmp_path / "out.xlsx", framework, ROWS, on=DAY, duties=True)
    made = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert made.sheetnames == ["Decisions", "Duties", "About"]
    sheet = made["Decisions"]
    header = [cell.value for cell in sheet[1]]
    levels = [row[header.index("level")] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert levels == ["universal", "targeted", "universal", "undetermined", "in error"]
    assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref
    assert sheet.cell(3, header.index("level") + 1).fill.fgColor.rgb.endswith("FFF1CC")
    assert "1 October 2022" in [row[1] for row in made["About"].iter_rows(values_only=True)]


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "-2+3", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")'])
def test_nothing_is_run_as_a_formula(framework: rubric.Framework, tmp_path: Path, text: str) -> None:
    rows = [{"Number": text, "Judged": "Good", "On roll": 12}]
    rubric.excel.write(tmp_path / "out.xlsx", framework, rows, on=DAY)
    cell = openpyxl.load_workbook(tmp_path / "out.xlsx")["Decisions"]["A2"]
    assert cell.data_type == "s" and str(cell.value).strip().lstrip("'") == text.strip()
    with zipfile.ZipFile(tmp_path / "out.xlsx") as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_tables_are_sheets(framework: rubric.Framework, tmp_path: Path) -> None:
    rubric.excel.write(tmp_path / "out.xlsx", {"Moves: 2022/23": rubric.compare(framework, framework, ROWS, on=DAY), "Raw": ROWS})
    made = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert made.sheetnames == ["Moves- 2022-23", "Raw", "About"]
    assert [cell.value for cell in made["Raw"][1]] == ["Number", "Judged", "On roll", "Area"]


def test_what_was_read_can_be_decided(framework: rubric.Framework, tmp_path: Path) -> None:
    rubric.excel.write(tmp_path / "out.xlsx", {"Settings": ROWS})
    back = rubric.excel.read(tmp_path / "out.xlsx", "Settings")
    assert [row["level"] for row in framework.evaluate(back, on=DAY)] == [row["level"] for row in framework.evaluate(ROWS, on=DAY)]
