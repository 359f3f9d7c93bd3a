//! The sentences of findings about the versions of one report, and the words for what says whose a workbook is.

use super::Lang;
use super::finding::{has, is};
use crate::check::{Code, Finding};

pub(super) fn version(finding: &Finding) -> (&'static str, &'static str) {
    match finding.code {
        Code::PeriodNamed => (
            "tên tệp ghi {typed} nhưng biểu mẫu bên trong là của {week}. Tạm ghi theo biểu mẫu; đề nghị xác nhận kỳ báo cáo.",
            "the file's name says {typed}, but the form inside is that of {week}. Booked by the form for now; please confirm the period.",
        ),
        Code::EarlierRows if is(finding, "silent", "true") => (
            "có {count} dòng thuộc {span} {week}, {span} đó chưa có báo cáo. Ghi nhận là bổ sung {span} trước, đã đọc cùng báo cáo này; tình trạng gửi của {span} {week} giữ nguyên.",
            "{count} rows belong to {week}, for which nothing was reported. Noted as an addition to the earlier period and read with this report; {week} stays as not sent.",
        ),
        Code::EarlierRows => (
            "có {count} dòng mới thuộc {span} {week} đã báo cáo trước. Ghi nhận là bổ sung {span} trước, không phải gửi trễ; không cần làm gì.",
            "{count} new rows belong to {week}, reported before. Noted as an addition to the earlier period, not as late; nothing to do.",
        ),
        Code::Supplement if is(finding, "nothing", "true") => (
            "tên tệp hoặc thư ghi là bổ sung nhưng không có nội dung nào chưa có ở báo cáo “{file}”. Nếu quên ghi, đề nghị ghi phần bổ sung và gửi lại.",
            "named as a supplement, but it holds nothing the report “{file}” lacks. If something was forgotten, enter it and send again.",
        ),
        Code::Supplement if is(finding, "early", "true") && has(finding, "changed") => (
            "tên tệp hoặc thư ghi là bổ sung nhưng gửi trước báo cáo “{file}”: đã thêm {cells} ô, {rows} dòng báo cáo ấy chưa có; ô hai bên ghi khác nhau thì giữ theo báo cáo: {changed}. Đề nghị xác nhận.",
            "named as a supplement, yet sent before the report “{file}”: {cells} cells and {rows} rows it lacks were added; where the two differ the report's word is kept: {changed}. Please confirm.",
        ),
        Code::Supplement if is(finding, "early", "true") => (
            "tên tệp hoặc thư ghi là bổ sung nhưng gửi trước báo cáo “{file}”: đã thêm {cells} ô, {rows} dòng báo cáo ấy chưa có. Đề nghị xác nhận.",
            "named as a supplement, yet sent before the report “{file}”: {cells} cells and {rows} rows it lacks were added. Please confirm.",
        ),
        Code::Supplement if is(finding, "held", "true") => (
            "tên tệp hoặc thư ghi là bổ sung, có {cells} ô, {rows} dòng cho báo cáo đã hợp lệ “{file}”. Chưa thêm vào vì còn nội dung phải xem; báo cáo đã hợp lệ giữ nguyên. Đề nghị xác nhận.",
            "named as a supplement, with {cells} cells and {rows} rows for the accepted report “{file}”. Not added yet, since something is to be looked at; the accepted report stays as it is. Please confirm.",
        ),
        Code::Supplement if has(finding, "changed") => (
            "tên tệp hoặc thư ghi là bổ sung: đã thêm {cells} ô, {rows} dòng vào báo cáo “{file}”, và đổi ô đã ghi trước: {changed}. Nội dung để trống giữ như trước. Nếu là sửa số đã ghi, không cần làm gì; nếu là cộng thêm, đề nghị ghi số tổng.",
            "named as a supplement: {cells} cells and {rows} rows were added to the report “{file}”, and cells filled before were changed: {changed}. What is blank stays as before. If it corrects what was there, nothing to do; if it comes on top, enter the sum.",
        ),
        Code::Supplement => (
            "tên tệp hoặc thư ghi là bổ sung: đã thêm {cells} ô, {rows} dòng vào báo cáo “{file}”; nội dung để trống giữ như trước. Nếu đúng, không cần làm gì.",
            "named as a supplement: {cells} cells and {rows} rows were added to the report “{file}”; what is blank stays as before. If that is right, nothing to do.",
        ),
        Code::SupplementAlone => (
            "tên tệp hoặc thư ghi là bổ sung nhưng chưa có báo cáo nào đọc được trước đó; tạm tính như một báo cáo đủ. Đề nghị tìm báo cáo gửi trước, hoặc xác nhận đây là báo cáo đủ.",
            "named as a supplement, but no readable report was received before; counted as a whole report for now. Look for the earlier one, or confirm that this is the whole report.",
        ),
        Code::VersionNamed if is(finding, "edition", "nth") => (
            "tên tệp hoặc thư ghi là lần {times}: được tính là bản sau của “{file}”. Nếu đúng, không cần làm gì.",
            "named as number {times}: taken as a version after “{file}”. If that is right, nothing to do.",
        ),
        Code::VersionNamed if is(finding, "edition", "replacement") => (
            "tên tệp hoặc thư ghi là thay thế: được tính là bản thay cho “{file}”. Nếu đúng, không cần làm gì.",
            "named as a replacement: taken in place of “{file}”. If that is right, nothing to do.",
        ),
        Code::VersionNamed if is(finding, "edition", "last") => (
            "tên tệp hoặc thư ghi là bản cuối: được tính là bản sau của “{file}”. Nếu đúng, không cần làm gì.",
            "named as the last version: taken as a version after “{file}”. If that is right, nothing to do.",
        ),
        Code::VersionNamed if is(finding, "edition", "supplement") => (
            "tên tệp hoặc thư ghi là bổ sung và đủ nội dung của “{file}”: được tính là bản sau. Nếu đúng, không cần làm gì.",
            "named as a supplement, and whole as “{file}” was: taken as a later version. If that is right, nothing to do.",
        ),
        Code::VersionNamed => (
            "tên tệp hoặc thư ghi là bản sửa: được tính là bản sau của “{file}”. Nếu đúng, không cần làm gì.",
            "named as a correction: taken as a version after “{file}”. If that is right, nothing to do.",
        ),
        Code::EarlierEdited if is(finding, "how", "changed") => (
            "{count} dòng của kỳ đã báo cáo trước nay ghi khác: {rows}. Báo cáo kỳ trước giữ nguyên; báo cáo sau lấy theo tệp này. Nếu đúng, không cần làm gì.",
            "{count} rows of a period reported before say something else now: {rows}. The earlier report stays as it was; later reports follow this file. If that is right, nothing to do.",
        ),
        Code::EarlierEdited => (
            "{count} dòng của kỳ đã báo cáo trước không còn trong tệp này: {rows}. Báo cáo kỳ trước giữ nguyên. Nếu đã bỏ, không cần làm gì; nếu sót, đề nghị ghi lại.",
            "{count} rows of a period reported before are no longer in this file: {rows}. The earlier report stays as it was. If they were left out on purpose, nothing to do; if forgotten, enter them again.",
        ),
        Code::RowsDropped if is(finding, "most", "true") => (
            "bản sau không còn {count} dòng đã có ở bản trước “{file}”: {rows}. Đề nghị xác nhận: đã bỏ hay gửi thiếu.",
            "the later version no longer has {count} rows of the earlier one “{file}”: {rows}. Please confirm: left out on purpose, or an incomplete file.",
        ),
        Code::RowsDropped => (
            "bản sau không còn {count} dòng đã có ở bản trước “{file}”: {rows}. Nếu đã bỏ, không cần làm gì; nếu sót, đề nghị ghi lại và gửi lại.",
            "the later version no longer has {count} rows of the earlier one “{file}”: {rows}. If they were left out on purpose, nothing to do; if forgotten, enter them and send again.",
        ),
        Code::VersionShrunk => (
            "bản sau thiếu {count} nội dung đã có ở bản trước “{file}”. Bản đủ hơn vẫn được tính. Đề nghị xác nhận: gửi bổ sung, gửi thiếu hay đã bỏ.",
            "the later version lacks {count} entries the earlier one “{file}” held. The fuller one goes on to count. Please confirm: an addition, an incomplete file, or left out on purpose.",
        ),
        _ => (
            "nhận cùng thời điểm với “{file}” nhưng nội dung khác nhau, không rõ bản nào gửi sau. Đề nghị xác nhận bản được tính.",
            "received at the same instant as “{file}” with different content; nothing tells which is the later. Please confirm which one counts.",
        ),
    }
}

/// The everyday words for a layer of identity, by its key.
pub(super) fn layer(text: &str, lang: Lang) -> &str {
    let (vi, en) = match text {
        "hidden" => ("trang ẩn", "the hidden sheet"),
        "property" => ("thuộc tính của tệp", "the file's properties"),
        "names" => ("tên vùng", "the defined names"),
        "code" => ("mã in trên trang", "the code on the sheet"),
        other => return other,
    };
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}
