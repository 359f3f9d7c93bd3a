//! Mails, and mails within zips within mails.

use crate::book::packed;
use crate::lure::Lure;
use std::fmt::Write;
use zip::CompressionMethod::Deflated;

const HEAD: &str = "From: a@example.invalid\r\nDate: Fri, 21 Feb 2020 09:14:00 +0700\r\nMIME-Version: 1.0\r\n";

pub fn lures(form: &[u8]) -> Vec<Lure> {
    let mut lures = Vec::new();
    let mut add = |kind: &str, ending: &str, bytes: Vec<u8>| {
        lures.push(Lure::new(kind, &format!("{}.{ending}", kind.replace(' ', "-")), bytes));
    };
    let inner = mail("form.xlsx", form);
    let zipped = packed(&[("thư.eml", &inner)], Deflated);
    let twice = packed(&[("thư.eml", &mail("a.zip", &zipped))], Deflated);
    add("mail in a zip in a mail", "eml", mail("a.zip", &zipped));
    add("zip in a mail in a zip in a mail in a zip", "zip", packed(&[("b.eml", &mail("b.zip", &twice))], Deflated));
    add("mail with a name that leads outside", "eml", mail("../../../outside/evil.xlsx", form));
    add("mail with a name of control letters", "eml", mail("a\x1b[2J\u{202e}.xlsx", form));
    add("mail of a thousand parts", "eml", parts(1_000));
    add("mail in a thousand parts deep", "eml", deep(1_000));
    add("mail without its end", "eml", inner[..inner.len() / 2].to_vec());
    add(
        "mail of letters that are none",
        "eml",
        format!(
            "{HEAD}Content-Type: application/vnd.ms-excel; name=a.xls\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
            "%&$§".repeat(10_000)
        )
        .into_bytes(),
    );
    add(
        "mail with a head of a megabyte",
        "eml",
        format!("{HEAD}Subject: {}\r\n\r\nx", "a".repeat(1 << 20)).into_bytes(),
    );
    add(
        "mail with a hundred thousand heads",
        "eml",
        format!("{HEAD}{}\r\nx", "Received: a\r\n".repeat(100_000)).into_bytes(),
    );
    add(
        "mail from no time",
        "eml",
        format!("{}\r\nx", HEAD.replace("21 Feb 2020", "99 Foo 999999999999")).into_bytes(),
    );
    add(
        "mail in an unknown alphabet",
        "eml",
        format!("{HEAD}Subject: =?x-klingon?B?AAAA?=\r\nContent-Type: text/plain; charset=x\r\n\r\n\u{fffd}")
            .into_bytes(),
    );
    add("mail with attachments of nothing", "eml", mail("rỗng.xlsx", b""));
    lures
}

/// A mail with one attachment.
pub fn mail(name: &str, bytes: &[u8]) -> Vec<u8> {
    format!(
        "{HEAD}Subject: x\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b\r\n\
         Content-Type: application/octet-stream; name=\"{name}\"\r\nContent-Transfer-Encoding: base64\r\n\
         Content-Disposition: attachment; filename=\"{name}\"\r\n\r\n{}\r\n--b--\r\n",
        base64(bytes)
    )
    .into_bytes()
}

fn parts(count: usize) -> Vec<u8> {
    let mut text = format!("{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n");
    for number in 0..count {
        let _ = write!(text, "--b\r\nContent-Disposition: attachment; filename={number}.xlsx\r\n\r\nx\r\n");
    }
    text.into_bytes()
}

fn deep(count: usize) -> Vec<u8> {
    let mut text = HEAD.to_owned();
    for number in 0..count {
        let _ = write!(text, "Content-Type: multipart/mixed; boundary=b{number}\r\n\r\n--b{number}\r\n");
    }
    text.into_bytes()
}

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for (index, three) in bytes.chunks(3).enumerate() {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let number = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = LETTERS[(number >> (18 - 6 * place) & 63) as usize];
            text.push(if place > three.len() { '=' } else { letter.into() });
        }
        if index % 19 == 18 {
            text.push_str("\r\n");
        }
    }
    text
}
