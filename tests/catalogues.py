"""The message catalogues: which messages each part of the program has, and the files that translate them.

`python -m tests.catalogues` brings the files up to date: new messages come in empty, old ones go. Then translate, and read
the diff. A message belongs to the file of its part: `bot/render/… → render.po`; what lies in `bot/` itself → `front.po`;
the headers of `queries/` and what `data/sources.csv` says of the sources, which the engine reads, → `engine.po`;
`bot/chat/profile/menu.csv` → `chat.po`.
"""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from bot.engine.sources import read_sources
from bot.engine.sql.verbs import load_verbs
from bot.speech import CATALOGUES, HOME, LANGUAGES

ROOT = Path(__file__).parent.parent
BOT = ROOT / "bot"
MENU = BOT / "chat" / "profile" / "menu.csv"
PARTS = ("question", "words", "engine", "render", "verify", "watch", "chat", "web")
OTHER = "front"
KEYWORDS = {"tr": None, "trn": (1, 2), "tr_later": None, "trc": ((1, "c"), 2), "trc_later": ((1, "c"), 2)}
DATE = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
OTHERS = [lang for lang in LANGUAGES if lang != HOME]


def messages() -> dict[str, Catalog]:
    """Every part's messages, from the code."""
    found = {part: Catalog() for part in (*PARTS, OTHER)}
    extracted = extract_from_dir(BOT, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",))
    for name, _, message, comments, context in sorted(extracted, key=lambda one: (one[0], one[1])):
        part = Path(name).parts[0] if Path(name).parts[0] in PARTS else OTHER
        found[part].add(message, None, [(f"bot/{name}", 0)], auto_comments=comments, context=context)
    for verb in load_verbs(ROOT / "queries").values():
        for text in verb.header.messages:
            found["engine"].add(text, None, [(f"queries/{verb.name}.sql", 0)])
    for source in read_sources(ROOT / "data"):
        for text in (source.short, source.title, source.publisher, source.licence):
            found["engine"].add(text, None, [("data/sources.csv", 0)])
    with MENU.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["says"]:
                found["chat"].add(row["says"], None, [("bot/chat/profile/menu.csv", 0)])
    return found


def path_of(part: str, lang: str) -> Path:
    """The file of a part in a language."""
    return CATALOGUES / lang / f"{part}.po"


def read(part: str, lang: str) -> Catalog:
    """What is translated."""
    path = path_of(part, lang)
    if not path.exists():
        return Catalog(locale=lang)
    with path.open("rb") as file:
        return read_po(file, locale=lang)


def bring_up_to_date() -> None:
    """Write every file anew, keeping what is translated."""
    for part, wanted in messages().items():
        for lang in OTHERS:
            kept = read(part, lang)
            kept.update(wanted, no_fuzzy_matching=True)
            kept.obsolete.clear()
            _head(kept, part, lang)
            path = path_of(part, lang)
            if not kept:
                path.unlink(missing_ok=True)
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                write_po(file, kept, width=120, omit_header=False, ignore_obsolete=True, include_lineno=False)


def _head(catalogue: Catalog, part: str, lang: str) -> None:
    """The same head at every run: a diff shows messages only."""
    catalogue.header_comment = f"# Messages of {part} in {lang}. `python -m tests.catalogues` brings them up to date."
    catalogue.project, catalogue.version = "tradebot", "1"
    catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = ""
    catalogue.creation_date = catalogue.revision_date = DATE
    catalogue.fuzzy = False


if __name__ == "__main__":
    bring_up_to_date()
