"""Whether a spaCy pipeline is of the architecture that the engine knows, and if not, why."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from summitry.language.parse.engine import arcs, entities
from summitry.language.parse.engine.encoder import COLUMNS, MOST_FEATURES

_EMBEDDING = (
    r"extract_features>>list2ragged>>with_array\(ints-getitem>>hashembed(?:\|ints-getitem>>hashembed)*\)"
    r">>with_array\(maxout>>layernorm>>dropout\)>>ragged2list"
)
_WINDOW = r"residual\(expand_window>>maxout>>layernorm>>dropout\)"
_ENCODER = rf"{_EMBEDDING}>>with_array\({_WINDOW}(?:>>{_WINDOW})*\)"
#: The one label that the arc-eager moves treat apart.
_SUBTOKEN = "subtok"
#: How Thinc names what works on the processor.
_PROCESSOR = re.compile("numpy|cpu.*")


@dataclass(frozen=True, slots=True)
class Component:
    """A component of a pipeline as the engine knows it: its name and class, and how Thinc names its layers.

    A transition model has beside these ``features`` (the tokens that a state is judged by) and ``moves``; its ``layers`` are
    those before its lower layer. ``encodes``: whether it has an encoder of its own.
    """

    name: str
    kind: str
    layers: re.Pattern[str]
    encodes: bool = False
    features: int = 0
    moves: tuple[str, ...] = ()

    def encoder(self, nlp: Any) -> Any:
        """The model of its encoder."""
        model = nlp.get_pipe(self.name).model
        return model.get_ref("tok2vec").layers[0] if self.features else model


#: The components that the answers come from, in the order in which they run.
COMPONENTS = (
    SHARED := Component("tok2vec", "Tok2Vec", re.compile(_ENCODER), encodes=True),
    TAGGER := Component("tagger", "Tagger", re.compile(r"tok2vec-listener>>with_array\(softmax\)")),
    PARSER := Component(
        "parser",
        "DependencyParser",
        re.compile("tok2vec-listener>>list2array>>linear"),
        features=8,
        moves=arcs.MOVES,
    ),
    ENTITIES := Component(
        "ner",
        "EntityRecognizer",
        re.compile(rf"{_ENCODER}>>list2array>>linear"),
        encodes=True,
        features=3,
        moves=entities.MOVES,
    ),
)


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why the engine leaves a model to spaCy: a short code (``pipes``, ``layers``, ``decoding``, ``answers``), and in words."""

    reason: str
    message: str


def unfit(nlp: Any) -> Unfit | None:
    """What keeps a pipeline from the engine; None where nothing does."""
    return next((found for check in _CHECKS for found in check(nlp)), None)


def _pipes(nlp: Any) -> Iterator[Unfit]:
    """Whether the components are those that the engine knows, and no others."""
    names = [known.name for known in COMPONENTS]
    if list(nlp.pipe_names) != names:
        yield Unfit("pipes", f"it runs {', '.join(nlp.pipe_names)}, not {', '.join(names)}")
        return
    for known in COMPONENTS:
        kind = type(nlp.get_pipe(known.name)).__name__
        if kind != known.kind:
            yield Unfit("pipes", f"its {known.name} is a {kind}, not a {known.kind}")


def _layers(nlp: Any) -> Iterator[Unfit]:
    """Whether the layers of each component are those that the engine knows."""
    for known in COMPONENTS:
        model = nlp.get_pipe(known.name).model
        named = model.get_ref("tok2vec").name if known.features else model.name
        if not known.layers.fullmatch(named):
            yield Unfit("layers", f"the layers of its {known.name} are {named}")
        elif not _PROCESSOR.fullmatch(model.ops.name):
            yield Unfit("layers", f"its {known.name} runs on {model.ops.name}")
        elif known.encodes:
            yield from _reach(known.name, known.encoder(nlp))


def _reach(name: str, model: Any) -> Iterator[Unfit]:
    """Whether windows reach one token to either side, and what is read of a token is no more than the engine mixes."""
    windows = [m.attrs["window_size"] for m in model.walk() if "window_size" in m.attrs]
    columns = next(m.attrs[COLUMNS] for m in model.walk() if COLUMNS in m.attrs)
    if set(windows) != {1} or model.get_ref("encode").attrs["pad"] < len(windows):
        yield Unfit("layers", f"the windows of its {name} are {windows}")
    if len(columns) > MOST_FEATURES:
        yield Unfit("layers", f"its {name} reads more than {MOST_FEATURES} features of a token")


def _decoding(nlp: Any) -> Iterator[Unfit]:
    """Whether moves are chosen greedily, from states and moves that the engine knows."""
    for known in COMPONENTS:
        if known.features:
            yield from _choosing(known, nlp.get_pipe(known.name))


def _choosing(known: Component, pipe: Any) -> Iterator[Unfit]:
    lower = pipe.model.get_ref("lower")
    moves = [pipe.moves.get_class_name(n).partition("-") for n in range(pipe.moves.n_moves)]
    odd = {move for move, _, label in moves if move not in known.moves or label == _SUBTOKEN}
    if pipe.cfg.get("beam_width", 1) != 1:
        yield Unfit("decoding", f"its {known.name} searches with a beam")
    if not pipe.model.attrs["has_upper"] or pipe.model.attrs["unseen_classes"]:
        yield Unfit("decoding", f"its {known.name} has no upper layer, or classes that it has not seen")
    if lower.get_dim("nF") != known.features or lower.get_dim("nP") < 2:
        yield Unfit("decoding", f"the states of its {known.name} have {lower.get_dim('nF')} features")
    if odd:
        yield Unfit("decoding", f"its {known.name} has the moves {', '.join(sorted(odd))}")


_CHECKS: tuple[Callable[[Any], Iterator[Unfit]], ...] = (_pipes, _layers, _decoding)
