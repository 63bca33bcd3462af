"""Answer → the JSON of `ask --json`: exact numbers, stable codes. Others rely on its keys: add to them, change none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from bot.engine.row import COLUMNS, column_of, named_in
from bot.question.period import month_text
from bot.render.notes.notes import notes_of
from bot.speech import speaking

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.engine.answer import Answer
    from bot.engine.column import Kind
    from bot.engine.facts import Facts
    from bot.engine.resolving.asked import Question
    from bot.engine.row import Row
    from bot.errors import AskError
    from bot.question.request import Currency, Measured
    from bot.speech import Lang
    from bot.verbs.header import Header


KIND_WORDS: dict[Kind, Measured] = {"price": "price", "part": "share"}


class _Period(TypedDict):
    """A period of the question: its months, and how many of them there are."""

    label: str
    first: str
    last: str
    months: int
    months_available: int


def answer_json(answer: Answer, facts: Facts, canonical: str, lang: Lang, text: str) -> dict[str, Any]:
    """The object printed for an answer."""
    currency = answer.question.request.currency
    with speaking(lang):
        notes = [{"code": note.code, "text": note.text} for note in notes_of(answer, facts)]
    return {
        "request": _request(answer.question, answer.rows, canonical, lang, measured_in(answer.verb.header, currency)),
        "rows": [_row(row, currency) for row in answer.rows],
        "notes": notes,
        "sources": [
            {
                "id": source.id,
                "title": source.title,
                "publisher": source.publisher,
                "url": source.url,
                "licence": source.licence,
                "as_of": source.as_of or None,
                "retrieved": source.retrieved,
            }
            for source in answer.sources
        ],
        "last_month": month_text(answer.last_month),
        "released": facts.released.isoformat(),
        "sql": answer.sql,
        "params": shown_params(answer.params),
        "text": text,
    }


def measured_in(header: Header, currency: Currency) -> Measured:
    """What the figures of a verb are: values, prices or shares."""
    return KIND_WORDS.get(COLUMNS[column_of(header.measure[0], currency)].kind, "value")


def error_json(error: AskError, question: Question | None, canonical: str, lang: Lang) -> dict[str, Any]:
    """The object printed when there is no answer; with the request, where the words were understood."""
    failed: dict[str, Any] = {"error": {"code": error.code, "message": error.message, "suggestions": list(error.suggestions)}}
    if question is not None:
        failed["request"] = _request(question, (), canonical, lang)
    return failed


def _row(row: Row, currency: Currency) -> dict[str, Any]:
    """What the query gave of it; yen and dollars always, euros and yuan (`value_eur`) where they were asked for."""
    given = row.model_dump(mode="json", exclude_unset=True)
    return {named_in(key, currency): value for key, value in given.items() if named_in(key, currency)}


def _request(question: Question, rows: Iterable[Row], canonical: str, lang: Lang, measured: Measured = "value") -> dict[str, Any]:
    request = question.request
    available: dict[str | None, int] = {}
    for row in rows:
        available[row.period] = max(available.get(row.period, 0), row.months_available or 0)
    return {
        "verb": request.verb,
        "flows": list(question.flows),
        "commodities": list(request.commodities),
        "partners": list(request.partners),
        "periods": [
            _Period(
                label=period.label,
                first=month_text(period.first),
                last=month_text(period.last),
                months=period.months,
                months_available=available.get(period.label, 0),
            )
            for period in question.periods
        ],
        "currency": request.currency,
        "together": list(request.together),
        "except": list(request.without),
        "cut": request.cut,
        "measure": request.measure or measured,
        "share_of": request.share_of,
        "against": str(request.against) if request.against else "year before",
        "work": request.work or "each",
        "amount": str(request.amount) if request.amount else "",
        "met_by_amount": request.amount is not None and request.amount.met_by_itself,
        "window": request.window,
        "order": request.order,
        "among": request.among,
        "smallest": request.smallest,
        "place": request.place,
        "top": request.top,
        "lang": lang,
        "canonical": canonical,
        **({"as_of": request.as_of.isoformat()} if request.as_of else {}),
    }


def shown_params(params: dict[str, Any]) -> dict[str, Any]:
    """A query's parameters, as JSON can hold them."""
    shown = dict(params)
    for name in ("periods", "spans"):
        if name in shown:
            shown[name] = [{key: str(value) if value is not None else None for key, value in one.items()} for one in shown[name]]
    return shown
