"""The guide is true: replies and commands are the program's own, links lead somewhere, and nothing with a name is left out."""

from __future__ import annotations

import argparse
import csv
import re
import shlex
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.command_line.parser import parser
from bot.engine.engine import Engine
from bot.reply import Context, reply
from bot.settings import PACKAGE, Settings
from tests.architecture import PICTURE, floors, picture
from tests.docs import BLOCK, README, ROOT, filled, pages

PAGES = pages()
FENCE = re.compile(r"^```(?P<kind>\w*)\n(?P<inside>(?:.*\n)*?)```$", re.MULTILINE)
LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")
# What changes nothing outside the folder it runs in, and needs no network: these commands are run.
HARMLESS = (("ask",), ("check",), ("data", "status"), ("data", "diff"))
# Programs that are not this project's: what is said of them is read, not run.
OTHERS = {"docker", "curl", "git", "uv", "pip"}


def page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def commands() -> list[str]:
    """Every line of every block of commands, without its remark."""
    blocks = [found["inside"] for path in PAGES for found in FENCE.finditer(path.read_text("utf-8")) if found["kind"] == "sh"]
    lines = [line.partition(" # ")[0].strip() for block in blocks for line in block.splitlines()]
    return sorted({line for line in lines if line and not line.startswith("#")})


@pytest.mark.parametrize("name", names(PAGES))
def test_replies_and_lists_are_what_the_program_says(name: str, context: Context) -> None:
    assert filled(page(name), context) == page(name), "python -m tests.docs writes it anew"


def test_the_picture_is_that_of_the_contracts() -> None:
    assert PICTURE.read_text("utf-8") == picture()
    shown = re.findall(r">(\w+)(?:/|\.py)<", picture())
    assert sorted(shown) == sorted(part for floor in floors() for part in floor)
    assert {path.stem for path in PACKAGE.glob("*.py")} - set(shown) == {"__init__"}


def test_the_first_page_is_short_and_shows_what_to_do() -> None:
    text = page("README.md")
    assert len(text.splitlines()) <= 150
    assert len(BLOCK.findall(text)) == 5
    assert "![" in text
    screen = "\n".join(text.splitlines()[:30])
    for needed in ("make run", "make test", "> /lng fy2024", "Telegram bot"):
        assert needed in screen


def test_every_page_can_be_reached_from_the_first() -> None:
    reached, todo = set[Path](), [README]
    while todo:
        path = todo.pop()
        if path not in reached and path.suffix == ".md":
            reached.add(path)
            todo += [(path.parent / target.partition("#")[0]).resolve() for target in links(path)]
    assert set(PAGES) <= reached


@pytest.mark.parametrize("name", names(PAGES))
def test_links_lead_somewhere(name: str) -> None:
    path = ROOT / name
    for target in links(path):
        file, _, part = target.partition("#")
        there = (path.parent / file).resolve() if file else path
        assert there.exists(), target
        assert there.is_relative_to(ROOT), target
        assert not part or part in headings(there), target


def links(path: Path) -> list[str]:
    """What a page links to inside the project."""
    return [found["target"] for found in LINK.finditer(path.read_text("utf-8")) if "://" not in found["target"]]


def headings(path: Path) -> set[str]:
    """The parts of a page, as links name them."""
    found = re.findall(r"^#+ (.*)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in found}


@pytest.mark.usefixtures("asking_what_is_loaded")
@pytest.mark.parametrize("line", commands())
def test_commands_are_the_programs_own(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = shlex.split(line.replace(".venv/bin/", ""))
    if words[:3] == ["python", "-m", "bot"]:
        words = ["tradebot", *words[3:]]
    if words[0] == "make":
        assert re.search(rf"^{words[1]}:", page("Makefile"), re.MULTILINE)
    elif words[:2] == ["python", "-m"]:
        assert find_spec(words[2]) is not None
    elif words[0] == "tradebot":
        assert callable(parser().parse_args(words[1:]).command)
        if any(tuple(words[1 : 1 + len(start)]) == start for start in HARMLESS):
            monkeypatch.chdir(tmp_path)
            assert main(words[1:]) == 0
    else:
        assert words[0] in OTHERS


def test_every_verb_is_explained_with_an_example_that_works(engine: Engine, context: Context) -> None:
    table = page("docs/asking.md").split("| verb |")[1].split("\n\n")[0]
    worked_out = page("docs/commands.md").split("| query |")[1].split("\n\n")[0]
    for name, verb in engine.verbs.items():
        assert name == "trade" or f"`{name}`" in (worked_out if verb.header.works else table)
    examples = re.findall(r"`(/[^`]+)`", table + worked_out)
    assert len(examples) >= len(engine.verbs)
    for example in examples:
        assert reply(example, context).error is None, example


def test_every_named_period_is_understood(engine: Engine) -> None:
    periods = page("docs/asking.md").split("Periods: ")[1].split(";")[0]
    words = re.findall(r"`([^`]+)`", periods)
    assert len(words) > 10
    for word in words:
        assert engine.parse(f"/lng {word}").periods, word


def test_every_kind_of_word_is_explained(engine: Engine) -> None:
    with (engine.store.data / "words.csv").open(encoding="utf-8", newline="") as file:
        kinds = {row["kind"] for row in csv.DictReader(file)}
    table = (ROOT / "data" / "README.md").read_text("utf-8").partition("Kinds of words.csv")[2].partition("**rates.csv**")[0]
    assert {kind for kind in kinds if f"`{kind}`" not in table} == set()
    assert set(re.findall(r"`(\w+)`", table)) <= kinds


def test_every_setting_is_named_with_its_default() -> None:
    rows = page("docs/settings.md").split("| variable |")[1].split("\n\n")[0].splitlines()[2:]
    told = {name: row for row in rows for name in re.findall(r"`TRADEBOT_([A-Z_]+)`", row.split("|")[1])}
    assert set(told) == {field.upper() for field in Settings.model_fields}
    for name, field in Settings.model_fields.items():
        if isinstance(field.default, float):
            assert re.search(rf"\b{field.default:.0f}\b", told[name.upper()]), name


def test_every_command_and_option_is_named() -> None:
    told = page("docs/settings.md") + page("docs/data.md")
    for words in spoken(parser()):
        assert re.search(rf"(?<![\w-]){words}\b", told), words


def spoken(parser: argparse.ArgumentParser) -> Iterator[str]:
    """The commands of a parser, and their options but for help."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield name
                yield from spoken(below)
        else:
            yield from (option for option in action.option_strings if option not in {"-h", "--help"})


def test_every_dependency_is_named() -> None:
    told = tomllib.loads(page("pyproject.toml"))
    table = page("docs/architecture.md").split("| dependency |")[1].split("\n\n")[0]
    named = {name.strip() for row in table.splitlines()[2:] for name in row.split("|")[1].split(",")}
    extra = bare(told["project"]["optional-dependencies"]["mcp"])
    assert named == bare(told["project"]["dependencies"]) | extra
    beside = page("docs/architecture.md").partition("For development only: ")[2].partition(".")[0]
    assert bare(told["dependency-groups"]["dev"]) - extra == set(re.findall(r"[\w-]{4,}", re.sub(r"\(.*?\)", "", beside)))


def bare(requirements: list[str]) -> set[str]:
    """Names without versions and extras."""
    return {re.split(r"[\[><=]", one)[0] for one in requirements}
