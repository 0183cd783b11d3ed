import type { Tool } from './tools.ts';

const ONLY_CROISSANT = { reason: 'reads a dataset by its croissant.json only' };

export const PYTHON: readonly Tool[] = [
  {
    name: 'pandas',
    language: 'python',
    from: 'PyPI',
    package: 'pandas',
    setup: 'import pandas as pd',
    opens: {
      // without this backend, a date is an object and .dt fails
      parquet: 'papers = pd.read_parquet("dist/next/papers.parquet", dtype_backend="pyarrow")',
      arrow: 'papers = pd.read_feather("dist/next/papers.arrow", dtype_backend="pyarrow")',
      // a title may be "NA", which is text: only an empty cell is null; an arXiv id is no number
      csv: 'papers = pd.read_csv("dist/next/papers.csv", engine="pyarrow", dtype_backend="pyarrow", keep_default_na=False, na_values=[""], dtype={"arxiv_id": "string[pyarrow]"})',
      jsonl:
        'papers = pd.read_json("dist/next/papers.jsonl", lines=True, engine="pyarrow", dtype_backend="pyarrow")',
      sqlite:
        'import sqlite3; papers = pd.read_sql("select * from papers", sqlite3.connect("dist/next/daily-papers.sqlite"), parse_dates=["first_date", "last_date", "published_date", "upvotes_date"])',
    },
    refuses: {},
  },
  {
    name: 'polars',
    language: 'python',
    from: 'PyPI',
    package: 'polars',
    setup: 'import polars as pl',
    opens: {
      parquet: 'papers = pl.read_parquet("dist/next/papers.parquet")',
      arrow: 'papers = pl.read_ipc("dist/next/papers.arrow")',
      // a column may be null throughout the first rows, and an arXiv id is no number
      csv: 'papers = pl.read_csv("dist/next/papers.csv", try_parse_dates=True, infer_schema_length=None, schema_overrides={"arxiv_id": pl.String})',
      jsonl: 'papers = pl.read_ndjson("dist/next/papers.jsonl", infer_schema_length=None)',
    },
    refuses: {},
  },
  {
    name: 'pyarrow',
    language: 'python',
    from: 'PyPI',
    package: 'pyarrow',
    setup: 'import pyarrow.csv, pyarrow.feather, pyarrow.json, pyarrow.parquet',
    opens: {
      parquet: 'papers = pyarrow.parquet.read_table("dist/next/papers.parquet")',
      arrow: 'papers = pyarrow.feather.read_table("dist/next/papers.arrow")',
      csv: 'papers = pyarrow.csv.read_csv("dist/next/papers.csv", convert_options=pyarrow.csv.ConvertOptions(null_values=[""], strings_can_be_null=True, quoted_strings_can_be_null=False, column_types={"arxiv_id": pyarrow.string()}))',
      jsonl: 'papers = pyarrow.json.read_json("dist/next/papers.jsonl")',
    },
    refuses: {},
  },
  {
    name: 'DuckDB',
    language: 'python',
    from: 'PyPI',
    package: 'duckdb',
    setup: 'import duckdb',
    opens: {
      parquet: `papers = duckdb.sql("from 'dist/next/papers.parquet'")`,
      // an arXiv id is no number, and no other value of a CSV needs DOUBLE
      csv: `papers = duckdb.sql("from read_csv('dist/next/papers.csv', auto_type_candidates=['BIGINT', 'DATE', 'VARCHAR'])")`,
      jsonl: `papers = duckdb.sql("from 'dist/next/papers.jsonl'")`,
    },
    refuses: {
      arrow: {
        reason:
          'has no reader for Arrow files without an extension that it downloads; pyarrow reads them for it',
        line: `papers = duckdb.sql("from 'dist/next/papers.arrow'")`,
      },
      sqlite: { reason: 'has no reader for SQLite files without an extension that it downloads' },
    },
  },
  {
    name: 'Hugging Face datasets',
    language: 'python',
    from: 'PyPI',
    package: 'datasets',
    setup: 'from datasets import load_dataset',
    opens: {
      'README.md': 'papers = load_dataset("dist/next", "papers", split="train")',
      parquet: 'papers = load_dataset("parquet", data_files="dist/next/papers.parquet", split="train")',
      arrow: 'papers = load_dataset("arrow", data_files="dist/next/papers.arrow", split="train")',
      // it takes no types by column, but converters: without this one an arXiv id is a number
      csv: 'papers = load_dataset("csv", data_files="dist/next/papers.csv", split="train", keep_default_na=False, na_values=[""], converters={"arxiv_id": lambda id: id or None})',
      jsonl: 'papers = load_dataset("json", data_files="dist/next/papers.jsonl", split="train")',
    },
    refuses: {},
  },
  {
    name: 'frictionless',
    language: 'python',
    from: 'PyPI',
    package: 'frictionless',
    setup: 'from frictionless import Detector, Package, Resource',
    opens: {
      'datapackage.json': 'papers = Package("dist/next/datapackage.json").get_resource("papers").read_rows()',
      // alone it guesses types from 100 rows, drops the values that do not fit, and takes an arXiv id for a number
      csv: 'papers = Resource("dist/next/papers.csv", detector=Detector(sample_size=1_000_000, schema_patch={"fields": {"arxiv_id": {"type": "string"}}})).read_rows()',
      // in JSON an empty text is no null
      jsonl:
        'papers = Resource("dist/next/papers.jsonl", detector=Detector(sample_size=1_000_000, schema_patch={"fields": {"arxiv_id": {"type": "string"}}, "missingValues": []})).read_rows()',
    },
    refuses: {
      arrow: {
        reason: 'has no reader for Arrow files',
        line: 'papers = Resource("dist/next/papers.arrow").read_rows()',
      },
      parquet: {
        reason: 'its reader for Parquet fails on columns that hold lists',
        line: 'papers = Resource("dist/next/papers.parquet").read_rows()',
      },
    },
  },
  {
    name: 'mlcroissant',
    language: 'python',
    from: 'PyPI',
    package: 'mlcroissant',
    setup: 'import mlcroissant as mlc',
    opens: { 'croissant.json': 'papers = mlc.Dataset("dist/next/croissant.json").records("papers")' },
    refuses: {
      jsonl: ONLY_CROISSANT,
      csv: ONLY_CROISSANT,
      arrow: ONLY_CROISSANT,
      parquet: ONLY_CROISSANT,
    },
  },
];
