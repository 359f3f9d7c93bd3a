//! Names and labels typed in TCVN3 or VNI come back exact. They are written in the old encoding by the vector tables of
//! the four independent sources, not by the program's own.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use tonghop::command::Folder;
use tonghop::encoding::{Encoding, Judged, Settled, decode, judge, settle, vote};
use tonghop::plan::Unit;
use unicode_normalization::UnicodeNormalization;

/// Letter → signs, from a vector table.
fn letters(table: &str, signs: usize, letter: usize, classes: &[&str]) -> BTreeMap<char, String> {
    let rows = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    let cells = rows.map(|line| line.split('\t').collect::<Vec<_>>());
    let wanted = cells.filter(|cells| classes.iter().any(|class| cells[0].starts_with(class)));
    wanted
        .map(|cells| (cells[letter].chars().next().expect("a letter"), sign(cells[signs], cells[signs + 1])))
        .collect()
}

/// The signs of a row; what a table cannot show (the soft hyphen) stands in its code points.
fn sign(_shown: &str, points: &str) -> String {
    let point = |text: &str| char::from_u32(u32::from_str_radix(&text[2..], 16).expect("hex")).expect("a letter");
    points.split(' ').map(point).collect()
}

/// A text as somebody with the old keyboard typed it; TCVN3 has no toned capitals: fonts draw the small letters tall.
fn typed(text: &str, letters: &BTreeMap<char, String>) -> String {
    text.chars().map(|letter| letters.get(&letter).cloned().unwrap_or_else(|| letter.to_string())).collect()
}

fn small_where_tall(text: &str, letters: &BTreeMap<char, String>) -> String {
    let lower = |letter: char| letter.to_lowercase().next().unwrap_or(letter);
    let tall = |letter: char| !letter.is_ascii() && letter.is_uppercase() && !letters.contains_key(&letter);
    text.chars().map(|letter| if tall(letter) { lower(letter) } else { letter }).collect()
}

/// Names of the 66 units and of all others, and every label of the six plans: what a form prints and a unit may retype.
fn texts() -> Vec<String> {
    let mut texts = Vec::new();
    for entry in std::fs::read_dir("templates").expect("the plans").flatten().filter(|entry| entry.path().is_dir()) {
        let plan = Folder::open(&entry.path()).expect("a plan").plan;
        texts.extend(plan.units.iter().flat_map(names));
        texts.extend([&plan.title, &plan.short_title, &plan.group_label].map(Clone::clone));
        for report in &plan.reports {
            texts.push(report.label.clone());
            texts.extend(report.occasions().iter().map(|occasion| occasion.label.clone()));
            texts.extend(report.artefacts.iter().map(|artefact| artefact.label.clone()));
        }
        for form in &plan.forms {
            texts.push(form.title.clone());
            texts.extend(form.sections.iter().flat_map(|section| [section.title.clone(), section.sheet.clone()]));
            for (_, field) in form.fields() {
                texts.push(field.label.clone());
                texts.extend(field.uom.clone());
                texts.extend(field.options.iter().cloned());
            }
            for table in &form.tables {
                texts.extend([table.title.clone(), table.sheet.clone()]);
                for column in &table.columns {
                    texts.push(column.label.clone());
                    texts.extend(column.uom.clone());
                    texts.extend(column.options.iter().cloned());
                }
            }
        }
        texts.extend(plan.indicators.iter().map(|indicator| indicator.label.clone()));
        texts.extend(plan.indicators.iter().filter_map(|indicator| indicator.short.clone()));
        texts.extend(plan.checks.iter().map(|check| check.message.clone()));
    }
    let texts: BTreeSet<String> = texts.iter().map(|text| text.nfc().collect()).collect();
    texts.into_iter().filter(|text| !text.is_empty()).collect()
}

fn names(unit: &Unit) -> Vec<String> {
    let own = [&unit.name, &unit.short_name, &unit.heading_name].into_iter().chain(&unit.aliases);
    own.chain([&unit.group]).cloned().collect()
}

#[test]
fn the_names_of_the_66_units_are_among_them() {
    let plan = Folder::open(Path::new("templates/thang-thanh-nien-2020")).expect("a plan").plan;
    let texts: BTreeSet<String> = texts().into_iter().collect();
    let known = plan.units.reporting().filter(|unit| texts.contains(&unit.name.nfc().collect::<String>())).count();
    assert_eq!(known, 66);
}

fn come_back(encoding: Encoding, letters: &BTreeMap<char, String>) {
    // The signs « and » are letters in TCVN3: nobody could type them.
    let pairs: Vec<(String, String)> = texts()
        .iter()
        .map(|text| small_where_tall(&text.replace(['«', '»'], "\""), letters))
        .map(|text| (typed(&text, letters), text))
        .filter(|(typed, text)| typed != text)
        .collect();
    let voted = vote(pairs.iter().map(|(typed, _)| typed.as_str()));
    assert_eq!(voted, Some(encoding));
    let mut wrong = Vec::new();
    for (typed, text) in &pairs {
        let read = settle(typed, voted);
        if read != (Settled::Read { encoding, text: text.clone(), lost: false }) {
            wrong.push(format!("{text} ← {typed}: {:?} {read:?}", judge(typed)));
        }
    }
    let sure = pairs.iter().filter(|(typed, _)| judge(typed) == Judged::Sure(encoding)).count();
    assert!(sure * 10 > pairs.len() * 9, "only {sure} of {} on their own", pairs.len());
    assert!(pairs.len() > 500, "only {} texts", pairs.len());
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), pairs.len(), wrong.join("\n"));
}

#[test]
fn names_and_labels_typed_in_tcvn3() {
    let letters = letters(include_str!("vectors/tcvn3.tsv"), 2, 4, &["vn3"]);
    come_back(Encoding::Tcvn3, &letters);
}

#[test]
fn names_and_labels_typed_in_vni() {
    let letters = letters(include_str!("vectors/vni.tsv"), 2, 4, &["letter", "horn", "one"]);
    come_back(Encoding::Vni, &letters);
}

#[test]
fn names_and_labels_in_unicode_stay_as_they_are() {
    let texts = texts();
    let voted = vote(texts.iter().map(String::as_str));
    let touched: Vec<&String> = texts.iter().filter(|text| settle(text, voted) != Settled::AsItIs).collect();
    assert!(touched.is_empty(), "{touched:?}");
}

#[test]
fn utf_8_taken_for_windows_1252_comes_back() {
    for text in texts().iter().filter(|text| !text.is_ascii()) {
        let shown = encoding_rs::WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned();
        match judge(&shown) {
            Judged::Sure(found) => assert_eq!(decode(found, &shown).as_ref(), Some(text)),
            // Only letters that the Western alphabet has too: not certain enough on its own.
            other => {
                assert!(!text.chars().any(|letter| ('\u{1ea0}'..='\u{1ef9}').contains(&letter)), "{text}: {other:?}");
            }
        }
    }
}
