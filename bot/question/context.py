"""What a question is for, said before it: "For a note on sanctions: …", "I am writing on gas; could you …", «Для статьи о …:».

So is what is told by the way: "exports, which hit a record in 2024, …". It asks for nothing, and is named as left out.
"""

from __future__ import annotations

import re

# Who or what it is written for; not "for the EU total", "for a chart", which may be what is asked for.
NOTES = (
    r"(?:note|paper|brief|briefing|analysis|report|article|story|section|study|memo|slide|deck|monitor|piece|presentation|thesis"
    r"|column|newsletter|review|assessment|class|homework|client|boss|editor)s?"
)
ASKING = r"(?:could|can|please|what|how|which|would|give|show|tell|i need|i would|i want)\b"
OF_NOTE = (
    r"(?:стать|замет|отч[её]т|справк|записк|доклад|обзор|анализ|материал|презентац|таблиц|график|бриф|инфограф|сюжет|новост"
    r"|исследован|диплом)"
)
# 港別が無理なら, 日次データはないでしょうから: what is done without, before what is asked for instead.
CANNOT = (
    r"(?:無理|ダメ|だめ|駄目|不可(?:能)?|な(?:い|さそう)|(?:出せ|取れ|でき|出来|分から|わから|見つから|載ってい?|入ってい?)ない|難しい|あり"
    r"ません|できません)"
)
WITHOUT_IT = (
    rf"[^。、，,？?！!\n]{{1,24}}?(?:(?:{CANNOT}(?:よう|の|ん)?(?:でした|だった|でしょう|だろう|です|であ|だ|な)?(?:なら(?:ば)?|れば|ら|から|ので))"
    r"|(?:な|でき|出せ|取れ|出来|難し|分からな|わからな)ければ|(?:な|無|出せな|取れな|できな)い場合は?|(?:無理|ダメ|だめ|難しい|ない)(?:です|でしょう)(?:か|よね|ね)[。、]?(?:じゃあ|では|なら)?)[、,]?"
)
# 積み上げ図の元データに。, レポートの素材として、: what the figures are for.
OF_WORK = (
    r"[^。？?！!\n、，,0-9０-９]{0,24}(?:(?:元|基礎)(?:データ|資料)|素材|下書き|叩き台|たたき台|参考(?:資料)?|用|ため|資料|レポート|記事|スライド|原稿)"
    r"(?:に|として|です|に使う(?:ので|ため)|にする(?:ので|ため)|にしたい(?:ので)?)[。、，,：:]"
)
# 根室の水産加工会社です。 鈴木と申します。: who asks.
ASKER = (
    r"[^。、，,？?！!\nはがを0-9０-９]{0,28}?(?:(?:会社|企業|商社|メーカー|新聞社?|出版社|銀行|証券|組合|協会|役所|県庁|市役所|大学|研究所|総研|事務所|工場|業者|問屋"
    r"|[学記担研]\w{0,3}[者生当員]|社員|職員|部員|会員|教員|編集部|経理部?|営業部?|業)(?:の(?:者|担当者?|社員|職員|[一-龯]{1,4}))?(?:です|でございます|をしております)"
    r"|(?:と|って)(?:申し|言い|いい)ます)(?:が|けれども|けれど|けど)?[。、，,]?"
)
BEFORE = tuple(
    re.compile(rf"^\s*(?P<said>{pattern})\s*", re.IGNORECASE)
    for pattern in (
        rf"For (?:an?|the|our|my|some|background)\s[^:?!\n\d]{{0,100}}?\b{NOTES}\b[^:?!\n]{{0,80}}:",
        rf"For (?:an?|the|our|my)\s[^:,?!\n\d]{{0,60}}?\b{NOTES},(?=\s+{ASKING})",
        rf"(?:As|Since|Because|While) (?:I(?:'m|’m| am)|we(?:'re|’re| are)) [^:?.!\n]{{5,120}}?,(?=\s+{ASKING})",
        r"For (?:comparison|context|reference|background|the record|the sake of comparison),",
        rf"I(?:'m|’m| am) (?:trying|looking|putting)\b[^;:?.!\n]{{5,120}}[;:.](?=\s+{ASKING})",
        rf"To (?:gauge|assess|understand|judge|illustrate)\b[^,:?\n]{{5,100}},(?=\s+{ASKING})",
        rf"(?:(?:цифр[аы]|данные|числ[оа]|материал|сведения) )?(?:для|к)\s[^:?!\n\d]{{0,60}}{OF_NOTE}[^:?!\n]{{0,80}}:",
    )
)
JAPANESE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")
BEFORE_IN_JAPANESE = tuple(
    re.compile(rf"^\s*(?P<said>{pattern})\s*")
    for pattern in (
        r"[^：:。？?\n0-9０-９]{2,40}(?:用|のため|資料|記事|原稿|メモ|レポート|論文)(?:に|です|として)?[：:]",
        OF_WORK,
        WITHOUT_IT,
        ASKER,
    )
)

TOLD_BY_THE_WAY = re.compile(
    r"(?<=[a-z\d]),\s+(?P<said>(?:which|who)\s+(?:had|has|have|is|are|was|were|hit|fell|rose|made|set|reached|peaked|began|grew|lost"
    r"|(?!need)[a-z]+ed)\b[^,;?!:]{3,90}),\s+(?!(?:and|or|but|by how|how|what|which|in what)\b|\d|fy)(?=[a-z])",
    re.IGNORECASE,
)
OF_SEVERAL = re.compile(r"\s*(?:of|among|between|out of|from)\b", re.IGNORECASE)  # "of coal and LNG, which fell more, …"


def without_context(text: str) -> tuple[str, str]:
    """The question, and what was said before it to explain what it is for; empty where nothing was."""
    before = BEFORE if JAPANESE.search(text) is None else BEFORE_IN_JAPANESE
    found = next((match for pattern in before if (match := pattern.match(text)) is not None), None)
    if found is None and (told := TOLD_BY_THE_WAY.search(text)) is not None and not OF_SEVERAL.match(text):
        return f"{text[: told.start()]} {text[told.end() :]}", told["said"]
    rest = text[found.end() :] if found is not None else ""
    return (rest, found["said"].strip(" ,:;：.。、，")) if found is not None and rest else (text, "")
