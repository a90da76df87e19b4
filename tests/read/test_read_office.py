"""PDF and Word files."""

import io
import zipfile

import docx
import pytest
from pypdf import PdfWriter

PARAGRAPHS = [
    "The presidents of Ruritania and Sylvania met in Strelsau on Monday.",
    "Both leaders spoke of a new beginning after three years of silence.",
]


def pdf(lines, info=b""):
    """A PDF of one page, made by hand."""
    drawn = b"BT /F1 12 Tf 72 720 Td 14 TL " + b" ".join(b"(" + line.encode() + b") Tj T*" for line in lines) + b" ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< " + info + b" >>",
    ]
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, held in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    table = len(out)
    out += b"xref\n0 7\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in offsets)
    return bytes(out + b"trailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF" % table)


def test_a_pdf(read):
    (found,) = read(
        pdf(PARAGRAPHS, b"/Title (Treaty signed in Strelsau) /CreationDate (D:20180412100000)"), "report.bin"
    )
    assert found.title == "Treaty signed in Strelsau"
    assert (found.published, found.published_from) == ("2018-04-12", "inferred")
    assert all(p in found.text for p in PARAGRAPHS)


def test_a_pdf_without_text(read):
    assert read(pdf([]), "a.pdf")[0].reason == "no-text"


def test_a_pdf_behind_a_password(read):
    made = PdfWriter()
    made.add_blank_page(100, 100)
    made.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    made.write(out)
    assert read(out.getvalue(), "a.pdf")[0].reason == "encrypted"


@pytest.mark.parametrize("data", [b"%PDF-1.4\nnothing more", pdf(PARAGRAPHS)[:300], b"%PDF-1.7\n" + b"\x00" * 4000])
def test_a_broken_pdf(read, data):
    assert read(data, "a.pdf")[0].reason in ("broken", "no-text")


def word():
    made = docx.Document()
    made.core_properties.title = "Treaty signed in Strelsau"
    made.core_properties.author = "Anna Lind"
    made.add_paragraph(PARAGRAPHS[0])
    table = made.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Zenda", "900"
    made.add_paragraph(PARAGRAPHS[1])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_word_file_in_the_order_of_its_parts(read):
    (found,) = read(word(), "report.docx")
    assert found.text == f"Treaty signed in Strelsau\n\n{PARAGRAPHS[0]}\n\n| Zenda | 900 |\n\n{PARAGRAPHS[1]}"
    assert found.authors == ("Anna Lind",)


def test_a_broken_word_file(read):
    assert read(word()[:2000], "a.docx")[0].reason == "broken"


def test_a_word_file_that_unpacks_to_more_than_allowed(read):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr("word/document.xml", b" " * 3_000_000)
    assert read(out.getvalue(), "a.docx", max_whole_bytes=1_000_000)[0].reason == "too-large"


def test_a_row_of_a_table_is_no_subhead_and_the_day_of_a_programs_template_no_date(read):
    made = docx.Document()
    made.add_paragraph(TALKS)
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Flavia", "Ruritania"
    made.add_paragraph(TALKS)
    out = io.BytesIO()
    made.save(out)
    (found,) = read(out.getvalue(), "report.docx")
    assert found.published is None
    assert [p.part.value for p in found.passages] == ["paragraph"] * 3


TALKS = "The presidents of both countries spoke about fishing for three hours and will meet again in the autumn."


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def patched(change, notes=None):
    """A Word file whose document part is changed, with footnotes."""
    made = docx.Document()
    made.add_paragraph(TALKS)
    made.add_paragraph("an item", style="List Bullet")
    table = made.add_table(2, 3)
    for r, row in enumerate([("Year", "", "Boats"), ("2017", "May", "240")]):
        for c, cell in enumerate(row):
            table.cell(r, c).text = cell
    table.cell(0, 0).merge(table.cell(0, 1))
    made.sections[0].header.paragraphs[0].text = "Strelsau Institute"
    first, out = io.BytesIO(), io.BytesIO()
    made.save(first)
    with zipfile.ZipFile(first) as held, zipfile.ZipFile(out, "w") as into:
        for name in held.namelist():
            data = held.read(name)
            if name == "word/document.xml":
                data = change(data.decode()).encode()
            if notes and name == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
                data = data.replace(
                    b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode()
                )
            if notes and name == "word/_rels/document.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
                data = data.replace(
                    b"</Relationships>",
                    f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'.encode(),
                )
            into.writestr(name, data)
        if notes:
            into.writestr(
                "word/footnotes.xml",
                f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>{notes}</w:t></w:r></w:p></w:footnote></w:footnotes>',
            )
    return out.getvalue()


def test_lists_merged_cells_and_page_headers_of_a_word_file(read):
    (found,) = read(patched(lambda xml: xml), "report.docx")
    assert found.text == f"{TALKS}\n\n• an item\n\n| Year | Boats |\n\n| 2017 | May | 240 |\n\nStrelsau Institute"
    assert found.passages[-1].part == "furniture"


def test_insertions_footnotes_controls_and_text_boxes_are_read_and_deletions_are_not(read):
    run = "<w:r><w:t>{}</w:t></w:r>".format
    box = f"<w:r><w:pict><w:txbxContent><w:p>{run('In a box.')}</w:p></w:txbxContent></w:pict></w:r>"
    more = (
        f'<w:p>{run("It was late")}<w:del w:id="1" w:author="A"><w:r><w:delText> at night</w:delText></w:r></w:del>'
        f'<w:ins w:id="2" w:author="A">{run(", and it rained.")}</w:ins>{box}</w:p>'
        f"<w:sdt><w:sdtContent><w:p>{run('In a control.')}</w:p></w:sdtContent></w:sdt>"
    )
    (found,) = read(
        patched(lambda xml: xml.replace("<w:tbl>", more + "<w:tbl>", 1), "The king said so on Friday."), "report.docx"
    )
    assert "It was late, and it rained.\n\nIn a box.\n\nIn a control." in found.text
    assert "at night" not in found.text
    assert "[1] The king said so on Friday." in found.text
