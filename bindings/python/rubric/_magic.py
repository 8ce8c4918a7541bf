"""`%load_ext rubric` in a notebook, then a cell that begins with `%%rubric NAME` is a framework of that name, with errors underlined."""

from __future__ import annotations

from typing import Any

from ._framework import compile
from ._values import DiagnosticsError, InputError

DEFAULT_NAME = "framework"


def load(shell: Any) -> None:
    shell.register_magic_function(lambda line, cell: run(shell, line, cell), magic_kind="cell", magic_name="rubric")


def run(shell: Any, line: str, cell: str) -> None:
    """Compiles a cell into a variable of the notebook: that named after `%%rubric`, else `framework`. What is wrong is shown where it stands."""
    import IPython.display

    display: Any = IPython.display.display  # which is untyped
    name = line.strip() or DEFAULT_NAME
    if not name.isidentifier():
        raise InputError(f"error: `{name}` cannot be the name of a variable; write `%%rubric framework`")
    try:
        made = compile(cell, f"{name}.rubric")
    except DiagnosticsError as wrong:
        display(Shown(wrong))
        return
    shell.user_ns[name] = made
    if made.warnings:
        display(Shown(DiagnosticsError("", made.warnings, cell)))
    display(made)


class Shown:
    """Findings, for a notebook and for a terminal."""

    def __init__(self, found: DiagnosticsError) -> None:
        self.found = found

    def _repr_html_(self) -> str:
        return self.found._repr_html_()

    def __repr__(self) -> str:
        return str(self.found) or "\n".join(f"{each['severity']} line {each['line']}: {each['title']}" for each in self.found.diagnostics)
