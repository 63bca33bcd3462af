"""Every message is translated, with the same names in braces; nothing is left over."""

from __future__ import annotations

import functools
import re
from dataclasses import fields
from itertools import product

import pytest

from bot.speech import language, speaking, spoken, tr, trn
from bot.words.nouns import Goods, Partners
from tests.catalogues import OTHER, OTHERS, PARTS, messages, read

wanted_messages, translated = functools.cache(messages), functools.cache(read)
FORMS = re.compile(r"\{(\w+)\.(\w+)\}")
NAMES = re.compile(r"\{(\w*)[^{}]*\}")


def names(text: str) -> set[str]:
    return set(NAMES.findall(text))


def parts(message: object) -> list[str]:
    """The forms of a plural, or the one text."""
    return [str(form or "") for form in message] if isinstance(message, tuple | list) else [str(message or "")]


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize("part", [*PARTS, OTHER])
def test_complete(part: str, lang: str) -> None:
    wanted = {message.id for message in wanted_messages()[part] if message.id}
    there = {message.id: message for message in translated(part, lang) if message.id}
    assert set(there) == wanted
    for message in there.values():
        texts, asked = parts(message.string), parts(message.id)
        assert all(texts), message.id
        assert not message.fuzzy, message.id
        allowed = set().union(*(names(text) for text in asked))
        for text in texts:
            assert names(text) <= allowed, message.id
            # A form of a plural may leave its number out; nothing else may be lost.
            assert names(text) >= allowed - {"n"}, message.id


@pytest.mark.parametrize("lang", OTHERS)
def test_one_message_is_translated_in_one_way(lang: str) -> None:
    """Parts that have the same message share it: at the reply there is one catalogue."""
    seen: dict[tuple[str, str | None], list[str]] = {}
    for part in [*PARTS, OTHER]:
        for message in translated(part, lang):
            if message.id:
                said = parts(message.string)
                assert seen.setdefault((parts(message.id)[0], message.context), said) == said, part


def test_forms_of_names_are_known_ones() -> None:
    """`{goods.of}`: a form that there is not would fail at the reply."""
    known = {
        "goods": {one.name for one in fields(Goods)},
        "partners": {one.name for one in fields(Partners)},
        "span": {"first", "last"},
        "subject": {"inside", "made"},
        # Cases of Russian.
        **{name: {"of", "to"} for name in ("period", "month", "first")},
        "part": {"name", "of"},
    }
    for part, lang in product([*PARTS, OTHER], OTHERS):
        for message in translated(part, lang):
            for text in (*parts(message.id), *parts(message.string)):
                for name, form in FORMS.findall(text):
                    assert form in known.get(name, {form}), text


def test_language_is_that_of_the_block() -> None:
    with speaking("ja"):
        assert language() == "ja"
        with speaking("ru"):
            assert language() == "ru"
        assert language() == "ja"
    assert language() == "en"


def test_what_is_not_translated_is_said_as_it_is() -> None:
    with speaking("ru"):
        assert tr("a message that nobody has translated") == "a message that nobody has translated"
        assert trn("one thing nobody counts", "{n} things nobody counts", 2) == "{n} things nobody counts"


def test_codes_of_languages() -> None:
    assert [spoken(code) for code in ("ja", "ja-JP", "RU", "en_US", "de", "", None)] == ["ja", "ja", "ru", "en", None, None, None]


@pytest.mark.parametrize("lang", OTHERS)
def test_same_message_is_the_same_in_every_part(lang: str) -> None:
    said: dict[object, object] = {}
    for part in (*PARTS, OTHER):
        for message in translated(part, lang):
            if message.id:
                key = (str(message.id), message.context)
                assert said.setdefault(key, message.string) == message.string, key
