"""Opens a built folder with the readers that people use, and compares every row with the JSON Lines.

usage: judge.py <folder>
"""

import datetime
import json
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import duckdb
import pandas
import polars
import pyarrow
import pyarrow.ipc
import pyarrow.json
import pyarrow.parquet

FOLDER = pathlib.Path(sys.argv[1])
TABLES = ["papers", "appearances", "digests"]
LISTS = {"title_variants", "links", "flags"}
JSON_LISTS = LISTS | {"evidence_for", "evidence_against"}
DATABASE_TABLES = [*TABLES, "merges", "review", "redirects"]
DATES = {"date", "first_date", "last_date", "retrieved"}


def rows_of(table):
    lines = (FOLDER / f"{table}.jsonl").read_text("utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def plain(value):
    """A value as JSON has it: dates as text, missing values as None, arrays as lists."""
    if isinstance(value, (pandas.Timestamp, datetime.datetime)):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)) or hasattr(value, "tolist") and getattr(value, "ndim", 0) > 0:
        return [plain(one) for one in value]
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and value != value or value is pandas.NaT or value is pandas.NA:
        return None
    return value


def records(names, rows):
    return [dict(zip(names, map(plain, row))) for row in rows]


def from_pandas(frame):
    return records(frame.columns, frame.itertuples(index=False))


def from_csv(frame):
    """A list is JSON in its cell; dates are text."""
    found = from_pandas(frame)
    return [{key: json.loads(value) if key in LISTS else value for key, value in row.items()} for row in found]


def from_arrow(table):
    for field in table.schema:
        assert not pyarrow.types.is_dictionary(field.type), f"{field.name} is a dictionary"
        assert pyarrow.types.is_date32(field.type) == (field.name in DATES), f"{field.name} is {field.type}"
        assert pyarrow.types.is_list(field.type) == (field.name in LISTS), f"{field.name} is {field.type}"
    return [plain(row) for row in table.to_pylist()]


def described(table):
    for field in table.schema:
        assert field.metadata and field.metadata[b"description"], f"{field.name} has no description"
    return table


def from_duckdb(query):
    result = duckdb.sql(query)
    return records(result.columns, result.fetchall())


def from_polars(frame):
    return [plain(row) for row in frame.to_dicts()]


READERS = {
    "pandas parquet": lambda path: from_pandas(pandas.read_parquet(f"{path}.parquet")),
    "pandas csv": lambda path: from_csv(pandas.read_csv(f"{path}.csv", keep_default_na=False, na_values={c: [""] for c in ("date", "first_date", "last_date", "retrieved", "match", "similarity", "month_day", "date_precision", "year_source", "year_reason", "source_url", "licence", "note")})),
    "pandas jsonl": lambda path: from_pandas(pandas.read_json(f"{path}.jsonl", lines=True, convert_dates=False, dtype=False)),
    "pandas arrow": lambda path: from_pandas(pandas.read_feather(f"{path}.arrow")),
    "pyarrow arrow": lambda path: from_arrow(described(pyarrow.ipc.open_file(f"{path}.arrow").read_all())),
    "pyarrow parquet": lambda path: from_arrow(pyarrow.parquet.read_table(f"{path}.parquet")),
    "polars parquet": lambda path: from_polars(polars.read_parquet(f"{path}.parquet")),
    "polars arrow": lambda path: from_polars(polars.read_ipc(f"{path}.arrow", memory_map=False)),
    "polars jsonl": lambda path: from_polars(polars.read_ndjson(f"{path}.jsonl", infer_schema_length=None)),
    "duckdb parquet": lambda path: from_duckdb(f"select * from '{path}.parquet'"),
    "duckdb jsonl": lambda path: from_duckdb(f"select * from read_json('{path}.jsonl', format='newline_delimited')"),
}


DATABASE = FOLDER / "daily-papers.sqlite"


def from_sqlite(table):
    connection = sqlite3.connect(f"file:{DATABASE}?mode=ro", uri=True)
    rows = connection.execute(f"select * from {table} order by rowid")
    names = [column[0] for column in rows.description]
    return [{key: json.loads(value) if key in JSON_LISTS else value for key, value in row.items()} for row in records(names, rows)]


def whole_database():
    """Nothing is wrong with pages, keys and search by SQLite itself, nor once the file is packed anew."""
    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(shutil.copy(DATABASE, folder))
        for _ in range(2):
            assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
            assert connection.execute("pragma foreign_key_check").fetchall() == []
            # compares the words of the search with the texts of papers, and throws where they differ
            connection.execute("insert into papers_search (papers_search, rank) values ('integrity-check', 1)")
            connection.commit()
            connection.execute("vacuum")


def sql_blocks():
    """Every SQL block of the README, by the sqlite3 shell and by the module of Python, with the same answer."""
    text = pathlib.Path("README.md").read_text("utf-8")
    for number, sql in enumerate(re.findall(r"```sql\n(.*?)```", text, re.S), 1):
        yield f"README SQL {number}", lambda sql=sql: same_answer(sql)


def same_answer(sql):
    shell = subprocess.run(["sqlite3", "-json", "-readonly", DATABASE], input=sql, capture_output=True, text=True, check=True)
    rows = sqlite3.connect(f"file:{DATABASE}?mode=ro", uri=True).execute(sql)
    found = records([column[0] for column in rows.description], rows)
    assert found and found == json.loads(shell.stdout), f"{len(found)} rows"


def from_spreadsheet(path):
    """As the README says; an empty cell is null where a column may be, and empty text elsewhere."""
    frame = pandas.read_csv(path, encoding="utf-8-sig", keep_default_na=False, na_values={c: [""] for c in DATES})
    return from_csv(frame.replace(r"(^|[;\t\r\n])'", r"\1", regex=True))


def same(expected, found):
    """Rows are equal; a column that is null throughout has no type in JSON, and readers may show it as they like."""
    assert len(expected) == len(found), f"{len(found)} rows, not {len(expected)}"
    for number, (one, other) in enumerate(zip(expected, found), 1):
        assert list(one) == list(other), f"row {number}: columns {list(other)}"
        for key, value in one.items():
            assert value == other[key] and (value is None) == (other[key] is None), f"row {number}, {key}: {other[key]!r}, not {value!r}"


def judge(name, check):
    try:
        check()
    except Exception as error:  # a judge that fails is a verdict, whatever it throws
        print(f"FAILED {name}: {type(error).__name__}: {str(error)[:300]}")
        return False
    print(f"ok {name}")
    return True


def readme_blocks():
    """Every Python block of the README, run as it stands on the built folder."""
    text = pathlib.Path("README.md").read_text("utf-8").replace("dist/next", str(FOLDER))
    return [(f"README block {number}", lambda code=code: exec(code, {})) for number, code in enumerate(re.findall(r"```python\n(.*?)```", text, re.S), 1)]


def checks():
    for table in TABLES:
        expected = rows_of(table)
        for reader, read in READERS.items():
            yield f"{reader} {table}", lambda read=read, table=table, expected=expected: same(expected, read(FOLDER / table))
    for table in DATABASE_TABLES:
        yield f"sqlite {table}", lambda table=table: same(rows_of(table), from_sqlite(table))
    yield "sqlite as a whole", whole_database
    yield "pandas spreadsheet papers", lambda: same(rows_of("papers"), from_spreadsheet(FOLDER / "papers.spreadsheet.csv"))
    yield from sql_blocks()
    yield from readme_blocks()


verdicts = [judge(name, check) for name, check in checks()]
print(f"{sum(verdicts)} passed, {len(verdicts) - sum(verdicts)} failed")
sys.exit(0 if all(verdicts) else 1)
