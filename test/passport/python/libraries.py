"""What each Python library gives for a line of docs/loading.md, as columns and rows."""

import datetime
import importlib.metadata

from wire import wire


def run(setup, line, table):
    names = {}
    exec(f"{setup}\n{line}", names)
    return names[table]


def of_dicts(rows):
    rows = list(rows)
    return wire(rows[0] if rows else [], [row.values() for row in rows])


def of_pandas(frame):
    """In a column of objects a date has no .dt."""
    loose = [name for name in frame if frame[name].dtype == object and frame[name].map(is_date).any()]
    if loose:
        raise TypeError(f"dates in columns of objects: {loose}")
    return wire(frame.columns, frame.itertuples(index=False, name=None))


def is_date(one):
    return isinstance(one, datetime.date)


def of_pyarrow(table):
    """Text stays text: no reader of the file must know of dictionaries."""
    coded = [field.name for field in table.schema if "dictionary" in str(field.type)]
    if coded:
        raise TypeError(f"columns coded by a dictionary: {coded}")
    return wire(table.column_names, (row.values() for row in table.to_pylist()))


def of_duckdb(relation):
    return wire(relation.columns, relation.fetchall())


def of_croissant(records):
    return of_dicts(map(short_names, records))


def short_names(one):
    """Fields are named after their record set, and those of a list after their field."""
    if isinstance(one, dict):
        return {name.split("/")[-1]: short_names(value) for name, value in one.items()}
    return [short_names(value) for value in one] if isinstance(one, list) else one


READ = {
    "pandas": of_pandas,
    "polars": lambda frame: wire(frame.columns, frame.iter_rows()),
    "pyarrow": of_pyarrow,
    "DuckDB": of_duckdb,
    "Hugging Face datasets": lambda rows: of_dicts(rows),
    "frictionless": lambda rows: of_dicts(row.to_dict() for row in rows),
    "mlcroissant": of_croissant,
}


def opened(tool, job):
    return READ[tool](run(job["setup"], job["line"], job["table"]))


def version(package):
    return importlib.metadata.version(package)
