"""Reply → the object of `ask --json`, as every door gives it out: exact numbers, stable codes, the words beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.render.machine import answer_json, error_json

if TYPE_CHECKING:
    from bot.reply import Context, Reply


def reply_json(answered: Reply, context: Context) -> dict[str, Any]:
    """What was answered; of several questions the first, and the others in `more`."""
    told = _one(answered, context)
    return {**told, "more": [_one(one, context) for one in answered.more]} if answered.more else told


def _one(answered: Reply, context: Context) -> dict[str, Any]:
    if answered.error is not None:
        return error_json(answered.error, answered.question, answered.canonical, context.lang)
    if answered.answer is None:
        return {"topic": answered.topic or None, "text": answered.text}
    facts = context.engine.facts_of(answered.answer.question.request)
    told = answer_json(answered.answer, facts, answered.canonical, context.lang, answered.text)
    if answered.warning is not None:
        told["notes"].append({"code": answered.warning.code, "text": answered.warning.text})
    told |= {"reading": answered.lead or None, "sentence": answered.copy or None}
    return told | {"others": [{"label": label, "canonical": words} for label, words in answered.others]}
