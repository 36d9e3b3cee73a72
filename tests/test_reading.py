"""What the words around a number say of it: one row a sentence, with the fields of each of its claims.

A row is ``date | text``, and under it a line a claim: the number as printed and the fields that must hold.
Fields that a line does not name must have their plain value: exact, level, actual, no direction, no ``per``.
``none`` says that a text states nothing.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qnfacts.lexicon import cues, units
from qnfacts.parse.claim import extract
from qnfacts.parse.names import PATTERNS
from qnfacts.parse.number import find_numbers
from qnfacts.parse.period import RULES, find_times
from qnfacts.parse.unit import read_unit
from qnfacts.patterns import compiled
from qnfacts.text import Document

if TYPE_CHECKING:
    from qnfacts.model import Claim

PLAIN = {"qualifier": "exact", "measure": "level", "direction": None, "status": "actual", "per": None, "high": None, "of": None}

ROWS = """
# by, to and from
2021-02-01 | Năm 2020, tỷ lệ hộ nghèo của huyện giảm 1,2%.
1,2 value=1.2 dimension=percent measure=change direction=down period=2020
2021-02-01 | Năm 2020, tỷ lệ hộ nghèo của huyện giảm còn 3,4%.
3,4 value=3.4 period=2020
2021-02-01 | Tỷ lệ này giảm từ 4,6% năm 2019 xuống còn 3,4% năm 2020.
4,6 value=4.6 period=2019
3,4 value=3.4 period=2020
2021-02-01 | Năm 2021, huyện phấn đấu giảm từ 1-1,5% hộ nghèo.
1-1,5 value=1 high=1.5 measure=change direction=down status=target period=2021
2021-02-01 | Doanh thu tăng từ 12% trở lên.
12 qualifier=at-least measure=change direction=up
2021-02-01 | Số hợp tác xã tăng lên 82 đơn vị, thêm 7 đơn vị.
82 unit=đơn_vị dimension=count
7 measure=change direction=up
2021-02-01 | Sản lượng đạt 4,2 nghìn tấn, nhiều hơn cùng kỳ 300 tấn.
4,2_nghìn value=4200 unit=tấn dimension=mass
300 measure=change direction=up
2021-02-01 | Tốc độ tăng trưởng của ngành đạt 6,3%.
6,3 measure=change direction=up
2021-02-01 | Huyện tạo việc làm tăng thêm cho 2.310 lao động.
2.310 value=2310 unit=lao_động dimension=person
# plans
2021-02-01 | Toàn huyện thu 52 tỷ đồng, đạt 104% kế hoạch, tăng 6% so với năm 2019.
52_tỷ value=52000000000 unit=đồng dimension=money
104 measure=plan-ratio base=plan
6 measure=change direction=up base=2019
2021-02-01 | Tuyển sinh 1.240 học viên, vượt kế hoạch 3,5%.
1.240 unit=học_viên
3,5 measure=plan-excess base=plan
2021-02-01 | Sản lượng hụt 8% so với dự toán.
8 value=-8 measure=plan-excess base=plan
2021-02-01 | Độ bao phủ là 41,5% (kế hoạch 40,8%).
41,5 value=41.5
40,8 value=40.8 status=target
2021-02-01 | Gieo cấy 4.120 ha, đạt 101% kế hoạch; trồng rừng 830 ha, đạt 97%.
4.120 unit=ha dimension=area
101 measure=plan-ratio
830 unit=ha
97 measure=plan-ratio
2021-02-01 | Đã giải ngân vượt lần lượt 4% và 2,5% so với kế hoạch.
4 measure=plan-excess
2,5 measure=plan-excess
2021-02-01 | Tỷ lệ dùng nước sạch thấp hơn 1,1% so với chỉ tiêu (92%).
1,1 value=-1.1 measure=plan-excess
92 status=target
# relative numbers
2021-02-01 | Lượng khách bằng 88% cùng kỳ, doanh thu gấp 1,4 lần năm trước.
88 measure=relative
1,4 value=1.4 measure=relative dimension=times
2021-02-01 | Diện tích bằng 98,2% so với năm 2019.
98,2 measure=relative base=2019
# hedges
2021-02-01 | Có khoảng 3.200 hộ, gần 900 em, hơn 40 thôn, trên 12 tấn và dưới 5 ha.
3.200 qualifier=about dimension=household
900 qualifier=nearly unit=em
40 qualifier=over unit=thôn
12 qualifier=over unit=tấn
5 qualifier=under unit=ha
2021-02-01 | Mỗi hộ vay không quá 90 triệu đồng, ít nhất 10 triệu đồng.
90_triệu value=90000000 qualifier=at-most per=hộ
10_triệu value=10000000 qualifier=at-least per=hộ
2021-02-01 | Doanh số vượt 40 tỷ đồng.
40_tỷ qualifier=over
# target, estimate, actual
2021-02-01 | Năm 2021, huyện phấn đấu: thu nhập 62 triệu đồng/người/năm; tỷ lệ che phủ rừng 55%; công nhận 04 xã.
62_triệu status=target per=người/năm period=2021
55 status=target period=2021
04 value=4 unit=xã status=target period=2021
2020-12-20 | Năm 2020, thu ngân sách ước đạt 310 tỷ đồng.
310_tỷ status=estimate period=2020
2021-02-01 | Nhiều việc vượt kế hoạch: trồng 120 ha rừng.
120 unit=ha
2021-02-01 | Năm 2021, xã dự kiến mở 6 lớp nghề. Năm 2020, xã đã mở 5 lớp.
6 status=target period=2021
5 unit=lớp period=2020
2021-02-01 | 1,8% là mục tiêu của năm 2021.
1,8 status=target period=2021
# periods
2021-05-10 | Quý I/2021, cả nước có 1.200 vụ; 4 tháng đầu năm có 1.650 vụ.
1.200 unit=vụ period=2021-01/2021-03
1.650 unit=vụ period=2021-01/2021-04
2021-05-10 | Tính đến hết tháng 3/2021, có 210 doanh nghiệp.
210 period=2021-03
2021-05-10 | Giai đoạn 2016-2020, huyện làm 95 km đường.
95 unit=km dimension=length period=2016/2020
2021-05-10 | Tháng 4, có 84 ca; cùng kỳ năm trước chỉ 30 ca.
84 unit=ca period=2021-04
30 period=2020-04
2021-05-10 | Năm 2020 trồng 50 ha. Trong đó, giống mới chiếm 20 ha.
50 period=2020
20 period=2020
# two times that are one
2021-05-10 | Từ tháng 11/2020 đến nay, xã xây 14 nhà; từ tháng 2 đến hết tháng 4/2021 sửa 9 nhà.
14 unit=nhà period=2020-11/2021-05
9 unit=nhà period=2021-02/2021-04
2021-05-10 | Từ 19 giờ ngày 2/4 đến 7 giờ ngày 3/4, mưa đổ xuống 84 mm.
84 unit=mm dimension=length period=2021-04-02/2021-04-03
2021-05-10 | Từ cuối năm 2017 đến tháng 5/2018, quỹ cho 51 hộ vay.
51 unit=hộ dimension=household period=2017/2018-05
# a time that says which, not when
2021-05-10 | Theo Nghị định 77/2018/NĐ-CP ngày 16/5/2018, ba hộ được hỗ trợ 4 triệu đồng.
ba value=3 unit=hộ period=None
4_triệu value=4000000 period=None
2021-05-10 | Ngày 16/4, theo Nghị quyết 12, xã chi 4 triệu đồng.
4_triệu value=4000000 period=2021-04-16
2021-05-10 | Theo Luật Lâm nghiệp năm 2017, kiểm lâm giữ 6 đối tượng; đoàn luật sư năm 2017 có 8 người.
6 unit=đối_tượng period=None
8 unit=người period=2017
2021-05-10 | Một khảo sát công bố tháng 12/2020 cho thấy 7% số hộ thiếu nước.
7 value=7 period=None
2021-05-10 | Ngô giao tháng 3 lên giá 0,4%.
0,4 value=0.4 period=None
2021-05-10 | Báo cáo quý I vừa công bố ngày 28/4 ghi doanh thu 42 tỷ đồng.
42_tỷ value=42000000000 period=2021-01/2021-03
2021-05-10 | Số xe bán trong 4 tháng đầu năm 2021 gần bằng cả năm 2019, với 310 xe.
310 unit=xe period=2021-01/2021-04
2021-05-10 | Đề án được phê duyệt tháng 9/2015, tổng vốn 18 tỷ đồng.
18_tỷ value=18000000000 unit=đồng dimension=money period=None
2021-05-10 | Số nhà máy được phê duyệt năm 2020 là 6 nhà máy.
6 unit=nhà_máy period=2020
2021-05-10 | Quy hoạch đảo đến năm 2020, tầm nhìn 2030 đã xong. Đảo rộng 900 ha.
900 unit=ha dimension=area period=None
# what is set against, aside, or before
2021-05-10 | Năm nay lỗ 2 tỷ đồng trong khi năm 2019 lãi 3 tỷ đồng.
2_tỷ value=2000000000 period=2021
3_tỷ value=3000000000 period=2019
2021-05-10 | Sau khi xuống thấp trong năm 2019, giá cà phê lên 34.000 đồng.
34.000 value=34000 period=None
2021-05-10 | Có 36 km đường và 4 km đê được sửa xong hôm 25/4.
36 unit=km dimension=length period=2021-04-25
4 unit=km dimension=length period=2021-04-25
2021-05-10 | Trước đó, năm 2014, quán bị phạt. Quán có 12 bàn.
12 unit=bàn period=None
2021-05-10 | Quý I/2021, xã thu 6 tỷ đồng. Trong những năm qua, xã giúp 40 hộ.
6_tỷ value=6000000000 period=2021-01/2021-03
40 unit=hộ dimension=household period=None
2021-05-10 | Trong nhiệm kỳ qua (2015 - 2020), hội vận động 7 tỷ đồng. Trong đó, hội viên góp 2 tỷ đồng.
7_tỷ value=7000000000 period=2015/2020
2_tỷ value=2000000000 period=2015/2020
2021-05-10 | Năm 2020, hợp tác xã bán 300 tấn. Mỗi năm, xã viên nuôi 3 lứa cá.
300 unit=tấn dimension=mass period=2020
3 unit=lứa_cá per=năm period=None
2021-04-12 | Quý IV đạt 30 tấn; dự kiến quý IV, xã làm 3 cầu.
30 unit=tấn dimension=mass period=2020-10/2020-12
3 unit=cầu status=target period=2021-10/2021-12
2021-05-10 | Từ quý I đến quý III/2020, có 40 vụ; trong hai ngày 4 và 5/5, có 7 vụ.
40 unit=vụ period=2020-01/2020-09
7 unit=vụ period=2021-05-04/2021-05-05
2021-05-10 | Giá lúa từ 6.000 đồng năm 2019 lên 7.100 đồng vào năm 2020. Xã có 9 đội.
6.000 value=6000 unit=đồng dimension=money period=2019
7.100 value=7100 unit=đồng dimension=money period=2020
9 unit=đội period=None
2021-05-10 | Quý I/2021, tín dụng tăng 3%. Mục tiêu tăng trưởng là 12%.
3 measure=change direction=up period=2021-01/2021-03
12 measure=change direction=up status=target period=2021
# bases
2021-05-10 | Năm 2019, lượng khách tăng 6% và doanh thu tăng 9% so với năm trước.
6 measure=change direction=up base=2018 period=2019
9 measure=change direction=up base=2018 period=2019
2021-05-10 | Quý I/2021, tín dụng tăng 5,2% (cùng kỳ 2020 tăng 4,1%).
5,2 measure=change direction=up base=None period=2021-01/2021-03
4,1 measure=change direction=up period=2020-01/2020-03
2021-05-10 | Tháng 4/2021, giá tăng 7% (thêm 90 đồng) so với cùng tháng năm ngoái.
7 measure=change direction=up base=2020-04 period=2021-04
90 measure=change direction=up period=2021-04
2021-05-10 | So với năm 2019, doanh thu tăng 8%; chi phí giảm 2 tỷ đồng.
8 measure=change direction=up base=2019
2_tỷ value=2000000000 measure=change direction=down base=None
2021-05-10 | Doanh số vượt 12% so với kế hoạch năm 2020.
12 measure=plan-excess base=plan:2020
2021-05-10 | Năm 2020, năng suất tăng 3% so với các năm trước.
3 measure=change direction=up base=None period=2020
# units left out, lists
2021-02-01 | Có 5.400 người tham gia, trong đó bắt buộc là 4.900, tự nguyện là 500.
5.400 unit=người dimension=person
4.900 unit=người dimension=person
500 unit=người dimension=person
2021-02-01 | Ba xã có lần lượt 310, 275 và 190 hộ nghèo.
Ba value=3 unit=xã
310 unit=hộ_nghèo dimension=household
275 unit=hộ_nghèo
190 unit=hộ_nghèo
2021-02-01 | Thu nhập bình quân từ 4,1 lên 4,8 triệu đồng/tháng.
4,1 value=4100000 unit=đồng per=tháng
4,8_triệu value=4800000 unit=đồng per=tháng
2021-02-01 | Toàn tỉnh có 122 xã, phường làm tốt; 25/29 tiêu chí đạt.
122 unit=xã,_phường dimension=count
25/29 value=25 of=29 unit=tiêu_chí
2021-02-01 | Năng suất 57,6 tạ/ha, giá 7.200 đồng/kg, mỗi năm 300 tấn.
57,6 unit=tạ per=ha
7.200 unit=đồng per=kg
300 unit=tấn per=năm
2021-02-01 | Góp 1,8 điểm phần trăm vào tăng trưởng chung.
1,8 dimension=percentage-point unit=điểm_phần_trăm
# what states nothing
2021-02-01 | Ngày 16/12, Sở ban hành Quyết định số 412/QĐ-SLĐ; theo khoản 2 Điều 5, lớp 12 và khu 3 được nghỉ.
none
2021-02-01 | Một số người, hai bên, ba mẹ và năm nay đều vui; không ai bỏ lớp.
none
2021-02-01 | Covid-19 lan trên QL18, gọi 0203 3636 999, xe 14A - 123.45, đội thắng 2-1.
none
2021-02-01 | Các lớp sơ cấp và đào tạo dưới 3 tháng mở lúc 7 giờ 30.
none
2021-02-01 | Lễ kỷ niệm 40 năm thành lập diễn ra ở số 17 đường Trần Phú.
none
# what is handed on, and what is not
2021-02-01 | TIN NGÂN HÀNG ⏎ Đến 31/12/2020 tổng nguồn vốn đạt 812 tỷ đồng, tăng 9 tỷ đồng so với 31/12/2019. Nợ quá hạn 3 tỷ đồng.
812_tỷ unit=đồng dimension=money period=2020-12-31
9_tỷ measure=change direction=up base=2019-12-31 period=2020-12-31
3_tỷ unit=đồng dimension=money period=2020-12-31
2021-02-01 | Năm 2020, giá nước nới từ 4.100 đồng lên 4.600 đồng.
4.100 unit=đồng dimension=money period=None
4.600 unit=đồng dimension=money period=2020
2021-10-05 | Trong 9 tháng năm 2021, thu đạt 71 tỷ đồng, bằng 68% kế hoạch cả năm; chi 54 tỷ đồng.
71_tỷ unit=đồng dimension=money period=2021-01/2021-09
68 measure=plan-ratio base=plan period=2021-01/2021-09
54_tỷ unit=đồng dimension=money period=2021-01/2021-09
2021-02-01 | Năm 2020, theo chuẩn nghèo giai đoạn 2016 - 2020, huyện còn 214 hộ nghèo.
214 unit=hộ_nghèo dimension=household period=2020
2021-02-01 | Quân khu 4 điều 9 xuồng máy đến vùng ngập.
9 unit=xuồng_máy dimension=count
2021-02-01 | Năm 2020, lượng khách giảm 11%, tỷ lệ lấp đầy phòng 63,2%.
11 measure=change direction=down period=2020
63,2 value=63.2 period=2020
2021-02-01 | Năm 2020, xuất khẩu tăng 5%, nhập khẩu 3%.
5 measure=change direction=up period=2020
3 measure=change direction=up period=2020
2020-07-08 | Sáu tháng đầu năm 2020, thu 9 tỷ đồng, vượt 17% kế hoạch 6 tháng.
9_tỷ unit=đồng period=2020-01/2020-06
17 measure=plan-excess base=plan period=2020-01/2020-06
2021-02-01 | Có 61 vị trí lộ giao thông được sửa, giá cát đắt thêm 900 đồng.
61 unit=vị_trí
900 measure=change direction=up
2021-02-01 | Lương tháng 12 triệu đồng, còn lương tháng 11 năm 2020 là 9 triệu đồng.
12_triệu unit=đồng dimension=money
9_triệu unit=đồng dimension=money period=2020-11
2021-02-01 | Năm 2020, tỷ lệ hộ nghèo còn 0,4%. Nếu so với kế hoạch thì đạt 104%.
0,4 value=0.4 period=2020
104 measure=plan-ratio base=plan period=2020
2021-02-01 | Năm 2020, huyện tạo 1.404 việc làm trên kế hoạch 1.900, đạt 73,9%.
1.404 unit=việc_làm period=2020
1.900 status=target period=2020
73,9 measure=plan-ratio base=plan period=2020
2021-12-20 | Lũy kế 11 tháng, doanh thu 480 tỷ đồng, vượt 4% kế hoạch cả năm (460 tỷ đồng).
480_tỷ period=2021-01/2021-11
4 measure=plan-excess base=plan period=2021-01/2021-11
460_tỷ status=target period=2021
# English
2021-02-01 | The centre treated 515 people in 2020, exceeding the year's plan by 2 percent.
515 unit=people dimension=person period=2020
2 measure=plan-excess base=plan period=2020
2021-02-01 | Loans helped keep or expand work for 3,360 labourers in 2020.
3,360 unit=labourers dimension=person period=2020
2021-02-01 | The centre treated 415 people in 2020, including 315 at the centre; 90 were sent home, of whom 40 by bus.
415 unit=people dimension=person period=2020
315 dimension=person period=2020
90 period=2020
40 period=2020
2021-02-01 | The bank's loans stood at VND8.4 trillion as of November 30, rising 3% against end-2019.
8.4_trillion dimension=money period=2020-11-30
3 measure=change direction=up period=2020-11-30
2021-02-01 | Thirty-one of the 58 communes met the standard.
Thirty-one_of_the_58 value=31 of=58 unit=communes dimension=count
2021-02-01 | The district logged 140 new COVID-19 cases, 12 fewer than a day before.
140 unit=cases dimension=count
12 measure=change direction=down
2021-02-01 | In 2020 the poverty rate fell by 0.4 percent to 2.1 percent.
0.4 measure=change direction=down period=2020
2.1 value=2.1 period=2020
2021-02-01 | The province created jobs for 4,210 workers in 2020, 96 percent of the plan.
4,210 value=4210 unit=workers dimension=person period=2020
96 measure=plan-ratio base=plan
2021-02-01 | Enrolment reached 3,150 learners, 5 percent above plan.
3,150 unit=learners
5 measure=plan-excess base=plan
2021-02-01 | Revenue rose 7 percent year-on-year to VND1.2 trillion in the first nine months of 2020.
7 measure=change direction=up
1.2_trillion value=1200000000000 dimension=money period=2020-01/2020-09
2021-02-01 | For 2021 the district aims for 40 new houses and at least 12 clean-water schemes.
40 status=target period=2021
12 qualifier=at-least status=target period=2021
2021-02-01 | Article 12 of Decree 100/2019/ND-CP was read at 9.30am on Highway 18.
none
# parts of a whole
2021-02-01 | Toàn xã có 1/5 số hộ làm nghề mộc, một nửa số thợ mộc là nữ.
1/5 value=1 of=5 unit=hộ dimension=household
một_nửa value=0.5 unit=thợ dimension=person
2021-02-01 | Một phần ba số lợn nái đã được tiêm.
Một_phần_ba of=3 unit=lợn_nái dimension=count
2021-02-01 | Sản lượng mật chỉ bằng một nửa năm 2019.
một_nửa dimension=times measure=relative base=2019 unit=None
2021-02-01 | Số khách chỉ bằng 1/3 so với mọi năm, riêng khách trẻ chiếm hơn một nửa.
1/3 of=3 dimension=times measure=relative
một_nửa dimension=none qualifier=over
2021-02-01 | Ngày 1/5 số khách tăng mạnh, đội vào vòng 1/8; chị tìm thấy một nửa của mình.
none
# for each
2021-02-01 | Huyện tiếp 310 lượt khách mới mỗi ngày, thu 85 nghìn đồng mỗi vé.
310 unit=lượt_khách dimension=person-turn per=ngày
85_nghìn value=85000 unit=đồng dimension=money per=vé
2021-02-01 | Mỗi ngày có 30-50 trẻ đến học, 20 - 30 trẻ ở lại ăn trưa.
30-50 value=30 high=50 dimension=person per=ngày
20_-_30 value=20 high=30 dimension=person per=ngày
2021-02-01 | Mỗi năm, huyện mất 45 ha đất; mỗi hộ góp 2 triệu đồng và 50 kg gạo.
45 dimension=area per=năm
2_triệu value=2000000 dimension=money per=hộ
50 dimension=mass per=hộ
2021-02-01 | Mỗi hộ góp 2 triệu đồng, toàn xã có 300 hộ tham gia trong 60 tháng.
2_triệu value=2000000 dimension=money per=hộ
300 dimension=household
60 dimension=duration
2021-02-01 | Mỗi người một việc, 20 hộ đã xong; mỗi khi mưa lớn, 30 hộ phải dời đi.
20 dimension=household
30 dimension=household
2021-02-01 | Lượng rác tăng 30%, 40%, 50% mỗi năm.
30 dimension=percent measure=change direction=up per=năm
40 dimension=percent measure=change direction=up per=năm
50 dimension=percent measure=change direction=up per=năm
2021-02-01 | Một ha bưởi cho thu 40 triệu đồng, anh bán 1 kg bưởi được 30 nghìn đồng.
40_triệu value=40000000 dimension=money per=ha
1 dimension=mass
30_nghìn value=30000 dimension=money
2021-02-01 | 1 ha bưởi cho thu 40 triệu đồng.
40_triệu value=40000000 dimension=money per=ha
2021-02-01 | Xe chạy 60 km/h, hết 5,8L/100km; mưa 50 mm/2 giờ; nồng độ 0,4 mg/1lít; 12 ca/100.000 dân; xã mở 3 lớp/90 học viên.
60 unit=km dimension=speed per=h
5,8 dimension=volume per=100_km
50 dimension=length per=2_giờ
0,4 dimension=mass per=lít
12 unit=ca per=100.000_dân
3 unit=lớp
90 unit=học_viên
2021-02-01 | Dư nợ của ngân hàng số và khách hàng cá nhân tăng 7%.
7 dimension=percent measure=change direction=up
# compounds
2021-02-01 | Có 12 hãng truyền thông, 2 đối thủ và hai khoang máy cùng 3 năm học tập.
12 unit=hãng
2 unit=đối_thủ
hai unit=khoang
3 unit=năm dimension=duration
2021-02-01 | Mô-men xoắn 250 Nm, bước sóng 250 nm, đường cấp 5 đồng bằng dài 12 km.
250 dimension=count
250 dimension=length
12 dimension=length
# names of things, look-alikes of counts
2021-02-01 | Kết quả vòng 37 giải trẻ được nhắc ở Điều 9, 10 Thông tư; chị ở tầng 5 tòa nhà có 7 tầng 12 phòng, thi trong vòng 24 giờ.
7 unit=tầng
12 unit=phòng
24 dimension=duration
2021-02-01 | Xe phải đi vòng 20 km, vào ngõ 3 m, rồi qua quận 5.
20 unit=km dimension=length
3 unit=m dimension=length
2021-02-01 | Ông lái xe ba bánh đi phiên chợ 0 đồng mua 2 bánh xà phòng và một mẫu Vinfast 2019 phiên bản mới; vé vào cửa giá 0 đồng.
2 unit=bánh
0 unit=đồng dimension=money
2021-02-01 | Anh cao 1m89, đào giếng sâu 12m5 cách nhà 3km2 đường và nhà 45m2.
1m89 value=1.89 unit=m dimension=length
12m5 value=12.5 unit=m dimension=length
3 unit=km2 dimension=area
45 unit=m2 dimension=area
2021-02-01 | Phí thử mẫu (tối thiểu 40 triệu/lô hàng), lập trạm (tối thiểu 10 tỷ) đều cao; trời nóng nhất từ 11-17 giờ.
40_triệu value=40000000 unit=đồng dimension=money per=lô_hàng qualifier=at-least
10_tỷ value=10000000000 unit=đồng dimension=money qualifier=at-least
2021-02-01 | Cứ mỗi 100 km xe tốn 7 lít xăng; bình quân mỗi xã đạt 12,5 tiêu chí, có 7 xã về đích; phạt 2 triệu đồng/hành vi, mất 5 ngày công chiếu.
7 dimension=volume per=100_km
12,5 unit=tiêu_chí per=xã
7 unit=xã
2_triệu value=2000000 dimension=money per=hành_vi
5 unit=ngày dimension=duration
2021-02-01 | Hơn nửa năm qua mưa ít, gần một năm nay hạn kéo dài.
none
2021-02-01 | Giá đất 30 triệu đồng một mét vuông, lương 5 triệu một tháng, rau 12 ngàn một bó; xe đạp (mỗi chiếc 1,5 triệu đồng) tặng 2 hộ lý.
30_triệu value=30000000 dimension=money per=mét_vuông
5_triệu value=5000000 unit=đồng dimension=money per=tháng
12_ngàn value=12000 unit=đồng dimension=money per=bó
1,5_triệu value=1500000 dimension=money per=chiếc
2 unit=hộ_lý dimension=person
# one, and scales alone
2021-02-01 | Sau gần một năm, chiến dịch kéo dài một tháng khiến một người chết; một năm nữa anh mất một người bạn.
một value=1 dimension=duration qualifier=nearly
một value=1 dimension=duration
một value=1 dimension=person
2021-02-01 | Có gần triệu người và hơn trăm nghìn hộ dự, nhiều hơn nghìn lẻ một đêm.
triệu value=1000000 dimension=person qualifier=nearly
trăm_nghìn value=100000 dimension=household qualifier=over
2021-02-01 | Cứ 1 trong 5 bé thừa cân, đã có 41 trong số 94 xã cân đo cho bé; đây là 1 trong 3 thành phố lớn.
1_trong_5 value=1 of=5 unit=bé dimension=person
41_trong_số_94 value=41 of=94 unit=xã
3 unit=thành_phố
2021-02-01 | Lượng khách gấp 2 cùng kỳ năm 2020.
2 dimension=times measure=relative base=2020
# units told before
2021-02-01 | Tổng số người nhiễm: 1.520.
1.520 value=1520 unit=người dimension=person
2021-02-01 | Có 24 ca: Cần Thơ (17), Long An (2), Tiền Giang (5).
24 unit=ca
17 unit=ca
2 unit=ca
5 unit=ca
2021-02-01 | Dự họp có bà Hoa (43), ông Nam (52), và làm việc ở Cần Thơ (1).
none
2021-02-01 | Tổng số người về từ vùng lũ đang ở nhờ nhà dân (tạm trú): 1.520, trong đó: ⏎ - Ở tập trung tại trường học của xã khác: 523.
1.520 value=1520 unit=người dimension=person
523 unit=người dimension=person
2021-02-01 | The clinic charges 40 dollars per case and 5,000 dong per kilometre, officials said at the meeting.
40 unit=dollars dimension=money per=case
5,000 value=5000 unit=dong dimension=money per=kilometre
# a date behind a number is no unit
2021-02-01 | Thông báo số 13 ngày 3/7 và mùng 10 tháng Giêng đã nhắc việc này.
none
2021-02-01 | Việc sửa cầu mất 13 ngày.
13 unit=ngày dimension=duration
# what nobody plans, what is meant of a number that stands before it, and where a plan ends
2021-04-30 | Theo dự báo, nhiệt độ trong tuần sẽ lên 38 độ C.
38 dimension=temperature status=estimate
2021-04-30 | Dự báo đến năm 2026, vùng này sẽ cần khoảng 1,2 triệu lao động.
1,2_triệu value=1200000 qualifier=about status=estimate period=2026
2021-04-30 | Viện Nghiên cứu và Dự báo kinh tế cho biết xuất khẩu của ngành giảm 6,4%.
6,4 measure=change direction=down
2021-04-30 | Khoảng 1.350 lao động dự kiến được đào tạo lại.
1.350 value=1350 qualifier=about status=target
2021-04-30 | 480 hộ sẽ được cấp nước sạch.
480 status=target
2021-04-30 | Nhà máy có 480 công nhân, sẽ mở rộng xưởng.
480 status=actual
2021-02-01 | Kế hoạch dạy nghề năm 2020 của huyện là 1.640 người; lao động nông thôn học nghề được 318 người, bằng 106% kế hoạch.
1.640 value=1640 status=target period=2020
318 period=2020
106 measure=plan-ratio base=plan period=2020
2021-02-01 | Năm 2020 có 1.270 người có việc, trong khi kế hoạch cần tới 1.900, tức mới đạt 66,8%.
1.270 value=1270 period=2020
1.900 value=1900 status=target period=2020
66,8 measure=plan-ratio base=plan period=2020
2021-02-01 | Đúng như ước nguyện, chị được tặng 2 căn nhà.
2 status=actual
# which way: multiples, signs, nouns and verbs of change
2021-02-01 | Lượng khách tăng gấp đôi, doanh thu tăng gấp 3,2 lần.
đôi value=2 measure=relative direction=up
3,2 measure=relative direction=up
2021-02-01 | Chỉ số mất 0,52 điểm (-0,21%), còn 244,8 điểm.
0,52 measure=change direction=down
0,21 value=0.21 measure=change direction=down
244,8 measure=level
2021-02-01 | Sàn có 212 mã tăng, 164 mã giảm và 71 mã đứng giá.
212 measure=level
164 measure=level
71 measure=level
2021-02-01 | Bệnh viện tăng giá 1.150 dịch vụ, có loại tăng giá 12%.
1.150 value=1150 measure=level
12 measure=change direction=up
2021-02-01 | Ngành nộp thuế giá trị gia tăng 46 tỷ đồng, có đơn vị thua lỗ 13 tỷ đồng.
46_tỷ measure=level
13_tỷ measure=level
2021-02-01 | Mục tiêu tuyển sinh nhích lên 6.700 em.
6.700 value=6700 measure=level status=target
2021-02-01 | Diện tích và sản lượng tăng tương ứng 4,1% và 9,6% so với năm trước.
4,1 measure=change direction=up
9,6 measure=change direction=up
2021-02-01 | The scheme sustained or expanded jobs for another 5,210 people.
5,210 value=5210 measure=level
2021-02-01 | Coffee saw an 11.7 percent fall in volume but a 39 percent rise in value.
11.7 measure=change direction=down
39 measure=change direction=up
# times: so far, of a title, of a day, of a school year
2021-02-01 | Lũy kế đến hết tháng 11/2020, kim ngạch đạt 31 tỷ USD.
31_tỷ value=31000000000 period=2020-01/2020-11
2021-02-01 | Tính đến hết tháng 11/2020, xã có 31 hộ nghèo.
31 period=2020-11
2021-02-01 | In Q4/2020, rents slid 1.4 percent.
1.4 measure=change direction=down period=2020-10/2020-12
2021-02-01 | Năm 2021 hộ nghèo của huyện còn 0,6%.
0,6 period=2021
2021-03-13 | Vàng miếng sáng 12/3 tăng 400.000 đồng. Vàng nhẫn lùi về 55 triệu đồng.
400.000 measure=change direction=up period=2021-03-12
55_triệu period=2021-03-12
2021-03-13 | Sáng 12/3, Cục Thống kê công bố báo cáo. Cả tỉnh có 55 siêu thị.
55 period=None
2021-02-03 | The province hopes to send 400 people to work abroad on contract in 2021.
400 status=target period=2021
2019-02-12 | Police recorded 271 accidents from February 2 to 10. Officers fined 2,850 drivers.
271 period=2019-02-02/2019-02-10
2,850 value=2850 period=2019-02-02/2019-02-10
2021-02-17 | Trong dịp nghỉ Tết (từ 10/2 đến 16/2), cả nước có 172 vụ. Cảnh sát xử lý 2.640 trường hợp.
172 period=2021-02-10/2021-02-16
2.640 value=2640 period=2021-02-10/2021-02-16
2021-03-17 | Công an cho biết khoảng 22h30 ngày 16/3, tổ công tác bắt 4 đối tượng. Lực lượng chức năng thu giữ 2 khẩu súng.
4 period=2021-03-16
2 period=2021-03-16
2020-10-21 | Tính đến 6h ngày 21/10, lũ đã làm 98 người chết. Còn 51.200 hộ chưa về nhà.
98 period=2020-10-21
51.200 value=51200 period=2020-10-21
2019-07-09 | 6 tháng đầu năm 2019, tỉnh thu 3.900 tỷ đồng. Đến ngày 30/6 có 46 xã về đích. Khách du lịch đạt 2,7 triệu lượt.
3.900_tỷ period=2019-01/2019-06
46 period=2019-06-30
2,7_triệu period=2019-01/2019-06
2021-01-05 | Trong năm vừa qua, tỷ lệ nghèo giảm 0,4%. Bước sang năm mới, huyện phấn đấu tuyển sinh 3.700 người.
0,4 measure=change direction=down period=2020
3.700 value=3700 status=target period=2021
2020-12-18 | Năm 2020, huyện giảm nghèo nhanh: nếu cuối năm ngoái tỷ lệ là 1,9% thì nay chỉ còn 1,1%.
1,9 period=2019
1,1 period=2020
2021-02-10 | Cuối năm 2018, hộ nghèo chiếm 3,4%; một năm sau chỉ còn 2,9%.
3,4 period=2018
2,9 period=2019
2020-12-17 | Ngày 16/12, Sở tổng kết công tác năm 2020, triển khai nhiệm vụ năm 2021. Trong năm, tỉnh đã dạy nghề cho 3.120 người.
3.120 value=3120 period=2020
2022-08-03 | So với cùng kỳ 2021 (4.120 ca mắc, 12 ca tử vong), số mắc cao hơn nhiều.
4.120 value=4120 period=2021
12 period=2021
2022-07-06 | Xuất khẩu đạt 18 tỷ USD, trong khi nửa đầu năm ngoái nhập siêu 2 tỷ USD. Xuất khẩu cả năm có thể đạt 37 tỷ USD.
18_tỷ period=None
2_tỷ period=2021-01/2021-06
37_tỷ period=2022
2021-07-09 | Năm 2021 có 15 thí sinh bị đình chỉ; năm ngoái con số này là 38. Cả nước huy động 11.200 giáo viên.
15 period=2021
38 period=2020
11.200 value=11200 period=2021
2023-07-03 | Visitors were equal to 66 percent of the 2019 figure. In June alone, arrivals reached 97,010.
66
97,010 value=97010 period=2023-06
2022-01-18 | Huyện có 436 hộ nghèo, cao gấp 2,9 lần; kế hoạch năm nay giảm 4,5%.
436 status=actual
2,9 measure=relative
4,5 measure=change direction=down status=target period=2022
2022-08-10 | Tỉnh yêu cầu các chủ đầu tư đến hết tháng 9 giải ngân 62 tỷ đồng.
62_tỷ status=target period=2022-09
2021-04-09 | Theo kế hoạch, năm 2021 huyện còn 57 hộ nghèo.
57 status=target period=2021
# what is meant, and by how much: purposes, months to come, plans behind their number, parts of one scale
2021-01-29 | Công đoàn đang vận động để năm 2021 huyện có 31.400 người tham gia BHXH.
31.400 value=31400 status=target period=2021
2021-02-10 | Độ phủ đạt 41,3%, cao hơn mức 40,2% mà kế hoạch năm 2020 đặt ra.
41,3 measure=level
40,2 status=target period=2020
2019-07-09 | Nhiệm vụ 6 tháng cuối năm: thu 4.400 tỷ đồng.
4.400_tỷ status=target period=2019-07/2019-12
2022-10-05 | Huyện giải ngân được 411,5/906 tỷ đồng, đạt 45,4% kế hoạch.
411,5/906_tỷ value=411500000000 of=906000000000
45,4 measure=plan-ratio base=plan
2019-10-01 | Thái Lan có mức tăng mạnh nhất, 44,2%.
44,2 measure=change direction=up
2021-10-12 | Thu nhập bình quân 5,1 triệu đồng, hụt 862.000 đồng.
5,1_triệu measure=level
862.000 value=862000 measure=change direction=down
2021-10-12 | Ngành dạy nghề khởi sắc khi các cơ sở tuyển mới 3.625 người.
3.625 value=3625 measure=level
2022-02-02 | The rediscount rate moved from 3.5 percent to 4.5 percent.
3.5 measure=level
4.5 measure=level
2022-02-02 | Consultants expect price growth of 3% to 5%, and road deaths cut by 5 to 10 percent.
3%_to_5 high=5 measure=change direction=up status=target
5_to_10 high=10 measure=change direction=down status=target
"""


def _rows() -> list[tuple[str, str, list[str]]]:
    rows: list[tuple[str, str, list[str]]] = []
    for line in ROWS.strip().splitlines():
        if line.startswith("#"):
            continue
        if " | " in line and line[:4].isdigit():
            date, text = line.split(" | ", 1)
            rows.append((date, text.replace(" ⏎ ", "\n"), []))
        else:
            rows[-1][2].append(line)
    return rows


def _read(text: str, date: str) -> list[Claim]:
    return list(extract(Document.of(text, date=dt.date.fromisoformat(date))).claims)


def _told(claim: Claim, name: str) -> str | None:
    value = getattr(claim, name)
    return None if value is None else str(value)


@pytest.mark.parametrize(("date", "text", "lines"), _rows(), ids=lambda value: value[:40] if isinstance(value, str) else "")
def test_reading(date: str, text: str, lines: list[str]) -> None:
    claims = _read(text, date)
    if lines == ["none"]:
        assert [claim.text for claim in claims] == []
        return
    assert [claim.number for claim in claims] == [line.split()[0].replace("_", " ") for line in lines]
    for claim, line in zip(claims, lines, strict=True):
        wanted = PLAIN | {
            name: None if value == "None" else value.replace("_", " ") for name, value in (pair.split("=") for pair in line.split()[1:])
        }
        told = {name: _told(claim, name) for name in wanted}
        assert told == wanted, (claim.text, {name: (told[name], wanted[name]) for name in wanted if told[name] != wanted[name]})


@pytest.mark.parametrize(("date", "text"), [(date, text) for date, text, _ in _rows()], ids=lambda value: value[:40])
def test_decomposed_text_reads_the_same(date: str, text: str) -> None:
    plain, apart = _read(text, date), _read(unicodedata.normalize("NFD", text), date)
    fields = ("value", "high", "of", "dimension", "qualifier", "measure", "direction", "status", "period", "per", "base")
    assert [[getattr(claim, name) for name in fields] for claim in plain] == [[getattr(claim, name) for name in fields] for claim in apart]


@pytest.mark.parametrize(("phrase", "period"), [(text, period) for rule in RULES for text, period in rule.yields])
def test_times(phrase: str, period: str | None) -> None:
    language = next(rule.language for rule in RULES for text, _ in rule.yields if text == phrase)
    times = find_times(Document.of(phrase, language=language, date=dt.date(2021, 5, 10)))
    assert period in [time.period for time in times]


LEFT = [(rule, phrase) for rule in RULES for phrase in rule.leaves]


@pytest.mark.parametrize(("rule", "phrase"), LEFT, ids=[f"{rule.name}: {phrase}" for rule, phrase in LEFT])
def test_look_alikes_of_times(rule: object, phrase: str) -> None:
    document = Document.of(phrase, language=rule.language, date=dt.date(2021, 5, 10))  # type: ignore[attr-defined]  # a Rule
    pattern = compiled(rule.pattern.replace(" ", r"\s"))  # type: ignore[attr-defined]  # a Rule
    matches = [pattern.match(document.view, at) for at in range(len(document.view))]
    moments = [rule.read(match) for match in matches if match]  # type: ignore[attr-defined]  # a Rule
    assert [moment for moment in moments if moment] == [] or find_times(document) == [] or rule.name not in {"year", "clock"}  # type: ignore[attr-defined]  # a Rule


@pytest.mark.parametrize(("name", "pattern", "found", "left"), PATTERNS, ids=[name for name, *_ in PATTERNS])
def test_names(name: str, pattern: str, found: tuple[str, ...], left: tuple[str, ...]) -> None:
    finder = compiled(pattern.replace(r"\s", r"[ \n]") if name != "marker" else pattern)
    assert [phrase for phrase in found if not finder.search(Document.of(phrase).view)] == []
    assert [phrase for phrase in left if finder.search(Document.of(phrase).view)] == []


VI_UNITS = sorted(word for word, dimension in units.dimensions("vi").items() if dimension != "none" and word.isalpha())


@pytest.mark.parametrize("word", VI_UNITS)
def test_every_unit_is_read_behind_a_number(word: str) -> None:
    document = Document.of(f"có 12 {word}", language="vi")
    unit = read_unit(document, find_numbers(document)[0])
    assert unit is not None
    assert (unit.text, unit.dimension) == (word, units.dimensions("vi")[word])


@pytest.mark.parametrize(("phrase", "unit", "dimension", "look_alike"), units.EXAMPLES)
def test_units_and_their_look_alikes(phrase: str, unit: str, dimension: str, look_alike: str) -> None:
    assert [(claim.unit, claim.dimension) for claim in _read(phrase, "2021-02-01")] == [(unit, dimension)]
    assert (unit, dimension) not in [(claim.unit, claim.dimension) for claim in _read(look_alike, "2021-02-01")]


CUES = [
    (kind, value, words.split("|")[0], example, other) for kind, value, words, example, other in cues.VI if kind in {"qualifier", "bound"}
]


@pytest.mark.parametrize(("kind", "value", "word", "example", "other"), CUES)
def test_qualifiers_and_their_look_alikes(kind: str, value: str, word: str, example: str, other: str) -> None:
    assert kind in {"qualifier", "bound"}
    assert word in example
    assert [claim.qualifier for claim in _read(example, "2021-02-01")] == [value]
    assert value not in [claim.qualifier for claim in _read(other, "2021-02-01")]


CHANGES = [(value, example, other) for kind, value, _, example, other in cues.VI if kind == "change" and value in {"up", "down"}]


@pytest.mark.parametrize(("direction", "example", "other"), CHANGES)
def test_changes_and_their_look_alikes(direction: str, example: str, other: str) -> None:
    assert [(claim.measure, claim.direction) for claim in _read(example, "2021-02-01")] == [("change", direction)]
    assert "change" not in [claim.measure for claim in _read(other, "2021-02-01")]


PIECES = st.lists(
    st.sampled_from(
        "Năm 2020|14.048|lao động|giảm|còn|0,23%|(|)|;|:|,|.|\n|kế hoạch|vượt|trong đó|so với|cùng kỳ|từ|đến|5-7%|hai|triệu đồng|/|người|tháng|gấp đôi|phấn đấu|ước|12/5|lần lượt|và|3 tỷ 200 triệu|%|-|rưỡi".split(
            "|"
        )
    ),
    max_size=40,
)


@settings(deadline=None, max_examples=200)
@given(pieces=PIECES, date=st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)))
def test_any_order_of_words_is_read(pieces: list[str], date: dt.date | None) -> None:
    text = " ".join(pieces)
    document = Document.of(text, date=date)
    last = 0
    for claim in extract(document).claims:
        assert claim.text == text[claim.start : claim.end]
        assert claim.number == text[claim.number_start : claim.number_end]
        assert last <= claim.number_start <= claim.number_end <= claim.end or claim.start <= claim.number_start
        assert (claim.line, claim.column) == document.line_column(claim.start)
        last = claim.number_start


@settings(deadline=None, max_examples=150)
@given(text=st.text(max_size=200))
def test_odd_text_is_no_error(text: str) -> None:
    for claim in extract(Document.of(text)).claims:
        assert claim.text == text[claim.start : claim.end]
