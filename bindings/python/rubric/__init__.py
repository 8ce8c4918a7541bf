"""Support frameworks as small, readable, cited programs.

    >>> import rubric
    >>> framework = rubric.load("hampshire_isp")
    >>> one = framework.decide({"judgement": "inadequate"})
    >>> one["level"]
    'targeted'
    >>> print(one.explain("level"))  # doctest: +SKIP

A fact that is missing or `None` is unknown; `rubric.none` says that there is none. A decision that the facts leave open comes
back as a `Possible`. Frameworks are immutable; any number of threads may share one.
"""

from __future__ import annotations

from ._framework import Framework, Outcome, compile, load
from ._values import DiagnosticsError, InError, InputError, Possible, none

__all__ = ["DiagnosticsError", "Framework", "InError", "InputError", "Outcome", "Possible", "compile", "load", "none"]
