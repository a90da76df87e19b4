"""Labels on openly licensed reports, kept apart from their texts (stand-off), and put together with them again.

    python training/open_reports.py part FILES… > training/open/labels.jsonl      (labels out of labelled reports)
    python training/open_reports.py join FOLDER OUT                               (labelled reports out of texts and labels)

``FOLDER`` holds the texts as their publisher gives them: files ``*.rs3`` of the AMALGUM corpus (Wikinews, CC BY 2.5; repository
gucorpling/amalgum), by their own names. Each sentence is known by the number of its words and a hash of them, each label by
sentence and words, so that neither spaces nor what was left out (headlines, captions) matter, and no text is in the labels.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import corpus

WORD = re.compile(r"\w+")
#: Hexadecimal digits of a sentence's hash.
DIGITS = 12
#: Marks before which, and after which, no space stands.
CLOSING, OPENING = re.compile(r"\s+([.,;:!?%)\]’”]|'s\b|'re\b|'ve\b|'ll\b|n't\b)"), re.compile(r"([(\[“$£€])\s+")


def hashed(words: list[str]) -> str:
    """The hash of the words of a sentence."""
    return hashlib.sha256(" ".join(words).encode("utf-8")).hexdigest()[:DIGITS]


def parted(file: Path) -> dict[str, Any]:
    """The labels of a labelled report without its text."""
    sentences: list[list[Any]] = []
    labels: list[dict[str, Any]] = []
    about: dict[str, str] = {}
    starts: list[tuple[int, str]] = []
    found = corpus.happening(file)
    text = found.texts["a"]
    for number, (start, line, first) in enumerate(_sentences(file)):
        words = WORD.findall(line)
        sentences.append([len(words), hashed(words), int(first)])
        starts.append((start, line))
        for label in found.labels:
            if start <= label.start < start + len(line):
                low = len(WORD.findall(text[start : label.start]))
                high = low + len(WORD.findall(text[label.start : label.end]))
                one: dict[str, Any] = {"kind": label.kind, "sentence": number, "words": [low, high]}
                if label.optional:
                    one["optional"] = True
                labels.append(one | {"slots": {role: list(values) for role, values in label.slots.items()}})
    about = {key: found.reports["a"][key] for key in ("date", "path", "commit") if key in found.reports["a"]}
    return {"name": found.name, **about, "sentences": sentences, "labels": labels}


def _sentences(file: Path) -> Iterator[tuple[int, str, bool]]:
    """The sentences of the one report of a file: where each begins in its text, its words, whether it opens a paragraph."""
    at, first, inside = 0, True, False
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("== "):
            inside, first = line.startswith("== a"), True
        elif inside and not line.strip():
            first = True
        elif inside and not line.startswith(("  ", "? ")):
            at += 0 if not at else 2 if first else 1
            yield at, line.strip(), first
            at, first = at + len(line.strip()), False


def plain(file: Path) -> str:
    """The text of a file of the corpus, its segments joined."""
    segments = ET.parse(file).getroot().iter("segment")  # noqa: S314 - files of a known corpus
    return " ".join("".join(one.itertext()).strip() for one in segments)


def joined(labels: dict[str, Any], text: str) -> str:
    """A labelled report of a text and its labels. Raises ValueError where a sentence is not found in the text."""
    words = list(WORD.finditer(text))
    at, start = 0, 0
    lines = [f"= {labels['name']}", f"== a | outlet=Wikinews | date={labels.get('date', '')} | style=wire"]
    for number, (count, wanted, first) in enumerate(labels["sentences"]):
        while at + count <= len(words) and hashed([w[0] for w in words[at : at + count]]) != wanted:
            at, start = at + 1, words[at].end()
        if at + count > len(words):
            raise ValueError(f"{labels['name']}: sentence {number} is not in the text")
        own = words[at : at + count]
        at += count
        end = _end(text, start, own[-1].end())
        sentence, start = tidied(text[start:end].lstrip(" .,;:")), end
        lines += ([""] if first and number else []) + [sentence]
        lines += [_line(label, sentence) for label in labels["labels"] if label["sentence"] == number]
    return "\n".join(lines) + "\n"


def _end(text: str, start: int, last: int) -> int:
    """Where a sentence ends: behind the marks after its last word, and behind a quotation mark that closes its own."""
    end = last + len(re.match(r"[\s.,;:?!)\]]*", text[last:])[0])  # type: ignore[index]
    closes = text[start:end].count('"') % 2 and text[end : end + 1] == '"'
    return end + 1 if closes else end


def _line(label: dict[str, Any], sentence: str) -> str:
    words = list(WORD.finditer(sentence))
    low, high = label["words"]
    says = "" if label["kind"] == "noise" else f" | says={sentence[words[low].start() : words[high - 1].end()]}"
    slots = "".join(f" | {role}={'; '.join(values)}" for role, values in label["slots"].items())
    return f"  {'? ' if label.get('optional') else ''}{label['kind']}{says}{slots}"


def tidied(text: str) -> str:
    """A text whose marks stand apart, as it is printed."""
    text = re.sub(r"\"\s*([^\"]*?)\s*\"", r"“\1”", " ".join(text.split()))
    return OPENING.sub(r"\1", CLOSING.sub(r"\1", text)).strip()


def main(arguments: list[str]) -> int:
    """See the module."""
    if arguments[:1] == ["part"]:
        for name in arguments[1:]:
            print(json.dumps(parted(Path(name)), ensure_ascii=False))
        return 0
    folder, out = map(Path, arguments[1:3])
    out.mkdir(parents=True, exist_ok=True)
    missing = 0
    for line in (Path(__file__).parent / "open" / "labels.jsonl").read_text("utf-8").splitlines():
        labels = json.loads(line)
        file = folder / Path(labels["path"]).name
        try:
            (out / f"{labels['name']}.txt").write_text(joined(labels, plain(file)), encoding="utf-8")
        except (OSError, ET.ParseError, ValueError) as error:
            missing += 1
            print(f"left out: {error}", file=sys.stderr)
    print(f"{missing} reports left out", file=sys.stderr)
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] not in (["part"], ["join"]):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
