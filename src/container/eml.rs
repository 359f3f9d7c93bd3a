//! Mails as mail programs save them: the attachments, who sent them and when the server received them.

use super::name::{Names, harmless};
use super::{Item, Mail, Stamp, Unpacked, too_large};
use crate::check::{Code, Finding};
use crate::format::{FileKind, Means, sniff};
use chrono::{DateTime, FixedOffset};
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};

/// Mails within mails that are taken apart at all; a parser goes down one call for each.
const NESTED: usize = 200;
/// Largest picture that is taken for a signature or logo of a mail's text.
const LOGO: usize = 64 * 1024;

pub(super) fn read(bytes: &[u8], means: &Means) -> Result<Unpacked, Box<Finding>> {
    let limits = &means.limits;
    let nested = nested(bytes);
    if nested > NESTED {
        return Err(too_large("depth", nested, limits.depth).into());
    }
    let message = MessageParser::default().parse(bytes).ok_or_else(|| Finding::new(Code::Damaged))?;
    if message.parts.len() > limits.parts {
        return Err(too_large("parts", message.parts.len(), limits.parts).into());
    }
    let body = text(&message);
    // What broke off in transfer may have lost whole attachments.
    let cut = breaks_off(&message, bytes);
    let remark = || Finding::new(Code::Truncated).with("kilobytes", bytes.len().div_ceil(1024));
    let mut unpacked = Unpacked {
        mail: Some(about(&message)),
        remarks: cut.then(remark).into_iter().collect(),
        ..Unpacked::default()
    };
    let mut names = Names::default();
    let mut left = limits.unpacked_bytes();
    for part in &message.parts {
        let unnamed_text = part.is_text() && part.attachment_name().is_none();
        if matches!(part.body, PartType::Multipart(_)) || (unnamed_text && !is_attached(part)) {
            continue;
        }
        let content = content(&message, part);
        left = left
            .checked_sub(content.len() as u64)
            .ok_or_else(|| too_large("unpacked_mb", limits.unpacked_mb + 1, limits.unpacked_mb))?;
        let name = names.unique(harmless(&name(part), &super::unnamed(unpacked.items.len())));
        let kept = match () {
            () if is_logo(part, &content, &body) => Err(Finding::new(Code::MailPicture).into()),
            () if content.len() as u64 > limits.file_bytes() => {
                Err(too_large("file_mb", content.len().div_ceil(1 << 20), limits.file_mb).into())
            }
            () => Ok(content),
        };
        unpacked.items.push(Item::of(name, kept));
    }
    Ok(unpacked)
}

/// Whether the last boundary of a mail with attachments is missing.
fn breaks_off(message: &Message<'_>, bytes: &[u8]) -> bool {
    let boundary = message.content_type().filter(|kind| kind.ctype().eq_ignore_ascii_case("multipart"));
    let boundary = boundary.and_then(|kind| kind.attribute("boundary"));
    boundary.is_some_and(|boundary| memchr::memmem::rfind(bytes, format!("--{boundary}--").as_bytes()).is_none())
}

/// How many parts say they are mails.
fn nested(bytes: &[u8]) -> usize {
    let found = memchr::memchr2_iter(b'm', b'M', bytes);
    found.filter(|at| bytes[*at..].len() > 12 && bytes[*at..*at + 12].eq_ignore_ascii_case(b"message/rfc8")).count()
}

fn is_attached(part: &MessagePart<'_>) -> bool {
    part.content_disposition().is_some_and(mail_parser::ContentType::is_attachment)
}

/// What the attachment is called: a mail goes by its subject.
fn name(part: &MessagePart<'_>) -> String {
    let own = part.attachment_name().map(str::to_owned);
    let subject = || {
        part.message()
            .map(|mail| format!("{}.eml", mail.subject().unwrap_or(crate::text::run::LETTER).replace(['/', '\\'], "-")))
    };
    own.or_else(subject).unwrap_or_default()
}

/// The bytes as they were attached; the parser would hand text on in another encoding.
fn content(message: &Message<'_>, part: &MessagePart<'_>) -> Vec<u8> {
    if !part.is_text() {
        return part.contents().to_vec();
    }
    let raw = message.raw_message.get(part.offset_body as usize..part.offset_end as usize).unwrap_or_default();
    let decoded = match part.encoding {
        Encoding::None => None,
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    };
    decoded.unwrap_or_else(|| raw.to_vec())
}

/// The mail's own text, for the pictures it shows.
fn text(message: &Message<'_>) -> String {
    message.html_bodies().filter_map(MessagePart::text_contents).collect()
}

/// A small picture that the mail's text shows.
fn is_logo(part: &MessagePart<'_>, content: &[u8], body: &str) -> bool {
    let shown = part.content_id().is_some_and(|id| body.contains(&format!("cid:{}", id.trim_matches(['<', '>']))));
    shown && is_small_picture(content)
}

/// What signatures and logos are.
pub(super) fn is_small_picture(content: &[u8]) -> bool {
    let pictures = [FileKind::Png, FileKind::Jpeg, FileKind::Gif, FileKind::Bmp, FileKind::Webp];
    content.len() <= LOGO && pictures.contains(&sniff(content, ""))
}

fn about(message: &Message<'_>) -> Mail {
    let from =
        message.from().and_then(|from| from.first()).or_else(|| message.sender().and_then(|sender| sender.first()));
    let sender = from.and_then(mail_parser::Addr::address).unwrap_or_default();
    Mail {
        sender: crate::value::clean(sender).to_lowercase(),
        subject: crate::value::clean(message.subject().unwrap_or_default()),
        received: received(message.headers_raw()),
        words: super::words::own(&message.body_text(0).unwrap_or_default()),
    }
}

/// The topmost server's stamp, else the sender's date.
pub(super) fn received<'h>(
    headers: impl Iterator<Item = (&'h str, &'h str)>,
) -> Option<(DateTime<FixedOffset>, Stamp)> {
    let mut sent = None;
    for (name, value) in headers {
        if name.eq_ignore_ascii_case("Received") {
            let stamp = value.rsplit_once(';').and_then(|(_, date)| instant(date));
            // Only the topmost is our own server's; a broken one is not made up for by a stranger's.
            return stamp.map(|at| (at, Stamp::Server)).or(sent);
        }
        if name.eq_ignore_ascii_case("Date") && sent.is_none() {
            sent = instant(value).map(|at| (at, Stamp::Sender));
        }
    }
    sent
}

/// A date of RFC 5322, with its zone.
fn instant(text: &str) -> Option<DateTime<FixedOffset>> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = text.split_once('(').map_or(text.as_str(), |(plain, _)| plain).trim();
    let at = DateTime::parse_from_rfc2822(plain).ok()?;
    // «-0000» and letters of the old military zones say that the zone is not known.
    let unknown =
        plain.ends_with("-0000") || plain.rsplit(' ').next().is_some_and(|zone| zone.len() == 1 && zone != "Z");
    (!unknown).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(text: &str) -> Unpacked {
        read(text.replace('\n', "\r\n").as_bytes(), &Means::default()).expect("a mail")
    }

    const HEAD: &str =
        "From: =?UTF-8?B?xJBvw6Bu?= <A@Example.Invalid>\nSubject: =?UTF-8?Q?B=C3=A1o_c=C3=A1o?=\nMIME-Version: 1.0\n";

    #[track_caller]
    fn attached(headers: &str, body: &str, name: &str, bytes: &[u8]) {
        let text = format!(
            "{HEAD}Content-Type: multipart/mixed; boundary=\"b\"\n\n--b\nContent-Type: text/plain\n\nKính gửi\n--b\n{headers}\n\n{body}\n--b--\n"
        );
        let items = mail(&text).items;
        assert_eq!(items.len(), 1, "{items:?}");
        assert_eq!((items[0].name.as_str(), items[0].bytes.as_slice()), (name, bytes));
    }

    #[test]
    fn attachments_are_named_and_decoded_whatever_the_mail_program() {
        let xls = "Content-Type: application/octet-stream";
        let base64 = "Content-Transfer-Encoding: base64";
        attached(&format!("{xls}; name=\"BC.xlsx\"\n{base64}"), "UEs=", "BC.xlsx", b"PK");
        attached(&format!("{xls}; name=\"=?UTF-8?B?QsOhbyBjw6FvLnhsc3g=?=\"\n{base64}"), "UEs=", "Báo cáo.xlsx", b"PK");
        attached(
            &format!("{xls}\nContent-Disposition: attachment; filename*=UTF-8''B%C3%A1o%20c%C3%A1o.xlsx\n{base64}"),
            "UEs=",
            "Báo cáo.xlsx",
            b"PK",
        );
        attached(
            &format!(
                "{xls}\nContent-Disposition: attachment; filename*0*=UTF-8''B%C3%A1o; filename*1*=%20c%C3%A1o.xlsx\n{base64}"
            ),
            "UEs=",
            "Báo cáo.xlsx",
            b"PK",
        );
        attached(&format!("{xls}; name=\"../../BC.xlsx\"\n{base64}"), "UEs=", "BC.xlsx", b"PK");
    }

    #[test]
    fn text_keeps_the_bytes_it_was_attached_with() {
        let csv = "Content-Type: text/csv; charset=windows-1258; name=\"a.csv\"\nContent-Disposition: attachment";
        attached(&format!("{csv}\nContent-Transfer-Encoding: quoted-printable"), "B=E1;1", "a.csv", b"B\xe1;1");
        attached(&format!("{csv}\nContent-Transfer-Encoding: base64"), "QuE7MQ==", "a.csv", b"B\xe1;1");
        attached(csv, "a;1", "a.csv", b"a;1");
    }

    #[test]
    fn a_mail_says_who_sent_it() {
        let about = mail(&format!("{HEAD}\nKính gửi")).mail.expect("a mail");
        assert_eq!((about.sender.as_str(), about.subject.as_str()), ("a@example.invalid", "Báo cáo"));
    }

    #[track_caller]
    fn stamped(headers: &str, expected: Option<(&str, Stamp)>) {
        let received = mail(&format!("{headers}{HEAD}\nx")).mail.and_then(|mail| mail.received);
        let received = received.map(|(at, stamp)| (at.to_utc().format("%Y-%m-%d %H:%M:%S").to_string(), stamp));
        assert_eq!(received, expected.map(|(at, stamp)| (at.to_owned(), stamp)));
    }

    #[test]
    fn the_topmost_server_stamp_counts_then_the_senders_date() {
        let server = |date: &str| format!("Received: from a by b\n\twith ESMTP id 1;\n {date}\n");
        let noon = Some(("2020-03-28 08:59:59", Stamp::Server));
        stamped(&server("Sat, 28 Mar 2020 15:59:59 +0700 (ICT)"), noon);
        stamped(&server("Sat, 28 Mar 2020 01:59:59 -0700"), noon);
        stamped(&server("28 Mar 2020 08:59:59 GMT"), noon);
        stamped(&server("Sat, 28 Mar 2020 03:59:59 EST"), noon);
        stamped(
            &format!("{}{}", server("Sat, 28 Mar 2020 15:59:59 +0700"), server("Sat, 28 Mar 2020 10:00:00 +0700")),
            noon,
        );
        let date = "Date: Sat, 28 Mar 2020 15:59:59 +0700\n";
        stamped(date, Some(("2020-03-28 08:59:59", Stamp::Sender)));
        stamped(&server("Sat, 28 Mar 2020 15:59:59 ICT"), None);
        stamped(&server("Sat, 28 Mar 2020 15:59:59 -0000"), None);
        stamped("", None);
    }

    #[test]
    fn a_mail_in_a_mail_is_a_file_of_its_own() {
        let inner = format!("{HEAD}Content-Type: text/plain\n\nbên trong");
        let text = format!(
            "{HEAD}Content-Type: multipart/mixed; boundary=\"b\"\n\n--b\nContent-Type: message/rfc822\n\n{inner}\n--b--\n"
        );
        let items = mail(&text).items;
        assert_eq!(items.iter().map(|item| item.name.as_str()).collect::<Vec<_>>(), ["Báo cáo.eml"]);
        assert_eq!(sniff(&items[0].bytes, ""), FileKind::Eml);
        assert_eq!(String::from_utf8_lossy(&items[0].bytes).trim_end(), inner.replace('\n', "\r\n"));
    }

    #[test]
    fn a_logo_in_the_text_is_no_report() {
        let text = format!(
            "{HEAD}Content-Type: multipart/related; boundary=\"b\"\n\n--b\nContent-Type: text/html\n\n<img src=\"cid:x@y\">\n--b\nContent-Type: image/png\nContent-ID: <x@y>\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b\nContent-Type: image/png; name=\"anh.png\"\nContent-ID: <z@y>\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--\n"
        );
        let refused: Vec<bool> = mail(&text).items.iter().map(|item| item.refused.is_some()).collect();
        assert_eq!(refused, [true, false]);
    }

    #[test]
    fn mails_within_mails_without_end_are_refused() {
        let text = "Content-Type: message/rfc822\n\n".repeat(5_000);
        assert!(read(text.as_bytes(), &Means::default()).is_err());
    }
}
