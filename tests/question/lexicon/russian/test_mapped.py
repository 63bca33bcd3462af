"""The dictionary of Russian words as a file in memory."""

from __future__ import annotations

from pymorphy3.analyzer import MorphAnalyzer

from bot.question.lexicon.russian.mapped import analyzer
from tests.question.corpus.unseen import rows


def test_words_are_read_as_by_the_librarys_own() -> None:
    asked = {word for row in rows("ru", "build") for word in row.question.lower().split()}
    words = sorted(
        {word.strip("«»,.:;?!()—") for word in asked} | {"ёлка", "спгшный", "нефтегазоконденсатами", "", "lng", "2025"}
    )
    assert len(words) > 300
    mapped, own = analyzer(), MorphAnalyzer()
    for word in words:
        assert [tuple(parse)[:4] for parse in mapped.parse(word)] == [tuple(parse)[:4] for parse in own.parse(word)], word
        assert mapped.word_is_known(word) == own.word_is_known(word)


def test_nothing_of_it_is_copied() -> None:
    made = analyzer()
    graphs = [made.dictionary.words, *made.dictionary.prediction_suffixes_dawgs, made.prob_estimator.p_t_given_w]
    for graph in graphs:
        assert isinstance(graph.dct._units, memoryview)
        assert isinstance(graph.guide._units, memoryview)
        assert graph.dct._units.readonly
