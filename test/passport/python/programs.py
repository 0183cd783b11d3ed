"""What programs give for a line of docs/loading.md that is typed into a shell, as columns and rows."""

import json
import pathlib
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request

from ods import cells_of
from wire import wire


def sqlite_shell(job):
    rows = json.loads(shell(job["line"]) or "[]")
    return wire(rows[0] if rows else [], [row.values() for row in rows])


def libreoffice(job):
    shell(job["line"])
    try:
        [sheet] = pathlib.Path("converted").glob("*.ods")
        columns, *rows = cells_of(sheet)
    finally:
        shutil.rmtree("converted")
    return wire(columns, [row + [None] * (len(columns) - len(row)) for row in rows])


def datasette(job):
    """The rows that its JSON API gives, page by page, on loopback."""
    port = free_port()
    command = f"exec {job['line']} --host 127.0.0.1 --port {port}"
    server = subprocess.Popen(command, shell=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        return pages(f"http://127.0.0.1:{port}/daily-papers/{job['table']}.json?_size=max", server)
    finally:
        server.terminate()
        server.wait()


def pages(url, server):
    columns, rows = [], []
    while url:
        page = get(url, server)
        columns = page["columns"]
        rows += page["rows"]
        url = page["next_url"]
    if columns[0] == "rowid":  # its own name for a row of a table without a key
        columns, rows = columns[1:], [row[1:] for row in rows]
    return wire(columns, rows)


PATIENCE = 60


def get(url, server):
    """Waits for the server to come up."""
    for _ in range(PATIENCE * 10):
        try:
            with urllib.request.urlopen(url) as answer:
                return json.load(answer)
        except urllib.error.HTTPError:
            raise
        except urllib.error.URLError:
            if server.poll() is not None:
                raise RuntimeError(f"the server ended with {server.returncode}")
            time.sleep(0.1)
    raise TimeoutError(f"no answer in {PATIENCE} s")


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def shell(line):
    done = subprocess.run(line, shell=True, capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip() or f"ended with {done.returncode}")
    return done.stdout


READ = {"sqlite3 shell": sqlite_shell, "LibreOffice": libreoffice, "Datasette": datasette}
ASK = {"sqlite3 shell": "sqlite3 --version", "LibreOffice": "soffice --version"}


def version(tool):
    return re.search(r"\d+(\.\d+)+", shell(ASK[tool]))[0]
