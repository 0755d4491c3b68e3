//! Builds the style sheet, the script and the type face in `web/` with npm when they are out of date,
//! lists them for the binary in `$OUT_DIR/assets.rs`, and keeps the fonts for papers in `$OUT_DIR/print/`.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// What the built files are made from, below `web/`.
const SOURCES: [&str; 6] = ["src", "css", "package.json", "package-lock.json", "build.mjs", "tsconfig.json"];

/// The fonts of papers, below `web/dist/`.
const PRINT_FONTS: [&str; 2] = ["print/sarabun-400.ttf", "print/sarabun-700.ttf"];

const NO_NPM: &str = "npm was not found. The pages' style and script are built with it: install Node.js 20 or newer \
     (Debian, Ubuntu: `apt install nodejs npm`; macOS: `brew install node`) and build again.";

fn main() -> Outcome<()> {
    let web = Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join("../../web");
    let web = web.canonicalize()?;
    for source in SOURCES {
        say(&format!("cargo::rerun-if-changed={}", web.join(source).display()))?;
    }
    say("cargo::rerun-if-changed=build.rs")?;

    let dist = web.join("dist");
    if is_stale(&web, &dist)? {
        build(&web)?;
    }
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    list_assets(&dist, &out)?;
    keep_print_fonts(&dist, &out)
}

fn say(line: &str) -> io::Result<()> {
    writeln!(io::stdout(), "{line}")
}

fn is_stale(web: &Path, dist: &Path) -> Outcome<bool> {
    let mut newest = SystemTime::UNIX_EPOCH;
    for source in SOURCES {
        newest = newest.max(newest_change(&web.join(source))?);
    }
    for made in ["app.css", "app.js"].into_iter().chain(PRINT_FONTS) {
        match fs::metadata(dist.join(made)) {
            Ok(found) if found.modified()? >= newest => {}
            _ => return Ok(true),
        }
    }
    Ok(false)
}

fn newest_change(path: &Path) -> Outcome<SystemTime> {
    let found = fs::metadata(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut newest = found.modified()?;
    if found.is_dir() {
        for entry in fs::read_dir(path)? {
            newest = newest.max(newest_change(&entry?.path())?);
        }
    }
    Ok(newest)
}

fn build(web: &Path) -> Outcome<()> {
    let installed = web.join("node_modules/.package-lock.json");
    let lock = newest_change(&web.join("package-lock.json"))?;
    if !matches!(fs::metadata(&installed).and_then(|m| m.modified()), Ok(at) if at >= lock) {
        npm(web, &["ci", "--no-audit", "--no-fund"])?;
    }
    npm(web, &["run", "build"])
}

/// Runs npm and keeps quiet unless it fails, so that cargo shows the reader npm's own words.
fn npm(web: &Path, arguments: &[&str]) -> Outcome<()> {
    let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let run = Command::new(program).args(arguments).current_dir(web).output();
    let ended = match run {
        Ok(ended) => ended,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Err(NO_NPM.into()),
        Err(e) => return Err(format!("npm could not be started: {e}").into()),
    };
    if ended.status.success() {
        return Ok(());
    }
    Err(format!(
        "`npm {}` in {} failed ({}):\n{}{}",
        arguments.join(" "),
        web.display(),
        ended.status,
        String::from_utf8_lossy(&ended.stdout),
        String::from_utf8_lossy(&ended.stderr),
    )
    .into())
}

/// Copies the built files beside the list, so that a later change in `web/dist` alone cannot part them from their hashes.
fn list_assets(dist: &Path, out: &Path) -> Outcome<()> {
    let mut files: Vec<PathBuf> = fs::read_dir(dist)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    files.retain(|file| file.is_file());
    files.sort();

    let kept = out.join("assets");
    fs::create_dir_all(&kept)?;
    let mut list = String::from(
        "/// Every file the browser may ask for: name, content type, hash of its bytes, bytes.\n\
         pub static ASSETS: &[(&str, &str, &str, &[u8])] = &[\n",
    );
    for file in files {
        let name = file.file_name().and_then(|n| n.to_str()).ok_or("a built file's name is not UTF-8")?;
        let bytes = fs::read(&file)?;
        fs::write(kept.join(name), &bytes)?;
        writeln!(
            list,
            "    ({name:?}, {:?}, \"{:016x}\", include_bytes!(concat!(env!(\"OUT_DIR\"), \"/assets/{name}\"))),",
            content_type(name)?,
            fnv1a(&bytes),
        )?;
    }
    list.push_str("];\n");
    Ok(fs::write(out.join("assets.rs"), list)?)
}

fn keep_print_fonts(dist: &Path, out: &Path) -> Outcome<()> {
    fs::create_dir_all(out.join("print"))?;
    for font in PRINT_FONTS {
        fs::copy(dist.join(font), out.join(font))?;
    }
    Ok(())
}

fn content_type(name: &str) -> Outcome<&'static str> {
    let ending = name.rsplit('.').next().unwrap_or_default();
    Ok(match ending {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "woff2" => "font/woff2",
        _ => return Err(format!("web/dist/{name}: no content type is known for it").into()),
    })
}

/// FNV-1a, 64 bits: tells versions of a file apart. `web/build.mjs` computes the same for the addresses of fonts.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
