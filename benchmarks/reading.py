"""What reading costs: extract() and find_numbers() against a bare ``regex.findall`` of digits over the same text.

    python benchmarks/reading.py [MEGABYTES …]

The text is made from templates of ordinary news, seeded, at 0.1, 1 and 10 MB. Prints, for each size, the time of
the bare search, MB a second, and how many times as long extract() takes (meant: at most 50 times; the ratio stays level
where reading is linear) and find_numbers(). Processor time, the best of several runs that take turns.
"""

from __future__ import annotations

import random
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
WITH_NUMBERS = 0.45
"""The share of sentences that may hold numbers: gives about 6 groups of digits a kilobyte, as ordinary news has."""

TEMPLATES = (
    "Theo báo cáo của Sở Y tế {place}, trong {n} tháng đầu năm {year}, toàn tỉnh khám cho {big} lượt người, tăng {rate}% so với cùng kỳ.",
    "Ông {name}, Chủ tịch UBND huyện, cho biết địa phương sẽ tiếp tục rà soát, lắng nghe ý kiến của người dân trước khi quyết định.",
    "Tỷ lệ hộ nghèo giảm từ {rate}% xuống còn {small}%, tương đương {count} hộ; số hộ cận nghèo còn {count} hộ.",
    "Dự án có tổng mức đầu tư {money} tỷ đồng, khởi công ngày {day}/{month}/{year} và dự kiến hoàn thành sau {n} năm.",
    "Trong đó, {count} lao động làm việc trong khu công nghiệp, {count} lao động ở làng nghề, còn lại là lao động tự do.",
    "Người dân nơi đây vốn quen với nghề chài lưới, nay chuyển sang làm du lịch, nuôi trồng và buôn bán nhỏ quanh bến cảng.",
    "Mưa lớn kéo dài khiến nhiều tuyến đường ngập sâu, giao thông tê liệt trong nhiều giờ; lực lượng chức năng phải dùng thuyền tiếp tế.",
    "Cơ quan điều tra đã bắt {word} đối tượng, thu giữ {count} viên ma túy cùng tang vật liên quan tại phường {place}.",
    "Thu nhập bình quân đạt {small} triệu đồng/người/tháng, cao hơn mức {rate} triệu đồng của năm trước.",
    "Đến nay có {n}/{m} xã đạt chuẩn nông thôn mới, bằng {rate}% kế hoạch; phấn đấu cuối năm {year} có thêm {word} xã.",
    "“Chúng tôi mong sớm có mặt bằng để thi công, vì chậm ngày nào là thiệt ngày ấy”, đại diện nhà thầu chia sẻ bên lề cuộc họp.",
    "Lúc {n} giờ {day} phút, tàu cá mang số hiệu QN-{count}-TS cùng {word} thuyền viên gặp nạn cách bờ khoảng {n} hải lý.",
    "Giá bán dao động từ {n}-{m} triệu đồng mỗi mét vuông, tùy vị trí; nhiều khách hàng cho rằng mức này còn cao so với thu nhập.",
    "Nghị quyết số {count}/NQ-HĐND nêu rõ các nhóm giải pháp về quy hoạch, hạ tầng, nguồn nhân lực và cải cách thủ tục hành chính.",
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
    """Print one line for each size."""
    sizes = [float(argument) for argument in sys.argv[1:]] or SIZES
    extract(Document.of(text_of(0.02), language="vi"))
    print(f"{'MB':>6} {'findall ms':>11} {'MB/s':>7} {'extract ms':>11} {'MB/s':>7} {'ratio':>7} {'find_numbers ratio':>19}")
    for size in sizes:
        text = text_of(size)
        view = Document.of(text, language="vi", blocks=()).view
        works = (
            lambda text=text: BARE.findall(text),
            lambda text=text: extract(Document.of(text, language="vi")),
            lambda text=text, view=view: find_numbers(Document("-", text, text, view, "vi", None, ())),
        )
        rounds = 1 if size > 5 else 3
        best = [min(times) for times in zip(*([seconds(work) for work in works] for _ in range(rounds)), strict=True)]
        bare, whole, numbers = best
        print(
            f"{size:>6} {bare * 1000:>11.1f} {size / bare:>7.1f} {whole * 1000:>11.0f} {size / whole:>7.2f} {whole / bare:>7.1f} {numbers / bare:>19.1f}"
        )


if __name__ == "__main__":
    main()
