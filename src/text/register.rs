//! What is said about the register, and of decisions.

use super::Lang;
use crate::disk::Shared;
use crate::plan::{Plan, clock_text, day_text};
use crate::register::Entry;
use crate::round::{Evidence, Round};
use crate::ruling::{Cell, Decision, Fault, Ruling, Rulings, Whom};
use chrono::NaiveDateTime;
use comfy_table::{ContentArrangement, Table, presets::UTF8_BORDERS_ONLY};

pub(super) fn pick(lang: Lang, vi: String, en: String) -> String {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// How a form came that the office filled in itself.
pub const BY_OFFICE: &str = "văn phòng nhập";

/// «15g42, 28/3/2020».
pub fn moment(at: NaiveDateTime) -> String {
    format!("{}, {}", clock_text(at), day_text(at.date()))
}

/// On what evidence an instant rests.
pub fn evidence(evidence: Evidence, lang: Lang) -> &'static str {
    let (vi, en) = match evidence {
        Evidence::Office => ("văn phòng ghi", "entered by the office"),
        Evidence::Mail => ("máy chủ thư ghi", "the mail server's stamp"),
        Evidence::FolderName => ("tên thư mục", "the folder's name"),
        Evidence::MailDate => ("giờ máy của người gửi", "the sender's clock"),
        Evidence::FolderDay => ("tên thư mục, chỉ có ngày", "the folder's name, day only"),
        Evidence::FirstSeen => ("lúc thấy tệp lần đầu", "when first seen"),
        Evidence::FileTime => ("ngày giờ của tệp", "the file's own date"),
    };
    super::pick(lang, vi, en)
}

/// Files that were taken once and lie in the inbox no more.
pub fn gone(names: &[&str], lang: Lang) -> String {
    let shown = names.iter().take(5).copied().collect::<Vec<_>>().join("; ");
    let more = if names.len() > 5 { "; …" } else { "" };
    pick(
        lang,
        format!(
            "Lưu ý: {} tệp đã ghi trong sổ tiếp nhận nhưng không còn trong inbox, nên không được tính: {shown}{more}. Bản lưu ở thư mục received; nếu xóa nhầm, chép lại vào inbox.",
            names.len()
        ),
        format!(
            "Note: {} files of the register lie in the inbox no more and do not count: {shown}{more}. They are kept below received; if they were removed by mistake, copy them back.",
            names.len()
        ),
    )
}

/// Messages were taken into the inbox.
pub fn messages(count: usize, name: &str, lang: Lang) -> String {
    pick(
        lang,
        format!("Đã nhận {count} tin nhắn vào inbox/{name}. Chạy tonghop collect để xem từng tin."),
        format!("{count} messages taken into inbox/{name}. Run tonghop collect to see each."),
    )
}

/// Who decides on this computer.
pub fn who(name: &str, lang: Lang) -> String {
    pick(
        lang,
        format!("Quyết định trên máy này ghi tên: {name}"),
        format!("Decisions on this computer are entered as: {name}"),
    )
}

/// The register lies where others reach into it.
pub fn shared(shared: Shared, lang: Lang) -> String {
    match shared {
        Shared::Network => pick(
            lang,
            "Thư mục này ở trên ổ mạng. Sổ tiếp nhận (tonghop.db) ghi theo cách an toàn cho ổ mạng; máy khác đang ghi thì chờ."
                .to_owned(),
            "This folder is on a network drive. The register (tonghop.db) is written in the way that is safe there; while another computer writes, this one waits."
                .to_owned(),
        ),
        Shared::Synchronised(program) => pick(
            lang,
            format!(
                "Thư mục này do {program} đồng bộ. Mỗi lúc chỉ chạy tonghop trên một máy, và chờ {program} đồng bộ xong rồi mới chạy ở máy khác; nếu không, hai sổ tiếp nhận sẽ lệch nhau."
            ),
            format!(
                "This folder is synchronised by {program}. Run tonghop on one computer at a time, and let {program} finish before running it on another; otherwise the two registers drift apart."
            ),
        ),
    }
}

/// A decision was entered, or stands already.
pub fn entered(decision: &Decision, plan: &Plan, new: bool, lang: Lang) -> String {
    let (number, said) = (decision.number, said(decision, plan, lang));
    if new {
        pick(lang, format!("Đã ghi quyết định {number}: {said}."), format!("Decision {number} entered: {said}."))
    } else {
        pick(
            lang,
            format!("Quyết định {number} đã ghi như vậy từ trước: {said}."),
            format!("Decision {number} says so already: {said}."),
        )
    }
}

/// An earlier decision about the same thing gave way.
pub fn replaced(old: &Decision, plan: &Plan, lang: Lang) -> String {
    let (number, said) = (old.number, said(old, plan, lang));
    pick(lang, format!("  Thay quyết định {number}: {said}."), format!("  In place of decision {number}: {said}."))
}

/// An earlier decision about the same thing stands again.
pub fn revived(old: &Decision, plan: &Plan, lang: Lang) -> String {
    let (number, said) = (old.number, said(old, plan, lang));
    pick(
        lang,
        format!("  Quyết định {number} có hiệu lực lại: {said}."),
        format!("  Decision {number} stands again: {said}."),
    )
}

/// A decision in words, with its reason.
pub fn said(decision: &Decision, plan: &Plan, lang: Lang) -> String {
    let text = ruled(&decision.ruling, plan, lang);
    match (decision.because.is_empty(), lang) {
        (true, _) => text,
        (false, Lang::Vi) => format!("{text}; lý do: {}", decision.because),
        (false, Lang::En) => format!("{text}; because: {}", decision.because),
    }
}

fn ruled(ruling: &Ruling, plan: &Plan, lang: Lang) -> String {
    let unit = |code: &str| plan.units.get(code).map_or_else(|| code.to_owned(), |unit| unit.short_name.clone());
    match ruling {
        Ruling::Receipt { name, at, channel, .. } => {
            let at = moment(*at);
            let by = if channel.is_empty() { String::new() } else { format!(" ({channel})") };
            pick(lang, format!("tệp “{name}” nhận lúc {at}{by}"), format!("file “{name}” came at {at}{by}"))
        }
        Ruling::Assign { name, unit: code, .. } => pick(
            lang,
            format!("tệp “{name}” là của {}", unit(code)),
            format!("file “{name}” belongs to {}", unit(code)),
        ),
        Ruling::Enter { name, unit: code, .. } => pick(
            lang,
            format!("tệp “{name}” do văn phòng nhập thay {}", unit(code)),
            format!("file “{name}” was filled in by the office for {}", unit(code)),
        ),
        Ruling::Extend { report, period, whom, until } => {
            let label = plan.report(report).map_or(report.as_str(), |report| report.label.as_str());
            let (until, whom) = (moment(*until), to(whom, plan, lang));
            let occasion = period.as_ref().and_then(|period| plan.report(report)?.occasion(period));
            let label = occasion.map_or_else(|| label.to_owned(), |one| format!("{label}, {}", one.label));
            pick(
                lang,
                format!("gia hạn {label} đến {until} cho {whom}"),
                format!("{label} extended to {until} for {whom}"),
            )
        }
        Ruling::Accept { cell, typed, .. } => {
            let (place, code) = (at(cell), unit(&cell.unit));
            if typed.is_empty() {
                return pick(
                    lang,
                    format!("{code}, {place}: nhận để trống"),
                    format!("{code}, {place}: accepted as empty"),
                );
            }
            pick(lang, format!("{code}, {place}: nhận “{typed}”"), format!("{code}, {place}: “{typed}” accepted"))
        }
        Ruling::AcceptFile { name, .. } => {
            pick(lang, format!("nhận tệp “{name}” như hiện có"), format!("file “{name}” accepted as it is"))
        }
        Ruling::Correct { cell, typed, value, .. } => {
            let (place, code) = (at(cell), unit(&cell.unit));
            pick(
                lang,
                format!("{code}, {place}: sửa “{typed}” thành “{value}” (s)"),
                format!("{code}, {place}: “{typed}” corrected to “{value}” (s)"),
            )
        }
        Ruling::Paper { unit: code, report, artefact, at, .. } => {
            let artefacts = plan.report(report).map(|report| report.artefacts.as_slice()).unwrap_or_default();
            let label = artefacts.iter().find(|one| one.id == *artefact).map_or(artefact, |one| &one.label);
            let (code, at) = (unit(code), moment(*at));
            pick(lang, format!("{code}: đã có {label}, {at}"), format!("{code}: {label} came, {at}"))
        }
        Ruling::Withdraw { number } => {
            pick(lang, format!("bỏ quyết định {number}"), format!("decision {number} withdrawn"))
        }
    }
}

fn at(cell: &Cell) -> String {
    format!("{}!{}", cell.sheet, cell.cell)
}

fn to(whom: &Whom, plan: &Plan, lang: Lang) -> String {
    let units =
        whom.units.iter().map(|code| plan.units.get(code).map_or(code.as_str(), |unit| unit.short_name.as_str()));
    let all: Vec<&str> = units.chain(whom.groups.iter().map(String::as_str)).collect();
    if all.is_empty() { super::pick(lang, "tất cả đơn vị", "all units").to_owned() } else { all.join("; ") }
}

/// The register in the terminal: what came, and what was decided.
pub fn register(files: &[Entry], rulings: &Rulings, round: &Round, lang: Lang) -> String {
    let mut table = Table::new();
    table.load_style(UTF8_BORDERS_ONLY).set_content_arrangement(ContentArrangement::Disabled);
    let head = match lang {
        Lang::Vi => ["Nhận lúc", "Căn cứ", "Kênh", "Đơn vị", "Tệp"],
        Lang::En => ["Received", "Evidence", "Channel", "Unit", "File"],
    };
    table.set_header(head);
    let here =
        |entry: &Entry| round.files.iter().any(|file| file.name() == entry.name && file.taken.hash == entry.hash);
    for entry in files.iter().filter(|entry| entry.outcome != "skipped") {
        let unit = round.unit(&entry.unit).map_or(entry.unit.as_str(), |unit| unit.short_name.as_str());
        let gone = if here(entry) {
            ""
        } else {
            super::pick(lang, " (không còn trong thư mục nhận)", " (no longer in the inbox)")
        };
        table.add_row([
            moment(entry.receipt.at),
            evidence(entry.receipt.evidence, lang).to_owned(),
            entry.receipt.channel.clone(),
            unit.to_owned(),
            format!("{}{gone}", entry.name),
        ]);
    }
    let decisions: Vec<&Decision> = rulings.iter().collect();
    let mut lines = vec![table.to_string()];
    lines.push(pick(
        lang,
        format!("Quyết định đang có: {}", decisions.len()),
        format!("Decisions that stand: {}", decisions.len()),
    ));
    let mut decisions = decisions;
    decisions.sort_by_key(|decision| decision.number);
    for decision in decisions {
        let (number, who, at) = (decision.number, &decision.who, moment(decision.at));
        lines.push(format!("  {number}. {} ({who}, {at})", said(decision, &round.plan, lang)));
    }
    lines.join("\n")
}

/// Why a decision could not be entered, and what to do.
pub fn fault(fault: &Fault, lang: Lang) -> String {
    let (vi, en) = match fault {
        Fault::NoName => (
            "Chưa biết ai quyết định. Ghi một lần trên máy này: tonghop who \"chức danh, bộ phận\".".to_owned(),
            "Nobody has said who decides. Say it once on this computer: tonghop who \"NAME\".".to_owned(),
        ),
        Fault::NoSuchFile(name) => (
            format!("Trong thư mục nhận (inbox) không có tệp “{name}”. Chạy tonghop collect để xem tên các tệp."),
            format!("There is no file “{name}” in the inbox. Run tonghop collect to see the names."),
        ),
        Fault::SeveralFiles(name, all) => (
            format!("Có {} tệp tên “{name}”. Ghi rõ một trong các tệp: {}.", all.len(), all.join("; ")),
            format!("{} files are named “{name}”. Name one of: {}.", all.len(), all.join("; ")),
        ),
        Fault::NameTaken(name) => (
            format!("Trong thư mục nhận đã có tệp “{name}” với nội dung khác. Đổi tên tệp rồi làm lại."),
            format!("The inbox holds another file “{name}” already. Rename yours and try again."),
        ),
        Fault::NoSuchUnit(said) => (
            format!("Không có đơn vị “{said}”. Ghi mã đơn vị hoặc đúng tên trong danh sách đơn vị."),
            format!("There is no unit “{said}”. Give its code or its name as in the list of units."),
        ),
        Fault::SeveralUnits(said, all) => (
            match all.as_slice() {
                [one] => format!("Không có đơn vị tên đúng là “{said}”; có phải {one}? Ghi mã đơn vị."),
                all => format!("“{said}” có thể là nhiều đơn vị: {}. Ghi mã đơn vị.", all.join(", ")),
            },
            format!("“{said}” may mean several units: {}. Give the code.", all.join(", ")),
        ),
        Fault::NoSuchGroup(said, all) => (
            format!("Không có nhóm “{said}”. Hiện có: {}.", all.join("; ")),
            format!("There is no group “{said}”. There are: {}.", all.join("; ")),
        ),
        Fault::NothingSent { unit, report } => (
            format!("{unit} chưa gửi {report}. Ghi --report, --period nếu là báo cáo khác."),
            format!("{unit} has sent nothing for {report}. Give --report, --period if another one is meant."),
        ),
        Fault::NoSuchCell { unit, cell } => (
            format!("Báo cáo của {unit} không có ô “{cell}”. Ghi như trong bảng, ví dụ: \"Số liệu!C10\"."),
            format!("The report of {unit} has no cell “{cell}”. Write it as in \"Số liệu!C10\"."),
        ),
        Fault::SeveralCells(cell, all) => (
            format!("Có nhiều ô “{cell}”. Ghi rõ một trong các ô: {}.", all.join("; ")),
            format!("“{cell}” may be several cells. Name one of: {}.", all.join("; ")),
        ),
        Fault::NothingToAccept(cell) => (
            format!("Ở “{cell}” không có điều gì đang chờ văn phòng xác nhận."),
            format!("Nothing at “{cell}” waits for the office's word."),
        ),
        Fault::Unreadable { value, label } => (
            format!("“{value}” không đọc được ở ô “{label}”. Ghi đúng như đơn vị phải ghi, ví dụ: 15 hoặc 14/3."),
            format!("“{value}” cannot be read in cell “{label}”. Write it as the unit should have."),
        ),
        Fault::NotAnInput(label) => (
            format!(
                "Ô “{label}” không phải ô đơn vị nhập, hoặc cả phần đã ghi «không phát sinh»: sửa ở đây không đổi được số nào. Số điền sẵn thì sửa trong danh sách đơn vị; phần không phát sinh thì sửa ô đánh x."
            ),
            format!(
                "Cell “{label}” is none the unit types into, or its section is ticked «không phát sinh»: a correction here would change nothing."
            ),
        ),
        Fault::CannotCount { typed, cell } => (
            format!("“{typed}” ở ô {cell} không cộng được, nhận cũng không thành số. Hỏi đơn vị số đúng rồi ghi bằng lệnh correct."),
            format!("“{typed}” in {cell} cannot be counted, accepted or not. Ask the unit and enter the right value with correct."),
        ),
        Fault::BeforePlan(text) => (
            format!("Thời điểm “{text}” trước ngày ban hành kế hoạch. Kiểm tra lại ngày, tháng, năm."),
            format!("“{text}” lies before the plan was issued. Check day, month and year."),
        ),
        Fault::NoTime(text) => (
            format!("“{text}” chỉ có ngày. Ghi cả giờ, ví dụ: \"28/3/2020 15:42\"; chưa rõ giờ thì chưa ghi."),
            format!("“{text}” is a day without a time. Give the time as well, such as \"28/3/2020 15:42\"."),
        ),
        Fault::NotLater(day) => (
            format!("Hạn mới ({day}) không muộn hơn hạn đang có. Ghi hạn muộn hơn."),
            format!("The new deadline ({day}) is no later than the one that holds."),
        ),
        Fault::NoSuchDecision(number) => (
            format!("Không có quyết định số {number} đang có hiệu lực. Chạy tonghop register để xem."),
            format!("No decision {number} stands. Run tonghop register to see them."),
        ),
        Fault::WhichReport(all) => (
            format!("Tệp không tự nói là báo cáo nào. Ghi thêm --report, một trong: {}.", all.join(", ")),
            format!("The file does not say which report it is. Add --report, one of: {}.", all.join(", ")),
        ),
        Fault::ToWhom => (
            "Chưa ghi gia hạn cho ai. Ghi mã đơn vị, --group NHÓM hoặc --all.".to_owned(),
            "Nobody to extend for. Give a unit, --group GROUP or --all.".to_owned(),
        ),
        Fault::Ahead(text) => (
            format!("Thời điểm “{text}” chưa đến. Kiểm tra lại ngày, tháng, năm."),
            format!("“{text}” lies ahead. Check day, month and year."),
        ),
        Fault::NoMessage => (
            "Trong văn bản không có tin nào bắt đầu bằng «BÁO CÁO NHANH – tên đơn vị». Chép cả dòng đầu của tin rồi làm lại."
                .to_owned(),
            "The text holds no message that begins with «BÁO CÁO NHANH – UNIT». Copy its first line as well.".to_owned(),
        ),
        Fault::Lacking(what) => (format!("Còn thiếu {what}."), format!("{what} is lacking.")),
    };
    pick(lang, vi, en)
}
