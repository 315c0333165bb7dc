"""Lighter copies of photos: upright, without EXIF, and a sentence for what cannot be read."""

from __future__ import annotations

import io
import random
import zlib

import pytest
from PIL import ExifTags, Image, ImageCms

from wizard.errors import OutputError
from wizard.output import pictures
from wizard.output.pictures import make_smaller


def noise(width: int, height: int, mode: str = "RGB") -> Image.Image:
    maker = random.Random(1)
    size = width * height * len(mode)
    return Image.frombytes(mode, (width, height), maker.randbytes(size))


def saved(picture: Image.Image, path, **more):
    picture.save(path, **more)
    return path


def colour(picture: Image.Image, x: int, y: int) -> tuple[int, ...]:
    found = picture.convert("RGB").getpixel((x, y))
    assert isinstance(found, tuple)
    return found


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_the_longer_side_is_cut_and_the_original_untouched(tmp_path):
    source = saved(noise(2600, 1300), tmp_path / "写真.jpg", quality=95)
    before = source.read_bytes()
    smaller = make_smaller(source)
    assert (smaller.width, smaller.height) == (2000, 1000)
    assert opened(smaller.content).format == "JPEG"
    assert opened(smaller.content).size == (2000, 1000)
    assert len(smaller.content) < len(before)
    assert source.read_bytes() == before


def test_a_photo_stands_upright_and_tells_no_place(tmp_path):
    picture = Image.new("RGB", (400, 200), "white")
    picture.paste("red", (0, 0, 100, 200))  # at the left as stored
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6  # to be turned right: the left comes to the top
    exif[ExifTags.Base.Make] = "架空カメラ"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    source = saved(picture, tmp_path / "a.jpg", exif=exif, quality=100, comment=b"secret")
    smaller = make_smaller(source, 100)
    assert (smaller.width, smaller.height) == (50, 100)
    assert smaller.had_place
    found = opened(smaller.content)
    red, _green, blue = colour(found, 25, 10)
    assert red > 200
    assert blue < 80
    assert dict(found.getexif()) == {}
    assert b"secret" not in smaller.content
    assert "exif" not in found.info


def test_a_photo_without_a_place_says_so(tmp_path):
    assert not make_smaller(saved(noise(300, 300), tmp_path / "a.png"), 100).had_place


def test_what_is_transparent_becomes_white(tmp_path):
    picture = noise(300, 300, "RGBA")
    picture.paste((0, 0, 0, 0), (0, 0, 150, 300))
    for name in ("a.png", "a.webp"):
        source = saved(picture, tmp_path / name, **({"lossless": True} if "webp" in name else {}))
        smaller = opened(make_smaller(source, 100).content)
        assert min(colour(smaller, 10, 50)) > 245


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "LA"])
def test_every_kind_of_picture_becomes_a_jpeg(tmp_path, mode):
    source = saved(
        noise(600, 600).convert(mode), tmp_path / f"a.{'tif' if mode == 'CMYK' else 'png'}"
    )
    assert opened(make_smaller(source, 50).content).mode == "RGB"


def test_deep_grey_is_not_turned_white(tmp_path):
    source = saved(Image.new("I;16", (30, 30), 30_000), tmp_path / "a.png")
    assert "開けない" in refusal(source)


def test_the_colour_profile_is_kept(tmp_path):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    source = saved(noise(600, 600), tmp_path / "a.png", icc_profile=profile)
    assert opened(make_smaller(source, 100).content).info["icc_profile"] == profile


def refusal(path) -> str:
    with pytest.raises(OutputError) as caught:
        make_smaller(path)
    assert str(path.parent) not in caught.value.detail
    return caught.value.what


def test_what_cannot_be_read_says_so(tmp_path):
    heic = tmp_path / "IMG_0001.heic"
    heic.write_bytes(b"\x00\x00\x00\x18ftypheic" + bytes(100))
    assert "HEIC" in refusal(heic)
    text = tmp_path / "a.jpg"
    text.write_bytes(b"no picture")
    assert "a.jpg" in refusal(text)
    vector = tmp_path / "a.eps"
    vector.write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n")
    assert "開けない" in refusal(vector)
    assert "見つかりません" in refusal(tmp_path / "ない.jpg")


def test_a_picture_cut_off_anywhere_is_refused_or_read(tmp_path):
    for name in ("a.jpg", "a.png", "a.webp", "a.gif", "a.tif", "a.bmp"):
        whole = saved(noise(60, 60), tmp_path / name).read_bytes()
        for part in range(40):
            cut = tmp_path / f"cut_{name}"
            cut.write_bytes(whole[: len(whole) * part // 40])
            assert "cut_" in refusal(cut)


def test_several_pages_are_not_lost(tmp_path):
    pages = [noise(30, 30), Image.new("RGB", (30, 30))]
    fax = saved(pages[0], tmp_path / "a.tif", save_all=True, append_images=pages[1:])
    assert "何枚も" in refusal(fax)


def test_a_bomb_is_not_unpacked(tmp_path, monkeypatch):
    bomb = tmp_path / "a.png"
    head = b"\x00\x00\x00\rIHDR" + (60_000).to_bytes(4) * 2 + b"\x08\x02\x00\x00\x00"
    crc = zlib.crc32(head[4:]).to_bytes(4)
    bomb.write_bytes(b"\x89PNG\r\n\x1a\n" + head + crc + b"\x00\x00\x00\x00IDAT" + bytes(4))
    assert "画素" in refusal(bomb)
    monkeypatch.setattr(pictures, "MOST_PIXELS", 100)
    assert "画素" in refusal(saved(noise(20, 20), tmp_path / "b.png"))


def test_a_copy_that_is_hardly_lighter_is_none(tmp_path):
    source = saved(noise(200, 200), tmp_path / "a.jpg", quality=30)
    assert "これ以上小さくなりません" in refusal(source)
