"""Answer → a file in memory, named by what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from bot.clock import now
from bot.errors import AskError, TradebotError
from bot.render.chart.draw import draw, draw_svg
from bot.render.files.about import about_of
from bot.render.files.name import file_name
from bot.render.files.rows import table_of
from bot.speech import language, tr
from bot.words.numbers import decimal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.question.request import Output

FileKind = Literal["csv", "xlsx", "png", "svg"]
FILE_KINDS: tuple[FileKind, ...] = ("csv", "xlsx", "png", "svg")
KIND_OF: dict[Output, FileKind] = {"csv": "csv", "xlsx": "xlsx", "chart": "png", "hd": "png"}
MOST_ROWS = 100_000


@dataclass(frozen=True, slots=True)
class File:
    """A file to send or to write."""

    name: str
    content: bytes


def file_of(kind: FileKind, answer: Answer, facts: Facts, canonical: str, *, for_programs: bool = False) -> File:
    """The rows of an answer with all that belongs to them, or its picture, in the language that is spoken.

    A CSV has the signs of numbers that its reader has; `for_programs` has the same ones in every language.
    Raises AskError: no_data for an answer without figures (coverage), too_much for more than MOST_ROWS rows; ChartError
    where there is nothing to draw.
    """
    if kind == "png":
        picture = draw(answer, facts, language(), hd=answer.question.request.output == "hd")
        return File(file_name(answer.question, facts, kind), picture)
    if kind == "svg":
        return File(file_name(answer.question, facts, kind), draw_svg(answer, facts, language()).encode())
    _refuse(answer, kind)
    name, made = file_name(answer.question, facts, kind), now()
    table = table_of(answer, facts)
    about = about_of(answer, facts, canonical, made)
    if kind == "csv":
        from bot.render.files.delimited import PLAIN, csv_bytes, own_signs

        return File(name, csv_bytes(table, about, PLAIN if for_programs else own_signs()))
    from bot.render.files.codes import codes_in_words
    from bot.render.files.crosstab import crosstab_of
    from bot.render.files.sheet.workbook import xlsx_bytes

    return File(name, xlsx_bytes(codes_in_words(table, answer), crosstab_of(answer, facts), about, made))


def save(
    answer: Answer,
    facts: Facts,
    canonical: str,
    paths: Mapping[FileKind, Path | None] | None = None,
    *,
    for_programs: bool = False,
) -> list[Path]:
    """Put the files on the disk: those with a path, and the one that the question asks for, here under its own name.

    Gives the paths of files that had none. Raises as `file_of`, and TradebotError when a path cannot be written.
    """
    named = []
    for kind in FILE_KINDS:
        path = (paths or {}).get(kind)
        if path is None and KIND_OF.get(answer.question.request.output) != kind:
            continue
        file = file_of(kind, answer, facts, canonical, for_programs=for_programs)
        if path is None:
            path = Path(file.name)
            named.append(path)
        write(path, file.content)
    return named


def write(path: Path, content: bytes) -> None:
    """Put a file where it is wanted. Raises TradebotError when it cannot be."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise TradebotError(tr("{path} cannot be written: {reason}.").format(path=path, reason=error.strerror)) from error


def _refuse(answer: Answer, kind: FileKind) -> None:
    if not answer.verb.header.figures:
        message = tr("A file holds figures, and there are none in a list of what the data hold.")
        raise AskError("no_data", message, (f"/lng 2024 {kind}",))
    if len(answer.rows) > MOST_ROWS:
        message = tr("That is {count} rows; a file has at most {most}. Ask for fewer periods, countries or goods.").format(
            count=decimal(len(answer.rows), 0), most=decimal(MOST_ROWS, 0)
        )
        raise AskError("too_much", message, (f"/lng 2024 {kind}",))
