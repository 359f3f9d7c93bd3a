//! What is said about the register, and of decisions.

use super::{Lang, choose};
use crate::disk::Shared;
use crate::plan::{Plan, clock_text, day_text};
use crate::register::Entry;
use crate::round::{Evidence, Round};
use crate::ruling::{Cell, Decision, Ruling, Rulings, Whom};
use chrono::NaiveDateTime;
use comfy_table::{ContentArrangement, Table, presets::UTF8_BORDERS_ONLY};

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
    choose(
        lang,
        format!(
            "Lưu ý: {} tệp đã ghi trong sổ tiếp nhận nhưng không còn trong inbox như trước (đã lấy ra hoặc ghi đè), nên bản đó không được tính: {shown}{more}. Bản lưu ở thư mục received; nếu xóa nhầm, chép lại vào inbox.",
            names.len()
        ),
        format!(
            "Note: {} files of the register lie in the inbox no more as they were (taken out or written over), and those versions do not count: {shown}{more}. They are kept below received; if they were removed by mistake, copy them back.",
            names.len()
        ),
    )
}

/// Messages were taken into the inbox.
pub fn messages(count: usize, name: &str, lang: Lang) -> String {
    choose(
        lang,
        format!("Đã nhận {count} tin nhắn vào inbox/{name}. Chạy tonghop collect để xem từng tin."),
        format!("{count} messages taken into inbox/{name}. Run tonghop collect to see each."),
    )
}

/// Who decides on this computer.
pub fn who(name: &str, lang: Lang) -> String {
    choose(
        lang,
        format!("Quyết định trên máy này ghi tên: {name}"),
        format!("Decisions on this computer are entered as: {name}"),
    )
}

/// The register lies where others reach into it.
pub fn shared(shared: Shared, lang: Lang) -> String {
    match shared {
        Shared::Network => choose(
            lang,
            "Thư mục này ở trên ổ mạng. Sổ tiếp nhận (tonghop.db) ghi theo cách an toàn cho ổ mạng; máy khác đang ghi thì chờ."
                .to_owned(),
            "This folder is on a network drive. The register (tonghop.db) is written in the way that is safe there; while another computer writes, this one waits."
                .to_owned(),
        ),
        Shared::Synchronised(program) => choose(
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
        choose(lang, format!("Đã ghi quyết định {number}: {said}."), format!("Decision {number} entered: {said}."))
    } else {
        choose(
            lang,
            format!("Quyết định {number} đã ghi như vậy từ trước: {said}."),
            format!("Decision {number} says so already: {said}."),
        )
    }
}

/// An earlier decision about the same thing gave way.
pub fn replaced(old: &Decision, plan: &Plan, lang: Lang) -> String {
    let (number, said) = (old.number, said(old, plan, lang));
    choose(lang, format!("  Thay quyết định {number}: {said}."), format!("  In place of decision {number}: {said}."))
}

/// An earlier decision about the same thing stands again.
pub fn revived(old: &Decision, plan: &Plan, lang: Lang) -> String {
    let (number, said) = (old.number, said(old, plan, lang));
    choose(
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
            choose(lang, format!("tệp “{name}” nhận lúc {at}{by}"), format!("file “{name}” came at {at}{by}"))
        }
        Ruling::Assign { name, unit: code, .. } => choose(
            lang,
            format!("tệp “{name}” là của {}", unit(code)),
            format!("file “{name}” belongs to {}", unit(code)),
        ),
        Ruling::Enter { name, unit: code, .. } => choose(
            lang,
            format!("tệp “{name}” do văn phòng nhập thay {}", unit(code)),
            format!("file “{name}” was filled in by the office for {}", unit(code)),
        ),
        Ruling::Extend { report, period, whom, until } => {
            let label = plan.report(report).map_or(report.as_str(), |report| report.label.as_str());
            let (until, whom) = (moment(*until), to(whom, plan, lang));
            let occasion = period.as_ref().and_then(|period| plan.report(report)?.occasion(period));
            let label = occasion.map_or_else(|| label.to_owned(), |one| format!("{label}, {}", one.label));
            choose(
                lang,
                format!("gia hạn {label} đến {until} cho {whom}"),
                format!("{label} extended to {until} for {whom}"),
            )
        }
        Ruling::Accept { cell, typed, .. } => {
            let (place, code) = (at(cell), unit(&cell.unit));
            if typed.is_empty() {
                return choose(
                    lang,
                    format!("{code}, {place}: nhận để trống"),
                    format!("{code}, {place}: accepted as empty"),
                );
            }
            choose(lang, format!("{code}, {place}: nhận “{typed}”"), format!("{code}, {place}: “{typed}” accepted"))
        }
        Ruling::AcceptFile { name, .. } => {
            choose(lang, format!("nhận tệp “{name}” như hiện có"), format!("file “{name}” accepted as it is"))
        }
        Ruling::Correct { cell, typed, value, .. } => {
            let (place, code) = (at(cell), unit(&cell.unit));
            choose(
                lang,
                format!("{code}, {place}: sửa “{typed}” thành “{value}” (s)"),
                format!("{code}, {place}: “{typed}” corrected to “{value}” (s)"),
            )
        }
        Ruling::Paper { unit: code, report, artefact, at, .. } => {
            let artefacts = plan.report(report).map(|report| report.artefacts.as_slice()).unwrap_or_default();
            let label = artefacts.iter().find(|one| one.id == *artefact).map_or(artefact, |one| &one.label);
            let (code, at) = (unit(code), moment(*at));
            choose(lang, format!("{code}: đã có {label}, {at}"), format!("{code}: {label} came, {at}"))
        }
        Ruling::Withdraw { number } => {
            choose(lang, format!("bỏ quyết định {number}"), format!("decision {number} withdrawn"))
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
    lines.push(choose(
        lang,
        format!("Quyết định đang có: {}", decisions.len()),
        format!("Decisions that stand: {}", decisions.len()),
    ));
    let mut decisions = decisions;
    decisions.sort_by_key(|decision| decision.number);
    for decision in decisions {
        let (number, who, at) = (decision.number, &decision.who, moment(decision.at));
        let idle = super::ruling_effect::idle(round, &decision.ruling, lang).unwrap_or_default();
        lines.push(format!("  {number}. {} ({who}, {at}){idle}", said(decision, &round.plan, lang)));
    }
    lines.join("\n")
}
