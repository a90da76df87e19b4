"""Every form of a listed verb leads back to it, whatever the parser's lemmatizer makes of it."""

from __future__ import annotations

import pytest

from summitry import lexicon
from summitry.language.parse.parser import Parser
from summitry.settings import Settings

#: Verbs whose regular forms nobody writes.
OTHERS = {"be", "cut", "get", "hit", "let", "put", "run", "see", "set", "shut", "sit", "split"}
#: Predicates that double their last consonant before an ending, though they have more than one syllable.
DOUBLED = {"deadpan", "wiretap"}
VOWELS = "aeiou"


@pytest.fixture(scope="module")
def lemma():
    """The lemma of a form with a tag."""
    parser = Parser(Settings())
    assert parser.nlp

    def found(form: str, tag: str) -> str:
        parser._words.learn([(form, tag, "")])
        return parser._words[form, tag, ""][0]

    return found


def verbs() -> list[str]:
    """The predicates of one word that some kind knows as a verb."""
    return sorted({name for name, entry in lexicon.entries() if name.isalpha() and "verb" in _sorts(entry)} - OTHERS)


def _sorts(entry: dict) -> set[str]:
    rows = [(kind, r) for kind, given in entry.items() for r in (given if isinstance(given, list) else [given])]
    return {row.get("as", "verb" if kind == "action" else "") for kind, row in rows if isinstance(row, dict)}


def forms(verb: str) -> dict[str, str]:
    """The regular forms of a verb by their tags."""
    short = verb[:-1] if verb.endswith("e") and verb[-2] not in "eoy" else verb
    past = f"{short}ed" if not verb.endswith("e") or short != verb else f"{verb}d"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return {"VBD": f"{verb[:-1]}ied", "VBG": f"{verb}ing", "VBZ": f"{verb[:-1]}ies"}
    if doubles(verb):
        past, short = f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}"
    return {
        "VBD": past,
        "VBG": f"{short}ing",
        "VBZ": f"{verb}es" if verb.endswith(("s", "x", "ch", "sh")) else f"{verb}s",
    }


def doubles(verb: str) -> bool:
    """Whether a verb has one syllable, with one vowel and one consonant behind it."""
    one = sum(letter in VOWELS for letter in verb.replace("qu", "q")) == 1
    return verb in DOUBLED or (one and verb[-2] in VOWELS and verb[-1] not in f"{VOWELS}wxy")


@pytest.mark.parametrize("verb", verbs())
def test_the_forms_of_a_listed_verb_lead_back_to_it(lemma, verb):
    said = {form: lemma(form, tag) for tag, form in forms(verb).items()}
    assert said == dict.fromkeys(said, verb)


@pytest.mark.parametrize(
    ("form", "tag", "wanted"),
    [
        ("hoped", "VBD", "hope"),
        ("hopped", "VBD", "hop"),
        ("Staging", "VBG", "stage"),
        ("readied", "VBN", "ready"),
        ("stages", "VBZ", "stage"),
        ("lies", "VBZ", "lie"),
        ("goes", "VBZ", "go"),
        ("sited", "VBN", "site"),
        ("bathing", "VBG", "bath"),
        ("extolled", "VBD", "extol"),
        ("taxes", "NNS", "tax"),
        ("summons", "NNS", "summons"),
    ],
)
def test_a_form_leads_to_the_verb_that_is_spelt_so(lemma, form, tag, wanted):
    assert lemma(form, tag) == wanted
