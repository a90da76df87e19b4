"""Questions to the whole record, each a page with its form, the answer in words, a drawing, and the table beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from markupsafe import Markup

from summitry.errors import InputError
from summitry.record import rows
from summitry.web.pages.lists import lines
from summitry.web.questions import Answer, Question, questions
from summitry.web.served import Served, answer, served

router = APIRouter()

#: Rows of a table that a page shows, characters of what is asked, and seconds after which a page looks again for its answer.
_SHOWN, _LONGEST, _AGAIN = 200, 20_000, "2"
#: What a file of an answer is, by how its name ends.
_FORMS = {"ics": "text/calendar", "gexf": "application/xml", "graphml": "application/xml"}


def asked(request: Request, question: Question) -> dict[str, str]:
    """What a request asks: the fields of the question are parameters of their own names."""
    return {name: said[:_LONGEST] for name, said in question.given(request.query_params).items()}


def found(desk: Served, question: Question, given: dict[str, str]) -> Answer | None:
    """The answer; None while it is being worked out. What users note themselves changes it, too."""
    version = "/".join((desk.index.made.get("version", ""), *(note.id for note in desk.store.notes())))
    return desk.answers.get(question.name, given, version)


def _needed(desk: Served, question: Question, given: dict[str, str]) -> Answer | None:
    """The answer for programs. Raises InputError where something is still to be said."""
    if not question.ready(given):
        raise InputError(f"say {', '.join(one.name for one in question.fields if one.needed)}")
    return found(desk, question, given)


def _page(question: Question) -> Callable[..., Response]:
    def page(request: Request) -> Response:
        desk, given = served(request), asked(request, question)
        ready = question.ready(given)
        made = found(desk, question, given) if ready else None
        working = made is None and ready
        shown = answer(
            request,
            "question.j2",
            question=question,
            given=given,
            made=made,
            working=working,
            most=_SHOWN,
            filled=_filled(made) if made else (),
            svg=Markup(made.svg) if made else "",  # noqa: S704 - the library that draws escapes the text that it draws
        )
        if working:
            shown.headers["refresh"] = _AGAIN
        return shown

    return page


def _filled(made: Answer) -> tuple[int, ...]:
    """The columns of a table that hold something."""
    return tuple(n for n in range(len(made.columns)) if any(row[n] for row in made.rows))


def _data(question: Question) -> Callable[..., Response]:
    def data(request: Request) -> Response:
        given = asked(request, question)
        made = _needed(served(request), question, given)
        told: dict[str, Any] = {"question": question.name, "asked": given}
        if made is None:
            return JSONResponse({**told, "state": "being worked out"}, 202, headers={"retry-after": _AGAIN})
        table = [dict(zip(made.columns, row, strict=True)) for row in made.rows]
        return JSONResponse({**told, "lines": made.lines, "rows": table, **rows.plain(made)["more"]})

    return data


def _csv(question: Question) -> Callable[..., Response]:
    def table(request: Request) -> Response:
        made = _whole(request, question)
        named = {"content-disposition": f'attachment; filename="{question.name}.csv"'}
        every = iter((made.columns, *made.rows))
        return StreamingResponse(lines(every), media_type="text/csv; charset=utf-8", headers=named)

    return table


def _file(question: Question, form: str) -> Callable[..., Response]:
    def file(request: Request) -> Response:
        made = _whole(request, question)
        named = {"content-disposition": f'attachment; filename="{question.name}.{form}"'}
        return Response(made.files.get(form, ""), media_type=_FORMS[form], headers=named)

    return file


def _whole(request: Request, question: Question) -> Answer:
    made = _needed(served(request), question, asked(request, question))
    if made is None:
        raise HTTPException(503, "This is being worked out; ask again.", headers={"retry-after": _AGAIN})
    return made


def _described(question: Question) -> dict[str, Any]:
    """The fields of a question as OpenAPI tells parameters."""
    return {
        "parameters": [
            {"name": one.name, "in": "query", "required": False, "description": one.label, "schema": _schema(one.of)}
            for one in question.fields
        ]
    }


def _schema(of: tuple[str, ...]) -> dict[str, Any]:
    return {"type": "string", "maxLength": _LONGEST, **({"enum": [*of, ""]} if of else {})}


for _one in questions().values():
    router.add_api_route(f"/{_one.name}", _page(_one), name=_one.name, include_in_schema=False)
    router.add_api_route(
        f"/{_one.name}.json",
        _data(_one),
        name=f"{_one.name} as data",
        summary=_one.heading,
        description=_one.about,
        openapi_extra=_described(_one),
    )
    router.add_api_route(f"/{_one.name}.csv", _csv(_one), name=f"{_one.name} as CSV", include_in_schema=False)
    for _form in _FORMS:
        router.add_api_route(
            f"/{_one.name}.{_form}", _file(_one, _form), name=f"{_one.name} as {_form}", include_in_schema=False
        )
