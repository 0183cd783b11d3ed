"""Runs notebooks from the top and compares what they give with what they hold.

usage: execute.py <folder for kernels> <"check" or "write"> <notebook...>
"""

import copy
import json
import pathlib
import shutil
import sys

import nbclient
import nbformat


def main(kernels, mode, *paths):
    add_deno(pathlib.Path(kernels))
    verdicts = [judge(pathlib.Path(path), mode == "write") for path in paths]
    return 0 if all(verdicts) else 1


def add_deno(folder):
    """Deno's kernel, as `deno jupyter --install` would put it into the home of a user."""
    spec = {
        "argv": [shutil.which("deno"), "jupyter", "--kernel", "--conn", "{connection_file}"],
        "display_name": "Deno",
        "language": "typescript",
    }
    kernel = folder / "kernels" / "deno"
    kernel.mkdir(parents=True)
    (kernel / "kernel.json").write_text(json.dumps(spec))


def judge(path, write):
    held = nbformat.read(path, as_version=4)
    try:
        fresh = run(copy.deepcopy(held), path)
    except nbclient.exceptions.CellExecutionError as error:
        print(f"{path}: a cell fails: {error}")
        return False
    if write:
        path.write_text(nbformat.writes(fresh) + "\n", "utf-8")
    place = None if write else difference(held, fresh)
    print(f"{path}: {place or 'runs, and holds what it gives'}")
    return place is None


def run(notebook, path):
    client = nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}})
    client.execute()
    # when each cell ran, and the version of the language, are the machine's
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    notebook.metadata.language_info = {"name": notebook.metadata.language_info["name"]}
    return notebook


def difference(held, fresh):
    """The first cell that holds something else than it gives, or None."""
    for number, (one, other) in enumerate(zip(held.cells, fresh.cells, strict=True), 1):
        if comparable(one) != comparable(other):
            return f"cell {number} holds something else than it gives; run: npx daily-papers notebooks --write"
    same = held.metadata == fresh.metadata
    return None if same else "its metadata are not those of a fresh run; run: npx daily-papers notebooks --write"


def comparable(cell):
    """A picture may differ in its last bits from machine to machine: that there is one has to be enough."""
    cell = copy.deepcopy(cell)
    for output in cell.get("outputs", []):
        for kind in output.get("data", {}):
            if kind.startswith("image/"):
                output["data"][kind] = "a picture"
    return cell


sys.exit(main(*sys.argv[1:]))
