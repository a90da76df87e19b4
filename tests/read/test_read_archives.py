"""Archives are read as folders are, and what is in them cannot harm."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile

import pytest

TEXT = "The presidents of Ruritania and Sylvania met in Strelsau on Monday to sign a treaty on fishing."


def zipped(members, **how):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **how) as held:
        for name, data in members.items():
            held.writestr(name, data)
    return out.getvalue()


def tarred(members, mode="w"):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as held:
        for name, data in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            held.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def reasons(found):
    return [getattr(f, "reason", "document") for f in found]


def test_a_zip_is_read_in_the_order_of_names(read):
    found = read(
        zipped({"b.txt": TEXT + " B.", "a/1.txt": TEXT + " A.", "__MACOSX/._b.txt": "x", ".DS_Store": "x"}), "news.zip"
    )
    assert [d.locator.split("#")[1] for d in found] == ["a/1.txt", "b.txt"]


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_tar_and_compressed_tar(read, mode):
    found = read(tarred({"a.txt": TEXT.encode(), "b.json": b'{"text": "' + TEXT.encode() + b' B."}'}, mode), "news")
    assert reasons(found) == ["document", "document"]
    assert found[0].locator.endswith("news#a.txt")


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_one_compressed_file(read, pack):
    (found,) = read(pack(b'{"id": "r1", "text": "' + TEXT.encode() + b'"}\n'), "news.jsonl.gz")
    assert found.locator.endswith("news.jsonl.gz#r1")


def test_an_archive_in_an_archive(read):
    inner = zipped({"a.txt": TEXT})
    assert reasons(read(zipped({"inner.zip": inner}), "outer.zip")) == ["document"]
    for _ in range(4):
        inner = zipped({"inner.zip": inner})
    assert reasons(read(inner, "outer.zip")) == ["too-deep"]


@pytest.mark.parametrize("name", ["../../x.txt", "/etc/x.txt", "a/../../x.txt", "..\\x.txt", "C:\\x.txt"])
def test_names_that_lead_out_are_refused_and_the_rest_is_read(read, name):
    assert sorted(reasons(read(zipped({name: TEXT, "b.txt": TEXT}), "news.zip"))) == ["document", "unsafe-name"]
    assert sorted(reasons(read(tarred({name: TEXT.encode(), "b.txt": TEXT.encode()}), "news.tar"))) == [
        "document",
        "unsafe-name",
    ]


def bomb(size):
    """A ZIP with a member of so many zero bytes, packed as it is made, and a report."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as held:
        with held.open("bomb.txt", "w", force_zip64=True) as member:
            for _ in range(size // 10_000_000):
                member.write(bytes(10_000_000))
        held.writestr("report.txt", TEXT)
    return out.getvalue()


@pytest.fixture
def unpacked(monkeypatch):
    """How many bytes each member of a ZIP archive gave, by name."""
    sizes = {}
    real = zipfile.ZipExtFile._update_crc  # called with whatever comes out of a member, however it is read

    def counted(self, data):
        sizes[self.name] = sizes.get(self.name, 0) + len(data)
        return real(self, data)

    monkeypatch.setattr(zipfile.ZipExtFile, "_update_crc", counted)
    return sizes


def test_a_bomb_in_a_zip_is_not_unpacked_and_the_rest_is_read(read, unpacked):
    assert reasons(read(bomb(200_000_000), "news.zip")) == ["too-large", "document"]
    assert set(unpacked) == {"report.txt"}


def test_a_bomb_whose_size_is_a_lie_is_stopped(read, unpacked):
    data = bytearray(bomb(200_000_000))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"PK\x01\x02"))
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")  # the stated size in the directory
    assert reasons(read(bytes(data), "news.zip")) == ["broken", "document"]
    assert unpacked["bomb.txt"] <= 1_000_000


def test_a_compressed_file_that_unpacks_without_end(read):
    packed = gzip.compress(b'{"text": "' + b"a" * 60_000_000)
    (found,) = read(packed, "news.jsonl.gz", max_unpacked_bytes=20_000_000)
    assert found.reason in ("too-large", "broken")


def test_truncated_archives_give_what_they_can(read):
    many = {f"{n:03}.txt": (TEXT + f" {n} {'x' * n}").encode() for n in range(40)}
    whole = zipped(many)
    found = reasons(read(whole[: len(whole) // 2], "news.zip"))
    assert found == ["document"] * (len(found) - 1) + ["broken"]
    assert len(found) > 19
    tar = reasons(read(tarred(many)[:20_500], "news.tar"))
    assert tar[0] == "document"
    assert tar[-1] == "broken"
    packed = b"".join(gzip.compress(b'{"text": "%s"}\n' % t) for t in many.values())
    lines = reasons(read(packed[:-20], "news.jsonl.gz"))
    assert lines.count("document") >= 30
    assert lines[-1] == "broken"


def test_a_password(read):
    data = bytearray(zipped({"a.txt": TEXT}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + at] |= 1
    assert reasons(read(bytes(data), "news.zip")) == ["encrypted"]


def test_an_empty_archive(read):
    assert reasons(read(zipped({}), "news.zip")) == ["empty"]


def test_too_many_members(read):
    data = zipped({f"{n}.txt": TEXT for n in range(5)})
    assert reasons(read(data, "news.zip", max_members=2)) == ["document", "document", "too-many"]


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_every_whole_member_of_a_zip_that_breaks_off_is_read(read, method, streamed):
    class Pipe(io.BytesIO):
        def seekable(self):
            return not streamed

    out = Pipe()
    with zipfile.ZipFile(out, "w", method) as held:
        for n in range(5):
            held.writestr(f"{n}.txt", f"{TEXT} {n}.")
        held.writestr("../x.txt", TEXT)
    data = out.getvalue()
    found = reasons(read(data[: data.find(b"PK\x01\x02") + 10], "news.zip"))
    assert found[-1] == "broken"
    if method == zipfile.ZIP_DEFLATED or not streamed:
        assert found[:-1] == ["document"] * 5 + ["unsafe-name"]


def test_a_bomb_in_a_zip_that_breaks_off_is_stopped(read):
    data = bomb(60_000_000)
    found = reasons(read(data[: data.rfind(b"PK\x01\x02") - 80], "news.zip", max_whole_bytes=5_000_000))
    assert found == ["too-large", "broken"]


def test_a_compressed_tar_counts_as_one_archive_and_layers_of_its_name_do_not_go_on_for_ever(read):
    held = zipped({"inner.zip": zipped({"a.txt": TEXT})})
    assert reasons(read(tarred({"outer.zip": held}, "w:gz"), "news.tar.gz")) == ["document"]
    layers = TEXT.encode()
    for _ in range(6):
        layers = gzip.compress(layers)
    assert reasons(read(layers, "news.tar.gz")) == ["too-deep"]
