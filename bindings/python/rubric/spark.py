"""Frames of Spark; needs PySpark, pandas and pyarrow, and this package on every worker.

    import rubric.spark

    decided = rubric.spark.evaluate(settings, framework, on="2022-10-01")
    settings.join(decided, settings.URN == decided.key)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ._bound import key_column_of
from ._pieces import KINDS, Pieces
from ._values import Date, InputError

if TYPE_CHECKING:
    from ._framework import Framework


def evaluate(frame: Any, framework: Framework, *, dataset: str = "", on: Date = None, set: Mapping[str, Any] | None = None, possible: bool = False,
             because: bool = False, assumed: bool = False) -> Any:
    """Decides every row of a Spark frame where it lies: lazily, a row a case, as `framework.evaluate` does.

    What cannot be used is said at once, before a job begins. A case is known by its key, so the frame needs a column of keys (that of the dataset, or `key`,
    `id`, `urn`, `name`): Spark's rows have no order. Rows are decided apart, so facts of other tables, such as visits, are joined
    first and come as nested columns called as the fields are. `dataset` is wanted where several would read the frame. The framework goes to the workers
    as its sources. Numbers are doubles; a fact that cannot be read puts in error what depends on it, without a warning.
    """
    from pyspark.sql.pandas.types import to_arrow_schema
    from pyspark.sql.types import DateType, DoubleType, LongType, StringType, StructField, StructType

    pieces = Pieces(framework, dataset, on, set, {"possible": possible, "because": because, "assumed": assumed})
    key = key_column_of(framework, frame.columns)
    if key is None:
        raise InputError("error: the frame has no column by which its rows are known, and Spark's rows have no order; give one called `key`")
    pieces.check(to_arrow_schema(frame.schema))
    types = {"text": StringType(), "whole": LongType(), "number": DoubleType(), "date": DateType()}
    made = StructType([StructField(field.name, types[KINDS[str(field.type)]]) for field in pieces.shape()])

    def decide(batches: Iterable[Any]) -> Iterable[Any]:
        import pyarrow

        for batch in batches:
            if batch.num_rows:
                table = pyarrow.Table.from_batches([batch])
                yield from without_numbers(pieces.decided(table), table[key].to_pylist()).to_batches()

    return frame.mapInArrow(decide, made)


def without_numbers(decided: Any, keys: list[Any]) -> Any:
    """A case without a key is otherwise known by its number, which says nothing where rows have no order."""
    import pyarrow

    if len(keys) != decided.num_rows or all(key is not None and str(key).strip() for key in keys):
        return decided
    known = [None if key is None or not str(key).strip() else own for key, own in zip(keys, decided["key"].to_pylist(), strict=True)]
    return decided.set_column(0, "key", pyarrow.array(known, pyarrow.string()))
