"""English is told from other languages by its small words."""

from __future__ import annotations

import pytest

from speclsp.language.english import is_english


@pytest.mark.parametrize(
    "words",
    [
        "The client MUST retry after 5 s.",
        "Uploads fail less often.",
        "MUST be a non-empty string",
        "The café must serve naïve users in Zürich and the Île de la Cité.",
        "￼￼￼ MUST NOT be ￼￼￼",
        "",
    ],
)
def test_english(words: str) -> None:
    assert is_english(words)


@pytest.mark.parametrize(
    "words",
    [
        "Der Server muss die Anfrage innerhalb von 5 s beantworten.",
        "Le serveur doit répondre dans les 5 secondes.",
        "El servidor debe responder en menos de cinco segundos.",
        "De server moet het antwoord binnen vijf seconden geven.",
        "システムは MUST 5秒以内に応答する",
        "Сервер должен ответить MUST",
        "Il server deve rispondere con il codice della richiesta.",
    ],
)
def test_other_languages(words: str) -> None:
    assert not is_english(words)
