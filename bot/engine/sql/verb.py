"""A verb as it is read from its file, and the lines of that file, for whoever is told what is wrong with it."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
from pydantic import BaseModel, ConfigDict

from bot.errors import QueryError
from bot.verbs.header import Header

HEADER_LINE = re.compile(r"^--\s*(?P<toml>(?:[A-Za-z_]+\s*=.*)|(?:[\"\]].*))$")


class Verb(BaseModel):
    """One question that can be asked: its header, its SQL, and the parameters that the SQL names."""

    model_config = ConfigDict(frozen=True)

    name: str
    header: Header
    sql: str
    parameters: frozenset[str]
    path: str

    @property
    def keywords(self) -> frozenset[str]:
        """The keywords of the SQL, in small letters; no names, texts or comments."""
        found = duckdb.tokenize(self.sql)
        ends = [*(at for at, _ in found[1:]), len(self.sql)]
        words = [self.sql[at:end] for (at, kind), end in zip(found, ends, strict=True) if kind == duckdb.token_type.keyword]
        return frozenset(word.strip().casefold() for word in words)

    def wrong(self, key: str, message: str) -> QueryError:
        """A key of the header that is wrong, with its line."""
        return QueryError(Path(self.path), header_line(self.sql, key), f"header: {key}: {message}")


def header_lines(sql: str) -> list[str]:
    """The TOML of the header, line by line; empty where a comment is none."""
    return [match["toml"] if (match := HEADER_LINE.match(line)) else "" for line in leading_comments(sql)]


def header_line(sql: str, key: str) -> int:
    """The line of a key of the header; 1 where it is not there."""
    return next((n for n, line in enumerate(header_lines(sql), start=1) if line.split("=")[0].strip() == key), 1)


def leading_comments(sql: str) -> list[str]:
    """The lines before the query."""
    lines = sql.splitlines()
    end = next((n for n, line in enumerate(lines) if not line.startswith("--")), len(lines))
    return lines[:end]


def line_of(sql: str, text: str) -> int:
    """The first line of the query that has a text; 1 where none has."""
    return next((n for n, line in enumerate(sql.splitlines(), start=1) if text in line and not line.startswith("--")), 1)
