"""Numbers found in running text, and what looks like a number and is none."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qnfacts.lexicon import numerals
from qnfacts.numbers import print_number
from qnfacts.parse.number import Number, find_numbers
from qnfacts.parse.token import habit_of
from qnfacts.text import Document

if TYPE_CHECKING:
    from qnfacts.model import Language


def numbers(text: str, language: Language = "vi", busy: tuple[tuple[int, int], ...] = ()) -> list[Number]:
    return find_numbers(Document.of(text, language=language), busy)


def shown(text: str, language: Language = "vi") -> str:
    """The numbers as ``printed=value``, with ``..high`` and ``/of``, parted by ``; ``."""
    view = Document.of(text, language=language).cased
    parts = []
    for number in numbers(text, language):
        high = "" if number.high is None else f"..{number.high}"
        of = "" if number.of is None else f"/{number.of}"
        parts.append(f"{view[number.start : number.end]}={format(number.value, 'f')}{high}{of}")
    return "; ".join(parts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # separators by shape, by the word behind, by habit
        ("tuyển 12.460 lao động", "12.460=12460"),
        ("còn 0,41% hộ nghèo", "0,41=0.41"),
        ("tăng 0.731% so với trước", "0.731=0.731"),
        ("thu 61,274 triệu đồng", "61,274 triệu=61274000"),
        ("giá 750,000 đồng", "750,000=750000"),
        ("đổi 41,250 won", "41,250=41250"),
        ("vốn 3,750,000 đồng", "3,750,000=3750000"),
        ("xuất 31.412 triệu USD", "31.412 triệu=31412000000"),
        ("chi 518.203,75 triệu đồng", "518.203,75 triệu=518203750000"),
        ("cao 1.804,5 m", "1.804,5=1804.5"),
        ("có 9000 em", "9000=9000"),
        ("tuyển 12,460 lao động", "12,460=12460"),
        ("tuyển 12,460 lao động, thêm 3.120 người và 4.150 em", "12,460=12.460; 3.120=3120; 4.150=4150"),
        ("dân số 37\u00a0412 người", "37 412=37412"),
        ("dân số 1\u202f250\u202f600 người", "1 250 600=1250600"),
        ("dân số \uff11\uff12.\uff14\uff16\uff10 người", "12.460=12460"),
        # scale words alone, stacked, split
        ("vốn 1,75 nghìn tỷ đồng", "1,75 nghìn tỷ=1750000000000"),
        ("thu 4 tỷ 300 triệu đồng", "4 tỷ 300 triệu=4300000000"),
        ("thu 2 tỷ 150 triệu 500 nghìn đồng", "2 tỷ 150 triệu 500 nghìn=2150500000"),
        ("đón 16 vạn khách", "16 vạn=160000"),
        ("giá 3tr2, vé 25k", "3tr2=3200000; 25k=25000"),
        ("thu 4 tỷ rưỡi", "4 tỷ rưỡi=4500000000"),
        ("gần 7,2 million USD", "7,2 million=7200000"),
        ("thu 340tỷđồng", "340tỷ=340000000000"),
        ("sản lượng 2,15 tỷkWh", "2,15 tỷ=2150000000"),
        ("thu 5\ntriệu đồng", "5\ntriệu=5000000"),
        ("vốn 2 nghìn 500 tỷ đồng", "2 nghìn 500 tỷ=2500000000000"),
        ("vốn 7.9B, vé 15k", "7.9B=7900000000; 15k=15000"),
        # words
        ("có hai mươi mốt em", "hai mươi mốt=21"),
        ("có bẩy mươi tư em", "bẩy mươi tư=74"),
        ("đủ một trăm linh năm hộ", "một trăm linh năm=105"),
        ("một phần ba số xã, ba phần tư số thôn", "một phần ba=1/3; ba phần tư=3/4"),
        ("hơn một nửa số hộ", "một nửa=0.5"),
        ("tăng gấp đôi, gấp ba lần", "đôi=2; ba=3"),
        ("năm năm qua có năm nghìn hộ", "năm=5; năm nghìn=5000"),
        ("phạt ba tỷ hai trăm triệu đồng", "ba tỷ hai trăm triệu=3200000000"),
        ("âm hai trăm tỷ đồng", "hai trăm tỷ=-200000000000"),
        ("sau 3 năm rưỡi", "3=3.5"),
        ("sau một tháng rưỡi", "một=1.5"),
        # fractions
        ("đạt 17/21 mục tiêu", "17/21=17/21"),
        ("đạt 1,4/0,9% kế hoạch", "1,4/0,9=1.4/0.9"),
        ("có 3.215/ 8.140 em", "3.215/ 8.140=3215/8140"),
        # ranges, and pairs that are none
        ("thương tật 41-60%", "41-60=41..60"),
        ("đạt từ 6 đến 8%", "6 đến 8=6..8"),
        ("đạt từ 6% đến 8%", "6% đến 8=6..8"),
        ("lương 7–9 triệu đồng", "7–9 triệu=7000000..9000000"),
        ("nộp từ 30 triệu đến 60 triệu đồng", "30 triệu đến 60 triệu=30000000..60000000"),
        ("nặng 60kg-90kg", "60kg-90=60..90"),
        ("giá 41.300 - 52.700 đồng", "41.300 - 52.700=41300..52700"),
        ("hai ba người", "hai ba=2..3"),
        ("phạt tù từ ba năm đến bảy năm", "ba năm đến bảy=3..7"),
        ("còn 20-10%", "20-10=20..10"),
        ("lương 13 - 11 triệu đồng", "13 - 11 triệu=13000000..11000000"),
        ("thu từ 6 đến 4 tỷ đồng", "6 đến 4 tỷ=6000000000..4000000000"),
        ("giá 800 - 1 triệu đồng", "800 - 1 triệu=800..1000000"),
        ("giảm từ 0,61% xuống còn 0,27%", "0,61=0.61; 0,27=0.27"),
        ("tăng từ 58% lên 63%", "58=58; 63=63"),
        ("tăng từ 58 lên đến 63 người", "58=58; 63=63"),
        ("từ 5 tháng đến 2 năm", "5=5; 2=2"),
        ("tăng từ 3,5 lên 4,2 triệu đồng", "3,5=3500000; 4,2 triệu=4200000"),
        ("giảm từ 2 xuống còn 1,5 nghìn tỷ đồng", "2=2000000000000; 1,5 nghìn tỷ=1500000000000"),
        ("tăng từ 500 lên 2 triệu đồng", "500=500; 2 triệu=2000000"),
        # signs
        ("giảm (- 3,27%)", "3,27=-3.27"),
        ("lãi âm 1.340 tỷ đồng", "1.340 tỷ=-1340000000000"),
        ("nhiệt độ xuống -4 độ C", "4=-4"),
        ("giảm 2,71% - tương đương 4.120 người", "2,71=2.71; 4.120=4120"),
        ("- 6 xã đạt chuẩn", "6=6"),
        # glued and padded
        ("thu đạt218.430 tỷ đồng", "218.430 tỷ=218430000000000"),
        ("nợ giảm36%", "36=36"),
        ("150.000đồng và 27.310hội viên", "150.000=150000; 27.310=27310"),
        ("góp 120 triệu đồng,80 kg gạo", "120 triệu=120000000; 80=80"),
        ("ban hành 05 nghị quyết", "05=5"),
        ("rộng 36m2", "36=36"),
        ("tại Móng Cái (14), Uông Bí (3).", "14=14; 3=3"),
    ],
)
def test_vietnamese_numbers(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hired 12,460 people", "12,460=12460"),
        ("fell to 0.41 percent", "0.41=0.41"),
        ("worth VND1.4 trillion", "1.4 trillion=1400000000000"),
        ("worth US$7.2 million, or $8m", "7.2 million=7200000; 8m=8000000"),
        ("worth 7,450 billion VND", "7,450 billion=7450000000000"),
        ("worth VND7.450 trillion", "7.450 trillion=7450000000000"),
        ("grew 9,42%", "9,42=9.42"),
        ("twenty-one towns, a dozen people, half a million jobs", "twenty-one=21; a dozen=12; half a million=500000"),
        ("two thirds of households", "two thirds=2/3"),
        ("two and a half million trees", "two and a half million=2500000"),
        ("between 6 and 8 percent", "6 and 8=6..8"),
        ("6 to 8 percent", "6 to 8=6..8"),
        ("costs from 10 to 15 million dong", "10 to 15 million=10000000..15000000"),
        ("US$6-US$9 million", "6-US$9 million=6000000..9000000"),
        ("fell from 0.61 percent to 0.27 percent", "0.61=0.61; 0.27=0.27"),
        ("rose from 58 to 63 percent", "58=58; 63=63"),
        ("exports doubled", "doubled=2"),
        ("a quarter of a million trees", "a quarter of a million=250000"),
        ("one in 10 farms, six out of ten towns", "one in 10=1/10; six out of ten=6/10"),
        ("rising from 5 to 10 million", "5=5000000; 10 million=10000000"),
        ("twice as many visitors", "twice=2"),
        ("temperatures of minus 4 degrees", "4=-4"),
        ("17/21 targets", "17/21=17/21"),
    ],
)
def test_english_numbers(text: str, expected: str) -> None:
    assert shown(text, "en") == expected


@pytest.mark.parametrize(
    "text",
    [
        # names and codes
        "Covid-19, SARS-CoV-2, U-23, QL18, VJ1204, ST25, F1, BN1456, iPhone12, co2",
        "xem 4K, mạng 5G, phim 3D, quốc lộ 1A, lớp 12A1",
        "số 1187-TB/TU, 302/BHXH-KT, 47/2018/NĐ-CP, 30a/2008/NQ-CP, 91/2015/ NĐ-CP",
        "www.bao24.vn/2020/15 và https://a.vn/7-8 hay b7@c.vn",
        # phones, plates, scores, dates, clocks
        "gọi 0912 340 561 hoặc 0203.3812.407, (+84) 203-3812-407, 18001234",
        "biển 98-123-45",
        "thắng 3-1, hòa 2-2, thua 0-2",
        "ngày 21/3/2020, 14.5.2019, giai đoạn 2014-2018, từ 8-2017",
        "lúc 16:30 và 17h45",
        "mở 24/7",
        # markers
        "1. Khái quát\n2) Kết quả\n(3) Tồn tại",
        "Ảnh: Lễ phát động - 2\n",
        "(2Các bạn",
        # words
        "không có, năm nay, một số hộ, một trong những, hai bên, ba mẹ, tư nhân, chín muồi",
        "thứ hai, tháng ba, quý tư, lớp ba, cấp hai, chú Ba, bà Tư",
        "nửa đầu năm, nửa đêm, hai mặt của một vấn đề",
        "giải ba, hạng nhì, lần thứ mười hai",
        "hai, ba và bốn",
        # the denominator of a rate
        "trẻ nam/100 nữ",
        "vài ba người, mười mấy người",
        "máy chủ 192.168.1.1",
        # lists
        "các câu 1,2,3",
    ],
)
def test_look_alikes_are_left_alone(text: str) -> None:
    assert shown(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "one of them",
        "the Group of Seven",
        "the 21st Games",
        "the first half of the year",
        "a second plan",
        "no one",
        "twice a week",
    ],
)
def test_english_look_alikes_are_left_alone(text: str) -> None:
    assert shown(text, "en") == ""


@pytest.mark.parametrize("text", ["hỗ trợ 412.0000 người", "thu 1.23.456 đồng", "thu 12,3456,7 tỷ"])
def test_malformed_numbers_are_kept_with_their_reason(text: str) -> None:
    found = numbers(text)
    assert [number.reason for number in found] == ["unread.malformed"]


@pytest.mark.parametrize(("text", "value"), [("hàng chục người", "10"), ("vài trăm hộ", "100"), ("hàng trăm triệu đồng", "100000000")])
def test_vague_sizes_are_marked(text: str, value: str) -> None:
    (found,) = numbers(text)
    assert (found.approximate, found.value) == (True, Decimal(value))


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("0,27%", "0.01"),
        ("270 nghìn", "1000"),
        ("1,75 nghìn tỷ", "10000000000"),
        ("12.460", "1"),
        ("4 tỷ 300 triệu", "1000000"),
        ("5,50 triệu", "10000"),
        ("hai mươi người", "10"),
        ("ba trăm hộ", "100"),
    ],
)
def test_the_last_printed_place_is_kept(text: str, step: str) -> None:
    assert numbers(text)[0].step == Decimal(step)


def test_the_unit_inside_a_range_and_the_half_behind_a_unit_are_told() -> None:
    (weight,) = numbers("nặng 60kg-90kg")
    assert weight.inner == (7, 9)
    (years,) = numbers("sau 3 năm rưỡi")
    assert years.tail == (10, 14)


def test_no_number_starts_in_a_busy_stretch() -> None:
    text = "ngày 12 có 34 xã, năm 2020 có hai huyện"
    assert [number.value for number in numbers(text, busy=((0, 7), (18, 26)))] == [34, 2]


def test_a_habit_is_what_shapes_tell() -> None:
    assert habit_of("2,345,678 và 4.5%").is_english
    assert habit_of("2.345.678 và 4,5%").groups_with_dots
    assert not habit_of("12 người").is_english


def test_offsets_are_of_the_view_and_lead_back_to_the_text() -> None:
    text = "Tỉ\u0323nh co\u0301 12.460 lao đo\u0323\u0302ng"
    document = Document.of(text, language="vi")
    (found,) = find_numbers(document)
    span = document.span(found.start, found.end)
    assert text[span.start : span.end] == "12.460"


@pytest.mark.parametrize(("language", "word", "text", "value", "look_alike"), numerals.EXAMPLES)
def test_a_number_word_counts_in_its_example_only(language: Language, word: str, text: str, value: str, look_alike: str) -> None:
    found = numbers(text, language)
    assert [number.value for number in found] == [Decimal(value)]
    assert word in text
    assert not [number for number in numbers(look_alike, language) if not number.approximate]


def test_every_vietnamese_number_word_has_an_example() -> None:
    told = {word for language, word, *_ in numerals.EXAMPLES if language == "vi"}
    assert told >= numerals.NUMERALS_VI


_TEXTS = st.text(alphabet=st.sampled_from("0123456789.,-–/%()$ \nkmđtrỷệuhaibnămộ:+@KMC"), max_size=80)


@settings(max_examples=300)
@given(_TEXTS, st.sampled_from(["vi", "en"]))
def test_any_text_is_read_without_failing(text: str, language: Language) -> None:
    document = Document.of(text, language=language)
    last = 0
    for number in find_numbers(document):
        assert last <= number.start < number.end <= len(document.view)
        assert number.high is None or number.step > 0
        last = number.end


@given(st.text(max_size=60), st.sampled_from(["vi", "en"]))
def test_any_characters_are_read_without_failing(text: str, language: Language) -> None:
    document = Document.of(text, language=language)
    assert all(0 <= number.start < number.end <= len(document.view) for number in find_numbers(document))


@given(
    st.decimals(min_value=1, max_value=10**9, places=1),
    st.sampled_from(["12.345", "12", "5,6 triệu", "4 tỷ", "25 nghìn"]),
)
def test_what_is_printed_reads_back_in_its_place(value: Decimal, like: str) -> None:
    printed = print_number(value, like)
    text = f"Tỉnh có 1.234.567 người, thu {printed} đồng và 0,5%."
    found = numbers(text)
    assert len(found) == 3
    assert found[1].value == value
    assert text[found[1].start : found[1].end] == printed


@pytest.mark.parametrize("piece", ["1", "1.", "1,1", "(1", "1-", "1/", "0 12 ", "@", "a@", "1 tỷ ", "hai ", "1 - ", "www.", "1  \n"])
def test_time_is_linear_in_hostile_text(piece: str) -> None:
    """Ten times the text never takes a hundred times as long."""
    from time import process_time

    def cost(count: int) -> float:
        document = Document.of(piece * count, language="vi", blocks=())
        start = process_time()
        find_numbers(document)
        return process_time() - start

    cost(10)
    small = min(cost(2_000) for _ in range(3))
    assert cost(20_000) < 40 * small + 0.25
