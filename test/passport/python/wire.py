"""Rows as JSON that keeps what JSON has no type for: a date is {"date": ...}, a floating-point number {"real": ...}."""

import datetime
import decimal
import math


def wire(columns, rows):
    return {"columns": list(columns), "rows": [[value(one) for one in row] for row in rows]}


def value(one):
    if hasattr(one, "item") and getattr(one, "ndim", 0) == 0:
        one = one.item()  # a NumPy scalar
    if one is None or type(one).__name__ in ("NaTType", "NAType"):
        return None
    if isinstance(one, (float, decimal.Decimal)):
        return None if math.isnan(one) else {"real": float(one)}
    if isinstance(one, datetime.datetime):
        return {"date": one.date().isoformat() if one.time() == datetime.time() else one.isoformat()}
    if isinstance(one, datetime.date):
        return {"date": one.isoformat()}
    return nested(one)


def nested(one):
    if isinstance(one, bytes):
        return one.decode("utf-8")
    if isinstance(one, dict):
        return {key: value(item) for key, item in one.items()}
    if isinstance(one, (list, tuple)) or hasattr(one, "tolist"):
        return [value(item) for item in one]
    return one
