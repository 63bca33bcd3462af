"""`/help WORDS`: what the words are about, as a question reads them, and the page of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import AskError
from bot.question.lexicon.spelling import normalise
from bot.question.refusals import shortened_word
from bot.render.text.help.guide import BY_KIND, BY_WORD, COMMANDS, GUIDE
from bot.render.text.help.layout import Page
from bot.render.text.help.of_noun import page_of_country, page_of_goods
from bot.render.text.help.page import render_commands, render_help
from bot.render.text.topics import TOPICS, said_of
from bot.speech import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.engine import Engine
    from bot.question.lexicon.tokens import Token

TOPIC_KINDS = ("topic", "soft_topic")
VERB_KINDS = ("verb", "soft_verb")
OFFERED = ("/help lng", "/help shares", "/help commands", "/help")


def help_page(words: str, engine: Engine) -> Page:
    """A page of the help; without words that on all. Raises AskError for words that there is none on."""
    plain = normalise(words).lstrip("/").strip()
    if not plain:
        return render_help(engine.store.facts, engine.registry)
    if (name := words.strip().lstrip("/").casefold()) in engine.registry:
        return _of_verb(name, engine)
    if plain in BY_WORD:
        return _guided(BY_WORD[plain], engine)
    tokens = engine.vocabulary.tokens(plain)
    return _of_nouns(plain, tokens, engine) or _of_words(tokens, engine) or _unknown(words, engine)


def _of_nouns(plain: str, tokens: Sequence[Token], engine: Engine) -> Page | None:
    """Of goods, or of a country; of a command or a topic where one is named first."""
    facts = engine.store.facts
    for token in tokens:
        if token.kind in VERB_KINDS:
            return _of_verb(token.value, engine)
        if token.kind in TOPIC_KINDS:
            return _guided(token.value, engine)
        if token.kind == "commodity":
            known = token.value in facts.commodities
            return page_of_goods(token.value, engine) if known else _guided("codes", engine)
        if token.kind == "absent":
            return page_of_goods(token.value, engine, within=plain[token.start : token.end])
        if token.kind == "partner" and token.value in facts.partners:
            return page_of_country(token.value, engine)
    return None


def _of_words(tokens: Sequence[Token], engine: Engine) -> Page | None:
    found = next((BY_KIND[token.kind] for token in tokens if token.kind in BY_KIND), None)
    return _guided(found, engine) if found else None


def _guided(topic: str, engine: Engine) -> Page:
    """A page of the guide, or what is told on a question about the figures."""
    if topic == COMMANDS:
        return render_commands(engine.verbs.values(), engine.store.facts)
    if topic not in GUIDE and topic not in TOPICS:
        return render_help(engine.store.facts, engine.registry)
    text, commands = said_of(GUIDE.get(topic) or TOPICS[topic], engine.store.facts, engine.registry)
    page = Page(tuple((command.removeprefix("/"), command) for command in commands))
    page.say(text)
    if commands:
        page.gap()
        page.say(tr("Ask, for example:"))
    for command in commands:
        page.show(command)
    return page


def _of_verb(name: str, engine: Engine) -> Page:
    """What a command answers, with all its examples, and how it can be shown."""
    verbs = engine.registry
    header = verbs[name]
    page = Page(tuple((command.removeprefix("/"), command) for command in header.example))
    page.title(tr(header.title))
    page.say(f"{tr(header.summary)}")
    more = {verbs.share: "shares", verbs.price: "volumes"}.get(name)
    if more:
        page.gap()
        page.say(said_of(GUIDE[more], engine.store.facts, verbs)[0])
    page.gap()
    for command in header.example:
        page.show(command)
    forms = [tr("dollars, euros, yuan")] if header.dollars and header.figures else []
    forms += [tr("a chart")] if header.chart != "none" and header.figures else []
    forms += [tr("a file")] if header.figures else []
    forms += [tr("a sentence")] if header.say and header.figures else []
    if forms:
        page.gap()
        page.say(tr("Also as: {forms}").format(forms=tr(", ").join(forms)))
    return page


def _unknown(words: str, engine: Engine) -> Page:
    near = engine.vocabulary.nearness.near(words)
    offered = tuple(f"/help {word}" for word in near) or OFFERED
    message = tr("There is no help on “{words}”: name goods, a country, a command or a topic.")
    raise AskError("unknown_word", message.format(words=shortened_word(words)), offered)
