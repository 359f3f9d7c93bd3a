//! Where decisions are entered: the folder, its register, the round as it stands, and who decides.

use super::collect::{collect_at, collect_with};
use super::status::Focus;
use super::{Folder, Moment, Output, who};
use crate::disk;
use crate::error::{Error, Result};
use crate::guard;
use crate::intake::Issued;
use crate::naming::{Match, Names};
use crate::plan::Unit;
use crate::register::{Decided, Register};
use crate::round::{File, FileOutcome, Round, Standing};
use crate::ruling::{Decision, Fault, Ruling};
use crate::text::register as words;
use crate::text::ruling_effect;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Where decisions are entered.
pub(super) struct Bureau<'a> {
    pub(super) folder: Folder,
    pub(super) round: Round,
    pub(super) moment: Moment,
    register: Register,
    who: String,
    issued: OnceLock<Issued>,
    output: &'a Output,
}

impl<'a> Bureau<'a> {
    /// Opens the folder, and looks at what stands in it.
    pub(super) fn open(dir: Option<&Path>, file: Option<&Path>, focus: &Focus, output: &'a Output) -> Result<Self> {
        let who = who::known()?;
        let folder = Folder::open(&place(dir, file)?)?;
        let moment = super::instant(&folder, None)?;
        let focus = focus.resolve(&folder.plan, moment.at)?;
        let round = collect_at(&folder, moment, focus, output)?.round;
        let register = Register::open(&folder.register_path())?;
        Ok(Bureau { folder, round, moment, register, who, issued: OnceLock::new(), output })
    }

    /// The same with a reason, which must be one.
    pub(super) fn enter_because(&self, rulings: Vec<Ruling>, because: &str) -> Result<()> {
        if crate::value::clean(because).is_empty() {
            return Err(fault(Fault::Lacking("--because")));
        }
        self.enter(rulings, because)
    }

    /// Enters decisions, all or none, and says each.
    pub(super) fn enter(&self, rulings: Vec<Ruling>, because: &str) -> Result<()> {
        self.enter_each(rulings.into_iter().map(|ruling| (ruling, because.to_owned())).collect())
    }

    /// The same, each with its own reason.
    pub(super) fn enter_each(&self, rulings: Vec<(Ruling, String)>) -> Result<()> {
        let decisions: Vec<Decision> =
            rulings.into_iter().map(|(ruling, because)| self.decision(ruling, &because)).collect();
        if decisions.is_empty() {
            return Ok(());
        }
        let before = self.standing()?;
        let decided = self.register.decide(&decisions)?;
        let after = self.after()?;
        for (decision, decided) in decisions.iter().zip(decided) {
            let (number, new) = match decided {
                Decided::Entered(number) => (number, true),
                Decided::Standing(number) => (number, false),
            };
            let decision = Decision { number, ..decision.clone() };
            self.output.say(&words::entered(&decision, &self.round.plan, new, self.output.lang));
            let same = |one: &&Decision| one.ruling.subject() == decision.ruling.subject() && one.number != number;
            if let Some(old) = before.iter().find(same) {
                self.output.say(&words::replaced(old, &self.round.plan, self.output.lang));
            }
            // Of a withdrawn decision, what it was about as it is without it.
            let about = match &decision.ruling {
                Ruling::Withdraw { number } => before.iter().find(|one| one.number == *number).map(|one| &one.ruling),
                ruling => Some(ruling),
            };
            let effect = about.and_then(|ruling| ruling_effect::now(&after, ruling, self.output.lang));
            if let Some(effect) = effect {
                self.output.say(&effect);
            }
        }
        for old in self.standing()?.iter().filter(|one| !before.iter().any(|known| known.number == one.number)) {
            if !decisions.iter().any(|one| one.ruling == old.ruling) {
                self.output.say(&words::revived(old, &self.round.plan, self.output.lang));
            }
        }
        Ok(())
    }

    /// The round as it is with what was decided.
    fn after(&self) -> Result<Round> {
        let focus = Some(self.round.focus.clone());
        Ok(collect_with(&self.folder, &self.register, self.moment, focus, self.output)?.round)
    }

    fn decision(&self, ruling: Ruling, because: &str) -> Decision {
        let because = crate::value::clean(because);
        Decision { number: 0, who: self.who.clone(), at: self.moment.at, because, ruling }
    }

    /// Decisions that stand.
    pub(super) fn standing(&self) -> Result<crate::ruling::Rulings> {
        Ok(crate::ruling::Rulings::of(self.decisions()?))
    }

    /// Every decision ever made, in order.
    pub(super) fn decisions(&self) -> Result<Vec<Decision>> {
        self.register.decisions()
    }

    /// What was issued, loaded once.
    pub(super) fn issued(&self) -> Result<&Issued> {
        if let Some(issued) = self.issued.get() {
            return Ok(issued);
        }
        let loaded = super::issued(&self.folder)?;
        Ok(self.issued.get_or_init(|| loaded))
    }

    /// The unit of a code or name.
    pub(super) fn unit(&self, said: &str) -> Result<&Unit> {
        let units = &self.round.plan.units;
        let said = said.trim();
        if let Some(unit) = units.get(said).or_else(|| units.iter().find(|unit| unit.code.eq_ignore_ascii_case(said))) {
            return Ok(unit);
        }
        match Names::new(units, &self.round.plan.letterhead.place).find(said) {
            Match::One { unit, .. } => units.get(&unit).ok_or_else(|| fault(Fault::NoSuchUnit(said.to_owned()))),
            Match::Unsure(units) => Err(fault(Fault::SeveralUnits(said.to_owned(), units))),
            Match::None => Err(fault(Fault::NoSuchUnit(said.to_owned()))),
        }
    }

    /// The line of a file of the inbox: by the path on the disk, by the name on the board, or by its bare name where
    /// only one file has it.
    pub(super) fn file(&self, said: &Path) -> Result<&File> {
        let shown = crate::value::clean(&said.to_string_lossy()).replace('\\', "/");
        let lines = || self.round.files.iter().filter(|file| file.outcome != FileOutcome::Skipped);
        let most = self.folder.settings.means.limits.file_bytes();
        if let Some(bytes) = disk::regular(said, most).ok().filter(|bytes| !bytes.is_empty()) {
            let hash = guard::hash(&bytes);
            // Of copies the one that was named.
            let same: Vec<&File> = lines().filter(|file| file.taken.hash == hash).collect();
            let named = same.iter().find(|file| shown.ends_with(file.name()));
            return named.or(same.first()).copied().ok_or_else(|| fault(Fault::NoSuchFile(shown)));
        }
        let named: Vec<&File> = lines().filter(|file| ends_with(file.name(), &shown)).collect();
        match named.as_slice() {
            [] => Err(fault(Fault::NoSuchFile(shown))),
            [one] => Ok(one),
            several => {
                let exact = several.iter().find(|file| file.name().eq_ignore_ascii_case(&shown));
                let names = || several.iter().map(|file| file.name().to_owned()).collect();
                exact.copied().ok_or_else(|| fault(Fault::SeveralFiles(shown.clone(), names())))
            }
        }
    }

    /// A file and, of an archive or mail, the files inside.
    pub(super) fn with_inside<'f>(&'f self, file: &'f File) -> impl Iterator<Item = &'f File> {
        let inside = format!("{}/", file.name());
        let opened = file.outcome == FileOutcome::Opened;
        let inner = self.round.files.iter().filter(move |one| opened && one.name().starts_with(&inside));
        std::iter::once(file).chain(inner).filter(|one| !one.taken.hash.is_empty())
    }

    /// Readable versions of what a unit has sent for the report in focus, newest first.
    pub(super) fn versions(&self, unit: &Unit) -> Result<Vec<&File>> {
        let (standing, counting) = self.sent(unit)?;
        let files = standing.versions.iter().rev().map(|index| &self.round.files[*index]);
        let readable: Vec<&File> = files.filter(|file| file.says_something()).collect();
        if readable.is_empty() {
            return Err(fault(Fault::NothingToAccept(counting.name().to_owned())));
        }
        Ok(readable)
    }

    /// What a unit has sent for the report in focus, and the file that counts.
    pub(super) fn sent(&self, unit: &Unit) -> Result<(&Standing, &File)> {
        let focus = &self.round.focus;
        let standing = self.round.standing(&unit.code, &focus.report, &focus.period);
        let nothing = || fault(Fault::NothingSent { unit: unit.name.clone(), report: self.round.title() });
        let standing = standing.ok_or_else(nothing)?;
        Ok((standing, self.round.effective(standing).ok_or_else(nothing)?))
    }
}

/// Brings a file from elsewhere into the inbox. One that is there already is left as it is.
pub(super) fn bring(folder: &Folder, file: &Path) -> Result<()> {
    let most = folder.settings.means.limits.file_bytes();
    let read = |path: &Path| {
        disk::regular(path, most).map_err(|_| fault(Fault::CannotTake(path.to_string_lossy().into_owned())))
    };
    // A name of the board is no path; whether there is such a line is asked later.
    let Some(name) = file.file_name().filter(|_| file.is_file()) else { return Ok(()) };
    let inbox = folder.inbox();
    let full = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if full(file).starts_with(full(&inbox)) {
        return Ok(());
    }
    let (bytes, target) = (read(file)?, inbox.join(name));
    if !target.exists() {
        return disk::write(&target, &bytes);
    }
    if read(&target)? == bytes { Ok(()) } else { Err(fault(Fault::NameTaken(name.to_string_lossy().into_owned()))) }
}

pub(super) fn fault(fault: Fault) -> Error {
    Error::Decision(fault)
}

/// The folder named, else the nearest one with a plan around the file, else around here.
pub(super) fn place(dir: Option<&Path>, file: Option<&Path>) -> Result<PathBuf> {
    if let Some(dir) = dir {
        return Ok(dir.to_owned());
    }
    let here = std::env::current_dir().map_err(|source| Error::Read { path: PathBuf::from("."), source })?;
    let file = file.map(|file| here.join(file)).filter(|file| file.exists());
    let around = file.iter().flat_map(|file| file.ancestors().skip(1)).chain(here.ancestors());
    Ok(around.into_iter().find(|folder| super::has_plan(folder)).unwrap_or(&here).to_owned())
}

/// Whether a path below the inbox is the one said, or ends with it.
fn ends_with(name: &str, said: &str) -> bool {
    let (name, said) = (name.to_lowercase(), said.trim_start_matches("./").to_lowercase());
    let said = said.strip_prefix("inbox/").unwrap_or(&said);
    name == said || name.strip_suffix(said).is_some_and(|rest| rest.ends_with('/'))
}
