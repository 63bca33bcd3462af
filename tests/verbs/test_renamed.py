"""With all verbs under other names the program does the same: it knows them by their traits."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from bot.engine.engine import Engine
from bot.render.text.next_questions import outputs, variants
from bot.reply import Context, reply
from bot.settings import read_settings
from bot.speech import LANGUAGES
from bot.verbs.header import DEFAULT_VERB
from tests.golden_replies import asked, questions
from tests.queries import run_once
from tests.question.corpus import questions as corpus
from tests.question.corpus import understood
from tests.verbs.new import Row, with_verbs

ENDING = "zz"
QUERIES = {path.stem: path.read_text("utf-8") for path in read_settings().queries_dir.glob("*.sql")}
OLD = sorted(QUERIES.keys() - {DEFAULT_VERB})
COMMAND = re.compile(rf"(?<=/)({'|'.join(OLD)})\b")
WORD = re.compile(rf"\b({'|'.join(OLD)})\b")


def renamed(name: str) -> str:
    return name + ENDING if name in OLD else name


def reworded(row: Row) -> Row:
    """What a name meant besides it means now alone; words for a verb are words for its new name."""
    if row["kind"] == "also":
        kind, _, value = row["value"].partition(" ")
        return row | {"kind": kind, "value": value}
    if row["kind"] in {"over", "past"}:  # "below verb price": what it means without an amount
        side, *other = row["value"].split()
        return row | {"value": " ".join([side, *map(renamed, other)])}
    return row | {"value": renamed(row["value"])} if row["kind"] in {"verb", "soft_verb"} else row


@pytest.fixture(scope="module")
def other(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The verbs under other names; the old names, where they are no everyday words, are words for them."""
    queries = {f"{renamed(name)}.sql": COMMAND.sub(lambda found: renamed(found[1]), sql) for name, sql in QUERIES.items()}
    everyday = {token.value for name in OLD for token in engine.vocabulary.tokens(name) if token.also}
    # A name of several words is how people write, and may be part of a sentence.
    everyday |= {name for name in OLD if "_" in name}
    words = [{"word": name, "lang": "en", "kind": "verb", "value": renamed(name)} for name in OLD if name not in everyday]
    loaded = with_verbs(tmp_path_factory.mktemp("renamed"), queries, reworded, words)
    # What there was on a day is the same, too.
    loaded.store.past._facts = engine.store.past._facts
    yield loaded
    loaded.close()


@pytest.fixture(scope="module", autouse=True)
def each_query_is_run_once() -> Iterator[None]:
    """The figures are the same, and so are the queries but for the names: what one program found the other need not look for."""
    with run_once(lambda sql: sql.replace(ENDING, "")):
        yield


def test_no_old_name_is_a_verb(other: Engine) -> None:
    assert set(other.verbs) == {DEFAULT_VERB, *map(renamed, OLD)}


def test_every_golden_question_is_answered_alike(engine: Engine, other: Engine) -> None:
    wanted = [(lang, question) for question in questions(engine.verbs.values()) for lang in LANGUAGES[:1]] + asked()
    for lang, question in wanted:
        # Commands are typed with the new name; a sentence is as it was.
        typed = WORD.sub(lambda found: renamed(found[1]), question) if question.startswith("/") else question
        one, same = reply(question, Context(engine, lang)), reply(typed, Context(other, lang))
        assert COMMAND.sub(lambda found: renamed(found[1]), one.canonical) == same.canonical, question
        assert one.text.replace("/changes", "") == same.text.replace(ENDING, "").replace("/changes", ""), question
        assert [label for label, _ in one.others] == [label for label, _ in same.others], question


def test_the_same_buttons_lead_on(engine: Engine, other: Engine) -> None:
    for question in questions(engine.verbs.values()):
        if (asked_for := reply(question, Context(engine)).question) is None:
            continue
        request = asked_for.request
        same = other.resolve(request.model_copy(update={"verb": renamed(request.verb), "top": None}))
        mine = [*variants(asked_for, engine.store.facts, engine.registry), *outputs(asked_for, engine.registry)]
        theirs = [*variants(same, other.store.facts, other.registry), *outputs(same, other.registry)]
        assert [(one.label, renamed(one.request.verb)) for one in mine] == [(one.label, one.request.verb) for one in theirs]


def test_every_question_of_the_corpus_is_understood_alike(engine: Engine, other: Engine) -> None:
    for one in corpus():
        if not one.question.startswith("/"):
            found = understood(one, engine)
            assert COMMAND.sub(lambda verb: renamed(verb[1]), found) == understood(one, other), one.question
