"""The tables of a record (SQLAlchemy Core), the same for SQLite and PostgreSQL.

Three layers: what was *read* (document to skipped), written once a document in one transaction; what a user *corrected*
(correction, note), only ever added to; and what is *derived* from both (actor to dating), replaced as a whole. Lists that are
only ever read with their row are JSON.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

#: Raised by one with every change that an older Summitry would misread.
SCHEMA_VERSION = 12

metadata = MetaData()

meta = Table("meta", metadata, Column("key", String, primary_key=True), Column("value", Text, nullable=False))

document = Table(
    "document",
    metadata,
    Column("id", String, primary_key=True),
    Column("sha256", String, nullable=False),
    Column("locator", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("title", Text),
    Column("outlet", Text),
    Column("agency", Text),
    Column("authors", JSON, nullable=False),
    Column("published", String),
    Column("published_from", String, nullable=False),
    Column("published_why", Text, nullable=False),
    Column("language", String, nullable=False),
    Column("url", Text),
)

passage = Table(
    "passage",
    metadata,
    Column("document", ForeignKey("document.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("part", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

sentence = Table(
    "sentence",
    metadata,
    Column("document", ForeignKey("document.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("part", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

quotation = Table(
    "quotation",
    metadata,
    Column("document", ForeignKey("document.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("inner_start", Integer, nullable=False),
    Column("inner_end", Integer, nullable=False),
    Column("group", Integer, nullable=False),
    Column("closed", Boolean, nullable=False),
)

parsed = Table(
    "parsed",
    metadata,
    Column("document", ForeignKey("document.id"), primary_key=True),
    Column("kept", Integer, nullable=False),
)

time = Table(
    "time",
    metadata,
    Column("document", ForeignKey("document.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("value", Text, nullable=False),
    Column("relative", Text, nullable=False),
    Column("approximate", Boolean, nullable=False),
)

number = Table(
    "number",
    metadata,
    Column("document", ForeignKey("document.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("minimum", Float),
    Column("maximum", Float),
    Column("unit", String),
    Column("role", String, nullable=False),
    Column("approximate", Boolean, nullable=False),
)

meaning = Table(
    "meaning",
    metadata,
    Column("document", ForeignKey("document.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("vectors", Text, nullable=False),
)

appearance = Table(
    "appearance",
    metadata,
    Column("id", String, primary_key=True),
    Column("document", ForeignKey("document.id"), nullable=False, index=True),
    Column("actor_type", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("names", JSON, nullable=False),
    Column("country", String),
    Column("known_as", String),
    Column("roles", JSON, nullable=False),
    Column("mentions", JSON, nullable=False),
)

claim = Table(
    "claim",
    metadata,
    Column("id", String, primary_key=True),
    Column("document", ForeignKey("document.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("polarity", String, nullable=False),
    Column("modality", String, nullable=False),
    Column("holders", JSON, nullable=False),
    Column("part", String, nullable=False),
    Column("probability", Float),
    Column("certainty", String, nullable=False, server_default="strict"),
    Column("judge", String, nullable=False, server_default=""),
    Column("proposed", String, nullable=False, server_default=""),
    Index("claim_in_order", "document", "start", "end", "kind", "id"),
    Index("claim_by_kind", "kind", "document"),
)

frame = Table(
    "frame",
    metadata,
    Column("document", ForeignKey("document.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("head_start", Integer, nullable=False),
    Column("head_end", Integer, nullable=False),
    Column("word", Text, nullable=False),
    Column("category", String, nullable=False),
    Column("arguments", JSON, nullable=False),
    Column("polarity", String, nullable=False),
    Column("factuality", String, nullable=False),
    Column("holders", JSON, nullable=False),
)

slot = Table(
    "slot",
    metadata,
    Column("claim", ForeignKey("claim.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("role", String, nullable=False),
    Column("value", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("why", Text, nullable=False),
)

skipped = Table(
    "skipped",
    metadata,
    Column("locator", Text, primary_key=True),
    Column("stage", String, primary_key=True),
    Column("reason", String, primary_key=True),
    Column("message", Text, nullable=False),
)

correction = Table(
    "correction",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("sides", JSON, nullable=False),
    Column("named", JSON, nullable=False),
    Column("because", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("amends", JSON(none_as_null=True)),
)

note = Table(
    "note",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("about", Text, nullable=False),
    Column("said", JSON, nullable=False),
    Column("because", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", String, nullable=False),
)

actor = Table(
    "actor",
    metadata,
    Column("id", String, primary_key=True),
    Column("actor_type", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("names", JSON, nullable=False),
    Column("country", String),
    Column("roles", JSON, nullable=False),
    Column("appearances", JSON, nullable=False),
    Column("why", Text, nullable=False),
)

origin = Table(
    "origin",
    metadata,
    Column("id", String, primary_key=True),
    Column("origin_type", String, nullable=False),
    Column("name", Text, nullable=False),
)

story = Table(
    "story",
    metadata,
    Column("id", String, primary_key=True),
    Column("title", Text, nullable=False),
    Column("documents", JSON, nullable=False),
)

copy = Table(
    "copy",
    metadata,
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("document", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("other", String, nullable=False),
    Column("other_start", Integer, nullable=False),
    Column("other_end", Integer, nullable=False),
    Column("containment", String, nullable=False),
    Column("earlier", String),
    Column("why", Text, nullable=False),
)

entry = Table(
    "entry",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("claims", JSON, nullable=False),
    Column("findings", JSON, nullable=False),
    Column("modality", String, nullable=False),
    Column("polarity", String, nullable=False),
    Column("story", String),
    Column("part_of", String),
    Column("why", Text, nullable=False),
)

resolution = Table(
    "resolution",
    metadata,
    Column("claim", ForeignKey("claim.id"), primary_key=True),
    Column("origin", String, nullable=False),
    Column("origin_why", Text, nullable=False),
    Column("holders", JSON, nullable=False),
    Column("values", JSON, nullable=False),
)

dating = Table(
    "dating",
    metadata,
    Column("document", ForeignKey("document.id"), primary_key=True),
    Column("origin", String, nullable=False),
    Column("origin_why", Text, nullable=False),
    Column("published", String),
    Column("published_why", Text, nullable=False),
)

elsewhere = Table(
    "elsewhere",
    metadata,
    Column("document", ForeignKey("document.id"), primary_key=True),
    Column("locator", Text, primary_key=True),
)

memo = Table(
    "memo",
    metadata,
    Column("stage", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("rests_on", String, nullable=False),
    Column("result", LargeBinary, nullable=False),
)

unit = Table(
    "unit",
    metadata,
    Column("key", String, nullable=False, index=True),
    Column("part", String, primary_key=True),
    Column("id", String, primary_key=True),
)


#: Tables that came with a later schema: an older record is given them when it is opened.
ADDED = {
    2: (correction,),
    3: (memo, unit),
    4: (elsewhere,),
    6: (sentence, quotation),
    7: (frame,),
    8: (parsed, time, number),
    10: (meaning,),
    11: (note,),
}
#: Columns that came with a later schema: an older record is given them when it is opened.
GAINED = {
    9: (claim.c.probability, claim.c.certainty, claim.c.judge, claim.c.proposed),
    12: (correction.c.amends,),
}
#: Columns that a later schema does without: they are taken from an older record when it is opened.
DROPPED = {5: (("entry", "n"),)}
