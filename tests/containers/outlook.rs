//! Mails as Outlook saves them, made for a test.

use cfb::CompoundFile;
use std::io::{Cursor, Write};

type File = CompoundFile<Cursor<Vec<u8>>>;

/// A mail from A@example.invalid.
pub struct Outlook<'a> {
    /// Subject.
    pub subject: &'a str,
    /// When the server had it.
    pub delivered: &'a str,
    /// Attachments by name.
    pub attached: &'a [(&'a str, &'a [u8])],
}

impl Outlook<'_> {
    /// The file, with a mail inside the mail.
    pub fn with(&self, inner: Option<&Outlook<'_>>) -> Vec<u8> {
        let mut file = CompoundFile::create(Cursor::new(Vec::new())).expect("a file");
        self.write(&mut file, "", 32);
        if let Some(inner) = inner {
            let place = "/__attach_version1.0_#00000009";
            file.create_storage(place).expect("a storage");
            put(&mut file, &format!("{place}/__properties_version1.0"), &properties(8, 0x3705_0003, 5));
            let storage = format!("{place}/__substg1.0_3701000D");
            file.create_storage(&storage).expect("a storage");
            inner.write(&mut file, &storage, 24);
        }
        file.flush().expect("written");
        file.into_inner().into_inner()
    }

    fn write(&self, file: &mut File, place: &str, header: usize) {
        let delivered = chrono::DateTime::parse_from_rfc3339(self.delivered).expect("an instant");
        let ticks = (delivered.timestamp() + 11_644_473_600) as u64 * 10_000_000;
        put(file, &format!("{place}/__properties_version1.0"), &properties(header, 0x0e06_0040, ticks));
        put(file, &format!("{place}/__substg1.0_0037001F"), &wide(self.subject));
        put(file, &format!("{place}/__substg1.0_0C1F001F"), &wide("/O=CO QUAN/CN=A"));
        put(file, &format!("{place}/__substg1.0_5D01001F"), &wide("A@example.invalid"));
        for (number, (name, bytes)) in self.attached.iter().enumerate() {
            let place = format!("{place}/__attach_version1.0_#{number:08X}");
            file.create_storage(&place).expect("a storage");
            put(file, &format!("{place}/__properties_version1.0"), &properties(8, 0x3705_0003, 1));
            put(file, &format!("{place}/__substg1.0_3704001F"), &wide("BC~1.XLS"));
            put(file, &format!("{place}/__substg1.0_3707001F"), &wide(name));
            put(file, &format!("{place}/__substg1.0_37010102"), bytes);
        }
    }
}

/// A header and one property.
fn properties(header: usize, tag: u32, value: u64) -> Vec<u8> {
    [vec![0; header], tag.to_le_bytes().to_vec(), vec![6, 0, 0, 0], value.to_le_bytes().to_vec()].concat()
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn put(file: &mut File, path: &str, bytes: &[u8]) {
    file.create_stream(path).expect("a stream").write_all(bytes).expect("its bytes");
}
