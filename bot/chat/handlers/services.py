"""What the handlers of the different updates share: opened and closed in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.chat.api.callback_answers import CallbackAnswers
from bot.chat.api.sender import Sender
from bot.chat.handlers.desk.desk import Desk
from bot.chat.handlers.desk.favourite_commands import Help, Save, Saved, Unsave
from bot.chat.handlers.desk.favourites import REMOVE, SAVE, Favourites
from bot.chat.handlers.desk.names import Names
from bot.chat.handlers.desk.next_release import NAME as NEXT
from bot.chat.handlers.desk.next_release import TOPIC, NextRelease
from bot.chat.handlers.desk.rights import Rights
from bot.chat.handlers.desk.watch_list import Unwatching, WatchList
from bot.chat.handlers.desk.watch_setting import WatchSetting
from bot.chat.handlers.desk.watching import Watching
from bot.chat.handlers.greeting import Greeting
from bot.chat.handlers.language_choice import Choosing
from bot.chat.handlers.languages import Languages
from bot.chat.handlers.lately import Lately
from bot.chat.handlers.owner.broadcast import NAME as BROADCAST
from bot.chat.handlers.owner.broadcast import Broadcast
from bot.chat.handlers.owner.owners import Owners
from bot.chat.handlers.owner.status import NAME as STATUS
from bot.chat.handlers.owner.status import Status
from bot.chat.handlers.settings.command import Settings
from bot.chat.handlers.settings.forgetting import Forgetting
from bot.chat.handlers.settings.mydata import MyData
from bot.chat.handlers.settings.settled import Settled
from bot.chat.replies.answering import Answering
from bot.chat.replies.checking import Checking
from bot.chat.replies.delivery import Delivery
from bot.chat.replies.exploring import Exploring
from bot.chat.replies.media import MediaMaker

if TYPE_CHECKING:
    from telegram import Bot

    from bot.chat.handlers.desk.desk import Does
    from bot.chat.metrics import Metrics
    from bot.engine.live import Live
    from bot.settings import Settings as Environment
    from bot.state.store import State


@dataclass(frozen=True, slots=True)
class Services:
    """`username` is the bot's own."""

    username: str
    state: State
    languages: Languages
    settled: Settled
    answering: Answering
    checking: Checking
    choosing: Choosing
    sender: Sender
    callbacks: CallbackAnswers
    media: MediaMaker
    delivery: Delivery
    lately: Lately
    favourites: Favourites
    desk: Desk
    watching: Watching

    @classmethod
    def of(cls, bot: Bot, live: Live, state: State, metrics: Metrics, environment: Environment | None = None) -> Services:
        """For a bot that Telegram has greeted. The environment says who looks after it, and where the page is."""
        sender = Sender(bot, state.chats)
        rights = Rights(bot, state.preferences)
        media = MediaMaker(live, state.files, str(bot.id))
        answering, lately = Answering(live, state.links, metrics, Exploring.of(environment, bot.username)), Lately()
        commands: dict[str, Does] = {}
        favourites = Favourites(state, Names(live, commands), answering, lately)
        following = NextRelease(live, state.preferences)
        commands |= {
            "settings": Settings(live, state.chats, state.preferences, rights),
            "mydata": MyData(live, state, rights),
            "forget": Forgetting(state, lately, rights),
        }
        commands |= {SAVE: Save(favourites), "saved": Saved(favourites), REMOVE: Unsave(favourites), NEXT: following}
        watching = Watching(live)
        commands |= {
            "watch": WatchSetting("watch", state, watching),
            "alert": WatchSetting("alert", state, watching),
            "watches": WatchList(state, watching),
            "unwatch": Unwatching(state, watching),
        }
        # Names may be the same as these, which nobody else need know of.
        owners = Owners(environment.admins if environment else ())
        theirs: dict[str, Does] = {STATUS: Status(owners, live, state), BROADCAST: Broadcast(owners, state)}
        return cls(
            username=bot.username,
            state=state,
            languages=Languages(state.chats, live.engine.vocabulary),
            settled=Settled(state.preferences, live),
            answering=answering,
            checking=Checking(live, state.links, metrics),
            choosing=Choosing(state.chats, rights),
            sender=sender,
            callbacks=CallbackAnswers(sender),
            media=media,
            delivery=Delivery(sender, media, state.answers, metrics),
            lately=lately,
            favourites=favourites,
            desk=Desk({**commands, **theirs}, {"help": Greeting(Help(favourites, answering)), TOPIC: following}, rights),
            watching=watching,
        )

    def close(self) -> None:
        """Let running queries, and what is being drawn, end."""
        self.answering.close()
        self.checking.close()
        self.media.close()
        self.watching.close()
