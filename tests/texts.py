"""Finds text for people that is not in the catalogues: literals of some words outside `tr` and its like."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = re.compile(r"[A-Za-z]{2,}'?[a-z]*,? +[A-Za-z]{2,}")
SQL = re.compile(r"\s*(select|set)\b")
COMMAND = re.compile(r"/[a-z{]")
MARKUP = re.compile(r'<[a-z]+ [a-z-]+="')  # a tag with an attribute; what the attribute says is text
TRANSLATED = {"tr", "trn", "trc", "tr_later", "trc_later"}
# What is told to whoever runs the program, in English: logs, and errors that stop it at start.
FOR_OPERATORS = {"FileError", "DataError", "QueryError", "StateError", "SettingsError", "wrong"}
# Descriptions of columns are units that code reads; patterns are no text.
NO_TEXT = {"Field", "compile", "match", "fullmatch", "search", "sub", "split", "findall"}
LOGGER = "logger"
# Errors that a person reads, and which of their arguments is the message.
FOR_PEOPLE = {"AskError": 1, "ChartError": 0}


def untranslated(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of what is not in the catalogues and should be."""
    tree = ast.parse(source)
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _message(node)
            if _name(node.func) in TRANSLATED | FOR_OPERATORS | NO_TEXT or _of_logger(node.func):
                skipped.update(inner for argument in _arguments(node) for inner in ast.walk(argument))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(node.value)
        elif isinstance(node, ast.JoinedStr):
            yield from _unseen(node)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in skipped and _reads(node.value):
            yield node.lineno, node.value


def _reads(text: str) -> bool:
    return bool(WORDS.search(MARKUP.sub("", text))) and not (SQL.match(text) or COMMAND.match(text))


def _message(call: ast.Call) -> Iterator[tuple[int, str]]:
    """A literal as the message of an error that a person reads, however short."""
    at = FOR_PEOPLE.get(_name(call.func))
    if at is not None and len(call.args) > at and isinstance(call.args[at], ast.Constant | ast.JoinedStr):
        yield call.lineno, ast.unparse(call.args[at])


def _unseen(text: ast.JoinedStr) -> Iterator[tuple[int, str]]:
    """A message inside the braces of an f-string, where those who collect messages do not look."""
    for node in ast.walk(text):
        if isinstance(node, ast.Call) and _name(node.func) in TRANSLATED and any(isinstance(a, ast.Constant) for a in node.args):
            yield node.lineno, ast.unparse(node)


def _arguments(call: ast.Call) -> list[ast.expr]:
    return [*call.args, *(keyword.value for keyword in call.keywords)]


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""


def _of_logger(function: ast.expr) -> bool:
    return isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == LOGGER
