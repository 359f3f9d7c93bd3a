//! What a mail says in its own words: without what it answers and without the sender's signature.

use crate::check::{Code, Finding};
use crate::plan::Severity;
use crate::value::{bare_key, clean};

/// Letters of a mail's own words that are kept.
const MOST: usize = 20_000;
/// Letters of them that are told.
const TOLD: usize = 300;

/// The words a person typed into a mail: up to what is answered, and to the signature.
pub(super) fn own(text: &str) -> String {
    let text: String = text.chars().take(MOST).collect();
    let lines = text.lines().map(clean).take_while(|line| !ends_the_words(line));
    let own: Vec<String> = lines.filter(|line| !line.starts_with('>')).collect();
    own.join("\n").trim().to_owned()
}

/// A line after which a mail repeats what it answers, or signs.
fn ends_the_words(line: &str) -> bool {
    let bare = bare_key(line);
    let quoted = bare.ends_with("wrote:") || bare.ends_with("da viet:") || bare.starts_with("-----original message");
    quoted || line == "--" || line.starts_with("________") || bare.starts_with("from: ") || bare.starts_with("tu: ")
}

/// What is to be said of them; nothing of a mail without any. Words that correct something are asked about, and so are
/// words in place of a file: no figure is taken from them.
pub fn told(words: &str, files: usize) -> Option<Finding> {
    let one_line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if one_line.is_empty() {
        return None;
    }
    let bare = bare_key(&one_line);
    let corrects = ["dinh chinh", "sua lai", "xin sua", "so dung", "bo sung", "thay so", "nham"];
    let speaks = corrects.iter().any(|word| bare.contains(word));
    let short: String = one_line.chars().take(TOLD).collect();
    let short = if short.len() < one_line.len() { format!("{short}…") } else { short };
    let finding = Finding::new(Code::MailWords).with("typed", short).with("count", files);
    Some(if speaks || files == 0 { finding.graded(Severity::Warning) } else { finding })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_mail_answers_and_how_it_is_signed_are_not_its_words() {
        let mail = "Kính gửi Đoàn Khối,\nĐính chính: số đoàn viên mới là 12.\n\nVào 09:12, 20/3, Đoàn Khối đã viết:\n> Đề nghị gửi";
        assert_eq!(own(mail), "Kính gửi Đoàn Khối,\nĐính chính: số đoàn viên mới là 12.");
        assert_eq!(own("Gửi báo cáo.\n--\nVăn phòng"), "Gửi báo cáo.");
        assert_eq!(own("> trích\nTrả lời"), "Trả lời");
    }

    #[track_caller]
    fn severity(words: &str, files: usize, expected: Option<Severity>) {
        assert_eq!(told(words, files).map(|finding| finding.severity), expected, "{words}");
    }

    #[test]
    fn words_that_correct_or_stand_alone_are_asked_about() {
        severity("Đơn vị xin đính chính: đoàn viên mới là 12", 1, Some(Severity::Warning));
        severity("Kính gửi Đoàn Khối báo cáo tháng 3.", 1, Some(Severity::Info));
        severity("Kính gửi Đoàn Khối báo cáo tháng 3.", 0, Some(Severity::Warning));
        severity(" \n ", 0, None);
    }
}
