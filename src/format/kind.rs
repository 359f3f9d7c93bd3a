//! Kinds of file told apart, by what is in them.

use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $class:ident;)*) => {
        /// What a file is. The text form is stable: it stands in findings and in JSON.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum FileKind { $($(#[$doc])* #[serde(rename = $text)] $name,)* }

        impl FileKind {
            /// Every kind.
            pub const ALL: &'static [FileKind] = &[$(FileKind::$name),*];

            /// The stable text form.
            pub fn text(self) -> &'static str {
                match self { $(FileKind::$name => $text,)* }
            }

            /// What can be done with it.
            pub fn class(self) -> FileClass {
                match self { $(FileKind::$name => FileClass::$class,)* }
            }
        }
    };
}

/// What can be done with a kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileClass {
    /// Cells can be read from it.
    Workbook,
    /// Files can be taken out of it.
    Container,
    /// A paper or picture: it may count as an artefact of a report.
    Paper,
    /// Named for what it is; nothing can be read from it.
    Other,
}

kinds! {
    /// No bytes.
    Empty = "empty", Other;
    /// Excel workbook since 2007, with or without macros, also a strict one.
    Xlsx = "xlsx", Workbook;
    /// Binary Excel workbook since 2007.
    Xlsb = "xlsb", Workbook;
    /// Excel workbook of 5.0 to 2003.
    Xls = "xls", Workbook;
    /// OpenDocument spreadsheet.
    Ods = "ods", Workbook;
    /// Excel workbook behind a password (an encrypted package).
    Encrypted = "encrypted", Workbook;
    /// A web page holding tables, usually named `.xls`.
    Html = "html", Workbook;
    /// SpreadsheetML of Excel 2003, one XML file.
    SheetXml = "sheet-xml", Workbook;
    /// Text in columns.
    Csv = "csv", Workbook;
    /// Zip archive.
    Zip = "zip", Container;
    /// A mail, as mail programs save it.
    Eml = "eml", Container;
    /// A mail saved by Outlook.
    Msg = "msg", Container;
    /// PDF.
    Pdf = "pdf", Paper;
    /// JPEG picture.
    Jpeg = "jpeg", Paper;
    /// PNG picture.
    Png = "png", Paper;
    /// GIF picture.
    Gif = "gif", Paper;
    /// TIFF picture.
    Tiff = "tiff", Paper;
    /// BMP picture.
    Bmp = "bmp", Paper;
    /// WebP picture.
    Webp = "webp", Paper;
    /// HEIC picture of a phone.
    Heic = "heic", Paper;
    /// Word document since 2007.
    Docx = "docx", Paper;
    /// Word document of 97 to 2003.
    Doc = "doc", Paper;
    /// OpenDocument text.
    Odt = "odt", Paper;
    /// Rich text.
    Rtf = "rtf", Paper;
    /// PowerPoint of any age.
    Slides = "slides", Paper;
    /// Apple Numbers document.
    Numbers = "numbers", Other;
    /// RAR archive.
    Rar = "rar", Other;
    /// 7z archive.
    SevenZip = "7z", Other;
    /// Attachments wrapped by Outlook (TNEF, `winmail.dat`).
    Winmail = "winmail", Other;
    /// A whole mailbox.
    Mbox = "mbox", Other;
    /// A link to a file that lies elsewhere (`.gsheet`, `.lnk`, `.url`, `.webloc`).
    Link = "link", Other;
    /// A download or copy that has not ended (`.crdownload`, `.part`, `.tmp`).
    Unfinished = "unfinished", Other;
    /// A program.
    Program = "program", Other;
    /// Video or sound.
    Media = "media", Other;
    /// A compound file that is none of the above.
    OtherOle = "other-ole", Other;
    /// Text that is none of the above.
    Text = "text", Other;
    /// Nothing known.
    Unknown = "unknown", Other;
}
