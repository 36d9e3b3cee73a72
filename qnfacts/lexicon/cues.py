"""Cue words: what the words around a number say of it.

A row is a kind, what it means, the words (separated by ``|``), a phrase in which the first of them means that, and
a phrase in which it does not. Kinds:

* ``qualifier`` (before a number) and ``bound`` (behind it): what the wording allows
* ``change``: a verb or noun of rising or falling; ``compare``: more or less than something named
* ``to``, ``from``: where a change arrives or begins; ``level``: what follows is an amount, not a change
* ``ratio``, ``excess``, ``short``: how a share of a plan is told; ``plan``: the plan itself; ``fold``: so many times
* ``versus``: against what; ``again``: the same span a year earlier
* ``target``, ``estimate``, ``actual``: whether it happened
* ``parts``, ``whole``, ``rest``, ``each``, ``order``, ``same``: how numbers of a list hang together
* ``skip``: emphasis that says nothing of the number
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from qnfacts.model import Language


class Cue(NamedTuple):
    """A cue word with its kind and meaning."""

    kind: str
    value: str
    words: tuple[str, ...]


Row = tuple[str, str, str, str, str]

VI: tuple[Row, ...] = (
    # qualifiers
    (
        "qualifier",
        "about",
        "khoảng|chừng|độ chừng|xấp xỉ|tầm|cỡ|quanh|quanh mức|xoay quanh|khoảng chừng|trên dưới|gần bằng|dao động quanh|tròm trèm|độ khoảng|trong khoảng|vào khoảng|khoảng từ",
        "có khoảng 5.200 người",
        "khoảng cách giữa 5.200 người",
    ),
    (
        "qualifier",
        "over",
        "hơn|trên|quá|lớn hơn|vượt quá|vượt mốc|vượt ngưỡng|vượt mức|nhỉnh hơn",
        "có hơn 5.200 người",
        "cao hơn nên 5.200 người đến",
    ),
    (
        "qualifier",
        "nearly",
        "gần|ngót|ngót nghét|suýt soát|ngót gần|xấp xỉ gần|gần tới|gần đến|ngấp nghé|gần chạm|tiệm cận",
        "có gần 5.200 người",
        "ở gần đó có 5.200 người",
    ),
    (
        "qualifier",
        "under",
        "dưới|chưa đến|chưa tới|chưa đạt|chưa đầy|không đến|không tới|không đầy|thấp hơn mức|nhỏ hơn|ít hơn mức",
        "còn dưới 530 hộ",
        "dưới đây là 530 hộ",
    ),
    (
        "qualifier",
        "at-least",
        "ít nhất|ít ra|tối thiểu|không dưới|không ít hơn|không thể ít hơn|không thấp hơn|chí ít|từ ít nhất",
        "có ít nhất 320 hộ",
        "ít nhất quán hơn 320 hộ",
    ),
    (
        "qualifier",
        "at-most",
        "tối đa|không quá|không vượt quá|nhiều nhất|không hơn|không lớn hơn|không cao hơn|tối đa là",
        "vay tối đa 100 triệu đồng",
        "tối đa hóa 100 triệu đồng",
    ),
    ("bound", "at-least", "trở lên|hoặc cao hơn|hoặc nhiều hơn", "đạt 93,2% dân số trở lên", "trở lên bờ 93 người"),
    ("bound", "at-most", "trở xuống|đổ lại|hoặc ít hơn|hoặc thấp hơn", "còn 2% trở xuống", "trở xuống núi 2 người"),
    (
        "skip",
        "",
        "đúng|chỉ|mới chỉ|chỉ mới|có tới|có đến|tới|lên tới|đến|vỏn vẹn|tròn|đủ|khoản|vẻn vẹn|cả thảy|những|là|được|có|cũng|còn|đã|mới|đều|chính xác|cả|thêm được|gồm|thu|phải|ở mức|mức|số|con số|mốc|nhẹ|mạnh|vọt|nhanh|sâu|bình quân|trung bình",
        "có tới 38 đội",
        "",
    ),
    # change
    (
        "change",
        "up",
        "tăng|tăng thêm|gia tăng|đắt thêm|đắt lên|tăng trưởng|nhích|nhích thêm|tăng vọt|tăng mạnh|tăng nhẹ|tăng nhanh|mức tăng|tốc độ tăng|tốc độ tăng trưởng|mức tăng trưởng|tỷ lệ tăng|mức độ tăng|tỷ lệ tăng trưởng|leo thang|đi lên|khởi sắc|bổ sung thêm|tăng đến|bật tăng|tăng tới|tăng được|mở rộng thêm|tăng khá|tăng cao|tăng đều|nới rộng|đà tăng|đội thêm|nới thêm|bứt phá",
        "tăng 40.640 người",
        "tăng cường cho 40 người",
    ),
    (
        "change",
        "down",
        "giảm|rẻ đi|sụt|sụt giảm|hạ|rút bớt|kéo giảm|giảm bớt|giảm được|giảm mạnh|giảm nhẹ|giảm sâu|mức giảm|tốc độ giảm|tụt|lùi|giảm tới|giảm đến|cắt giảm|giảm trừ|thu hẹp|hụt đi|thâm hụt thêm|suy giảm|đi xuống|giảm thêm|đà giảm|mất|bốc hơi|rớt|bớt|tỷ lệ giảm|mức độ giảm|giảm nghèo|lao dốc|cắt",
        "giảm 3.030 người",
        "giảm giá cho 30 người",
    ),
    ("compare", "up", "cao hơn|nhiều hơn|lớn hơn|hơn|nhỉnh hơn|vượt", "nhiều hơn năm trước 120 ha", ""),
    ("compare", "down", "thấp hơn|ít hơn|kém|kém hơn|nhỏ hơn|thua", "thấp hơn năm trước 120 ha", ""),
    ("change", "up-by", "thêm", "thêm 173 nghìn tấn", "có thêm việc làm cho 173 người"),
    (
        "to",
        "",
        "còn|chỉ còn|xuống còn|xuống|lên|lên đến|lên tới|lên mức|xuống mức|đạt mức|về mức|về|thành|còn lại|giảm còn|hạ còn|nhích lên|đạt|chạm|chạm mốc|cán mốc|tới mức|đến mức|lên thành|tăng lên",
        "giảm còn 0,3%",
        "",
    ),
    ("from", "", "từ|từ mức|khởi điểm từ", "tăng từ 62% lên 65%", ""),
    (
        "level",
        "",
        "là|đạt|được|có|cho|chiếm|gồm|ở mức|mức|chiếm tới|giữ tỷ trọng|duy trì|nắm|chiếm tỷ trọng|chiếm tỷ lệ|đạt tỷ lệ|ghi nhận|trị giá|góp|góp tới|đóng góp|tương đương|tương ứng|tức|ước đạt|hiện có|bao phủ|tỷ trọng",
        "là 45,5%",
        "",
    ),
    # plan and base
    ("excess", "", "vượt|vượt hơn|cao hơn|nhiều hơn|hơn|tăng|lớn hơn|vượt trên", "vượt 7% kế hoạch", ""),
    ("short", "", "hụt|thấp hơn|thiếu|còn thiếu|ít hơn|kém|giảm|không đạt", "hụt 6% kế hoạch", ""),
    ("ratio", "", "đạt|bằng|hoàn thành|đạt được|thực hiện|tương đương|mới đạt|mới bằng", "đạt 93% kế hoạch", ""),
    (
        "plan",
        "",
        "kế hoạch|kế hoạch năm|kh|kh năm|kế hoạch đề ra|kế hoạch giao|kế hoạch cả năm|kế hoạch được giao|dự toán|dự toán năm|dự toán giao|chỉ tiêu|chỉ tiêu giao|chỉ tiêu năm|chỉ tiêu kế hoạch|mục tiêu|mục tiêu kế hoạch|mục tiêu năm|mục tiêu đề ra|nghị quyết|nq|chỉ tiêu được giao|chỉ tiêu đề ra|mức kế hoạch|dự kiến kế hoạch|nhiệm vụ năm",
        "đạt 93% kế hoạch",
        "",
    ),
    ("versus", "", "so với|so|so cùng|nếu so với|so sánh với|trên tổng", "tăng 7% so với năm 2019", ""),
    (
        "again",
        "",
        "cùng kỳ|cùng kỳ năm trước|cùng kỳ năm ngoái|cùng kỳ năm|cùng thời điểm|cùng thời gian|svck|mức thực hiện năm ngoái|mức thực hiện năm trước|thực hiện năm trước|thực hiện năm ngoái",
        "bằng 98% cùng kỳ",
        "",
    ),
    ("fold", "", "gấp|tăng gấp|cao gấp|nhiều gấp|lớn gấp|gấp tới|gấp hơn|gấp gần", "gấp 2,3 lần", ""),
    # status
    (
        "target",
        "",
        "phấn đấu|mục tiêu|chỉ tiêu|đích đến|đích của|nhắm|kế hoạch|kh|phương hướng|dự kiến|sẽ|nhắm tới|nhắm đến|hướng tới|hướng đến|đặt mục tiêu|đề ra mục tiêu|đặt chỉ tiêu|đặt kế hoạch|giao chỉ tiêu|được giao|quyết tâm|cam kết|cần đạt|kỳ vọng|hy vọng|dự định|muốn|lên kế hoạch|tầm nhìn|chốt các chỉ tiêu|chốt chỉ tiêu|phải đạt|phải hoàn thành|phải vận động|đề ra các chỉ tiêu|hđnd giao|hđnd tỉnh giao|hđnd huyện giao|chính phủ giao|quốc hội giao",
        "phấn đấu có 5.200 người",
        "",
    ),
    (
        "estimate",
        "",
        "ước|ước đạt|ước tính|ước thực hiện|dự báo|theo ước tính|dự ước|số liệu ước|dự tính|dự đoán",
        "ước đạt 5.200 người",
        "",
    ),
    (
        "actual",
        "",
        "đã|đang|con số thực hiện|kết quả thực hiện|kết quả|hiện|hiện có|hiện nay|đến nay|thực hiện được|thực tế|đã có|đạt được|ghi nhận|vừa qua|thực hiện",
        "đã có 5.200 người",
        "",
    ),
    (
        "none",
        "",
        "mục tiêu quốc gia|chương trình mục tiêu|mục tiêu kép|kế hoạch và đầu tư|kế hoạch đầu tư|chỉ tiêu kinh tế|kế hoạch số|kế hoạch hóa|hơn nữa|trên địa bàn|gần đây|gần đó|dưới đây|trên đây|hơn hết|còn nhiều|hạ long|hạ tầng|hạ cánh|hơn bao giờ|tăng cường|giảm tải|giảm thiểu|giảm nhẹ thiên tai|làm thêm|làm việc thêm|học thêm|tìm thêm|việc làm tăng thêm|việc làm mới tăng thêm|lao động tăng thêm|cắt giảm thủ tục|hơn cả|trên cả nước|trên toàn quốc|trên toàn tỉnh|trên thế giới|ước mơ|mong ước|mơ ước|điều ước|ước muốn|ước vọng|quy ước|công ước|hiệp ước|thỏa ước|khế ước|giao thông|giao dịch|giao lưu|giao hàng|bàn giao|giao thương|giao tranh|ước nguyện|giao ước|ước lệ|mục đích của|giá trị gia tăng|tăng áp|tăng tốc|tăng ca|thua lỗ|nghiên cứu và dự báo",
        "chương trình mục tiêu quốc gia",
        "",
    ),
    # lists
    ("parts", "open", "trong đó|trong số này|trong số đó|trong số ấy|riêng|cụ thể|nổi bật|trong ấy", "trong đó nữ 2.100 người", ""),
    ("parts", "whole", "gồm|bao gồm|gồm có|chia ra|bao gồm cả", "gồm 12 xã và 3 phường", ""),
    ("parts", "rest", "còn lại|số còn lại|phần còn lại", "còn lại 3 xã", ""),
    ("order", "", "lần lượt|tương ứng|lần lượt là|theo thứ tự", "lần lượt là 3% và 5%", ""),
    ("each", "", "mỗi|một|bình quân|trung bình|hằng|hàng|bình quân mỗi|trung bình mỗi", "mỗi năm 5.200 người", ""),
    ("same", "", "tương đương|tương ứng|tức|tức là|nghĩa là|hay|tương đương với|xấp xỉ|ứng với", "tương đương 320 hộ", ""),
)

EN: tuple[Row, ...] = (
    (
        "qualifier",
        "about",
        "about|around|approximately|some|roughly|circa|approx|approx.|in the region of|in the neighbourhood of|or so|close to about",
        "about 5,200 people",
        "about the 5,200 people",
    ),
    (
        "qualifier",
        "over",
        "more than|over|above|exceeding|in excess of|upwards of|greater than|topping|surpassing",
        "more than 5,200 people",
        "moved over 5,200 people who",
    ),
    ("qualifier", "nearly", "nearly|almost|close to|just under|just short of|just below|approaching", "nearly 5,200 people", ""),
    ("qualifier", "under", "under|below|less than|fewer than|lower than|short of", "fewer than 530 households", "below are 530 households"),
    (
        "qualifier",
        "at-least",
        "at least|no fewer than|no less than|not less than|a minimum of|minimum|not fewer than",
        "at least 320 households",
        "",
    ),
    (
        "qualifier",
        "at-most",
        "at most|up to|no more than|not more than|a maximum of|maximum|not exceeding|not exceed|as much as|as many as",
        "at most 320 households",
        "",
    ),
    ("bound", "at-least", "or more|or higher|and above|or above|and over|or over|upwards", "93 percent or more", ""),
    ("bound", "at-most", "or less|or fewer|or lower|and below|or below", "2 percent or less", ""),
    (
        "skip",
        "",
        "just|only|a|the|of|an|was|is|were|are|had|has|have|a mere|some of|exactly|precisely|a total of|total of|another|further|additional|also|at|another about|even|by about|between|from between|value of|worth|cost of|totalling|totaling|average of|record",
        "only 38 teams",
        "",
    ),
    (
        "change",
        "up",
        "up|rose|rise|rising|risen|rises|increase|increased|increasing|increases|grew|grow|grown|growing|growth|growth of|gain|gained|gaining|climbed|climb|jumped|jump|surged|surge|expanded|expand|expanding|soared|added|hike|expansion|edged up|picked up|growth rate|increase of|rise of|a rise of|an increase of|advance|advanced|lifted|lifting|raised|raising|boosted|boosting|widened",
        "rose 7 percent",
        "",
    ),
    (
        "change",
        "down",
        "down|fell|fall|falling|fallen|decrease|decreased|decreasing|decline|declined|declining|dropped|drop|dropping|reduced|reduce|reducing|reduction|cut|cutting|slipped|slid|slumped|shrank|shrink|contracted|lost|drop of|fall of|a fall of|a drop of|decrease of|reduction of|decline of|plunged|edged down|lowered|lowering|slashed|narrowed|trimmed|trimming|shaved|eased|pared|dipped|retreated",
        "fell 7 percent",
        "",
    ),
    (
        "compare",
        "up",
        "higher|more|greater|higher than|more than|above|faster|faster than|stronger|stronger than|bigger than",
        "120 more than last year",
        "",
    ),
    (
        "compare",
        "down",
        "lower|fewer|less|smaller|lower than|fewer than|less than|below|slower|slower than|weaker than",
        "120 fewer than last year",
        "",
    ),
    (
        "to",
        "",
        "to|down to|up to|at|stood at|reached|reach|reaching|stands at|hit|hitting|to about|to just|to around|to nearly|to over|to under|to below|to more than|to less than|to at least|standing at|totalled|totaled|leaving|leaves",
        "fell to 0.3 percent",
        "",
    ),
    ("by", "", "by", "fell by 0.3 percent", ""),
    ("from", "", "from", "rose from 62 percent to 65 percent", ""),
    (
        "level",
        "",
        "is|was|were|are|at|of|for|with|reached|stood at|stands at|accounted for|accounting for|accounts for|made up|make up|making up|makes up|represented|representing|had|has|have|held|covered|covering|took in|include|including|included|worth|earned|earning|generated|of which|came to|logged|put at|totalled|equal to|equivalent to|was put at|stood|collected|recorded|posted|see|saw|contributed|contributing|contributes",
        "was 45.5 percent",
        "",
    ),
    (
        "excess",
        "",
        "above|higher than|over|exceeding|exceeded|exceeds|exceed|surpassing|surpassed|more than|ahead of|higher|beating|beat|beyond|topped|topping|outstripped",
        "7 percent above plan",
        "",
    ),
    ("short", "", "below|short of|under|lower than|shortfall|behind|missed|missing|lower|less than", "6 percent below plan", ""),
    (
        "ratio",
        "",
        "of|equal to|equivalent to|reaching|fulfilling|completing|fulfilled|completed|met|meeting|accounting for|or|reached|equalling|equaling",
        "93 percent of the plan",
        "",
    ),
    (
        "plan",
        "",
        "plan|planned|target|targets|annual plan|yearly plan|yearly target|annual target|plans|estimate|goal|projection|budget estimate|quota|assignment|annual estimate|yearly estimate",
        "93 percent of the plan",
        "",
    ),
    (
        "versus",
        "",
        "compared with|compared to|from|against|than|over|versus|in comparison with|compared|vs|on|relative to|as against|as compared to",
        "up 7 percent from 2019",
        "",
    ),
    (
        "again",
        "",
        "year-on-year|year on year|yoy|y-o-y|annually|the same period|the same period last year|same period|the corresponding period|a year earlier|a year before|a year ago|the year before|the previous year|last year's figure|the year earlier|year over year",
        "up 7 percent year-on-year",
        "",
    ),
    ("fold", "", "times|fold|-fold|times as many|times as much|times higher|times the|times what|times more", "2.3 times as many", ""),
    (
        "target",
        "",
        "aims|aim|aims for|aiming|target|targets|targeted|targeting|goal|goals|plan|plans|planned|planning|will|expects|expect|expected|hopes|hope|should|to be|intends|seeks|strives|striving|want|wants|wanted|envisages|envisaged|is set to|would|would be|must|projected|pledged to|intend|looks to|look to|is slated|are to|is to|set for|sets|sets a|forecast to|strive|envisions|eyes|eyeing|slated|projects|wishes",
        "aims for 5,200 people",
        "",
    ),
    (
        "estimate",
        "",
        "estimated|an estimated|estimates|preliminary|forecast|forecasts|projected at|estimated at|likely|provisional",
        "an estimated 5,200 people",
        "",
    ),
    (
        "actual",
        "",
        "has|have|had|was|were|reached|stood|recorded|actual|actually|came|so far|today|currently|logged|already|now|stood at|stands at",
        "has reached 5,200 people",
        "",
    ),
    (
        "parts",
        "open",
        "of which|of whom|of them|including|in which|among them|notably|in particular|among which|of those",
        "including 2,100 women",
        "",
    ),
    ("parts", "whole", "made up of|comprising|consisting of|composed of|namely|broken down into", "made up of 12 communes and 3 wards", ""),
    ("parts", "rest", "the rest|the remaining|the remainder|remaining", "the remaining 3 communes", ""),
    ("order", "", "respectively|in that order", "3 percent and 5 percent, respectively", ""),
    ("each", "", "each|every|per|an average|on average|average", "each year 5,200 people", ""),
    ("same", "", "equivalent to|the equivalent of|or|that is|i.e.|meaning|which is|equal to|corresponding to", "or 320 households", ""),
)

Index = dict[str, list[tuple[tuple[str, ...], tuple[Cue, ...]]]]


@cache
def index(language: Language) -> Index:
    """For each first word the cues that begin with it, longest first; one stretch of words may be several cues."""
    meanings: dict[tuple[str, ...], list[Cue]] = {}
    for kind, value, words, _, _ in VI if language == "vi" else EN:
        for phrase in words.split("|"):
            parts = tuple(phrase.split())
            meanings.setdefault(parts, []).append(Cue(kind, value, parts))
    found: Index = {}
    for parts, cues in meanings.items():
        found.setdefault(parts[0], []).append((parts, tuple(cues)))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


Starts = dict[str, tuple[tuple[Cue, ...], dict[str, list[tuple[tuple[str, ...], str, tuple[Cue, ...]]]]]]


@cache
def starts(language: Language) -> Starts:
    """For each first word what it means alone, and by the second word the cues that are longer, longest first, with their text.

    >>> alone, longer = starts("vi")["giảm"]
    >>> alone[0].kind, [text for _, text, _ in longer["còn"]]
    ('change', ['giảm còn'])
    """
    found: Starts = {}
    for word, entries in index(language).items():
        alone: tuple[Cue, ...] = ()
        longer: dict[str, list[tuple[tuple[str, ...], str, tuple[Cue, ...]]]] = {}
        for phrase, cues in entries:
            if len(phrase) == 1:
                alone = cues
            else:
                longer.setdefault(phrase[1], []).append((phrase, " ".join(phrase), cues))
        found[word] = alone, longer
    return found
