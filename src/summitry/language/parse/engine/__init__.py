"""The parser's numbers for many passages at once: what spaCy's small models answer, in a third of their time.

spaCy works a batch of thirty passages off in small matrix products with Python and memory management between them. Here the
layers go over the tokens of some hundred passages together, and all passages take each step of the parser at the same time.
The answers (tags, heads, labels, sentence starts, entities) are those of spaCy, token for token; ``benchmarks/engine.py``
holds both against each other.

The model is spaCy's own, only the arithmetic is ours: hash embeddings (Miranda et al., *Multi hash embeddings in spaCy*, 2022)
and a maxout window encoder, as the layers of Thinc define them; a transition-based parser with the arc-eager moves of Nivre
(2004), sentence breaks and words that may be put back (Honnibal and Johnson, *An improved non-monotonic transition system for
dependency parsing*, 2015), pseudo-projective labels (Nivre and Nilsson, 2005); entities by the moves begin, in, last, unit,
out (Lample et al., 2016). Read from spaCy 3.8 (``arc_eager.pyx``, ``ner.pyx``, ``_state.pxd``, ``nonproj.pyx``).

Only models of this very architecture are taken on (``fitting.py``); for any other, and for one that answers a probe otherwise
than spaCy does, :class:`~summitry.language.parse.engine.fitting.Unfit` says why.
"""
