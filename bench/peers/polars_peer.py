"""Polars: expressions over a frame whose nulls are unknowns. Its `&` and `|` of booleans are Kleene's, as Rubric's tests are, so a null
needs no bookkeeping; the frame is in memory, the query is lazy, and categories are an Enum."""
from datetime import timedelta

import numpy as np
import polars as pl

from cases import BOOLEANS, DATES, LEVELS, NUMBERS, OFFERS, STANDINGS, SUPPORT, TODAY


def first(rules):
    """Of each level whether it is possible, given (level, test) in order."""
    left, possible = pl.lit(True), {}
    for level, test in rules:
        may = left & test.fill_null(True)
        possible[level] = possible[level] | may if level in possible else may
        left = left & ~test.fill_null(False)
    return {"universal": left, **possible}


class Peer:
    def __init__(self, cases, threads):
        columns = {}
        for fact in [*LEVELS, *BOOLEANS, *NUMBERS, *DATES]:
            if fact in LEVELS:
                columns[fact] = pl.Series(cases.words(fact), dtype=pl.Enum(LEVELS[fact]))
            else:
                series = pl.Series(cases.values[fact])
                series = series.set(pl.Series(~cases.known[fact]), None)
                columns[fact] = series.cast(pl.Date) if fact in DATES else series
        self.frame = pl.DataFrame(columns)
        self.query = self.written(self.frame.lazy())

    def written(self, frame):
        col, lit = pl.col, pl.lit
        judged, among = lambda *names: col("judgement").is_in(list(names)), lambda name, *names: col(name).is_in(list(names))
        tests = {
            "inadequate": col("judgement") == "inadequate",
            "below_good": judged("inadequate", "requires_improvement"),
            "at_risk": among("risk", "medium", "high"),
            "strained": (col("staff_vacancies") > 3) | (col("new_leader") & (col("staff_vacancies") > 1)),
            "emptying": col("places") - col("on_roll") > 15,
        }
        # A name that stands for a test is worked out once.
        frame = frame.with_columns(**tests)
        possible = first([
            ("intensive", col("in_crisis")),
            ("intensive", col("inadequate") & col("at_risk")),
            ("targeted", col("inadequate")),
            ("targeted", col("below_good") & (col("concern") | col("strained"))),
            ("targeted", (col("risk") == "high") & among("kind", "preschool", "nursery")),
            ("focused", col("emptying") & (col("funded") * 2 < col("on_roll"))),
            ("focused", col("on_roll").is_between(1, 5) & (col("kind") != "childminder")),
            ("focused", (col("inspected") < pl.date(2022, 4, 1)) & col("concern")),
        ])
        frame = frame.with_columns(**{f"may_{level}": test for level, test in possible.items()})
        may = {level: col(f"may_{level}") for level in SUPPORT}
        frame = frame.with_columns(possible=pl.sum_horizontal([each.cast(pl.Int8) for each in may.values()]))
        open_ = col("possible") > 1
        support, standings = pl.Enum(SUPPORT), pl.Enum(STANDINGS)  # a literal of the type; a text would be looked up in every row
        level = (pl.when(open_).then(lit(None, support)).when(may["intensive"]).then(lit("intensive", support))
                 .when(may["targeted"]).then(lit("targeted", support)).when(may["focused"]).then(lit("focused", support))
                 .otherwise(lit("universal", support)))
        much = (pl.when(~(may["targeted"] | may["intensive"])).then(False)
                .when(may["universal"] | may["focused"]).then(None).otherwise(True))
        some = pl.when(~(may["focused"] | may["targeted"] | may["intensive"])).then(False).when(may["universal"]).then(None).otherwise(True)
        at_once = pl.date(2026, 4, 8)
        fall_together = may["universal"] & may["intensive"] & (col("possible") == 2) & (col("inspected") == pl.date(2024, 4, 10))
        wait = pl.when(may["targeted"]).then(lit(timedelta(weeks=26))).when(may["focused"]).then(lit(timedelta(weeks=52))) \
            .otherwise(lit(timedelta(weeks=104)))
        visit_by = (pl.when(open_).then(pl.when(fall_together).then(at_once))
                    .when(may["intensive"]).then(at_once).otherwise(col("inspected") + wait))
        standing = lambda test: (pl.when(test.is_null()).then(lit("possible", standings)).when(test)  # noqa: E731
                                 .then(lit("yes", standings)).otherwise(lit("no", standings)))
        return frame.select(
            level=level, visit_by=visit_by, visits=standing(some), plan=standing(much & col("accepts")),
            training=standing(col("new_leader") | col("below_good")), business=standing(col("emptying") | col("at_risk")))

    def decide(self):
        return self.query.collect()

    def answers(self, decided):
        codes = {name: decided[name].to_physical().cast(pl.Int32).fill_null(-1).to_numpy() for name in ["level", "visit_by", *OFFERS]}
        return {name: np.asarray(column) for name, column in codes.items()}
