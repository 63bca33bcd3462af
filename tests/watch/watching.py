"""Watches and alerts as the tests make them: of words, on the bundled release, then judged on another one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.engine.engine import Engine
from bot.question.request import Request
from bot.speech import Lang, speaking
from bot.state.desk.watches import Watch
from bot.watch.alerts import condition_of
from bot.watch.judging import Judgement, Kept, judged
from bot.watch.wanted import read, watched

if TYPE_CHECKING:
    from bot.state.desk.watches import Kind


def request_of(kind: Kind, words: str, engine: Engine, lang: Lang = "en") -> Request:
    with speaking(lang):
        return condition_of(words, engine) if kind == "alert" else watched(read(words, engine)[0].request, engine)


def made(kind: Kind, words: str, engine: Engine, lang: Lang = "en") -> Watch:
    """A watch that was told the figures of an engine."""
    command = request_of(kind, words, engine, lang).words(engine.vocabulary)
    bare = Watch(1, 7, kind, command, lang)
    first = judged(bare, engine, Kept())
    assert first.item is None
    return replace(bare, told=first.told, holds=first.holds)


def lines_on(engine: Engine, watch: Watch) -> list[str]:
    """What a watch has to say on a release; nothing where it has no news."""
    judgement = judged(watch, engine, Kept())
    return list(judgement.item.change.lines) if judgement.item else []


def followed(watch: Watch, judgement: Judgement) -> Watch:
    """The watch after a release was told."""
    return replace(watch, told=judgement.told, holds=judgement.holds)
