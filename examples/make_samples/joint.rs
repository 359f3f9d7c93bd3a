//! Activities several units hold together: the leader's row, and one row of each partner that names the leader. In all
//! 27 partners' rows, so that 278 rows are 251 activities.

use chrono::NaiveDate;

/// An activity of several units.
pub struct Joint {
    /// Its name.
    pub name: &'static str,
    /// Month and day it begins.
    pub day: (u32, u32),
    /// How the leader writes the day.
    pub led_on: &'static str,
    /// How partners write it.
    pub joined_on: &'static str,
    /// Unit that leads.
    pub leader: &'static str,
    /// Partners, and what each calls the leader.
    pub partners: &'static [(&'static str, &'static str)],
}

impl Joint {
    /// The day it begins.
    pub fn first_day(&self) -> NaiveDate {
        crate::calendar::day(self.day.0, self.day.1)
    }

    /// What a partner calls the leader; none if the unit is no partner.
    pub fn called_by(&self, unit: &str) -> Option<&'static str> {
        self.partners.iter().find(|(partner, _)| *partner == unit).map(|(_, called)| *called)
    }
}

/// All of them.
pub const JOINTS: [Joint; 6] = [
    Joint {
        name: "Khám bệnh, phát thuốc miễn phí cùng Nhóm «Nhân ái»",
        day: (3, 14),
        led_on: "14-15/3",
        joined_on: "14/3",
        leader: "BVDKTW",
        partners: &[
            ("SYT", "Bệnh viện Đa khoa Trung ương Cần Thơ"),
            ("BVHHTM", "BV Đa khoa Trung ương"),
            ("BVDKTP", "BV ĐKTW"),
            ("BVND", "BVĐKTW"),
            ("BVUB", "BV Đa khoa TW"),
            ("BVYHCT", "bệnh viện đa khoa trung ương"),
            ("BVLBP", "Benh vien Da khoa Trung uong"),
            ("TTKSBT", "BV ĐKTW Cần Thơ"),
        ],
    },
    Joint {
        name: "Ngày hội hiến máu «Giọt hồng tháng Ba»",
        day: (3, 7),
        led_on: "07-08/3",
        joined_on: "07/3",
        leader: "BVHHTM",
        partners: &[
            ("STTTT", "Bệnh viện Huyết học - Truyền máu"),
            ("SGDDT", "BV HHTM"),
            ("CQTD", "BV Huyết học"),
            ("BDTP", "BV HH-TM"),
        ],
    },
    Joint {
        name: "Khởi công công trình «Trường đẹp cho em»",
        day: (2, 28),
        led_on: "28/02/2020",
        joined_on: "28/02",
        leader: "SVHTTDL",
        partners: &[
            ("STTTT", "Sở VHTT&DL"),
            ("TCT", "Sở Văn hoá, Thể thao và Du lịch"),
            ("CQTD", "So VHTTDL"),
            ("DHKTCN", "Sở VHTTDL"),
            ("CDKTKT", "Sở Văn hóa, Thể thao và Du lịch"),
        ],
    },
    Joint {
        name: "Về nguồn liên chi đoàn Nhóm 3",
        day: (3, 21),
        led_on: "21/3",
        joined_on: "21/3",
        leader: "VPUBND",
        partners: &[
            ("VPTU", "VP UBND"),
            ("BTGTU", "Văn phòng Uỷ ban nhân dân thành phố"),
            ("LDLD", "Văn phòng UBND thành phố"),
            ("HND", "VPUBND"),
        ],
    },
    Joint {
        name: "Tuyên truyền pháp luật, bảo hiểm lưu động",
        day: (3, 18),
        led_on: "18/3",
        joined_on: "18/3",
        leader: "STP",
        partners: &[("BHXH", "Sở Tư pháp"), ("VKSND", "Sở TP"), ("TAND", "So Tu phap")],
    },
    Joint {
        name: "Chuyển giao kỹ thuật canh tác tại xã Trường Long",
        day: (3, 20),
        led_on: "20/3",
        joined_on: "20/3",
        leader: "SNNPTNT",
        partners: &[("SKHCN", "Sở NN&PTNT"), ("CHQ", "Sở NN và PTNT"), ("NHCSXH", "So NNPTNT")],
    },
];
