"""Short English texts full of foreign names are English; other languages are told from it."""

from __future__ import annotations

import pytest

from summitry.read.languages import recognise


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("OSLO (Fjord News) - President Ana Lund met Premier Otto Berg in Oslo on 2 March 2021.", "en"),
        ("Ngozi Okonjo-Iweala, Tedros Adhanom Ghebreyesus, Qu Dongyu, Kristalina Georgieva, Gilbert Houngbo", "en"),
        ("Präsidentin Ana Lund traf Premier Otto Berg am 2. März 2021 in Oslo, sagten Beamte.", "de"),
        ("La presidenta Ana Lund se reunió con el primer ministro Otto Berg en Oslo el 2 de marzo de 2021.", "es"),
        ("De president Ana Lund ontmoette premier Otto Berg in Oslo op 2 maart 2021, zeiden ambtenaren", "nl"),
        ("Le président Emmanuel Macron a rencontré la chancelière Angela Merkel à Berlin, selon l'Elysée.", "fr"),
    ],
)
def test_the_language_of_a_short_text(text, language):
    assert recognise(text) == language
