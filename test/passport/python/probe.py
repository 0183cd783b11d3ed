"""Runs lines of docs/loading.md and prints what they give, as JSON.

usage: probe.py <tool> <package> <jobs>, a file with a list of {"setup", "line", "table"} as JSON
"""

import contextlib
import io
import json
import pathlib
import sys
import warnings

warnings.simplefilter("ignore")


def main(tool, package, asked):
    jobs = json.loads(pathlib.Path(asked).read_text("utf-8"))
    # what a library prints would stand between the answers
    with contextlib.redirect_stdout(io.StringIO()):
        reader, version = reader_of(tool, package)
        found = [attempt(reader, job) for job in jobs]
    # in ASCII: whoever reads it may cut a character in two
    print(json.dumps({"version": version, "found": found}))


def reader_of(tool, package):
    import programs

    if tool in programs.ASK:
        return programs.READ[tool], programs.version(tool)
    import libraries

    if tool in programs.READ:
        return programs.READ[tool], libraries.version(package)
    return lambda job: libraries.opened(tool, job), libraries.version(package)


def attempt(reader, job):
    try:
        return reader(job)
    except Exception as error:  # whatever a reader throws is its verdict
        return {"error": f"{type(error).__name__}: {error}"}


main(*sys.argv[1:])
