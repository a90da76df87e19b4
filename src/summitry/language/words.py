"""Lemmas and parts of speech from spaCy's own tables, looked up once for each distinct word.

The attribute ruler and the lemmatizer of the English models decide by the word, its tag and, for a few words, its
dependency label. Running them over every token costs a fifth of the parser's time; running them once for each distinct
combination costs next to nothing. What is left out are their few rules about two neighbouring words ("gon na", and "there
was", whose "was" stays an auxiliary): what a word is must not depend on which words were looked up beside it.
"""

from __future__ import annotations

from typing import Any

Key = tuple[str, str, str]
Word = tuple[str, str]

#: Combinations kept before the table starts afresh, so that memory does not grow with the number of documents.
_LIMIT = 200_000
_BETWEEN: Key = ("|", "SYM", "")


class WordTable:
    """(word, tag, label) → (lemma, universal part of speech), filled by the pipeline's own components."""

    def __init__(self, nlp: Any) -> None:
        self._nlp = nlp
        self._known: dict[Key, Word] = {}
        self._rules = [nlp.get_pipe(name) for name in ("attribute_ruler", "lemmatizer") if name in nlp.component_names]
        self.labels = _labels(self._rules)

    def learn(self, keys: list[Key]) -> None:
        """Look up the combinations that are not yet known, in one pass."""
        if len(self._known) > _LIMIT:
            self._known.clear()
        new = [key for key in dict.fromkeys(keys) if key not in self._known]
        if not new:
            return
        from spacy.tokens import Doc

        # a word between any two keeps the rules about neighbours from seeing who happens to stand next to whom
        apart = [key for one in new for key in (one, _BETWEEN)]
        words, tags, labels = zip(*apart, strict=True)
        doc = Doc(self._nlp.vocab, words=list(words), tags=list(tags), deps=list(labels))
        for rule in self._rules:
            doc = rule(doc)
        self._known.update((key, (t.lemma_ or t.text, t.pos_)) for key, t in zip(new, list(doc)[::2], strict=True))

    def __getitem__(self, key: Key) -> Word:
        return self._known[key]


def _labels(rules: list[Any]) -> frozenset[str]:
    """The dependency labels that any rule looks at."""
    found: set[str] = set()
    for rule in rules:
        for entry in getattr(rule, "patterns", ()):
            for token in (t for pattern in entry["patterns"] for t in pattern):
                dep = token.get("DEP")
                found.update([dep] if isinstance(dep, str) else (dep or {}).get("IN", ()))
    return frozenset(found)
