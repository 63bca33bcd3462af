"""ChatMember objects."""

from __future__ import annotations

from typing import Any

from .table import Json

_RIGHT_NAMES = (
    "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats "
    "can_restrict_members can_promote_members can_change_info can_invite_users can_post_stories "
    "can_edit_stories can_delete_stories can_send_welcome_messages"
)
_RIGHTS = _RIGHT_NAMES.split()


def member_object(user: Json, status: str, *, anonymous: bool = False) -> Json:
    """A ChatMember with the fields its status demands."""
    extra: dict[str, dict[str, Any]] = {
        "creator": {"is_anonymous": anonymous},
        "administrator": dict.fromkeys(_RIGHTS, False) | {"can_manage_chat": True, "is_anonymous": anonymous},
        "kicked": {"until_date": 0},
    }
    return {"status": status, "user": user, **extra.get(status, {})}
