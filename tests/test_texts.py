"""No text for people is outside the catalogues."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.engine.sql.read_facts import USUAL
from bot.render.chart.svg.element import FONTS, OTHER_FONTS
from tests.catalogues import BOT, ROOT
from tests.texts import untranslated

CHECKED = ("engine", "render", "question", "chat", "terminal", "web", "replying", "reply.py")
OPERATORS = "for operators: a log, a measure, or a TelegramError that is logged"
WORDS = "words of a canonical command"
SHELL = "for the DuckDB shell"
BROWSER = "for the browser"
REASON = "a reason in the state, which is put into words where it is told"
TELEGRAM = "Telegram's own words, by which its refusals are told apart"
EXCEPTIONS = {
    ("engine/sql/read_facts.py", USUAL): "a query",
    ("engine/sql/database.py", "attach ':memory:' as figures (compress)"): "a query",
    ("engine/sql/database.py", "use figures"): "a query",
    ("engine/sql/lines.py", "::struct(first_month date, last_month date)[]"): "a type in a query",
    (
        "engine/sql/lines.py",
        "::struct(flow varchar, commodity varchar, first_month date, last_month date)[]",
    ): "a type in a query",
    (
        "engine/sql/lines.py",
        "::struct(flow varchar, commodity varchar, year integer, last_month integer, released date)[]",
    ): "a type in a query",
    ("chat/updates/intake.py", "dict[str, Any]"): "a type",
    ("chat/replies/offers.py", "russia imports"): "a question",
    ("question/reading/homonyms/split.py", "member states"): "a word of a question",
    ("chat/metrics.py", "Replies made: answer, help, or the code of a refusal"): OPERATORS,
    ("chat/metrics.py", "Time a stage took: reply, send, update"): OPERATORS,
    ("chat/metrics.py", "Updates taken and not done"): OPERATORS,
    ("chat/metrics.py", "Updates taken, by kind"): OPERATORS,
    ("chat/metrics.py", "Updates that ended with an error, by its kind"): OPERATORS,
    (
        "chat/updates/polling.py",
        (
            "Another process fetches updates with this token (409). Only one may: stop the other one, or wait a moment if it is "
            "the one that this one replaces."
        ),
    ): OPERATORS,
    ("chat/api/sender.py", "not modified"): TELEGRAM,
    **{("chat/posts/refusals.py", said): TELEGRAM for said in ("chat not found", "have no rights", "need administrator rights")},
    **{("chat/posts/refusals.py", reason): REASON for reason in ("no right", "no topic")},
    **{("chat/posts/posting.py", reason): REASON for reason in ("cannot be read", "no answer", "the state was slow")},
    ("chat/posts/contents.py", "refused whatever was tried"): OPERATORS,
    ("question/assembly/followup/shifted.py", "month before"): WORDS,
    ("question/relative.py", " before last"): WORDS,
    ("question/phrases/work.py", "record ever"): WORDS,
    ("question/reading/homonyms/amounts.py", "in total"): WORDS,
    **{("question/reading/homonyms/trade.py", said): WORDS for said in ("ships to", "delivered in", "sent in", "shipped in")},
    ("chat/metrics.py", "Posts that nobody asked for, by how a try ended"): OPERATORS,
    ("chat/api/sender.py", "refused whatever was tried"): OPERATORS,
    ("chat/updates/service.py", "Telegram cannot be reached at the address in TRADEBOT_API_URL: "): OPERATORS,
    ("chat/api/transport.py", "no tries left"): OPERATORS,
    ("chat/api/transport.py", "the transport is not open"): OPERATORS,
    ("chat/updates/webhook.py", "TRADEBOT_WEBHOOK_URL: Telegram does not take it: "): OPERATORS,
    ("chat/updates/webhook.py", "not found"): "the body of a 404",
    ("web/headers.py", "public, max-age=31536000, immutable"): BROWSER,
    **{
        ("web/parts/document.py", said): BROWSER
        for said in ("<!doctype html>\n", "light dark", "width=device-width, initial-scale=1")
    },
    **{("question/lexicon/amounts.py", unit): WORDS for unit in ("percentage points", "per cent", "metric tons", "us dollars")},
    ("question/reading/homonyms/amounts.py", "how many"): WORDS,
    ("question/assembly/followup/pointing.py", "as well"): WORDS,
    ("question/reading/homonyms/spans.py", "record low"): WORDS,
    ("question/reading/several.py", "how much"): WORDS,
    ("render/machine.py", "year before"): "a word of the JSON",
    **{("render/chart/svg/element.py", names): "names of fonts" for names in (OTHER_FONTS, *FONTS.values())},
    ("question/lexicon/tables.py", "a verb in queries/"): "part of a DataError, for whoever writes a verb",
    **{("question/request.py", f"by {cut}"): WORDS for cut in ("month", "quarter", "half", "year", "fy")},
    ("chat/updates/polling.py", "none of what came is an update"): OPERATORS,
    ("engine/sql/database.py", " statement; only SELECTs are run"): OPERATORS,
    ("render/phrases/query.py", ".mode box"): SHELL,
    ("render/phrases/query.py", ".read data/"): SHELL,
    ("render/text/tables/changes.py", " by line"): "a command",
    ("render/phrases/query.py", ".read data/lines.sql"): SHELL,
    ("render/phrases/query.py", ".read data/schema.sql"): SHELL,
    ("engine/not_imported.py", "tradebot data refresh --hs9 all"): "a command",
    **{
        ("question/code_search.py", form): WORDS
        for form in (
            "(?:find|search|look up|give me|show|tell me)(?: me)?(?: the| an?)?",
            "s?(?: number)?(?: is| are| for| of| has| have| covers?| do i need for)? (?P<of>.+)",
        )
    },
    ("question/lexicon/hs_codes.py", r"(?:(?:by|under) )?hs(?:-| )?(?:codes?|コード|code no\.?)?(?:の|は)?"): WORDS,
    ("render/phrases/query.py", "[]::struct(label varchar, first_month date, last_month date)[]"): SHELL,
    ("render/phrases/query.py", "execute question("): SHELL,
    ("render/phrases/query.py", "prepare question as"): SHELL,
    ("chat/api/outcome.py", "not delivered"): OPERATORS,
    ("chat/api/outcome.py", "perhaps changed: "): OPERATORS,
    ("chat/api/pace.py", "held: too many messages to this chat"): OPERATORS,
    ("chat/api/refused.py", "file identifier"): TELEGRAM,
    ("chat/api/refused.py", "not enough rights to send"): TELEGRAM,
    ("chat/api/refused.py", "remote file"): TELEGRAM,
    ("chat/api/refused.py", "too big for a photo"): TELEGRAM,
    ("chat/api/transport.py", "refused for now with "): OPERATORS,
    ("chat/api/transport.py", "refused with "): OPERATORS,
    ("chat/api/wanted.py", "parse entities"): TELEGRAM,
    ("chat/api/wanted.py", "thread not found"): TELEGRAM,
    ("chat/replies/delivery.py", "refused whatever was tried"): OPERATORS,
    ("chat/updates/attempts.py", "given up"): OPERATORS,
    ("chat/updates/attempts.py", "not delivered, and tried again"): OPERATORS,
    ("chat/updates/intake.py", "left out"): OPERATORS,
    ("engine/sql/past.py", "-- So far what there is."): "a mark in schema.sql",
    **{
        ("chat/handlers/courtesies.py", said): "what is said to the bot"
        for said in (
            "got it",
            "many thanks",
            "thank you",
            "thank you so much",
            "thank you very much",
            "thanks again",
            "well done",
        )
    },
    ("render/phrases/subject.py", "all goods"): "a name in English sentences; the other languages have theirs in commodities.csv",
}
# Nothing but patterns of what people type.
PATTERNS = frozenset((BOT / "question" / "lexicon" / "wordings").rglob("*.py")) | {
    BOT / "question" / "context.py",
    BOT / "question" / "assembly" / "contribution.py",
    BOT / "question" / "reading" / "spoken" / "from_peak.py",
    BOT / "question" / "reading" / "spoken" / "introduced.py",
}


def files(parts: tuple[str, ...]) -> Iterator[Path]:
    for part in parts:
        path = BOT / part
        yield from sorted({*path.rglob("*.py")} - PATTERNS) if path.is_dir() else [path]


def found(parts: tuple[str, ...]) -> dict[tuple[str, str], int]:
    texts = {path.relative_to(BOT).as_posix(): untranslated(path.read_text("utf-8")) for path in files(parts)}
    return {(name, text): line for name, pairs in texts.items() for line, text in pairs}


def test_every_text_is_in_the_catalogues() -> None:
    outside = found(CHECKED)
    assert set(outside) - set(EXCEPTIONS) == set()


def test_every_exception_is_still_there() -> None:
    assert set(EXCEPTIONS) <= set(found(CHECKED))


def test_every_part_is_there() -> None:
    assert all((BOT / part).exists() for part in CHECKED)
    assert len(PATTERNS) > 1
    assert all(path.exists() for path in PATTERNS)
    assert (ROOT / "queries").exists()


@pytest.mark.parametrize(
    "source",
    [
        'print("two words")',
        'print(f"{number} more figures")',
        'print("<p>two words</p>")',
        "print(f'<img alt=\"two words\">')",
        'raise AskError("gap", "short")',
        'raise AskError("gap", f"{name}")',
        'raise ChartError("short")',
        "f\"{tr('short')}\"",
        'NAMES = {"key": "two words"}',
        'say(text="two words")',
        'tr(name if name else fetched("one"), other); label = "these are words"',
    ],
)
def test_what_is_outside_is_found(source: str) -> None:
    assert list(untranslated(source))


@pytest.mark.parametrize(
    "source",
    [
        'print(tr("two words"))',
        'TEXT = tr_later("two words")',
        'trn("one word", "many words", number)',
        'def f():\n    """Words of a docstring."""',
        'logger.info("words for operators", error="of some kind")',
        'raise DataError(path, 1, f"{name} cannot be read")',
        'run("select a from b where c")',
        're.compile("two words")',
        'EXAMPLES = ("/lng fy2024", "/rank lng fy2024")',
        'raise AskError("gap", tr("short"), ("/lng fy2024",))',
        'name = f"{one} · {other}"',
        'print(f\'<rect width="{width}" height="{height}"/>\')',
    ],
)
def test_what_is_no_text_is_left_alone(source: str) -> None:
    assert not list(untranslated(source))
