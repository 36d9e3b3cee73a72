"""One report with something of everything, made by hand, for the snapshots of the formats.

The table and the articles are made up; so is the province.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from qnfacts.model import (
    Block,
    Claim,
    DocumentReport,
    Evidence,
    Fact,
    Finding,
    Indicator,
    Judgement,
    Link,
    Match,
    Message,
    Mute,
    Omission,
    Quantity,
    Report,
    Reported,
    Source,
    Table,
    Unread,
)

if TYPE_CHECKING:
    from qnfacts.model import Dimension, Level, Verdict, Where

ARTICLE = """\
Tỉnh Sơn Hải còn 0,32% hộ nghèo

Năm 2020, tỉnh Sơn Hải tạo việc làm cho hơn 14.000 lao động, theo báo cáo cuối năm.

Toàn tỉnh có 263.000 người tham gia bảo hiểm xã hội, trong đó 241.800 người bắt buộc và 22.150 người tự nguyện.
Cai nghiện ma túy cho 900 lượt người; tuyển sinh học nghề 37.625 người, vượt 102% kế hoạch.
Tỉnh cũng trồng 5.300 cây xanh, chi 1.234.56.7 đồng.

Người dân Sơn Hải đi chợ. Ảnh: 0,8% hộ cận nghèo được tặng quà
"""

HOSTILE = "Tin [bold]khẩn[/bold] \x1b[31m12 vụ\x1b[0m \u202ecấm\u202c <script>alert(1)</script> =1+1 [/x] 7% hộ | ```\n"

TITLE = "Lao động, xã hội tỉnh Sơn Hải"
AGENCY = Source("so", "Báo cáo năm 2020", "Sở Lao động Sơn Hải", "agency", date(2021, 1, 22), names=("Sở Lao động",))
PAPER = Source(
    "bao", "Sơn Hải giảm nghèo", "Báo Sơn Hải", "outlet", date(2020, 12, 16), url="https://bao.example/son-hai", names=("Báo Sơn Hải",)
)


def indicator(name: str, vi: str, en: str, unit: str, dimension: Dimension) -> Indicator:
    return Indicator(name, (("vi", vi), ("en", en)), unit=unit, dimension=dimension)


INDICATORS = {
    one.id: one
    for one in (
        indicator("poverty-rate", "tỷ lệ hộ nghèo", "poverty rate", "%", "percent"),
        indicator("jobs", "việc làm tăng thêm", "new jobs", "lao động", "person"),
        indicator("insured", "số người tham gia bảo hiểm xã hội", "people with social insurance", "người", "person"),
        indicator("rehab", "số lượt người cai nghiện ma túy", "people in drug rehabilitation", "lượt người", "person-turn"),
        indicator("training", "tuyển sinh đào tạo nghề", "enrolment in vocational training", "người", "person"),
        indicator("near-poverty", "tỷ lệ hộ cận nghèo", "near-poverty rate", "%", "percent"),
    )
}


def reported(source: str, printed: str, value: str, unit: str, dimension: Dimension, **fields: Any) -> Reported:
    quantity = Quantity(printed, printed.split(maxsplit=1)[0].removesuffix("%"), Decimal(value), unit=unit, dimension=dimension)
    return Reported(source, printed, quantity, fields.pop("measure", "level"), **fields)


def fact(name: str, *said: Reported, period: str = "2020", base: str | None = None, headline: bool = False) -> Fact:
    measure = said[0].measure
    parts = [name, period, "result", *([] if measure == "level" else [measure]), *([base] if base else [])]
    return Fact("/".join(parts), name, "Sơn Hải", period, "result", measure, base, said, headline)


POVERTY = fact(
    "poverty-rate", reported("so", "0,23%", "0.23", "%", "percent"), reported("bao", "0,23%", "0.23", "%", "percent"), headline=True
)
JOBS = fact("jobs", reported("so", "14.048 lao động", "14048", "lao động", "person"), headline=True)
INSURED = fact("insured", reported("so", "263.050 người", "263050", "người", "person"))
REHAB = fact(
    "rehab",
    reported("so", "900 lượt người", "900", "lượt người", "person-turn"),
    reported("bao", "915 lượt người", "915", "lượt người", "person-turn"),
)
TRAINING = fact("training", reported("so", "37.625 người", "37625", "người", "person"))
TRAINING_PLAN = fact("training", reported("so", "đạt 102% kế hoạch", "102", "%", "percent", measure="plan-ratio"), base="plan")
NEAR_POVERTY = fact("near-poverty", reported("so", "0,85%", "0.85", "%", "percent"))
CHILDREN = fact("insured", reported("bao", "250.100 người", "250100", "người", "person"), period="2019", headline=True)

TABLE = Table(
    TITLE,
    "Sơn Hải",
    ("tỉnh Sơn Hải", "toàn tỉnh"),
    {source.id: source for source in (AGENCY, PAPER)},
    INDICATORS,
    (POVERTY, JOBS, INSURED, REHAB, TRAINING, TRAINING_PLAN, NEAR_POVERTY, CHILDREN),
    version="0123456789abcdef",
    paths=("claims.toml",),
)


def plain(text: str) -> Message:
    """A message that reads the same in both languages."""
    return Message("plain", (("text", text),))


@dataclass
class Piece:
    """A text whose claims are named by the words that they stand in."""

    text: str
    blocks: tuple[Block, ...] = ()
    claims: list[Claim] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)

    def at(self, phrase: str) -> tuple[int, int]:
        start = self.text.index(phrase)
        return start, start + len(phrase)

    def where(self, start: int) -> Where:
        return next((block.where for block in self.blocks if block.start <= start < block.end), "body")

    def claim(self, phrase: str, value: str, unit: str, dimension: Dimension, judgement: Judgement, **fields: Any) -> int:
        """Adds a claim and returns its index. ``phrase`` may open with its qualifier, parted by ``|``."""
        before, _, phrase = phrase.rpartition("|")
        start, end = self.at(before + phrase)
        start += len(before)
        number = phrase.split()[0].removesuffix("%")
        line = self.text.count("\n", 0, start) + 1
        defaults: dict[str, Any] = {
            "high": None, "of": None, "qualifier": "exact", "per": None, "measure": "level", "direction": None, "base": None,
            "status": "actual", "period": "2020", "place": "Sơn Hải", "indicator": "", "where": self.where(start),
            "step": Decimal(1).scaleb(Decimal(value).as_tuple().exponent),  # type: ignore[arg-type]
            "evidence": (Evidence("period", "year", *self.at(self.text[start:end])),),
        }  # fmt: skip
        self.claims.append(
            Claim(
                start=start,
                end=end,
                line=line,
                column=start - self.text.rfind("\n", 0, start),
                text=phrase,
                number=number,
                value=Decimal(value),
                unit=unit,
                dimension=dimension,
                number_start=start,
                number_end=start + len(number),
                **(defaults | fields),
            )
        )
        self.judgements.append(judgement)
        return len(self.claims) - 1


def judged(verdict: Verdict, row: Fact | None = None, level: Level | None = None, **fields: Any) -> Judgement:
    match = Match(row, 96.5, ("period +20", "subject 96.5")) if row else None
    return Judgement(verdict, level=level, match=match, **fields)


def article() -> DocumentReport:
    """The article: an agreement, a rounded one, a loose one, discrepancies, a contested number, one that nobody reports."""
    piece = Piece(ARTICLE, _blocks(ARTICLE, ("headline", "lead", "body", "body", "body", "caption")))
    says = plain(
        "Bài viết 0,32%; Sở Lao động Sơn Hải (22/01/2021) và Báo Sơn Hải (16/12/2020) ghi 0,23% cho năm 2020. Hai chữ số có thể đã đảo chỗ."
    )
    piece.claim(
        "0,32%",
        "0.32",
        "%",
        "percent",
        judged("discrepancy", POVERTY, "error", cause="transposed", message=says, suggestion="0,23%", explanations=(says,)),
        indicator="tỷ lệ hộ nghèo",
    )
    piece.claim(
        "hơn |14.000 lao động", "14000", "lao động", "person", judged("agreement", JOBS), qualifier="over", indicator="tạo việc làm"
    )
    says = plain("Bài viết 263.000 người; Sở Lao động Sơn Hải (22/01/2021) ghi 263.050 người: số đã làm tròn.")
    whole = piece.claim(
        "263.000 người",
        "263000",
        "người",
        "person",
        judged("agreement", INSURED, "note", rounded=True, message=says),
        indicator="tham gia bảo hiểm xã hội",
    )
    first = piece.claim(
        "241.800 người", "241800", "người", "person", judged("unverified"), indicator="bảo hiểm xã hội bắt buộc", head=whole
    )
    second = piece.claim(
        "22.150 người", "22150", "người", "person", judged("unverified"), indicator="bảo hiểm xã hội tự nguyện", head=whole
    )
    says = plain("Bài viết 900 lượt người, như Sở Lao động Sơn Hải (22/01/2021); Báo Sơn Hải (16/12/2020) ghi 915 lượt người.")
    lean = plain("715 + 200 = 915: phép cộng trong báo cáo nghiêng về 915.")
    piece.claim(
        "900 lượt người",
        "900",
        "lượt người",
        "person-turn",
        judged("contested", REHAB, "warning", message=says, lean=lean),
        indicator="cai nghiện ma túy",
    )
    training = piece.claim("37.625 người", "37625", "người", "person", judged("agreement", TRAINING), indicator="tuyển sinh học nghề")
    says = plain("Bài viết vượt 102% kế hoạch; Sở Lao động Sơn Hải (22/01/2021) ghi đạt 102% kế hoạch, tức là vượt 2%.")
    excess = piece.claim(
        "102%", "102", "%", "percent",
        judged("discrepancy", TRAINING_PLAN, "error", cause="measure", message=says, suggestion="vượt 2% kế hoạch"),
        measure="plan-excess", base="plan", indicator="tuyển sinh học nghề",
    )  # fmt: skip
    piece.claim("5.300 cây", "5300", "cây", "count", judged("unverified", trace=("không dòng nào quá ngưỡng",)), indicator="trồng cây xanh")
    says = plain("Bài viết 0,8%; Sở Lao động Sơn Hải (22/01/2021) ghi 0,85%: làm tròn thì là 0,9%.")
    muted = Mute("accepted", "toà soạn đã hỏi Sở", "Hạnh", date(2021, 2, 1))
    piece.claim(
        "0,8%",
        "0.8",
        "%",
        "percent",
        judged("discrepancy", NEAR_POVERTY, "warning", cause="rounding", message=says, suggestion="0,9%", mute=muted),
        indicator="hộ cận nghèo",
        period=None,
    )
    sums = Finding(
        "sum", (whole, first, second), plain("241.800 và 22.150 cộng lại không ra 263.000: ba số này không thể cùng đứng."),
        "241.800 + 22.150 = 263.950 ≠ 263.000 [262.500, 263.500]", plain("nếu là 21.200 thì khớp: 241.800 + 21.200 = 263.000"),
    )  # fmt: skip
    words = Finding("wording", (excess,), plain("«vượt» đứng cạnh 102%: một phần vượt lớn hơn cả kế hoạch."), "102 > 100", level="warning")
    return DocumentReport(
        "bai.txt", ARTICLE, "vi", date(2021, 2, 3), piece.blocks, tuple(piece.claims),
        (Unread(*piece.at("1.234.56.7"), "1.234.56.7", "unread.malformed"),),
        (Link("part", whole, first, exhaustive=True), Link("part", whole, second, exhaustive=True), Link("ratio", training, excess)),
        tuple(piece.judgements), (sums, words), (Omission(CHILDREN, plain("Bài chưa nhắc tới số người tham gia bảo hiểm xã hội năm 2019: 250.100 người.")),),
    )  # fmt: skip


def hostile() -> DocumentReport:
    """A text that would draw on the terminal, in a page, in a spreadsheet; the table says nothing about it."""
    piece = Piece(HOSTILE, _blocks(HOSTILE, ("body",)))
    none = judged("unverified")
    piece.claim("12 vụ", "12", "vụ", "count", none, period=None, place=None, indicator="[bold]khẩn[/bold] \x1b[31m")
    piece.claim("7% hộ", "7", "%", "percent", none, period=None, place=None, indicator="=1+1 [/x] <script>alert(1)</script>")
    return DocumentReport("tin [x]\x1b.txt", HOSTILE, "vi", None, piece.blocks, tuple(piece.claims), judgements=tuple(piece.judgements))


def unreadable() -> DocumentReport:
    """A file that is not there."""
    return DocumentReport("thiếu.txt", "", None, None, error=plain("thiếu.txt: không có tệp này"))


def report() -> Report:
    """The three documents, checked."""
    return Report((article(), hostile(), unreadable()), TABLE)


def _blocks(text: str, places: tuple[Where, ...]) -> tuple[Block, ...]:
    lines, start = [], 0
    for line in text.split("\n"):
        if line:
            lines.append((start, start + len(line)))
        start += len(line) + 1
    return tuple(Block(*line, where) for line, where in zip(lines, places, strict=True))
