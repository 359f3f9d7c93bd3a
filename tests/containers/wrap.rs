//! Archives and mails made for a test.
#![allow(dead_code, reason = "each test binary uses its own part")]

use std::io::{Cursor, Write};
use zip::unstable::write::FileOptionsExt;
use zip::write::{SimpleFileOptions, ZipWriter};

/// An archive of these members.
pub fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a member");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

/// An archive with two members of one name, which honest writers refuse to make.
pub fn twice(name: &str, first: &[u8], second: &[u8]) -> Vec<u8> {
    let other = "#".repeat(name.len());
    let bytes = zip(&[(name, first), (&other, second)]);
    replaced(bytes, other.as_bytes(), name.as_bytes())
}

fn replaced(mut bytes: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    let places: Vec<usize> = (0..bytes.len() - from.len()).filter(|at| &bytes[*at..*at + from.len()] == from).collect();
    assert_eq!(places.len(), 2, "the name stands in the member and in the directory");
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
    bytes
}

/// An archive whose only member has a password.
pub fn locked(name: &str, bytes: &[u8], password: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().with_deprecated_encryption(password.as_bytes()).expect("a password");
    writer.start_file(name, options).expect("a member");
    writer.write_all(bytes).expect("its bytes");
    writer.finish().expect("an archive").into_inner()
}

/// A mail from a@example.invalid, «Báo cáo».
#[derive(Default)]
pub struct Letter {
    head: String,
    parts: String,
}

impl Letter {
    /// With the stamp of the receiving server.
    pub fn received(mut self, date: &str) -> Self {
        self.head = format!("Received: from a.invalid by b.invalid with ESMTP id 1;\r\n\t{date}\r\n{}", self.head);
        self
    }

    /// With the sender's date.
    pub fn dated(mut self, date: &str) -> Self {
        self.head = format!("{}Date: {date}\r\n", self.head);
        self
    }

    /// With an attachment.
    pub fn attach(mut self, name: &str, bytes: &[u8]) -> Self {
        self.parts = format!(
            "{}--=bien\r\nContent-Type: application/octet-stream; name=\"{name}\"\r\nContent-Transfer-Encoding: base64\r\n\
             Content-Disposition: attachment; filename=\"{name}\"\r\n\r\n{}\r\n",
            self.parts,
            base64(bytes)
        );
        self
    }

    /// The mail as it is saved.
    pub fn text(&self) -> String {
        format!(
            "{}From: Don vi <A@example.invalid>\r\nSubject: =?UTF-8?B?QsOhbyBjw6Fv?=\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/mixed; boundary=\"=bien\"\r\n\r\n--=bien\r\nContent-Type: text/plain\r\n\r\n\
             K=EDnh g=E1=BB=ADi\r\n{}--=bien--\r\n",
            self.head, self.parts
        )
    }
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for (index, three) in bytes.chunks(3).enumerate() {
        if index > 0 && index % 19 == 0 {
            text.push_str("\r\n");
        }
        let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place)) as usize & 63];
            text.push(if place > three.len() { '=' } else { char::from(letter) });
        }
    }
    text
}
