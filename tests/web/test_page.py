"""The page as it comes without a script: the chat's own reply, figures, files, and nothing that a stranger wrote as markup."""

from __future__ import annotations

import io
from html.parser import HTMLParser

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from bot.engine.engine import Engine
from bot.render.files.file import file_of
from bot.render.phrases.query import shell_script
from bot.reply import Context, reply
from bot.speech import LANGUAGES

QUESTIONS = {
    "en": "LNG from Russia in fiscal 2024",
    "ja": "2024年度のロシアからのLNG輸入額は？",
    "ru": "Сколько СПГ Япония ввезла из России в 2024 финансовом году?",
}


class Seen(HTMLParser):
    """What a browser would find in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.scripts += tag == "script"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_are_answered_as_in_the_chat_and_in_their_language(client: TestClient, context: Context, lang: str) -> None:
    page = client.get("/", params={"q": QUESTIONS[lang]})
    assert page.status_code == 200
    assert f'<html lang="{lang}">' in page.text
    expected = reply(QUESTIONS[lang], Context(context.engine, lang)).html  # type: ignore[arg-type]  # one of them
    assert all(line in page.text for line in expected.replace("<pre>", '<pre tabindex="0">').splitlines())


def test_the_language_that_was_chosen_holds(client: TestClient) -> None:
    page = client.get("/", params={"q": QUESTIONS["en"], "lang": "ja"})
    assert '<html lang="ja">' in page.text
    browser = client.get("/", params={"q": "/lng fy2024"}, headers={"accept-language": "de, ru-RU;q=0.8"})
    assert '<html lang="ru">' in browser.text


def test_the_address_is_the_question(client: TestClient) -> None:
    page = client.get("/", params={"q": "/lng fy2024", "lang": "en"}).text
    assert 'value="/trade lng ru fy2024"' in page
    assert "¥536.1 bn" in page
    assert "?q=%2Frank+lng+ru+fy2024" in page


def test_words_that_follow_go_on_from_what_was_answered(client: TestClient) -> None:
    page = client.get("/", params={"q": "and coal?", "after": "/trade lng ru fy2024"}).text
    assert 'value="/trade coal ru fy2024"' in page


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onmouseover='x", "&lt;b&gt;"]
)
@pytest.mark.parametrize("key", ["q", "after", "of", "theme", "lang", "near", "goods_add", "periods"])
def test_what_strangers_write_is_never_markup(client: TestClient, key: str, words: str) -> None:
    page = client.get("/", params={"q": words} if key == "q" else {"of": "/trade lng ru fy2024", key: words})
    assert page.status_code == 200
    seen = Seen()
    seen.feed(page.text)
    assert not {name for name in seen.attributes if name.startswith("on")}
    assert seen.tags.isdisjoint({"iframe", "object", "style", "base"})
    assert seen.scripts == 1


def test_files_are_those_of_the_chat(client: TestClient, engine: Engine) -> None:
    found = client.get("/file/csv", params={"q": "/lng fy2024"})
    answered = reply("/lng fy2024 csv", Context(engine))
    assert answered.answer is not None
    made = file_of("csv", answered.answer, engine.facts_of(answered.answer.question.request), answered.canonical)
    without_clock = [
        [line for line in text.decode().splitlines() if "File made" not in line] for text in (found.content, made.content)
    ]
    assert without_clock[0] == without_clock[1]
    assert found.headers["content-disposition"] == f'attachment; filename="{made.name}"'
    sheet = client.get("/file/xlsx", params={"q": "/lng fy2024"})
    assert load_workbook(io.BytesIO(sheet.content)).sheetnames
    assert client.get("/file/png", params={"q": "/months lng fy2024"}).content.startswith(b"\x89PNG")


def test_no_file_without_figures(client: TestClient) -> None:
    assert client.get("/file/csv", params={"q": "/coverage"}).status_code == 422
    assert client.get("/file/png", params={"q": "hello <b>"}).status_code == 422
    assert client.get("/file/exe", params={"q": "/lng"}).status_code == 404


def test_a_query_of_thousands_of_codes_is_a_file(client: TestClient, engine: Engine) -> None:
    words = "/rank imports kr by subheading 2020 by change"
    page = client.get("/", params={"q": words}).text
    assert len(page) < 60_000
    file = client.get("/file/sql", params={"q": words})
    answered = reply(words, Context(engine))
    assert answered.answer is not None
    assert file.text == f"{shell_script(answered.answer)}\n"
    assert 'class="sql"' in client.get("/", params={"q": "/lng fy2024"}).text
