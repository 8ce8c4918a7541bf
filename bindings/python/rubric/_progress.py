"""A progress bar for work that lasts, on a terminal or in a notebook, and nowhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sized
from typing import TypeVar

Step = TypeVar("Step")
PATIENCE, WIDTH = 1.0, 30  # seconds before anything is shown; characters


def _shown() -> bool:
    return sys.stderr.isatty() or type(sys.stderr).__module__.startswith("ipykernel")


def progress(steps: Iterable[Step], total: int | None = None, what: str = "", show: bool | None = None) -> Iterator[Step]:
    """The steps, counted as they are taken. `show` decides where it is not None."""
    number = total if total is not None else len(steps) if isinstance(steps, Sized) else 0
    visible = _shown() if show is None else show
    begun, drawn = time.monotonic(), False
    for place, step in enumerate(steps):
        yield step
        if visible and number and (show or time.monotonic() - begun > PATIENCE):
            filled = WIDTH * (place + 1) // number
            sys.stderr.write(f"\r{what} {'█' * filled}{'·' * (WIDTH - filled)} {place + 1}/{number}")
            sys.stderr.flush()
            drawn = True
    if drawn:
        sys.stderr.write("\n")
