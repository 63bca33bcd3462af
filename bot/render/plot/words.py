"""The words of charts in three languages, in one place. `{}` are filled in by names.py."""

from __future__ import annotations

from bot.question.wording import MONTH_NAMES

LANGUAGES = ("en", "ja", "ru")

# Every entry: English, Japanese, Russian.
WORDS: dict[str, tuple[str, str, str]] = {
    "total": ("Total", "総額", "Оборот"),
    "export": ("Exports", "輸出", "Экспорт"),
    "import": ("Imports", "輸入", "Импорт"),
    "balance": ("Balance", "差引額", "Сальдо"),
    "year_before": ("a year before", "前年同期", "год назад"),
    "world_price": ("All countries", "全世界", "Все страны"),
    "other": ("Other", "その他", "Прочее"),
    "estimate": ("Hatched: estimates", "斜線は推計", "Штриховка — оценка"),
    "estimate_line": ("Dashed: estimates", "破線は推計", "Пунктир — оценка"),
    "partial": ("Pale: months so far", "淡色は途中まで", "Бледным — неполный период"),
    "lump": (
        "Wide marks: months that exist only together, at their monthly average",
        "幅広の印は合計のみ公表の月（月平均）",
        "Широкие отметки — месяцы, известные только вместе (среднее за месяц)",
    ),
    "missing": ("n/a", "－", "н/д"),
    "first_of": ("First {shown} of {all}", "全{all}件中の上位{shown}件", "Первые {shown} из {all}"),
    "months_of": ("{shown} of {all} months", "{all}か月中{shown}か月", "{shown} из {all} мес."),
    "per": ("{currency} per {unit}", "{currency}/{unit}", "{currency} за {unit}"),
    "of_total": ("trade", "貿易", "в торговле"),
    "of_export": ("exports", "輸出", "в экспорте"),
    "of_import": ("imports", "輸入", "в импорте"),
    "share_of_partner": ("of {flow} {way} {partner}", "{partner}{way}{flow}に占める割合", "{flow}: {partner}"),
    "share_of_world": ("of Japan's {flow}", "日本の{flow}に占める割合", "{flow} Японии"),
    "share_of_world_goods": ("of Japan's {flow} of {goods}", "日本の{goods}{flow}に占める割合", "{flow} Японии: {goods}"),
    "share_column": ("share", "シェア", "доля"),
    "yoy_column": ("yoy", "前年比", "за год"),
    "unit": ("{unit}", "単位：{unit}", "{unit}"),
    "share_unit": ("share, %", "シェア、％", "доля, %"),
    "share_of_unit": ("share {of}, %", "{of}、％", "доля {of}, %"),
    "source": (
        "Source: {sources}; {stages} · data to {month}",
        "出所：{sources}／{stages}／{month}までのデータ",
        "Источник: {sources}; {stages} · данные по {month}",
    ),
    "annual": ("annual table, revised", "年表（確定値）", "годовая таблица, уточнённая"),
    "settled": ("months that add up to the revised year", "確定値と一致する月次", "месяцы, сходящиеся с уточнённым годом"),
    "monthly": ("months as first published", "月次（初回公表値）", "месяцы, первая публикация"),
    "hs9": ("9-digit monthly file", "品別国別月表（9桁）", "помесячный файл по 9-значным кодам"),
    "estimate_stage": (
        "months as first published, and estimates",
        "月次（初回公表値）と推計",
        "месяцы, первая публикация, и оценки",
    ),
    "volumes": ("volumes: 9-digit monthly file", "数量は9桁の月次", "объёмы: файл по 9-значным кодам"),
    "mof": ("MoF Trade Statistics (e-Stat)", "財務省貿易統計（e-Stat）", "Минфин Японии, статистика торговли (e-Stat)"),
    "imf_dots": ("IMF DOTS", "IMF DOTS", "МВФ DOTS"),
    "fed_fx": ("Federal Reserve rates", "FRB為替レート", "курсы ФРС США"),
    "reported": ("news agencies", "報道機関", "агентства новостей"),
}

# Titles, for the languages in which the replies' own titles are not written.
TITLES: dict[str, tuple[str, str]] = {
    "pair": ("日本と{partners}の貿易", "Торговля Японии: {partners}"),
    "world": ("日本の貿易", "Торговля Японии"),
    "balance": ("日本と{partners}の貿易収支", "Сальдо торговли Японии: {partners}"),
    "export": ("{partners}への{goods}輸出", "Экспорт Японии: {goods}{partners}"),
    "import": ("{partners}からの{goods}輸入", "Импорт Японии: {goods}{partners}"),
    "both": ("日本と{partners}の{goods}貿易", "Торговля Японии: {goods}{partners}"),
    "price": ("{partners}産{goods}価格", "Цена: {goods}{partners}"),
    "shares": ("{title}のシェア", "Доли: {title}"),
    "by_country": ("日本の{goods}{flow}：国・地域別", "{flow} Японии: {goods}по странам"),
    "by_commodity": ("日本の{partners}{way}{flow}：品目別", "{flow} Японии: {partners}, по товарам"),
    "more_countries": ("ほか{n}か国・地域", "ещё {n}"),
    "more_goods": ("ほか{n}品目", "ещё {n}"),
}
GOODS_JA, GOODS_RU = "{}の", "{} — "
WAYS_JA = {"export": "への", "import": "からの"}

MONTHS_RU = ("январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь")
MONTHS_RU_SHORT = ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
CURRENCY_JA = {"jpy": "円", "usd": "ドル"}
UNITS_RU = {"t": "т", "kg": "кг"}


def month_label(month: int, lang: str) -> str:
    """A month of the year, counted from 0, as an axis names it: `Apr`, `4月`, `апр`."""
    return f"{month + 1}月" if lang == "ja" else (MONTHS_RU_SHORT if lang == "ru" else MONTH_NAMES)[month]


def word(key: str, lang: str, **values: object) -> str:
    """An entry of `WORDS`, filled in."""
    text = WORDS[key][LANGUAGES.index(lang)]
    return text.format(**values) if values else text


def title_word(key: str, lang: str, **values: object) -> str:
    """An entry of `TITLES` in Japanese or Russian, filled in."""
    return TITLES[key][LANGUAGES.index(lang) - 1].format(**values)
