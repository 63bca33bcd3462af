"""Check values against the table, strictly: no unknown, missing or wrongly typed field."""

from __future__ import annotations

import json
import re
from typing import Any

from .errors import ApiError, bad_request
from .table import Field, Json, Table, options

_INTEGER = re.compile(r"[+-]?\d{1,19}")
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}
_EMPTY_WORDING = {"chat_id": "chat_id is empty", "text": "message text is empty"}


def check_params(table: Table, method: str, raw: Json, uploads: set[str]) -> Json:
    """Parameters of a call, turned from form text into values and checked one by one."""
    fields = table.methods[method]
    params: Json = {}
    for name, value in raw.items():
        if name not in fields:
            text = f'unknown parameter "{name}" of method {method}'
            raise bad_request(text)
        if value is None or (value == "" and "String" not in options(fields[name].type)):
            continue
        params[name] = _top_level(table, fields[name].type, value, name)
    _check_files(fields, params, uploads)
    for name, field in fields.items():
        if field.required and name not in params and name not in uploads:
            raise bad_request(_EMPTY_WORDING.get(name, f'parameter "{name}" is required'))
    return params


def _check_files(fields: dict[str, Field], params: Json, uploads: set[str]) -> None:
    wanted = set(re.findall(r"attach://([^\"]+)", json.dumps(params, ensure_ascii=False)))
    for name in wanted - uploads:
        text = f'file "{name}" named by attach:// was not uploaded'
        raise bad_request(text)
    for name in uploads - wanted:
        if name not in fields or "InputFile" not in options(fields[name].type):
            text = f'unknown parameter "{name}": no field takes this file'
            raise bad_request(text)


def _top_level(table: Table, type_: str, value: object, name: str) -> Any:
    """A parameter as sent; text stands for numbers, booleans and JSON, as on the real server."""
    if not isinstance(value, str):
        check_value(table, type_, value, name)
        return value
    wrong = bad_request(f'can\'t parse parameter "{name}": {type_} expected')
    for option in options(type_):
        if option == "Integer" and _INTEGER.fullmatch(value):
            return int(value)
        if option in ("Boolean", "True") and value.lower() in _BOOLEANS:
            return _BOOLEANS[value.lower()]
        if option == "Float" and re.fullmatch(r"-?\d+(\.\d+)?", value):
            return float(value)
        if option == "String" or (option == "InputFile" and value.startswith("attach://")):
            check_value(table, "String", value, name)
            return value
    if {"Integer", "Boolean", "True", "Float", "InputFile"} & set(options(type_)):
        raise wrong
    try:
        parsed = json.loads(value)
    except ValueError:
        text = f"can't parse {name.replace('_', ' ')} JSON object"
        raise bad_request(text) from None
    check_value(table, type_, parsed, name)
    return parsed


def check_value(table: Table, type_: str, value: object, where: str) -> None:
    """Raise a 400 unless the value fits the type (any alternative of it)."""
    choices = [o for option in options(type_) for o in table.unions.get(option, [option])]
    failures: list[ApiError] = []
    for choice in choices:
        try:
            _check_one(table, choice, value, where)
        except ApiError as error:
            failures.append(error)
        else:
            return
    near = [f for f in failures if "must be '" not in f.description]
    if len(near) == 1 or len(failures) == 1:
        raise (near or failures)[0]
    text = f'can\'t parse "{where}": {type_} expected'
    raise bad_request(text)


def _check_one(table: Table, type_: str, value: object, where: str) -> None:
    if type_.startswith("="):
        _demand(value == type_[1:], where, f"must be '{type_[1:]}'")
    elif type_ == "Integer":
        _demand(isinstance(value, int) and not isinstance(value, bool), where, "Integer expected")
    elif type_ == "Float":
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        _demand(number, where, "Float expected")
    elif type_ == "Boolean":
        _demand(isinstance(value, bool), where, "Boolean expected")
    elif type_ == "True":
        _demand(value is True, where, "True expected")
    elif type_ == "String":
        _demand(isinstance(value, str), where, "String expected")
        _demand(not re.search("[\ud800-\udfff]", str(value)), where, "must be encoded in UTF-8")
    elif type_.startswith("Array of "):
        _check_array(table, type_.removeprefix("Array of "), value, where)
    else:
        _check_object(table, type_, value, where)


def _check_array(table: Table, type_: str, value: object, where: str) -> None:
    if not isinstance(value, list):
        text = f'can\'t parse "{where}": Array of {type_} expected'
        raise bad_request(text)
    for index, item in enumerate(value):
        check_value(table, type_, item, f"{where}[{index}]")


def _check_object(table: Table, type_: str, value: object, where: str) -> None:
    fields = table.types.get(type_)
    if fields is None or not isinstance(value, dict):
        text = f'can\'t parse "{where}": {type_} expected'
        raise bad_request(text)
    for name, field in fields.items():
        if field.type.startswith("="):
            _check_one(table, field.type, value.get(name), f"{where}.{name}")
    for name, item in value.items():
        _demand(name in fields, where, f'unknown field "{name}" of {type_}')
        check_value(table, fields[name].type, item, f"{where}.{name}")
    for name, field in fields.items():
        _demand(not field.required or name in value, where, f'field "{name}" of {type_} missing')


def _demand(condition: bool, where: str, problem: str) -> None:
    if not condition:
        text = f'can\'t parse "{where}": {problem}'
        raise bad_request(text)
