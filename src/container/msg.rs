//! Mails saved by Outlook: a compound file with one stream for each property.

use super::name::{Names, decoded, harmless};
use super::{Item, Mail, Stamp, Unpacked, eml, too_large};
use crate::check::{Code, Finding};
use crate::format::{Limits, Means};
use cfb::CompoundFile;
use chrono::{DateTime, FixedOffset, TimeDelta};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

type File<'b> = CompoundFile<Cursor<&'b [u8]>>;

/// Header of the properties of a mail on its own, of a mail inside a mail, of an attachment.
const OWN: usize = 32;
const INNER: usize = 24;
const ATTACHED: usize = 8;

const PROPERTIES: &str = "__properties_version1.0";
/// Seconds from 1601, where Windows begins to count, to 1970.
const WINDOWS_EPOCH: i64 = 11_644_473_600;

pub(super) fn read(bytes: &[u8], means: &Means) -> Result<Unpacked, Box<Finding>> {
    let limits = &means.limits;
    // A copy that broke off may have lost whole attachments: its sectors would lie beyond the end of the file.
    if crate::format::compound_breaks_off(bytes) {
        return Err(Finding::new(Code::Truncated).with("kilobytes", bytes.len().div_ceil(1024)).into());
    }
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| Finding::new(Code::Damaged))?;
    let attached = attachments(&mut file);
    if attached.len() > limits.parts {
        return Err(too_large("parts", attached.len(), limits.parts).into());
    }
    let body = binary(&mut file, "", 0x1013, limits).unwrap_or_default();
    let mut unpacked = Unpacked { mail: Some(about(&mut file, limits)), ..Unpacked::default() };
    let mut names = Names::default();
    let mut left = limits.unpacked_bytes();
    for place in attached {
        let content = content(&mut file, &place, limits);
        let size = content.as_ref().map_or(0, |content| content.len() as u64);
        let over = || too_large("unpacked_mb", limits.unpacked_mb + 1, limits.unpacked_mb);
        left = left.checked_sub(size).ok_or_else(over)?;
        let name = name(&mut file, &place, limits).unwrap_or_default();
        let name = names.unique(harmless(&name, &super::unnamed(unpacked.items.len())));
        let content = match content {
            Ok(content) if shown(&mut file, &place, &body, limits) && eml::is_small_picture(&content) => {
                Err(Finding::new(Code::MailPicture).into())
            }
            other => other,
        };
        unpacked.items.push(Item::of(name, content));
    }
    Ok(unpacked)
}

/// Storages of attachments, in their order.
fn attachments(file: &mut File<'_>) -> Vec<String> {
    let found = file.read_root_storage().filter(cfb::Entry::is_storage);
    let mut names: Vec<String> = found.map(|entry| entry.name().to_owned()).collect();
    names.retain(|name| name.starts_with("__attach_version1.0_#"));
    names.sort();
    names.into_iter().map(|name| format!("/{name}")).collect()
}

fn about(file: &mut File<'_>, limits: &Limits) -> Mail {
    let mut text = |id| text(file, "", id, limits).unwrap_or_default();
    // An address inside an office's own server has no «@»; the one for the outside is told elsewhere.
    let sender = [0x5d01, 0x5d02, 0x0c1f, 0x0065].map(&mut text).into_iter().find(|one| one.contains('@'));
    let (subject, headers, words) = (text(0x0037), text(0x007d), text(0x1000));
    let fixed = fixed(file, "", OWN);
    let instant = |id: u16| fixed.get(&id).and_then(|ticks| windows_time(*ticks));
    let told = eml::received(lines(&headers).iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let delivered = instant(0x0e06).map(|at| (at, Stamp::Server));
    let sent = instant(0x0039).map(|at| (at, Stamp::Sender));
    Mail {
        sender: sender.unwrap_or_default().to_lowercase(),
        subject,
        words: super::words::own(&words),
        received: told.filter(|(_, stamp)| *stamp == Stamp::Server).or(delivered).or(told).or(sent),
    }
}

/// The lines of a mail's head, folded ones joined.
fn lines(headers: &str) -> Vec<(String, String)> {
    let mut lines: Vec<(String, String)> = Vec::new();
    for line in headers.lines() {
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = lines.last_mut() {
                value.push_str(line);
            }
        } else if let Some((name, value)) = line.split_once(':') {
            lines.push((name.to_owned(), value.to_owned()));
        }
    }
    lines
}

/// Tenths of microseconds since 1601.
fn windows_time(ticks: u64) -> Option<DateTime<FixedOffset>> {
    let seconds = i64::try_from(ticks / 10_000_000).ok()?.checked_sub(WINDOWS_EPOCH)?;
    let at = DateTime::UNIX_EPOCH.checked_add_signed(TimeDelta::try_seconds(seconds)?)?;
    (seconds > 0).then(|| at.fixed_offset())
}

fn name(file: &mut File<'_>, place: &str, limits: &Limits) -> Option<String> {
    let own = [0x3707, 0x3704, 0x3001].into_iter().find_map(|id| text(file, place, id, limits));
    let inner = format!("{place}/{}", inner());
    if !file.is_storage(&inner) {
        return own;
    }
    let subject = || text(file, &inner, 0x0037, limits).unwrap_or_else(|| crate::text::run::LETTER.to_owned());
    let name = own.unwrap_or_else(subject).replace(['/', '\\'], "-");
    Some(if name.to_lowercase().ends_with(".msg") { name } else { format!("{name}.msg") })
}

/// Where a mail inside a mail stands.
fn inner() -> String {
    "__substg1.0_3701000D".to_owned()
}

/// An attachment's bytes; a mail inside the mail becomes a file of its own.
fn content(file: &mut File<'_>, place: &str, limits: &Limits) -> Result<Vec<u8>, Box<Finding>> {
    let inner = format!("{place}/{}", inner());
    if file.is_storage(&inner) {
        let damaged = |_| Finding::new(Code::Damaged).with("reason", "embedded mail");
        return Ok(rebuilt(file, &inner, limits).map_err(damaged)?);
    }
    let stream = format!("{place}/__substg1.0_37010102");
    if !file.is_stream(&stream) {
        // Attached by reference: only the way to it was sent.
        return Err(Finding::new(Code::LinkOnly).into());
    }
    let size = file.entry(&stream).map_or(0, |entry| entry.len());
    if size > limits.file_bytes() {
        return Err(too_large("file_mb", size.div_ceil(1 << 20), limits.file_mb).into());
    }
    let damaged = || Finding::new(Code::Damaged).with("reason", "attachment");
    Ok(bytes(file, &stream, limits).ok_or_else(damaged)?)
}

/// The storage of an inner mail copied into a compound file of its own, whose properties have a longer header.
fn rebuilt(file: &mut File<'_>, storage: &str, limits: &Limits) -> std::io::Result<Vec<u8>> {
    let mut copy = CompoundFile::create(Cursor::new(Vec::new()))?;
    let entries: Vec<(String, bool)> = file
        .walk_storage(storage)?
        .map(|entry| (entry.path().to_string_lossy().replace('\\', "/"), entry.is_storage()))
        .collect();
    let mut left = limits.file_bytes();
    for (path, is_storage) in entries {
        let target = path.strip_prefix(storage).unwrap_or_default().to_owned();
        if target.is_empty() {
            continue;
        }
        if is_storage {
            copy.create_storage(&target)?;
            continue;
        }
        let mut content = bytes(file, &path, limits).unwrap_or_default();
        left = left.checked_sub(content.len() as u64).ok_or(std::io::ErrorKind::FileTooLarge)?;
        if target.trim_start_matches('/') == PROPERTIES && content.len() >= INNER {
            content.splice(INNER..INNER, [0; OWN - INNER]);
        }
        copy.create_stream(&target)?.write_all(&content)?;
    }
    copy.flush()?;
    Ok(copy.into_inner().into_inner())
}

/// Whether the mail's text shows the attachment.
fn shown(file: &mut File<'_>, place: &str, body: &[u8], limits: &Limits) -> bool {
    let hidden = fixed(file, place, ATTACHED).get(&0x7ffe).is_some_and(|value| value & 0xff == 1);
    let id = text(file, place, 0x3712, limits).unwrap_or_default();
    let shown = format!("cid:{}", id.trim_matches(['<', '>']));
    hidden || (!id.is_empty() && memchr::memmem::find(body, shown.as_bytes()).is_some())
}

/// Properties of fixed length by id.
fn fixed(file: &mut File<'_>, place: &str, header: usize) -> BTreeMap<u16, u64> {
    let all = bytes(file, &format!("{place}/{PROPERTIES}"), &Limits::default()).unwrap_or_default();
    let entries = all.get(header..).unwrap_or_default().chunks_exact(16);
    let read = entries.filter_map(|entry| {
        let id = u16::from_le_bytes(entry.get(2..4)?.try_into().ok()?);
        Some((id, u64::from_le_bytes(entry.get(8..16)?.try_into().ok()?)))
    });
    read.collect()
}

/// A text property, in either of its forms.
fn text(file: &mut File<'_>, place: &str, id: u16, limits: &Limits) -> Option<String> {
    let wide = bytes(file, &format!("{place}/__substg1.0_{id:04X}001F"), limits);
    let text = match wide {
        Some(wide) => encoding_rs::UTF_16LE.decode_without_bom_handling(&wide).0.into_owned(),
        None => decoded(&bytes(file, &format!("{place}/__substg1.0_{id:04X}001E"), limits)?),
    };
    let text = text.trim_end_matches('\0').to_owned();
    // The head of the mail keeps its lines.
    let text = if id == 0x007d { text } else { crate::value::clean(&text) };
    Some(text).filter(|text| !text.is_empty())
}

fn binary(file: &mut File<'_>, place: &str, id: u16, limits: &Limits) -> Option<Vec<u8>> {
    bytes(file, &format!("{place}/__substg1.0_{id:04X}0102"), limits)
}

fn bytes(file: &mut File<'_>, path: &str, limits: &Limits) -> Option<Vec<u8>> {
    if !file.is_stream(path) {
        return None;
    }
    let mut content = Vec::new();
    file.open_stream(path).ok()?.take(limits.file_bytes()).read_to_end(&mut content).ok()?;
    Some(content)
}
