//! Passwords, session tokens and one-time codes: what is kept of them is never enough to sign in with.

use std::fmt::Display;
use std::sync::{LazyLock, mpsc};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use sha2::{Digest as _, Sha256};
use store::{Result, StoreError, hex};
use tokio::sync::oneshot;
use totp_rs::{Builder, Secret, Totp};

type Work = Box<dyn FnOnce() + Send>;

/// One thread makes every hash: each takes 19 MiB, which the thread keeps and uses again, so that a flood of attempts
/// takes time and never the machine's memory.
static HASHER: LazyLock<Option<mpsc::Sender<Work>>> = LazyLock::new(|| {
    let (give, take) = mpsc::channel::<Work>();
    let run = move || take.into_iter().for_each(|work| work());
    std::thread::Builder::new().name("passwords".to_owned()).spawn(run).ok().map(|_| give)
});

/// A hash of no password, so that an unknown user costs as much time as a known one.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash("a password that nobody has").unwrap_or_default());

/// argon2id with 19 MiB, two passes, one lane: the first of the settings that OWASP's password storage sheet recommends.
fn argon2() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// What nobody at the keyboard can help.
pub(crate) fn defect(what: impl Display) -> StoreError {
    StoreError::Broken(what.to_string().into())
}

fn hash(password: &str) -> Result<String> {
    let hash = argon2().hash_password(password.as_bytes()).map_err(defect)?;
    Ok(hash.to_string())
}

fn fits(password: &str, stored: &str) -> bool {
    PasswordHash::new(stored).is_ok_and(|hash| argon2().verify_password(password.as_bytes(), &hash).is_ok())
}

async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let (tell, told) = oneshot::channel();
    let work: Work = Box::new(move || drop(tell.send(work())));
    let hasher = HASHER.as_ref().ok_or_else(|| defect("the thread for passwords did not start"))?;
    hasher.send(work).map_err(defect)?;
    told.await.map_err(defect)
}

/// The hash of a password, made beside the requests.
pub(crate) async fn hash_password(password: &str) -> Result<String> {
    let password = password.to_owned();
    aside(move || hash(&password)).await?
}

/// Whether a password is the one that was hashed; `None` takes the same time and says no.
pub(crate) async fn is_password(password: &str, stored: Option<&str>) -> Result<bool> {
    let known = stored.filter(|hash| !hash.is_empty()).map(str::to_owned);
    let password = password.to_owned();
    aside(move || {
        // Made on the first attempt of all, whoever's it is.
        let nobody = NOBODY.as_str();
        let is_known = known.is_some();
        let fits = fits(&password, known.as_deref().unwrap_or(nobody));
        fits && is_known
    })
    .await
}

fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(defect)?;
    Ok(bytes)
}

/// A session token: 256 random bits in hex.
pub(crate) fn new_token() -> Result<String> {
    random::<32>().map(|bytes| hex(&bytes))
}

/// What is kept of a session token or the word of a link: 256 random bits need neither salt nor time.
pub(crate) fn digest(text: &str) -> String {
    hex(&Sha256::digest(text))
}

/// Letters of a recovery code, five random bits each.
const CODE_LETTERS: usize = 10;

/// Recovery codes shown once, each for one use: 50 random bits, two groups of five letters.
pub(crate) fn new_recovery_codes() -> Result<Vec<String>> {
    const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let code = |bytes: [u8; CODE_LETTERS]| {
        let letters: String = bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
        format!("{}-{}", &letters[..5], &letters[5..])
    };
    (0..8).map(|_| random::<CODE_LETTERS>().map(code)).collect()
}

/// A recovery code as it is compared: without dashes and spaces, lower-case.
fn plain_code(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase()
}

fn salted(code: &str, salt: &[u8]) -> Result<String> {
    let hash = argon2().hash_password_with_salt(plain_code(code).as_bytes(), salt).map_err(defect)?;
    Ok(hash.to_string())
}

/// What is kept of recovery codes: argon2id as of passwords. The codes of one account share a salt, so that looking for one among
/// eight takes the time of one.
pub(crate) async fn hash_recovery_codes(codes: &[String]) -> Result<Vec<String>> {
    let salt = random::<16>()?;
    let codes = codes.to_vec();
    aside(move || codes.iter().map(|code| salted(code, &salt)).collect()).await?
}

/// Which of the kept hashes a code has, if any. Hashes of before were SHA-256 without a salt; they hold until they are used up.
pub(crate) async fn matching_recovery_code(code: &str, kept: Vec<String>) -> Result<Option<String>> {
    let plain = plain_code(code);
    if plain.len() != CODE_LETTERS {
        return Ok(None);
    }
    let of_before = digest(&plain);
    if kept.contains(&of_before) {
        return Ok(Some(of_before));
    }
    let mut salts: Vec<_> = kept.iter().filter_map(|hash| PasswordHash::new(hash).ok()?.salt).collect();
    salts.dedup();
    aside(move || {
        for salt in salts {
            let hash = salted(&plain, &salt)?;
            if kept.contains(&hash) {
                return Ok(Some(hash));
            }
        }
        Ok(None)
    })
    .await?
}

/// A new secret for one-time codes, in base 32.
pub(crate) fn new_totp_secret() -> Result<String> {
    random::<20>().map(|bytes| Secret::from(bytes).to_base32())
}

fn totp(secret: &str, account: &str) -> Result<Totp> {
    let secret = Secret::try_from_base32(secret).map_err(|_| defect("the second factor's secret is damaged"))?;
    let account = account.replace(':', " ");
    Builder::new().with_secret(secret).with_account_name(account).with_issuer(Some("Kueakun")).build().map_err(defect)
}

/// The step of a right one-time code (RFC 6238, 30 seconds, one step either way), if it is one.
pub(crate) fn totp_step(secret: &str, code: &str, now: kernel::Moment) -> Result<Option<i64>> {
    let seconds = u64::try_from(now.millis() / 1_000).unwrap_or_default();
    let code: String = thai::digits::to_arabic(code).chars().filter(char::is_ascii_digit).collect();
    let step = totp(secret, "")?.check(&code, seconds);
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

/// The address that an authenticator reads from the picture.
pub(crate) fn totp_address(secret: &str, account: &str) -> Result<String> {
    totp(secret, account)?.to_url().map_err(defect)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Moment;

    #[test]
    fn a_password_fits_its_own_hash_only_and_the_hash_names_its_settings() {
        let stored = hash("ข้าวเหนียวมะม่วง").unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(fits("ข้าวเหนียวมะม่วง", &stored));
        assert!(!fits("ข้าวเหนียวทุเรียน", &stored));
        assert!(!fits("", ""));
    }

    #[test]
    fn a_one_time_code_is_right_for_its_half_minute_and_one_either_way() {
        // RFC 6238, appendix B: the secret is the ASCII text 12345678901234567890; at 59 seconds the code is 287082.
        let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        let at = |second: i64| totp_step(secret, "287 082", Moment::from_millis(second * 1_000)).unwrap();
        assert_eq!(at(59), Some(1));
        assert_eq!(at(89), Some(1));
        assert_eq!(at(90), None);
        assert_eq!(totp_step(secret, "๒๘๗๐๘๒", Moment::from_millis(59_000)).unwrap(), Some(1));
        assert_eq!(totp_step(secret, "287083", Moment::from_millis(59_000)).unwrap(), None);
    }

    #[test]
    fn tokens_and_recovery_codes_differ_each_time() {
        assert_ne!(new_token().unwrap(), new_token().unwrap());
        assert_eq!(new_token().unwrap().len(), 64);
        let codes = new_recovery_codes().unwrap();
        assert_eq!(codes.len(), 8);
        assert_eq!(plain_code(&codes[0].to_uppercase().replace('-', " ")), codes[0].replace('-', ""));
    }

    #[tokio::test]
    async fn recovery_codes_are_kept_salted_and_slow_and_found_among_their_kin() {
        let codes = new_recovery_codes().unwrap();
        let kept = hash_recovery_codes(&codes[..2]).await.unwrap();
        assert!(kept.iter().all(|hash| hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")), "{kept:?}");
        assert_ne!(kept[0], kept[1]);
        assert_ne!(hash_recovery_codes(&codes[..1]).await.unwrap()[0], kept[0], "another salt");
        let typed = codes[1].to_uppercase().replace('-', " ");
        assert_eq!(matching_recovery_code(&typed, kept.clone()).await.unwrap(), Some(kept[1].clone()));
        assert_eq!(matching_recovery_code(&codes[2], kept.clone()).await.unwrap(), None);
        assert_eq!(matching_recovery_code("", kept).await.unwrap(), None);
    }

    #[tokio::test]
    async fn a_recovery_code_of_before_is_known_by_its_old_hash() {
        let codes = new_recovery_codes().unwrap();
        let old = digest(&plain_code(&codes[0]));
        let kept = vec![old.clone(), hash_recovery_codes(&codes[1..2]).await.unwrap().remove(0)];
        assert_eq!(matching_recovery_code(&codes[0], kept).await.unwrap(), Some(old));
    }
}
