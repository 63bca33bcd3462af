"""A checked text as the JSON of `tradebot verify --json`: exact numbers, stable codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.verify.judged.consistency import notes_of
from bot.verify.judged.fits import said_value
from bot.verify.pages import claim_lines, command_of
from bot.verify.wording.basis import basis_of
from bot.verify.wording.notes import note_text
from bot.verify.wording.official import official_text

if TYPE_CHECKING:
    from bot.engine.engine import Engine
    from bot.verify.check import Checked
    from bot.verify.judged.verdicts import Found, Verdict

UNITS = {"no": "units"}


def checked_json(checked: Checked, engine: Engine) -> dict[str, Any]:
    """The object that is printed, its texts in the language that is spoken."""
    lines = claim_lines(checked, engine)
    claims = [_claim(verdict, line, engine) for verdict, line in zip(checked.verdicts, lines, strict=True)]
    sources = {source.id: source for answer in checked.answers for source in answer.sources}
    return {
        "claims": claims,
        "summary": checked.summary,
        "notes": [
            {"code": note.code, "claims": list(note.claims), "text": note_text(note)}
            for note in notes_of([one.claim for one in checked.verdicts])
        ],
        "sources": [
            {"id": one.id, "title": one.title, "publisher": one.publisher, "url": one.url, "licence": one.licence}
            for one in sources.values()
        ],
    }


def _claim(verdict: Verdict, line: str, engine: Engine) -> dict[str, Any]:
    claim, found, facts = verdict.claim, verdict.found, engine.store.facts
    return {
        "said": claim.said,
        "start": claim.start,
        "end": claim.end,
        "value": said_value(claim),
        "unit": UNITS.get(claim.figure.unit, claim.figure.unit),
        "verdict": verdict.kind,
        "official": _official(found, verdict) if found is not None else None,
        "request": command_of(verdict, engine),
        "basis": basis_of(found, facts) if found is not None else "",
        "why": verdict.why,
        "would_be": _would_be(verdict, engine),
        "text": line,
    }


def _official(found: Found, verdict: Verdict) -> dict[str, Any]:
    unit = verdict.claim.figure.unit
    return {"value": found.official, "unit": UNITS.get(unit, unit), "text": official_text(found, verdict)}


def _would_be(verdict: Verdict, engine: Engine) -> dict[str, Any] | None:
    """The reading under which the printed figure would be right."""
    hint = verdict.hint
    if hint is None:
        return None
    return {"how": hint.how, "basis": basis_of(hint, engine.store.facts), "official": _official(hint, verdict)}
