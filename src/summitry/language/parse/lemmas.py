"""Lemmas that the parser's own lemmatizer gets wrong, put right once for all that ask for them.

Its rules take an ending off and look whether a word is left that it knows, the shortest first: "staged" becomes "stag", "hopes"
"hop", "readied" "readie". Three rules of English spelling settle most of this; the rest stands in ``discourse/lemmas.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache

from summitry import lexicon

#: A word of one syllable with one vowel and one consonant behind it, which it doubles before an ending ("hop", "hopped").
_DOUBLING = re.compile(r"(?:qu|[^aeiou]*)[aeiou][^aeiouwxy]")
_VERB = "VERB"


def corrected(word: str, pos: str, lemma: str, verbs: AbstractSet[str]) -> str:
    """The lemma of a word of some part of speech. ``lemma`` is the lemmatizer's, ``verbs`` are those that it knows."""
    form = word.lower()
    known = _listed().get((pos, form))
    if known:
        return known
    if pos != _VERB or lemma == form:
        return lemma
    if lemma.endswith("ie") and lemma not in verbs and f"{lemma[:-2]}y" in verbs:
        return f"{lemma[:-2]}y"
    silent = f"{lemma}e"
    return silent if silent in verbs and _of_silent(form, lemma) else lemma


def _of_silent(form: str, lemma: str) -> bool:
    """Whether a form is no form of a lemma, but can be one of the lemma with an "e" behind it."""
    spelling, ending = lexicon.load("lemmas"), form.removeprefix(lemma)
    if ending == spelling["plural_ending"]:
        return not lemma.endswith(tuple(spelling["hissing"]))
    return ending in spelling["endings"] and bool(_DOUBLING.fullmatch(lemma))


@cache
def _listed() -> dict[tuple[str, str], str]:
    """The lemma of each part of speech and form that is listed."""
    return {
        (pos, form): lemma
        for pos, lemmas in lexicon.load("lemmas")["forms"].items()
        for lemma, forms in lemmas.items()
        for form in forms
    }
