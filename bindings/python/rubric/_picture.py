"""Pictures of what the decisions need."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._outcome import Outcome


class Picture:
    """A decision requirements graph. Shows itself in a notebook; `svg`, `dot` and `mermaid` are its text, `save` writes an SVG file.

        >>> import rubric
        >>> picture = rubric.load("hampshire_isp").graph
        >>> picture.svg[:4]
        '<svg'
    """

    def __init__(self, draw: Callable[[str], str]) -> None:
        self._draw = draw

    @property
    def svg(self) -> str:
        return self._draw("svg")

    @property
    def dot(self) -> str:
        return self._draw("dot")

    @property
    def mermaid(self) -> str:
        return self._draw("mermaid")

    def of(self, outcome: Outcome) -> Picture:
        """The same with the values of a case."""
        return outcome.graph

    def save(self, path: str | Path) -> None:
        """Writes SVG, or by the name's ending DOT (`.dot`) or Mermaid (`.mmd`)."""
        form = {".dot": "dot", ".gv": "dot", ".mmd": "mermaid"}.get(Path(path).suffix, "svg")
        Path(path).write_text(self._draw(form), encoding="utf-8")

    def _repr_svg_(self) -> str:
        return self.svg

    def _repr_html_(self) -> str:
        """As wide as there is room, and whole: a notebook cuts off what is wider."""
        fitted = self.svg.replace("<svg ", '<svg style="max-width:100%;height:auto" ', 1)
        return f"<div>{fitted}</div>"

    def __repr__(self) -> str:
        return f"<Picture, {self.dot.count(' -> ')} arrows; in a notebook it shows itself, or .save('graph.svg')>"
