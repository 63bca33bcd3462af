"""What a bot asks and does about chats."""

from __future__ import annotations

from typing import Any

from .errors import bad_request
from .groups import Group
from .incoming import Incoming
from .state import State

_ACTION_NAMES = (
    "typing upload_photo record_video upload_video record_voice upload_voice upload_document "
    "choose_sticker find_location record_video_note upload_video_note"
)
_ACTIONS = frozenset(_ACTION_NAMES.split())


def get_me(state: State, _call: Incoming) -> Any:
    """The bot itself."""
    return {
        **state.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": not state.privacy_mode,
        "supports_inline_queries": True,
    }


def send_chat_action(state: State, call: Incoming) -> Any:
    """Show "typing…" and the like."""
    if call.params["action"] not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = state.find_chat(call.params["chat_id"])
    chat.check_thread(call.params.get("message_thread_id"))
    return True


def get_chat(state: State, call: Incoming) -> Any:
    """Full information about a chat."""
    gifts = dict.fromkeys(state.table.types["AcceptedGiftTypes"], False)
    return {
        **state.find_chat(call.params["chat_id"]).info,
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": gifts,
    }


def get_chat_member(state: State, call: Incoming) -> Any:
    """One member of a chat."""
    return state.find_chat(call.params["chat_id"]).member(call.params["user_id"])


def get_chat_administrators(state: State, call: Incoming) -> Any:
    """The administrators of a group."""
    chat = state.find_chat(call.params["chat_id"])
    if not isinstance(chat, Group):
        raise bad_request("there are no administrators in the private chat")
    return chat.administrators()


def leave_chat(state: State, call: Incoming) -> Any:
    """Leave a group."""
    chat = state.find_chat(call.params["chat_id"])
    if not isinstance(chat, Group):
        raise bad_request("chat member status can't be changed in private chats")
    chat.bot_member_update(chat.bot_status, "left", state.bot)
    return True


def get_file(state: State, call: Incoming) -> Any:
    """Where to download a file."""
    return state.files.get_file(call.params["file_id"])
