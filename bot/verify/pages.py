"""A checked text as messages: a line that counts the verdicts, then each claim in its own words; a long one in pages."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.render.phrases.shown import Text, units
from bot.speech import tr, tr_later, trn
from bot.verify.check import legible
from bot.verify.judged.consistency import implied_rates, notes_of
from bot.verify.judged.fetching import request_of
from bot.verify.wording.notes import note_text
from bot.verify.wording.told import told
from bot.words.periods import month_name

if TYPE_CHECKING:
    from bot.engine.engine import Engine
    from bot.verify.check import Checked
    from bot.verify.judged.verdicts import Kind, Verdict

SIGNS: dict[Kind, str] = {"confirmed": "✓", "close": "≈", "differs": "✗", "unclear": "?", "uncheckable": "–"}
MOST_UNITS = 3_400
MOST_ON_PAGE = 12
AROUND = 28
NO_TEXT = tr_later("Reply with /verify to a text, forward one to me, or paste one: I check its figures on Japan's trade.")
NO_CLAIMS = tr_later("There is no figure of Japan's trade in that text that could be checked.")
OTHER_LANGUAGE = tr_later("Texts can be checked in English, Japanese and Russian; this one seems to be in another language.")


@dataclass(frozen=True, slots=True)
class Page:
    """What is read, and the canonical commands of its claims by their numbers."""

    shown: Text
    commands: tuple[tuple[str, str], ...] = ()


def pages(text: str, checked: Checked, engine: Engine) -> list[Page]:
    """At least one page, each within what Telegram takes."""
    text = legible(text)
    if not checked.verdicts:
        return [Page(_plain(tr(OTHER_LANGUAGE if checked.other_language else NO_CLAIMS)))]
    lines = claim_lines(checked, engine)
    entries = [
        _entry(number, text, verdict, line, engine)
        for number, (verdict, line) in enumerate(zip(checked.verdicts, lines, strict=True), start=1)
    ]
    head = summary_line(checked)
    notes = [note_text(note) for note in notes_of([one.claim for one in checked.verdicts])]
    last = "\n".join(filter(None, [*dict.fromkeys(notes), source_line(checked)]))
    made: list[Page] = []
    rest = entries
    while rest:
        some, rest = _fitting(rest, MOST_UNITS - units(head) - units(last))
        tail = last if not rest else trn("… {n} more figure", "… {n} more figures", len(rest)).format(n=len(rest))
        shown = [Text(f"<b>{_safe(head)}</b>", head), *(one.shown for one in some), _plain(tail)]
        joined = Text("\n\n".join(one.html for one in shown), "\n\n".join(one.text for one in shown))
        made.append(Page(joined, tuple(one.command for one in some if one.command[1])))
    return made


@dataclass(frozen=True, slots=True)
class _Entry:
    """A claim on a page: its number as a label, with the command that asks it."""

    shown: Text
    command: tuple[str, str]


def _entry(number: int, text: str, verdict: Verdict, line: str, engine: Engine) -> _Entry:
    quoted = _quoted(text, verdict)
    lead = f"{number}. {SIGNS[verdict.kind]} "
    shown = Text(f"{lead}<b>{_safe(quoted)}</b>\n{_safe(line)}", f"{lead}{quoted}\n{line}")
    return _Entry(shown, (str(number), command_of(verdict, engine)))


def _fitting(entries: list[_Entry], room: int) -> tuple[list[_Entry], list[_Entry]]:
    """Those that a page has room for, at least one, and the rest."""
    end = 1
    size = units(entries[0].shown.html)
    while end < min(len(entries), MOST_ON_PAGE) and (size := size + units(entries[end].shown.html) + 2) <= room:
        end += 1
    return entries[:end], entries[end:]


def claim_lines(checked: Checked, engine: Engine) -> list[str]:
    """What is said of each claim."""
    rates = implied_rates([one.claim for one in checked.verdicts])
    facts = engine.store.facts
    return [told(verdict, facts, rates.get(at)) for at, verdict in enumerate(checked.verdicts)]


def command_of(verdict: Verdict, engine: Engine) -> str:
    """The canonical command that asks the official figure; empty where there is none."""
    return request_of(verdict.found.reading.cell, engine).words(engine.vocabulary) if verdict.found is not None else ""


def summary_line(checked: Checked) -> str:
    """`7 fit · 3 differ · 2 cannot be checked`."""
    return " · ".join(_counted(kind, n).format(n=n) for kind, n in checked.summary.items() if n)


def _counted(kind: Kind, n: int) -> str:
    """So many of a kind."""
    return {
        "confirmed": trn("{n} fits", "{n} fit", n),
        "close": trn("{n} is close", "{n} are close", n),
        "differs": trn("{n} differs", "{n} differ", n),
        "unclear": trn("{n} is unclear", "{n} are unclear", n),
        "uncheckable": trn("{n} cannot be checked", "{n} cannot be checked", n),
    }[kind]


def source_line(checked: Checked) -> str:
    """Which statistics the figures were compared with."""
    names = list(dict.fromkeys(tr(source.short) for answer in checked.answers for source in answer.sources))
    if not names:
        return ""
    last = max(answer.last_month for answer in checked.answers)
    return tr("Source: {what} · data to {month}").format(what=tr(", ").join(names), month=month_name(last))


def _quoted(text: str, verdict: Verdict) -> str:
    """The claim in its own words: a few before the figure, up to a word's beginning."""
    claim = verdict.claim
    start = max(0, claim.start - AROUND)
    lead = text[start : claim.start]
    for end in ("\n", "。", "! ", "? ", ". "):
        lead = lead.rpartition(end)[2] if end in lead else lead
    if start and len(lead) == AROUND and " " in lead:
        lead = lead.partition(" ")[2]
    return f"{lead.lstrip(' ,;:、（(')}{text[claim.start : claim.end]}"


def _plain(words: str) -> Text:
    return Text(_safe(words), words)


def _safe(words: str) -> str:
    return html.escape(words, quote=False)
