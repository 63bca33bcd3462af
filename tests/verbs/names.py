"""Where a program names a verb: string constants that are a verb's name, or a command that begins with one."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

FIRST_WORD = re.compile(r"/?([a-z][a-z0-9_]*)(?=\s|$)")
# What these are given is read by people, or is the type of another closed set.
MESSAGES = {"tr", "tr_later", "trn"}
TYPES = {"Literal"}
DECISIVE = (ast.Compare, ast.Subscript, ast.Call, ast.keyword, ast.Dict, ast.match_case)


class Named(NamedTuple):
    """A verb that is named: in which line, and the word."""

    line: int
    verb: str


def named_verbs(source: str, verbs: Collection[str], ambiguous: Collection[str] = ()) -> list[Named]:
    """Every place but messages, docstrings and types of closed sets where one of the verbs is named.

    A word that means something else in a question, too (`ambiguous`: an order "by price"), counts only inside a decision
    that speaks of a verb.
    """
    tree = ast.parse(source)
    found = []
    for constant, around in _constants(tree, ()):
        first = FIRST_WORD.match(str(constant.value))
        word = first[1] if first else ""
        if word in verbs and (word not in ambiguous or _about_verbs(around)):
            found.append(Named(constant.lineno, word))
    return found


def _constants(node: ast.AST, around: tuple[ast.AST, ...]) -> Iterator[tuple[ast.Constant, tuple[ast.AST, ...]]]:
    """The string constants with the nodes that they stand in, the innermost last."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node, around
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return  # a docstring
    if isinstance(node, ast.Call) and _name(node.func) in MESSAGES:
        return
    if isinstance(node, ast.Subscript) and _name(node.value) in TYPES:
        return
    for child in ast.iter_child_nodes(node):
        yield from _constants(child, (*around, node))


def _about_verbs(around: tuple[ast.AST, ...]) -> bool:
    decisions = [node for node in around if isinstance(node, DECISIVE)]
    return any("verb" in word for node in decisions[:1] for word in _words(node))


def _words(node: ast.AST) -> Iterator[str]:
    for one in ast.walk(node):
        match one:
            case ast.Name():
                yield one.id
            case ast.Attribute():
                yield one.attr
            case ast.keyword(arg=str(name)):
                yield name
            case ast.Constant(value=str(text)):
                yield text


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
