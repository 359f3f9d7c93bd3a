//! A small plan put together from TOML fragments, and an office in memory that works by it.

use std::sync::Arc;
use tonghop::plan::{self, Plan};
use tonghop::text::{self, Lang};

/// Three units in two groups; units 1 to 3 have as many chi đoàn.
pub const UNITS: &str = "code,name,group,kind,chi_doan,dang_ky\n\
    A,Đơn vị A,Nhóm 1,so,1,10\nB,Đơn vị B,Nhóm 1,benh_vien,2,0\nC,Đơn vị C,Nhóm 2,so,3,\n";

/// A plan of one report «bc» on one form, as most cases need it.
pub struct Frame {
    head: String,
    report: String,
    fields: String,
    tables: String,
    rest: String,
    units: String,
    calendar: Option<String>,
}

impl Frame {
    /// Report «bc», due before 16g00 on 28/3/2020, in a plan from 18/02 to 28/3/2020, of three units.
    pub fn new() -> Self {
        Frame {
            head: "window = { from = 2020-02-18, to = 2020-03-28 }".to_owned(),
            report: "due = { before = 2020-03-28T16:00:00 }".to_owned(),
            fields: String::new(),
            tables: String::new(),
            rest: String::new(),
            units: UNITS.to_owned(),
            calendar: None,
        }
    }

    /// Other keys of `[plan]`, instead of the window.
    pub fn head(mut self, toml: &str) -> Self {
        toml.clone_into(&mut self.head);
        self
    }

    /// Other keys of the report «bc», instead of its deadline.
    pub fn report(mut self, toml: &str) -> Self {
        toml.clone_into(&mut self.report);
        self
    }

    /// Fields of the form's section «chinh», as inline tables.
    pub fn fields(mut self, toml: &str) -> Self {
        self.fields.push_str(toml);
        self
    }

    /// A table of the form: its id and its columns, as inline tables; other keys before them.
    pub fn table(mut self, id: &str, keys: &str, columns: &str) -> Self {
        let more = if keys.is_empty() { String::new() } else { format!("{keys}\n") };
        let text = format!(
            "[[form.table]]\nid = \"{id}\"\nsheet = \"Danh sách {id}\"\ntitle = \"DANH SÁCH\"\n{more}columns = [{columns}]\n"
        );
        self.tables.push_str(&text);
        self
    }

    /// Anything else, after the form: sections and tables of it first, then indicators, checks, reports.
    pub fn and(mut self, toml: &str) -> Self {
        self.rest.push_str(toml);
        self.rest.push('\n');
        self
    }

    /// An indicator of the report «bc» with these further keys.
    pub fn indicator(self, id: &str, keys: &str) -> Self {
        self.and(&format!(
            "[[indicator]]\nid = \"{id}\"\nlabel = \"{id}\"\nshort = \"{id}\"\nsource = \"office\"\nreport = \"bc\"\n{keys}"
        ))
    }

    /// Another registry.
    pub fn units(mut self, csv: &str) -> Self {
        csv.clone_into(&mut self.units);
        self
    }

    /// A calendar of the plan's own.
    pub fn calendar(mut self, csv: &str) -> Self {
        self.calendar = Some(csv.to_owned());
        self
    }

    /// The plan file.
    pub fn text(&self) -> String {
        let Frame { head, report, fields, tables, rest, .. } = self;
        let section = format!(
            "[[form.section]]\nid = \"chinh\"\nsheet = \"Số liệu\"\ntitle = \"SỐ LIỆU\"\nnil = true\nfield = [{fields}]\n"
        );
        let section = if fields.is_empty() { String::new() } else { section };
        format!(
            "[plan]\nid = \"thu\"\ncode = \"THU\"\ntitle = \"Kế hoạch thử\"\n{head}\n[[report]]\nid = \"bc\"\n\
             label = \"Báo cáo\"\ncode = \"BC\"\nform = \"bieu\"\n{report}\n[[form]]\nid = \"bieu\"\ntitle = \"BIỂU THỬ\"\n\
             {section}{tables}{rest}"
        )
    }

    /// Every fault of the plan, in Vietnamese.
    pub fn faults(&self) -> Vec<String> {
        let faults = plan::load_with(&self.text(), &self.units, self.calendar.as_deref()).err().unwrap_or_default();
        faults.iter().map(|fault| text::fault(fault, Lang::Vi)).collect()
    }

    /// The plan, which must be good.
    #[track_caller]
    pub fn plan(&self) -> Plan {
        let loaded = plan::load_with(&self.text(), &self.units, self.calendar.as_deref());
        loaded.unwrap_or_else(|_| panic!("{:#?}\n{}", self.faults(), self.text()))
    }

    /// An office that works by the plan.
    #[track_caller]
    pub fn office(&self) -> super::paper::Office {
        super::paper::Office::new(Arc::new(self.plan()))
    }
}
