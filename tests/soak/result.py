"""What a scenario found: figures for a table, and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Result:
    """One row of the printed table. Nothing wrong: the scenario has passed."""

    name: str
    figures: dict[str, str] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def table(self) -> str:
        """The row with its head, in Markdown."""
        cells = {"": self.name, **self.figures}
        head, row = (f"| {' | '.join(each)} |" for each in (cells.keys(), cells.values()))
        return f"{head}\n|{'---|' * len(cells)}\n{row}"
