//! The activities of a unit, so many that their sums are the figures of the mock-up.

use crate::calendar::{ahead, first, saturday, short};
use crate::entry::{Line, Typed, tenths};
use crate::figures::Said;
use crate::joint::JOINTS;
use crate::rng::Rng;
use crate::words::{ACTIVITIES, CELEBRATION, EVIDENCE, FREE, PLACES, SATURDAY, SEMINAR, TOGETHER, WITH_BENEFICIARIES};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// One activity.
#[derive(Clone, Debug)]
pub struct Activity {
    /// Name.
    pub name: String,
    /// First day.
    pub day: NaiveDate,
    /// How the day is written.
    pub written: String,
    /// Content, an entry of the list.
    pub content: &'static str,
    /// Participations.
    pub count: u32,
    /// Who leads, where the unit takes part only.
    pub leader: Option<&'static str>,
    /// Whether it celebrates 26/3.
    pub celebrates: bool,
    /// Beneficiaries, where they are told.
    pub beneficiaries: Option<u32>,
    /// Cost in tenths of a million, where it is told.
    pub cost: Option<u32>,
}

/// The activities of a unit up to a day, in order.
pub fn activities(unit: &str, said: &Said, last: NaiveDate) -> Vec<Activity> {
    let mut rng = Rng::of(&format!("{unit}/activities"));
    let mut list = themed(said);
    list.extend(joint(unit));
    let free = (said.activities as usize).saturating_sub(list.len());
    list.extend(others(free, said.beneficiaries > 0 && !list.iter().any(can_benefit), &mut rng));
    name(&mut list, &mut rng);
    date(&mut list, last, &mut rng);
    counts(&mut list, said, &mut rng);
    list
}

fn blank(content: &'static str) -> Activity {
    Activity {
        name: String::new(),
        day: first(),
        written: String::new(),
        content,
        count: 0,
        leader: None,
        celebrates: false,
        beneficiaries: None,
        cost: None,
    }
}

/// Seminars, and what celebrates 26/3; a seminar may do so too.
fn themed(said: &Said) -> Vec<Activity> {
    let both = said.seminars.min(said.celebrations);
    let seminars = (0..said.seminars).map(|index| Activity { celebrates: index < both, ..blank(SEMINAR) });
    let rest = (both..said.celebrations).map(|_| Activity { celebrates: true, ..blank(CELEBRATION) });
    seminars.chain(rest).collect()
}

fn joint(unit: &str) -> impl Iterator<Item = Activity> {
    JOINTS.iter().filter_map(move |joint| {
        let leader = joint.called_by(unit);
        let written = if joint.leader == unit { joint.led_on } else { joint.joined_on };
        let mine = joint.leader == unit || leader.is_some();
        let row = || Activity {
            name: joint.name.to_owned(),
            day: joint.first_day(),
            written: written.to_owned(),
            leader,
            ..blank(TOGETHER)
        };
        mine.then(row)
    })
}

fn others(count: usize, benefit: bool, rng: &mut Rng) -> Vec<Activity> {
    let mut contents: Vec<&'static str> = Vec::new();
    while contents.len() < count {
        let mut round: Vec<&'static str> = ACTIVITIES[..FREE].iter().map(|(content, _)| *content).collect();
        rng.shuffle(&mut round);
        contents.extend(round);
    }
    if benefit && count > 0 {
        contents[0] = ACTIVITIES[rng.below(WITH_BENEFICIARIES as u32) as usize].0;
    }
    contents.truncate(count);
    contents.into_iter().map(blank).collect()
}

fn can_benefit(activity: &Activity) -> bool {
    activity.content == TOGETHER
        || ACTIVITIES[..WITH_BENEFICIARIES].iter().any(|(content, _)| *content == activity.content)
}

fn name(list: &mut [Activity], rng: &mut Rng) {
    for activity in list.iter_mut().filter(|activity| activity.name.is_empty()) {
        let names =
            ACTIVITIES.iter().find(|(content, _)| *content == activity.content).map_or(&[][..], |(_, names)| names);
        activity.name = (*rng.pick(names)).to_owned();
    }
}

/// Spread over the weeks; no two of one name on one day.
fn date(list: &mut [Activity], last: NaiveDate, rng: &mut Rng) {
    let days = (last - first()).num_days() as u32;
    let mut open: Vec<&mut Activity> = list.iter_mut().filter(|activity| activity.written.is_empty()).collect();
    rng.shuffle(&mut open);
    let step = (days / open.len().max(1) as u32).max(1);
    let mut taken = BTreeSet::new();
    for (index, activity) in open.into_iter().enumerate() {
        let ahead_by = (index as u32 * step + rng.below(step)).min(days);
        let mut day = ahead(first(), ahead_by);
        if activity.content == SATURDAY {
            day = saturday(day, last);
        }
        while !taken.insert((activity.name.clone(), day)) {
            day = if ahead(day, 7) <= last { ahead(day, 7) } else { ahead(first(), rng.below(days)) };
        }
        activity.day = day;
        activity.written = if rng.below(9) == 0 { format!("{}/2020", short(day)) } else { short(day) };
    }
    list.sort_by(|left, right| (left.day, &left.name).cmp(&(right.day, &right.name)));
}

fn counts(list: &mut [Activity], said: &Said, rng: &mut Rng) {
    for (activity, count) in list.iter_mut().zip(rng.split(said.participations, said.activities as usize)) {
        activity.count = count;
    }
    if said.beneficiaries > 0 {
        let fit: Vec<usize> = (0..list.len()).filter(|index| can_benefit(&list[*index])).collect();
        let fit = if fit.is_empty() { vec![list.len() - 1] } else { fit };
        for (index, share) in fit.iter().zip(rng.split(said.beneficiaries, fit.len())) {
            list[*index].beneficiaries = Some(share);
        }
    }
    // Where the total is out, the plant puts its own figures in.
    let cost = said.cost.unwrap_or(240);
    let mut paid: Vec<usize> = (0..list.len()).collect();
    rng.shuffle(&mut paid);
    paid.truncate(list.len().div_ceil(2));
    paid.sort_unstable();
    // The mock-up counts in half millions.
    for (index, share) in paid.iter().zip(rng.split(cost / 5, paid.len())) {
        list[*index].cost = Some(share * 5);
    }
}

/// The row of an activity.
pub fn line(activity: &Activity, rng: &mut Rng) -> Line {
    let role = if activity.leader.is_some() { "Phối hợp" } else { "Chủ trì" };
    let mut line: Line = vec![
        ("hd_ten", activity.name.as_str().into()),
        ("hd_ngay", activity.written.as_str().into()),
        ("hd_noi_dung", activity.content.into()),
        ("hd_luot", activity.count.into()),
        ("hd_vai_tro", role.into()),
        ("hd_minh_chung", (*rng.pick(&EVIDENCE)).into()),
    ];
    if activity.content != TOGETHER {
        line.push(("hd_dia_diem", (*rng.pick(&PLACES)).into()));
    }
    line.extend(activity.celebrates.then(|| ("hd_chao_mung", Typed::from("x"))));
    line.extend(activity.beneficiaries.map(|count| ("hd_thu_huong", count.into())));
    line.extend(activity.cost.map(|cost| ("hd_kinh_phi", tenths(cost))));
    line.extend(activity.leader.map(|leader| ("hd_chu_tri", leader.into())));
    line
}
