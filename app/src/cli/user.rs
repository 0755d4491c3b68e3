//! `kueakun user …`: the first account, who has one, shutting one out, and help for those who can no longer sign in. Everything
//! else is on the pages.

use clap::{Args, Subcommand};
use kernel::{Code as _, Id, Office, Role, Staff};
use offices::rules::account::check_user_name;
use offices::rules::passwords::{Owner, SHORTEST, check_password};
use offices::{AccountBrief, NewAppointment, NewOffice, NewStaff, OfficeKind};
use serde_json::json;
use store::{By, Db, StoreError, Tx};

use super::place::Place;
use super::{Done, Trouble, terminal};

/// Accounts of those who sign in.
#[derive(Debug, Args)]
pub(super) struct User {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Add a member of staff who may sign in; the password is asked for, or piped in
    Add(Add),
    /// Give somebody another password; it is asked for, or piped in
    Password {
        /// The name to sign in with
        name: String,
        #[command(flatten)]
        place: Place,
    },
    /// List the accounts: name to sign in with, person, roles, state
    List {
        /// Print the list as JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        place: Place,
    },
    /// Shut somebody out until `unlock`, and sign them out wherever they are signed in
    Lock {
        /// The name to sign in with
        name: String,
        /// Why, for the audit log
        #[arg(long, value_name = "TEXT", value_parser = reason)]
        reason: String,
        #[command(flatten)]
        place: Place,
    },
    /// Undo `lock`; or let somebody who waits after wrong attempts or lost the second factor sign in again
    Unlock {
        /// The name to sign in with
        name: String,
        /// Why, for the audit log
        #[arg(long, value_name = "TEXT", value_parser = reason)]
        reason: Option<String>,
        /// Take their passkeys away as well, because the device is lost
        #[arg(long)]
        passkeys: bool,
        #[command(flatten)]
        place: Place,
    },
}

#[derive(Debug, Args)]
struct Add {
    /// The name to sign in with
    name: String,
    /// As an administrator (ผู้ดูแลระบบ), who may add everybody else on the pages
    #[arg(long, required = true)]
    admin: bool,
    /// Given and family name
    #[arg(long, value_name = "NAME", default_value = "ผู้ดูแล ระบบ")]
    person: String,
    /// The id of their office, as in the address of its page; without it a new top office is made
    #[arg(long, value_name = "ID")]
    office: Option<Id<Office>>,
    /// The name of the new top office
    #[arg(long, value_name = "NAME", default_value = "หน่วยงานของเรา", conflicts_with = "office")]
    new_office: String,
    #[command(flatten)]
    place: Place,
}

/// The part of the program that the audit log names.
const PART: By<'static> = By::System("command-line");

impl User {
    pub(super) async fn run(self) -> Done {
        match self.act {
            Act::Add(order) => order.run().await,
            Act::Password { name, place } => {
                let db = place.open_existing().await?;
                let done = set_password(&db, &name).await;
                db.close().await?;
                done
            }
            Act::List { json, place } => {
                let db = place.open_existing().await?;
                let accounts = accounts(&db).await;
                db.close().await?;
                if json { as_json(&accounts?) } else { as_text(&accounts?) }
            }
            Act::Lock { name, reason, place } => {
                let db = place.open_existing().await?;
                let done = lock(&db, &name, &reason).await;
                db.close().await?;
                done
            }
            Act::Unlock { name, reason, passkeys, place } => {
                let db = place.open_existing().await?;
                let done = unlock(&db, &name, reason.as_deref().unwrap_or_default(), passkeys).await;
                db.close().await?;
                done
            }
        }
    }
}

impl Add {
    async fn run(self) -> Done {
        let password = new_password(&self.name, &Owner::of(&[&self.name, &self.person, &self.new_office]))?;
        let db = self.place.open().await?;
        let done = self.add(&db, &password).await;
        db.close().await?;
        done
    }

    async fn add(&self, db: &Db, password: &str) -> Done {
        if offices::staff_named(db, &self.name).await?.is_some() {
            return Err(Trouble(format!("there is an account {} already; choose another name", self.name)));
        }
        let tx = db.write(PART).await?;
        let office = self.office(&tx).await?;
        let staff = offices::new_staff(&tx, self.staff(office)).await?;
        let from = tx.now().day();
        let post = NewAppointment { staff, office, role: Role::Admin, level: None, from, until: None };
        offices::appoint(&tx, post).await?;
        keep_password(&tx, staff, &self.name, password).await?;
        tx.commit().await?;
        terminal::say(format_args!("{} may sign in", self.name))
    }

    async fn office(&self, tx: &Tx<'_>) -> Result<Id<Office>, Trouble> {
        match self.office {
            Some(office) => match offices::office(tx, office).await {
                Ok(found) => Ok(found.id),
                Err(StoreError::NotFound) => Err(Trouble(format!("there is no office {office}"))),
                Err(error) => Err(error.into()),
            },
            None => Ok(offices::new_office(tx, NewOffice::new(None, OfficeKind::Department, &self.new_office)).await?),
        }
    }

    fn staff(&self, office: Id<Office>) -> NewStaff {
        let (given, family) = self.person.split_once(' ').unwrap_or((&self.person, ""));
        NewStaff::new(office, "", given, family.trim())
    }
}

async fn set_password(db: &Db, name: &str) -> Done {
    let staff = known(db, name).await?;
    let today = db.now().day();
    let actor = offices::actor(db, staff, today).await?;
    let password = new_password(name, &Owner::of(&[name, &actor.name, &actor.office_name]))?;
    let tx = db.write(PART).await?;
    keep_password(&tx, staff, name, &password).await?;
    tx.commit().await?;
    terminal::say(format_args!("{name} has another password"))
}

async fn accounts(db: &Db) -> Result<Vec<AccountBrief>, StoreError> {
    let mut all: Vec<AccountBrief> = Vec::new();
    loop {
        let last = all.last().map_or(Id::new(0), |account| account.staff);
        let more = offices::accounts_after(db, last, db.now()).await?;
        if more.is_empty() {
            all.sort_by(|a, b| a.user_name.cmp(&b.user_name));
            return Ok(all);
        }
        all.extend(more);
    }
}

fn roles(account: &AccountBrief) -> Vec<&'static str> {
    account.roles.iter().map(|role| role.code()).collect()
}

fn as_json(accounts: &[AccountBrief]) -> Done {
    let line = |account: &AccountBrief| {
        let (roles, state) = (roles(account), account.state.code());
        json!({ "user": account.user_name, "person": account.name, "roles": roles, "state": state })
    };
    terminal::say(serde_json::Value::from_iter(accounts.iter().map(line)))
}

/// One account a line, with tabs between, so that it is easy to cut.
fn as_text(accounts: &[AccountBrief]) -> Done {
    for account in accounts {
        let AccountBrief { user_name, name, state, .. } = account;
        terminal::say(format_args!("{user_name}\t{name}\t{}\t{}", roles(account).join(","), state.code()))?;
    }
    Ok(())
}

/// A reason that says something.
fn reason(text: &str) -> Result<String, &'static str> {
    match text.trim() {
        "" => Err("say why, for whoever reads the audit log"),
        reason => Ok(reason.to_owned()),
    }
}

async fn lock(db: &Db, name: &str, reason: &str) -> Done {
    let staff = known(db, name).await?;
    let tx = db.write(PART).await?;
    offices::lock(&tx, staff, reason).await?;
    tx.commit().await?;
    terminal::say(format_args!("{name} is signed out and locked until `kueakun user unlock {name}`"))
}

async fn unlock(db: &Db, name: &str, reason: &str, passkeys: bool) -> Done {
    let staff = known(db, name).await?;
    let tx = db.write(PART).await?;
    let second_factor_off = offices::unlock(&tx, staff, reason).await?;
    if passkeys {
        offices::take_passkeys(&tx, staff, reason).await?;
    }
    tx.commit().await?;
    let but = if second_factor_off { ", without a second factor until a new one is set up" } else { "" };
    terminal::say(format_args!("{name} may sign in again{but}"))
}

async fn known(db: &Db, name: &str) -> Result<Id<Staff>, Trouble> {
    let staff = offices::staff_named(db, name).await?;
    staff.ok_or_else(|| {
        Trouble(format!("there is no account {name}; look at the name, or add it with `kueakun user add`"))
    })
}

/// Asks for a password and looks whether it may be one of that owner's.
fn new_password(name: &str, owner: &Owner) -> Result<String, Trouble> {
    if check_user_name(name).is_err() {
        return Err(Trouble(format!("{name:?} cannot be a user name: use 3 to 60 letters, digits, dots or dashes")));
    }
    let password = terminal::password()?;
    match check_password(&password, owner) {
        Ok(()) => Ok(password),
        Err(_) => Err(Trouble(format!(
            "the password is easily guessed, shorter than {SHORTEST} characters or very long: use several words that only \
             you would put together, without your name, your office or keys beside each other"
        ))),
    }
}

async fn keep_password(tx: &Tx<'_>, staff: Id<Staff>, name: &str, password: &str) -> Done {
    offices::set_password(tx, staff, name, password).await.map_err(|error| match error {
        StoreError::Taken => Trouble(format!("there is an account {name} already; choose another name")),
        other => other.into(),
    })
}
