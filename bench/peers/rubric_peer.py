"""Rubric itself, by its Python package: an Arrow table bound once, decided, and given back as an Arrow table."""
from pathlib import Path

import numpy as np
import pyarrow as pa
import rubric

from cases import BOOLEANS, DATES, LEVELS, NUMBERS, OFFERS, STANDINGS, SUPPORT
from duckdb_peer import arrow

FRAMEWORK = Path(__file__).parent.parent / "frameworks" / "settings_support.rubric"


class Peer:
    def __init__(self, cases, threads):
        self.framework = rubric.load(FRAMEWORK)
        table = pa.table({fact: arrow(cases, fact) for fact in [*LEVELS, *BOOLEANS, *NUMBERS, *DATES]})
        self.bound = self.framework.bind(table, on="2026-04-01")
        self.threads = threads

    def decide(self):
        return self.framework.evaluate(self.bound, threads=self.threads)

    def answers(self, decided):
        def codes(name):
            column = decided[name].combine_chunks()
            if name == "visit_by":
                return column.cast(pa.int32()).fill_null(-1).to_numpy()
            names = SUPPORT if name == "level" else STANDINGS
            places = [names.index(word) if word in names else -1 for word in column.dictionary.to_pylist()]
            return np.array([*places, -1])[column.indices.cast(pa.int32()).fill_null(-1).to_numpy()]
        return {name: codes(name) for name in ["level", "visit_by", *OFFERS]}
