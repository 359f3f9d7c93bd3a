//! The stable codes of findings. A retired code stays noted here and is never reused.

use crate::plan::Severity;
use serde::{Deserialize, Serialize};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $severity:ident;)*) => {
        /// What a finding is about. The text form is stable: it stands in JSON, in the summary and in `docs/findings.md`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Code] = &[$(Code::$name),*];

            /// The stable text form.
            pub fn text(self) -> &'static str {
                match self { $(Code::$name => $text,)* }
            }

            /// The usual severity.
            pub fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    /// The file holds nothing.
    EmptyFile = "empty-file", Error;
    /// The file broke off in transfer.
    Truncated = "truncated", Error;
    /// The file is no workbook of a kind we read.
    NotAWorkbook = "not-a-workbook", Error;
    /// The workbook is damaged inside.
    Damaged = "damaged", Error;
    /// The file only points to one that lies elsewhere.
    LinkOnly = "link-only", Error;
    /// An archive or mailbox that cannot be opened here.
    SealedContainer = "sealed-container", Error;
    /// The reader of an old format took too long.
    ReaderTimeout = "reader-timeout", Error;
    /// More than is read of one file.
    TooLarge = "too-large", Error;
    /// An archive or mail that was opened; the files inside have lines of their own.
    Opened = "opened", Info;
    /// What a mail says in its own words.
    MailWords = "mail-words", Info;
    /// A text file of messages; each report in it has a line of its own.
    MessagesOpened = "messages-opened", Info;
    /// A message of which it is not known whose it is.
    MessageUnit = "message-unit", Error;
    /// Lines of a message that could not be read.
    MessageUnread = "message-unread", Error;
    /// A message where the plan asks for a file.
    MessageOnly = "message-only", Info;
    /// A small picture that belongs to the text of a mail.
    MailPicture = "mail-picture", Info;
    /// Saved anew by a program that renames sheets.
    Resaved = "resaved", Info;
    /// A paper, dossier or picture was booked as a part of a unit's report.
    SignedCopyReceived = "signed-copy-received", Info;
    /// A paper, dossier or picture of which it is not known whose it is.
    ArtefactUnclear = "artefact-unclear", Warning;
    /// Pictures pasted onto a sheet.
    PicturesInside = "pictures-inside", Info;
    /// Sheets or rows that the workbook hides.
    HiddenContent = "hidden-content", Info;
    /// The workbook has a password.
    Password = "password", Error;
    /// The file could not be read from the disk.
    CannotRead = "cannot-read", Error;
    /// A link, pipe, socket or device, left alone.
    NotAFile = "not-a-file", Info;
    /// A folder is named like a workbook.
    IsAFolder = "is-a-folder", Info;
    /// The lock file of a program that has the workbook open.
    LockFile = "lock-file", Info;
    /// Not a form of this office.
    UnknownForm = "unknown-form", Error;
    /// A form of another plan.
    OtherPlan = "other-plan", Error;
    /// A report the plan does not know.
    UnknownReport = "unknown-report", Error;
    /// The unit is not in the registry.
    UnitUnknown = "unit-unknown", Error;
    /// The report is not asked of the unit.
    NotAsked = "not-asked", Error;
    /// A form of a revision that is not kept.
    RevisionUnknown = "revision-unknown", Error;
    /// The period is not one of the report's.
    WrongPeriod = "wrong-period", Error;
    /// Two marks of the same workbook say different things.
    IdentityConflict = "identity-conflict", Error;
    /// Two units fit what is left of a name.
    UnitAmbiguous = "unit-ambiguous", Error;
    /// The form is known, and nothing says whose it is.
    UnitUnnamed = "unit-unnamed", Error;
    /// One unit's form came from another unit.
    OtherUnitsForm = "other-units-form", Error;
    /// Known only by a name or an address, every code being gone.
    IdentifiedBy = "identified-by", Warning;
    /// A sheet of another form inside the workbook.
    OtherFormInside = "other-form-inside", Warning;
    /// The form is empty.
    NothingFilled = "nothing-filled", Error;
    /// The form is as it was issued, and the list that came prefilled is all it must have.
    CarriedOnly = "carried-only", Warning;
    /// An older revision of the form.
    OldRevision = "old-revision", Warning;
    /// A required cell is empty.
    RequiredMissing = "required-missing", Error;
    /// A list is empty and not declared so.
    ListMissing = "list-missing", Error;
    /// Not a number.
    NotANumber = "not-a-number", Error;
    /// A tick where a number belongs.
    TickInNumber = "tick-in-number", Error;
    /// Two figures in one cell.
    TwoQuantities = "two-quantities", Error;
    /// Not a whole number.
    NotWhole = "not-whole", Error;
    /// Grouping that fits no number.
    BadGroup = "bad-group", Error;
    /// Below zero.
    Negative = "negative", Error;
    /// «Như trên» where nothing stands above.
    NothingAbove = "nothing-above", Error;
    /// A span instead of a figure.
    RangeInNumber = "range-in-number", Error;
    /// Beyond what can be.
    OutOfRange = "out-of-range", Error;
    /// A date where a number belongs.
    DateInNumber = "date-in-number", Error;
    /// A formula whose result the file does not hold.
    NotComputed = "not-computed", Error;
    /// An error value of the office program.
    CellError = "cell-error", Error;
    /// Money in the wrong scale.
    MoneyScale = "money-scale", Error;
    /// A price instead of an amount.
    Rate = "rate", Error;
    /// Not a date.
    NotADate = "not-a-date", Error;
    /// Not a time.
    NotATime = "not-a-time", Error;
    /// Not an entry of the list.
    NotAnOption = "not-an-option", Error;
    /// Neither ticked nor blank.
    NotATick = "not-a-tick", Error;
    /// Day and month probably swapped.
    DateSwapped = "date-swapped", Warning;
    /// A day outside the plan's window.
    DateOutOfWindow = "date-out-of-window", Warning;
    /// Read in a way that should be confirmed.
    ReadDoubtfully = "read-doubtfully", Warning;
    /// A figure in a cell merged over several rows.
    MergedFigure = "merged-figure", Warning;
    /// Read in a way worth noting.
    ReadAs = "read-as", Info;
    /// Typed in an encoding other than Unicode, and read as it was meant.
    OldEncoding = "old-encoding", Info;
    /// Typed in an old encoding, and letters were lost on the way.
    LettersLost = "letters-lost", Warning;
    /// Declared «không phát sinh» and yet filled.
    NilContradicted = "nil-contradicted", Warning;
    /// The unit says a figure of the office is wrong.
    RegisteredDisputed = "registered-disputed", Warning;
    /// A figure printed into the form was corrected since in the report it came from.
    CarriedStale = "carried-stale", Warning;
    /// A row reported before is gone from the list.
    RowVanished = "row-vanished", Warning;
    /// A computed cell was overwritten.
    FormulaOverwritten = "formula-overwritten", Info;
    /// A locked cell was changed.
    LockedChanged = "locked-changed", Warning;
    /// A sheet was renamed; its cells still carry their names.
    SheetRenamed = "sheet-renamed", Info;
    /// Cells were found by the words beside them, since their names are gone.
    Relocated = "relocated", Warning;
    /// A sheet of the form is gone from the workbook.
    SheetGone = "sheet-gone", Error;
    /// A list of which no column can be found.
    ListNotFound = "list-not-found", Error;
    /// A column of a list is gone.
    ColumnGone = "column-gone", Warning;
    /// The label printed beside a cell is now that of another cell.
    LabelExchanged = "label-exchanged", Error;
    /// A copy of a sheet of the form beside the one that counts.
    SheetCopied = "sheet-copied", Warning;
    /// Something stands outside the form.
    TypedOutside = "typed-outside", Warning;
    /// A comment beside a cell.
    CellComment = "cell-comment", Info;
    /// A note beside a figure of the unit's own.
    NoteBeside = "note-beside", Info;
    /// Words in a text box drawn on a sheet.
    TextBox = "text-box", Info;
    /// A link behind a cell that leads elsewhere than its words say.
    LinkTarget = "link-target", Info;
    /// A row typed in a list that only adds it up.
    TotalRow = "total-row", Info;
    /// A typed total that is not the sum.
    TotalDiffers = "total-differs", Warning;
    /// An entry that begins like a total and has no day.
    MaybeTotal = "maybe-total", Warning;
    /// Two rows of a list that say the same.
    RowRepeated = "row-repeated", Warning;
    /// A row that only says the list has no entry.
    NilRow = "nil-row", Info;
    /// Rows below the printed end of a table.
    RowsBelowTable = "rows-below-table", Info;
    /// A row without its first cell.
    RowWithoutName = "row-without-name", Warning;
    /// A check of the plan does not hold.
    CheckBroken = "check-broken", Warning;
    /// The office entered a value in place of what the unit typed.
    OfficeCorrected = "office-corrected", Info;
    /// A correction of the office that the unit's own word has replaced.
    CorrectionLapsed = "correction-lapsed", Info;
    /// The same bytes as another file.
    Duplicate = "duplicate", Info;
    /// Last week's file with this week's rows.
    WeekReused = "week-reused", Warning;
    /// A period reported before, with new rows.
    PeriodChanged = "period-changed", Warning;
    /// The file's name speaks of another period than its form.
    PeriodNamed = "period-named", Warning;
    /// New rows of a period before the one reported.
    EarlierRows = "earlier-rows", Info;
    /// Added to the report received before, as its name says.
    Supplement = "supplement", Info;
    /// Named as a supplement, and nothing was received before.
    SupplementAlone = "supplement-alone", Warning;
    /// Named as a later version.
    VersionNamed = "version-named", Info;
    /// A later version without most of what the earlier one held.
    VersionShrunk = "version-shrunk", Warning;
    /// Rows of earlier periods that a growing list says otherwise now, or no more.
    EarlierEdited = "earlier-edited", Info;
    /// Rows of the earlier version that the later one no longer has.
    RowsDropped = "rows-dropped", Info;
    /// Two versions of one instant that differ.
    VersionsTied = "versions-tied", Warning;
    /// The time of receipt rests on weak evidence.
    ReceiptTimeWeak = "receipt-time-weak", Warning;
    /// Two rows of the receipts name one file, or a row names none.
    ReceiptUnmatched = "receipt-unmatched", Warning;
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn the_json_form_of_a_code_is_its_stable_text() {
        for code in Code::ALL {
            assert_eq!(serde_json::to_value(code).unwrap(), code.text());
        }
    }
}
