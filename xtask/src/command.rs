//! Running other programs: quietly with a log, or shown as they speak.

use crate::failure::{About, Failure, Outcome};
use std::env;
use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// How often a running program is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(5);

/// The file a step's programs write to.
#[derive(Clone, Debug)]
pub(crate) struct Log(PathBuf);

impl Log {
    pub(crate) fn create(path: &Path) -> Outcome<Self> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).about(folder)?;
        }
        File::create(path).about(path)?;
        Ok(Self(path.to_path_buf()))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    fn append(&self) -> Outcome<File> {
        OpenOptions::new().append(true).open(&self.0).about(&self.0)
    }

    /// Adds a line of this program's own.
    pub(crate) fn say(&self, line: &str) -> Outcome<()> {
        writeln!(self.append()?, "{line}").about(&self.0)
    }
}

/// Cargo as this program was started by, so that both use one toolchain; without what cargo told this program about
/// itself, which would make a child's build differ from the same build started by hand.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    forget_cargo(&mut command);
    command
}

/// Removes the variables `cargo run` sets for the program it runs.
pub(crate) fn forget_cargo(command: &mut Command) {
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") || text == "CARGO_PRIMARY_PACKAGE" {
            command.env_remove(&name);
        }
    }
}

/// Runs to the end, all output into the log; a failure carries the log's last lines.
pub(crate) fn logged(command: &mut Command, log: &Log) -> Outcome<()> {
    watched(command, log, |_| {})
}

/// The same, with a look at the running process, by its id, every few milliseconds.
pub(crate) fn watched(command: &mut Command, log: &Log, mut look: impl FnMut(u32)) -> Outcome<()> {
    let line = spoken(command);
    log.say(&format!("$ {line}"))?;
    let failed = |error: std::io::Error| Failure::new(format!("`{line}` did not start: {error}"));
    let mut child = command.stdin(Stdio::null()).stdout(log.append()?).stderr(log.append()?).spawn().map_err(failed)?;
    let status = loop {
        look(child.id());
        if let Some(status) = child.try_wait().map_err(failed)? {
            break status;
        }
        std::thread::sleep(LOOK_EVERY);
    };
    if status.success() {
        return Ok(());
    }
    let text = fs::read(log.path()).about(log.path())?;
    let text = String::from_utf8_lossy(&text);
    let tail = what_matters(&text);
    Err(Failure::new(format!("`{line}` failed ({status})\n{tail}\n(all of it: {})", log.path().display())))
}

/// The lines of a log that tell why: forty from the first one that says `error`, else the last forty.
fn what_matters(log: &str) -> String {
    let lines: Vec<&str> = log.lines().collect();
    let error = lines.iter().position(|line| line.starts_with("error"));
    let start = error.unwrap_or(lines.len().saturating_sub(40));
    lines[start..lines.len().min(start + 40)].join("\n")
}

/// Runs to the end, output shown as it comes and collected; standard error first in no particular order with the rest.
pub(crate) fn shown(command: &mut Command) -> Outcome<(bool, String)> {
    let line = spoken(command);
    println!("$ {line}");
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| Failure::new(format!("`{line}` did not start: {error}")))?;
    let errors = child.stderr.take().map(|pipe| std::thread::spawn(move || pass_on(pipe)));
    let mut text = child.stdout.take().map(pass_on).unwrap_or_default();
    if let Some(Ok(said)) = errors.map(std::thread::JoinHandle::join) {
        text.push_str(&said);
    }
    let status = child.wait().map_err(|error| Failure::new(format!("`{line}`: {error}")))?;
    Ok((status.success(), text))
}

fn pass_on(pipe: impl Read) -> String {
    let mut text = String::new();
    let mut reader = BufReader::new(pipe);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
        let piece = String::from_utf8_lossy(&line);
        print!("{piece}");
        text.push_str(&piece);
        line.clear();
    }
    text
}

/// What a program prints, where it is there and succeeds.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command as one would type it.
fn spoken(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    std::iter::once(name).chain(command.get_args()).map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

/// The log's last line with anything on it.
pub(crate) fn last_line(log: &Path) -> String {
    let read = || -> std::io::Result<String> {
        let mut file = File::open(log)?;
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(2048)))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    };
    let text = read().unwrap_or_default();
    let line = text.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
    line.chars().filter(|c| !c.is_control()).collect::<String>().trim().to_owned()
}

/// The first of these programs on PATH.
pub(crate) fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names.iter().find_map(|name| {
        let file = format!("{name}{}", env::consts::EXE_SUFFIX);
        folders.iter().map(|folder| folder.join(&file)).find(|program| program.is_file())
    })
}

/// PATH with these folders before it.
pub(crate) fn path_with(folders: &[PathBuf]) -> Outcome<std::ffi::OsString> {
    let old = env::var_os("PATH").unwrap_or_default();
    env::join_paths(folders.iter().cloned().chain(env::split_paths(&old)))
        .map_err(|error| Failure::new(format!("a folder of tools cannot stand in PATH: {error}")))
}

/// Refuses what a command does not know.
pub(crate) fn no_arguments(arguments: &[String]) -> Outcome<()> {
    match arguments.first() {
        Some(argument) => Err(Failure::new(format!("unknown argument {argument:?}; `cargo xtask help` lists them"))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_shows_the_first_error_and_not_the_trace_after_it() {
        let log = format!("Compiling\nerror[E0308]: mismatched\n --> here\n{}", "trace\n".repeat(100));
        let shown = what_matters(&log);
        assert!(shown.starts_with("error[E0308]"), "{shown}");
        assert_eq!(shown.lines().count(), 40);
        assert_eq!(what_matters("one\ntwo"), "one\ntwo");
    }
}
