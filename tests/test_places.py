from __future__ import annotations

import pytest

from qnfacts.lexicon import gazetteer
from qnfacts.lexicon.places import above, canonical, districts_of, find_places, merged_into, same_or_within, same_place
from qnfacts.text import Document, fold


def told(text: str) -> list[str]:
    """Each mention as its name, the first letter of its kind, and the place that it lies in."""
    return [f"{m.name} {m.kind[0]}{f' < {m.within}' if m.within and m.kind != 'province' else ''}" for m in find_places(Document.of(text))]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("tỉnh Quảng Ninh", ["Quảng Ninh p"]),
        ("Quảng Ninh: 120 hộ thoát nghèo", ["Quảng Ninh p"]),
        ("QUẢNG NINH: AN SINH XÃ HỘI ĐƯỢC GIỮ VỮNG", ["Quảng Ninh p"]),
        ("Tại Quảng Ninh, có 5 lớp nghề", ["Quảng Ninh p"]),
        ("Sở LĐ-TB&XH Quảng Ninh công bố", ["Quảng Ninh p"]),
        ("Sở Y tế Lâm Đồng công bố", ["Lâm Đồng p"]),
        ("Chủ tịch UBND tỉnh Quảng Ninh Trần Văn A nói", ["Quảng Ninh p"]),
        ("TP Hạ Long, TP. Cẩm Phả và thị xã Đông Triều", ["Hạ Long d < Quảng Ninh", "Cẩm Phả d < Quảng Ninh", "Đông Triều d < Quảng Ninh"]),
        ("các huyện Vân Đồn, Cô Tô và Hải Hà", ["Vân Đồn d < Quảng Ninh", "Cô Tô d < Quảng Ninh", "Hải Hà d < Quảng Ninh"]),
        ("H.Vân Đồn, Tx. Đông Triều, P. Hồng Gai", ["Vân Đồn d < Quảng Ninh", "Đông Triều d < Quảng Ninh", "Hồng Gai c < Hạ Long"]),
        ("xã Đồn Đạc, Thanh Lâm", ["Đồn Đạc c < Ba Chẽ", "Thanh Lâm c < Ba Chẽ"]),
        ("xã Tân Hải, huyện Kim Sơn, tỉnh Ninh Bình", ["Tân Hải c < Kim Sơn", "Kim Sơn d < Ninh Bình", "Ninh Bình p"]),
        ("phường Kim Sơn, thị xã Đông Triều", ["phường Kim Sơn c < Đông Triều", "Đông Triều d < Quảng Ninh"]),
        ("TP Thái Nguyên và tỉnh Thái Nguyên", ["TP Thái Nguyên d < Thái Nguyên", "Thái Nguyên p"]),
        ("TP.HCM, TPHCM, TP. Hồ Chí Minh, thành phố Hồ Chí Minh", ["TP.HCM p"] * 4),
        ("thành phố Hải Phòng, TP Hải Dương", ["Hải Phòng p", "TP Hải Dương d < Hải Dương"]),
        ("Bà Rịa - Vũng Tàu, Bà Rịa-Vũng Tàu và BR-VT", ["Bà Rịa - Vũng Tàu p"] * 3),
        ("quận 1 và Quận 12", ["Quận 1 d < TP.HCM", "Quận 12 d < TP.HCM"]),
        ("huyện Châu Thành (Tiền Giang)", ["Châu Thành d < Tiền Giang", "Tiền Giang p"]),
        ("Tây Ninh có hai xã mới. Huyện Châu Thành còn 12 hộ.", ["Tây Ninh p", "Châu Thành d < Tây Ninh"]),
        ("tỉnh Hồ Bắc (Trung Quốc), thành phố Vũ Hán", ["Hồ Bắc p", "Trung Quốc c", "Vũ Hán d"]),
        ("cả nước có 63 tỉnh, thành", ["Việt Nam c"]),
        ("Việt Nam xuất khẩu 5 triệu tấn gạo", ["Việt Nam c"]),
        (
            "vùng đồng bằng sông Hồng, Tây Nguyên và ĐBSCL",
            ["đồng bằng sông Hồng r < Việt Nam", "Tây Nguyên r < Việt Nam", "đồng bằng sông Cửu Long r < Việt Nam"],
        ),
        ("Vùng Đông Nam Bộ", ["Đông Nam Bộ r < Việt Nam"]),
        ("sang Đức và Nhật Bản làm việc", ["Đức c", "Nhật Bản c"]),
        ("Quang Ninh phan dau giam ti le ho ngheo; huyen Ba Che", ["Quảng Ninh p", "Ba Chẽ d < Quảng Ninh"]),
        ("Quang Ninh Province cut its poverty rate", ["Quảng Ninh p"]),
        (
            "jobs in Ha Long City, Tien Yen District and the province of Quang Ninh",
            ["Hạ Long d < Quảng Ninh", "Tiên Yên d < Quảng Ninh", "Quảng Ninh p"],
        ),
        ("workers in Hanoi, Ho Chi Minh City and the Mekong Delta", ["Hà Nội p", "TP.HCM p", "đồng bằng sông Cửu Long r < Việt Nam"]),
        ("tỉnh Hoà Bình", ["Hòa Bình p"]),
        ("Across Viet Nam, Neighbouring Hai Phong, Throughout Quang Ninh", ["Việt Nam c", "Hải Phòng p", "Quảng Ninh p"]),
        ("Khắp Quảng Ninh, số lớp nghề tăng", ["Quảng Ninh p"]),
    ],
)
def test_a_place_is_found(text: str, places: list[str]) -> None:
    assert told(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "Công ty Than Quảng Ninh lãi 3 tỷ đồng",
        "Công ty TNHH MTV Môi trường Quảng Ninh",
        "Báo Quảng Ninh đưa tin",
        "Than Quảng Ninh thắng Hà Nội FC",
        "đội Quảng Ninh dẫn 2-1",
        "đường Hạ Long, cầu Bãi Cháy, cảng Hải Phòng",
        "cao tốc Hạ Long - Vân Đồn",
        "Trường Đại học Hạ Long tuyển 900 em",
        "ông Nguyễn Hòa Bình và bà Trần Thái Bình",
        "Thái Bình Dương",
        "vì hòa bình và thịnh vượng",
        "học tập tư tưởng Hồ Chí Minh",
        "anh Đức mua áo mới",
        "Ngân hàng Nhà nước Việt Nam",
        "8 Mẹ Việt Nam anh hùng",
        "cao nhất cả nước, đứng thứ 2 cả nước",
        "Hội nghị toàn quốc",
        "gió hướng tây bắc",
        "công tác xã hội Đảng bộ",
        "AN SINH XÃ HỘI NĂM 2020",
        "QN đạt 5%",
        "các tỉnh. Kết quả có 5 hộ",
        "đi lúc 10h. Audi có 3 xe",
        "số quận 15",
        "đạt chuẩn xã Nông thôn mới",
        "Tỉnh Đoàn tặng 50 suất quà",
    ],
)
def test_what_only_looks_like_a_place_is_left_alone(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Quảng Ninh (Quảng Bình) giảm 45 hộ nghèo", "huyện Quảng Ninh d < Quảng Bình"),
        ("huyện Lệ Thủy, Quảng Ninh của Quảng Bình", "Lệ Thủy d < Quảng Bình"),
        ("Quảng Ninh: giảm 45 hộ nghèo\n\nHuyện Quảng Ninh vừa tổng kết.", "huyện Quảng Ninh d < Quảng Bình"),
        ("Quảng Ninh giảm 45 hộ nghèo, Lệ Thủy giảm 60 hộ.", "huyện Quảng Ninh d < Quảng Bình"),
        ("Quảng Ninh, Quảng Bình và Quảng Trị cùng giảm", "Quảng Ninh p"),
        ("Quảng Ninh giảm 45 hộ nghèo. Hạ Long và Lệ Thủy kết nghĩa.", "Quảng Ninh p"),
        ("Tỉnh Quảng Ninh giúp Lệ Thủy 5 tỷ đồng. Quảng Ninh còn tặng quà.", "Quảng Ninh p"),
    ],
)
def test_a_district_called_like_a_province_is_told_apart(text: str, first: str) -> None:
    assert told(text)[0] == first


def test_a_mention_holds_its_common_noun_and_points_into_the_text() -> None:
    text = "Năm 2020, TP. Hạ Long và huyện\nBa Chẽ"
    document = Document.of(text)
    spans = [document.span(m.start, m.end) for m in find_places(document)]
    assert [text[s.start : s.end] for s in spans] == ["TP. Hạ Long", "huyện\nBa Chẽ"]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("Huyện Ba Chẽ (Quảng Ninh) có 7 xã", ["Quảng Ninh"]),
        ("Quảng Ninh (Quảng Bình) giảm 45 hộ nghèo", ["Quảng Bình"]),
        ("xã Bình Khê, thị xã Đông Triều, tỉnh Quảng Ninh.", ["Đông Triều", "Quảng Ninh"]),
        ("huyện Lệ Thủy của Quảng Bình", ["Quảng Bình"]),
        ("Tại TP Hạ Long, tỉnh Quảng Ninh tổ chức hội nghị", []),
        ("Quảng Ninh, Hải Phòng và Hải Dương", []),
        ("Hạ Long, Hải Phòng, Đà Nẵng", []),
    ],
)
def test_a_place_that_only_says_where_another_lies_is_marked(text: str, addresses: list[str]) -> None:
    assert [m.name for m in find_places(Document.of(text)) if m.address] == addresses


def test_a_stretch_of_a_document_can_be_read_alone() -> None:
    document = Document.of("Hà Nội có 30 quận, huyện. Huế có 9.")
    assert [m.name for m in find_places(document, document.view.index("huế"))] == ["Thừa Thiên Huế"]


@pytest.mark.parametrize(
    "text",
    [
        "Quảng Ninh tổng kết. Toàn tỉnh có 5 lớp nghề.",
        "Huyện Ba Chẽ (Quảng Ninh) tổng kết. Năm 2021, tỉnh phấn đấu mở 5 lớp.",
        "Hạ Long, Uông Bí dẫn đầu. Tỷ lệ chung của tỉnh là 5%.",
        "Quảng Ninh tổng kết. Năm 2021 tỉnh mở 5 lớp.",
        "Quảng Ninh, Hải Phòng. Huyện Tiên Yên có 3 lớp. Trên địa bàn tỉnh có 9 lớp.",
        "Quang Ninh did well. In 2020, the province opened 5 classes.",
    ],
)
def test_a_province_is_meant_by_its_common_noun(text: str) -> None:
    last = find_places(Document.of(text))[-1]
    assert (last.name, last.kind) == ("Quảng Ninh", "province")
    assert Document.of(text).view[last.start : last.end] in {"tỉnh", "the province"}


@pytest.mark.parametrize(
    "text",
    [
        "Toàn tỉnh có 5 lớp nghề.",
        "Hải Phòng, Quảng Ninh và các tỉnh lân cận",
        "Quảng Ninh là tỉnh có 5 lớp",
        "Hạ Long được tỉnh giao mở 5 lớp",
        "Ba Chẽ là huyện nghèo nhất tỉnh",
        "Ba Chẽ cao nhất toàn tỉnh",
        "Quảng Ninh đón khách ngoài tỉnh, tỉnh bạn, các tỉnh, thành",
        "Hạ Long: Tỉnh ủy, UBND tỉnh, HĐND tỉnh họp",
        "Quảng Ninh: Tỉnh Đoàn tặng 5 suất quà, tỉnh lộ 5 thông xe",
        "Hải Phòng: cả tỉnh lẫn thành phố",
        "Quang Ninh: the province of the north, the provincial road",
    ],
)
def test_a_common_noun_that_means_no_one_province_is_left_alone(text: str) -> None:
    view = Document.of(text).view
    assert [view[m.start : m.end] for m in find_places(Document.of(text)) if view[m.start : m.end] in {"tỉnh", "the province"}] == []


@pytest.mark.parametrize(
    ("inner", "outer", "is_within"),
    [
        ("Hạ Long", "Quảng Ninh", True),
        ("Bãi Cháy", "Quảng Ninh", True),
        ("Quảng Ninh", "Quảng Ninh", True),
        ("tỉnh Quảng Ninh", "Quang Ninh", True),
        ("Quảng Ninh", "cả nước", True),
        ("Quảng Ninh", "Hạ Long", False),
        ("huyện Quảng Ninh", "Quảng Ninh", False),
        ("Châu Thành", "Tiền Giang", False),
        ("Trung Quốc", "Việt Nam", False),
        ("Sao Hỏa", "Việt Nam", False),
    ],
)
def test_what_lies_in_what(inner: str, outer: str, is_within: bool) -> None:
    assert same_or_within(inner, outer) is is_within


def test_names_of_one_place_are_one() -> None:
    assert same_place("TPHCM", "thành phố Hồ Chí Minh")
    assert not same_place("TP Hải Dương", "Hải Dương")
    assert canonical("không phải tên") == "không phải tên"


def test_the_lists_are_whole() -> None:
    provinces = [name for name, _, _ in gazetteer.PROVINCES]
    assert len(set(provinces)) == 63
    assert len([name for name, into, _ in gazetteer.PROVINCES if not into]) == 34
    assert all(merged_into(merged_into(name)) == merged_into(name) for name in provinces)
    assert sum(len(districts.split("|")) for _, _, districts in gazetteer.PROVINCES) > 680
    assert {"Hạ Long", "Cô Tô", "Hoành Bồ"} < set(districts_of("Quảng Ninh"))
    assert set(gazetteer.COMMUNES) <= set(districts_of("Quảng Ninh"))


def test_names_are_spelt_as_the_view_spells_them() -> None:
    names = [name for name, _, _ in gazetteer.PROVINCES]
    names += [name for _, _, districts in gazetteer.PROVINCES for name in districts.split("|")]
    names += [name for communes in gazetteer.COMMUNES.values() for name in communes.split("|")]
    names += [name for country, others in gazetteer.COUNTRIES.items() for name in (country, *others.split("|"))]
    assert {name for name in names if fold(name) != name.lower()} == {"Si Ma Cai"}


def test_every_distinct_name_is_a_place() -> None:
    assert all(above(name) for name in gazetteer.DISTINCT_COMMUNES.split("|"))
    assert all(find_places(Document.of(f"ở {name}")) for name in gazetteer.DISTINCT_DISTRICTS.split("|"))
