"""Units and counted nouns of Vietnamese and English, with their dimension.

A row of ``VI`` or ``EN`` is a dimension and the words that carry it, as they stand in the folded view of a text,
separated by ``|``. The longest word that fits a text wins: ``lượt người`` before ``lượt``. A noun that no row
knows counts as ``count``. ``EXAMPLES`` says, for the words that could be mistaken, a phrase with its unit and
dimension and a phrase in which the word is no unit.
"""

from __future__ import annotations

from functools import cache

from qnfacts.model import Dimension, Language

VI: tuple[tuple[Dimension, str], ...] = (
    ("percent", "%|phần trăm|‰|phần nghìn"),
    ("percentage-point", "điểm phần trăm|điểm %|điểm phần nghìn"),
    ("times", "lần"),
    (
        "person",
        "người|lao động|người lao động|em|học sinh|sinh viên|học viên|thí sinh|bệnh nhân|đối tượng|cán bộ|công nhân|"
        "công chức|viên chức|nhân viên|thành viên|hội viên|đoàn viên|đảng viên|tình nguyện viên|giáo viên|giảng viên|"
        "bác sỹ|y bác sỹ|y tá|điều dưỡng|dược sỹ|kỹ sư|chiến sỹ|liệt sỹ|thương binh|bệnh binh|binh sỹ|binh lính|lính|quân|cảnh sát|"
        "du khách|khách|khách hàng|khách quốc tế|hành khách|người dân|dân|dân thường|nhân khẩu|khẩu|trẻ|trẻ em|trẻ nhỏ|cháu|bé|bé gái|bé trai|"
        "phụ nữ|nam giới|nam|nữ|nam sinh|nữ sinh|bị cáo|bị can|nghi phạm|phạm nhân|tù nhân|nạn nhân|con tin|ngư dân|nông dân|"
        "thuyền viên|thủy thủ|cầu thủ|vận động viên|vđv|trọng tài|nghệ sỹ|ca sỹ|diễn viên|nhà báo|phóng viên|chuyên gia|nhà khoa học|giáo sư|"
        "tiến sỹ|thạc sỹ|cử nhân|đại biểu|cử tri|ứng viên|ứng cử viên|thanh niên|thiếu niên|bạn|bạn trẻ|bạn đọc|ông|bà|cụ|"
        "bn|mẹ việt nam anh hùng|mẹ việt nam|mẹ vnah|lđ|lđnt|cnlđ|nlđ|cbcnv|cbccvc|hssv|hs|sv|tnv|hộ sinh|tài xế|"
        "lái xe|phi công|tiếp viên|thợ|thợ mỏ|chủ hộ|doanh nhân|nhà đầu tư|cổ đông|thuê bao|tín đồ|f0|f1|công dân|kiều bào|"
        "chị em|anh em|bà mẹ|nhà giáo|huấn luyện viên|hlv|tuyển thủ|quân nhân|dân quân|thai phụ|sản phụ|chuyên viên|luật sư|kiểm lâm|cộng tác viên|biên chế|"
        "đứa|đứa trẻ|đứa con|đứa bé|con trai|con gái|con nuôi|con nhỏ|tân sinh viên|bị hại|cổ động viên|nam sinh viên|nữ sinh viên|thanh thiếu niên|thiếu nhi|thiếu nữ|cô gái|chàng trai|đàn ông|"
        "nghiên cứu sinh|hộ lý|nhân lực|nhân sự|nhân công|nhân chứng|nhân tài|khán giả|thính giả|độc giả|tác giả|học giả|cá nhân|xã viên|đội viên|ủy viên|phiên dịch viên|hướng dẫn viên|kỹ thuật viên|"
        "đồng chí|đồng bào|đồng phạm|đồng nghiệp|đồng đội|đồng tác giả|bộ đội|công an|sỹ quan|tướng|tay súng|tay đua|tay vợt|võ sỹ|võ sinh|kỳ thủ|tiền đạo|"
        "tiền vệ|hậu vệ|thủ môn|danh thủ|tân binh|học trò|hoa hậu|á hậu|người mẫu|nhạc sỹ|họa sỹ|nhà văn|nhà thơ|nhà sư|nhà ngoại giao|nhà lãnh đạo|nhà nghiên cứu|nhà hoạt động|"
        "nhà vô địch|linh mục|giám mục|tu sỹ|tăng ni|phật tử|giáo dân|chức sắc|già làng|trưởng bản|trưởng thôn|bộ trưởng|thứ trưởng|vụ trưởng|cục trưởng|chủ tịch|giám đốc|"
        "phó giám đốc|phó chủ tịch|tổ trưởng|đội trưởng|chủ tàu|chủ nhà|chủ xe|tiểu thương|nghi can|thủ phạm|hung thủ|tử tù|con nghiện|con bạc|phiến quân|thầy thuốc|thầy giáo|cô giáo|giám khảo|thực khách",
    ),
    (
        "person-turn",
        "lượt người|lượt khách|lượt lao động|lượt|lượt hành khách|lượt bệnh nhân|lượt học sinh|lượt học viên|lượt du khách|lượt đối tượng|lượt cán bộ",
    ),
    ("household", "hộ|hộ dân|hộ gia đình|gia đình|hộ nghèo|hộ cận nghèo|lượt hộ|lượt hộ nghèo|hộ nông dân|hộ kinh doanh|hộ cá thể|nóc nhà"),
    (
        "money",
        "đồng|đ|vnd|vnđ|đồng việt nam|usd|đô|đô la|đô la mỹ|đô mỹ|đôla|đôla mỹ|euro|eur|bảng|bảng anh|yên|yên nhật|jpy|won|nhân dân tệ|tệ|ndt|cny|"
        "baht|bạt|ruble|rúp|franc|aud|sgd|đô la úc|đô la singapore|gbp|xu|xen|cent|rupee|peso|rupiah|ringgit|$|€|£|¥",
    ),
    (
        "mass",
        "tấn|tạ|yến|kg|kilogam|kilôgam|ky lô gam|ky|kilo|cân|g|gam|gram|mg|miligam|lạng|chỉ vàng|cây vàng|lượng vàng|tấn hàng|tấn thóc|tấn than|dwt|teu|carat|ounce",
    ),
    ("length", "km|m|cm|mm|mét|kilomet|kilômét|ky lô mét|cây số|hải lý|dặm|inch|feet|foot|gang tay|centimet|xentimet|mm nước|µm|nm|ly"),
    (
        "area",
        "ha|hecta|héc ta|m2|m²|mét vuông|km2|km²|cm2|cm²|sào|công đất|mẫu ruộng|mẫu đất|mẫu lúa|mẫu vườn|mẫu tây|ki lô mét vuông|ky lô mét vuông",
    ),
    ("volume", "lít|l|m3|m³|mét khối|ml|cc|khối|phân khối|thùng dầu|gallon|lít/giây|cm3|mililit"),
    ("energy", "kwh|mwh|gwh|twh|calo|kcal|jun|kj|mj|số điện"),
    ("power", "kw|mw|gw|w|kwp|mwp|mã lực|cv|hp|kva|mva|watt"),
    ("temperature", "độ c|độ|°c|ºc|độ f|°f"),
    ("speed", "km/h|km/giờ|m/s|hải lý/giờ|mbps|gbps|kmh"),
    (
        "duration",
        "năm|tháng|ngày|giờ|giờ đồng hồ|phút|giây|tuần|tuần lễ|quý|thập niên|thập kỷ|thế kỷ|tiếng|tiếng đồng hồ|ngày đêm|buổi|đêm|tuổi|năm tuổi|tháng tuổi|ngày tuổi|h|mùa|nhiệm kỳ|năm học|học kỳ|hôm|ngày công",
    ),
    # what begins like a unit and is none
    (
        "none",
        "giải ngân|giải quyết|giải phóng|giải tỏa|giải thích|bản thân|công bố|cấp phép|cấp cứu|cấp phát|đề nghị|đề xuất|đề ra|đề cập|phát hiện|phát triển|phát biểu|phát sinh|"
        "phát hành|phát động|điều chỉnh|điều tra|điều trị|điều hành|điều kiện|điều động|mức độ|vụ trưởng|tập trung|tập huấn|bao gồm|bao phủ|đoàn kết|phần lớn|phần nào|hội nhập|"
        "phòng chống|phòng ngừa|mặt khác|hướng dẫn|hướng tới|loại trừ|loại bỏ|bước vào|bước đầu|đơn giản|con số|cách đây|cách ly|cách nhau|cách mạng|hình thành|ra mắt|"
        "đường truyền|quyền lợi|hoạt động trở lại|nhân dịp|nhân viên y tế tuyến|câu chuyện về|thông tin thêm|thông tin từ|kế hoạch năm|mục tiêu kép|bài toán|bình luận về|nước ta|nước này|tổ chức tại|tổ chức lễ|"
        "đồng bằng|đồng thời|đồng ý|đồng loạt|đồng hành|đồng tình|đồng bộ|ban hành|ban đầu|bình quân|khối lượng|khối ngoại|tấn công|tuần tra|tuần hoàn|lần lượt|độ cao|độ sâu|độ dài|"
        "cân nặng|cân bằng|cân đối|cân nhắc|quý khách|quý vị|giờ địa phương|đình chỉ|đảo lộn",
    ),
    (
        "count",
        "ca|ca mắc|ca bệnh|ca nhiễm|ca tử vong|trường hợp|vụ|vụ việc|vụ án|vụ tai nạn|vụ cháy|vụ tai nạn giao thông|con|cái|chiếc|căn|căn nhà|căn hộ|ngôi|ngôi nhà|"
        "nhà|tòa|tòa nhà|tầng|phòng|giường|giường bệnh|chỗ|chỗ ngồi|chỗ làm|chỗ làm việc|việc làm|việc làm mới|việc làm tăng thêm|vị trí|vị trí việc làm|vị trí công việc|suất|suất quà|phần quà|"
        "xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|tỉnh thành|thôn|bản|ấp|khu phố|tổ dân phố|làng|khu|địa phương|địa bàn|vùng|khu vực|"
        "nước|quốc gia|thị trường|doanh nghiệp|dn|công ty|tập đoàn|hợp tác xã|htx|cơ sở|đơn vị|cơ quan|tổ chức|trường|trường học|trường đại học|bệnh viện|"
        "trung tâm|trạm|trạm y tế|chi nhánh|cửa hàng|siêu thị|chợ|nhà máy|xí nghiệp|phân xưởng|kho|cảng|sân bay|ga|bến|cầu|cây cầu|tuyến|tuyến đường|đường|đoạn|"
        "dự án|công trình|hạng mục|đề án|chương trình|kế hoạch|nghị quyết|quyết định|văn bản|thông tư|nghị định|luật|điều|hồ sơ|đơn|đơn thư|thủ tục|"
        "chỉ tiêu|tiêu chí|mục tiêu|nhiệm vụ|nhóm|nhóm nhiệm vụ|giải pháp|nội dung|nguyên nhân|lý do|điểm|mã|mã cổ phiếu|cổ phiếu|cp|trái phiếu|hợp đồng|đơn hàng|"
        "lớp|khóa|khóa học|lớp học|tiết|môn|môn học|bài|bài thi|đề|câu|câu hỏi|ngành|ngành nghề|nghề|khoa|tổ|đội|đội tình nguyện|đoàn|câu lạc bộ|clb|hội|"
        "phiên|phiên giao dịch|cuộc|cuộc họp|cuộc gọi|hội nghị|hội thảo|lễ hội|sự kiện|hoạt động|chuyến|chuyến bay|chuyến xe|trận|trận đấu|bàn|bàn thắng|bàn thua|giải|giải thưởng|huy chương|hcv|hcb|hcđ|kỷ lục|quả|"
        "xuồng|xuồng máy|xe|ô tô|xe ô tô|xe máy|xe tải|xe khách|xe buýt|tàu|tàu cá|thuyền|ca nô|máy bay|máy|máy bơm|máy tính|thiết bị|động cơ|toa|container|"
        "cây|cây xanh|cành|bông|hoa|quả trứng|trứng|trái|củ|hạt|bó|gốc|cây giống|đàn|gia súc|gia cầm|"
        "thẻ|thẻ bảo hiểm|sổ|sổ bảo hiểm|cuốn|quyển|cuốn sách|bộ|bộ phim|tập|tập phim|bài hát|ca khúc|bức|bức ảnh|bức tranh|ảnh|tác phẩm|bản đồ|tấm|tờ|trang|"
        "ổ|ổ dịch|điểm nóng|ổ nhóm|băng nhóm|nhóm tội phạm|khẩu súng|viên|viên đạn|viên thuốc|liều|liều vắc xin|mũi|mũi tiêm|bánh|bánh heroin|gói|túi|bao|thùng|chai|hộp|lon|bình|can|kiện|ống|lô|mẫu xét nghiệm|mẫu|mẫu bệnh phẩm|chi cục|chi hội|chi bộ|đảng bộ|tổ chức đảng|cục|sở|ban|phòng ban|tổng công ty|tiểu đội|trung đội|đồn biên phòng|hội đồng|ủy ban|tổ công tác|đoàn công tác|tổ đội|"
        "đồn|văn phòng|trụ sở|chốt|nhà hàng|khách sạn|homestay|khu công nghiệp|cụm công nghiệp|khu du lịch|di tích|di sản|điểm đến|bãi tắm|sao|"
        "tỷ lệ|lượt thích|lượt xem|lượt chia sẻ|lượt xe|lượt tàu|lượt chuyến|lượt phương tiện|tin nhắn|bình luận|tài khoản|ứng dụng|phương tiện|giao dịch|bình chọn|phiếu|phiếu bầu|ghế|suất chiếu|vé|"
        "mô hình|sản phẩm|mặt hàng|thương hiệu|sáng kiến|sáng chế|bằng sáng chế|đề tài|bài báo|thành tích|danh hiệu|bằng khen|giấy khen|giấy phép|giấy chứng nhận|chứng chỉ|bằng|loại|loài|giống|dạng|kiểu|cách|bước|khâu|giai đoạn|đợt|mức|cấp|hướng|mặt|phần|mảnh|thửa|thửa đất|hecta rừng|"
        "pha|cú|phát|phát súng|vòng|hiệp|set|ván|nước cờ|số liệu|con số|trang trại|chuồng|ao|hồ|đập|giếng|hồ chứa|trạm bơm|cột|cột điện|trụ|cột mốc|đèn|camera|"
        "gb|mb|tb|ghz|mhz|hz|mah|megapixel|mp|inch màn hình|lõi|nhân|bit|byte|điểm ảnh|khung hình|"
        "phường xã|xã phường|đảo|hòn đảo|bãi|khối tài sản|đám cưới|ngôi mộ|mộ|hài cốt|bộ hài cốt|ngôi trường|ngôi chùa|chùa|nhà thờ|đình|đền|lễ|quyền|ý kiến|kiến nghị|cáo buộc|tội danh|bản án|án|mức án|lỗi|vi phạm|"
        "độ richter|richter|độ cồn|người/km2|vấn đề|bài học|thách thức|yếu tố|thông tin|lĩnh vực|khía cạnh|tác động|thế hệ|triệu chứng|dấu hiệu|đặc điểm|phương án|kịch bản|lựa chọn|tổ máy|tổ hợp tác|tổ công nghệ số|tổ công nghệ|quỹ|quỹ tín dụng|quỹ tín dụng nhân dân|điểm cơ bản|cơ hội|thị phần|trụ đỡ|đầu sách|đầu xe|đầu thu|đầu máy|đầu gia súc|đầu lợn|dịch vụ|tên|gói thầu|đầu việc|trang thiết bị|giường điều trị|nông sản|lô hàng|lô đất|nền|nền đất|block|khối nhà|tổ hợp|"
        "phiên bản|phiên tòa|phiên họp|phiên chợ|mặt trận|mặt bằng|tên lửa|tên miền|nhà mạng|nhà thầu|nhà cung cấp|nhà sản xuất|nhà phân phối|nhà bán lẻ|nhà tài trợ|nhà văn hóa|nhà trẻ|nhà trọ|"
        "nhà xưởng|nhà ga|nhà hát|nhà vệ sinh|nhà thuốc|tàu sân bay|tàu chiến|tàu ngầm|tàu hàng|mùa giải|mùa vụ|lượt trận|lượt đấu|lượt tải|lượt tải về|lượt mua|lượt truy cập|lượt tìm kiếm|lượt cuộc gọi|"
        "bài viết|bài đăng|bài dự thi|bài thơ|bài thuốc|bài giảng|bài tập|bài kiểm tra|tham số|thông số|chỉ số|hệ số|mã số|mã hàng|hãng|ngân hàng|kênh|kênh truyền hình|dân tộc|dân tộc thiểu số|"
        "quân đoàn|quân khu|quân chủng|căn cứ|căn bệnh|tầng lớp|điều khoản|tiết mục|câu chuyện|bộ phận|bộ ngành|tập thể|ban ngành|sở ngành|phần mềm|phần thưởng|phần thi|hiệp hội|hiệp định|"
        "nền kinh tế|nền tảng|đồng hồ|bảng đấu|đô thị|xu hướng|khối lớp|khối thi|khối u|tiếng nổ|tiếng súng|buổi họp|buổi làm việc|buổi tọa đàm|buổi đối thoại|buổi biểu diễn|đêm diễn|đêm nhạc|"
        "hộ chiếu|hộ khẩu|đối thủ|đối tác|khoang|dòng|luồng|van|xi-lanh|xy-lanh|cơn|cơn bão|làn|làn xe|chặng|đôi|cặp|cặp đôi|hòm|khuôn|món|món ăn|cổng|ngọn|dãy|khay|lọ|hũ|miếng|khúc|khoản|khoản vay|"
        "video|clip|website|trang web|kỳ thi|kỳ họp|ky ốt|ky-ốt|kiốt|cụm|chuỗi|hệ thống|nhân vật|nhân tố|ly nước|ly cà phê|ly bia|ly rượu|ly trà|chứng cứ|tang vật",
    ),
)

EN: tuple[tuple[Dimension, str], ...] = (
    ("percent", "%|percent|per cent|pct|‰|per mille|per thousand"),
    ("percentage-point", "percentage point|percentage points|percent points|percentage-point|pp|ppt|ppts|% points|%points"),
    ("times", "times|time|fold|-fold|x"),
    (
        "person",
        "people|persons|person|workers|worker|labourers|laborers|labourer|employees|employee|participants|participant|students|student|pupils|pupil|"
        "trainees|trainee|learners|learner|graduates|graduate|patients|patient|children|child|women|men|boys|girls|residents|resident|citizens|"
        "inhabitants|teachers|teacher|lecturers|doctors|doctor|nurses|nurse|staff|officers|officer|officials|official|members|member|soldiers|"
        "passengers|passenger|tourists|tourist|visitors|visitor|guests|guest|customers|customer|clients|client|users|user|subscribers|subscriber|"
        "vietnamese|foreigners|migrants|refugees|victims|victim|suspects|suspect|defendants|farmers|farmer|fishermen|beneficiaries|beneficiary|"
        "addicts|volunteers|volunteer|engineers|experts|delegates|voters|lives|life|job seekers|job-seekers|jobseekers|enrollees|individuals|athletes|players|new enrolments|enrolments|enrollments|youths|adults|policyholders|holders|pensioners|martyrs|personnel|drivers|candidates|professionals|scientists|investors|shareholders|the poor|infants",
    ),
    (
        "person-turn",
        "arrivals|arrival|visits|visit|admissions|admission|trips|person-times|turns|tourist arrivals|visitor arrivals|international arrivals|foreign arrivals|passenger trips",
    ),
    ("household", "households|household|families|family|homes|poor households|near-poor households|farming households"),
    (
        "money",
        "vnd|dong|đồng|usd|us$|$|dollars|dollar|us dollars|euros|euro|eur|yen|won|yuan|rmb|pounds|pound|£|€|¥|baht|aud|a$|s$|sgd|cents|cent|gbp|jpy|cny|rupees|rubles",
    ),
    (
        "mass",
        "tonnes|tonne|tons|ton|kg|kilograms|kilogram|kilogrammes|kilogramme|kilos|kilo|grams|grammes|gram|g|mg|lbs|pounds weight|quintals|ounces|ounce|metric tons|metric tonnes|teus|teu",
    ),
    (
        "length",
        "km|kilometres|kilometers|kilometre|kilometer|metres|meters|metre|meter|m|cm|mm|centimetres|centimeters|miles|mile|nautical miles|inches|inch|feet|foot|millimetres",
    ),
    (
        "area",
        "ha|hectares|hectare|sq.m|sq m|square metres|square meters|sqm|m2|m²|km2|km²|sq.km|square kilometres|square kilometers|acres|acre",
    ),
    ("volume", "litres|l|liters|litre|liter|cubic metres|cubic meters|m3|m³|barrels|barrel|ml|gallons|cu.m"),
    ("energy", "kwh|mwh|gwh|twh|kilowatt-hours|kilowatt hours|calories|joules"),
    ("power", "kw|mw|gw|megawatts|gigawatts|kilowatts|watts|horsepower|hp|mwp"),
    ("temperature", "degrees celsius|degrees|degree|degrees c|°c|ºc|celsius"),
    ("speed", "km/h|kph|mph|m/s|knots|kilometres per hour|mbps"),
    (
        "duration",
        "years|year|months|month|days|day|hours|hour|minutes|minute|seconds|weeks|week|decades|decade|quarters|semesters|nights|years old",
    ),
    (
        "count",
        "cases|case|deaths|death|accidents|accident|traffic accidents|incidents|incident|infections|fatalities|injuries|jobs|job|new jobs|positions|vacancies|places|seats|beds|rooms|"
        "enterprises|enterprise|businesses|business|companies|company|firms|firm|cooperatives|co-operatives|establishments|factories|plants|projects|project|programmes|programs|"
        "schools|school|universities|colleges|classes|courses|hospitals|clinics|centres|centers|stations|communes|commune|wards|ward|districts|district|towns|cities|provinces|province|"
        "localities|villages|countries|country|nations|territories|markets|teams|team|clubs|groups|units|houses|apartments|buildings|bridges|roads|routes|vessels|ships|boats|vehicles|vehicle|cars|trucks|buses|motorbikes|motorcycles|aircraft|flights|trains|"
        "contracts|transactions|shares|products|items|documents|decisions|resolutions|targets|criteria|measures|solutions|events|meetings|sessions|conferences|animals|pigs|cattle|buffaloes|chickens|trees|fish|crops|cards|books|certificates|licences|licenses|"
        "doses|samples|tests|vaccines|outbreaks|hotspots|medals|goals|points|matches|records|accounts|messages|votes|complaints|sites|relics|hotels|restaurants|job fairs|fairs|agreements|deals|orders|containers|boxes|types|kinds|areas|zones|parks|industrial parks|facilities|banks|branches|cases of infection|stars|gb|mb|tb|ghz|hz|cows|pages|copies|tickets|attacks|organisations|organizations|households' houses|sectors|fields|factors|reasons|questions|steps|ways|things|species|parcels",
    ),
)

PARTED: dict[str, frozenset[str]] = {
    "ngày công": frozenset("chiếu|bố|tác|diễn".split("|")),
    "năm học": frozenset("tập|hành|nghề|đại học|cao đẳng|trung cấp|thạc sỹ|tiến sỹ|tiếng|ở|tại".split("|")),
}
"""Units that are none before a word that goes with their own last: ``3 năm học nghề`` is three years."""

EXAMPLES: tuple[tuple[str, str, Dimension, str], ...] = (
    # a phrase, its unit, its dimension, and a look-alike without that unit
    ("có 25 đội hoạt động thường xuyên", "đội", "count", "đại đội 25 hành quân"),
    ("tiếp nhận 900 lượt người", "lượt người", "person-turn", "lần lượt từng người"),
    ("còn 320 hộ nghèo", "hộ nghèo", "household", "hộ khẩu số 320"),
    ("đạt 57,6 tạ/ha", "tạ", "mass", "tạ ơn năm 1976"),
    ("dài 12 km", "km", "length", "tại km 12 quốc lộ"),
    ("122 xã, phường làm tốt", "xã, phường", "count", "xã 122"),
    ("tăng 1,5 điểm phần trăm", "điểm phần trăm", "percentage-point", "điểm phần 1"),
    ("14.048 lao động có việc", "lao động", "person", "lao động 14"),
    ("cần 200 nhân lực có tay nghề", "nhân lực", "person", "200 nhân dịp"),
    ("ra mắt 3 phiên bản mới", "phiên bản", "count", "phiên 3"),
    ("thi đấu 5 mùa giải", "mùa giải", "count", "5 mùa mưa"),
    ("hút 300 thanh thiếu niên", "thanh thiếu niên", "person", "thanh thiếu niên 300"),
    ("sau 3 năm học nghề", "năm", "duration", "năm học 3"),
    ("có 3 năm học trực tuyến", "năm học", "duration", "sau 3 năm học tập"),
    ("xe 150 phân khối", "phân khối", "volume", "phân 150"),
    ("súng 12,7 ly", "ly", "length", "gọi 2 ly trà"),
    ("có 54 dân tộc", "dân tộc", "count", "dân 54"),
    ("quy hoạch 5 đô thị vệ tinh", "đô thị", "count", "giá 5 đô"),
)

# Nouns that stand before a number which numbers the thing itself: lớp 10, khu 3, Nghị quyết 30.
NUMBERED = frozenset(
    "lớp|khu|thôn|tổ|ấp|quận|phường|phòng|tầng|lô|đội|đại đội|tiểu đoàn|trung đoàn|sư đoàn|lữ đoàn|hạng|top|thứ|lần thứ|vòng|bảng|kỳ|khóa|bài|chương|mục|"
    "điều|khoản|điểm|phụ lục|luật|bộ|nghị quyết|nghị định|quyết định|thông tư|chỉ thị|đề án|chương trình|dự án|văn bản|kế hoạch|công văn|luật số|số|giai đoạn|đợt|tập|trang|hình|ảnh|"
    "biểu|quốc lộ|tỉnh lộ|đường|ngõ|hẻm|ngách|km|cao tốc|ban chỉ đạo|tiểu khu|khoảnh|nhà|cầu|cổng|kênh|đài|bn|bệnh nhân|ca bệnh số|hiệp|hệ|loại|cấp|nhóm|khối|"
    "tuýp|mã|mã số|áo số|phiên bản|thế hệ|iphone|galaxy|windows|covid|u|f|g|vtv|htv|ga|bến|sân|đường số|số nhà|tổ dân phố|xóm|đoàn|binh đoàn|quân khu|công ty|xưởng|ca|tàu|toa|xe|tháng|quý|tuổi|"
    "mùng|mồng|rằm|thế kỷ|trạm|phân xưởng|vỉa|lò|mũi|chuyến bay|vị trí thứ|xếp thứ|đứng thứ|no|grade|grades|road|highway|route|room|block|ward|class|group|type|category|article|clause|chapter|"
    "decree|resolution|decision|plan|directive|circular|page|floor|phase|stage|round|level|tel|hotline|number|gate|terminal|line|unit|flight|"
    "section|annex|appendix|volume|version|zone|district|hamlet|lane|alley|street|building|tower|division|battalion|brigade|covid-19".split(
        "|"
    )
)

# Those whose number never counts what follows: Quân khu 4 điều xuồng.
ALWAYS_NUMBERED = frozenset(
    "vòng|vòng đấu|mùng|mồng|hiệp|tầng|thế kỷ|ngõ|hẻm|ngách|quân khu|quân đoàn|binh đoàn|sư đoàn|lữ đoàn|trung đoàn|tiểu đoàn|đại đội|quốc lộ|tỉnh lộ".split(
        "|"
    )
)

# Words that never are a counted noun: what follows a number when its unit was left out.
NO_NOUN_VI = frozenset(
    "một|và|hoặc|hay|với|của|cho|từ|đến|tới|trong|ngoài|trên|dưới|tại|ở|vào|ra|lên|xuống|về|đi|để|do|bởi|vì|nên|nếu|khi|thì|mà|là|bị|được|đã|đang|sẽ|vẫn|còn|cũng|đều|chỉ|"
    "tăng|giảm|đạt|bằng|chiếm|vượt|hụt|so|theo|như|này|đó|kia|nay|qua|sau|trước|nữa|thêm|hơn|kém|rồi|không|chưa|có|gồm|bao|trừ|tức|tương|ước|dự|phấn|tính|nhưng|song|tuy|"
    "mỗi|các|những|mọi|cả|toàn|riêng|nhờ|bình|trung|hiện|lần lượt|cùng|nằm|thuộc|giữa|khoảng|gần|nhất|trở|lại|luôn|ngay|mới|gấp|cao|thấp|nhiều|ít|rằng|đồng thời|đối|"
    "cuối|đầu|hồi|nhằm|tuy nhiên|trong đó|cao hơn|thấp hơn|số|mức|thứ|ngoái|bên|nhỉnh|đứng|xếp|phải|đến nay|trái|dù|lúc|kể|ngoại|chứ|đây|vừa|tiếp|khác|quanh|sang|cách|hết|góp|giúp|đưa|khiến|làm|nửa|mở rộng|tượng trưng|quan trọng|hoàn thành|xuất hiện|tiếp tục|đảm bảo|bảo đảm".split(
        "|"
    )
)
NO_NOUN_EN = frozenset(
    "and|or|of|in|on|at|to|from|for|by|with|as|than|that|which|who|were|was|is|are|be|been|had|has|have|will|would|should|could|may|can|the|a|an|this|these|those|"
    "per|up|down|over|under|above|below|more|fewer|less|higher|lower|while|but|although|after|before|during|since|until|when|where|if|so|because|against|compared|"
    "respectively|about|nearly|almost|around|each|every|all|also|only|just|it|they|we|he|she|its|their|between|among|within|through|into|out|off|not|no|took|joined|went|came|got|enrolled|found|planned|told|said|late|early|last|next|ago|now|then|there|here|representing|accounting|equal|equivalent|making|did|does|do|increase|decrease|rise|fall|drop|gain|dead|missing|injured|wounded|homeless|hurt|left".split(
        "|"
    )
)


Index = dict[str, list[tuple[tuple[str, ...], Dimension]]]


@cache
def index(language: Language) -> Index:
    """For each first word the units that begin with it, longest first: (words, dimension)."""
    found: Index = {}
    for dimension, words in VI if language == "vi" else (*EN, *_SHARED):
        for word in words.split("|"):
            parts = tuple(word.split())
            found.setdefault(parts[0], []).append((parts, dimension))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


_SHARED: tuple[tuple[Dimension, str], ...] = (("person", "người|lao động"), ("household", "hộ"))


@cache
def dimensions(language: Language) -> dict[str, Dimension]:
    """Every known unit with its dimension."""
    return {" ".join(parts): dimension for entries in index(language).values() for parts, dimension in entries}
