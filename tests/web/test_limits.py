"""What is bounded, and what every answer tells the browser."""

from __future__ import annotations

import gzip
import re

import pytest
from starlette.testclient import TestClient

from bot.render.chart.scene.theme import THEMES, named_colors
from bot.serving.asking import Asking
from bot.web import app, limits
from bot.web.app import pages
from bot.web.assets import asset
from bot.web.limits import FILE_SECONDS, MOST_FILES, BusyError, Gate, Pace
from bot.web.visit import LONGEST

MOST_BYTES = 150_000


def test_as_many_files_as_fit_a_bucket_and_then_one_by_one() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    for _ in range(MOST_FILES):
        pace.take("one")
    with pytest.raises(BusyError) as late:
        pace.take("one")
    assert late.value.seconds == round(FILE_SECONDS)
    pace.take("another")
    now[0] += FILE_SECONDS
    pace.take("one")
    with pytest.raises(BusyError):
        pace.take("one")


def test_who_is_turned_away_is_told_when_to_come_again(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Gate, "entered", lambda _: (_ for _ in ()).throw(BusyError(3)))
    for where in ("/", "/part", "/suggest", "/file/png"):
        turned = client.get(where, params={"q": "/lng", "lang": "ja"})
        assert (turned.status_code, turned.headers["retry-after"]) == (503, "3")
        assert "少し待って" in turned.text


def test_so_many_at_once() -> None:
    gate = Gate(1)
    with gate.entered(), pytest.raises(BusyError), gate.entered():
        pass
    with gate.entered():
        pass


def test_a_question_has_an_end(client: TestClient) -> None:
    assert client.get("/", params={"q": "я" * LONGEST}).status_code == 200
    for key in ("q", "of", "after"):
        assert client.get("/", params={key: "x" * (LONGEST + 1)}).status_code == 414
    many = {"of": "/trade lng ru fy2024", "goods": ["lng"] * limits.MOST_AT_ONCE * 2}
    assert client.get("/", params=many).status_code == 414


def test_what_goes_wrong_has_a_number_and_no_traceback(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "document", lambda *_, **__: 1 / 0)
    failed = client.get("/", params={"q": "/lng fy2024"})
    assert failed.status_code == 500
    assert re.search(r"error [0-9a-f]{6}", failed.text)
    assert "Zero" not in failed.text


@pytest.mark.parametrize("where", ["/", "/part", "/suggest", "/file/csv?q=/lng", f"/assets/{asset('page.js').name}", "/nowhere"])
def test_headers(client: TestClient, where: str) -> None:
    headers = client.get(where).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in headers


def test_nothing_is_there(client: TestClient) -> None:
    for where in ("/nowhere", "/assets/page.0.js", "/file/exe"):
        found = client.get(where, params={"lang": "ru"})
        assert (found.status_code, found.text) == (404, "По этому адресу ничего нет.\n")
    assert client.post("/").status_code == 404


def test_who_may_show_it_in_a_frame(asking: Asking) -> None:
    with pages(asking, ["https://web.example.org"]) as made:
        policy = TestClient(made).get("/").headers["content-security-policy"]
    assert "frame-ancestors https://web.example.org" in policy


def test_what_the_browser_has_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/", params={"q": "/lng fy2024"})
    again = client.get("/", params={"q": "/lng fy2024"}, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    for name in ("page.js", "page.css", "icon.svg"):
        found = client.get(f"/assets/{asset(name).name}")
        assert "immutable" in found.headers["cache-control"]
        assert found.content == asset(name).content
    assert client.get("/assets/page.0.js").status_code == 404


@pytest.mark.parametrize("words", ["/lng fy2024", "/months lng ru last 24m", "/months lng, coal, crude_oil last 120m"])
def test_the_page_and_all_that_it_loads_are_small(client: TestClient, words: str) -> None:
    page = client.get("/", params={"q": words})
    names = set(re.findall(r'assets/([^"]+)"', page.text))
    assert len(names) == 3
    sent = [gzip.compress(page.content), *(gzip.compress(client.get(f"/assets/{name}").content) for name in names)]
    assert sum(map(len, sent)) < MOST_BYTES / 3
    if "120m" not in words:
        assert len(page.content) + sum(len(client.get(f"/assets/{name}").content) for name in names) < MOST_BYTES


def test_the_colours_of_charts_are_those_of_the_pictures() -> None:
    style = asset("page.css").content.decode()
    found = re.findall(r"--chart-([a-z0-9-]+): (#[0-9a-f]{6});", style)
    size = len(named_colors(THEMES["light"]))
    assert dict(found[:size]) == named_colors(THEMES["light"])
    assert dict(found[size : 2 * size]) == dict(found[2 * size :]) == named_colors(THEMES["dark"])
