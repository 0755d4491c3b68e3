//! Letters about accounts: put into the queue by the command that causes them, written when they are sent. A link says nothing
//! until then, so that no queue and no log ever holds what opens an account.

use std::fmt;
use std::sync::Arc;

use jobs::{Handlers, Job, Setback, Task};
use kernel::{Id, Lang, Staff};
use mail::{Mailer, NotSent};
use serde::{Deserialize, Serialize};
use store::{By, Db, Result, Tx};
use ui::Texts;

use crate::actions::{Done, secrets};
use crate::model::AccountLink;
use crate::rules::links::{LinkPurpose, LinkState};
use crate::store as rows;

/// What a letter is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Letter {
    /// It carries a link.
    Link(Id<AccountLink>),
    /// It tells that something about an account has changed.
    Notice {
        /// Whose account.
        staff: Id<Staff>,
        /// The text that says what.
        key: String,
    },
}

impl Task for Letter {
    const KIND: &'static str = "offices-letter";
}

/// Puts a letter into the queue, in the transaction of what causes it.
pub async fn send(tx: &Tx<'_>, letter: Letter) -> Done<()> {
    Ok(jobs::add(tx, &letter).await?)
}

/// What stands in the places of a text.
type Words<'a> = &'a [(&'a str, &'a str)];

/// ไปรษณีย์: what letters need when they are written.
#[derive(Clone)]
pub struct PostOffice {
    /// The mail server; none where the operator named none.
    pub mailer: Option<Mailer>,
    /// The texts.
    pub texts: Arc<Texts>,
    /// Where links lead: the address of the program without a path.
    pub public_url: String,
}

impl PostOffice {
    /// One that has no mail server; its letters wait.
    #[must_use]
    pub const fn closed(texts: Arc<Texts>) -> Self {
        Self { mailer: None, texts, public_url: String::new() }
    }
}

impl fmt::Debug for PostOffice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PostOffice").field("mailer", &self.mailer).field("public_url", &self.public_url).finish()
    }
}

/// What is done about letters.
#[must_use]
pub fn handlers(post: PostOffice) -> Handlers {
    let post = Arc::new(post);
    Handlers::new().on(move |db: Db, job: Job<Letter>| {
        let post = Arc::clone(&post);
        async move { post.deliver(&db, job.task).await }
    })
}

impl PostOffice {
    async fn deliver(&self, db: &Db, letter: Letter) -> std::result::Result<(), Setback> {
        let Some(mailer) = self.mailer.clone() else {
            return Err(Setback::Later("no mail server is set (--mail-url)".to_owned()));
        };
        let Some(written) = self.write(db, letter).await? else { return Ok(()) };
        let sent = tokio::task::spawn_blocking(move || mailer.send(&written)).await;
        match sent.map_err(|_| Setback::Later("sending broke off".to_owned()))? {
            Ok(()) => Ok(()),
            Err(NotSent::Later(words)) => Err(Setback::Later(words)),
            Err(NotSent::Never(words)) => Err(Setback::Never(words)),
        }
    }

    /// The letter in words; none when what it is about is over meanwhile.
    async fn write(&self, db: &Db, letter: Letter) -> Result<Option<mail::Letter>> {
        match letter {
            Letter::Link(id) => self.with_link(db, id).await,
            Letter::Notice { staff, key } => self.with_notice(db, staff, &key).await,
        }
    }

    /// Gives the link its word; an earlier attempt's word opens nothing any more.
    async fn with_link(&self, db: &Db, id: Id<AccountLink>) -> Result<Option<mail::Letter>> {
        let tx = db.write(By::System("letters")).await?;
        let link = rows::links::find(&tx, id).await?;
        if link.state != LinkState::Open || link.until <= tx.now() {
            return Ok(None);
        }
        let word = secrets::new_token()?;
        rows::links::say(&tx, id, &secrets::digest(&word)).await?;
        let name = rows::staff::find(&tx, link.staff).await?.name();
        tx.commit().await?;
        let (path, key) = match link.purpose {
            LinkPurpose::Invitation => ("invitation", "offices-letter-invitation"),
            LinkPurpose::Recovery => ("recovery/password", "offices-letter-recovery"),
            LinkPurpose::Mail => ("mail", "offices-letter-mail"),
        };
        let href = format!("{}/{path}?token={word}", self.public_url);
        let args = &[("name", name.as_str()), ("href", href.as_str())][..];
        Ok(Some(self.letter(link.mail, key, (args, args))))
    }

    async fn with_notice(&self, db: &Db, staff: Id<Staff>, key: &str) -> Result<Option<mail::Letter>> {
        let to = rows::accounts::mail(db, staff).await?;
        let what = |lang| self.texts.get(lang, key);
        let (th, en) = (what(Lang::Th), what(Lang::En));
        let href = ("href", self.public_url.as_str());
        let args = (&[("what", &*th), href][..], &[("what", &*en), href][..]);
        Ok((!to.is_empty()).then(|| self.letter(to, "offices-letter-notice", args)))
    }

    /// Thai first, then English, each with its own words in it.
    fn letter(&self, to: String, key: &str, (th, en): (Words<'_>, Words<'_>)) -> mail::Letter {
        let text = |lang, part: &str, args| self.texts.with(lang, &format!("{key}-{part}"), args);
        let both =
            |part: &str, between: &str| format!("{}{between}{}", text(Lang::Th, part, th), text(Lang::En, part, en));
        mail::Letter { to, subject: both("subject", " / "), body: both("body", "\n\n") + "\n" }
    }
}
