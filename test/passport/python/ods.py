"""Cells of the first sheet of an OpenDocument spreadsheet, with the types that the spreadsheet gave them."""

import datetime
import xml.etree.ElementTree
import zipfile

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def cells_of(path):
    with zipfile.ZipFile(path) as archive:
        root = xml.etree.ElementTree.fromstring(archive.read("content.xml"))
    rows = root.find(f".//{TABLE}table").iter(f"{TABLE}table-row")
    return [cells for row in rows if (cells := cells_in(row))]


def cells_in(row):
    cells = []
    for cell in row.iter(f"{TABLE}table-cell"):
        cells += [value_of(cell)] * int(cell.get(f"{TABLE}number-columns-repeated", 1))
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def value_of(cell):
    if cell.get(f"{TABLE}formula"):
        raise ValueError(f"a cell became the formula {cell.get(f'{TABLE}formula')}")
    kind = cell.get(f"{OFFICE}value-type")
    if kind == "date":
        return datetime.date.fromisoformat(cell.get(f"{OFFICE}date-value"))
    if kind == "float":
        number = float(cell.get(f"{OFFICE}value"))
        # a spreadsheet has one kind of number
        return int(number) if number.is_integer() else number
    return None if kind is None else "\n".join(text_of(line) for line in cell.findall(f"{TEXT}p"))


def text_of(element):
    """Blanks in a row and tabs are elements of their own."""
    blank = {f"{TEXT}s": " " * int(element.get(f"{TEXT}c", 1)), f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
    inner = (text_of(child) + (child.tail or "") for child in element)
    return blank.get(element.tag, "") + (element.text or "") + "".join(inner)
