"""Reads the SQLite file of a built folder with the module of Python, and compares every table with the JSON Lines.

usage: sqlite.py <folder>
"""

import json
import pathlib
import shutil
import sqlite3
import sys
import tempfile

FOLDER = pathlib.Path(sys.argv[1])
DATABASE = FOLDER / "daily-papers.sqlite"
TABLES = ["papers", "appearances", "digests", "merges", "review", "redirects"]
LISTS = {"authors", "ai_keywords", "title_variants", "links", "text_issues", "evidence_for", "evidence_against"}


def of_jsonl(table):
    lines = (FOLDER / f"{table}.jsonl").read_text("utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def of_sqlite(table):
    connection = sqlite3.connect(f"file:{DATABASE}?mode=ro", uri=True)
    rows = connection.execute(f"select * from {table} order by rowid")
    names = [column[0] for column in rows.description]
    return [{name: plain(name, cell) for name, cell in zip(names, row)} for row in rows]


def plain(name, cell):
    """A list is JSON, unless it is null."""
    return json.loads(cell) if name in LISTS and cell is not None else cell


def same_rows(table):
    expected, found = of_jsonl(table), of_sqlite(table)
    assert len(expected) == len(found), f"{len(found)} rows, not {len(expected)}"
    for number, (one, other) in enumerate(zip(expected, found), 1):
        assert one == other and list(one) == list(other), f"row {number}: {other}, not {one}"


def sound():
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


def judge(name, check):
    try:
        check()
    except (AssertionError, sqlite3.Error) as error:
        print(f"FAILED {name}: {str(error)[:300]}")
        return False
    print(f"ok {name}")
    return True


verdicts = [judge(table, lambda table=table: same_rows(table)) for table in TABLES] + [judge("as a whole", sound)]
print(f"{sum(verdicts)} passed, {len(verdicts) - sum(verdicts)} failed")
sys.exit(0 if all(verdicts) else 1)
