//! What a report consists of beside its workbook, and what kinds of file that comes as.

use crate::format::FileKind;
use serde::Serialize;

/// What kinds of file an artefact comes as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Files {
    /// The filled form.
    Workbook,
    /// A scanned or photographed paper: PDF or picture.
    Paper,
    /// A document: Word, OpenDocument, RTF or PDF.
    Dossier,
    /// Pictures.
    Photos,
}

impl Files {
    /// What an artefact comes as when the plan does not say: the first is the workbook; pictures and dossiers go by
    /// their label, what comes by Zalo is pictures, anything else is a paper.
    pub(super) fn presumed(first: bool, label: &str, channel: Option<&str>) -> Files {
        let label = label.to_lowercase();
        match channel {
            _ if first => Files::Workbook,
            _ if label.contains("ảnh") => Files::Photos,
            _ if label.contains("hồ sơ") => Files::Dossier,
            Some("zalo") => Files::Photos,
            _ => Files::Paper,
        }
    }

    /// Whether a file of this kind can be one.
    pub fn takes(self, kind: FileKind) -> bool {
        let document = matches!(kind, FileKind::Docx | FileKind::Doc | FileKind::Odt | FileKind::Rtf);
        match self {
            Files::Workbook => false,
            Files::Paper => kind == FileKind::Pdf || is_picture(kind),
            Files::Dossier => kind == FileKind::Pdf || document,
            Files::Photos => is_picture(kind),
        }
    }
}

/// Whether a kind of file is a picture.
pub fn is_picture(kind: FileKind) -> bool {
    use FileKind::{Bmp, Gif, Heic, Jpeg, Png, Tiff, Webp};
    matches!(kind, Png | Jpeg | Gif | Tiff | Bmp | Webp | Heic)
}
