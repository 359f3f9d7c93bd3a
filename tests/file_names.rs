//! Every file name of `vectors/filenames.tsv` says what the vector says, and no more.

use tonghop::command::Folder;
use tonghop::naming::{Edition, FileName, Match, Names, When};

#[test]
fn every_name_says_what_the_vector_says() {
    let plan = Folder::open(std::path::Path::new("templates/thang-thanh-nien-2020")).expect("a plan").plan;
    let names = Names::new(&plan.units, "Cần Thơ");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for line in include_str!("vectors/filenames.tsv").lines().filter(|line| !line.starts_with('#')).skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [raw, unit, period, version] = cells[..4] else { panic!("{line}") };
        seen += 1;
        let name = FileName::new(raw);
        let found = (names.find(name.stem()), when(&name), name.edition());
        // What no unit sent is told before anybody asks whose it is.
        let skipped = tonghop::command::is_left_by_a_program(raw) || name.is_the_offices();
        // Named by its plan, a report is of the plan's own month.
        let of_the_plan = [plan.code.as_str(), "Tháng Thanh niên 2020"].iter().any(|text| name.mentions(text));
        let right = if unit == "-" {
            skipped
        } else {
            !skipped
                && whose(&found.0, unit)
                && (period == "?" || found.1 == period || of_the_plan)
                && edition(found.2, version)
        };
        if !right {
            wrong.push(format!("{raw}: wanted {unit} {period} {version}, found {found:?}"));
        }
    }
    assert!(seen > 30, "only {seen} names");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn whose(found: &Match, wanted: &str) -> bool {
    match found {
        Match::None => wanted == "?",
        Match::One { unit, .. } => unit == wanted,
        Match::Unsure(units) => {
            let named = wanted.strip_prefix("ambiguous").is_some();
            named
                && wanted
                    .split(['(', ')', '|', ' '])
                    .filter(|word| word.starts_with('S'))
                    .all(|unit| units.iter().any(|found| found == unit))
        }
    }
}

fn when(name: &FileName) -> String {
    match name.when() {
        None => "?".to_owned(),
        Some(When::Month(month)) => format!("2020-{month:02}"),
        Some(When::Week { week, month }) => format!("2020-{month:02} week {week}"),
        Some(When::Day { day, month }) => format!("2020-{month:02}-{day:02}"),
    }
}

fn edition(found: Edition, wanted: &str) -> bool {
    match wanted {
        "1" | "-" => found == Edition::Plain,
        "latest?" => found == Edition::Last,
        "supplement" => found == Edition::Supplement,
        "replacement" => found == Edition::Replacement,
        _ => matches!(found, Edition::Nth(times) if wanted.starts_with(&times.to_string())),
    }
}
