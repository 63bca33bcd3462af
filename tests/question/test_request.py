from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import get_args

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.clock import today
from bot.engine.engine import Engine
from bot.errors import AskError
from bot.question.period import Kind, Period
from bot.question.reading.as_of import FIRST
from bot.question.relative import Relative, When
from bot.question.request import LONGEST_TEXT, MOST_PERIODS, MOST_TOP, Currency, Flow, Output, Request

CODES = {"unknown_word", "bad_period", "empty", "too_long", "conflict", "too_much", "no_data", "no_figures", "direction"}
SQL = "'; drop table observation; --"
# Two codes in a row that are a name of their own, so that a canonical command with both does not read back: known bugs.
PARTS: dict[Kind, int] = {"month": 12, "quarter": 4, "half": 2, "year": 1, "fiscal": 1, "fiscal_quarter": 4, "fiscal_half": 2}
WORDS = """
lng coal крабы 原油 russia австралия 中国 fy2024 fy 2024 2024-13 q1 quarter 2025-03 .. to - / . since last 12 m top 5
999999999999999999999 exports сальдо rank price usd $ chart 令和 年度 年 月 ytd latest may 🎉 zzz %s {} ' <b> & in no , and
asof as of 時点
"""
PIECES = [*WORDS.split(), "\x00", "\u202e", "\ud7ff", "\n", SQL]


@st.composite
def periods(draw: st.DrawFn) -> When:
    kind = draw(st.sampled_from(sorted(PARTS)))
    # 1901 to 1905 are headings of the HS, which a number of four digits is taken for where the data have no such year.
    period = Period.of(kind, draw(st.integers(1910, 2099)), draw(st.integers(1, PARTS[kind])))
    other = draw(st.sampled_from(["period", "span", "since", "last", "latest", "fytd", "cytd"]))
    match other:
        case "span":
            return Period.span(period.first, period.first + 1)
        case "since":
            return Relative("since", start=period)
        case "last":
            return Relative("last", months=draw(st.integers(1, 999)))
        case "latest" | "fytd" | "cytd":
            return Relative(other)
        case _:
            return period


@st.composite
def requests(draw: st.DrawFn, engine: Engine) -> Request:
    """Any request that words can ask for: what is left open must be allowed by the verb."""
    # What is worked out has no verb of its own in words; every other place is in test_commands_read_back.py.
    verb = draw(
        st.sampled_from(
            sorted(verb for verb in engine.verbs if len(engine.vocabulary.tokens(verb)) == 1 and not engine.registry[verb].works)
        )
    )
    left_open = engine.registry[verb].open

    def some(codes: Sequence[str], least: int) -> tuple[str, ...]:
        return tuple(draw(st.lists(st.sampled_from(sorted(codes)), min_size=least, max_size=3, unique=True)))

    flows: tuple[Flow, ...] = tuple(draw(st.lists(st.sampled_from(get_args(Flow)), max_size=2, unique=True)))
    # A total and a balance are of all goods together, so they ask for them.
    whole = left_open != "everything" and {"total", "balance"} & set(flows)
    commodities = some(list(engine.store.facts.commodities), 1 if whole or not left_open else 0)
    alone = left_open == "everything" or (left_open and commodities)
    return Request(
        verb=verb,
        flows=flows,
        commodities=commodities,
        partners=some(list(engine.store.facts.partners), 0 if alone else 1),
        periods=tuple(draw(st.lists(periods(), max_size=3, unique=True))),
        currency=draw(st.sampled_from(get_args(Currency))),
        top=draw(st.none() | st.integers(1, MOST_TOP)),
        output=draw(st.sampled_from(get_args(Output))),
        as_of=draw(st.none() | st.dates(FIRST, today())),
    )


def refused(engine: Engine, text: str) -> AskError:
    with pytest.raises(AskError) as found:
        engine.parse(text)
    assert found.value.message
    assert found.value.code in CODES
    return found.value


@given(st.data())
@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
def test_a_canonical_command_reads_back(engine: Engine, data: st.DataObject) -> None:
    request = data.draw(requests(engine))
    words = request.words(engine.vocabulary)
    assert engine.parse(words) == request


def test_every_pair_of_nouns_reads_back(engine: Engine) -> None:
    """No code and the word behind it make a phrase of their own."""
    facts = engine.store.facts
    words = [engine.vocabulary.canonical("commodity", code) for code in facts.commodities]
    words += [engine.vocabulary.canonical("partner", code) for code in facts.partners]
    words += ["turnover", "exports", "imports", "balance", "usd", "latest", "fytd"]
    verbs = [
        verb for verb in engine.verbs if verb != "trade" and not engine.registry[verb].works
    ]  # "trade balance" is the balance, which means the same
    alone = {word: [(t.kind, t.value) for t in engine.vocabulary.tokens(word)] for word in [*words, *verbs]}
    codes = [
        set(map(engine.vocabulary.canonical, [kind] * len(found), found))
        for kind, found in (("commodity", facts.commodities), ("partner", facts.partners))
    ]

    def together(one: str, other: str) -> str:
        return f"{one}, {other}" if any({one, other} <= named for named in codes) else f"{one} {other}"

    wrong = [
        together(one, other)
        for one in [*verbs, *words]
        for other in words
        if [(t.kind, t.value) for t in engine.vocabulary.tokens(together(one, other)) if t.kind != "break"]
        != alone[one] + alone[other]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("/lng", "/trade lng ru"),
        ("lng", "/trade lng ru"),
        ("/fy2024", "/trade total ru fy2024"),
        ("/australia coal", "/trade coal au"),
        ("/coal australia fy2024 usd", "/trade coal au fy2024 usd"),
        ("/imports of lng from russia in fy2024", "/trade lng imports ru fy2024"),
        ("/exports", "/trade total exports ru"),
        ("/world lng", "/trade lng world"),
        ("/everyone lng", "/trade lng world"),
        ("/india", "/trade total india"),
        ("/lng india and malaysia", "/trade lng india, malaysia"),
        ("/rank russia imports fy2024 top 5", "/rank imports ru fy2024 top 5"),
        ("/rank lng", "/rank lng"),
        ("/rank", "/rank ru"),
        ("/coverage", "/coverage"),
        ("/months cars last 6m", "/months cars ru last 6m"),
        ("/trade_balance 2024", "/trade total balance ru 2024"),
        ("/lng lng LNG", "/trade lng ru"),
        ("/lng imports import", "/trade lng imports ru"),
        ("ロシアからの石炭輸入2024年度", "/trade coal imports ru fy2024"),
        ("импорт СПГ из России за 2024 год", "/trade lng imports ru 2024"),
        ("/rank lng top5", "/rank lng top 5"),
        ("/lng yen", "/trade lng ru"),
        ("/lng in us dollars", "/trade lng ru usd"),
    ],
)
def test_questions(engine: Engine, text: str, canonical: str) -> None:
    request = engine.parse(text)
    assert request.words(engine.vocabulary) == canonical
    assert engine.parse(canonical) == request


@given(st.permutations(["rank", "lng", "coal_", "australia", "imports", "usd", "top 7", "fy2024h1", "the", "and"]))
@settings(deadline=None)
def test_the_order_of_words_does_not_matter(engine: Engine, words: list[str]) -> None:
    text = " ".join(words).replace("coal_", "")
    expected = Request(
        verb="rank",
        flows=("import",),
        commodities=("lng",),
        partners=("AU",),
        periods=(Period.of("fiscal_half", 2024, 1),),
        currency="usd",
        top=7,
    )
    assert engine.parse(text) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("/lng zorkmid fy2024", "zorkmid"),
        ("/zorkmid", "zorkmid"),
        ("/lng Zorkmid", "zorkmid"),
        ("/lng новокузнечия", "новокузнечия"),
        ("/lng 火星", "火星"),
        ("/lng old caledonia 2024", "old caledonia"),
        ("🎉", "🎉"),
        ("/lng 🎉", "🎉"),
        ("/lng ₩", "₩"),
        ("/lng 100%", "100%"),
        ("/lng 200bn", "200bn"),
        (SQL, "observation"),
        ("/lng <script>void</script>", "script"),
        ("/lng fy20255 zorkmid", "zorkmid"),
    ],
)
def test_an_unknown_word_is_named(engine: Engine, text: str, word: str) -> None:
    error = refused(engine, text)
    assert error.code == "unknown_word"
    assert f"“{word}”" in error.message


@given(
    st.text(alphabet="bcdfghjkvwxz", min_size=5, max_size=12),
    st.permutations(["lng", "russia", "fy2024", "rank", "usd", "top 5"]),
    st.integers(0, 6),
)
@settings(deadline=None)
def test_an_unknown_word_is_never_ignored(engine: Engine, word: str, words: list[str], at: int) -> None:
    text = " ".join([*words[:at], word, *words[at:]])
    error = refused(engine, f"/{text}")
    assert error.code == "unknown_word"
    assert f"“{word}”" in error.message
    try:
        taken = engine.understand(text).taken
    except AskError as refusal:
        assert f"“{word}”" in refusal.message
        return
    assert [one.code for one in taken if one.said == word] in (["aside"], ["wider"]), taken


@pytest.mark.parametrize(("text", "left_out"), [("lng 100%", "100%"), ("lng ₩", "₩"), ("LNG 2024 in 200 bn", "200 bn")])
def test_what_nothing_is_asked_of_is_named_as_left_out(engine: Engine, text: str, left_out: str) -> None:
    taken = engine.understand(text).taken
    assert ("aside", left_out) in [(one.code, one.said) for one in taken]


@pytest.mark.parametrize("digits", ["9" * 380, "1," * 190, "12" * 10 + "億" + "3" * 300, "1億" * 190, "1.2" * 120, "1 000" * 70])
def test_long_numbers_are_read_at_once(engine: Engine, digits: str) -> None:
    """Digits that could be cut into numbers in many ways are cut in one: else a text of them takes for ever."""
    for text in (f"lng {digits}", f"/lng {digits} ru", f"石炭 {digits}トン"):
        with contextlib.suppress(AskError):
            engine.parse(text)


def test_a_mark_beside_names_says_nothing(engine: Engine) -> None:
    assert engine.parse("lng 🎉") == engine.parse("lng")


def test_what_is_near_is_suggested_in_its_place(engine: Engine) -> None:
    error = refused(engine, "/coal Austrlia fy2024")
    assert error.code == "unknown_word"
    assert {"/coal australia fy2024", "/coal austria fy2024"} <= set(error.suggestions)
    for suggestion in error.suggestions:
        engine.parse(suggestion)


def test_a_long_unknown_word_is_cut(engine: Engine) -> None:
    error = refused(engine, "z" * 390)
    assert error.code == "unknown_word"
    assert len(error.message) < 200
    assert "zzz…" in error.message


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("/", "empty"),
        ("?!", "empty"),
        ("of the", "empty"),
        ("\u200b", "empty"),
        ("x" * 401, "too_long"),
        ("lng " * 2500, "too_long"),
        ("\n" * 10_000, "too_long"),
        ("/share rank lng", "conflict"),
        ("/lng usd jpy", "conflict"),
        ("/lng months price", "conflict"),
        ("/lng top 0", "too_much"),
        ("/lng top 61", "too_much"),
        ("/lng top 99999999999999999999", "too_much"),
        ("/lng 1900..2100", "too_much"),
        ("/lng 1990q1..2024q4", "too_much"),
        ("/lng chart xlsx", "conflict"),
        ("/lng csv excel", "conflict"),
        ("/lng csv график", "conflict"),
        ("/lng hd csv", "conflict"),
        ("/lng fy20255", "bad_period"),
        ("/lng 5", "bad_period"),
    ],
)
def test_what_is_refused_has_a_stable_code(engine: Engine, text: str, code: str) -> None:
    assert refused(engine, text).code == code


def test_both_words_of_a_conflict_are_named(engine: Engine) -> None:
    message = refused(engine, "/share rank lng").message
    assert "share" in message
    assert "rank" in message


def test_limits_are_what_they_say(engine: Engine) -> None:
    assert LONGEST_TEXT == 400
    assert engine.parse("lng " * 100).commodities == ("lng",)
    assert engine.parse("1981..2100").periods == tuple(Period.of("year", year) for year in range(1981, 2101))
    assert len(range(1981, 2101)) == MOST_PERIODS
    assert refused(engine, "1980..2100").code == "too_much"
    assert engine.parse("rank lng top 1").top == 1
    assert engine.parse(f"rank lng top {MOST_TOP}").top == MOST_TOP
    assert engine.parse("rank lng top").top is None


def test_defaults(engine: Engine) -> None:
    for verb in engine.verbs:
        left_open = engine.registry[verb].open
        bare = engine.parse(f"/{verb}")
        assert bare.verb == verb or bare.work in engine.registry[verb].works
        if bare.work:
            continue
        assert bare.partners == (() if left_open == "everything" else ("RU",))
        assert bare.commodities == (() if left_open else ("total",))
        assert (bare.flows, bare.periods, bare.currency, bare.top) == ((), (), "jpy", None)
    assert engine.parse("/rank cars").partners == ()
    assert engine.parse("/rank germany").commodities == ()
    assert engine.parse("2024").verb == "trade"


@pytest.mark.parametrize(
    ("text", "output"),
    [
        ("/chart lng fy2024", "chart"),
        ("lng fy2024 graph", "chart"),
        ("plot of lng in fy2024", "chart"),
        ("LNG 2024年度 グラフ", "chart"),
        ("график спг 2024", "chart"),
        ("/chart lng hd", "hd"),
        ("/lng hd", "hd"),
        ("/lng csv", "csv"),
        ("/lng excel", "xlsx"),
        ("/xlsx lng fy2024", "xlsx"),
        ("/csv lng", "csv"),
        ("send me lng 2024 as an excel file", "xlsx"),
        ("LNG 2024年度 エクセルで", "xlsx"),
        ("LNGをCSVで", "csv"),
        ("спг 2024 в эксель", "xlsx"),
        ("/lng ru", ""),
    ],
)
def test_output_is_asked_for_in_any_place(engine: Engine, text: str, output: Output) -> None:
    request = engine.parse(text)
    assert request.output == output
    assert request.commodities == ("lng",)
    assert request.words(engine.vocabulary).endswith(f" {output}" if output else "lng ru")


def test_follow_up_keeps_or_changes_the_output(engine: Engine) -> None:
    charted = engine.parse("/months lng 2024 chart")
    assert engine.parse("and coal?", charted).output == "chart"
    assert engine.parse("hd", charted).output == "hd"
    assert engine.parse("csv", charted).output == "csv"


def test_suggestions_can_be_asked(engine: Engine) -> None:
    for text in ("", "of", "x" * 401, "qqqq", "/lng fy20255", "/lng 2024-13", "/lng top 99", "/1900..2100"):
        suggestions = refused(engine, text).suggestions
        assert suggestions
        for suggestion in suggestions:
            if suggestion != "/help":
                engine.parse(suggestion)


@given(
    st.one_of(
        st.text(max_size=450),
        st.lists(st.sampled_from(PIECES), max_size=12).flatmap(lambda w: st.sampled_from(["", " "]).map(lambda j: j.join(w))),
    )
)
@example("LNG:TO#AU")
@settings(deadline=None, max_examples=400)
def test_any_text_is_a_request_or_a_refusal(engine: Engine, text: str) -> None:
    try:
        request = engine.parse(text)
    except AskError as error:
        assert error.code in CODES
        assert error.message
        return
    assert request.verb in engine.verbs
    assert len(request.periods) <= MOST_PERIODS


@pytest.mark.parametrize("text", ["/lng -coal 2025", "/imports ru -cn 2025", "/rank ru -cn imports 2025"])
def test_what_cannot_be_left_out_is_said(engine: Engine, text: str) -> None:
    error = refused(engine, text)
    assert error.code == "conflict"
    assert "leaves nothing out here" in error.message
