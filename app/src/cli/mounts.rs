//! Whether a path lies on a network drive, as far as the system tells.

use std::path::{Path, PathBuf};

/// File systems that are kept by another machine.
const REMOTE: [&str; 11] =
    ["nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "glusterfs", "fuse.sshfs", "fuse.glusterfs", "fuse.rclone"];

/// The kind of network drive that the file lies on or would be made on, if it is one.
pub(super) fn network_drive(file: &Path) -> Option<String> {
    let mounts = std::fs::read_to_string("/proc/mounts").ok()?;
    let folder = nearest_folder(file)?;
    let kind = kind_of(&mounts, &folder)?;
    REMOTE.contains(&kind).then(|| kind.to_owned())
}

/// The nearest folder above that exists, as the system names it.
fn nearest_folder(file: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(file).ok()?;
    absolute.ancestors().skip(1).find_map(|folder| folder.canonicalize().ok())
}

/// The file system of the mount that the folder lies under: the longest path wins, and among equals the last.
fn kind_of<'a>(mounts: &'a str, folder: &Path) -> Option<&'a str> {
    let mut best: Option<(usize, &str)> = None;
    for line in mounts.lines() {
        let mut words = line.split(' ').skip(1);
        let (Some(point), Some(kind)) = (words.next(), words.next()) else { continue };
        let point = point.replace("\\040", " ");
        if folder.starts_with(&point) && best.is_none_or(|(length, _)| length <= point.len()) {
            best = Some((point.len(), kind));
        }
    }
    best.map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "/dev/sda1 / ext4 rw 0 0\n\
        tmpfs /tmp tmpfs rw 0 0\n\
        10.0.0.1:/share /srv/my\\040share nfs4 rw 0 0\n\
        //server/x /mnt cifs rw 0 0\n";

    #[test]
    fn the_nearest_mount_decides() {
        assert_eq!(kind_of(MOUNTS, Path::new("/srv/my share/kueakun")), Some("nfs4"));
        assert_eq!(kind_of(MOUNTS, Path::new("/srv/other")), Some("ext4"));
        assert_eq!(kind_of(MOUNTS, Path::new("/mnt")), Some("cifs"));
        assert_eq!(kind_of(MOUNTS, Path::new("/mntx")), Some("ext4"));
    }
}
