"""Which language a text is in, since what is not English cannot be read yet and is kept as skipped, with its name."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale, UnknownLocaleError

#: Fewer letters say too little: py3langid takes "Kim Jong Un Putin" for Luxembourgish.
_FEWEST_LETTERS = 60
#: A sample from the middle of the text: furniture and names stand at its ends.
_SAMPLE = 3000


def recognise(text: str) -> str:
    """ISO 639-1 code of the language of a text; ``en`` where a text in Latin letters is too short to tell.

    Method: py3langid (multinomial naive Bayes over byte n-grams, Lui and Baldwin 2012), which holds 97 languages in
    4.5 MB, needs no network and takes half a millisecond for 3,000 characters.
    """
    letters = re.findall(r"[^\W\d_]", text[:20_000])
    latin = sum(ch < "\u0250" for ch in letters)
    if len(letters) < _FEWEST_LETTERS and latin >= 0.5 * len(letters):
        return "en"
    import py3langid  # 0.7 s for its model, which --help does not need

    middle = max(0, len(text) // 2 - _SAMPLE // 2)
    found = str(py3langid.classify(text[middle : middle + _SAMPLE])[0])
    return "en" if found != "en" and latin >= 0.9 * len(letters) and _english(text) else found


def _english(text: str) -> bool:
    """Whether a second sample, from the start, is English: lists of foreign names in an English report mislead the first."""
    import py3langid

    return str(py3langid.classify(text[:_SAMPLE])[0]) == "en" and len(text) > _SAMPLE


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
