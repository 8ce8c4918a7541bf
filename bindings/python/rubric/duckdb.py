"""A framework as a function of SQL; needs DuckDB and pyarrow.

    import rubric.duckdb

    rubric.duckdb.register(connection, framework, on="2022-10-01")
    connection.sql("select s.area, hampshire_isp(s).level, count(*) from settings s group by all")

`framework.evaluate(relation)` decides a whole relation and needs none of this.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ._pieces import KINDS, Pieces
from ._values import Date, InputError

if TYPE_CHECKING:
    from ._framework import Framework

TYPES = {"text": "VARCHAR", "whole": "BIGINT", "number": "DOUBLE", "date": "DATE"}


def register(connection: Any, framework: Framework, name: str | None = None, *, dataset: str = "", on: Date = None, set: Mapping[str, Any] | None = None,
             possible: bool = False, because: bool = False, assumed: bool = False) -> str:
    """Makes the framework a function of the connection, called `name` or as the framework is; gives its name.

    It takes a row, which is a table's name or alias, or a `struct_pack`, with the columns that `framework.evaluate` would take, and gives a struct of the
    decisions and offers: `hampshire_isp(s).level`, or `unnest(hampshire_isp(s))` for a column each. Each row is decided by itself; one that the
    dataset leaves out is null. Facts of other tables come as nested columns (`list(struct_pack(…))`) called as the fields are. What cannot be used is an error of the query.
    """
    import duckdb
    import pyarrow
    from duckdb.func import ARROW, SPECIAL

    name = name or framework.name
    pieces = Pieces(framework, dataset, on, set, {"possible": possible, "because": because, "assumed": assumed})
    shape = [field for field in pieces.shape() if field.name != "key"]
    checked: list[Any] = []

    def decide(*given: Any) -> Any:
        if len(given) != 1 or not pyarrow.types.is_struct(given[0].type):
            raise InputError(f"error: `{name}` takes one row, such as the alias of a table: select {name}(s) from settings s")
        rows = given[0].combine_chunks() if isinstance(given[0], pyarrow.ChunkedArray) else given[0]
        table = pyarrow.Table.from_struct_array(rows)
        if table.schema not in checked:
            pieces.check(table.schema)
            checked.append(table.schema)
        decided = pieces.decided_in_place(table).combine_chunks()
        columns = [decided[field.name].combine_chunks() for field in shape]
        return pyarrow.StructArray.from_arrays(columns, fields=shape, mask=decided["key"].is_null().combine_chunks())

    given_back = duckdb.struct_type({field.name: TYPES[KINDS[str(field.type)]] for field in shape})
    connection.create_function(name, decide, None, given_back, type=ARROW, null_handling=SPECIAL)
    return name
