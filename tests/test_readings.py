"""What a reply says before its figures, what it offers besides, what it tells about the figures, and the sentence to quote."""

from __future__ import annotations

import csv
import json

import pytest

from bot.__main__ import main
from bot.engine.engine import Engine
from bot.question.declined import REASONS
from bot.question.lexicon.language import language_of
from bot.render.phrases.shown import MOST_UNITS, units
from bot.render.text.topics import TOPICS, topic_reply
from bot.reply import Context, Reply, reply
from bot.speech import LANGUAGES, Lang, speaking
from bot.terminal.conversation import converse
from tests.question.corpus import questions


def answered(question: str, engine: Engine, lang: Lang | None = None) -> Reply:
    return reply(question, Context(engine, lang or language_of(question, engine.vocabulary) or "en"))


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("coal from Rusia in fy2024", "“Rusia” is read as “russia”."),
        ("Did Japan import any Russian crude last month?", "“last month” is read as the last month in the data, Mar 2026."),
        ("lng from russia in dec", "No year is named: taken as Dec 2025, the latest in the data."),
        ("How much LNG did Japan import in 2024?", "No country is named: taken as all countries."),
        ("Total LNG imports in 2024", "No country is named: taken as Russia."),
        ("volumes of imports from Russia in 2025 by commodity", "Rankings are by value."),
        ("Russian exports to Japan in 2024", "Exports to Japan are, in Japan's statistics, its imports from Russia."),
        ("Russia's imports of Japanese cars in 2025", "Imports from Japan are, in Japan's statistics, its exports to Russia."),
        ("How many tonnes of Russian coal in 2024?", "This dataset has no volumes of coal here, so these are values."),
        ("So how frobbishly did coal imports from Russia move in fy2024?", "Left out: “frobbishly”."),
        ("coal imports from Russia this fiscal year", "“this fiscal year” is read as FY2025, the latest in the data."),
        ("LNG ロシア 輸入額 2024", "暦年とも年度とも読めるため、両方を示します。"),
        ("импорт угля из Росии за декабрь", "Год не указан: взят последний, за который есть данные, — декабрь 2025 г."),
    ],
)
def test_way_a_question_was_taken_is_said_first(engine: Engine, question: str, lead: str) -> None:
    shown = answered(question, engine)
    assert shown.error is None
    assert lead in shown.lead.replace("\xa0", " ")
    assert shown.text.startswith(f"{shown.lead}\n\n")
    assert shown.html.startswith("<i>")


PLAIN = ("/lng fy2024", "lng fy2024", "Imports of LNG from Russia in fy2024", "石炭輸入 ロシア 2024年度")


@pytest.mark.parametrize("question", PLAIN)
def test_plain_question_is_answered_without_a_word(engine: Engine, question: str) -> None:
    assert answered(question, engine).lead == ""


@pytest.mark.parametrize(
    ("question", "others"),
    [
        ("What were coal imports from Russia in 2024?", {"FY2024": "/trade coal imports ru fy2024"}),
        ("How much LNG did Japan import in fy2024?", {"Russia": "/trade lng imports ru fy2024"}),
        ("Total LNG imports in fy2024", {"World": "/trade lng imports world fy2024"}),
        ("去年の自動車輸出", {"世界": "/trade motor_vehicles exports world last year"}),
        ("価格とシェアは？ LNG ロシア 2025年度", {"構成比": "/share lng ru fy2025"}),
        ("trade with Russia in fy2024 in yen and dollars", {"trade with russia in fy2024 dollars": "/trade total ru fy2024 usd"}),
        ("LNG from Russia in fy2024 as a chart and in Excel", {"Chart": "/trade lng ru fy2024 chart"}),
        ("第1四半期のロシアからの石炭輸入は？", {"2026年1～3月期": "/trade coal imports ru q1"}),
    ],
)
def test_other_readings_are_offered_and_can_be_asked(engine: Engine, question: str, others: dict[str, str]) -> None:
    shown = answered(question, engine)
    assert others.items() <= dict(shown.others).items(), shown.others
    for words in dict(shown.others).values():
        assert answered(words, engine).error is None


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_an_answer_whose_commands_work(engine: Engine, topic: str, lang: Lang) -> None:
    with speaking(lang):
        shown = topic_reply(topic, engine.store.facts, engine.registry)
    assert "{" not in shown.text
    assert units(shown.html) <= MOST_UNITS
    for command in TOPICS[topic][1]:
        assert answered(command.format(verbs=engine.registry), engine).error is None, command


def test_every_word_of_a_topic_has_one(engine: Engine) -> None:
    with (engine.store.data / "words.csv").open(encoding="utf-8", newline="") as file:
        named = {row["value"] for row in csv.DictReader(file) if row["kind"] in {"topic", "soft_topic"}}
    assert len(named) > 10
    assert named <= {*TOPICS, "help"}


def test_every_topic_and_every_refusal_is_asked_for_in_every_language() -> None:
    asked = {(one.lang, one.expected) for one in questions()}
    for lang in LANGUAGES:
        assert {topic for topic in TOPICS if (lang, f"topic:{topic}") not in asked} == set()
        named = {reason for reason in REASONS if (lang, f"decline:{reason}") in asked}
        assert named >= {"replaced", "cause", "forecast", "alert", "detail"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_declined_comes_with_what_can_be_asked(engine: Engine, lang: Lang) -> None:
    for one in questions():
        if one.lang == lang and one.expected.startswith("decline:"):
            refused = answered(one.question, engine).error
            if refused is None or refused.code != "not_offered":
                continue  # understood otherwise: counted in test_understanding.py
            assert refused.suggestions
            for words in refused.suggestions:
                assert answered(words, engine).error is None, (one.question, words)


# FY2024 as the ministry has it: LNG 536,102,851 thousand yen.
SENTENCES = {
    "/say lng fy2024": """Japan's imports of LNG from Russia came to ¥536.1 bn (5.69 million tonnes) in fiscal 2024
    (April 2024 – March 2025), down 8.7% from the fiscal year before, according to the Ministry of Finance's Trade Statistics
    (months as first published).""",
    "一文で 2024年度のロシアからのLNG輸入額": """財務省貿易統計（通関ベース、輸入はCIF価格、各月の当初公表値、
    数量は統計品別国別表）によると、2024年度
    （2024年4月～2025年3月）の日本のロシアからのLNG輸入額は前年度比8.7%減の5,361億円、数量は568万6,220トンだった。""",
    "готовая фраза: импорт СПГ из России за 2024 финансовый год": """По данным Минфина Японии
    (помесячные данные первой публикации), импорт СПГ из России в Японию в 2024 финансовом году (апрель 2024 – март 2025 года)
    составил 536,1 млрд иен (5,69 млн т), что на 8,7 % меньше, чем в предыдущем финансовом году.""",
}


@pytest.mark.parametrize(("question", "sentence"), SENTENCES.items())
def test_sentence_to_quote_has_figure_change_basis_and_source(engine: Engine, question: str, sentence: str) -> None:
    shown = answered(question, engine)
    joint = "" if language_of(question, engine.vocabulary) == "ja" else " "
    assert shown.copy.replace("\xa0", " ") == joint.join(line.strip() for line in sentence.splitlines())
    assert shown.html == f"<code>{shown.copy}</code>"


SAID: tuple[str, ...] = (
    "total 2026-03",
    "balance 2024",
    "share lng 2024",
    "price crab 2025",
    "rank cars 2024",
    "months lng 2024",
    "ytd cars",
)
SAID += ("compare lng 2023 2024", "lng 2026-03 volume usd", "total fy2020", "2026", "rank russia imports 2024")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_verb_can_be_said_in_one_sentence(engine: Engine, lang: Lang) -> None:
    for words in SAID:
        shown = answered(f"/say {words}", engine, lang)
        assert shown.error is None
        assert shown.copy.count("。" if lang == "ja" else ". ") <= (1 if lang == "ja" else 12)
        assert "{" not in shown.copy
        assert "\n" not in shown.copy


def test_volume_comes_first_where_it_was_asked_for(engine: Engine) -> None:
    assert "464,555 t, −27.3% yoy" in answered("/lng 2026-03 volume", engine).text.splitlines()[0]
    assert "¥38.4 bn" in answered("/lng 2026-03", engine).text.splitlines()[0]


@pytest.mark.usefixtures("asking_what_is_loaded")
def test_json_has_reading_others_sentence_and_topic(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--json", "How much LNG did Japan import in 2024?"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["reading"] == "No country is named: taken as all countries."
    assert {"label": "Russia", "canonical": "/trade lng imports ru 2024"} in told["others"]
    assert told["request"]["lang"] == "en"
    assert main(["ask", "--json", "どの為替レートですか"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["topic"] == "rate"
    assert "円" in told["text"]
    assert main(["ask", "--json", "--lang", "ru", "say lng fy2024"]) == 0
    assert json.loads(capsys.readouterr().out)["sentence"].startswith("По данным")


@pytest.mark.usefixtures("asking_what_is_loaded")
def test_command_line_answers_in_the_language_of_the_question_unless_told(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, begins in (
        (["lng fy2024"], "Japan's imports of LNG"),
        (["ロシアからのLNG輸入 2024年度"], "2024年度の"),
        (["импорт СПГ за 2024 финансовый год"], "Импорт СПГ"),
        (["--lang", "ja", "lng fy2024"], "2024年度の"),
        (["--lang", "en", "импорт СПГ из России за 2024 финансовый год"], "Japan's imports of LNG"),
    ):
        assert main(["ask", *arguments]) == 0
        assert begins in capsys.readouterr().out


TYPED = ("lng fy2024", "/lang ja", "lng fy2024", "импорт СПГ за 2024 финансовый год", "/lang klingon", "/lang auto", "lng fy2024")
BEGIN = ("Japan's imports of LNG", "2024年度の", "Импорт СПГ", "日本語で", "/lang english、", "Answers are")


@pytest.mark.usefixtures("asking_what_is_loaded")
def test_terminal_speaks_the_language_of_each_question_or_the_chosen_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from bot.settings import read_settings  # noqa: PLC0415 - as the command line does

    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    lines = iter(TYPED)

    def typed(_: str) -> str:
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", typed)
    assert converse(read_settings()) == 0
    said = capsys.readouterr().out.split("\n\n")
    firsts = [part for part in said if part.startswith(BEGIN)]
    assert [first[:6] for first in firsts] == ["Japan'", "日本語でお答", "2024年度", "Импорт", "/lang ", "Answer", "Japan'"]
