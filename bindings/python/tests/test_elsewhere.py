"""Frameworks in other processes and engines: pickled, in Spark, in DuckDB. All are held to what is decided here."""

import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import rubric

from .conftest import ROWS

pytestmark = pytest.mark.filterwarnings("ignore::rubric.DataWarning")
DAY = "2022-10-01"
FIELDS = [
    {"key": "a1", "judgement": "good", "on_roll": 30, "visits": [{"on": "2022-09-20", "held": True}]},
    {"key": "a2", "judgement": "poor", "on_roll": 30, "visits": []},
    {"key": "a3", "judgement": None, "on_roll": 12, "visits": None},
    {"key": "a4", "judgement": "good", "on_roll": None, "visits": [{"on": "2022-09-20", "held": None}, {"on": None, "held": True}]},
    {"key": "a5", "judgement": "Excellent", "on_roll": 12, "visits": []},
]


def test_a_framework_is_pickled_as_its_sources(framework: rubric.Framework, tmp_path: Path) -> None:
    (tmp_path / "base.rubric").write_text('framework base "Base"\ncase child { age : integer }\nparameter from_age : integer = 3\ndecision free "Free" : boolean = age >= from_age\n')
    (tmp_path / "local.rubric").write_text('variant local "Local" of base\nset from_age = 2\n')
    local = rubric.load(tmp_path / "local.rubric")
    sent = pickle.dumps([local, framework.set(small=15), rubric.load("hampshire_isp_2026")])
    for each in tmp_path.iterdir():
        each.unlink()
    code = ("import pickle, sys; one, two, three = pickle.loads(sys.stdin.buffer.read());"
            "print(one.decide({'age': 2})['free'], two.decide({'judgement': 'good', 'on_roll': 12}, on='2022-10-01')['level'], three.name, all(each.test().passed for each in (one, three)))")
    ran = subprocess.run([sys.executable, "-c", code], input=sent, capture_output=True, check=False)
    assert ran.stdout.decode().split() == ["True", "targeted", "hampshire_isp_2026", "True"], ran.stderr.decode()
    assert pickle.loads(sent)[0].decide({"age": 1}).explain("free") == local.decide({"age": 1}).explain("free")


# ---- DuckDB ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def connection() -> Any:
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    return duckdb.connect()


def query(connection: Any, text: str) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = connection.sql(text).fetchall()
    return found


def test_a_framework_is_a_function_of_sql(framework: rubric.Framework, connection: Any) -> None:
    import pyarrow
    from rubric import duckdb

    connection.register("cases", pyarrow.Table.from_pylist(FIELDS))
    assert duckdb.register(connection, framework, on=DAY, possible=True, because=True) == "sample"
    ours = connection.sql("select key, unnest(sample(c)) from cases c").to_arrow_table().to_pylist()
    assert ours == framework.evaluate(FIELDS, on=DAY, possible=True, because=True)
    assert dict(query(connection, "select sample(c).level, count(*) from cases c group by all")) == {"universal": 1, "targeted": 1, "error": 1, None: 2}


def test_rows_that_are_no_case_are_null_in_their_place(framework: rubric.Framework, connection: Any) -> None:
    """Through vectors of DuckDB's, with keys that repeat, so that a row left out may have the key of one that is not."""
    from rubric import duckdb

    connection.execute("""create table list as select 'k' || (i % 3000) as "Number", case when i % 2 = 0 then 'Good' else 'Poor' end as "Judged",
                          case when i % 977 = 0 then 0 else 30 end as "On roll", i from range(5000) r(i)""")
    duckdb.register(connection, framework, "decide", on=DAY)
    rows = query(connection, "select i, decide(l).level from list l")
    assert {i: level for i, level in rows} == {i: None if i % 977 == 0 else "universal" if i % 2 == 0 else "targeted" for i in range(5000)}


def test_a_query_is_told_what_is_wrong(framework: rubric.Framework, connection: Any) -> None:
    from rubric import duckdb

    duckdb.register(connection, framework, on=DAY)
    for text, says in [("select sample(x) from (select 1 as a) x", "judgement|column|field"), ("select sample(1)", "takes one row"),
                       ("select sample(x) from (select 'a' as Number, 'Good' as Judged) x", "On roll")]:
        with pytest.raises(Exception, match=says):
            query(connection, text)
    with pytest.raises(rubric.InputError, match="on="):
        duckdb.register(connection, framework)


def test_rows_that_would_be_joined_are_refused(connection: Any) -> None:
    from rubric import duckdb

    joined = rubric.compile('''
framework joined "Joined"
record visit { on : date }
case setting { judgement : text   visits : list of visit }
decision seen "Seen" : integer = count(v in visits)
dataset settings of setting by "Number" { judgement : "Judged" }
dataset visits of setting.visits by "Number" dates "DD/MM/YYYY" { on : "On" }
''')
    duckdb.register(connection, joined)
    table = "(values ('a', 'Good', '01/10/2022')) s(\"Number\", \"Judged\", \"On\")"
    with pytest.raises(Exception, match="dataset="):
        query(connection, f"select joined(s) from {table}")
    duckdb.register(connection, joined, "alone", dataset="settings")
    assert query(connection, f"select alone(s).seen_state from {table}") == [("open",)]


def test_an_empty_table_gives_nothing(framework: rubric.Framework, connection: Any) -> None:
    from rubric import duckdb

    duckdb.register(connection, framework, on=DAY)
    connection.execute("create table none_at_all (judgement varchar)")
    assert query(connection, "select sample(n).level from none_at_all n") == []
    connection.execute("insert into none_at_all values ('good'), (null)")
    assert query(connection, "select sample(n).held_state from none_at_all n") == [("open",), ("open",)]


# ---- Spark ----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def spark() -> Any:
    sql = pytest.importorskip("pyspark.sql", reason="PySpark is not installed: it is 300 MB, and has the extra `spark` of its own")
    pytest.importorskip("pandas")
    os.environ.update(PYSPARK_PYTHON=sys.executable, PYSPARK_DRIVER_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
    session = (sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "2")
               .config("spark.sql.execution.arrow.maxRecordsPerBatch", "3").config("spark.sql.session.timeZone", "UTC").getOrCreate())
    yield session
    session.stop()


CASES = "key string, judgement string, on_roll int, opened date, fees decimal(12,2), visits array<struct<on:string,held:boolean>>"


def test_spark_decides_as_is_decided_here(framework: rubric.Framework, spark: Any) -> None:
    import datetime
    import decimal

    import rubric.spark

    rows = [(f"{each['key']}-{place}", each["judgement"], each["on_roll"], datetime.date(2021, 1, 1 + place) if place % 3 else None,
             decimal.Decimal("50.01") if place % 2 else decimal.Decimal("50.00"),
             None if each["visits"] is None else [(visit["on"], visit["held"]) for visit in each["visits"]]) for place in range(25) for each in FIELDS]
    frame = spark.createDataFrame(rows, CASES).repartition(4)
    decided = rubric.spark.evaluate(frame, framework.set(small=20), on=DAY, possible=True, because=True, assumed=True)
    import pyarrow

    names = [field.split()[0] for field in ("key", "judgement", "on_roll", "opened", "fees", "visits")]
    here = pyarrow.Table.from_pylist([dict(zip(names, row, strict=True)) | {"visits": None if row[5] is None else [{"on": on, "held": held} for on, held in row[5]]} for row in rows])
    expected = framework.set(small=20).evaluate(here, on=DAY, possible=True, because=True, assumed=True).to_pylist()
    found = [row.asDict() for row in decided.collect()]
    assert sorted(found, key=lambda row: row["key"]) == sorted(expected, key=lambda row: row["key"])
    assert len(found) == 125


def test_spark_reads_the_headers_of_a_dataset(framework: rubric.Framework, spark: Any) -> None:
    import rubric.spark

    names = ["Number", "Judged", "On roll"]
    frame = spark.createDataFrame([tuple(row[name] for name in names) for row in ROWS], 'Number string, Judged string, `On roll` int')
    found = {row["key"]: row["level"] for row in rubric.spark.evaluate(frame, framework, on=DAY).collect()}
    assert found == {"a1": "universal", "a2": "targeted", "a3": "universal", "a4": None, "a5": "error"}
    assert rubric.spark.evaluate(frame.limit(0), framework, on=DAY).count() == 0


def test_what_spark_cannot_use_is_said_before_a_job(framework: rubric.Framework, spark: Any) -> None:
    import rubric.spark

    for rows, schema, says in [([("good",)], "judgement string", "key"), ([("a", 1.5)], "key string, judgement double", "judgement"),
                               ([("a", "Good")], "Number string, Judged string", "On roll")]:
        with pytest.raises(rubric.InputError, match=says):
            rubric.spark.evaluate(spark.createDataFrame(rows, schema), framework, on=DAY)
