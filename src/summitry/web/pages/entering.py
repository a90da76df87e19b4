"""How a browser is given the token: by the address that is printed at the start, or by typing it in."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from summitry.web.served import answer, served

router = APIRouter(include_in_schema=False)


@router.get("/enter")
def enter(request: Request, token: Annotated[str, Query()] = "", to: Annotated[str, Query()] = "/") -> Response:
    """With the right token: a browser that may write from now on. Else the form to type it in."""
    return _entered(request, token, to)


@router.post("/enter")
def typed(request: Request, token: Annotated[str, Form()] = "", to: Annotated[str, Form()] = "/") -> Response:
    """The same from the form."""
    return _entered(request, token, to)


def _entered(request: Request, token: str, to: str) -> Response:
    rules = served(request).rules
    if not rules.fits(token):
        return answer(request, "enter.j2", status=401 if token else 200, wrong=bool(token), to=to)
    onward = to if to.startswith("/") and not to.startswith(("//", "/\\")) else "/"
    answered = RedirectResponse(onward, status_code=303)
    answered.set_cookie(rules.cookie, rules.token, httponly=True, samesite="strict", max_age=30 * 86400)
    return answered
