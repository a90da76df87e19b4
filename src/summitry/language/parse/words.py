"""Lemmas and parts of speech from spaCy's own tables, looked up once for each distinct word.

The attribute ruler and the lemmatizer of the English models decide by the word, its tag and, for a few words, its
dependency label. Running them over every token costs a fifth of the parser's time. Here the ruler runs once for each tag
and label, and once for each of the words that its rules name ("be", "me"); the lemmatizer once for each word and part of
speech. What is left out are the few rules about two neighbouring words ("gon na", and "there was", whose "was" stays an
auxiliary): what a word is must not depend on which words were looked up beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from summitry.language.parse.lemmas import corrected

Key = tuple[str, str, str]
Word = tuple[str, str]

#: Combinations kept before the table starts afresh, so that memory does not grow with the number of documents.
_LIMIT = 200_000
_BETWEEN: Key = ("|", "SYM", "")


class _Sense(NamedTuple):
    """What the ruler says of a word: lemma (mostly empty: the lemmatizer's), part of speech, morphology."""

    lemma: str
    pos: str
    morph: str


class WordTable:
    """(word, tag, label) → (lemma, universal part of speech), filled by the pipeline's own components."""

    def __init__(self, nlp: Any) -> None:
        self._nlp = nlp
        self._known: dict[Key, Word] = {}
        self._senses: dict[Key, _Sense] = {}
        found = {name: nlp.get_pipe(name) for name in ("attribute_ruler", "lemmatizer") if name in nlp.component_names}
        self._ruler, self._lemmatizer = found.get("attribute_ruler"), found.get("lemmatizer")
        self._verbs = _index(self._lemmatizer)
        tokens = list(_conditions(self._ruler))
        self.labels = frozenset(one for token in tokens for one in _values(token.get("DEP")))
        self._named = frozenset(one for token in tokens for one in _values(token.get("LOWER")))
        self._alike = [re.compile(t["LOWER"]["REGEX"]) for t in tokens if "REGEX" in _table(t.get("LOWER"))]
        #: Whether some rule looks at more than the word, its tag and its label: then each word is ruled by itself.
        self._each = any(not t.keys() <= {"TAG", "DEP", "LOWER", "IS_SPACE"} for t in tokens)

    def learn(self, keys: Iterable[Key]) -> None:
        """Look up the combinations that are not yet known, in one pass."""
        if len(self._known) > _LIMIT:
            self._known.clear()
        new = [key for key in dict.fromkeys(keys) if key not in self._known]
        if not new:
            return
        senses = [self._sense_key(key) for key in new]
        self._rule(dict.fromkeys(key for key in senses if key not in self._senses))
        read = [self._senses[key] for key in senses]
        self._known.update(zip(new, self._lemmas([key[0] for key in new], read), strict=True))

    def _sense_key(self, key: Key) -> Key:
        """The combination under which the ruler knows a word: any word that no rule names is like any other."""
        word, tag, label = key
        low = word.lower()
        if self._each or low in self._named or word.isspace() or any(one.search(low) for one in self._alike):
            return key
        return "word", tag, label

    def _rule(self, keys: Iterable[Key]) -> None:
        # a word between any two keeps the rules about neighbours from seeing who happens to stand next to whom
        apart = [key for one in keys for key in (one, _BETWEEN)]
        if not apart:
            return
        words, tags, labels = map(list, zip(*apart, strict=True))
        doc = self._doc(words=words, tags=tags, deps=labels)
        doc = self._ruler(doc) if self._ruler is not None else doc
        for key, token in zip(apart[::2], list(doc)[::2], strict=True):
            self._senses[key] = _Sense(token.lemma_, token.pos_, str(token.morph))

    def _lemmas(self, words: list[str], senses: list[_Sense]) -> Iterator[Word]:
        lemmas, pos, morphs = map(list, zip(*senses, strict=True))
        doc = self._doc(words=words, lemmas=lemmas, pos=pos, morphs=morphs)
        doc = self._lemmatizer(doc) if self._lemmatizer is not None else doc
        for word, sense, token in zip(words, senses, doc, strict=True):
            yield corrected(word, sense.pos, token.lemma_ or word, self._verbs), sense.pos

    def _doc(self, **columns: list[str]) -> Any:
        from spacy.tokens import Doc

        make: Any = Doc
        return make(self._nlp.vocab, **columns)

    def __getitem__(self, key: Key) -> Word:
        return self._known[key]

    def known(self, keys: Iterable[Key]) -> list[Word]:
        """The words of combinations that have been learnt."""
        return list(map(self._known.__getitem__, keys))


def _index(lemmatizer: Any) -> frozenset[str]:
    """Turn the lemmatizer's lists of known words (57,000 nouns, gone through for every plural) into sets, and give the verbs."""
    lookups = getattr(lemmatizer, "lookups", None)
    if lookups is None or not lookups.has_table("lemma_index"):
        return frozenset()
    table = lookups.get_table("lemma_index")
    for name, words in list(table.items()):
        table.set(name, frozenset(words))
    return frozenset(table.get("verb", ()))


def _conditions(ruler: Any) -> Iterator[dict[str, Any]]:
    """What each rule asks of a token."""
    for entry in getattr(ruler, "patterns", ()):
        for pattern in entry["patterns"]:
            yield from pattern


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _values(value: Any) -> Iterator[str]:
    """The plain values that a condition names, alone or in a list."""
    if isinstance(value, str):
        yield value
    for name in ("IN", "NOT_IN"):
        yield from _table(value).get(name, ())
