//! What names say: file names and headings → unit, period, version (conventions parts 3.2 and 4, `domain/filenames.tsv`).
//!
//! A name is the weakest layer of identity. It is matched whole, never by likeness: where two units fit equally well, or
//! only the beginning of a name stands there, the candidates are named and the office decides.

mod file_name;
mod folder_name;
mod path;
mod unit;
mod words;

pub use file_name::{Edition, FileName, When};
pub use folder_name::{FolderName, Near};
pub use path::{bare, ending};
pub use unit::{Match, Names, Strength};
