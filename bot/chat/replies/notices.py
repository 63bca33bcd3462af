"""What the bot says of itself, in the language that is spoken."""

from __future__ import annotations

from bot.reply import Reply
from bot.speech import tr, tr_later

OLD_BUTTON = tr_later("This button is from an earlier version. Please ask again.")
NOT_NOW = tr_later("That does not work at the moment. Please try again in a minute.")
BUSY = tr_later(
    "Too many questions at once: the earlier ones come first, and this one was not taken. Please ask it again in a moment."
)
WORDLESS = tr_later("I read words only: please write the question, e.g. /lng fy2024, alone or under a picture or a file.")


def notice(message: str) -> Reply:
    """One of these as a reply; nothing in them is markup."""
    said = tr(message)
    return Reply(said, said)
