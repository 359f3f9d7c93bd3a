//! Where each field and table of a form stands. The template writer and the form reader are two readers of the same
//! [`Layout`]; neither knows a cell address of its own.

mod build;
mod kept;
mod layout;

pub use build::{build, sees};
pub use kept::{Fixed, Kept, MARK};
pub use layout::{ColumnPlace, Info, Layout, Line, Part, Place, Role, SheetKind, SheetPlan, TablePlace, own};
