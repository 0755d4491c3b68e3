//! What the operator can set: on the command line, in the environment, or in a file, in this order of weight.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// The commented file with every setting at its default, as `kueakun config` prints it.
pub const DEFAULT: &str = include_str!("../kueakun.toml");

/// The file that is read when no other is named.
pub const FILE: &str = "kueakun.toml";

/// What a configuration file says; what it leaves out is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// `sqlite:PATH` or `postgres://…`.
    pub database: Option<String>,
    /// The folder for keys, files and the head of the audit log.
    pub data: Option<PathBuf>,
    /// Where to listen.
    pub listen: Option<SocketAddr>,
    /// Where the metrics are read; nowhere where it is not set.
    pub metrics: Option<SocketAddr>,
    /// Whether the program is reached over https.
    pub https: Option<bool>,
    /// What is logged.
    pub log: Option<String>,
    /// Where browsers reach the program.
    pub public_url: Option<String>,
    /// The mail server.
    pub mail_url: Option<String>,
    /// In whose name letters go.
    pub mail_from: Option<String>,
    /// The roles whose holders must show two factors.
    pub both_factors: Option<Vec<String>>,
    /// Where people may sign in besides here.
    #[serde(default)]
    pub provider: Vec<Provider>,
}

/// An OpenID provider that the operator agreed with.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// Its short name, which stays the same.
    pub key: String,
    /// Its address.
    pub issuer: String,
    /// Our name there.
    pub client_id: String,
    /// The file that holds our secret there; none for a public client.
    pub secret_file: Option<PathBuf>,
    /// What is asked for beside `openid`.
    #[serde(default)]
    pub scopes: Vec<String>,
    /// The claim that names an account there.
    #[serde(default = "subject")]
    pub claim: String,
    /// What the button says in Thai.
    pub label_th: String,
    /// What the button says in English.
    pub label_en: String,
    /// Whether it asks for two factors itself.
    #[serde(default)]
    pub both_factors: bool,
}

/// The claim that every provider has.
fn subject() -> String {
    "sub".to_owned()
}

impl Provider {
    /// The provider with its secret read.
    ///
    /// # Errors
    /// What is wrong, in words for the operator.
    pub fn open(self) -> Result<web::Provider, String> {
        let local = ["http://localhost:", "http://127.0.0.1:"].iter().any(|start| self.issuer.starts_with(start));
        if !self.issuer.starts_with("https://") && !local {
            return Err(format!("the provider {} must be reached over https", self.key));
        }
        if self.key.is_empty() || !self.key.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
        {
            return Err(format!("the provider's key {:?} must be lower-case letters and digits", self.key));
        }
        let read = |path: &PathBuf| {
            let trouble = |error| {
                format!("the secret of the provider {} cannot be read from {}: {error}", self.key, path.display())
            };
            std::fs::read_to_string(path).map_err(trouble).map(|text| text.trim().to_owned())
        };
        let client_secret = self.secret_file.as_ref().map_or(Ok(String::new()), read)?;
        let Self { key, issuer, client_id, scopes, claim, label_th, label_en, both_factors, .. } = self;
        Ok(web::Provider { key, issuer, client_id, client_secret, scopes, claim, label_th, label_en, both_factors })
    }
}

impl File {
    /// Reads a file; the one of the usual name may be missing.
    ///
    /// # Errors
    /// What is wrong with the file, in words for the operator.
    pub fn read(named: Option<&Path>) -> Result<Self, String> {
        let path = named.unwrap_or(Path::new(FILE));
        match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(&text).map_err(|error| format!("{} cannot be understood: {error}", path.display())),
            Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(format!("the configuration {} cannot be read: {error}", path.display())),
        }
    }

    fn parse(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string().trim_end().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The file with the settings that it explains switched on.
    fn uncommented() -> String {
        let settings = DEFAULT.lines().map(|line| match line.strip_prefix('#') {
            Some(setting) if setting.starts_with(|letter: char| letter.is_ascii_lowercase() || letter == '[') => {
                setting
            }
            _ => line,
        });
        settings.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_printed_configuration_can_be_read_and_sets_nothing() {
        assert_eq!(File::parse(DEFAULT), Ok(File::default()));
    }

    #[test]
    fn every_setting_is_explained_in_the_printed_configuration() {
        let file = File::parse(&uncommented()).unwrap();
        assert!(file.database.is_some() && file.data.is_some() && file.listen.is_some());
        assert!(file.https.is_some() && file.log.is_some() && file.metrics.is_some());
        assert!(file.public_url.is_some() && file.mail_url.is_some() && file.mail_from.is_some());
        assert!(file.both_factors.is_some_and(|roles| roles.len() == 3));
        assert_eq!(file.provider.len(), 1);
    }

    #[test]
    fn a_setting_that_does_not_exist_is_named() {
        assert!(File::parse("listne = \"127.0.0.1:80\"").unwrap_err().contains("listne"));
    }
}
