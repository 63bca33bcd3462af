"""The pictures of `docs/replies.md` show what the bot says now, are small, and all of them are shown."""

from __future__ import annotations

from collections import Counter

import pytest
from PIL import Image

from bot.engine.engine import Engine
from bot.reply import Context
from tests.docs import ROOT
from tests.phone.bubble import WIDTH
from tests.phone.message import lines_of, units_of
from tests.phone.pictures import FOLDER, FONTS_PICTURE, KEY, PICTURES, Picture, answered, digest_of, table

MOST_BYTES = 60_000
AGAIN = "python -m tests.phone draws it anew; look at it"


def said(name: str) -> str:
    """Of what a picture says that it is one."""
    with Image.open(FOLDER / name) as image:
        assert image.width == WIDTH
        return str(image.info[KEY])


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_is_of_what_the_bot_says(engine: Engine, picture: Picture) -> None:
    assert said(picture.name) == digest_of(answered(picture, Context(engine, picture.lang))), AGAIN


def test_a_table_is_shown_in_other_fonts(engine: Engine) -> None:
    assert said(FONTS_PICTURE) == digest_of(table(Context(engine, "ja"))), AGAIN


def test_every_picture_is_small_and_shown() -> None:
    files = {path.name for path in FOLDER.iterdir()}
    assert files == {FONTS_PICTURE, *(picture.name for picture in PICTURES)}
    page = (ROOT / "docs" / "replies.md").read_text("utf-8")
    assert [name for name in files if f"(phone/{name})" not in page] == []
    assert [path.name for path in FOLDER.iterdir() if path.stat().st_size > MOST_BYTES] == []
    assert set(Counter(picture.lang for picture in PICTURES).values()) == {4}


def test_a_message_is_broken_as_a_phone_breaks_it() -> None:
    assert units_of("LNG from Russia") == ["LNG ", "from ", "Russia"]
    assert units_of("（2025年）、輸入") == ["（2025", "年）、", "輸", "入"]
    (first, second) = lines_of("<b>Coal</b> &amp; coke\n<pre>  1 a</pre>", 900)
    assert ["".join(piece.text for piece in line.pieces) for line in (first, second)] == ["Coal & coke", "  1 a"]
    assert (first.fixed, second.fixed) == (False, True)
    assert first.pieces[0].face.bold
    assert all(line.width <= 200 for line in lines_of("Japan's imports of coal", 200))
