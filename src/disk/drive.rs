//! Whether a folder lies where several computers, or a program that copies, reach into it.

use std::path::{Component, Path, Prefix};

/// Why a folder is not one computer's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// It lies on a network drive.
    Network,
    /// A program copies it between computers.
    Synchronised(&'static str),
}

/// Folders that such programs keep, as their names begin.
const PROGRAMS: [&str; 7] =
    ["OneDrive", "Dropbox", "Google Drive", "My Drive", "GoogleDrive", "iCloudDrive", "Zalo Received Files"];

/// Whether a folder is shared, as far as the system tells.
pub fn shared_drive(folder: &Path) -> Option<Shared> {
    // On Windows the full path of a mapped drive names its server.
    let full = std::fs::canonicalize(folder).ok()?;
    if on_server(&full) || on_network(&full) {
        return Some(Shared::Network);
    }
    full.components().find_map(synchronised)
}

fn on_server(full: &Path) -> bool {
    let Some(Component::Prefix(prefix)) = full.components().next() else { return false };
    matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..))
}

fn synchronised(component: Component<'_>) -> Option<Shared> {
    let Component::Normal(name) = component else { return None };
    let name = name.to_string_lossy();
    // «OneDrive - Sở Y tế»: the program adds the office's name.
    let program = PROGRAMS.into_iter().find(|program| {
        name.get(..program.len()).is_some_and(|start| start.eq_ignore_ascii_case(program))
            && name[program.len()..].chars().next().is_none_or(|next| !next.is_alphanumeric())
    })?;
    Some(Shared::Synchronised(program))
}

#[cfg(target_os = "linux")]
fn on_network(full: &Path) -> bool {
    /// NFS, SMB, CIFS, SMB2 as `statfs(2)` numbers them.
    const NETWORK: [rustix::fs::FsWord; 4] = [0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42];
    rustix::fs::statfs(full).is_ok_and(|data| NETWORK.contains(&data.f_type))
}

#[cfg(not(target_os = "linux"))]
fn on_network(_full: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_a_program_synchronises_is_told_by_that_programs_name() {
        let dir = tempfile::tempdir().unwrap();
        let case = |name: &str, expected: Option<Shared>| {
            let folder = dir.path().join(name).join("thang-3");
            std::fs::create_dir_all(&folder).unwrap();
            assert_eq!(shared_drive(&folder), expected, "{name}");
        };
        case("OneDrive - Sở Y tế", Some(Shared::Synchronised("OneDrive")));
        case("Dropbox", Some(Shared::Synchronised("Dropbox")));
        case("OneDriveless", None);
        case("Báo cáo", None);
    }
}
