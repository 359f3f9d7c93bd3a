//! The sheets of a plan workbook.

/// A sheet of a plan workbook, in tab order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tab {
    /// `[plan]`.
    Plan,
    /// The registry of units.
    Units,
    /// `[[report]]`.
    Reports,
    /// `[[form]]`.
    Forms,
    /// `[[indicator]]`.
    Indicators,
    /// `[[check]]`.
    Checks,
    /// `[[sheet]]`.
    Sheets,
    /// `[[question]]`.
    Questions,
    /// `[[phase]]`.
    Phases,
    /// `[[extension]]`.
    Extensions,
}

impl Tab {
    /// All of them, in tab order.
    pub const ALL: [Tab; 10] = [
        Tab::Plan,
        Tab::Units,
        Tab::Reports,
        Tab::Forms,
        Tab::Indicators,
        Tab::Checks,
        Tab::Sheets,
        Tab::Questions,
        Tab::Phases,
        Tab::Extensions,
    ];

    /// Its name in the workbook.
    pub const fn name(self) -> &'static str {
        match self {
            Tab::Plan => "Kế hoạch",
            Tab::Units => "Đơn vị",
            Tab::Reports => "Báo cáo",
            Tab::Forms => "Biểu mẫu",
            Tab::Indicators => "Chỉ tiêu",
            Tab::Checks => "Kiểm tra",
            Tab::Sheets => "Trang tổng hợp",
            Tab::Questions => "Câu hỏi",
            Tab::Phases => "Giai đoạn",
            Tab::Extensions => "Gia hạn",
        }
    }

    /// The sheet of this name, however it is spelt.
    pub fn named(name: &str) -> Option<Tab> {
        let wanted = crate::value::key(name);
        Tab::ALL.into_iter().find(|tab| crate::value::key(tab.name()) == wanted)
    }
}
