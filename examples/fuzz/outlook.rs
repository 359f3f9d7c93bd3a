//! A mail as Outlook saves it, with one attachment.

use std::io::{Cursor, Write};

const HEADERS: &str = "Received: from a.example.invalid by mx.example.invalid; Fri, 21 Feb 2020 09:15:00 +0700\r\n\
                       From: a@example.invalid\r\nDate: Fri, 21 Feb 2020 09:14:00 +0700\r\nSubject: Báo cáo\r\n\r\n";

/// The bytes of the mail.
pub fn message(name: &str, attachment: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a compound file");
    let mut put = |path: &str, bytes: &[u8]| {
        let mut stream = file.create_stream(path).expect("a stream");
        stream.write_all(bytes).expect("its bytes");
        stream.flush().expect("its end");
    };
    put("/__properties_version1.0", &[0; 32]);
    put("/__substg1.0_001A001F", &wide("IPM.Note"));
    put("/__substg1.0_0037001F", &wide("Báo cáo nhanh"));
    put("/__substg1.0_0C1F001F", &wide("a@example.invalid"));
    put("/__substg1.0_007D001F", &wide(HEADERS));
    file.create_storage("/__nameid_version1.0").expect("a storage");
    let place = "/__attach_version1.0_#00000000";
    file.create_storage(place).expect("a storage");
    let mut put = |path: &str, bytes: &[u8]| {
        let mut stream = file.create_stream(format!("{place}/{path}")).expect("a stream");
        stream.write_all(bytes).expect("its bytes");
        stream.flush().expect("its end");
    };
    put("__properties_version1.0", &[0; 8]);
    put("__substg1.0_3707001F", &wide(name));
    put("__substg1.0_37010102", attachment);
    file.flush().expect("its end");
    file.into_inner().into_inner()
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}
