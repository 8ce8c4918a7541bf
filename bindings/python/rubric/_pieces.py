"""Tables that come in pieces, each row decided by itself: what Spark and DuckDB share. Needs pyarrow.

A piece sees no other, so nothing here may depend on where pieces begin and end.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ._bound import Bound, key_column_of, key_text
from ._frames import kind_named
from ._values import Date, InputError

if TYPE_CHECKING:
    from ._framework import Framework

KINDS = {"string": "text", "int64": "whole", "double": "number", "date32[day]": "date"}


class Pieces:
    """Decides pieces of one table; it is pickled as the framework's sources and what was asked."""

    def __init__(self, framework: Framework, dataset: str, on: Date, set: Mapping[str, Any] | None, asked: Mapping[str, bool]) -> None:
        self.framework, self.dataset = framework, dataset
        self.on, self.set, self.asked = on, dict(set or {}), dict(asked)

    def bind(self, table: Any) -> Bound:
        """Without warnings: what is in error says so in its row, and nobody reads a worker's."""
        return Bound(self.framework, {self.dataset: table} if self.dataset else table, self.on, {**self.framework.parameters, **self.set}, False, warn=False)

    def decided(self, table: Any) -> Any:
        """A row a case, with columns of plain types, which are the same of every piece."""
        return self.run(self.bind(table))

    def run(self, bound: Bound) -> Any:
        return plain(self.framework.run(bound, on=self.on, set=self.set, **self.asked).frame(kind_named("pyarrow")))

    def decided_in_place(self, table: Any) -> Any:
        """A row a row; null throughout, the key too, where the dataset leaves it out."""
        import pyarrow

        if table.num_rows == 0:
            return self.decided(table)
        bound = self.bind(table)
        if 0 < len(bound) < table.num_rows and not self.told_apart(table):
            half = table.num_rows // 2
            return pyarrow.concat_tables([self.decided_in_place(table.slice(0, half)), self.decided_in_place(table.slice(half))])
        decided = self.run(bound)
        if len(bound) == table.num_rows:
            return decided
        return decided.take(pyarrow.array(bound.places(decided["key"].to_pylist()), pyarrow.int64()))

    def told_apart(self, table: Any) -> bool:
        """Every row has a key of its own."""
        column = key_column_of(self.framework, table.column_names)
        keys = [] if column is None else [key_text(key) for key in table[column].to_pylist() if key is not None]
        return len(keys) == len(table) and len(set(keys)) == len(keys)

    def shape(self) -> Any:
        """The schema of what is decided, whatever the table."""
        import pyarrow

        record = self.framework.schema.all["records"][self.framework.schema.all["case"]]
        table = pyarrow.table({record["fields"][0]["name"]: pyarrow.nulls(0)})
        return plain(self.framework.run(table, on=self.on, set=self.set, **self.asked).frame(kind_named("pyarrow"))).schema

    def check(self, schema: Any) -> None:
        """Raises InputError for columns that cannot be used, also where rows of one key would be one case: two in different pieces are not."""
        import pyarrow

        key = key_column_of(self.framework, schema.names)
        columns = {field.name: pyarrow.array(["1", "1"]).cast(field.type) if field.name == key else pyarrow.nulls(2, field.type) for field in schema}
        probe = pyarrow.table(columns, schema=schema)
        cases = len(self.bind(probe))
        if key is not None and cases == 1:
            makes = ", ".join(f"`{name}`" for name, each in self.framework.schema.datasets.items() if each["makes_cases"])
            raise InputError(f"error: several datasets read this frame and join its rows by `{key}`, and a piece of it does not see the others; "
                             f"name the one meant: dataset= one of {makes}")


def plain(table: Any) -> Any:
    """Keys and dictionaries as text, exact decimals as float64."""
    import pyarrow

    key = table.schema.field(0).name
    wanted = [field.with_type(pyarrow.string()) if pyarrow.types.is_dictionary(field.type) or field.name == key else field.with_type(pyarrow.float64()) if pyarrow.types.is_decimal(field.type)
              else field for field in table.schema]
    return table.cast(pyarrow.schema(wanted))
