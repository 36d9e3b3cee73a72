"""The places that numbers are told of: Viet Nam's provinces and districts, the communes of Quảng Ninh, regions, countries.

Names are spelt as the view of a text spells them. A province's row is its name, the province that it became a part of
on 1 July 2025 (empty: it still has its name), and its districts as they were until then; ``TP``, ``TX`` and ``Q`` stand
before cities, towns and urban districts, nothing before rural ones.
"""

from __future__ import annotations

PROVINCES: tuple[tuple[str, str, str], ...] = (
    (
        "Hà Nội",
        "",
        "Q Ba Đình|Q Hoàn Kiếm|Q Tây Hồ|Q Long Biên|Q Cầu Giấy|Q Đống Đa|Q Hai Bà Trưng|Q Hoàng Mai|Q Thanh Xuân|Sóc Sơn|Đông Anh|Gia Lâm|Q Nam Từ Liêm|Thanh Trì|Q Bắc Từ Liêm|Mê Linh|Q Hà Đông|TX Sơn Tây|Ba Vì|Phúc Thọ|Đan Phượng|Hoài Đức|Quốc Oai|Thạch Thất|Chương Mỹ|Thanh Oai|Thường Tín|Phú Xuyên|Ứng Hòa|Mỹ Đức",
    ),
    ("Hà Giang", "Tuyên Quang", "TP Hà Giang|Đồng Văn|Mèo Vạc|Yên Minh|Quản Bạ|Vị Xuyên|Bắc Mê|Hoàng Su Phì|Xín Mần|Bắc Quang|Quang Bình"),
    ("Cao Bằng", "", "TP Cao Bằng|Bảo Lâm|Bảo Lạc|Hà Quảng|Trùng Khánh|Hạ Lang|Quảng Hòa|Hòa An|Nguyên Bình|Thạch An"),
    ("Bắc Kạn", "Thái Nguyên", "TP Bắc Kạn|Pác Nặm|Ba Bể|Ngân Sơn|Bạch Thông|Chợ Đồn|Chợ Mới|Na Rì"),
    ("Tuyên Quang", "", "TP Tuyên Quang|Lâm Bình|Na Hang|Chiêm Hóa|Hàm Yên|Yên Sơn|Sơn Dương"),
    ("Lào Cai", "", "TP Lào Cai|Bát Xát|Mường Khương|Si Ma Cai|Bắc Hà|Bảo Thắng|Bảo Yên|TX Sa Pa|Văn Bàn"),
    ("Điện Biên", "", "TP Điện Biên Phủ|TX Mường Lay|Mường Nhé|Mường Chà|Tủa Chùa|Tuần Giáo|Điện Biên|Điện Biên Đông|Mường Ảng|Nậm Pồ"),
    ("Lai Châu", "", "TP Lai Châu|Tam Đường|Mường Tè|Sìn Hồ|Phong Thổ|Than Uyên|Tân Uyên|Nậm Nhùn"),
    ("Sơn La", "", "TP Sơn La|Quỳnh Nhai|Thuận Châu|Mường La|Bắc Yên|Phù Yên|Mộc Châu|Yên Châu|Mai Sơn|Sông Mã|Sốp Cộp|Vân Hồ"),
    ("Yên Bái", "Lào Cai", "TP Yên Bái|TX Nghĩa Lộ|Lục Yên|Văn Yên|Mù Căng Chải|Trấn Yên|Trạm Tấu|Văn Chấn|Yên Bình"),
    ("Hòa Bình", "Phú Thọ", "TP Hòa Bình|Đà Bắc|Lương Sơn|Kim Bôi|Cao Phong|Tân Lạc|Mai Châu|Lạc Sơn|Yên Thủy|Lạc Thủy"),
    ("Thái Nguyên", "", "TP Thái Nguyên|TP Sông Công|Định Hóa|Phú Lương|Đồng Hỷ|Võ Nhai|Đại Từ|TP Phổ Yên|Phú Bình"),
    ("Lạng Sơn", "", "TP Lạng Sơn|Tràng Định|Bình Gia|Văn Lãng|Cao Lộc|Văn Quan|Bắc Sơn|Hữu Lũng|Chi Lăng|Lộc Bình|Đình Lập"),
    (
        "Quảng Ninh",
        "",
        "TP Hạ Long|TP Móng Cái|TP Cẩm Phả|TP Uông Bí|Bình Liêu|Tiên Yên|Đầm Hà|Hải Hà|Ba Chẽ|Vân Đồn|TX Đông Triều|TX Quảng Yên|Cô Tô",
    ),
    ("Bắc Giang", "Bắc Ninh", "TP Bắc Giang|Yên Thế|Tân Yên|Lạng Giang|Lục Nam|Lục Ngạn|Sơn Động|Yên Dũng|Việt Yên|Hiệp Hòa"),
    (
        "Phú Thọ",
        "",
        "TP Việt Trì|TX Phú Thọ|Đoan Hùng|Hạ Hòa|Thanh Ba|Phù Ninh|Yên Lập|Cẩm Khê|Tam Nông|Lâm Thao|Thanh Sơn|Thanh Thủy|Tân Sơn",
    ),
    ("Vĩnh Phúc", "Phú Thọ", "TP Vĩnh Yên|TP Phúc Yên|Lập Thạch|Tam Dương|Tam Đảo|Bình Xuyên|Yên Lạc|Vĩnh Tường|Sông Lô"),
    ("Bắc Ninh", "", "TP Bắc Ninh|Yên Phong|TX Quế Võ|Tiên Du|TP Từ Sơn|TX Thuận Thành|Gia Bình|Lương Tài"),
    (
        "Hải Dương",
        "Hải Phòng",
        "TP Hải Dương|TP Chí Linh|Nam Sách|TX Kinh Môn|Kim Thành|Thanh Hà|Cẩm Giàng|Bình Giang|Gia Lộc|Tứ Kỳ|Ninh Giang|Thanh Miện",
    ),
    (
        "Hải Phòng",
        "",
        "Q Hồng Bàng|Q Ngô Quyền|Q Lê Chân|Q Hải An|Q Kiến An|Q Đồ Sơn|Q Dương Kinh|Thủy Nguyên|An Dương|An Lão|Kiến Thụy|Tiên Lãng|Vĩnh Bảo|Cát Hải|Bạch Long Vĩ",
    ),
    ("Hưng Yên", "", "TP Hưng Yên|Văn Lâm|Văn Giang|Yên Mỹ|TX Mỹ Hào|Ân Thi|Khoái Châu|Kim Động|Tiên Lữ|Phù Cừ"),
    ("Thái Bình", "Hưng Yên", "TP Thái Bình|Quỳnh Phụ|Hưng Hà|Đông Hưng|Thái Thụy|Tiền Hải|Kiến Xương|Vũ Thư"),
    ("Hà Nam", "Ninh Bình", "TP Phủ Lý|TX Duy Tiên|Kim Bảng|Thanh Liêm|Bình Lục|Lý Nhân"),
    ("Nam Định", "Ninh Bình", "TP Nam Định|Mỹ Lộc|Vụ Bản|Ý Yên|Nghĩa Hưng|Nam Trực|Trực Ninh|Xuân Trường|Giao Thủy|Hải Hậu"),
    ("Ninh Bình", "", "TP Ninh Bình|TP Tam Điệp|Nho Quan|Gia Viễn|Hoa Lư|Yên Khánh|Kim Sơn|Yên Mô"),
    (
        "Thanh Hóa",
        "",
        "TP Thanh Hóa|TX Bỉm Sơn|TP Sầm Sơn|Mường Lát|Quan Hóa|Bá Thước|Quan Sơn|Lang Chánh|Ngọc Lặc|Cẩm Thủy|Thạch Thành|Hà Trung|Vĩnh Lộc|Yên Định|Thọ Xuân|Thường Xuân|Triệu Sơn|Thiệu Hóa|Hoằng Hóa|Hậu Lộc|Nga Sơn|Như Xuân|Như Thanh|Nông Cống|Đông Sơn|Quảng Xương|TX Nghi Sơn",
    ),
    (
        "Nghệ An",
        "",
        "TP Vinh|TX Cửa Lò|TX Thái Hòa|Quế Phong|Quỳ Châu|Kỳ Sơn|Tương Dương|Nghĩa Đàn|Quỳ Hợp|Quỳnh Lưu|Con Cuông|Tân Kỳ|Anh Sơn|Diễn Châu|Yên Thành|Đô Lương|Thanh Chương|Nghi Lộc|Nam Đàn|Hưng Nguyên|TX Hoàng Mai",
    ),
    (
        "Hà Tĩnh",
        "",
        "TP Hà Tĩnh|TX Hồng Lĩnh|Hương Sơn|Đức Thọ|Vũ Quang|Nghi Xuân|Can Lộc|Hương Khê|Thạch Hà|Cẩm Xuyên|Kỳ Anh|Lộc Hà|TX Kỳ Anh",
    ),
    ("Quảng Bình", "Quảng Trị", "TP Đồng Hới|Minh Hóa|Tuyên Hóa|Quảng Trạch|Bố Trạch|Quảng Ninh|Lệ Thủy|TX Ba Đồn"),
    ("Quảng Trị", "", "TP Đông Hà|TX Quảng Trị|Vĩnh Linh|Hướng Hóa|Gio Linh|Đa Krông|Cam Lộ|Triệu Phong|Hải Lăng|Cồn Cỏ"),
    ("Thừa Thiên Huế", "", "TP Huế|Phong Điền|Quảng Điền|Phú Vang|TX Hương Thủy|TX Hương Trà|A Lưới|Phú Lộc|Nam Đông"),
    ("Đà Nẵng", "", "Q Liên Chiểu|Q Thanh Khê|Q Hải Châu|Q Sơn Trà|Q Ngũ Hành Sơn|Q Cẩm Lệ|Hòa Vang|Hoàng Sa"),
    (
        "Quảng Nam",
        "Đà Nẵng",
        "TP Tam Kỳ|TP Hội An|Tây Giang|Đông Giang|Đại Lộc|TX Điện Bàn|Duy Xuyên|Quế Sơn|Nam Giang|Phước Sơn|Hiệp Đức|Thăng Bình|Tiên Phước|Bắc Trà My|Nam Trà My|Núi Thành|Phú Ninh|Nông Sơn",
    ),
    (
        "Quảng Ngãi",
        "",
        "TP Quảng Ngãi|Bình Sơn|Trà Bồng|Sơn Tịnh|Tư Nghĩa|Sơn Hà|Sơn Tây|Minh Long|Nghĩa Hành|Mộ Đức|TX Đức Phổ|Ba Tơ|Lý Sơn",
    ),
    ("Bình Định", "Gia Lai", "TP Quy Nhơn|An Lão|TX Hoài Nhơn|Hoài Ân|Phù Mỹ|Vĩnh Thạnh|Tây Sơn|Phù Cát|TX An Nhơn|Tuy Phước|Vân Canh"),
    ("Phú Yên", "Đắk Lắk", "TP Tuy Hòa|TX Sông Cầu|Đồng Xuân|Tuy An|Sơn Hòa|Sông Hinh|Tây Hòa|Phú Hòa|TX Đông Hòa"),
    ("Khánh Hòa", "", "TP Nha Trang|TP Cam Ranh|Cam Lâm|Vạn Ninh|TX Ninh Hòa|Khánh Vĩnh|Diên Khánh|Khánh Sơn|Trường Sa"),
    ("Ninh Thuận", "Khánh Hòa", "TP Phan Rang - Tháp Chàm|Bác Ái|Ninh Sơn|Ninh Hải|Ninh Phước|Thuận Bắc|Thuận Nam"),
    ("Bình Thuận", "Lâm Đồng", "TP Phan Thiết|TX La Gi|Tuy Phong|Bắc Bình|Hàm Thuận Bắc|Hàm Thuận Nam|Tánh Linh|Đức Linh|Hàm Tân|Phú Quý"),
    ("Kon Tum", "Quảng Ngãi", "TP Kon Tum|Đắk Glei|Ngọc Hồi|Đắk Tô|Kon Plông|Kon Rẫy|Đắk Hà|Sa Thầy|Tu Mơ Rông|Ia H' Drai"),
    (
        "Gia Lai",
        "",
        "TP Pleiku|TX An Khê|TX Ayun Pa|KBang|Đăk Đoa|Chư Păh|Ia Grai|Mang Yang|Kông Chro|Đức Cơ|Chư Prông|Chư Sê|Đăk Pơ|Ia Pa|Krông Pa|Phú Thiện|Chư Pưh",
    ),
    (
        "Đắk Lắk",
        "",
        "TP Buôn Ma Thuột|TX Buôn Hồ|Ea H'leo|Ea Súp|Buôn Đôn|Cư M'gar|Krông Búk|Krông Năng|Ea Kar|M'Đrắk|Krông Bông|Krông Pắc|Krông A Na|Lắk|Cư Kuin",
    ),
    ("Đắk Nông", "Lâm Đồng", "TP Gia Nghĩa|Đăk Glong|Cư Jút|Đắk Mil|Krông Nô|Đắk Song|Đắk R'Lấp|Tuy Đức"),
    ("Lâm Đồng", "", "TP Đà Lạt|TP Bảo Lộc|Đam Rông|Lạc Dương|Lâm Hà|Đơn Dương|Đức Trọng|Di Linh|Bảo Lâm|Đạ Huoai|Đạ Tẻh|Cát Tiên"),
    (
        "Bình Phước",
        "Đồng Nai",
        "TX Phước Long|TP Đồng Xoài|TX Bình Long|Bù Gia Mập|Lộc Ninh|Bù Đốp|Hớn Quản|Đồng Phú|Bù Đăng|TX Chơn Thành|Phú Riềng",
    ),
    ("Tây Ninh", "", "TP Tây Ninh|Tân Biên|Tân Châu|Dương Minh Châu|Châu Thành|TX Hòa Thành|Gò Dầu|Bến Cầu|TX Trảng Bàng"),
    ("Bình Dương", "TP.HCM", "TP Thủ Dầu Một|Bàu Bàng|Dầu Tiếng|TX Bến Cát|Phú Giáo|TP Tân Uyên|TP Dĩ An|TP Thuận An|Bắc Tân Uyên"),
    ("Đồng Nai", "", "TP Biên Hòa|TP Long Khánh|Tân Phú|Vĩnh Cửu|Định Quán|Trảng Bom|Thống Nhất|Cẩm Mỹ|Long Thành|Xuân Lộc|Nhơn Trạch"),
    ("Bà Rịa - Vũng Tàu", "TP.HCM", "TP Vũng Tàu|TP Bà Rịa|Châu Đức|Xuyên Mộc|Long Điền|Đất Đỏ|TX Phú Mỹ|Côn Đảo"),
    ("TP.HCM", "", "Q Gò Vấp|Q Bình Thạnh|Q Tân Bình|Q Tân Phú|Q Phú Nhuận|TP Thủ Đức|Q Bình Tân|Củ Chi|Hóc Môn|Bình Chánh|Nhà Bè|Cần Giờ"),
    (
        "Long An",
        "Tây Ninh",
        "TP Tân An|TX Kiến Tường|Tân Hưng|Vĩnh Hưng|Mộc Hóa|Tân Thạnh|Thạnh Hóa|Đức Huệ|Đức Hòa|Bến Lức|Thủ Thừa|Tân Trụ|Cần Đước|Cần Giuộc|Châu Thành",
    ),
    (
        "Tiền Giang",
        "Đồng Tháp",
        "TP Mỹ Tho|TX Gò Công|TX Cai Lậy|Tân Phước|Cái Bè|Cai Lậy|Châu Thành|Chợ Gạo|Gò Công Tây|Gò Công Đông|Tân Phú Đông",
    ),
    ("Bến Tre", "Vĩnh Long", "TP Bến Tre|Châu Thành|Chợ Lách|Mỏ Cày Nam|Giồng Trôm|Bình Đại|Ba Tri|Thạnh Phú|Mỏ Cày Bắc"),
    ("Trà Vinh", "Vĩnh Long", "TP Trà Vinh|Càng Long|Cầu Kè|Tiểu Cần|Châu Thành|Cầu Ngang|Trà Cú|Duyên Hải|TX Duyên Hải"),
    ("Vĩnh Long", "", "TP Vĩnh Long|Long Hồ|Mang Thít|Vũng Liêm|Tam Bình|TX Bình Minh|Trà Ôn|Bình Tân"),
    (
        "Đồng Tháp",
        "",
        "TP Cao Lãnh|TP Sa Đéc|TP Hồng Ngự|Tân Hồng|Hồng Ngự|Tam Nông|Tháp Mười|Cao Lãnh|Thanh Bình|Lấp Vò|Lai Vung|Châu Thành",
    ),
    ("An Giang", "", "TP Long Xuyên|TP Châu Đốc|An Phú|TX Tân Châu|Phú Tân|Châu Phú|TX Tịnh Biên|Tri Tôn|Châu Thành|Chợ Mới|Thoại Sơn"),
    (
        "Kiên Giang",
        "An Giang",
        "TP Rạch Giá|TP Hà Tiên|Kiên Lương|Hòn Đất|Tân Hiệp|Châu Thành|Giồng Riềng|Gò Quao|An Biên|An Minh|Vĩnh Thuận|TP Phú Quốc|Kiên Hải|U Minh Thượng|Giang Thành",
    ),
    ("Cần Thơ", "", "Q Ninh Kiều|Q Ô Môn|Q Bình Thủy|Q Cái Răng|Q Thốt Nốt|Vĩnh Thạnh|Cờ Đỏ|Phong Điền|Thới Lai"),
    ("Hậu Giang", "Cần Thơ", "TP Vị Thanh|TP Ngã Bảy|Châu Thành A|Châu Thành|Phụng Hiệp|Vị Thủy|Long Mỹ|TX Long Mỹ"),
    (
        "Sóc Trăng",
        "Cần Thơ",
        "TP Sóc Trăng|Châu Thành|Kế Sách|Mỹ Tú|Cù Lao Dung|Long Phú|Mỹ Xuyên|TX Ngã Năm|Thạnh Trị|TX Vĩnh Châu|Trần Đề",
    ),
    ("Bạc Liêu", "Cà Mau", "TP Bạc Liêu|Hồng Dân|Phước Long|Vĩnh Lợi|TX Giá Rai|Đông Hải|Hòa Bình"),
    ("Cà Mau", "", "TP Cà Mau|U Minh|Thới Bình|Trần Văn Thời|Cái Nước|Đầm Dơi|Năm Căn|Phú Tân|Ngọc Hiển"),
)

# Cities that are provinces of their own: "TP Hải Phòng" is no city within one.
CENTRAL_CITIES = frozenset({"Hà Nội", "TP.HCM", "Hải Phòng", "Đà Nẵng", "Cần Thơ"})

# Communes and wards, known only behind "xã", "phường", "thị trấn": most are common names.
COMMUNES: dict[str, str] = {
    "Hạ Long": "Bãi Cháy|Bạch Đằng|Bằng Cả|Cao Thắng|Cao Xanh|Dân Chủ|Giếng Đáy|Hoành Bồ|Hà Khánh|Hà Khẩu|Hà Lầm|Hà Phong|Hà Trung|Hà Tu|Hòa Bình|Hùng Thắng|Hồng Gai|Hồng Hà|Hồng Hải|Kỳ Thượng|Lê Lợi|Quảng La|Sơn Dương|Thống Nhất|Trần Hưng Đạo|Tuần Châu|Tân Dân|Việt Hưng|Vũ Oai|Yết Kiêu|Đại Yên|Đồng Lâm|Đồng Sơn",
    "Móng Cái": "Bình Ngọc|Bắc Sơn|Hòa Lạc|Hải Hòa|Hải Sơn|Hải Tiến|Hải Xuân|Hải Yên|Hải Đông|Ka Long|Ninh Dương|Quảng Nghĩa|Trà Cổ|Trần Phú|Vĩnh Thực|Vĩnh Trung|Vạn Ninh",
    "Cẩm Phả": "Cẩm Bình|Cẩm Hải|Cẩm Phú|Cẩm Sơn|Cẩm Thành|Cẩm Thạch|Cẩm Thịnh|Cẩm Thủy|Cẩm Trung|Cẩm Tây|Cẩm Đông|Cộng Hòa|Cửa Ông|Dương Huy|Mông Dương|Quang Hanh",
    "Uông Bí": "Bắc Sơn|Nam Khê|Phương Nam|Phương Đông|Quang Trung|Thanh Sơn|Thượng Yên Công|Trưng Vương|Vàng Danh|Yên Thanh",
    "Bình Liêu": "Bình Liêu|Hoành Mô|Húc Động|Lục Hồn|Vô Ngại|Đồng Tâm|Đồng Văn",
    "Tiên Yên": "Hà Lâu|Hải Lạng|Phong Dụ|Tiên Lãng|Tiên Yên|Yên Than|Điền Xá|Đông Hải|Đông Ngũ|Đại Dực|Đồng Rui",
    "Đầm Hà": "Dực Yên|Quảng An|Quảng Lâm|Quảng Tân|Tân Bình|Tân Lập|Đại Bình|Đầm Hà",
    "Hải Hà": "Cái Chiên|Quảng Chính|Quảng Hà|Quảng Long|Quảng Minh|Quảng Phong|Quảng Sơn|Quảng Thành|Quảng Thịnh|Quảng Đức|Đường Hoa",
    "Ba Chẽ": "Ba Chẽ|Lương Mông|Minh Cầm|Nam Sơn|Thanh Lâm|Thanh Sơn|Đạp Thanh|Đồn Đạc",
    "Vân Đồn": "Bình Dân|Bản Sen|Cái Rồng|Hạ Long|Minh Châu|Ngọc Vừng|Quan Lạn|Thắng Lợi|Vạn Yên|Đoàn Kết|Đài Xuyên|Đông Xá",
    "Đông Triều": "An Sinh|Bình Dương|Bình Khê|Hoàng Quế|Hưng Đạo|Hồng Phong|Hồng Thái Tây|Hồng Thái Đông|Kim Sơn|Mạo Khê|Nguyễn Huệ|Thủy An|Tràng An|Tràng Lương|Tân Việt|Việt Dân|Xuân Sơn|Yên Thọ|Yên Đức|Đông Triều|Đức Chính",
    "Quảng Yên": "Cẩm La|Cộng Hòa|Hiệp Hòa|Hoàng Tân|Hà An|Liên Hòa|Liên Vị|Minh Thành|Nam Hòa|Phong Cốc|Phong Hải|Quảng Yên|Sông Khoai|Tiền An|Tiền Phong|Tân An|Yên Giang|Yên Hải|Đông Mai",
    "Cô Tô": "Cô Tô|Thanh Lân|Đồng Tiến",
}

# Communes and wards that nothing else is called.
DISTINCT_COMMUNES = "Bãi Cháy|Cái Rồng|Cửa Ông|Hoành Mô|Hồng Gai|Mạo Khê|Mông Dương|Ngọc Vừng|Quan Lạn|Trà Cổ|Tuần Châu|Vàng Danh"

# Districts and cities that may stand without "huyện", "thành phố": hardly anyone and nothing else is called so.
DISTINCT_DISTRICTS = (
    "Hạ Long|Móng Cái|Cẩm Phả|Uông Bí|Đông Triều|Quảng Yên|Vân Đồn|Tiên Yên|Đầm Hà|Hải Hà|Ba Chẽ|Bình Liêu|Cô Tô|Hoành Bồ|"
    "Thủ Đức|Củ Chi|Hóc Môn|Bình Chánh|Nhà Bè|Cần Giờ|Gò Vấp|Bình Thạnh|Phú Nhuận|Ba Đình|Hoàn Kiếm|Cầu Giấy|Đống Đa|Bắc Từ Liêm|Nam Từ Liêm|Hà Đông|"
    "Sóc Sơn|Đông Anh|Gia Lâm|Thanh Trì|Mê Linh|Ba Vì|Chương Mỹ|Đan Phượng|Hoài Đức|Quốc Oai|Thạch Thất|Thường Tín|Phú Xuyên|Ứng Hòa|"
    "Đồ Sơn|Thủy Nguyên|Kiến Thụy|Vĩnh Bảo|Cát Hải|Bạch Long Vĩ|Chí Linh|Kinh Môn|Cẩm Giàng|Phủ Lý|Tam Điệp|Việt Trì|Vĩnh Yên|Phúc Yên|Tam Đảo|Từ Sơn|"
    "Quế Võ|Sông Công|Phổ Yên|Sa Pa|Mộc Châu|Điện Biên Phủ|Mèo Vạc|Hoàng Su Phì|Xín Mần|Quản Bạ|Mù Cang Chải|Nghĩa Lộ|Mường Tè|Mường Lát|Mường Nhé|Ba Bể|Vinh|Cửa Lò|Diễn Châu|Quỳnh Lưu|"
    "Nam Đàn|Con Cuông|Kỳ Anh|Hồng Lĩnh|Sầm Sơn|Bỉm Sơn|Nghi Sơn|Ngọc Lặc|Bá Thước|Đồng Hới|Ba Đồn|Lệ Thủy|Bố Trạch|Quảng Trạch|Tuyên Hóa|Minh Hóa|Đông Hà|Hướng Hóa|Gio Linh|"
    "Hương Thủy|Hương Trà|A Lưới|Phú Vang|Ngũ Hành Sơn|Liên Chiểu|Hòa Vang|Hoàng Sa|Trường Sa|Hội An|Tam Kỳ|Điện Bàn|Núi Thành|Duy Xuyên|Lý Sơn|Sơn Tịnh|Đức Phổ|Quy Nhơn|An Nhơn|Tuy Hòa|Sông Cầu|"
    "Nha Trang|Cam Ranh|Ninh Hòa|Diên Khánh|Phan Rang - Tháp Chàm|Phan Thiết|La Gi|Pleiku|An Khê|Buôn Ma Thuột|Buôn Hồ|Gia Nghĩa|Đà Lạt|Bảo Lộc|Đồng Xoài|"
    "Thủ Dầu Một|Dĩ An|Bến Cát|Tân Uyên|Biên Hòa|Long Khánh|Trảng Bom|Nhơn Trạch|Vũng Tàu|Bà Rịa|Xuyên Mộc|Côn Đảo|Trảng Bàng|Gò Dầu|Bến Lức|Cần Giuộc|Mỹ Tho|Gò Công|Cai Lậy|Cái Bè|"
    "Cao Lãnh|Sa Đéc|Hồng Ngự|Long Xuyên|Châu Đốc|Tri Tôn|Rạch Giá|Hà Tiên|Phú Quốc|Ninh Kiều|Thốt Nốt|Vị Thanh|Ngã Bảy|Năm Căn|Giá Rai"
)

# Districts that no longer were one before the mergers, and new names: (name, province).
FORMER_DISTRICTS = (("Hoành Bồ", "Quảng Ninh"), ("Yên Hưng", "Quảng Ninh"), ("Mù Cang Chải", "Yên Bái"))

# Other spellings and short names of provinces.
ALIASES: dict[str, str] = {
    "Hồ Chí Minh": "TP.HCM",
    "HCM": "TP.HCM",
    "TPHCM": "TP.HCM",
    "Sài Gòn": "TP.HCM",
    "HCMC": "TP.HCM",
    "Saigon": "TP.HCM",
    "Hanoi": "Hà Nội",
    "Haiphong": "Hải Phòng",
    "Danang": "Đà Nẵng",
    "Huế": "Thừa Thiên Huế",
    "Hue": "Thừa Thiên Huế",
    "BR-VT": "Bà Rịa - Vũng Tàu",
    "BRVT": "Bà Rịa - Vũng Tàu",
    "Đắc Lắc": "Đắk Lắk",
    "Đắc Nông": "Đắk Nông",
    "Đăk Lăk": "Đắk Lắk",
    "Đăk Nông": "Đắk Nông",
    "Dak Lak": "Đắk Lắk",
    "Dak Nong": "Đắk Nông",
    "Kontum": "Kon Tum",
    "Bắc Cạn": "Bắc Kạn",
}

# A person too: a place only as a city.
ONLY_AS_CITY = frozenset({"Hồ Chí Minh", "HCM"})

# Regions with the phrases that name them; the first of a row is the region's name. All are matched in lower case.
REGIONS: tuple[str, ...] = (
    "đồng bằng sông Hồng|ĐBSH|Red River Delta",
    "đồng bằng sông Cửu Long|ĐBSCL|Mekong Delta|miền Tây Nam Bộ|Tây Nam Bộ",
    "trung du và miền núi phía Bắc|miền núi phía Bắc|trung du và miền núi Bắc Bộ|northern mountainous region|northern midlands and mountains",
    "Bắc Trung Bộ và duyên hải miền Trung|Bắc Trung Bộ và duyên hải Trung Bộ|north central and central coastal region",
    "Bắc Trung Bộ|north central region",
    "Nam Trung Bộ|duyên hải Nam Trung Bộ|south central region",
    "Tây Nguyên|Central Highlands",
    "Đông Nam Bộ|southeastern region",
    "Tây Bắc|northwestern region",
    "Đông Bắc|northeastern region",
    "miền Bắc|các tỉnh phía Bắc|Bắc Bộ",
    "miền Trung|các tỉnh miền Trung",
    "miền Nam|các tỉnh phía Nam|Nam Bộ",
)

# Phrases that mean the whole country.
COUNTRY = "Việt Nam"
NATIONWIDE = (
    "cả nước",
    "toàn quốc",
    "khắp cả nước",
    "nationwide",
    "the whole country",
    "the entire country",
    "across the country",
    "countrywide",
)

COUNTRIES: dict[str, str] = {
    "Việt Nam": "Viet Nam|Vietnam",
    "Trung Quốc": "China",
    "Hàn Quốc": "South Korea|RoK",
    "Triều Tiên": "North Korea",
    "Nhật Bản": "Japan|Nhật",
    "Đài Loan": "Taiwan",
    "Hong Kong": "Hồng Kông|Hongkong",
    "Mỹ": "Hoa Kỳ|United States|USA",
    "Anh": "United Kingdom|UK",
    "Pháp": "France",
    "Đức": "Germany",
    "Ý": "Italia|Italy",
    "Tây Ban Nha": "Spain",
    "Bồ Đào Nha": "Portugal",
    "Hà Lan": "Netherlands",
    "Bỉ": "Belgium",
    "Thụy Sỹ": "Switzerland",
    "Thụy Điển": "Sweden",
    "Na Uy": "Norway",
    "Phần Lan": "Finland",
    "Đan Mạch": "Denmark",
    "Áo": "Austria",
    "Ba Lan": "Poland",
    "Séc": "Czech Republic",
    "Hungary": "Hungari",
    "Rumani": "Romania",
    "Hy Lạp": "Greece",
    "Nga": "Russia",
    "Ukraine": "Ukraina",
    "Thổ Nhĩ Kỳ": "Turkey|Türkiye",
    "Israel": "",
    "Iran": "",
    "Iraq": "",
    "Syria": "",
    "Ả Rập Saudi": "Saudi Arabia",
    "UAE": "",
    "Qatar": "",
    "Ấn Độ": "India",
    "Pakistan": "",
    "Bangladesh": "",
    "Sri Lanka": "",
    "Nepal": "",
    "Afghanistan": "",
    "Mông Cổ": "Mongolia",
    "Lào": "Laos",
    "Campuchia": "Cambodia",
    "Thái Lan": "Thailand",
    "Myanmar": "",
    "Malaysia": "",
    "Singapore": "",
    "Indonesia": "",
    "Philippines": "Philippin",
    "Brunei": "",
    "Đông Timor": "Timor Leste",
    "Úc": "Australia|Ôxtrâylia",
    "New Zealand": "",
    "Canada": "",
    "Mexico": "Mêhicô",
    "Brazil": "",
    "Argentina": "",
    "Chile": "",
    "Peru": "",
    "Colombia": "",
    "Venezuela": "",
    "Cuba": "",
    "Ai Cập": "Egypt",
    "Nam Phi": "South Africa",
    "Nigeria": "",
    "Kenya": "",
    "Ethiopia": "",
    "Algeria": "",
    "Maroc": "Morocco",
    "Libya": "Libi",
}

# Countries that are ordinary words or syllables too: known only behind one of these words.
SHORT_COUNTRIES = frozenset({"Mỹ", "Anh", "Pháp", "Đức", "Ý", "Bỉ", "Áo", "Nga", "Lào", "Úc", "Séc", "Nhật"})
BEFORE_SHORT_COUNTRIES = frozenset({"nước", "tại", "ở", "sang", "từ", "bang", "hòa", "quốc", "trường", "phủ"})

# Places spelt like a province that are none, and names that only begin like one.
NOT_PLACES = (
    "Thái Bình Dương",
    "Hà Nam Ninh",
    "Bình Thuận Nam",
    "Hòa Bình Xanh",
    "Hà Nội T&T",
    "Nam Hà Nội",
    "Bắc Hà Nội",
    "Nam Việt Nam",
    "Than Quảng Ninh",
    "Hà Nội FC",
    "Quảng Ninh FC",
    "Hồng Lĩnh Hà Tĩnh",
    "Nguyễn Thái Bình",
)
