"""Support frameworks as small, readable, cited programs.

    >>> import rubric
    >>> framework = rubric.load("hampshire_isp")
    >>> one = framework.decide({"judgement": "inadequate"})
    >>> one["level"]
    'targeted'
    >>> print(one.explain("level"))  # doctest: +SKIP

A fact that is missing or `None` is unknown; `rubric.none` says that there is none. A decision that the facts leave open comes
back as a `Possible`; in a frame it is null. Frameworks are immutable; any number of threads may share one.

    framework.evaluate(frame, on="2022-10-01")      pandas, Polars, pyarrow, DuckDB, lists of dicts in; the same kind out
    framework.summary(frame, by="Local authority")  how many cases at which level
    rubric.compare(framework, variant, frame)       who moves, from which level to which
    rubric.sweep(framework, frame, "targeted_visits", range(1, 6))
    rubric.workload(framework, frame, supply={"team": 120})

What these tables give has `.plot()`, with the extra `plot`. Workbooks are in `rubric.excel`, property tests in `rubric.testing`.
"""

from __future__ import annotations

from typing import Any

from . import excel
from ._bound import Bound, Decided
from ._compare import Moves, compare
from ._counts import Counts
from ._framework import Framework, bundled, compile, load
from ._outcome import Outcome
from ._picture import Picture
from ._sweep import Sweep, sweep
from ._tables import Table
from ._values import DataWarning, DiagnosticsError, InError, InputError, Possible, Range, none
from ._workload import Workload, workload

__all__ = ["Bound", "Counts", "DataWarning", "Decided", "DiagnosticsError", "Framework", "InError", "InputError", "Moves", "Outcome", "Picture",
           "Possible", "Range", "Sweep", "Table", "Workload", "bundled", "compare", "compile", "excel", "load", "none", "sweep", "workload"]


def load_ipython_extension(shell: Any) -> None:
    """`%load_ext rubric`: the cell magic `%%rubric NAME`."""
    from . import _magic

    _magic.load(shell)
