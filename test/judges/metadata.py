"""Judges the files that describe a built folder by the tools that they are made for, and what these read by the JSON Lines.

usage: metadata.py <folder>
"""

import datetime
import decimal
import importlib.util
import json
import os
import pathlib
import re
import shutil
import sys
import tempfile
import warnings

SCRATCH = pathlib.Path(tempfile.mkdtemp())
# before the libraries are imported, since they look at them then
os.environ |= {"HF_HUB_OFFLINE": "1", "HF_HOME": str(SCRATCH), "HF_DATASETS_DISABLE_PROGRESS_BARS": "1"}

import csvw
import datacite.schema45
import datasets
import frictionless
import jsonschema
import mlcroissant
import pyarrow.parquet
import yaml

FOLDER = pathlib.Path(sys.argv[1]).resolve()
MANIFEST = json.loads((FOLDER / "manifest.json").read_text("utf-8"))
RELEASED = MANIFEST["version"] is not None
TABLES = ["papers", "appearances", "digests"]
DATES = {"date", "first_date", "last_date", "retrieved"}


def rows_of(table):
    lines = (FOLDER / f"{table}.jsonl").read_text("utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def plain(value):
    """A value as JSON has it: dates as text, arrays as lists, bytes as the text that they are."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8")
    if isinstance(value, decimal.Decimal):
        return float(value)
    if isinstance(value, dict):
        return {key.split("/")[-1]: plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return value


def same(table, found):
    expected = rows_of(table)
    assert len(expected) == len(found), f"{len(found)} rows of {table}, not {len(expected)}"
    for number, (one, other) in enumerate(zip(expected, map(plain, found)), 1):
        assert one == other, f"{table}, row {number}: {other}, not {one}"


def read_json(file):
    return json.loads((FOLDER / file).read_text("utf-8"))


def schema_in(package, path):
    """A schema that a package carries; the package itself is not imported."""
    origin = importlib.util.find_spec(package).origin
    return json.loads((pathlib.Path(origin).parent / path).read_text("utf-8"))


def data_package_profile():
    schema = schema_in("dplib", "profiles/2.0/datapackage.json")
    package = read_json("datapackage.json")
    assert package["$schema"].endswith("/2.0/datapackage.json"), package["$schema"]
    jsonschema.validate(package, schema, jsonschema.Draft7Validator)


def errors_of(folder):
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    return [*report.errors, *(error for task in report.tasks for error in task.errors)]


def data_package_valid():
    found = errors_of(FOLDER)
    assert not found, [error.message for error in found[:3]]


def data_package_complete():
    paths = {resource["path"] for resource in read_json("datapackage.json")["resources"]}
    data = {output["file"] for output in MANIFEST["outputs"] if output["rows"] is not None}
    assert data <= paths, data - paths


def data_package_rows():
    package = frictionless.Package(str(FOLDER / "datapackage.json"))
    tables = [resource for resource in package.resources if resource.type == "table" and resource.schema.fields]
    for resource in tables:
        table = resource.path.split(".")[0]
        if resource.path == f"{table}.{resource.format}":
            same(table, [row.to_dict() for row in resource.read_rows()])
    assert len(tables) >= 2 * len(TABLES), [resource.name for resource in tables]


def damage_is_found(resource, damage, kind):
    """Frictionless itself sees keys, patterns and hashes: a folder with one wrong value does not pass."""
    folder = SCRATCH / f"damaged-{kind}"
    shutil.copytree(FOLDER, folder)
    package = read_json("datapackage.json")
    described = next(one for one in package["resources"] if one["name"] == resource)
    file = folder / described["path"]
    file.write_bytes(damage(file.read_bytes()))
    if kind != "hash-count":
        del described["hash"], described["bytes"]
    (folder / "datapackage.json").write_text(json.dumps(package))
    kinds = {error.type for error in errors_of(folder)}
    assert kind in kinds, f"found {kinds or 'nothing'}"


def paper_id(replacement):
    return lambda data: re.sub(rb"\r\ndp-[0-9a-z]{12},", b"\r\n" + replacement + b",", data, count=1)


def croissant():
    dataset = mlcroissant.Dataset(FOLDER / "croissant.json")
    issues = dataset.metadata.ctx.issues
    absent = set() if RELEASED else {"datePublished", "version"}
    found = {warning.split('"')[1].split("/")[-1] if '"' in warning else warning for warning in issues.warnings}
    assert not issues.errors and found == absent, [*issues.errors, *issues.warnings]
    return dataset


def croissant_records(table):
    rows = list(croissant().records(table))
    same(table, rows)
    for row in rows:
        for key, value in row.items():
            column = key.split("/")[-1]
            assert column not in DATES or value is None or isinstance(value, datetime.datetime), f"{key}: {value!r}"


def croissant_files():
    outputs = {output["file"]: output["sha256"] for output in MANIFEST["outputs"]}
    described = {one["contentUrl"]: one["sha256"] for one in read_json("croissant.json")["distribution"]}
    assert described.items() <= outputs.items(), described.items() - outputs.items()
    data = {output["file"] for output in MANIFEST["outputs"] if output["rows"] is not None}
    assert data <= set(described), data - set(described)


def load(config):
    loaded = datasets.load_dataset(str(FOLDER), *config, split="train")
    table = loaded.config_name
    schema = pyarrow.parquet.read_schema(FOLDER / f"{table}.parquet")
    said = dataset_info_of(table)
    assert loaded.features == said, f"{loaded.features}, not {said}"
    for field in schema:
        found = loaded.features.arrow_schema.field(field.name)
        assert unnamed(found.type) == unnamed(field.type), f"{field.name} is {found.type}, not {field.type}"
    same(table, list(loaded))
    return table


def unnamed(kind):
    """An Arrow type without what readers add to it: names and nullability of items."""
    return re.sub(r"(element|item): | not null", "", str(kind))


def dataset_info_of(table):
    header = (FOLDER / "README.md").read_text("utf-8").split("---\n")[1]
    info = next(one for one in yaml.safe_load(header)["dataset_info"] if one["config_name"] == table)
    return datasets.Features._from_yaml_list(info["features"])


def load_config(table):
    assert load([table]) == table


def load_default():
    assert load([]) == "papers"


def csvw_file(file):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        document = csvw.CSVW(str(FOLDER / file), validate=True)
    assert document.is_valid and not document.warnings, document.warnings
    tables = getattr(document.t, "tables", [document.t])
    for table in tables:
        same(str(table.url).removesuffix(".csv"), [dict(row) for row in table.iterdicts(strict=True)])
    if file == "csv-metadata.json":
        assert len(tables) == len(TABLES) and document.t.check_referential_integrity()


def citation_file():
    schema = schema_in("cffconvert", "schemas/1.2.0/schema.json")
    citation = yaml.safe_load((FOLDER / "CITATION.cff").read_text("utf-8"))
    jsonschema.validate(citation, schema, jsonschema.Draft7Validator, format_checker=jsonschema.FormatChecker())
    assert citation["type"] == "dataset" and citation.get("version") == MANIFEST["version"]


def citation_of_the_project():
    """The file that hosts of repositories look for: it is of the latest release, and made as that of a build."""
    root = pathlib.Path(__file__).parents[2]
    schema = schema_in("cffconvert", "schemas/1.2.0/schema.json")
    citation = yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))
    jsonschema.validate(citation, schema, jsonschema.Draft7Validator, format_checker=jsonschema.FormatChecker())
    assert citation["version"] == json.loads((root / "dist/latest.json").read_text("utf-8"))["version"]
    assert "license" not in citation, "no licence covers the abstracts"


def no_known_licence():
    """No judge reads CC0 for a dataset that holds abstracts."""
    full = MANIFEST["edition"] == "full"
    header = yaml.safe_load((FOLDER / "README.md").read_text("utf-8").split("---\n")[1])
    assert (header["license"] == "other") == full and ("license_name" in header) == full, header["license"]
    package = frictionless.Package(str(FOLDER / "datapackage.json"))
    assert ("CC0-1.0" in [one.get("name") for one in package.licenses]) != full, package.licenses
    licences = [str(one) for one in croissant().metadata.license]
    assert any(one.startswith("http") for one in licences) != full, licences


def croissant_limits():
    limits = croissant().metadata.data_limitations
    assert limits and any("pages" in one or "page" in one for one in limits), limits


def datacite_file():
    found = [error.message for error in datacite.schema45.validator.iter_errors(read_json("datacite.json"))]
    absent = [] if RELEASED else ["'publicationYear' is a required property"]
    assert found == absent, found


def texts_in(value):
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts_in(one)]
    if isinstance(value, list):
        return [text for one in value for text in texts_in(one)]
    return [value] if isinstance(value, str) else []


def rights(file):
    paragraph = (FOLDER / "LICENSE.md").read_text("utf-8").split("\n\n")[1]
    assert "CC0" in paragraph and "authors" in paragraph and "MIT" in paragraph, paragraph
    text = (FOLDER / file).read_text("utf-8")
    said = "\n".join(texts_in(json.loads(text))) if file.endswith(".json") else text
    assert paragraph in said, f"{file} does not say whose the abstracts are"


def card_block(code):
    before = os.getcwd()
    os.chdir(FOLDER)
    try:
        found = {}
        exec(code, found)
        assert len(found["papers"]) == MANIFEST["counts"]["papers"], len(found["papers"])
    finally:
        os.chdir(before)


def judge(name, check):
    try:
        check()
    except Exception as error:  # a judge that fails is a verdict, whatever it throws
        print(f"FAILED {name}: {type(error).__name__}: {str(error)[:600]}")
        return False
    print(f"ok {name}")
    return True


def checks():
    yield "datapackage.json: profile 2.0", data_package_profile
    yield "datapackage.json: frictionless, descriptor and data", data_package_valid
    yield "datapackage.json: every table", data_package_complete
    yield "datapackage.json: rows read by frictionless", data_package_rows
    damages = [
        ("appearances", paper_id(b"dp-000000000000"), "foreign-key"),
        ("papers", paper_id(b"dq-000000000000"), "constraint-error"),
        ("papers.parquet", lambda data: data.replace(b"dp-", b"dq-", 1), "hash-count"),
    ]
    for resource, damage, kind in damages:
        yield f"datapackage.json: frictionless finds a {kind} in {resource}", lambda one=(resource, damage, kind): damage_is_found(*one)
    yield "croissant.json: mlcroissant", croissant
    yield "croissant.json: every table, by its hash", croissant_files
    for table in TABLES:
        yield f"croissant.json: records of {table}", lambda table=table: croissant_records(table)
        yield f"README.md: load_dataset of {table}", lambda table=table: load_config(table)
    yield "README.md: load_dataset of what is there by default", load_default
    blocks = re.findall(r"```python\n(.*?)```", (FOLDER / "README.md").read_text("utf-8"), re.S)
    for number, code in enumerate(blocks, 1):
        yield f"README.md: block {number}", lambda code=code: card_block(code)
    for file in [*(f"{table}.csv-metadata.json" for table in TABLES), "csv-metadata.json"]:
        yield f"{file}: csvw", lambda file=file: csvw_file(file)
    yield "CITATION.cff: schema 1.2.0", citation_file
    yield "CITATION.cff of the project: schema 1.2.0", citation_of_the_project
    yield "licences as the judges read them", no_known_licence
    yield "croissant.json: limits", croissant_limits
    yield "datacite.json: schema 4.5", datacite_file
    for file in sorted(output["file"] for output in MANIFEST["outputs"]):
        if file.endswith((".md", ".json", ".cff")):
            yield f"{file}: rights", lambda file=file: rights(file)


verdicts = [judge(name, check) for name, check in checks()]
shutil.rmtree(SCRATCH)
print(f"{sum(verdicts)} passed, {len(verdicts) - sum(verdicts)} failed")
sys.exit(0 if all(verdicts) else 1)
