"""Whose claim it may be: the actors around a predicate by where they stand, from which a head of the judge chooses.

``doer`` and ``object`` are its arguments, ``owner`` whose it is, ``inside`` whose the doer is that is no actor itself
("Norwegian officials"), ``marked`` what its prepositions lead to, ``above`` who does what governs it, ``top`` who does the
main verb, ``speaker`` who says the words.
"""

from __future__ import annotations

from collections.abc import Mapping

from summitry.extract.arguments import Named, actors, speakers
from summitry.language import ParsedDocument
from summitry.language.clauses import phrases
from summitry.language.clauses.frames import NOTHING, Frame, frames

PLACES = ("doer", "object", "owner", "inside", "marked", "above", "top", "speaker")


def places(parsed: ParsedDocument, frame: Frame) -> Mapping[str, tuple[Named, ...]]:
    """The actors at each place around a predicate; places without one are left out."""
    sentence = frame.sentence
    inside = [t for head in frame.doer for t in (*phrases.owners(sentence, head), *phrases.modifying(sentence, head))]
    above, top = frame.over, _top(frame)
    found = {
        "doer": actors(parsed, sentence, frame.doer),
        "object": actors(parsed, sentence, frame.object),
        "owner": actors(parsed, sentence, frame.owner),
        "inside": actors(parsed, sentence, inside),
        "marked": actors(parsed, sentence, frame.after()),
        "above": actors(parsed, sentence, above.doer) if above is not NOTHING else (),
        "top": actors(parsed, sentence, top.doer) if top is not NOTHING else (),
        "speaker": speakers(parsed, sentence, frame.head),
    }
    return {place: some for place, some in found.items() if some}


def _top(frame: Frame) -> Frame:
    """The highest verb of a sentence."""
    return next((f for f in frames(frame.sentence) if f.head.head == f.head.i), NOTHING)
