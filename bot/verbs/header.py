"""The header of a verb's file: all in which verbs differ. The program asks for these traits, never for a verb's name."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

# The verb of a question that names none: the only one that the program knows by name.
DEFAULT_VERB = "trade"

Open = Literal["", "partner_or_commodity", "everything"]


class Header(BaseModel):
    """What a verb's file says of itself. A key has one meaning, which is its description here and nowhere else."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    title: str = Field(min_length=1, max_length=40, description="What a button calls the verb.")
    summary: str = Field(min_length=1, max_length=200, description="What the help and the command menu say of it.")
    example: list[str] = Field(min_length=1, description="Commands that show it, the best first; each is answered by a test.")
    menu: Literal["none", "private", "all"] = Field(
        "private", description="In which command menus it stands: in none, in those of private chats, or in those of groups, too."
    )
    precedence: int = Field(
        gt=0,
        description="Of two verbs that a sentence names the one with the lower number is answered; no two have the same number.",
    )
    arranges: bool = Field(
        False,
        description="Whether it only says how figures are laid out, so that named beside another verb it is no second question.",
    )
    direction: Literal["ask", "as_traded"] = Field(
        "ask",
        description="What happens where words say that goods come or go, these go only the other way, and no flow is named: "
        "the question is asked back, or answered as the goods go.",
    )
    averaged: bool = Field(
        False, description="Whether its figures are averages already, so that “average” beside it asks for nothing more."
    )
    open: Open = Field(
        "",
        description="Which nouns stay open where none is named: none (Russia and all goods are meant), the partners of a "
        "commodity or else the commodities of a partner, or everything.",
    )
    periods: str = Field("", description="The periods, in words of a command, where a question names none.")
    to_date: bool = Field(False, description="Whether a month stands for the fiscal and the calendar year up to it.")
    against: Literal["nothing", "year_before"] = Field("nothing", description="What a lone period is set beside.")
    each: Literal["period", "month"] = Field(
        "period",
        description="Whether the query is given the periods as asked, or every month in them; with those that exist only "
        "together as one, if every cell is answered.",
    )
    in_time: bool = Field(False, description="Whether periods are put in the order of time, not in that of the question.")
    balance: bool = Field(
        True, description="Whether exports, imports and their total, when none is named, come with the balance."
    )
    top: int | None = Field(None, gt=0, description="How many rows a list has where a question does not say.")
    works: list[str] = Field(
        [],
        description="What it works out: values of the request's `work`; `sum` for sums, what is left out and what is set "
        "against anything; `index` for what is 100 in a period; `shares` for shares of a named whole; `order` for rankings by "
        "anything but value.",
    )
    looks: Literal["as_asked", "cut", "back", "rolling", "whole"] = Field(
        "as_asked",
        description="Which periods the query is given: as asked; the months, quarters or years in them; these back to the first "
        "in the data; for each month so many months up to it; or all that are asked as one.",
    )
    apart: Literal["named", "open"] = Field(
        "named",
        description="Whether the query is given the cells as named, or the side that is open taken apart: every country of "
        "goods, or every item of a country's trade.",
    )
    needs: Literal["value", "quantity"] = Field("value", description="What the data must have of a cell for it to be answered.")
    answers: Literal["every", "some"] = Field(
        "every",
        description="Whether every cell that is asked for has a row, so that one without is missing; or the query picks some.",
    )
    measure: list[str] = Field(
        ["value"],
        min_length=1,
        description="The column of the figure that is answered, without _jpy, _usd, _shown where it has one for each currency; "
        "of several the first that a row has.",
    )
    beside: list[str] = Field(
        [], description="The columns that are shown beside the figure, in their order: its change, what it is of."
    )
    dollars: bool = Field(True, description="Whether it can be asked for in dollars, euros and yuan.")
    layout: Literal["table", "list", "ranking", "revisions", "holdings"] = Field(
        "table",
        description="What the reply's lines are: the nouns that differ, periods, ranks, revisions, or what the data hold. "
        "The last two are no figures to draw, to put into a file or to say in a sentence.",
    )
    chart: Literal["figures", "parts", "none"] = Field(
        "figures", description="What is drawn: the figures, shares as parts of their whole, or nothing."
    )
    heading: str = Field(
        "{subject}",
        description="What the reply is about, without its period; it may name {subject}, {subject.inside} (within a sentence), "
        "{goods}, {goods.of}, {partners} and its other forms, and {asked}, the months that are asked for.",
    )
    heading_of_several: str = Field("", description="The same where there are several rows; empty where it is the same.")
    sentence: str = Field(
        "",
        description="The sentence to quote, without its change and source; empty where one says of a value that it came to so "
        "much. It may name what the heading may, {figure}, {period}, {when} (it with its preposition), "
        "{names} (the first of a ranking with their figures), and of a share {part}, {percent} and {whole}.",
    )
    say: bool = Field(True, description="Whether one sentence can say all of a common answer: then a button offers it.")

    @property
    def figures(self) -> bool:
        """Whether the rows are figures: what can be drawn, said, put into a file, and be missing."""
        return self.layout not in {"revisions", "holdings"}

    @property
    def ranks(self) -> bool:
        """Whether the rows are places in a list."""
        return self.layout == "ranking"

    @property
    def messages(self) -> tuple[str, ...]:
        """The texts for people, which the catalogues translate; {subject} alone is none."""
        texts = (self.title, self.summary, self.heading, self.heading_of_several, self.sentence)
        return tuple(text for text in texts if text.replace("{subject}", ""))
