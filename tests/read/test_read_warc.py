"""WARC archives: pages as servers gave them."""

import io

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter


def warc(pages, packed=True):
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for url, status, kind, body in pages:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(body),
                http_headers=headers,
                warc_headers_dict={"WARC-Date": "2018-04-13T00:00:00Z"},
            )
        )
    return out.getvalue()


def pages(web):
    return [
        ("https://strelsau.example/1", "200 OK", "text/html; charset=utf-8", web.page(web.GRAPH).encode()),
        ("https://strelsau.example/2", "404 Not Found", "text/html", b"no"),
        ("https://strelsau.example/3.png", "200 OK", "image/png", b"\x89PNG"),
        (
            "https://strelsau.example/4",
            "200 OK",
            "text/html; charset=cp1252",
            web.page().replace("Both", "Café. Both").encode("cp1252", "replace"),
        ),
    ]


def test_pages_with_their_addresses(read, web):
    for packed in (True, False):
        first, missing, picture, second = read(warc(pages(web), packed), "crawl.warc.gz" if packed else "crawl")
        assert (first.outlet, first.published) == ("Strelsau Times", "2018-04-12")
        assert first.locator.endswith("#https://strelsau.example/1")
        assert (missing.reason, picture.reason) == ("http", "format")
        assert "Café" in second.text
        assert second.outlet == "Strelsau Times"  # from the title of the page
        assert second.published is None
        assert "crawled on 2018-04-13" in second.published_why


def test_an_archive_that_breaks_off(read, web):
    data = warc(pages(web))
    found = [getattr(f, "reason", "document") for f in read(data[: len(data) - 400], "crawl.warc.gz")]
    assert found[0] == "document"
    assert found[-1] in ("broken", "no-text")
    assert read(b"WARC/1.0\r\nnonsense", "crawl.warc")[0].reason in ("broken", "empty")
