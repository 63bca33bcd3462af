"""Words → Request: what is asked, in codes, before the data are looked at.

`parse` either understands every word or says which one it does not. `request.words(vocabulary)` is a canonical command,
and reads back as the same request.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast, get_args

from pydantic import BaseModel, ConfigDict

from bot.errors import AskError
from bot.question.grammar import Reading, nearest_years, read_periods
from bot.question.period import When, words_of
from bot.question.vocabulary import Token, Vocabulary, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Flow = Literal["total", "export", "import", "balance"]
Currency = Literal["jpy", "usd"]
Open = Literal["", "partner_or_commodity", "everything"]
Output = Literal["", "chart", "hd", "csv", "xlsx"]

DEFAULT_VERB = "trade"
DEFAULT_PARTNER = "RU"
TOTAL = "total"
FLOW_WORDS = {"total": "turnover", "export": "exports", "import": "imports", "balance": "balance"}
LONGEST_TEXT = 400
MOST_PERIODS = 120
MOST_TOP = 60
EXAMPLES = ("/lng fy2024", "/total 2025-03", "/help")


class Request(BaseModel):
    """A question in codes. Empty `flows` and `periods` mean the default of the commodity and of the verb.

    Empty `partners` or `commodities` mean all, for verbs that leave that side open (rank).
    `output` is what is wanted beside the text: a chart, a large one sent as a file (hd), or a table as a file.
    """

    model_config = ConfigDict(frozen=True)

    verb: str = DEFAULT_VERB
    flows: tuple[Flow, ...] = ()
    commodities: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    periods: tuple[When, ...] = ()
    currency: Currency = "jpy"
    top: int | None = None
    output: Output = ""

    def words(self, vocabulary: Vocabulary) -> str:
        """The canonical command: `/trade lng ru fy2024`."""
        words = [
            f"/{self.verb}",
            # Two names side by side may read as a third ("pollock meat"): commas keep them apart.
            ", ".join(vocabulary.canonical("commodity", code) for code in self.commodities),
            *(FLOW_WORDS[flow] for flow in self.flows),
            ", ".join(vocabulary.canonical("partner", code) for code in self.partners),
            words_of(self.periods),
            "" if self.currency == "jpy" else self.currency,
            f"top {self.top}" if self.top else "",
            self.output,
        ]
        return " ".join(word for word in words if word)


def parse(text: str, vocabulary: Vocabulary, open_verbs: dict[str, Open], earlier: Request | None = None) -> Request:
    """Read a question. `open_verbs` says which verbs leave partners or commodities open unless they are named.

    With an `earlier` request the words change only what they name: "and coal?", "in usd", "by month".
    Raises AskError: empty, too_long, unknown_word, bad_period, conflict, too_much.
    """
    if len(text) > LONGEST_TEXT:
        raise AskError("too_long", f"That is {len(text):,} characters; a question has at most {LONGEST_TEXT}.", EXAMPLES)
    typed = normalise(text)
    plain = typed.removeprefix("/").strip()
    tokens = vocabulary.tokens(plain)
    _refuse_unclear(plain, tokens, command=typed != plain)
    tokens = [token for at, token in enumerate(tokens) if not _says_nothing(tokens, at)]
    if all(token.kind in {"break", "dash", "slash", "dot"} for token in tokens):
        raise AskError("empty", "Ask with a commodity, a country or a period.", EXAMPLES)
    top, tokens = _take_top(tokens)
    reading = read_periods(tokens)
    _refuse_unknown(plain, reading, vocabulary)
    _refuse_nowhere(plain, reading)
    _refuse_absent(plain, reading, vocabulary)
    _refuse_unread(plain, reading)
    return _request(reading, top, open_verbs, earlier or Request(verb=""))


def _refuse_unclear(plain: str, tokens: Sequence[Token], *, command: bool) -> None:
    """`/no`, `/in`: a country's code, or an English word? Written out there is no doubt; "in 2024" is no command."""
    for token in tokens:
        if token.kind == "unclear" or (command and token.kind == "noise" and token.value and token.start == 0):
            word = plain[token.start : token.end]
            message = f"“{word}” may be {token.value.title()} or just a word: write {token.value}."
            raise AskError("unknown_word", message, (_replaced(plain, token.start, token.end, token.value),))


def _says_nothing(tokens: Sequence[Token], at: int) -> bool:
    """Noise, and the "to" of "to Russia"; which way the goods went is read apart (direction.py)."""
    token = tokens[at]
    if token.kind == "range" and token.value == "to" and at + 1 < len(tokens):
        return tokens[at + 1].kind in {"partner", "noise"}
    return token.kind in {"noise", "origin"}


def _refuse_nowhere(plain: str, reading: Reading) -> None:
    """Countries and goods that people ask for and the data do not hold: not the same as a word nobody knows."""
    for token in reading.rest:
        if token.kind == "nowhere":
            word = plain[token.start : token.end]
            message = f"This dataset does not hold “{word}”. It has the 57 areas and the goods that the ministry's table lists."
            raise AskError("no_data", message, ("/coverage", "/rank russia", "/rank lng"))


def _refuse_absent(plain: str, reading: Reading, vocabulary: Vocabulary) -> None:
    """Things that the statistics count inside a wider line: never answered with the wider figure unasked."""
    for token in reading.rest:
        if token.kind == "absent":
            name = vocabulary.canonical("commodity", token.value)
            word, nearest = plain[token.start : token.end], name.replace("_", " ")
            message = f"This dataset has no line for “{word}” alone; the nearest is {nearest}, which holds more."
            raise AskError("no_data", message, (_replaced(plain, token.start, token.end, name),))


def _replaced(plain: str, start: int, end: int, word: str) -> str:
    return f"/{(plain[:start] + word + plain[end:]).strip()}"


def _take_top(tokens: Sequence[Token]) -> tuple[int | None, list[Token]]:
    """`top 5`, `top-5`."""
    for at, token in enumerate(tokens):
        if token.kind == "top":
            number_at = at + 2 if at + 1 < len(tokens) and tokens[at + 1].kind == "dash" else at + 1
            number = tokens[number_at].value if number_at < len(tokens) and tokens[number_at].kind == "number" else ""
            if not number:
                return None, [*tokens[:at], *tokens[at + 1 :]]
            if not 1 <= int(number[:9]) <= MOST_TOP:
                raise AskError("too_much", f"A list has from 1 to {MOST_TOP} rows, not {number}.", (f"/rank top {MOST_TOP}",))
            return int(number), [*tokens[:at], *tokens[number_at + 1 :]]
    return None, list(tokens)


def _refuse_unknown(plain: str, reading: Reading, vocabulary: Vocabulary) -> None:
    unknown = [token for token in reading.rest if token.kind == "unknown"]
    if not unknown:
        return
    token = _widened(plain, unknown)
    word = plain[token[0] : token[1]]
    near = vocabulary.near(word)
    message = f"I do not know the word “{_short(word)}”."
    if near:
        message += f" Near it: {', '.join(near)}."
    alone = all(other.end <= token[1] for other in unknown)
    suggestions = tuple(_replaced(plain, *token, near_word) for near_word in near) if alone else ()
    raise AskError("unknown_word", message, suggestions or EXAMPLES)


def _widened(plain: str, unknown: Sequence[Token]) -> tuple[int, int]:
    """The first unknown word, with the unknown words right behind it ("new caledonia")."""
    start, end = unknown[0].start, unknown[0].end
    for token in unknown[1:]:
        if plain[end : token.start].strip():
            break
        end = token.end
    return start, end


def _short(word: str) -> str:
    longest = 40
    return word if len(word) <= longest else word[:longest] + "…"


def _refuse_unread(plain: str, reading: Reading) -> None:
    if not reading.unread:
        return
    start, end = reading.unread[0][0].start, reading.unread[0][-1].end
    while start > 0 and not plain[start - 1].isspace():
        start -= 1
    while end < len(plain) and not plain[end].isspace():
        end += 1
    text = plain[start:end]
    suggestions = tuple(f"/{plain[:start]}{guess}{plain[end:]}" for guess in nearest_years(text))
    raise AskError(
        "bad_period",
        f"I cannot read “{_short(text)}” as a period. Periods look like 2025-03, 2024q1, 2024h1, 2024, fy2024 "
        "(April 2024 – March 2025), 2024-04..2025-03, last 12m or latest.",
        suggestions or EXAMPLES,
    )


def _request(reading: Reading, top: int | None, open_verbs: dict[str, Open], earlier: Request) -> Request:
    values = {kind: _values(reading.rest, kind) for kind in ("verb", "flow", "commodity", "partner", "currency", "output")}
    output = _output(values["output"])
    ranked = "rank" if top and "rank" in open_verbs else ""
    verb = _one(values["verb"], "questions") or ranked or earlier.verb or DEFAULT_VERB
    if len(reading.periods) > MOST_PERIODS:
        raise AskError("too_much", f"That is {len(reading.periods)} periods; at most {MOST_PERIODS} fit.", ("/months last 24m",))
    commodities = tuple(values["commodity"]) or earlier.commodities
    partners = tuple(values["partner"]) or earlier.partners
    # What a commodity is traded as is its own: a new one does not inherit the flow.
    flows = tuple(values["flow"]) or (() if values["commodity"] else earlier.flows)
    left_open = open_verbs.get(verb, "")
    if left_open != "everything":
        # Only all goods together have a total and a balance.
        if not commodities and (not left_open or set(flows) & {"total", "balance"}):
            commodities = (TOTAL,)
        if not partners and not (left_open and commodities):
            partners = (DEFAULT_PARTNER,)
    return Request(
        verb=verb,
        flows=flows,
        commodities=commodities,
        partners=partners,
        periods=tuple(reading.periods) or earlier.periods,
        currency=_one(values["currency"], "currencies") or earlier.currency,
        top=top or (earlier.top if verb == earlier.verb else None),
        output=output or earlier.output,
    )


def _output(named: Sequence[str]) -> Output:
    """A large chart is a chart: both words together ask for one thing."""
    outputs = [known for known in get_args(Output) if known in named]
    if set(outputs) == {"chart", "hd"}:
        return "hd"
    return cast("Output", _one(outputs, "outputs") or "")


def _values(tokens: Iterable[Token], kind: str) -> list[str]:
    return list(dict.fromkeys(token.value for token in tokens if token.kind == kind))


def _one(values: Sequence[str], what: str) -> str | None:
    if len(values) > 1:
        raise AskError("conflict", f"Two {what} at once: {' and '.join(values)}. Ask one after the other.", ())
    return values[0] if values else None
