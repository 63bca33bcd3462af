"""Names of codes: small lists in the layouts of the public ones; what comes out is reasoned."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from bot.errors import DataError
from bot.ingest.codes.names import ENGLISH, JAPANESE, OUTPUT, RETIRED, build_names
from tests.copies import DATA, copied

ENGLISH_LIST = """section,hscode,description,parent,level
V,27,Mineral fuels,TOTAL,2
V,2711,Petroleum gases,27,4
V,271111,"Petroleum gases; liquefied, natural gas",2711,6
V,2709,Petroleum oils; crude,27,4
V,270900,"Oils; crude",2709,6
Z,9999,Not classified,99,4
"""
HEAD = "部数,部名,類数,類名,HSコード,大項目,中項目,小項目,細項目,微細項目,項目,単位2"
JAPANESE_LIST = f"""{HEAD}
第5部,鉱物,第27類,鉱物性燃料,270900000,石油及び歴青油（原油に限る。）,,,,,,KG
第5部,鉱物,第27類,鉱物性燃料,271111000,石油ガス（液化したものを含む。）,－ 液化したもの,－－ 天然ガス,－－－ その他,,,MT
"""


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    (tmp_path / ENGLISH).write_text(ENGLISH_LIST, "utf-8")
    (tmp_path / JAPANESE).write_text(JAPANESE_LIST, "utf-8")
    return tmp_path


def test_names(lists: Path) -> None:
    data = copied(lists)
    (data / RETIRED).write_text("code,name_en,name_ja,name_ru\n2720,Old fuels,古い燃料,Старое топливо\n", "utf-8")
    assert build_names(lists, data) == 6
    mineral = "Топливо минеральное, нефть и продукты их перегонки, битуминозные вещества, воски минеральные"
    assert duckdb.execute("from read_parquet($path)", {"path": str(data / OUTPUT)}).fetchall() == [
        ("27", "Mineral fuels", "鉱物性燃料", mineral),
        ("2709", "Petroleum oils; crude", "石油及び歴青油（原油に限る。）", None),
        ("270900", "Oils; crude", "石油及び歴青油（原油に限る。）", None),
        ("2711", "Petroleum gases", "石油ガス（液化したものを含む。）", None),
        ("271111", "Petroleum gases; liquefied, natural gas", "石油ガス：液化したもの：天然ガス", None),
        ("2720", "Old fuels", "古い燃料", "Старое топливо"),
    ]


def test_the_same_lists_give_the_same_bytes(lists: Path) -> None:
    data = copied(lists)
    build_names(lists, data)
    first = (data / OUTPUT).read_bytes()
    build_names(lists, data)
    assert (data / OUTPUT).read_bytes() == first


def test_a_list_that_is_not_there_is_named(lists: Path) -> None:
    (lists / JAPANESE).unlink()
    with pytest.raises(DataError, match="no such list of codes") as found:
        build_names(lists, copied(lists))
    assert found.value.path == lists / JAPANESE


def test_every_chapter_of_the_lines_has_a_name_in_three_languages() -> None:
    lacking = duckdb.execute(
        "select distinct hs9[:2] as code from read_parquet($lines) where hs9[:2] <> '00' except"
        " select code from read_parquet($names) where name_en is not null and name_ja is not null and name_ru is not null",
        {"lines": str(DATA / "lines" / "codes.parquet"), "names": str(DATA / OUTPUT)},
    ).fetchall()
    assert lacking == []


def test_every_heading_of_the_lines_has_a_name() -> None:
    lacking = duckdb.execute(
        "select distinct hs9[:4] as code from read_parquet($lines) where hs9[:2] <> '00' except"
        " select code from read_parquet($names) where name_en is not null",
        {"lines": str(DATA / "lines" / "codes.parquet"), "names": str(DATA / OUTPUT)},
    ).fetchall()
    assert lacking == []
