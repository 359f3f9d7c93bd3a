//! The figures the round must reproduce: the mock-up of the month-end workbook, 66 rows (`figures.csv`).

use crate::Failure;

/// One unit's row.
#[derive(Clone, Debug)]
pub struct Figures {
    /// Unit code.
    pub code: String,
    /// Members.
    pub members: u32,
    /// Sub-branches.
    pub branches: u32,
    /// Registered new members.
    pub pledged_members: u32,
    /// Registered referrals to the Party.
    pub pledged_referrals: u32,
    /// Seconds after the deadline; 0 in time, none where nothing was sent.
    pub late: Option<u32>,
    /// «hợp lệ», «cần bổ sung», «chờ xác nhận», «không mở được» or nothing.
    pub review: String,
    /// What the report says, where it can be opened.
    pub report: Option<Said>,
}

/// What a report says.
#[derive(Clone, Debug)]
pub struct Said {
    /// Activities.
    pub activities: u32,
    /// Participations.
    pub participations: u32,
    /// Beneficiaries.
    pub beneficiaries: u32,
    /// Cost in tenths of a million; none where one of its cells is out.
    pub cost: Option<u32>,
    /// Activities for 26/3.
    pub celebrations: u32,
    /// Seminars.
    pub seminars: u32,
    /// Works of the unit.
    pub works: u32,
    /// Tasks of its sub-branches; none where they cannot be counted.
    pub tasks: Option<u32>,
    /// New members.
    pub new_members: u32,
    /// Referrals.
    pub referrals: u32,
    /// Whether the banner hangs.
    pub banner: bool,
    /// Volunteer teams.
    pub teams: u32,
    /// Whether a collective is nominated.
    pub collective: bool,
    /// Whether a person is nominated.
    pub person: bool,
}

/// Reads the rows.
pub fn load() -> Result<Vec<Figures>, Failure> {
    let text = include_str!("figures.csv").trim_start_matches('\u{feff}');
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers()?.clone();
    reader.records().map(|record| row(&header, &record?)).collect()
}

fn row(header: &csv::StringRecord, record: &csv::StringRecord) -> Result<Figures, Failure> {
    let text = |name: &str| {
        let at = header.iter().position(|column| column == name);
        at.and_then(|at| record.get(at)).ok_or(format!("figures.csv: no column {name}"))
    };
    let number = |name: &str| -> Result<u32, Failure> { Ok(text(name)?.parse::<u32>()?) };
    let opened = !text("hoat_dong")?.is_empty();
    let said = || -> Result<Said, Failure> {
        let cost = text("kinh_phi_trieu")?;
        let tasks = text("phan_viec")?;
        Ok(Said {
            activities: number("hoat_dong")?,
            participations: number("luot_dvtn")?,
            beneficiaries: number("nguoi_thu_huong")?,
            cost: if cost.is_empty() { None } else { Some(cost.replace('.', "").parse()?) },
            celebrations: number("tuyen_truyen_26_3")?,
            seminars: number("toa_dam")?,
            works: number("cong_trinh")?,
            tasks: if tasks.is_empty() { None } else { Some(tasks.parse()?) },
            new_members: number("doan_vien_moi")?,
            referrals: number("uu_tu_gioi_thieu")?,
            banner: number("bang_ron")? == 1,
            teams: number("doi_hinh")?,
            collective: number("tap_the")? == 1,
            person: number("ca_nhan")? == 1,
        })
    };
    Ok(Figures {
        code: text("code")?.to_owned(),
        members: number("doan_vien")?,
        branches: number("chi_doan")?,
        pledged_members: number("dang_ky_moi")?,
        pledged_referrals: number("dang_ky_uu_tu")?,
        late: match text("tinh_trang_gui")? {
            "chưa gửi" => None,
            "trễ hạn" => Some(seconds(text("tre")?)),
            _ => Some(0),
        },
        review: text("ket_qua_kiem_tra")?.to_owned(),
        report: if opened { Some(said()?) } else { None },
    })
}

/// «1 ngày 17 giờ», «2 giờ 15 phút».
fn seconds(text: &str) -> u32 {
    let words: Vec<&str> = text.split_whitespace().collect();
    let of = |pair: &[&str]| {
        let unit = match pair[1] {
            "ngày" => 86_400,
            "giờ" => 3_600,
            _ => 60,
        };
        pair[0].parse::<u32>().unwrap_or(0) * unit
    };
    words.chunks_exact(2).map(of).sum()
}
