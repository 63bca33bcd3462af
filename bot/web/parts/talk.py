"""An exchange as the chat shows it: what was asked, the reply, its picture or file, and its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.files.file import KIND_OF
from bot.speech import tr, trc
from bot.web.markup import Html, joined, tag
from bot.web.parts.files import file_link, picture

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.render.phrases.shown import Text
    from bot.reply import Reply
    from bot.web.visit import Visit

MORE_SUGGESTIONS = 4


def exchange(asked: str, reply: Reply, caption: Text | None, visit: Visit) -> Html:
    """`caption` stands under the picture or file that a question asks for, in place of the text."""
    return tag(
        "article",
        tag("p", asked, class_="asked") if asked else None,
        tag("div", _said(reply, caption, visit), class_="reply", role="status" if reply.error else None),
        _buttons(reply, visit),
        class_="exchange",
    )


def _said(reply: Reply, caption: Text | None, visit: Visit) -> Html:
    if caption is None or reply.answer is None:
        return message(reply)
    output = reply.answer.question.request.output
    shown = picture(reply.canonical, caption.text.partition("\n")[0], visit)
    if output != "chart":
        shown = file_link(KIND_OF[output], reply.canonical, visit, trc("page", "Download the file"))
    return joined(shown, message(caption))


def message(text: Text) -> Html:
    """A message's own markup, which is that of Telegram: a block of fixed width needs no line break of its own around it."""
    return tag("div", Html(text.html.replace("</pre>\n", "</pre>").replace("\n<pre>", '<pre tabindex="0">')), class_="message")


def _buttons(reply: Reply, visit: Visit) -> Html:
    suggested = [(words, words) for words in reply.error.suggestions[:MORE_SUGGESTIONS]] if reply.error else []
    asking = [*suggested, *reply.others, *([] if reply.more else reply.variants)]
    links = [_ask(label, words, visit) for label, words in asking]
    if reply.answer is not None and not reply.more:
        links += [*_outputs(reply, visit), *_source(reply)]
    if reply.copy:
        links.append(tag("button", tr("Copy"), type="button", class_="button", hidden=True, _of={"data-copy": reply.copy}))
    return tag("p", *_spaced(links), class_="buttons") if links else Html()


def _outputs(reply: Reply, visit: Visit) -> Iterable[Html]:
    """The same as a picture or a sentence, beside what is there."""
    return [_ask(label, words, visit, beside=True) for label, words in reply.outputs]


def _ask(label: str, words: str, visit: Visit, *, beside: bool = False) -> Html:
    return tag("a", label, href=visit.link(words), class_="button", _of={"data-beside": beside})


def _source(reply: Reply) -> list[Html]:
    has = reply.answer is not None and reply.answer.verb.header.figures
    return [tag("a", tr("Source"), href="#source", class_="button")] if has else []


def _spaced(links: Iterable[Html]) -> Iterable[Html]:
    for link in links:
        yield link
        yield Html("\n")
