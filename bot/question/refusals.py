"""Why words cannot be read, said to the person: which word, what is near, what to try. Nothing unknown is passed over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.errors import AskError
from bot.question.codes import DIGITS, MARK
from bot.question.lexicon.tokens import LOST
from bot.question.periods.grammar import nearest_years
from bot.question.relative import words_of
from bot.question.request import EXAMPLES, FLOW_WORDS, LONGEST_TEXT, TOTAL
from bot.speech import language, together, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.question.periods.found import Reading
    from bot.verbs.registry import Registry

LONGEST_QUOTED = 40
MOST_WORDS = 5
MOST_OFFERED = 3
MONEY = "money"  # another currency than those that there are
OFFERED_MONEY = ("usd", "eur")
REGION = "region"  # a part of the world; behind it the group that comes nearest


def too_long(characters: int) -> AskError:
    """For a text that is no question."""
    message = tr("That is {characters} characters; a question has at most {most}.")
    return AskError("too_long", message.format(characters=f"{characters:,}", most=LONGEST_TEXT), EXAMPLES)


def empty() -> AskError:
    """For a text that names nothing."""
    return AskError("empty", tr("Ask with a commodity, a country or a period."), EXAMPLES)


def refuse_unclear(plain: str, tokens: Sequence[Token], *, command: bool) -> None:
    """`/no`, `/in`, `/exports in`: a country's code, or an English word? Written out it is clear; "in 2024" is no command."""
    for token in tokens:
        at_end = command and (token.start == 0 or token.end == len(plain.rstrip()))
        if token.kind == "unclear" or (at_end and token.kind == "function" and token.value):
            word = plain[token.start : token.end]
            message = tr("“{word}” may be {country} or just a word: write {written}.")
            message = message.format(word=word, country=token.value.title(), written=token.value)
            raise AskError("unknown_word", message, (_replaced(plain, token.start, token.end, token.value),))


def refuse_nowhere(plain: str, reading: Reading, vocabulary: Vocabulary, verbs: Registry) -> None:
    """Countries and goods that people ask for and the data do not hold: not the same as a word nobody knows."""
    beside = any(token.kind == "partner" for token in reading.rest) and not any(
        token.kind == "verb" and token.value == verbs.share for token in reading.rest
    )
    for token in reading.rest:
        if token.kind == "nowhere" and token.value.startswith(REGION):
            if beside:
                continue  # "in Asia, imports from China": left out by name
            raise _no_group(plain, token, vocabulary)
        if token.kind == "nowhere" and token.value == MONEY:
            message = tr("There are no amounts in “{word}” here, but in yen, dollars, euros and yuan.")
            goods = next((one.value for one in reading.rest if one.kind == "commodity"), TOTAL)
            command = _command(vocabulary.canonical("commodity", goods), reading, vocabulary)
            offered = (command, *(f"{command} {currency}" for currency in OFFERED_MONEY))
            raise AskError("no_data", message.format(word=plain[token.start : token.end]), offered)
        if token.kind == "nowhere":
            message = tr(
                "This dataset does not hold “{word}”. It has the 57 areas and the goods that the ministry's table lists."
            ).format(word=plain[token.start : token.end])
            offered = (f"/{verbs.coverage}", f"/{verbs.ranking} russia", f"/{verbs.ranking} lng")
            raise AskError("no_data", message, offered, goods=plain[token.start : token.end])


def _no_group(plain: str, token: Token, vocabulary: Vocabulary) -> AskError:
    """A part of the world that is no group of the tables: which countries are meant differs by who asks."""
    near = token.value.removeprefix(REGION).strip()
    groups = [vocabulary.canonical("partner", code) for code in (*([near] if near else []), *vocabulary.groups)]
    message = tr("“{word}” is no group of countries here. Groups that there are: {groups}.")
    said = message.format(word=plain[token.start : token.end], groups=tr(", ").join(groups))
    offered = [_replaced(plain, token.start, token.end, group) for group in groups[: 1 if near else MOST_OFFERED]]
    return AskError("no_data", said, tuple(offered) if _is_note(plain) else ())


def refuse_absent(plain: str, reading: Reading, vocabulary: Vocabulary) -> None:
    """Things that the statistics count inside a wider line: never answered with the wider figure unasked.

    Where the wider line is named beside them (タイヤなどゴム製品) it is asked for, and they are left out by name.
    """
    apart = any(token.kind == "without" for token in reading.rest)  # EV除く乗用車: cars would still hold them
    named = set() if apart else {token.value for token in reading.rest if token.kind == "commodity"}
    reading.rest = [replace(one, kind=LOST) if one.kind == "absent" and one.value in named else one for one in reading.rest]
    for token in reading.rest:
        if token.kind == "absent":
            name = vocabulary.canonical("commodity", token.value)
            message = tr("This dataset has no line for “{word}” alone; the nearest is {nearest}, which holds more.")
            message = message.format(word=plain[token.start : token.end], nearest=vocabulary.running(token.value, language()))
            short = _is_note(plain)
            offered = _replaced(plain, token.start, token.end, name) if short else _command(name, reading, vocabulary)
            raise AskError("no_data", message, (offered,), goods=plain[token.start : token.end])


def refuse_unknown(plain: str, reading: Reading, vocabulary: Vocabulary) -> None:
    """The first word nobody knows, with what is near it."""
    # Of a command an amount that nothing is asked of, too: in a sentence it is left out by name.
    unknown = [token for token in reading.rest if token.kind in {"unknown", "amount"}]
    if not unknown:
        return
    token = _widened(plain, unknown)
    word = plain[token[0] : token[1]]
    near = vocabulary.nearness.near(word)
    message = tr("I do not know the word “{word}”.").format(word=shortened_word(word))
    if near:
        message = together([message, tr("Near it: {words}.").format(words=", ".join(near))])
    alone = all(other.end <= token[1] for other in unknown) and _is_note(plain)
    suggestions = tuple(_replaced(plain, *token, near_word) for near_word in near) if alone else ()
    raise AskError("unknown_word", message, suggestions or EXAMPLES, goods=word)


def refuse_no_code(reading: Reading) -> None:
    """An HS code with a number of digits that none has; the first ones of a longer one are those of a subheading."""
    for token in reading.rest:
        if token.kind == "no_code":
            message = tr("HS codes have 2, 4, 6 or, in these statistics, 9 digits; {code} has {n}.")
            start = next((token.value[:size] for size in reversed(DIGITS[:-1]) if size < len(token.value)), "")
            said = message.format(code=shortened_word(token.value), n=len(token.value))
            raise AskError("unknown_word", said, (f"/{MARK}{start}",) if start else ())


def refuse_unread(plain: str, reading: Reading) -> None:
    """What should have been a period."""
    if not reading.unread:
        return
    start, end = reading.unread[0][0].start, reading.unread[0][-1].end
    while start > 0 and not plain[start - 1].isspace():
        start -= 1
    while end < len(plain) and not plain[end].isspace():
        end += 1
    text = plain[start:end]
    suggestions = tuple(f"/{plain[:start]}{guess}{plain[end:]}" for guess in nearest_years(text))
    message = tr(
        "I cannot read “{text}” as a period. Periods look like 2025-03, 2024q1, 2024h1, 2024, fy2024 "
        "(April 2024 – March 2025), 2024-04..2025-03, last 12m or latest."
    ).format(text=shortened_word(text))
    raise AskError("bad_period", message, suggestions or EXAMPLES)


def refuse_left_open(plain: str, tokens: Sequence[Token]) -> None:
    """`/lng without`: a command that leaves out nothing that it names; in Japanese and Russian the word may stand behind."""
    last = tokens[-1] if tokens else None
    word = plain[last.start : last.end] if last is not None and last.kind in {"without", "minus"} else ""
    if word and word.isascii():
        raise AskError("conflict", tr("Nothing stands behind “{word}”.").format(word=word), EXAMPLES)


def conflict(named: Sequence[str]) -> AskError:
    """For a command that wants two things of which there can be one."""
    message = tr("Two things at once: {both}. Ask one after the other.")
    return AskError("conflict", message.format(both=tr("{one} and {other}").format(one=named[0], other=named[1])))


def no_cut_whole() -> AskError:
    """For a share of something that a part is left out of."""
    return AskError("conflict", tr("A share is of a whole: it is not worked out of one that something is left out of."), EXAMPLES)


def no_share_of_sum() -> AskError:
    """For what one of several that are added up is of their sum."""
    message = tr("What part of a sum one of those added up is, is not worked out: ask for each of them and for their sum.")
    return AskError("conflict", message, EXAMPLES)


def _is_note(plain: str) -> bool:
    """Whether a question is a note of names, in which one word can take the place of another."""
    return plain.isascii() and len(plain.split()) <= MOST_WORDS


def _command(name: str, reading: Reading, vocabulary: Vocabulary) -> str:
    """The same in words of commands, for a question that has none of their letters."""
    partners = [vocabulary.canonical("partner", token.value) for token in reading.rest if token.kind == "partner"]
    flows = [FLOW_WORDS[token.value] for token in reading.rest if token.kind == "flow" and token.value in FLOW_WORDS]
    return " ".join(filter(None, [f"/{name}", *flows, *partners, words_of(reading.periods)]))


def _replaced(plain: str, start: int, end: int, word: str) -> str:
    return f"/{(plain[:start] + word + plain[end:]).strip()}"


def _widened(plain: str, unknown: Sequence[Token]) -> tuple[int, int]:
    """The first unknown word, with the unknown words right behind it ("new caledonia")."""
    start, end = unknown[0].start, unknown[0].end
    for token in unknown[1:]:
        if plain[end : token.start].strip():
            break
        end = token.end
    return start, end


def shortened_word(word: str) -> str:
    """A word of a question, cut where it is long."""
    return word if len(word) <= LONGEST_QUOTED else word[:LONGEST_QUOTED] + "…"
