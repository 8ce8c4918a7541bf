"""The notebooks of examples/notebooks run from top to bottom, on data that is made up, and are kept without what they show."""

import json
from pathlib import Path

import pytest

NAMES = ["1_one_provider", "2_cumbria_and_a_variant", "3_report_cards", "4_joint_plan"]


@pytest.fixture(scope="module")
def notebooks(sample_data: Path) -> Path:
    found = sample_data.parent / "notebooks"
    if not found.is_dir():
        pytest.skip(f"no notebooks in {found}")
    return found


def test_these_are_all(notebooks: Path) -> None:
    assert sorted(each.stem for each in notebooks.glob("*.ipynb")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_runs(notebooks: Path, name: str) -> None:
    nbclient = pytest.importorskip("nbclient")
    nbformat = pytest.importorskip("nbformat")
    pytest.importorskip("ipykernel")
    pytest.importorskip("altair")
    book = nbformat.read(notebooks / f"{name}.ipynb", as_version=4)
    nbclient.NotebookClient(book, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(notebooks)}}).execute()
    shown = [output for cell in book.cells if cell.cell_type == "code" for output in cell.outputs]
    assert any("image/png" in each.get("data", {}) or "image/svg+xml" in each.get("data", {}) for each in shown)
    assert not [each for each in shown if each.output_type == "stream" and each.name == "stderr"]


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_is_kept_without_what_it_shows(notebooks: Path, name: str) -> None:
    """Outputs would go out of date without anybody seeing it, and fill every difference."""
    cells = json.loads((notebooks / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells if cell["cell_type"] == "code")
