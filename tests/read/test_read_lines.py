"""Hard wraps are spaces, and paragraphs stay apart."""

from summitry.read.lines import blocks, lines, style

WRAPPED = """\
The foreign ministers of Ruritania and Sylvania signed a fishing
agreement in Strelsau on Monday, ending a dispute that had kept
their trawlers in port for three years.
Both sides called the text a first step. They will meet again in
the spring to settle the rest, a spokeswoman said.
"""

OPENERS = """\
Monday's
signing in Strelsau was the first agreement of the two neighbours since their
trawlers were sent back to port.
The deal
does not say who may fish near the islands, and officials refused to explain
why it was left out.
In Zenda,
President Rassendyll said little about the terms and preferred to speak of old
friendship.
What comes
next
In spring
the ministers will meet again to settle the rest of the questions.
"""


def words(text):
    return [block.words for block in blocks(text)]


def test_wrapped_lines_are_one_paragraph():
    first, second = words(WRAPPED)
    assert first.startswith("The foreign ministers")
    assert first.endswith("port for three years.")
    assert second.startswith("Both sides")
    assert second.endswith("a spokeswoman said.")


def test_first_words_on_a_line_of_their_own_belong_to_the_paragraph():
    found = words(OPENERS)
    assert [w.split()[0] for w in found] == ["Monday's", "The", "In", "What", "In"]
    assert found[3] == "What comes next"
    assert style(lines(OPENERS)).openers


def test_a_capital_after_a_wrap_does_not_part_the_sentence():
    text = WRAPPED.replace("ending a dispute", "the government of\nSylvania said, ending a dispute")
    assert "government of Sylvania said" in words(text)[0]


def test_one_line_a_paragraph_is_left_alone():
    text = "The king spoke to parliament on Tuesday and left.\nHe will return on Friday, his office said.\nNo reason was given."
    assert len(words(text)) == 3


def test_bullets_labels_and_rows_are_not_joined():
    lists = "The terms are\n• a joint commission\n• an open border\nFLAVIA: we agree\nQ: on what?\n"
    text = lists + "| town | people |\n| Zenda | 900 |"
    assert len(words(text)) == 7


def test_an_escaped_line_end_is_a_line_end():
    text = "The talks began. \\n\nThe minister left. \\n The talks ended."
    assert words(text) == ["The talks began.", "\\n", "The minister left.", "\\n", "The talks ended."]


def test_a_dash_after_a_wrap_is_no_bullet():
    text = "The prime minister of Sylvania, who flew in that very night\n– in a storm – refused to wait for the others\nand went."
    assert len(words(text)) == 1


def test_a_line_that_ends_with_an_article_goes_on_in_the_next():
    text = "Nobody in the hall of the old palace had expected that the\nChancellor of Sylvania would come in person.\nShe did."
    assert words(text) == [
        "Nobody in the hall of the old palace had expected that the Chancellor of Sylvania would come in person.",
        "She did.",
    ]
