//! The keys of an installation, kept in the data folder and never in the database: sealing of sensitive fields, blind
//! indexes for look-up, and the signature under the head of the audit log.

use std::fmt;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use aes_gcm_siv::aead::{Aead as _, KeyInit as _, Payload};
use aes_gcm_siv::{Aes256GcmSiv, Nonce};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use ed25519_dalek::{Signature, Signer as _, SigningKey, Verifier as _};
use hmac::{Hmac, Mac as _};
use kernel::{BadCell, Cell, CellType, Stored};
use sha2::{Digest as _, Sha256};

use crate::{OpenError, Result, StoreError};

/// The file in the data folder: 96 bytes, the three keys one after the other.
pub(crate) const FILE: &str = "keys";

/// กุญแจ: the three keys.
pub struct Keys {
    field: Aes256GcmSiv,
    index: [u8; 32],
    sign: SigningKey,
    raw: [u8; 96],
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys")
    }
}

/// The sealed form of a sensitive text: key number, nonce and cipher text in base 64. Empty when there is no text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sealed(String);

impl Stored for Sealed {
    const TYPE: CellType = CellType::Text;
    fn to_cell(&self) -> Cell {
        Cell::Text(self.0.clone())
    }
    fn from_cell(cell: Cell) -> std::result::Result<Self, BadCell> {
        String::from_cell(cell).map(Self)
    }
}

impl Sealed {
    /// Whether nothing was sealed.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The number of the key that seals now; one byte before the nonce, so that keys can change.
const KEY_NUMBER: u8 = 1;

impl Keys {
    /// Reads the keys of a data folder, or makes them when there are none.
    ///
    /// # Errors
    /// [`OpenError::Folder`] when the folder cannot be used, [`OpenError::Keys`] when the file is damaged.
    pub fn open(folder: &Path) -> std::result::Result<Self, OpenError> {
        let path = folder.join(FILE);
        let trouble = |error| OpenError::Folder(folder.to_owned(), error);
        match fs::read(&path) {
            Ok(bytes) => Self::from_bytes(&bytes),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let mut raw = [0_u8; 96];
                getrandom::fill(&mut raw).map_err(|error| OpenError::Keys(error.to_string()))?;
                fs::create_dir_all(folder).map_err(trouble)?;
                write_private(&path, &raw).map_err(trouble)?;
                Self::from_bytes(&raw)
            }
            Err(error) => Err(trouble(error)),
        }
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> std::result::Result<Self, OpenError> {
        let raw: [u8; 96] = bytes.try_into().map_err(|_| {
            OpenError::Keys(format!(
                "the key file has {} bytes and should have 96; put the right one back",
                bytes.len()
            ))
        })?;
        let part = |from: usize| {
            let mut key = [0_u8; 32];
            key.copy_from_slice(&raw[from..from + 32]);
            key
        };
        let field = Aes256GcmSiv::new(&part(0).into());
        Ok(Self { field, index: part(32), sign: SigningKey::from_bytes(&part(64)), raw })
    }

    pub(crate) const fn to_bytes(&self) -> &[u8; 96] {
        &self.raw
    }

    /// A short name of these keys that tells nothing about them, kept in the database.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        hex(&Sha256::digest(self.raw)[..8])
    }

    /// Seals a sensitive text for one place (`table`, `column`, `row`); it opens nowhere else.
    ///
    /// # Errors
    /// [`StoreError::Broken`] when the system has no randomness.
    pub fn seal(&self, text: &str, table: &str, column: &str, row: i64) -> Result<Sealed> {
        if text.is_empty() {
            return Ok(Sealed::default());
        }
        let mut nonce = [0_u8; 12];
        getrandom::fill(&mut nonce).map_err(StoreError::broken)?;
        let place = place(table, column, row);
        let payload = Payload { msg: text.as_bytes(), aad: place.as_bytes() };
        let cipher = self.field.encrypt(&Nonce::from(nonce), payload).map_err(StoreError::broken)?;
        let mut bytes = vec![KEY_NUMBER];
        bytes.extend_from_slice(&nonce);
        bytes.extend_from_slice(&cipher);
        Ok(Sealed(STANDARD_NO_PAD.encode(bytes)))
    }

    /// Opens what was sealed for that place.
    ///
    /// # Errors
    /// [`StoreError::Broken`] when it was sealed elsewhere, with other keys, or changed.
    pub fn unseal(&self, sealed: &Sealed, table: &str, column: &str, row: i64) -> Result<String> {
        if sealed.is_empty() {
            return Ok(String::new());
        }
        let bytes = STANDARD_NO_PAD.decode(&sealed.0).map_err(StoreError::broken)?;
        let (head, cipher) =
            bytes.split_at_checked(13).ok_or_else(|| StoreError::broken("a sealed field is too short"))?;
        let mut nonce = [0_u8; 12];
        nonce.copy_from_slice(&head[1..]);
        let place = place(table, column, row);
        let payload = Payload { msg: cipher, aad: place.as_bytes() };
        let text = self
            .field
            .decrypt(&Nonce::from(nonce), payload)
            .map_err(|_| StoreError::broken(format!("a sealed field of {table}.{column} does not open")))?;
        String::from_utf8(text).map_err(StoreError::broken)
    }

    /// The blind index of a value: equal values give equal numbers, and the number tells nothing without the key.
    #[must_use]
    pub fn blind(&self, domain: &str, value: &str) -> i64 {
        let mac = self.mac(&[domain.as_bytes(), b"\0", value.as_bytes()]);
        let mut first = [0_u8; 8];
        first.copy_from_slice(&mac[..8]);
        i64::from_be_bytes(first) & i64::MAX
    }

    /// A keyed hash in hex, for tokens that only this installation can make (forms, sessions).
    #[must_use]
    pub fn token(&self, domain: &str, value: &str) -> String {
        hex(&self.mac(&[domain.as_bytes(), b"\0", value.as_bytes()]))
    }

    fn mac(&self, parts: &[&[u8]]) -> [u8; 32] {
        let key: &[u8] = &self.index;
        let Ok(mut mac) = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key) else { return [0; 32] };
        for part in parts {
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    /// Signs the head of the audit log; hex.
    #[must_use]
    pub fn sign(&self, text: &str) -> String {
        hex(&self.sign.sign(text.as_bytes()).to_bytes())
    }

    /// The public key with which anyone can check a signature; hex.
    #[must_use]
    pub fn public_key(&self) -> String {
        hex(self.sign.verifying_key().as_bytes())
    }

    /// Whether that signature stands under that text.
    #[must_use]
    pub fn signed(&self, text: &str, signature: &str) -> bool {
        let Some(bytes) = unhex(signature) else { return false };
        let Ok(signature) = Signature::from_slice(&bytes) else { return false };
        self.sign.verifying_key().verify(text.as_bytes(), &signature).is_ok()
    }
}

fn place(table: &str, column: &str, row: i64) -> String {
    format!("{table}/{column}/{row}")
}

/// Bytes in lower-case hex.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}

/// Writes a file that only its owner may read; the whole file or nothing.
pub(crate) fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let temporary = path.with_extension("new");
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&temporary)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&temporary, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> Keys {
        Keys::from_bytes(&[7; 96]).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn a_sealed_field_opens_in_its_own_place_only() {
        let keys = keys();
        let sealed = keys.seal("1101700203450", "persons", "citizen_id", 5).unwrap_or_default();
        assert!(!sealed.0.contains("1101700203450"));
        assert_eq!(keys.unseal(&sealed, "persons", "citizen_id", 5).ok().as_deref(), Some("1101700203450"));
        assert!(keys.unseal(&sealed, "persons", "citizen_id", 6).is_err());
        assert!(keys.unseal(&sealed, "persons", "passport", 5).is_err());
    }

    #[test]
    fn the_same_text_is_sealed_differently_each_time_and_indexed_alike() {
        let keys = keys();
        let seal = || keys.seal("1101700203450", "persons", "citizen_id", 5).unwrap_or_default();
        assert_ne!(seal(), seal());
        assert_eq!(keys.blind("id", "1"), keys.blind("id", "1"));
        assert_ne!(keys.blind("id", "1"), keys.blind("phone", "1"));
    }

    #[test]
    fn a_signature_stands_under_its_own_text_only() {
        let keys = keys();
        let signature = keys.sign("head 1");
        assert!(keys.signed("head 1", &signature));
        assert!(!keys.signed("head 2", &signature));
        assert!(!keys.signed("head 1", "ab"));
    }
}
