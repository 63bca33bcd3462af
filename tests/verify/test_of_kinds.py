"""Short texts of kinds that were confirmed although wrong, or not found: each figure has one of its verdicts."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from tests.verify.annotated import KINDS, of_kind
from tests.verify.once import checked_once

LEAST = 12


@pytest.mark.parametrize("kind", sorted(file.stem for file in KINDS.glob("*.txt")))
def test_texts_of_a_kind(kind: str, engine: Engine) -> None:
    found = of_kind(kind)
    assert len(found) >= LEAST
    wrong = []
    for text, expected in found:
        verdicts = checked_once(text, engine).verdicts
        for one in expected:
            end = one.start + len(one.said)
            there = [str(v.kind) for v in verdicts if v.claim.start < end and one.start < v.claim.end]
            if not {*there[:1]} & one.verdicts and (there or "" not in one.verdicts):
                wrong.append(f"{one.said}: {there}, not {sorted(one.verdicts)}, in {text}")
    assert wrong == []
