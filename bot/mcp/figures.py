"""Places as arguments → Request → its canonical command, which is asked as anybody's is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.errors import AskError
from bot.mcp.answered import answered
from bot.mcp.places import EACH, YEAR_BEFORE, Figures
from bot.question.assembly.shares.whole import COUNTRY, GOODS, TURNOVER
from bot.question.codes import is_code
from bot.question.lexicon.spelling import normalise
from bot.question.places import Amount
from bot.question.request import Request
from bot.render.machine import measured_in
from bot.reply import Context
from bot.speech import HOME
from bot.verbs.header import DEFAULT_VERB

if TYPE_CHECKING:
    from bot.engine.engine import Engine
    from bot.mcp.tool import Told

WHOLES = (COUNTRY, GOODS, TURNOVER)
NOUNS = {"commodity", "partner"}
PLAIN = "value"


def figures(given: Figures, engine: Engine) -> Told:
    """The answer to a request that is given place by place. Raises AskError for what is no request."""
    request = _request(given, engine)
    words = request.words(engine.vocabulary)
    told = answered(words, Context(engine, given.lang or HOME))
    if not told.refused:
        _same(request, engine.parse(words), engine)
    return told


def verbs_of(engine: Engine) -> list[str]:
    """Those that a request names; what only works something out has no name there."""
    return [name for name in sorted(engine.verbs) if not engine.registry[name].works]


def goods_of(engine: Engine) -> list[str]:
    """The codes of goods that are listed: those of the area table, and not by HS code."""
    return [code for code in engine.store.facts.commodities if not is_code(code)]


def _request(given: Figures, engine: Engine) -> Request:
    _know(given, engine)
    request = Request(
        verb=given.verb,
        flows=given.flows,
        commodities=given.commodities,
        partners=given.partners,
        periods=tuple(when for said in given.periods for when in _read(said, engine).periods),
        currency=given.currency,
        top=given.top,
        measure="volume" if given.measure == "volume" else "",
        as_of=given.as_of,
        together=given.together,
        without=given.without,
        cut=given.cut,
        against=None if given.against == YEAR_BEFORE else _read(f"2024 {given.against}", engine).against,
        work="" if given.work == EACH else given.work,
        amount=replace(Amount.read(given.amount), met_by_itself=given.met_by_amount) if given.amount else None,
        window=given.window,
        order=given.order,
        among=given.among,
        smallest=given.smallest,
        place=given.place,
        share_of=given.share_of,
        detail=given.detail,
    )
    return request if request.measure else request.model_copy(update={"verb": _verb(given, request, engine)})


def _same(request: Request, read: Request, engine: Engine) -> None:
    """Raises AskError where a command is not read as the request that it is of; nouns that are not named may be filled in."""
    open_sides = {place: () for place in ("commodities", "partners") if not getattr(request, place)}
    if read.model_copy(update=open_sides) != request:
        taken = read.words(engine.vocabulary)
        raise AskError("conflict", f"These places do not go together: they would be read as {taken}", (taken,))


def _read(words: str, engine: Engine) -> Request:
    """A piece of a canonical command, whose form is judged already."""
    return engine.parse(f"/{DEFAULT_VERB} {words.lower()}")


def _verb(given: Figures, request: Request, engine: Engine) -> str:
    """The verb whose figures are of the measure that is asked for. Raises AskError: another one is named."""
    registry = engine.registry
    if measured_in(registry[engine.query_of(request)], given.currency) == given.measure or given.measure == PLAIN:
        return given.verb
    measuring = registry.price if given.measure == "price" else registry.share
    if given.verb not in {DEFAULT_VERB, measuring}:
        raise AskError("conflict", f"{given.verb} has no figures of the measure {given.measure}; {measuring} has.")
    return measuring


def _know(given: Figures, engine: Engine) -> None:
    """Raises AskError for what is no verb, and for a code that is none of the data, with those that it may stand for."""
    facts = engine.store.facts
    goods, partners = {*goods_of(engine)}, {*facts.partners}
    if given.verb not in verbs_of(engine):
        raise AskError("unknown_word", f"verb: there is no “{given.verb}”; there are {', '.join(verbs_of(engine))}.")
    for argument, codes, known in (
        ("commodities", given.commodities, goods),
        ("partners", given.partners, partners),
        ("except", given.without, goods | partners),
        ("share_of", filter(None, [given.share_of]), goods | partners | {*WHOLES}),
    ):
        for code in codes:
            if code not in known and (argument == "partners" or not is_code(code)):
                raise AskError("unknown_word", f"{argument}: there is no code “{code}”{_meant(code, engine)}.")


def _meant(said: str, engine: Engine) -> str:
    """The codes of what somebody calls goods or a country."""
    meant = [token.value for token in engine.vocabulary.tokens(normalise(said)) if token.kind in NOUNS]
    return f"; what is called so has {', '.join(dict.fromkeys(meant))}" if meant else ""
