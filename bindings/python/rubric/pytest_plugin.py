"""Scenarios of `.rubric` files as tests: each is an item with its name, file and line, and says what did not hold.

Installed with the package, for pytest to find. A file that does not compile is an error of collection. `pytest policies/` runs them all,
`pytest policies/settings.rubric -k crisis` one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ._framework import load
from ._values import DiagnosticsError


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    if file_path.suffix != ".rubric":
        return None
    return RubricFile.from_parent(parent, path=file_path)


class RubricFile(pytest.File):
    """A framework; its scenarios are run together, when the first is wanted."""

    def collect(self) -> Iterator[pytest.Item]:
        try:
            results = load(self.path).native.scenarios()
        except DiagnosticsError as wrong:
            raise self.CollectError(str(wrong)) from None
        for place, result in enumerate(results):
            title = result["scenario"] or f"scenario {place + 1}"
            yield Scenario.from_parent(self, name=title, result=result)


class ScenarioFailed(Exception):
    """Some expectation does not hold."""


class Scenario(pytest.Item):
    """One scenario."""

    def __init__(self, *, result: dict[str, Any], **options: Any) -> None:
        super().__init__(**options)
        self.result = result

    def runtest(self) -> None:
        if self.result["status"] == "waiting":
            pytest.skip(self.result["message"])
        if self.result["status"] == "failed":
            raise ScenarioFailed(self.result["message"])

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        if isinstance(excinfo.value, ScenarioFailed):
            held, expected = self.result["held"], self.result["expected"]
            return f"{self.result['file']}:{self.result['line']}: scenario \"{self.name}\": {held} of {expected} expectations hold\n\n{excinfo.value}"
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        return Path(self.result["file"]), int(self.result["line"]) - 1, f"scenario: {self.name}"
