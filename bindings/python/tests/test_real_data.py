"""Frames against the command line, cell by cell, and in good time."""

import csv
import os
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
import rubric

pandas = pytest.importorskip("pandas")


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cells(frame: Any) -> list[dict[str, str]]:
    """As the program writes them: what is not there is blank; dates and numbers say what they are."""
    found = []
    for row in frame.to_dict("records"):
        shown = {}
        for name, value in row.items():
            if name.endswith("_state"):
                continue
            state = row.get(f"{name}_state", "value")
            if state in ("none", "error"):
                shown[name] = state
            elif value is None or value is pandas.NA or value != value:
                shown[name] = ""
            elif hasattr(value, "date"):
                shown[name] = value.date().isoformat()
            elif isinstance(value, float):
                shown[name] = f"{value:.6f}".rstrip("0").rstrip(".")
            else:
                shown[name] = str(value)
        found.append(shown)
    return found


@pytest.mark.parametrize(("name", "files", "day"), [
    ("hampshire_isp", {"providers": "hampshire_providers.csv", "programme_log": "hampshire_programme.csv", "triggers_log": "hampshire_triggers.csv",
                       "actions_log": "hampshire_actions.csv", "plan_log": "hampshire_plan.csv"}, "2021-08-31"),
    ("cumbria_early_years", {"settings": "cumbria_providers.csv", "local_settings": "cumbria_settings.csv", "visit_log": "cumbria_visits.csv"}, "2023-04-20"),
])
@pytest.mark.filterwarnings("ignore::rubric.DataWarning")
@pytest.mark.parametrize("reading", [{"dtype": str, "keep_default_na": False}, {}, {"dtype_backend": "pyarrow"}], ids=["text", "as_pandas_does", "arrow"])
def test_frames_are_decided_as_the_command_line_decides_files(program: Path, sample_data: Path, tmp_path: Path, name: str, files: dict[str, str], day: str, reading: dict[str, Any]) -> None:
    """However pandas read the files: as texts, or with types that it guessed."""
    given = [f"{dataset}={sample_data / file}" for dataset, file in files.items()]
    subprocess.run([program, "evaluate", name, *given, "--on", day, "--out", tmp_path / "out.csv"], check=False, capture_output=True)
    frames = {dataset: pandas.read_csv(sample_data / file, **reading) for dataset, file in files.items()}
    ours = cells(rubric.load(name).evaluate(frames, on=day, possible=True, because=True, assumed=True))
    theirs = [{column: cell.removeprefix("'") for column, cell in row.items()} for row in read(tmp_path / "out.csv")]
    assert len(ours) == len(theirs) > 0
    for mine, written in zip(ours, theirs, strict=True):
        assert mine == written


@pytest.mark.skipif("RUBRIC_REAL_DATA" not in os.environ, reason="RUBRIC_REAL_DATA names no file of Ofsted's")
@pytest.mark.parametrize(("name", "dataset"), [("ofsted", "childcare_mi"), ("hampshire_isp", "providers")])
@pytest.mark.filterwarnings("ignore::rubric.DataWarning")
def test_all_of_england_in_good_time(program: Path, tmp_path: Path, name: str, dataset: str) -> None:
    """Cell by cell as the command line; once bound, what Python adds to the native batch is less than twice as much again."""
    file, day = os.environ["RUBRIC_REAL_DATA"], "2021-08-31"
    frame = pandas.read_csv(file, dtype=str, keep_default_na=False, encoding="cp1252")
    framework = rubric.load(name)
    bound = framework.bind({dataset: frame}, on=day)
    native, whole = [], []
    for _ in range(20):  # of processor time, and the least of many: other programs may run
        begun = time.process_time()
        framework.native.evaluate(bound.native, day, [], False, 1, False, False, False, False)
        native.append(time.process_time() - begun)
        begun = time.process_time()
        framework.evaluate(bound, threads=1)
        whole.append(time.process_time() - begun)
    a_frame = 0.0 if len(bound) == len(frame) else 0.003  # seconds, of however few cases: hampshire_isp leaves out all but 1,796
    assert min(whole) < 3 * min(native) + a_frame
    options = [f"{dataset}={file}", "--encoding", "windows-1252", "--on", day, "--out", tmp_path / "out.csv"]
    subprocess.run([program, "evaluate", name, *options], check=False, capture_output=True)
    theirs = [{column: cell.removeprefix("'") for column, cell in row.items()} for row in read(tmp_path / "out.csv")]
    guessed = pandas.read_csv(file, encoding="cp1252", low_memory=False)
    for given in (bound, framework.bind({dataset: guessed}, on=day)):
        ours = cells(framework.evaluate(given, possible=True, because=True, assumed=True))
        assert len(ours) == len(theirs) > 0
        assert [place for place, (mine, written) in enumerate(zip(ours, theirs, strict=True)) if mine != written] == []
