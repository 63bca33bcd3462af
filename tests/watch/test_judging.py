"""A watch speaks when a release has a new month, or other figures than were told, and not otherwise."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bot.engine.engine import Engine
from bot.errors import AskError
from bot.preferred import Preferred, preferring
from bot.question.request import Request
from bot.speech import Lang
from bot.watch import judging
from bot.watch.figures import Snapshot, taken
from bot.watch.judging import Kept, judged
from tests.watch.conftest import LNG_MORE
from tests.watch.watching import followed, lines_on, made, request_of
from tests.watchers import told_now


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("lng", "/trade lng ru latest"),
        ("LNG imports last month", "/trade lng imports ru latest"),
        ("lng fytd", "/trade lng ru fytd"),
        ("lng this year", "/trade lng ru cytd"),
        ("russia imports by country", "/rank total imports ru"),
        ("cars to uae monthly", "/months cars ae"),
        ("lng fy2025", "/trade lng ru fy2025"),
        ("lng last 12m xlsx", "/trade lng ru last 12m"),
        ("/trade lng ru latest chart", "/trade lng ru latest chart"),
    ],
)
def test_a_relative_period_stays_relative(engine: Engine, words: str, command: str) -> None:
    request = request_of("watch", words, engine)
    assert request.words(engine.vocabulary) == command
    assert engine.parse(command) == request


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("lng", "/trade lng au latest usd"),
        ("lng latest", "/trade lng au latest usd"),
        ("lng russia", "/trade lng ru latest usd"),
        ("imports of coal", "/trade coal imports au latest usd"),
    ],
)
def test_what_is_not_named_is_what_the_chat_prefers(engine: Engine, words: str, command: str) -> None:
    with preferring(Preferred(partner="AU", currency="usd")):
        assert request_of("watch", words, engine).words(engine.vocabulary) == command
    # As a button carries it.
    assert request_of("watch", command, engine).words(engine.vocabulary) == command


@pytest.mark.parametrize(
    "words", ["coverage", "changes", "lng asof 2025-05-01", "what is CIF", "months lng coal cars 2009..2025"]
)
def test_what_cannot_be_watched_is_refused(engine: Engine, words: str) -> None:
    with pytest.raises(AskError):
        request_of("watch", words, engine)


def test_nothing_is_said_when_nothing_changed(engine: Engine, renewed: Engine) -> None:
    for words in ("lng", "total", "rank lng", "lng fy2025"):
        assert not lines_on(engine, made("watch", words, engine))
    # Another release, too: the figures of 2024 are the same ones in it.
    assert not lines_on(renewed, made("watch", "lng fy2024", engine))


def test_a_new_month_is_told_with_what_was_revised_before_it(engine: Engine, renewed: Engine) -> None:
    first, second = lines_on(renewed, made("watch", "lng", engine))
    assert first == "Japan's imports of LNG from Russia, Apr 2026: ¥29.9 bn, +0.1% yoy"
    assert second == "revised: Feb 2026 ¥48.2 bn → ¥48.9 bn"


def test_a_revision_alone_is_told(engine: Engine, renewed: Engine) -> None:
    watch = made("watch", "lng 2026-02", engine)
    judgement = judged(watch, renewed, Kept())
    assert judgement.item is not None
    assert not judgement.item.change.is_new
    before, now = (next(iter(json.loads(told or "{}").values())) for told in (watch.told, judgement.told))
    assert now - before == LNG_MORE * 1000


def test_the_same_is_told_once(engine: Engine, renewed: Engine) -> None:
    watch = made("watch", "lng", engine)
    after = followed(watch, judged(watch, renewed, Kept()))
    assert judged(after, renewed, Kept()).item is None


def test_a_year_that_grows_is_new_and_not_revised(engine: Engine, renewed: Engine) -> None:
    lines = lines_on(renewed, made("watch", "cars cytd", engine))
    assert lines == ["Japan's exports of cars to Russia, 2026 (Jan–Apr 2026): ¥76.5 bn, +42.3% yoy"]


def test_each_of_several_figures_has_its_line(engine: Engine, renewed: Engine) -> None:
    heading, *rows = lines_on(renewed, made("watch", "total", engine))
    assert heading == "Japan–Russia trade, Apr 2026"
    assert [row.partition(":")[0] for row in rows[:4]] == ["Total", "Exports", "Imports", "Balance"]
    assert "revised: Imports · Feb 2026 ¥85.2 bn → ¥85.9 bn" in rows


def test_a_balance_is_one_figure(engine: Engine, renewed: Engine) -> None:
    lines = lines_on(renewed, made("watch", "balance", engine))
    assert lines[0].startswith("Japan's trade balance with Russia, Apr 2026: −¥35.")
    assert lines[1:] == ["revised: Feb 2026 −¥56.2 bn → −¥56.9 bn"]


def test_a_ranking_is_cut(engine: Engine, renewed: Engine) -> None:
    heading, first, *_, more = lines_on(renewed, made("watch", "rank russia imports", engine))
    assert heading == "Japan's imports from Russia by commodity, FY2026 (Apr 2026)"
    assert first.startswith("1 LNG: ¥29.9 bn")
    assert more == "… 2 more"


@pytest.mark.parametrize(
    ("lang", "revised"),
    [
        ("en", "revised: Feb 2026 ¥48.2 bn → ¥48.9 bn"),
        ("ja", "改定：2026年2月 482億円 → 489億円"),
        ("ru", "уточнено: февраль 2026\xa0г. 48,2\xa0млрд\xa0иен → 48,9\xa0млрд\xa0иен"),
    ],
)
def test_it_is_said_in_the_language_of_the_watch(engine: Engine, renewed: Engine, lang: Lang, revised: str) -> None:
    assert lines_on(renewed, made("watch", "lng", engine, lang))[1] == revised


def test_a_small_revision_is_shown_as_exactly_as_it_is_seen(engine: Engine) -> None:
    watch = made("watch", "lng 2026-02", engine)
    told = {key: value - 1_000_000 for key, value in json.loads(watch.told or "").items()}
    assert lines_on(engine, replace(watch, told=json.dumps(told)))[1] == "revised: Feb 2026 ¥48,244.00 mn → ¥48,245.00 mn"


def test_who_was_told_nothing_yet_has_no_news(engine: Engine, renewed: Engine) -> None:
    for told in (None, "", "not json", "[]", '{"a": "b"}'):
        judgement = judged(replace(made("watch", "lng", engine), told=told), renewed, Kept())
        assert judgement.item is None
        assert judgement.told == told_now("/trade lng ru latest", renewed)


def test_what_cannot_be_answered_stays_as_it_was(engine: Engine) -> None:
    watch = replace(made("watch", "lng", engine), words="/trade nosuchgoods ru latest")
    judgement = judged(watch, engine, Kept())
    assert (judgement.told, judgement.holds, judgement.item) == (watch.told, None, None)


def test_an_error_of_the_program_stops_no_other_watch(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError

    watch = made("watch", "lng", engine)
    monkeypatch.setattr(judging, "taken", fails)
    assert judged(watch, engine, Kept()).told == watch.told


def test_the_same_question_is_asked_once(engine: Engine, renewed: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counts(request: Request, one: Engine) -> Snapshot:
        asked.append("once")
        return taken(request, one)

    langs: tuple[Lang, ...] = ("en", "ja", "en")
    watches = [replace(made("watch", "lng", engine, lang), number=n) for n, lang in enumerate(langs)]
    monkeypatch.setattr(judging, "taken", counts)
    kept = Kept()
    items = [judged(watch, renewed, kept).item for watch in watches]
    assert len(asked) == 1
    assert items[0] is not None
    assert items[2] is not None
    assert items[0].change is items[2].change
    assert items[2].watch.number == 2
