"""One message for a chat and place: its watches with their figures, in pages where they are too many, with pictures."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bot.engine.engine import Engine
from bot.render.phrases.shown import MOST_UNITS, units
from bot.speech import Lang
from bot.watch.judging import Item, Kept, judged
from bot.watch.post import Post
from bot.watch.posts import MOST_BESIDE, posts_of
from tests.watch.watching import made

HEADINGS: dict[Lang, str] = {
    "en": "New figures of Japan's trade: data to Apr 2026",
    "ja": "貿易統計の新しい数値（2026年4月分まで）",
    "ru": "Новые цифры по торговле Японии: данные по апрель 2026\xa0г.",
}


def items(engine: Engine, renewed: Engine, *words: str, lang: Lang = "en") -> list[Item]:
    kept = Kept()
    found = [judged(made("watch", one, engine, lang), renewed, kept).item for one in words]
    assert all(found)
    return [one for one in found if one is not None]


@pytest.mark.parametrize("lang", list(HEADINGS))
def test_all_watches_of_a_place_are_in_one_post(engine: Engine, renewed: Engine, lang: Lang) -> None:
    (post,) = posts_of(items(engine, renewed, "lng", "cars", "rank lng", lang=lang), lang, renewed)
    heading, *blocks, source = post.text.split("\n\n")
    assert heading == HEADINGS[lang]
    assert len(blocks) == 3
    assert "2026" in source
    if lang == "en":
        assert [label for label, _ in post.buttons] == ["LNG · Russia", "Cars · Russia", "Ranking · LNG"]
    assert [command for _, command in post.buttons] == ["/trade lng ru latest", "/trade cars ru latest", "/rank lng"]
    assert re.sub(r"</?b>", "", post.html) == post.text.replace("&", "&amp;")
    assert post.chart == ""
    assert Post.from_json(post.to_json()) == post


def test_a_revision_alone_is_no_new_month(engine: Engine, renewed: Engine) -> None:
    (post,) = posts_of(items(engine, renewed, "lng 2026-02"), "en", renewed)
    assert post.text.startswith("Revised figures of Japan's trade: data to Apr 2026\n")


def test_two_who_watch_the_same_are_told_once(engine: Engine, renewed: Engine) -> None:
    (one,) = items(engine, renewed, "lng")
    (post,) = posts_of([one, Item(replace(one.watch, number=2), one.change)], "en", renewed)
    assert post.text.count("Japan's imports of LNG from Russia") == 1


def test_labels_tell_questions_apart(engine: Engine, renewed: Engine) -> None:
    (post,) = posts_of(items(engine, renewed, "lng", "lng fy2025", "cars"), "en", renewed)
    assert [label for label, _ in post.buttons] == ["LNG · Russia · Apr 2026", "LNG · Russia · FY2025", "Cars · Russia"]


def test_a_chart_alone_has_its_words_beside_it(engine: Engine, renewed: Engine) -> None:
    (post,) = posts_of(items(engine, renewed, "lng chart"), "en", renewed)
    assert post.chart == "/months lng ru chart"
    assert "revised: Feb 2026" in post.text
    assert units(post.html) <= MOST_BESIDE


def test_a_chart_among_others_comes_behind_the_text(engine: Engine, renewed: Engine) -> None:
    text, drawn = posts_of(items(engine, renewed, "lng chart", "cars"), "en", renewed)
    assert text.chart == ""
    assert "Japan's exports of cars" in text.text
    assert drawn.chart == "/months lng ru chart"
    assert drawn.text == "Japan's imports of LNG from Russia, Apr 2026: ¥29.9 bn, +0.1% yoy"


def test_many_watches_are_in_pages(engine: Engine, renewed: Engine) -> None:
    (one,) = items(engine, renewed, "rank lng")
    many = [
        Item(one.watch, replace(one.change, command=f"/rank lng top {n}", lines=(f"{n}", *one.change.lines))) for n in range(60)
    ]
    posts = posts_of(many, "en", renewed)
    assert len(posts) > 2
    assert all(units(post.html) <= MOST_UNITS for post in posts)
    assert [post.text.partition("\n")[0][-6:] for post in posts] == [
        f" ({n}/{len(posts)})"[-6:] for n in range(1, len(posts) + 1)
    ]
    said = "\n".join(post.text for post in posts)
    assert all(f"\n{n}\nJapan's imports" in said for n in range(60))
    assert sum(len(post.buttons) for post in posts) == 60


def test_there_is_no_post_without_news(engine: Engine) -> None:
    assert posts_of([], "en", engine) == []
