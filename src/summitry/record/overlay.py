"""What reconciling and users add to what was read: laid over claims and documents as they are handed out, never kept in them."""

from __future__ import annotations

from dataclasses import replace

from summitry.model import Certainty, Claim, Dating, Document, Resolution


def resolved(claim: Claim, added: Resolution | None, *, confirmed: bool = False) -> Claim:
    """A claim as read, with its origin, its holders and its values as reconciled; strict where a user confirmed it."""
    if confirmed:
        claim = replace(claim, certainty=Certainty.STRICT)
    if added is None:
        return claim
    slots = list(claim.slots)
    for n, value, why in added.values:
        slots[n] = replace(slots[n], value=value, why="; ".join(filter(None, (slots[n].why, why))))
    return replace(claim, origin=added.origin, holders=added.holders, slots=tuple(slots))


def dated(document: Document, added: Dating | None) -> Document:
    """A document as read, with its origin and, where it states no date, the one inferred from its story."""
    if added is None:
        return document
    if added.published and document.published_from != "stated":
        document = replace(
            document, published=added.published, published_from="inferred", published_why=added.published_why
        )
    elif added.published_why and not document.published:
        document = replace(document, published_why=added.published_why)
    return replace(document, origin=added.origin)
