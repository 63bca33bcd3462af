"""The picture and the list of rooms in docs/architecture.md, from the contracts in pyproject.toml and the rooms' first lines."""

from __future__ import annotations

import ast
import html
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "architecture.svg"
WIDTH, ROW, GAP, LEFT, TOP = 880, 44, 8, 24, 132
FLOW = ("words", "question", "Request", "engine", "Answer", "render", "Reply")
# What of the outside world a part knows; the contracts say of most that no other one does.
OUTSIDE = {
    "chat": "Telegram",
    "web": "browsers",
    "mcp": "MCP",
    "render": "matplotlib, xlsxwriter",
    "engine": "DuckDB",
    "ingest": "DuckDB, the ministry's site",
    "dataset": "DuckDB",
    "state": "SQLite, PostgreSQL",
}
TEXT = '<text x="{x}" y="{y}" text-anchor="middle" font-size="{size}" fill="{fill}">{text}</text>'
BOX = '<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="6" fill="{fill}" stroke="#445" />'
ARROW = '<path d="M {x} 62 h 18 m -6 -5 l 6 5 l -6 5" fill="none" stroke="#445" stroke-width="1.5" />'


def floors() -> list[list[str]]:
    """The parts of the program, floor by floor from the top: each may import from those below it."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one["type"] == "layers" and "containers" not in one)
    return [[part.strip().removeprefix("bot.") for part in layer.split("|")] for layer in layers]


def rooms() -> str:
    """A list of the rooms, each with what may lie in it: the first line of its `__init__.py`."""
    found = []
    for path in sorted((ROOT / "bot").rglob("__init__.py")):
        name = path.parent.relative_to(ROOT)
        line = (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").partition("\n")[0]
        if name != Path("bot"):
            found.append(f"{'  ' * (len(name.parts) - 2)}- `{name}/` {line.replace('->', '→')}")
    return "\n".join(found)


def picture() -> str:
    """The way of a question, and below it the floors."""
    height = TOP + len(floors()) * (ROW + GAP) + 40
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
    lines = [f'{head} font-family="sans-serif">', f'<rect width="{WIDTH}" height="{height}" fill="white" />']
    lines += [_text(WIDTH / 2, 26, "The way of a question"), *_flow()]
    lines += [_text(WIDTH / 2, TOP - 14, "The parts: each may import from those below it, and from none beside it or above")]
    for number, parts in enumerate(floors()):
        lines += _floor(parts, TOP + number * (ROW + GAP))
    lines.append(
        _text(WIDTH / 2, height - 14, "queries/: one SQL file for each verb · data/: the dataset, its code tables, schema.sql")
    )
    return "\n".join([*lines, "</svg>", ""])


def _flow() -> list[str]:
    """Types stand bare, parts of the program in boxes."""
    lines, step, at = [], (WIDTH - 2 * LEFT) / len(FLOW), LEFT
    for number, name in enumerate(FLOW):
        part = number % 2 == 1
        if part:
            lines.append(BOX.format(x=round(at + 8), y=44, w=round(step - 26), h=36, fill="#dfe9f5"))
        lines.append(_text(at + step / 2 - 5, 67, name, 15))
        if number + 1 < len(FLOW):
            lines.append(ARROW.format(x=round(at + step - 15)))
        at += round(step)
    return lines


def _floor(parts: list[str], y: int) -> list[str]:
    lines, width = [], (WIDTH - 2 * LEFT - GAP * (len(parts) - 1)) / len(parts)
    for number, part in enumerate(parts):
        x = LEFT + number * (width + GAP)
        package = (ROOT / "bot" / part).is_dir()
        lines.append(BOX.format(x=round(x), y=y, w=round(width), h=ROW, fill="#dfe9f5" if package else "#f3f1e7"))
        lines.append(_text(x + width / 2, y + (20 if part in OUTSIDE else 27), f"{part}/" if package else f"{part}.py", 14))
        if part in OUTSIDE:
            lines.append(_text(x + width / 2, y + 37, OUTSIDE[part], 11, "#556"))
    return lines


def _text(x: float, y: float, text: str, size: int = 14, fill: str = "#223") -> str:
    return TEXT.format(x=round(x), y=round(y), size=size, fill=fill, text=html.escape(text))
