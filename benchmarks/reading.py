"""What reading costs: extract() and find_numbers() against a bare ``regex.findall`` of digits over the same text.

    python benchmarks/reading.py [MEGABYTES …]

The text is made from templates of ordinary news, seeded, at 0.1, 1 and 10 MB: of its groups of digits a third are
dates and times, many are names, ages, addresses, scores and documents, and about a quarter are claims. Prints that
density and, for each size, the time of the bare search, MB a second, and how many times as long extract() takes (meant:
at most 50 times; the ratio stays level where reading is linear) and find_numbers(). Processor time, the median of
several runs that take turns.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from typing import TYPE_CHECKING

import regex

from qnfacts.parse.claim import extract
from qnfacts.parse.number import find_numbers
from qnfacts.text import Document

if TYPE_CHECKING:
    from collections.abc import Callable

BARE = regex.compile(r"\d[\d.,]*")
SIZES = (0.1, 1.0, 10.0)
WITH_NUMBERS = 0.31
"""The share of sentences that may hold numbers: gives about 6 groups of digits a kilobyte, as ordinary news has."""

TEMPLATES = (
    "Ngày {day}/{month}/{year}, Công an {place} cho biết đang làm rõ vụ việc xảy ra lúc {n} giờ {m} phút ngày {day}/{month} trên địa bàn.",
    "Chiều {day}/{month}, đoàn công tác do ông {name} dẫn đầu đã tới thăm, động viên bà con và kiểm tra việc khắc phục hậu quả mưa lũ.",
    "Công trình khởi công từ tháng {month}/{year}, từng phải dừng vì vướng mặt bằng, đến tháng {month}/{year} mới được thi công trở lại.",
    "Sinh năm {birth} tại {place}, chị {name} từng có thời gian dài dạy học ở vùng cao trước khi chuyển hẳn sang viết cho thiếu nhi.",
    "Dịch Covid-19 diễn biến phức tạp khiến giải đấu hoãn từ tháng {month}, ban tổ chức dự tính cho các đội trở lại tập luyện trong quý {q}.",
    "Vụ tai nạn trên quốc lộ {road} làm anh {name} ({age} tuổi, ngụ xã {place}) bị thương; hai phương tiện hư hỏng nặng phần đầu.",
    "Trận này đội khách thắng {q}-1 nhờ bàn thắng ở phút {m} của tiền đạo mang áo số {n}, qua đó vươn lên đứng thứ {n} trên bảng xếp hạng.",
    "Nạn nhân là cháu {name}, học sinh lớp {n}, trú tại tổ {n}, khu {q}, phường {place}; gia đình đã trình báo ngay trong đêm.",
    "Mẫu máy mới tên QX{road}-{n} dùng màn hình {q},{n} inch, bộ nhớ {count} GB, ra mắt sau bản QX{road} vừa đúng một năm.",
    "Theo Nghị định {count}/{year}/NĐ-CP, hành vi nêu tại khoản {q} Điều {n} do chủ tịch UBND cấp huyện xem xét, xử lý theo thẩm quyền.",
    "Tỷ lệ lấp đầy khách sạn dịp này đạt {rate}%, tăng {small}% so với cùng kỳ; nhiều nơi đã kín chỗ từ trước kỳ nghỉ cả tuần.",
    "Dự án có tổng mức đầu tư {money} tỷ đồng do ban quản lý dự án của tỉnh làm chủ đầu tư, chia nhiều gói thầu, làm cuốn chiếu.",
    "Theo báo cáo, toàn huyện có {big} hộ dân bị ảnh hưởng, {count} ngôi nhà tốc mái; chính quyền đang thống kê thêm thiệt hại.",
    "Tàu cá cùng {word} thuyền viên gặp nạn khi cách bờ {m} hải lý, trong điều kiện gió mạnh, sóng cao gần {q} m, tầm nhìn rất hạn chế.",
)
PLAIN = (
    "Anh kể những ngày đầu vào nghề, tay còn vụng, thầy cầm tay chỉ việc, đêm về nằm nghe sóng vỗ mà nhớ nhà không ngủ được.",
    "Theo các nhà nghiên cứu, nếp nhà xưa được dựng bằng gỗ lim, mái lợp ngói vảy, sân lát gạch và luôn có một giếng nước trong.",
    "Lãnh đạo địa phương đề nghị các phòng, ban phối hợp chặt chẽ, tháo gỡ vướng mắc và báo cáo kết quả trước khi họp thường kỳ.",
    "Chị cho hay gia đình vẫn giữ thói quen gói bánh, biếu hàng xóm và kể cho con cháu nghe chuyện cũ của làng mỗi dịp xuân về.",
    "Tại phiên tòa, luật sư cho rằng bản cáo trạng chưa làm rõ động cơ, đề nghị trả hồ sơ để điều tra bổ sung theo đúng quy định.",
    "Đội tuyển nhập cuộc chủ động, cầm bóng nhiều hơn nhưng thiếu ý tưởng trước hàng thủ chơi lùi sâu và rất kỷ luật của đối phương.",
    "Các chuyên gia khuyến cáo người tiêu dùng đọc kỹ nhãn mác, không mua hàng trôi nổi và báo ngay cho cơ quan quản lý khi nghi ngờ.",
    "Bộ phim kể câu chuyện của một người lính trở về, lặng lẽ đi tìm đồng đội cũ giữa thành phố đang đổi thay từng ngày.",
    "Nhà trường vận động phụ huynh cùng tham gia giám sát bữa ăn bán trú, góp ý thực đơn và công khai nguồn gốc thực phẩm.",
)
PLACES = ("Hải Hậu", "Cẩm Khê", "Sơn Dương", "Tân Châu", "Hòa Vang", "Lộc Ninh")
NAMES = ("Trần Văn Bình", "Lê Thị Hoa", "Phạm Minh Đức", "Ngô Quang Huy")
WORDS = ("hai", "ba", "bốn", "sáu", "bảy", "mười hai")


def text_of(megabytes: float, seed: int = 7) -> str:
    """News-like paragraphs of so many megabytes in UTF-8, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311
    pieces: list[str] = []
    size = 0
    while size < megabytes * 1_000_000:
        sentences = [
            _filled(chance.choice(TEMPLATES), chance) if chance.random() < WITH_NUMBERS else chance.choice(PLAIN)
            for _ in range(chance.randint(3, 6))
        ]
        pieces.append(" ".join(sentences) + "\n\n")
        size += len(pieces[-1].encode())
    return "".join(pieces)


def _filled(template: str, chance: random.Random) -> str:
    grouped = f"{chance.randint(1_000, 900_000):,}".replace(",", ".")
    return template.format(
        place=chance.choice(PLACES),
        name=chance.choice(NAMES),
        word=chance.choice(WORDS),
        n=chance.randint(2, 11),
        m=chance.randint(12, 40),
        day=chance.randint(1, 28),
        month=chance.randint(1, 12),
        year=chance.randint(2015, 2024),
        count=chance.randint(100, 999),
        birth=chance.randint(1950, 2000),
        age=chance.randint(18, 80),
        road=chance.randint(2, 99),
        q=chance.randint(2, 4),
        big=grouped,
        money=f"{chance.randint(1, 9)}.{chance.randint(100, 999)}",
        rate=f"{chance.randint(2, 98)},{chance.randint(1, 9)}",
        small=f"{chance.randint(0, 9)},{chance.randint(10, 99)}",
    )


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one run."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Print the density of the text, then one line for each size."""
    sizes = [float(argument) for argument in sys.argv[1:]] or SIZES
    sample = text_of(0.1)
    kilobytes = len(sample.encode()) / 1000
    claims = extract(Document.of(sample, language="vi")).claims
    print(f"{len(BARE.findall(sample)) / kilobytes:.1f} groups of digits and {len(claims) / kilobytes:.1f} claims a kilobyte")
    print(f"{'MB':>6} {'findall ms':>11} {'MB/s':>7} {'extract ms':>11} {'MB/s':>7} {'ratio':>7} {'find_numbers ratio':>19}")
    for size in sizes:
        text = text_of(size)
        view = Document.of(text, language="vi", blocks=()).view
        works = (
            lambda text=text: BARE.findall(text),
            lambda text=text: extract(Document.of(text, language="vi")),
            lambda text=text, view=view: find_numbers(Document("-", text, text, view, "vi", None, ())),
        )
        rounds = 1 if size > 5 else 5
        times = zip(*([seconds(work) for work in works] for _ in range(rounds)), strict=True)
        bare, whole, numbers = (statistics.median(column) for column in times)
        print(
            f"{size:>6} {bare * 1000:>11.1f} {size / bare:>7.1f} {whole * 1000:>11.0f} {size / whole:>7.2f} "
            f"{whole / bare:>7.1f} {numbers / bare:>19.1f}"
        )


if __name__ == "__main__":
    main()
