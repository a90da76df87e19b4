"""Which language a text is in, since what is not English cannot be read yet and is kept as skipped, with its name."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale, UnknownLocaleError

from summitry import lexicon

#: Fewer letters say too little: py3langid takes "Kim Jong Un Putin" for Luxembourgish.
_FEWEST_LETTERS = 60
#: A sample from the middle of the text: furniture and names stand at its ends.
_SAMPLE = 3000
#: Log-likelihood by which another language must beat English. Sentences of 85 letters in German, Spanish, Romanian and
#: Dutch do so by 49 to 126, English ones by up to 4, and a bare list of Asian names by 28.
_MARGIN = 30.0
#: Share of the function words listed in discourse/english.yaml: a fifth in English news, under 3 % in other languages.
_FUNCTION_WORDS = 0.1
#: The language that can be read.
ENGLISH = "en"


def recognise(text: str) -> str:
    """ISO 639-1 code of the language of a text; ``en`` where a text in Latin letters is too short to tell.

    Method: py3langid (multinomial naive Bayes over byte n-grams, Lui and Baldwin 2012), which holds 97 languages in
    4.5 MB, needs no network and takes half a millisecond for 3,000 characters.
    """
    letters = re.findall(r"[^\W\d_]", text[:20_000])
    latin = sum(map("\u0250".__gt__, letters))
    if len(letters) < _FEWEST_LETTERS and latin >= 0.5 * len(letters):
        return ENGLISH
    western = latin >= 0.9 * len(letters)
    if western and _english_words(text):
        return ENGLISH
    middle = max(0, len(text) // 2 - _SAMPLE // 2)
    found = _classified(text[middle : middle + _SAMPLE])
    return ENGLISH if western and _classified(text[:_SAMPLE]) == ENGLISH else found


def _classified(sample: str) -> str:
    """The likeliest language of a sample; English unless another is likelier by a wide margin.

    In a short text the names decide, not the words, and the nearest tongue by them is a matter of chance.
    """
    import py3langid  # 0.7 s for its model, which --help does not need

    ranked = [(str(language), float(score)) for language, score in py3langid.rank(sample)]
    english = next(score for language, score in ranked if language == ENGLISH)
    language, score = ranked[0]
    return language if score - english > _MARGIN else ENGLISH


def _english_words(text: str) -> bool:
    """Whether English function words make up what they do in English prose: foreign names mislead the classifier."""
    words = re.findall(r"[a-z]+", text[:20_000].lower())
    return sum(map(_function_words().__contains__, words)) >= _FUNCTION_WORDS * len(words)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(lexicon.load("english")["function_words"])


@cache
def code(stated: str) -> str:
    """ISO 639-1 code of a stated language ("en-GB", "eng", "English"); the words in lower case where it is none."""
    words = stated.strip().lower().replace("_", "-")
    short = words.split("-")[0]
    names = {str(n).lower(): c for c, n in Locale("en").languages.items() if len(c) == 2}
    if words in names:
        return str(names[words])
    try:
        return str(Locale.parse(short).language)
    except (ValueError, UnknownLocaleError):
        return words


@cache
def name(language: str) -> str:
    """English name of a language by its code; the code where it has none."""
    return str(Locale("en").languages.get(language, language))
