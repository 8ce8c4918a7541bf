"""DuckDB: SQL over one of its own tables, whose nulls are unknowns. AND and OR of SQL are Kleene's, as Rubric's tests are; levels are ENUMs.
The answer is fetched as Arrow, which its documentation has as the quickest way out."""
import duckdb
import numpy as np
import pyarrow as pa

from cases import BOOLEANS, DATES, LEVELS, NUMBERS, OFFERS, STANDINGS, SUPPORT

QUERY = """
WITH tests AS (
    SELECT *,
        judgement = 'inadequate' AS inadequate,
        judgement IN ('inadequate', 'requires_improvement') AS below_good,
        risk IN ('medium', 'high') AS at_risk,
        staff_vacancies > 3 OR (new_leader AND staff_vacancies > 1) AS strained,
        places - on_roll > 15 AS emptying
    FROM cases),
rules AS (
    SELECT *,
        inadequate AND at_risk AS failing,
        below_good AND (concern OR strained) AS below,
        risk = 'high' AND kind IN ('preschool', 'nursery') AS high,
        emptying AND funded * 2 < on_roll AS empty_places,
        on_roll BETWEEN 1 AND 5 AND kind != 'childminder' AS small,
        inspected < DATE '2022-04-01' AND concern AS long_ago
    FROM tests),
passed AS (
    SELECT *,
        in_crisis IS NOT TRUE AS after_crisis,
        in_crisis IS NOT TRUE AND failing IS NOT TRUE AS after_failing,
        in_crisis IS NOT TRUE AND failing IS NOT TRUE AND inadequate IS NOT TRUE AS after_inadequate,
        in_crisis IS NOT TRUE AND failing IS NOT TRUE AND inadequate IS NOT TRUE AND below IS NOT TRUE AS after_below,
        in_crisis IS NOT TRUE AND failing IS NOT TRUE AND inadequate IS NOT TRUE AND below IS NOT TRUE AND high IS NOT TRUE AS after_high
    FROM rules),
possible AS (
    SELECT *,
        in_crisis IS NOT FALSE OR (after_crisis AND failing IS NOT FALSE) AS intensive,
        (after_failing AND inadequate IS NOT FALSE) OR (after_inadequate AND below IS NOT FALSE)
            OR (after_below AND high IS NOT FALSE) AS targeted,
        after_high AND (empty_places IS NOT FALSE OR (empty_places IS NOT TRUE AND small IS NOT FALSE)
            OR (empty_places IS NOT TRUE AND small IS NOT TRUE AND long_ago IS NOT FALSE)) AS focused,
        after_high AND empty_places IS NOT TRUE AND small IS NOT TRUE AND long_ago IS NOT TRUE AS universal
    FROM passed),
decided AS (
    SELECT *,
        universal::TINYINT + focused::TINYINT + targeted::TINYINT + intensive::TINYINT AS ways,
        CASE WHEN NOT (focused OR targeted OR intensive) THEN FALSE WHEN universal THEN NULL ELSE TRUE END AS supported,
        CASE WHEN NOT (targeted OR intensive) THEN FALSE WHEN universal OR focused THEN NULL ELSE TRUE END AS much_supported
    FROM possible)
SELECT
    CASE WHEN ways > 1 THEN NULL WHEN intensive THEN 'intensive'::support WHEN targeted THEN 'targeted'::support
         WHEN focused THEN 'focused'::support ELSE 'universal'::support END AS level,
    CASE WHEN ways > 1 THEN CASE WHEN ways = 2 AND universal AND intensive AND inspected + 728 = DATE '2026-04-08' THEN DATE '2026-04-08' END
         WHEN intensive THEN DATE '2026-04-08' WHEN targeted THEN inspected + 182 WHEN focused THEN inspected + 364
         ELSE inspected + 728 END AS visit_by,
    CASE supported WHEN TRUE THEN 'yes'::standing WHEN FALSE THEN 'no'::standing ELSE 'possible'::standing END AS visits,
    CASE much_supported AND accepts WHEN TRUE THEN 'yes'::standing WHEN FALSE THEN 'no'::standing ELSE 'possible'::standing END AS plan,
    CASE new_leader OR below_good WHEN TRUE THEN 'yes'::standing WHEN FALSE THEN 'no'::standing ELSE 'possible'::standing END AS training,
    CASE emptying OR at_risk WHEN TRUE THEN 'yes'::standing WHEN FALSE THEN 'no'::standing ELSE 'possible'::standing END AS business
FROM decided
"""


def arrow(cases, fact):
    missing = ~cases.known[fact]
    if fact in LEVELS:
        return pa.DictionaryArray.from_arrays(pa.array(cases.values[fact], mask=missing), pa.array(LEVELS[fact]))
    return pa.array(cases.values[fact], mask=missing, type=pa.date32() if fact in DATES else None)


class Peer:
    def __init__(self, cases, threads):
        self.database = duckdb.connect()
        if threads:
            self.database.execute(f"SET threads = {threads}")
        self.database.execute("SET preserve_insertion_order = true")
        words = lambda names: ", ".join(f"'{name}'" for name in names)  # noqa: E731
        for name, names in {**{f"{fact}_type": names for fact, names in LEVELS.items()}, "support": SUPPORT, "standing": STANDINGS}.items():
            self.database.execute(f"CREATE TYPE {name} AS ENUM ({words(names)})")
        given = pa.table({fact: arrow(cases, fact) for fact in [*LEVELS, *BOOLEANS, *NUMBERS, *DATES]})  # noqa: F841
        columns = ", ".join(f"{fact}::{fact}_type AS {fact}" if fact in LEVELS else fact for fact in given.column_names)
        self.database.execute(f"CREATE TABLE cases AS SELECT {columns} FROM given")

    def decide(self):
        return self.database.sql(QUERY).to_arrow_table()

    def answers(self, decided):
        def codes(name):
            column = decided[name].combine_chunks()
            if name == "visit_by":
                return column.cast(pa.int32()).fill_null(-1).to_numpy()
            names = SUPPORT if name == "level" else STANDINGS
            places = {word: names.index(word) for word in column.dictionary.to_pylist()}
            by_code = np.array([places[word] for word in column.dictionary.to_pylist()] + [-1])
            return by_code[column.indices.cast(pa.int32()).fill_null(-1).to_numpy()]
        return {name: codes(name) for name in ["level", "visit_by", *OFFERS]}
