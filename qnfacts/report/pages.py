"""What each code means, for ``qnfacts explain``: Vietnamese for all, English for those that no rule's docstring tells."""

from __future__ import annotations

ENGLISH: dict[str, str] = {
    "agreement": """\
A row of the claims table speaks of the same thing, place, period and status, and the number is what it reports.

That the number matches its source says nothing about whether the source is right.""",
    "rounded": """\
The number is what the source reports, rounded to the places that it is printed in: 0.2% for a reported 0.23%.

Cutting digits off is no rounding, and has a code of its own.""",
    "loose": """\
What the text says holds, yet it is more than 10 % away from what is reported: "more than 12,000" for 14,048.

No slip, but a closer number says more.""",
    "estimate": """\
The number is what the source gives as an estimate; the text tells it as final.

Say that it is an estimate, or ask the source for the final figure.""",
    "discrepancy": """\
A row of the claims table speaks of the same thing, place, period and status, and no source reports this number.

None of the known slips explains the difference. Hold the number against the source named in the message.""",
    "contested": """\
The number is what one source in the table reports, while another source reports another number.

qnfacts does not choose. Where the report's own arithmetic favours one of them, the message says which and why.
Name the source in the text, or ask both: `qnfacts ask` writes the questions.""",
    "unverified": """\
No row of the claims table speaks of this number. That is no clean bill: nothing was compared.

Add a row to the table where an official report gives the figure.""",
    "same": """\
Both texts say this, given the wording and the rounding.""",
    "different": """\
Both texts speak of the same thing, and what they say of it is not the same: another number, or the same number for
another period, place or status, or without the hedge.

qnfacts does not choose between texts. Hold both against what they draw on.""",
    "only-a": """\
Only the first text tells this. Silence of the second is no contradiction.""",
    "only-b": """\
Only the second text tells this. Silence of the first is no contradiction.""",
    "omission": """\
The table marks a figure as one that no article on this matter should leave out, and this text leaves it out.""",
    "unread": """\
A number was seen but not understood, with the reason beside it. It takes part in no comparison.

Look at it by eye: often a separator or a space is in the wrong place.""",
    "unreadable": """\
The file could not be read. Nothing in it was checked; the other files were.""",
}

VIETNAMESE: dict[str, str] = {
    "agreement": """\
Có một dòng trong bảng dữ liệu nói về cùng một việc, cùng nơi, cùng kỳ, cùng tình trạng (kết quả hay mục tiêu), và con số trùng với số mà nguồn ghi.

Khớp nguồn không có nghĩa là nguồn chính xác.""",
    "rounded": """\
Con số là số của nguồn, làm tròn đến hàng được in: 0,2% khi nguồn ghi 0,23%.

Cắt bớt chữ số thì không phải làm tròn, và có mã riêng (rounding).""",
    "loose": """\
Câu trong bài vẫn đứng được, nhưng cách số của nguồn quá 10%: «hơn 12.000» khi nguồn ghi 14.048.

Không phải lỗi, song một con số sát hơn sẽ nói được nhiều hơn.""",
    "estimate": """\
Con số là số ước mà nguồn đưa ra; bài viết kể như số chính thức.

Nên viết rõ là số ước, hoặc hỏi nguồn số chính thức.""",
    "discrepancy": """\
Có một dòng trong bảng dữ liệu nói về cùng một việc, cùng nơi, cùng kỳ, cùng tình trạng, mà không nguồn nào ghi con số này.

Không có kiểu nhầm quen thuộc nào giải thích được chỗ lệch. Hãy so lại với nguồn nêu trong thông báo.""",
    "contested": """\
Con số trùng với một nguồn trong bảng, nhưng nguồn khác lại ghi số khác.

qnfacts không chọn bên nào. Nếu chính phép tính trong báo cáo nghiêng về một số, thông báo sẽ nói số nào và vì sao.
Hãy ghi rõ nguồn trong bài, hoặc hỏi cả hai nơi: `qnfacts ask` soạn sẵn câu hỏi.""",
    "unverified": """\
Không dòng nào trong bảng dữ liệu nói về con số này. Như vậy là chưa so được gì, không phải là đã ổn.

Nếu có báo cáo chính thức ghi số này, hãy thêm một dòng vào bảng.""",
    "period": """\
Nguồn có ghi chính con số này, nhưng cho một kỳ khác: số của năm 2019 đặt vào năm 2020, số của quý đặt vào cả năm.

Xem lại năm, quý, tháng trong câu, rồi lấy số của kỳ ấy.""",
    "target-as-result": """\
Nguồn chỉ ghi con số này như điều phấn đấu, kế hoạch; bài viết kể như việc đã làm được.

Thêm «phấn đấu», «kế hoạch», hoặc thay bằng số thực hiện.""",
    "result-as-target": """\
Nguồn ghi con số này là kết quả đã đạt; bài viết kể như điều còn phải phấn đấu.

Bỏ «phấn đấu», «kế hoạch», hoặc thay bằng số của kế hoạch.""",
    "indicator": """\
Con số thuộc về một mục ở ngay bên cạnh: số của bảo hiểm tự nguyện đặt vào bảo hiểm bắt buộc, số hộ cận nghèo đặt vào hộ nghèo.

So lại tên gọi trong câu với tên gọi trong nguồn.""",
    "measure": """\
Mức, mức tăng giảm và tỷ lệ so với kế hoạch bị lẫn vào nhau: «giảm còn 0,29%» khi nguồn ghi giảm 0,29%, hay «vượt 102% kế hoạch» khi nguồn ghi đạt 102%.

Xem lại động từ đứng trước con số: còn, đạt, tăng, giảm, vượt.""",
    "scale": """\
Con số chênh một lũy thừa của mười: thừa hay thiếu một số không, nhầm nghìn với triệu, hoặc dấu chấm, dấu phẩy đặt theo lối của tiếng Anh (14,048 thay cho 14.048).""",
    "transposed": """\
Hai chữ số đứng cạnh nhau bị đảo: 14.408 thay cho 14.048.""",
    "rounding": """\
Con số bị cắt bớt chữ số thay vì làm tròn, hoặc làm tròn nhầm chiều: 0,85 viết thành 0,8, trong khi làm tròn thì ra 0,9.""",
    "bound": """\
«hơn», «gần», «dưới», «trên» đứng ngược phía: «gần 14.000» khi nguồn ghi 14.048.

Đổi từ đi kèm, hoặc viết chính số của nguồn.""",
    "digit": """\
Một chữ số bị thay, thiếu hoặc thừa so với số của nguồn: 37.625 viết thành 37.635 hay 3.765.""",
    "unit": """\
Con số trùng, đơn vị thì không: phần trăm thay cho điểm phần trăm, người thay cho lượt người, mỗi tháng thay cho mỗi năm.""",
    "direction": """\
Con số trùng, chiều thì ngược: nguồn ghi giảm mà bài viết tăng, hoặc ngược lại.""",
    "sum": """\
Các phần mà bài kể ra không cộng thành tổng mà bài nêu, dù đã tính cả phần chênh do làm tròn.

Danh sách chưa kể hết thì có thể cộng ra ít hơn, không bao giờ nhiều hơn. Bài không cho biết số nào cần sửa: chỉ biết chúng không thể cùng đứng.""",
    "difference": """\
Số đầu, số cuối và mức tăng giảm giữa hai số không khớp nhau, dù đã tính cả phần chênh do làm tròn: «từ 0,52% xuống 0,23%, giảm 0,19 điểm phần trăm».""",
    "plan-ratio": """\
Bài nêu một số, kế hoạch của nó và tỷ lệ phần trăm so với kế hoạch; chia lại thì không ra tỷ lệ ấy.""",
    "weighted-mean": """\
Tỷ lệ chung phải nằm giữa tỷ lệ thấp nhất và cao nhất của các phần. Ở đây nó nằm ngoài: chung đạt 107% mà hai phần chỉ đạt 104% và 105%.""",
    "share": """\
Bài nêu một phần, toàn bộ và tỷ trọng của phần ấy; tính lại thì không ra tỷ trọng này.""",
    "repeat": """\
Cùng một điều được kể hai lần trong bài (tít, sa pô, chú thích ảnh, thân bài) bằng hai con số khác nhau.""",
    "range": """\
Con số hoặc khoảng số không thể có: một tỷ trọng trên 100%, một khoảng đi lùi như «từ 7 đến 5%».""",
    "wording": """\
Lời và số trong cùng một câu nói hai điều: «vượt kế hoạch» cạnh 74%, «tăng» cạnh một số nhỏ hơn, «hơn một nửa» cạnh 45%.""",
    "same": """\
Cả hai bài cùng nói điều này, xét cả cách viết và cách làm tròn.""",
    "different": """\
Hai bài nói về cùng một việc nhưng không nói như nhau: số khác, hoặc cùng số mà khác kỳ, khác nơi, bên là mục tiêu bên là kết quả, hay một bên bỏ «hơn», «khoảng».

qnfacts không chọn bên nào. Hãy so cả hai với nơi mà hai bài lấy số.""",
    "only-a": """\
Chỉ bài thứ nhất kể số này. Bài kia không nhắc tới không có nghĩa là trái ý.""",
    "only-b": """\
Chỉ bài thứ hai kể số này. Bài kia không nhắc tới không có nghĩa là trái ý.""",
    "omission": """\
Bảng dữ liệu đánh dấu đây là số mà bài nào về việc này cũng nên có, và bài chưa nhắc tới.""",
    "unread": """\
Có nhìn thấy một con số nhưng không đọc được, kèm lý do. Số này không tham gia phép so nào.

Nên xem bằng mắt: thường là dấu chấm, dấu phẩy hay dấu cách đặt lệch chỗ.""",
    "unreadable": """\
Không đọc được tệp. Trong tệp ấy chưa có gì được kiểm; các tệp khác vẫn được kiểm.""",
}
