"""Pages of the guide, by topic: what is said, and commands that show it; and the words that each is called by."""

from __future__ import annotations

from bot.render.text.help.page import CODES, DESK, FORMS, NAMES, PERIODS, SETTINGS, TEXTS
from bot.speech import tr_later

# As `bot.render.text.topics` has them. Names in braces are filled in from the data and the verbs.
GUIDE: dict[str, tuple[str, tuple[str, ...]]] = {
    "shares": (
        tr_later(
            "There are two shares of the same figure, and a reply says which:\n"
            "• of the country's trade: what part of all imports from Russia was LNG;\n"
            "• of Japan's trade in the goods: what part of all LNG that Japan imports came from Russia.\n"
            "“of country” and “of goods” choose one. A third is named with its whole: of a wider line (“crab of fish”), of a "
            "group of countries, of the turnover. Exports are set against exports, imports against imports."
        ),
        ("/{verbs.share} lng fy2024", "/lng 2025 of goods", "/{verbs.share} crab 2025 of fish", "/{verbs.ranking} lng fy2024"),
    ),
    "volumes": (
        tr_later(
            "Volumes come from the nine-digit lines, so that only some goods have them: {volumes}. Add “volume” to a question. "
            "Where there are volumes there are prices, value divided by volume. Volumes are never derived from prices."
        ),
        ("/lng 2026-03 volume", "/{verbs.price} lng latest", "/{verbs.coverage} lng russia"),
    ),
    "charts": (
        FORMS,
        ("/lng last 24m chart", "/{verbs.ranking} lng fy2024 chart", "/total fy2019..fy2025 xlsx", "/say lng fy2024"),
    ),
    "texts": (TEXTS, ()),
    "watching": (DESK, ()),
    "names": (NAMES, ()),
    "codes": (CODES, ("/find crab", "/hs2711 2018")),
    "settings": (SETTINGS, ()),
    "periods": (PERIODS, ("/lng 2025-03", "/lng fy2024q1", "/lng last 12m", "/lng march 2022..2026")),
}
COMMANDS = "commands"
# Words that mean nothing in a question of figures; all others are read as such a question has them.
CALLED = {
    COMMANDS: ("commands", "command", "verbs", "all", "команды", "команда", "все команды", "コマンド", "コマンド一覧"),
    "shares": ("shares",),
    "volumes": ("volumes", "объемы", "тоннаж"),
    "charts": ("charts", "files", "graphs", "графики", "файлы", "グラフ", "図", "ファイル"),
    "texts": ("texts", "text", "verify", "check", "checking", "проверка", "текст", "тексты", "文章", "文章の確認", "検証"),
    "watching": (
        "watching", "watch", "watches", "unwatch", "alert", "alerts", "next",
        "отслеживание", "уведомления", "подписка", "通知", "アラート", "登録",
    ),
    "names": ("names", "save", "saved", "unsave", "имена", "названия", "名前"),
    "codes": ("find", "hs", "codes", "коды", "тн вэд", "コード", "hsコード"),
    "settings": ("settings", "setting", "lang", "language", "mydata", "forget", "настройки", "язык", "設定", "言語"),
    "periods": ("periods", "period", "dates", "периоды", "период", "даты", "期間", "時期"),
}  # fmt: skip
BY_WORD = {word: topic for topic, words in CALLED.items() for word in words}
# What kinds of words of a question lead to, where they name no goods, country or command.
BY_KIND = {
    "output": "charts",
    "measure": "volumes",
    "currency": "rate",
    "flow": "basis",
    "number": "periods",
    "latest": "periods",
    "last": "periods",
    "fiscal": "periods",
    "calendar": "periods",
    "source": "source",
}
