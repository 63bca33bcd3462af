"""Whatever is sent in private gets an answer, or is on the short list of what deserves none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.chat.handlers.courtesies import PHRASES, is_courtesy
from bot.reply import Context, reply
from tests.chat.handlers.test_addressed import LNG, TABLE, play
from tests.chat.serving import ask
from tests.emulator.samples import sample

if TYPE_CHECKING:
    from bot.engine.engine import Engine
    from tests import emulator as emu


def names(listed: str) -> list[str]:
    return listed.split()


# Says of a message where it stands, who wrote it and how; it is not what was sent.
ABOUT = names("""
message_id message_thread_id direct_messages_topic from sender_chat sender_boost_count sender_business_bot sender_tag
receiver_user ephemeral_message_id date guest_query_id business_connection_id chat forward_origin is_topic_message
is_automatic_forward reply_to_message external_reply quote reply_to_story reply_to_checklist_task_id reply_to_poll_option_id
via_bot guest_bot_caller_user guest_bot_caller_chat edit_date has_protected_content is_from_offline is_paid_post media_group_id
author_signature paid_star_count entities link_preview_options suggested_post_info effect_id caption_entities
show_caption_above_media has_media_spoiler reply_markup
""")
# A person sends it, and waits.
ANSWERED = names("""
text caption rich_message audio document live_photo paid_media photo story video video_note voice checklist contact game poll
venue location invoice passport_data web_app_data
""")
# A person sends it, and waits for nothing.
SOCIAL = names("sticker dice animation")
# Telegram tells what happened in the chat.
SERVICE = names("""
new_chat_members left_chat_member chat_owner_left chat_owner_changed new_chat_title new_chat_photo delete_chat_photo
group_chat_created supergroup_chat_created channel_chat_created message_auto_delete_timer_changed migrate_to_chat_id
migrate_from_chat_id pinned_message successful_payment refunded_payment users_shared chat_shared gift unique_gift
gift_upgrade_sent connected_website write_access_allowed proximity_alert_triggered boost_added chat_background_set
checklist_tasks_done checklist_tasks_added community_chat_added community_chat_joined community_chat_removed
direct_message_price_changed forum_topic_created forum_topic_edited forum_topic_closed forum_topic_reopened
general_forum_topic_hidden general_forum_topic_unhidden giveaway_created giveaway giveaway_winners giveaway_completed
managed_bot_created paid_message_price_changed poll_option_added poll_option_deleted suggested_post_approved
suggested_post_approval_failed suggested_post_declined suggested_post_paid suggested_post_refunded video_chat_scheduled
video_chat_started video_chat_ended video_chat_participants_invited
""")
FIELDS = TABLE.types["Message"]
MOVES = {"migrate_to_chat_id": -1_002_000_000_007, "migrate_from_chat_id": -4_000_007}
THANKS = (
    "thanks!", "Thank you very much.", "ok, thanks 🙏", "THX", "Great!", "спасибо", "Спасибо большое!!!", "ок, понял, спасибо)",
    "ありがとう", "ありがとうございます！", "了解です、ありがとうございます。", "👍", "👍🏽👍🏽", "❤️", "🙏🙏", "OK 👌",
    "😀 🤷‍♀️", "🫡", "🙏🏻🎉", "спс ❤️",
)  # fmt: skip
NO_THANKS = (
    "thanks, and coal?", "thanks to sanctions", "ok lng", "thank", "спасибо, а уголь?", "ありがとう、石炭は?", "🇷🇺", "🇯🇵 🇷🇺", "?",
    "!", "1️⃣", "№", "again", "¥", "great britain", "…", "no", "yes", "hello", "👍 lng fy2024", "a lot", "🦀", "👍🦀", "🚗",
)  # fmt: skip


def content(field: str) -> dict[str, Any]:
    return {field: MOVES.get(field) or sample(TABLE, FIELDS[field].type)}


def test_every_part_of_a_message_is_on_one_list() -> None:
    lists = [*ABOUT, *ANSWERED, *SOCIAL, *SERVICE]
    assert sorted(lists) == sorted(FIELDS)


@pytest.mark.parametrize("field", ANSWERED)
def test_what_a_person_asks_with_is_answered(engine: Engine, field: str) -> None:
    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat()
        sent = content(field) if field != "caption" else content("photo") | content("caption")
        answer = await api.wait_for_message(chat.id, after=chat.send(chat.user, sent))
        worded = field in {"text", "caption"}
        assert ("I do not know the word" if worded else "I read words only") in answer["text"]

    play(engine, scenario)


def test_what_nobody_waits_for_is_not_answered(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        ann = api.private_chat(first_name="Ann")
        group = api.group("Services", [ann.user], supergroup=True)
        answer = await api.wait_for_message(group.id, after=group.say(ann.user, "/lng fy2024"))
        for field in (*SERVICE, *SOCIAL):
            if field not in MOVES:
                ann.send(ann.user, content(field))
                group.send(ann.user, content(field), reply_to=answer)
        for text in THANKS:
            ann.say(ann.user, text)
            group.say(ann.user, text, reply_to=answer)
        await ask(api, ann, "/coal fy2024")
        await api.wait_for_message(group.id, after=group.say(ann.user, "/coal fy2024"))
        assert len(api.calls_of("sendMessage", ann.id)) == 1
        assert len(api.calls_of("sendMessage", group.id)) == 2

    play(engine, scenario)


def test_own_inline_result_is_no_question(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        ann = api.private_chat(first_name="Ann")
        group = api.group("Services", [ann.user], supergroup=True)
        query = ann.user.inline("lng fy2024")
        offered = await api.wait_for_answer(query)
        for chat in (ann, group):
            result = ann.user.choose(query, offered["results"][0]["id"], chat)
            assert result["text"].startswith(LNG)
            answer = await api.wait_for_message(chat.id, after=chat.say(ann.user, "/coal fy2024"))
            assert "¥24.9 bn" in answer["text"]
            assert len(api.calls_of("sendMessage", chat.id)) == 1

    play(engine, scenario)


def test_wordless_in_a_group_is_not_for_us(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        ann = api.user(first_name="Ann")
        group = api.group("Services", [ann], supergroup=True)
        answer = await api.wait_for_message(group.id, after=group.say(ann, "/lng fy2024"))
        for field in ("photo", "voice", "location", "poll", "document"):
            group.send(ann, content(field), reply_to=answer)
        await api.wait_for_message(group.id, after=group.say(ann, "/coal fy2024"))
        assert len(api.calls_of("sendMessage", group.id)) == 2

    play(engine, scenario)


def test_thanks_that_become_a_question_are_answered(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat()
        thanks = chat.say(chat.user, "thanks")
        chat.edit(chat.user, thanks, "lng fy2024")
        answer = await api.wait_for_message(chat.id, after=thanks)
        assert answer["text"].startswith(LNG)
        chat.edit(chat.user, thanks, "coal fy2024")
        await api.wait_for_call("editMessageText")

    play(engine, scenario)


def test_place_that_moves_is_told_once(engine: Engine) -> None:
    async def scenario(api: emu.BotApi) -> None:
        chat = api.private_chat()
        place = chat.send(chat.user, content("location"))
        await api.wait_for_message(chat.id, after=place)
        for number in range(3):
            update = {"update_id": api.next_update_id(), "edited_message": {**place, "edit_date": place["date"] + number}}
            api.push_update(update, chat.id)
        await ask(api, chat, "/coal fy2024")
        assert len(api.calls_of("sendMessage", chat.id)) == 2
        assert api.calls_of("editMessageText") == []

    play(engine, scenario)


@pytest.mark.parametrize("text", THANKS)
def test_thanks_are_thanks(text: str) -> None:
    assert is_courtesy(text)


@pytest.mark.parametrize("text", NO_THANKS)
def test_what_only_looks_like_thanks_is_answered(text: str) -> None:
    assert not is_courtesy(text)


def test_no_courtesy_hides_a_question(context: Context) -> None:
    assert all(len(phrases) <= 30 for phrases in PHRASES.values())
    for lang, phrases in PHRASES.items():
        for phrase in phrases:
            assert reply(phrase, Context(context.engine, lang)).answer is None, phrase
