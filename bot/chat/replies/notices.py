"""What the bot says of itself, in the language that is spoken."""

from __future__ import annotations

from dataclasses import replace

from bot.render.phrases.shown import MOST_UNITS, units
from bot.reply import Reply
from bot.speech import tr, tr_later

OLD_BUTTON = tr_later("This button is from an earlier version. Please ask again.")
NOT_NOW = tr_later("That does not work at the moment. Please try again in a minute.")
BUSY = tr_later(
    "Too many questions at once: the earlier ones come first, and this one was not taken. Please ask it again in a moment."
)
FAILED = tr_later("That went wrong on our side, and is noted. Please ask in another way.")
WORDLESS = tr_later("I read words only: please write the question, e.g. /lng fy2024, alone or under a picture or a file.")
TEXT_GONE = tr_later("The text is not there any more: please send it again.")
NO_FILE = tr_later("Files may not be sent in this chat: ask for it in a private chat with me.")
FILE_NOT_SENT = tr_later("The file could not be sent. Please ask for it again later.")
ONLY_IN_CHAT = tr_later("Pictures and files are sent in a chat with me only: these are the figures as text.")
# The outputs of a question that are pictures or files (`Request.output`).
FILED = frozenset({"chart", "hd", "csv", "xlsx"})


def notice(message: str) -> Reply:
    """One of these as a reply; nothing in them is markup."""
    said = tr(message)
    return Reply(said, said)


def with_reason(answered: Reply, reason: str) -> Reply:
    """The answer, and why it comes alone; one that fills a message by itself stays as it is."""
    if units(answered.html) + units(f"\n{reason}") > MOST_UNITS:
        return answered
    return replace(answered, html=f"{answered.html}\n{reason}", text=f"{answered.text}\n{reason}")


def in_text(answered: Reply) -> Reply:
    """An answer where there can be no picture and no file, in a message of a person."""
    asked = answered.answer is not None and answered.answer.question.request.output in FILED
    return with_reason(answered, tr(ONLY_IN_CHAT)) if asked else answered
