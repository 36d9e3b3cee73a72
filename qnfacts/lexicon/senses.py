"""Which words name the same thing, across wordings, abbreviations and the two languages; and which say nothing of it.

A row of ``SENSES`` is one or more senses and the words, separated by ``|``, that carry them, as they stand in the
folded view of a text. The longest word that fits wins: ``bảo hiểm thất nghiệp`` is no ``thất nghiệp``. A word that no
row knows is a sense of its own. ``EXAMPLES`` says for words that could be mistaken which senses a phrase has.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from qnfacts.lexicon import cues
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    from qnfacts.model import Dimension

SENSES: tuple[tuple[str, str], ...] = (
    # insurance
    ("social-insurance", "bảo hiểm xã hội|bhxh|social insurance|social security"),
    ("health-insurance", "bảo hiểm y tế|bhyt|health insurance|medical insurance"),
    ("unemployment-insurance", "bảo hiểm thất nghiệp|bh thất nghiệp|bhtn|unemployment insurance|jobless insurance"),
    ("unemployment", "thất nghiệp|unemployment|unemployed|jobless|jobless rate|out of work"),
    ("benefit", "trợ cấp|phụ cấp|allowance|allowances|benefits|benefit"),
    ("compulsory", "bắt buộc|bb|compulsorily|compulsory|mandatory|obligatory"),
    ("voluntary", "tự nguyện|voluntary|voluntarily|voluntary basis"),
    (
        "join",
        "tham gia|tham gia đóng|join|joins|joined|joining|participating|participate|participated|participants|participant|members|subscribers|take part|taking part|took part|covered|enrolled in social insurance|insured|đã có tên|đóng|đóng góp",
    ),
    ("closed", "đóng cửa|đóng tàu|đóng điện"),
    ("contribution", "mức đóng|hỗ trợ mức đóng|contribution rate"),
    ("coverage", "bao phủ|độ bao phủ|diện bao phủ|coverage"),
    ("able", "khả năng|có khả năng|đủ điều kiện|eligible|able|able to join"),
    ("age", "độ tuổi|tuổi lao động|trong tuổi|working age|working-age|of working age"),
    ("debt", "nợ|nợ đọng|chậm đóng|dư nợ|debt|debts|arrears"),
    ("pension", "lương hưu|hưu trí|pension|pensions|pensioners"),
    ("claim-file", "hồ sơ|hồ sơ quản lý|on file|files|applications"),
    ("fund", "quỹ|fund|funds"),
    # poverty
    ("household", "hộ|hộ dân|hộ gia đình|nhà|gia đình|household|households|family|families"),
    ("poor", "nghèo|đói nghèo|nghèo đa chiều|đa chiều|poor|poverty|impoverished|multidimensional|in poverty"),
    ("household poor", "hộ nghèo|nhà nghèo|poor households|poor household|household poverty|impoverished households"),
    ("near-poor", "cận nghèo|hộ cận nghèo|near-poor|near poor|near-poverty|near-poor households|near-poor household"),
    ("again-poor", "tái nghèo|falling back into poverty"),
    ("poor reduce", "giảm nghèo|xóa đói giảm nghèo|xóa nghèo|poverty reduction|poverty cut"),
    (
        "escape poor",
        "thoát nghèo|vươn lên thoát nghèo|ra khỏi diện nghèo|lifted out of poverty|escape poverty|escaped poverty|escaping poverty|escaped from poverty",
    ),
    ("escape", "thoát khỏi|lift|lifts|lifted|lifting|escape|escaped"),
    ("minority", "dân tộc thiểu số|dtts|đồng bào dân tộc|ethnic minority|ethnic minorities|minority"),
    # work
    (
        "job",
        "việc làm|chỗ làm|chỗ làm việc|công ăn việc làm|có việc làm|có việc|được việc|thêm việc|việc mới|job|jobs|employment|work placements",
    ),
    (
        "added job",
        "thêm được việc|lo việc|lo thêm việc|kiếm được việc|additional work|extra work|found work|new work|thêm việc làm|gqvl|việc làm mới|việc làm tăng thêm|job creation|new jobs|additional jobs",
    ),
    (
        "job-loss",
        "mất việc|mất việc làm|thiếu việc làm|ngừng việc|nghỉ việc|hoãn việc|job losses|lost jobs|lost their jobs|laid off|underemployment|underemployed",
    ),
    (
        "create",
        "add|adds|adding|tạo|tạo ra|tạo được|giải quyết|create|creates|created|creating|creation|generate|generated|generating|provided|delivered",
    ),
    ("added", "tăng thêm|tạo thêm|thêm|mới|mới có|additional|new|newly|extra|more"),
    (
        "jobs-fund",
        "quỹ quốc gia về việc làm|quỹ quốc gia giải quyết việc làm|quỹ quốc gia việc làm|quỹ việc làm quốc gia|quỹ quốc gia hỗ trợ việc làm|quỹ giải quyết việc làm|national employment fund|national job fund|national jobs fund|national fund for employment|national employment creation fund|employment fund",
    ),
    ("jobs-fund", "vay vốn giải quyết việc làm|vay vốn tạo việc làm"),
    ("keep", "duy trì|giữ vững|giữ được|giữ|maintain|maintained|maintaining|keep|kept|sustained|sustain|retained"),
    ("keep job", "giữ nghề|giữ việc|duy trì nghề"),
    ("widen job", "mở nghề|mở thêm nghề|mở mang nghề"),
    ("widen", "mở rộng|widen|widened|expand|expanded|expanding"),
    ("introduce", "giới thiệu|tư vấn|job fair|counselling|introduced|referred"),
    ("recruit", "tuyển dụng|cần tuyển|vị trí tuyển dụng|chỉ tiêu tuyển dụng|vacancies|recruit|recruitment|hiring"),
    ("worker", "lao động|người lao động|nlđ|lđ|công nhân|workers|worker|labourers|laborers|labourer|laborer|employees"),
    ("workforce", "lực lượng lao động|lllđ|nguồn nhân lực|nhân lực|labour force|labor force|workforce|work force|manpower"),
    (
        "work-abroad",
        "đi làm việc ở nước ngoài|làm việc ở nước ngoài|đi làm việc có thời hạn ở nước ngoài|ra nước ngoài làm việc|làm việc tại nước ngoài|xuất khẩu lao động|lao động xuất khẩu|xklđ|đi lao động nước ngoài|lao động đi nước ngoài|đi lao động ở nước ngoài|lao động ngoài nước|đi làm việc ngoài nước|lao động ở nước ngoài|làm việc ngoài nước|lao động xuất cảnh|labour export|labor export|labour exports|work abroad|working abroad|workers abroad|sent abroad|guest workers|overseas workers|work overseas|workers overseas|jobs abroad|jobs overseas|contract workers",
    ),
    ("work-abroad", "ở nước ngoài|ra nước ngoài|đi nước ngoài|sang nước ngoài|tại nước ngoài|abroad|overseas"),
    ("foreign", "nước ngoài|foreign"),
    (
        "foreign-worker",
        "lao động nước ngoài|lao động người nước ngoài|người nước ngoài|chuyên gia nước ngoài|foreign workers|foreigners|expatriates",
    ),
    ("contract", "hợp đồng|theo hợp đồng|contract|contracts|under contract"),
    # training
    (
        "vocational",
        "đào tạo nghề|đào tạo nghề nghiệp|dạy nghề|học nghề|giáo dục nghề nghiệp|gdnn|nghề nghiệp|trường nghề|cơ sở dạy nghề|vocational|vocational training|vocational education|trade|a trade|nghề",
    ),
    (
        "enrol",
        "tuyển sinh|tuyển mới|tuyển được|tuyển|nhập học|theo học|vào học|ghi danh|chiêu sinh|enrol|enrolled|enrolls|enrolment|enrolments|enrollment|enrollments|enroll|students enrolled|intake|new students",
    ),
    (
        "enrol vocational",
        "entered vocational schools|enter vocational schools|signed up for vocational|tuyển sinh nghề|theo học nghề|vào học nghề|nhập học nghề|người học nghề|học viên học nghề|được tuyển sinh học nghề|vocational enrolment|vocational enrollment",
    ),
    ("learner", "học viên|người học|students|student|learners|trainees|trainee"),
    ("graduate", "tốt nghiệp|graduate|graduates|graduated"),
    ("vocational", "được đào tạo nghề|được học nghề|được dạy nghề"),
    ("trained", "qua đào tạo|đã qua đào tạo|được đào tạo|có đào tạo|được qua đào tạo|trained|have training|received training"),
    ("untrained", "chưa qua đào tạo|không qua đào tạo|chưa được đào tạo|chưa đào tạo|untrained"),
    ("rural", "nông thôn|rural"),
    ("worker rural", "lao động nông thôn|lđnt|rural workers|rural labourers|rural laborers|rural worker|rural labour"),
    ("farmer", "nông dân|nhà nông|farmers|farmer"),
    (
        "certified",
        "bằng cấp|văn bằng|bằng cấp, chứng chỉ|chứng chỉ|degrees|degree|diplomas|diploma|certificates|certificate|certified|qualifications|qualification|qualified",
    ),
    ("college", "cao đẳng|cđ|college|colleges|college level"),
    (
        "intermediate",
        "trung cấp|tc|intermediate|secondary vocational|vocational secondary|intermediate schools|intermediate level|professional secondary",
    ),
    ("basic", "sơ cấp|elementary|primary level|basic level|elementary level|basic vocational"),
    (
        "short",
        "dưới 3 tháng|dưới ba tháng|ngắn hạn|thường xuyên|đào tạo thường xuyên|ngắn ngày|ngắn|short|short-term|short-course|under three months|less than three months|under 3 months|less than 3 months|below three months|regular training|continuing training",
    ),
    ("level", "trình độ|hệ|bậc|cấp trình độ|level|levels"),
    ("school-grade", "lớp 10|lớp 6|lớp 1|đại học|đầu cấp|university|universities|high school"),
    # people with merit, protection, children
    (
        "merit",
        "người có công|ncc|có công|gia đình chính sách|hộ chính sách|gia đình có công|meritorious|meritorious services|meritorious service|services to the nation|rendered services|people with merit|policy families",
    ),
    ("living", "mức sống|sống|đời sống|living standard|living standards|standard of living|standards of living|living|live"),
    ("average", "trung bình|average"),
    ("invalid", "thương binh|bệnh binh|war invalids|war invalid|invalids"),
    ("martyr", "liệt sỹ|martyrs|martyr|martyrs' families"),
    ("invalid martyr", "tbls|thương binh, liệt sỹ|thương binh liệt sỹ"),
    ("protection", "bảo trợ xã hội|btxh|bảo trợ|social protection|social welfare"),
    ("beneficiary", "đối tượng|beneficiaries|beneficiary"),
    ("weak", "yếu thế|disadvantaged|vulnerable"),
    ("assist", "trợ giúp|trợ giúp xã hội|hỗ trợ|assistance|social assistance|support|supported|assist|help"),
    ("receive", "hưởng|thụ hưởng|được hưởng|receive|receiving|received"),
    ("policy", "chính sách|policy|policies"),
    ("child", "trẻ em|trẻ|các em|children|child"),
    ("special", "hoàn cảnh đặc biệt|hcđb|special circumstances|difficult circumstances"),
    ("care", "chăm sóc|care|cared|cared for|looked after|looked"),
    # social evils
    ("drug", "ma túy|drug|drugs|narcotics"),
    ("drug addict", "người nghiện|người nghiện ma túy|con nghiện|addict|addicts|drug users"),
    (
        "rehab drug",
        "quit drugs|quitting drugs|quit drug use|give up drugs|gave up drugs|cai nghiện|cai nghiện ma túy|cai|điều trị nghiện|điều trị cai nghiện|drug rehabilitation|drug rehab|rehab|rehabilitation|detoxification|detox|drug treatment|weaned off drugs|weaned",
    ),
    ("not-drug", "cai thuốc lá|cai nghiện thuốc lá|cai nghiện rượu|cai nghiện game|cai sữa"),
    ("centre-based", "tập trung|cai tập trung|cai nghiện tập trung|centre-based|center-based|residential"),
    ("facility", "cơ sở|trung tâm|centre|center|centres|centers|facility|facilities"),
    ("admit", "tiếp nhận|admit|admitted|admissions|admission"),
    ("community", "cộng đồng|community|community-based"),
    ("crime", "tội phạm|vụ án|crime|crimes|criminal"),
    ("prostitution", "mại dâm|prostitution"),
    ("evil", "tệ nạn|tệ nạn xã hội|tnxh|evils|social evils|vices"),
    (
        "transformed",
        "chuyển hóa|chuyển biến|chuyển hóa mạnh|chuyển biến mạnh|improvement|marked improvement|progress|strong progress|marked fall|sharp fall|sharp reduction|sharp reductions|reductions|turnaround",
    ),
    ("commune", "xã|phường|xã, phường|xã phường|thị trấn|communes|commune|wards|ward|communes and wards|wards and communes"),
    ("team", "đội|team|teams"),
    ("volunteer", "tình nguyện|volunteer|volunteers"),
    ("volunteer", "voluntary social work|voluntary social activity|voluntary social teams|voluntary teams"),
    ("social", "xã hội|social"),
    ("resolution", "nghị quyết|resolution|resolutions"),
    ("council", "hđnd|hội đồng nhân dân|people's council|provincial council"),
    # what is counted and how
    ("business", "doanh nghiệp|công ty|dn|business|businesses|firms|companies|enterprises"),
    ("city", "thành thị|đô thị|urban"),
    ("without", "không có|không còn|chưa có|without|free of"),
    ("factory", "nhà máy|factory|factories"),
    ("state", "nhà nước|state"),
    ("restaurant", "nhà hàng|restaurants"),
    ("housing", "nhà ở|nhà tình nghĩa|houses|housing"),
    ("dead", "chết|tử vong|thiệt mạng|tử nạn|died|dead|killed|deaths|fatalities"),
    ("hurt", "bị thương|injured|wounded|injuries"),
    ("woman", "nữ|phụ nữ|women|female"),
    ("reduce", "giảm|kéo giảm|reduce|reduced|reduction|fall|fell|cut|drop|dropped"),
)

NAMED = frozenset(sense for senses, _ in SENSES for sense in senses.split())
"""The senses that a row names; every other word stands for itself."""

EXAMPLES: tuple[tuple[str, str], ...] = (
    ("tham gia BHTN", "join unemployment-insurance"),
    ("tỷ lệ thất nghiệp", "unemployment"),
    ("hộ cận nghèo", "near-poor"),
    ("hộ nghèo", "household poor"),
    ("Quỹ quốc gia về việc làm", "jobs-fund"),
    ("tạo việc làm", "create job"),
    ("lao động chưa qua đào tạo", "worker untrained"),
    ("đào tạo nghề cho LĐNT", "vocational worker rural"),
    ("dạy nghề ngắn hạn", "vocational short"),
)

PLAIN_NOUNS = frozenset({"worker", "learner", "beneficiary", "household", "child", "team", "commune", "facility", "business"})
"""The senses of units that say little of what is counted."""

VERBS = frozenset(
    {"keep", "widen", "reduce", "average", "level", "admit", "receive", "assist", "create", "added", "social", "able", "living", "join"}
)
"""Senses that say little where an indicator's names don't have them: what is done with things of many kinds."""

_PROVINCE_WIDE = (
    "toàn tỉnh|cả tỉnh|của tỉnh|trong tỉnh|cấp tỉnh|tỉnh ta|chung tỉnh|trên địa bàn tỉnh|the province|province-wide|provincewide"
)
PROVINCE_WIDE = tuple(_PROVINCE_WIDE.split("|"))
"""Words for the whole of a province, against the districts of it."""

_EMPTY = (
    "ảnh hưởng|tác động|"
    "lđ tb xh|lđtb xh|lđtbxh|lđ tbxh|lđxh|lao động thương binh và xã hội|lao động thương binh xã hội|labour department|department of labour|labor department|"
    "labour invalids and social affairs|"
    "số|tổng|tổng số|số lượng|người|lượt|lượt người|tỷ lệ|tỷ trọng|mức|con số|chỉ tiêu|kết quả|quy mô|số liệu|chỉ số|"
    "của|và|các|những|mọi|cả|cho|với|trong|ngoài|trên|tại|ở|vào|ra|lên|xuống|về|đi|để|do|bởi|vì|nên|nếu|khi|thì|mà|là|bị|được|đã|đang|sẽ|vẫn|còn|cũng|đều|chỉ|"
    "từ|đến|tới|đạt|có|này|đó|ấy|kia|nay|qua|sau|trước|nữa|hơn|kém|rồi|không|chưa|gồm|như|theo|so|hoặc|hay|mỗi|nhờ|thuộc|giữa|cùng|nơi|ngay|lại|thực hiện|triển khai|"
    "năm|tháng|quý|ngày|kỳ|giai đoạn|hiện|hiện nay|đến nay|cuối|đầu|hết|cả năm|năm ngoái|năm nay|năm qua|năm trước|vừa qua|bước sang|sang|hồi|tính đến|khép lại|vừa|"
    "tỉnh|toàn tỉnh|địa bàn|trên địa bàn|trên địa bàn tỉnh|địa phương|ngành|sở|cơ quan|tỉnh ta|toàn|riêng|trong đó|cụ thể|đồng thời|ngoài ra|bên cạnh đó|song|tuy|dù|"
    "cho biết|nói|rằng|phần|diện|dạng|loại|nhóm|đưa|nâng|kéo|ghi nhận|công bố|hằng|hàng|bình quân|số này|con|ông|bà|chúng tôi|đơn vị|lực lượng|đối với|mảng|lĩnh vực|công tác|"
    "nơi ghi|bên ghi|chỗ ghi|có nơi|tài liệu|tài liệu khác|văn bản khác|nguồn khác|ghi|viết|phóng viên|phát thanh viên|biên tập viên|giám đốc|chuyển sang|con số này|con số đó|con số ấy|"
    "đặt ra|đặt|"
    "điểm|điểm phần trăm|lần|gấp|points|percentage points|times|hỏi|đáp|pv|xin|bao nhiêu|thế nào|thì sao|theo đó|tương ứng|tương đương|tức|nghĩa là|góp phần|giúp|nguồn|mặt|bằng|chiếm|vượt|mục tiêu|kế hoạch|phấn đấu|dự kiến|kh|ước|"
    "the|a|an|of|in|on|at|to|from|for|by|with|as|than|that|which|who|were|was|is|are|be|been|had|has|have|will|would|should|can|its|their|this|these|those|it|they|we|and|or|"
    "number|total|rate|ratio|percentage|proportion|share|people|persons|person|percent|per|cent|year|years|month|months|end|plan|target|goal|goals|province|province's|provincial|"
    "turn|turns|altogether|in all|achieved|managed|completed|reporter|interviewer|q|said|says|reported|stood|reached|about|around|also|some|all|among|them|out|up|down|over|under|how|many|what|did|does|while|during|yearly|annual|wants|aims|"
    "tính chung|tính|chung|huyện|thị xã|thành phố|quận|tp|tx|district|city|town|earlier|later|ago|local|s|level of|compared|equal|equivalent|accounting|account|accounts|making|made|put|held|hold|holding|came|come|went|i|ii|iii|iv"
)
EMPTY = frozenset(_EMPTY.split("|"))
"""Words that say nothing of what is measured."""

ABBREVIATED: dict[str, str] = {
    "hđxhtn": "hoạt động xã hội tình nguyện",
    "ctxhtn": "công tác xã hội tình nguyện",
    "knct": "khả năng tham gia",
}

# What counts as what, beyond the dimension that a unit has.
COUNTED_ALIKE: tuple[tuple[frozenset[Dimension], str], ...] = (
    (
        frozenset({"person", "count"}),
        "việc làm|việc làm mới|việc làm tăng thêm|chỗ làm|chỗ làm việc|chỗ làm mới|suất|suất học|chỉ tiêu|job|jobs|places|new jobs|additional jobs|work places|training places",
    ),
    (
        frozenset({"person", "person-turn", "count"}),
        "ca|trường hợp|lượt điều trị|ca cai nghiện|case|cases|admission|admissions|treatments|entries",
    ),
    (frozenset({"person", "household"}), "gia đình|families|nhà"),
)


@cache
def kinds_of(dimension: Dimension, unit: str | None) -> frozenset[Dimension]:
    """The dimensions under which an amount may be compared.

    >>> sorted(kinds_of("count", "việc làm")), sorted(kinds_of("person-turn", "lượt người"))
    (['count', 'person'], ['person-turn'])
    """
    words = (unit or "").lower()
    for kinds, units in COUNTED_ALIKE:
        if words in units.split("|"):
            return kinds | {dimension}
    return frozenset({dimension})


# Reading

_WORD = compiled(r"[^\W_]+")


class Phrase(NamedTuple):
    """The words of a phrase behind its first, and the senses that it has."""

    rest: tuple[str, ...]
    senses: tuple[str, ...]


@cache
def _by_first_word() -> dict[str, list[tuple[str, str]]]:
    """The phrases of the lexicon with their senses, by their first word."""
    found: dict[str, list[tuple[str, str]]] = {}
    rows = [*((senses, words) for senses, words in SENSES), *((full, short) for short, full in ABBREVIATED.items())]
    empty = [*EMPTY, *(words for _, _, words, _, _ in (*cues.VI, *cues.EN))]
    for senses, words in [*rows, *(("", words) for words in empty)]:
        for phrase in words.split("|"):
            first = phrase.partition(" ")[0]
            if not first.isalnum():
                first = next(iter(_WORD.findall(phrase)), "")
            found.setdefault(first, []).append((phrase, senses))
    return found


@lru_cache(4096)
def _phrases(first: str) -> list[Phrase]:
    """The phrases that begin with a word, the longest first; of two alike the one told first."""
    known: dict[tuple[str, ...], Phrase] = {}
    for phrase, senses in _by_first_word().get(first, ()):
        rest = tuple(_WORD.findall(phrase)[1:])
        known.setdefault(rest, Phrase(rest, tuple(senses.split())))
    return sorted(known.values(), key=lambda phrase: -len(phrase.rest))


def senses_of(view: str) -> list[str]:
    """What the words of a folded text name, in order; words that say nothing of it are left out.

    >>> senses_of("số người tham gia bhxh tự nguyện là")
    ['join', 'social-insurance', 'voluntary']
    """
    words = _WORD.findall(view)
    found: list[str] = []
    at = 0
    while at < len(words):
        for phrase in _phrases(words[at]):
            if tuple(words[at + 1 : at + 1 + len(phrase.rest)]) == phrase.rest:
                found += phrase.senses
                at += len(phrase.rest)
                break
        else:
            if not words[at].isdigit():
                found.append(words[at])
        at += 1
    return found
