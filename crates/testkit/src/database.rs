//! One database and one data folder for each test, copied from a template that holds the tables and what every test needs.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use kernel::Clock;
use store::scratch::Server;
use store::{Db, Migration, Options};
use tempfile::TempDir;

use crate::app::Seeding;

/// The engine that the tests run on: `sqlite`, or the address of a server where databases may be created.
const ENGINE: &str = "KUEAKUN_TEST_DATABASE";
/// The lock under which one process at a time makes the template.
const TEMPLATE_LOCK: i64 = 7_303_014_990;
/// The keys of every test installation, so that copies of the template open.
const KEYS: [u8; 96] = [7; 96];
/// The name of the file of a test on SQLite.
const FILE: &str = "kueakun.db";

/// What every test's database begins with.
pub struct Template {
    /// The tables.
    pub migrations: Vec<Migration>,
    /// The clock at which it is filled.
    pub clock: Clock,
    /// Fills it.
    pub seed: fn(&Db) -> Seeding<'_>,
}

impl std::fmt::Debug for Template {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Template({} migrations)", self.migrations.len())
    }
}

/// Where one test's installation lies. Dropped, it is gone, the database on the server too.
#[derive(Debug)]
pub struct Home {
    folder: TempDir,
    address: String,
    rented: Option<Rented>,
}

/// A database on a server that must be given back.
#[derive(Debug)]
struct Rented {
    server: String,
    name: String,
}

/// The server that `KUEAKUN_TEST_DATABASE` names; none means SQLite.
pub(crate) fn server() -> Option<String> {
    let engine = std::env::var(ENGINE).unwrap_or_default();
    match engine.as_str() {
        "" | "sqlite" => None,
        address if address.starts_with("postgres") => Some(address.to_owned()),
        other => panic!("{ENGINE} is {other:?}; it should be sqlite or postgres://…"),
    }
}

/// A word that changes when the test program does, so that no template outlives what made it.
fn edition() -> String {
    let program = std::env::current_exe().expect("a test knows its program");
    let about = fs::metadata(&program).expect("a test's program is a file");
    let mut hasher = DefaultHasher::new();
    (about.len(), about.modified().ok(), &program).hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The name of the test program without cargo's hash.
fn program() -> String {
    let program = std::env::current_exe().expect("a test knows its program");
    let stem = program.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    stem.rsplit_once('-').map_or(stem.clone(), |(name, _)| name.to_owned())
}

fn new_folder() -> TempDir {
    tempfile::Builder::new().prefix("kueakun-test-").tempdir().expect("a temporary folder")
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("the template's folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).expect("a folder for the copy");
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy of the template");
        }
    }
}

impl Home {
    /// A fresh installation with the template's tables and rows.
    pub async fn from(template: &Template) -> Self {
        match server() {
            None => {
                let made = file_template(template).await;
                let home = Self::empty_file();
                copy(&made, home.folder());
                home
            }
            Some(server) => rent(&server, template).await,
        }
    }

    /// A fresh installation that holds nothing, not even tables, on the engine that the tests run on.
    pub async fn empty() -> Self {
        match server() {
            None => Self::empty_file(),
            Some(address) => {
                let server = Server::connect(&address).await.expect("the test server answers");
                let name = new_name();
                server.create(&name, None).await.expect("a new database");
                Self::rented(&address, &server, name)
            }
        }
    }

    /// A fresh installation that holds nothing in a file, whichever engine the tests run on.
    #[must_use]
    pub fn empty_file() -> Self {
        let folder = new_folder();
        let address = format!("sqlite:{}", folder.path().join(FILE).display());
        Self { folder, address, rented: None }
    }

    /// A fresh installation that holds nothing, in the empty database at that address.
    pub(crate) fn at(address: String) -> Self {
        Self { folder: new_folder(), address, rented: None }
    }

    fn rented(address: &str, server: &Server, name: String) -> Self {
        let rented = Rented { server: address.to_owned(), name: name.clone() };
        Self { folder: new_folder(), address: server.address_of(&name), rented: Some(rented) }
    }

    /// The data folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The address for `--database`.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Opens it.
    pub async fn open(&self, migrations: Vec<Migration>, clock: Clock) -> Db {
        open(&self.address, self.folder(), migrations, clock).await
    }

    /// Cuts every connection and lets nobody in, or lets them in again. False where the database is a file, which
    /// nobody can take away like that.
    pub async fn let_in(&self, open: bool) -> bool {
        let Some(rented) = &self.rented else { return false };
        let server = Server::connect(&rented.server).await.expect("the test server answers");
        server.let_in(&rented.name, open).await.expect("the owner may do that");
        true
    }
}

async fn open(address: &str, folder: &Path, migrations: Vec<Migration>, clock: Clock) -> Db {
    let options = Options { address: address.to_owned(), folder: folder.to_owned(), clock, migrations };
    Db::open(options).await.unwrap_or_else(|error| panic!("{error}"))
}

/// Makes the template at that address and in that folder.
async fn fill(template: &Template, address: &str, folder: &Path) {
    fs::write(folder.join("keys"), KEYS).expect("the template's keys");
    let db = open(address, folder, template.migrations.clone(), template.clock.clone()).await;
    (template.seed)(&db).await.unwrap_or_else(|error| panic!("the template cannot be filled: {error}"));
    db.close().await.expect("the template is closed");
}

/// The folder of the template on SQLite, made by the first test that asks and renamed into place when it is whole.
async fn file_template(template: &Template) -> PathBuf {
    let all = std::env::temp_dir().join("kueakun-test-templates");
    let place = all.join(format!("{}-{}", program(), edition()));
    if place.exists() {
        return place;
    }
    fs::create_dir_all(&all).expect("a folder for templates");
    remove_older(&all, &place);
    let making = tempfile::tempdir_in(&all).expect("a temporary folder");
    fill(template, &format!("sqlite:{}", making.path().join(FILE).display()), making.path()).await;
    // Whoever comes second keeps the first one's: both hold the same.
    let _ = fs::rename(making.keep(), &place);
    place
}

fn remove_older(all: &Path, place: &Path) {
    let mine = format!("{}-", program());
    for entry in fs::read_dir(all).into_iter().flatten().flatten() {
        if entry.path() != place && entry.file_name().to_string_lossy().starts_with(&mine) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn new_name() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let mut hasher = DefaultHasher::new();
    std::time::Instant::now().hash(&mut hasher);
    let word = hasher.finish();
    format!("kueakun_test_{}_{}_{word:016x}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

/// A copy of the template's database on a server; the first test that asks makes the template while the others wait.
async fn rent(address: &str, template: &Template) -> Home {
    let server = Server::connect(address).await.expect("the test server answers");
    server.lock(TEMPLATE_LOCK).await.expect("the lock for the template");
    let mine = format!("kueakun_template_{}_", program());
    let name = format!("{mine}{}", edition());
    let known = server.remark_on(&name).await.expect("the remark on the template").map(PathBuf::from);
    let folder = match known.filter(|folder| folder.exists()) {
        Some(folder) => folder,
        None => {
            for older in server.named(&mine).await.expect("the names of databases") {
                remove_template(&server, &older).await;
            }
            let folder = new_folder().keep();
            server.create(&name, None).await.expect("a new template");
            fill(template, &server.address_of(&name), &folder).await;
            let remark = folder.to_string_lossy().into_owned();
            server.remark(&name, &remark).await.expect("a remark on the template");
            folder
        }
    };
    let copied = new_name();
    server.create(&copied, Some(&name)).await.expect("a copy of the template");
    let home = Home::rented(address, &server, copied);
    copy(&folder, home.folder());
    home
}

async fn remove_template(server: &Server, name: &str) {
    if let Ok(Some(folder)) = server.remark_on(name).await {
        let _ = fs::remove_dir_all(folder);
    }
    server.remove(name).await.expect("an older template is removed");
}

impl Drop for Home {
    fn drop(&mut self) {
        let Some(Rented { server, name }) = self.rented.take() else { return };
        // The test's own runtime may be ending; the server is told from a thread with another.
        let give_back = move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            if let Ok(runtime) = runtime {
                runtime.block_on(async {
                    if let Ok(server) = Server::connect(&server).await {
                        let _ = server.remove(&name).await;
                    }
                });
            }
        };
        let _ = std::thread::spawn(give_back).join();
    }
}
