"""What the slots of a claim can hold, one module a type of value: times, lengths, numbers, places, actors, words.

Each module has the same few functions, and no other room reads a value by itself:

- ``parse(text)``: what a written value means; None where the text is no value of the type.
- ``write(…)``: the canonical text of a meaning; ``parse`` of it gives the meaning back.
- ``compare(a, b)``: how two values of one thing stand to each other, as :class:`~summitry.values.relation.Compared`.
- ``widen(value, …)``: the value with what lies around it, where that makes sense.
- ``show(value)``: the value for a reader, in British English.

Nothing here looks at a report: what words mean is for ``language``, what to make of a relation for ``reconcile``.
"""
