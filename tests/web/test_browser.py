"""Journeys of people through the page, in three languages, light and dark, with a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from bot.serving.asking import Asking
from tests.web.browser import MISSING, chromium, program, served, visiting

PHONE = {"width": 320, "height": 640}
MARK = ".chart [role=listitem]"


@pytest.fixture(scope="module")
def address(asking: Asking) -> Iterator[str]:
    with served(asking) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = program()
    if path is None:
        pytest.skip(MISSING)
    with chromium(path) as started:
        yield started


def test_words_become_a_command_and_the_address_is_the_question(browser: Browser, address: str) -> None:
    with visiting(browser, address, color_scheme="light") as ann:
        page = ann.go("")
        page.fill("#q", "LNG from Australia in fiscal 2024")
        page.press("#q", "Enter")
        ann.command("/trade lng au fy2024")
        assert "Australia" in page.inner_text("#talk")
        assert "q=%2Ftrade+lng+au+fy2024" in page.url
        text, title = page.inner_text(".view"), page.title()
        page.reload()
        assert (page.inner_text(".view"), page.title()) == (text, title)


def test_controls_write_the_command_and_one_can_go_back(browser: Browser, address: str) -> None:
    with visiting(browser, address, color_scheme="dark", locale="ja-JP") as ken:
        page = ken.go("?q=/lng+fy2024")
        assert page.get_attribute("html", "lang") == "ja"
        page.select_option("#measure", "price")
        ken.command("/price lng ru fy2024")
        page.select_option("#currency", "usd")
        ken.command("/price lng ru fy2024 usd")
        page.go_back()
        ken.command("/price lng ru fy2024")
        page.go_back()
        ken.command("/trade lng ru fy2024")
        page.go_forward()
        ken.command("/price lng ru fy2024")
        assert page.input_value("#measure") == "price"


def test_a_choice_asks_for_what_it_needs(browser: Browser, address: str) -> None:
    with visiting(browser, address, color_scheme="light") as ann:
        page = ann.go("?q=/lng+fy2024&lang=en")
        assert not page.is_visible("#amount")
        page.select_option("#work", "above")
        assert page.evaluate("document.activeElement.id") == "amount"
        page.keyboard.type("50bn")
        page.keyboard.press("Enter")
        ann.command("/trade lng ru fy2024 by month above 50bn")
        page.fill("#periods", "coal")
        page.press("#periods", "Enter")
        page.wait_for_selector("text=than this field is for")
        assert page.is_visible(".view table")


def test_what_follows_goes_on_and_stands_below(browser: Browser, address: str) -> None:
    with visiting(browser, address, color_scheme="light") as olga:
        page = olga.go("?q=/lng+fy2024&lang=ru")
        page.fill("#q", "а уголь?")
        page.press("#q", "Enter")
        olga.command("/trade coal ru fy2024")
        assert page.locator(".exchange").count() == 2
        assert [one.inner_text() for one in page.locator(".asked").all()] == ["/lng fy2024", "а уголь?"]


def test_goods_are_found_with_the_keyboard_alone(browser: Browser, address: str) -> None:
    with visiting(browser, address, color_scheme="dark") as ann:
        page = ann.go("?q=/lng+fy2024")
        page.focus("#goods_add")
        page.keyboard.type("cra", delay=5)
        page.wait_for_selector("[role=option]")
        page.keyboard.press("ArrowDown")
        assert page.get_attribute("#goods_add", "aria-activedescendant") == "goods_add-list-0"
        page.keyboard.press("Enter")
        ann.command("/trade lng, crab ru fy2024")
        assert page.evaluate("document.activeElement.id") == "goods_add"
        page.focus("#goods-lng")
        page.keyboard.press("Space")
        ann.command("/trade crab ru fy2024")


def test_figures_are_read_by_pointer_and_keyboard(browser: Browser, address: str) -> None:
    with visiting(browser, address, color_scheme="light", locale="ja-JP") as ken:
        page = ken.go("?q=/months+lng+ru+fy2024")
        page.hover(f"{MARK} >> nth=2 >> rect >> nth=0")
        assert "2024年6月" in page.inner_text("#tip")
        assert "JPY · first_published" in page.inner_text("#tip")
        page.focus(f"{MARK}[tabindex='0']")
        page.keyboard.press("End")
        assert "2025年3月" in page.inner_text("#tip")
        page.keyboard.press("ArrowLeft")
        assert "2025年2月" in page.inner_text("#tip")
        assert "2025年2月" in str(page.evaluate("document.activeElement.getAttribute('aria-label')"))


def test_a_narrow_screen_holds_everything(browser: Browser, address: str) -> None:
    with visiting(browser, address, color_scheme="dark", viewport=PHONE, has_touch=True) as olga:
        page = olga.go("?q=/rank+lng+fy2024&lang=ru")
        assert olga.fits()
        assert not page.is_visible("#measure")
        page.tap(".explorer summary")
        page.tap("button[value=fytd]")
        olga.command("/rank lng fytd")
        assert olga.fits()
        page.tap(f"{MARK} >> nth=0 >> rect >> nth=0")
        assert page.is_visible("#tip")


def test_buttons_are_those_of_the_chat(browser: Browser, address: str) -> None:
    with visiting(browser, address, color_scheme="light") as ann:
        page = ann.go("?q=/lng+fy2024&lang=en")
        page.click("text=◀ FY2023")
        ann.command("/trade lng ru fy2023")
        assert page.locator(".exchange").count() == 1
        page.click("text=Chart")
        ann.command("/months lng ru fy2023 chart")
        assert page.locator(".exchange").count() == 2
        page.wait_for_function("() => document.querySelector('.exchange:last-child img').naturalWidth === 1080")
        with page.expect_download() as saved:
            page.click(".saving >> text=Excel")
        assert saved.value.suggested_filename == "japan-imports-lng-russia-months-fy2023.xlsx"


def test_light_and_dark_are_chosen_and_stay(browser: Browser, address: str) -> None:
    with visiting(browser, address, color_scheme="light", locale="ja-JP") as ken:
        page = ken.go("?q=/lng+fy2024")
        paper = "getComputedStyle(document.documentElement).backgroundColor"
        light = page.evaluate(paper)
        page.click("[data-set-theme=dark]")
        page.wait_for_function(f"() => {paper} !== '{light}'")
        page.select_option("#currency", "usd")
        ken.command("/trade lng ru fy2024 usd")
        assert "theme=dark" in page.url
        page.reload()
        assert page.evaluate(paper) != light


def test_another_language_asks_the_same(browser: Browser, address: str) -> None:
    with visiting(browser, address, color_scheme="dark") as olga:
        page = olga.go("?q=How+much+LNG+came+from+Russia+in+fiscal+2024%3F")
        page.click("header nav a[lang=ru]")
        page.wait_for_selector("html[lang=ru]")
        olga.command("/trade lng ru fy2024")
        assert "Импорт СПГ из России" in page.inner_text("#talk")


def test_a_no_says_why_and_what_can_be_asked(browser: Browser, address: str) -> None:
    with visiting(browser, address, color_scheme="light") as ann:
        page = ann.go("?q=/lng+fy2024&lang=en")
        page.fill("#q", "/cars fy2020")
        page.click("#ask button")
        page.wait_for_selector("text=exists only as one figure")
        page.click(".buttons >> text=/cars 2020")
        ann.command("/trade cars ru 2020")


def test_a_server_that_is_away_is_told_and_waited_for(browser: Browser, address: str) -> None:
    with visiting(browser, address, color_scheme="dark", locale="ja-JP") as ken:
        page = ken.go("?q=/lng+fy2024")
        busy = iter([True, False])
        page.route(
            "**/part?**",
            lambda route: route.fulfill(status=503, headers={"retry-after": "0"}) if next(busy, False) else route.continue_(),
        )
        page.select_option("#currency", "usd")
        ken.command("/trade lng ru fy2024 usd")
        page.unroute("**/part?**")
        page.route("**/part?**", lambda route: route.abort())
        page.select_option("#currency", "jpy")
        page.wait_for_selector("text=サーバーに接続できません")
        assert ken.wrong
        ken.wrong.clear()


def test_without_scripts_it_is_a_form(browser: Browser, address: str) -> None:
    with visiting(browser, address, color_scheme="light", java_script_enabled=False, locale="ru-RU") as olga:
        page = olga.go("")
        page.fill("#q", "/coal 2024")
        page.press("#q", "Enter")
        page.wait_for_url("**q=%2Fcoal+2024**")
        assert "Импорт угля из России" in page.inner_text("#talk")
        page.fill("#who_add", "Австралия")
        page.click(".go")
        page.wait_for_url("**who_add**")
        assert page.input_value("#q") == "/trade coal ru, au 2024"


@pytest.mark.parametrize(("lang", "scheme", "width"), [("en", "light", 1280), ("ja", "dark", 390), ("ru", "dark", 1280)])
def test_everybody_can_use_it(browser: Browser, address: str, lang: str, scheme: str, width: int) -> None:
    with visiting(browser, address, color_scheme=scheme, viewport={"width": width, "height": 800}) as visitor:
        page = visitor.go(f"?q=/months+lng+ru+fy2024&lang={lang}")
        page.evaluate("document.querySelector('.explorer details').open = true")
        assert visitor.inaccessible() == []
        assert visitor.fits()
