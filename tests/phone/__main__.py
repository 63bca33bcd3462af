"""The pictures of `docs/replies.md`: `python -m tests.phone` draws them anew; look at them.

With the files of two fonts, of narrow letters and of wide ones (`FILE:2` is the third font in a file), and the name of a
picture, it draws the Japanese table in these: `python -m tests.phone MONO.ttf JAPANESE.ttc:2 PICTURE.png`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bot.reply import Context, open_engine
from bot.settings import read_settings
from tests.day import day
from tests.phone.letters import Face
from tests.phone.message import FIXED
from tests.phone.pictures import FOLDER, FONTS, FONTS_PICTURE, PICTURES, answered, digest_of, in_fonts, save, table


def main(arguments: list[str]) -> None:
    """Write all pictures, or that of two fonts."""
    engine = open_engine(read_settings())
    text = table(Context(engine, "ja"))
    if arguments:
        mono, other, picture = arguments
        file, _, index = other.partition(":")
        in_fonts(text, {"": Face(Path(mono), FIXED, Path(file), index=int(index or 0))}).save(picture)
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    for one in PICTURES:
        shown = answered(one, Context(engine, one.lang))
        save(shown.drawn(), FOLDER / one.name, digest_of(shown))
    save(in_fonts(text, FONTS), FOLDER / FONTS_PICTURE, digest_of(text))


if __name__ == "__main__":
    with day():
        main(sys.argv[1:])
