//! The npm packages that end up in what browsers are sent, from the lock file of their folder.

use std::fmt::Write as _;
use std::fs;

use serde_json::Value;

use super::Part;
use crate::outcome::{During, Outcome};
use crate::workspace;

/// Every package of the folder's lock file that is not there to build or to test.
pub fn parts(folder: &str) -> Outcome<Vec<Part>> {
    let path = workspace::root().join(folder).join("package-lock.json");
    let text = fs::read_to_string(&path).during(format!("cannot read {}", path.display()))?;
    let lock: Value = serde_json::from_str(&text).during(format!("{} is no JSON", path.display()))?;
    Ok(sent(&lock))
}

/// The first entry, with an empty name, is the folder itself.
fn sent(lock: &Value) -> Vec<Part> {
    let packages = lock["packages"].as_object().into_iter().flatten();
    let sent = packages.filter(|(place, package)| !place.is_empty() && package["dev"] != true);
    sent.filter_map(|(place, package)| part(place, package)).collect()
}

fn part(place: &str, package: &Value) -> Option<Part> {
    let name = place.rsplit("node_modules/").next()?.to_owned();
    let version = package["version"].as_str()?.to_owned();
    let address = format!("pkg:npm/{}@{version}", name.replace('@', "%40"));
    let hash = package["integrity"].as_str().and_then(|kept| kept.strip_prefix("sha512-")).and_then(hexadecimal);
    Some(Part {
        reference: address.clone(),
        address: Some(address),
        licence: package["license"].as_str().map(str::to_owned),
        hash: hash.map(|digits| ("SHA-512", digits)),
        needs: Vec::new(),
        name,
        version,
    })
}

/// Base 64 (RFC 4648, section 4) in hexadecimal digits.
fn hexadecimal(text: &str) -> Option<String> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut held, mut digits) = (0_u32, 0_u32, String::new());
    for letter in text.trim_end_matches('=').bytes() {
        let place = LETTERS.iter().position(|known| *known == letter)?;
        bits = (bits << 6 | u32::try_from(place).ok()?) & 0xffff;
        held += 6;
        if held >= 8 {
            held -= 8;
            write!(digits, "{:02x}", (bits >> held) & 0xff).ok()?;
        }
    }
    Some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_only_builds_the_pages_is_sent_to_nobody() {
        let lock = json!({"packages": {
            "": {"name": "web"},
            "node_modules/@fontsource/sarabun": {"version": "5.0.0", "license": "OFL-1.1", "integrity": "sha512-AP8="},
            "node_modules/esbuild": {"version": "0.25.0", "dev": true},
        }});
        let parts = sent(&lock);
        assert_eq!(parts.len(), 1);
        assert_eq!(parts[0].reference, "pkg:npm/%40fontsource/sarabun@5.0.0");
        assert_eq!(parts[0].hash, Some(("SHA-512", "00ff".to_owned())));
    }

    #[test]
    fn base_64_is_read_as_the_standard_writes_it() {
        // RFC 4648, section 10.
        for (text, digits) in [("", ""), ("Zg==", "66"), ("Zm8=", "666f"), ("Zm9vYmFy", "666f6f626172")] {
            assert_eq!(hexadecimal(text).as_deref(), Some(digits));
        }
        assert_eq!(hexadecimal("a_b"), None);
    }
}
