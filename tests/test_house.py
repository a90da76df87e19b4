"""What tools/house.py counts."""

from __future__ import annotations

import pytest

from house import TABLE, Module, decisions, english, lonely, modules, parameters, questions, within


def module(text: str, path: str = "extract/made.py") -> Module:
    return Module(path, text)


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("return a", 1),
        ("if a:\n        return b", 2),
        ("return a and b or not c", 3),
        ("return 1 if a else 2", 2),
        ("return [x for x in a if x]", 3),
        ("for x in a:\n        while x:\n            b(x)", 3),
        ("try:\n        a()\n    except ValueError:\n        b()", 2),
    ],
)
def test_decisions(body, count):
    assert decisions(next(module(f"def made(a, b, c):\n    {body}\n").functions)) == count


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("t.text.lower() in ('i', 'we')", ["i", "we"]),
        ("lemma(t) == 'be'", ["be"]),
        ("'of' != t", ["of"]),
        ("t.dep == 'nsubj'", []),
        ("slot.role in {'party', 'host'}", []),
        ("lemma(t) == 'host'", ["host"]),
        ("t.tag in ('NN', 'NNS')", []),
        ("kind('to')", []),
        ("LAX.get(t)\nLAX = {'seldom': 1, 'rarely': 2}", ["seldom", "rarely"]),
        ("NEVER_READ = ('seldom', 'rarely')", []),
    ],
)
def test_english_words_that_code_compares_with(code, words):
    assert [where.split()[1] for where, _ in english((module(code),))] == words


def test_questions_to_the_tree():
    asked = module("sentence.child(verb, 'dobj')\nt.head\nsentence.head(t)\nsentence.span(t)\n")
    assert [where.split()[1] for where, _ in questions((asked,))] == [".child", ".head"]


def test_modules_with_one_importer():
    house = (
        module("", "extract/one.py"),
        module("", "extract/two.py"),
        module("from summitry.extract import one, two", "extract/first.py"),
        module("from summitry.extract.two import words", "extract/second.py"),
    )
    assert [path for path, _ in lonely(house)] == ["extract/one.py"]


def test_parameters_leave_out_the_object_of_a_method():
    assert parameters(next(module("def made(self, a, /, b, *c, d=1, **e): ...").functions)) == 3


def test_the_package_is_found():
    assert {"api.py", "extract/__init__.py"} <= {m.path for m in modules()}


@pytest.mark.parametrize("path", TABLE["tree"])
def test_who_may_ask_the_tree_exists(path):
    assert within(modules(), path)
