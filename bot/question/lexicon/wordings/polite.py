"""Japanese courtesy around a question, of any grade: `ご教授願えますでしょうか` asks, `申し訳ございませんが` says nothing."""

from __future__ import annotations

import re

ASK = "教えてください"
# What is asked for politely: to tell, to show, to make.
TOLD = (
    r"(?:お|ご|御)(?:教え|教示|教授|示し|聞かせ|提示|提供|案内|回答|返答|返事|返信|共有|送り|送付|作り|作成|出し|見せ|伝え|用意|調べ|計算|算出"
    r"|開示|紹介|説明|まとめ|恵与|指南|高配|手配)"
)
# Only of a figure: what is told when something is published is a watch.
TOLD_OF = r"(?<=[を額量値])(?:お知らせ|お報せ|ご連絡|ご一報)"
GIVING = r"(?:願[いえう]|いただ|頂|ちょうだい|下さ|くださ|賜|たまわ|くれ|もらえ|でき|可能|お願い|ねが[いえ])"
GLAD = r"(?:幸い|幸甚|助か|嬉し|うれし|ありがた|有難|有り難)"
REQUEST = re.compile(
    rf"(?:{TOLD}|{TOLD_OF})(?:の?(?:ほど|程)|を|、|して|し)*(?:宜しく|よろしく|何卒|是非|ぜひ)?{GIVING}[ぁ-ん致申上]*"
    rf"(?:{GLAD}[ぁ-ん存]*)?"
)
COURTESY = re.compile(
    r"(?:大変|たいへん|誠に|まことに|本当に|いつも)?(?:申し訳|申しわけ|お手数|ご面倒|お差し支え|恐れ入|恐縮|お忙しい|ご多忙|ご多用|差し支え|差支え|お世話)"
    r"[ぁ-ん掛存無成恐縮]{0,24}?"
    r"(?:ございません|ありません|ません|ますが|ですが|ところ|なければ|ましたら|でしたら|ますと|おります|ます|ない)"
    r"(?:範囲で|程度で|限り)?(?:が|けれども|けれど|けど|恐縮ですが|恐れ入りますが|申し訳ありませんが)?[、。]?"
)
# 要りません, 含みません: what is not wanted, as it is said plainly.
UNWANTED = re.compile(
    r"(要|い)りません|必要(?:あり|ござい)ません|(含)みません|(含め|入れ|数え|考え)ません|(?<=は)(?:無し|なし)で(?:いい|よい|結構)(?:です)?"
)
MARKS = ("お", "ご", "御", "恐", "差", "申")
# A space of those who put words apart: before what ends a sentence, behind より.
SPACED = re.compile(r"(?<=より) (?=[ぁ-ん一-龯])|(?<=[ぁ-んァ-ヶ一-龯]) (?=(?:です|でした|ですか|ます|ました)(?:か|$|[?。、 ]))")
# "シェア__%": a gap to be filled.
GAP = re.compile(r"(?:_{2,}|[○●]{1,3})\s?(?:%|(?:億|兆|万)?円|位|トン|倍)?")
# 500億円台: about so much; no pieces of 台.
ABOUT = re.compile(r"(?<=[円%割])台(?!数)")


def _plainly(found: re.Match[str]) -> str:
    need, hold, put = found.groups()
    return f"{need}らない" if need else f"{hold}まない" if hold else f"{put}ない" if put else "要らない"


def without_courtesy(plain: str) -> str:
    """The text without what is only polite, and its request in one form."""
    plain = UNWANTED.sub(_plainly, plain)
    plain = ABOUT.sub("", GAP.sub("", SPACED.sub("", plain)))
    if not any(mark in plain for mark in MARKS):
        return plain
    return REQUEST.sub(ASK, COURTESY.sub("", plain))
