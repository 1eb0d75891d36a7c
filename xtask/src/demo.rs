//! `cargo xtask demo`: from a fresh clone to the app in a browser with one command.

use crate::command::on_path;
use crate::failure::{About, Failure, Outcome};
use crate::places::Places;
use crate::progress::{Steps, clock};
use crate::{app, bundle, setup};
use std::env;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

/// The port the server takes when it is free and nothing else is asked for.
const USUAL_PORT: u16 = 8080;

/// What the user asked for.
#[derive(Debug, PartialEq, Eq)]
struct Options {
    corpus: Option<PathBuf>,
    port: Option<u16>,
    open: bool,
    serve: bool,
}

impl Options {
    fn read(arguments: &[String]) -> Outcome<Self> {
        let mut options = Self { corpus: None, port: None, open: true, serve: true };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let mut value = || rest.next().ok_or_else(|| Failure::new(format!("{argument} wants a value")));
            match argument.as_str() {
                "--corpus" => options.corpus = Some(PathBuf::from(value()?)),
                "--port" => {
                    let text = value()?;
                    let port = text.parse().map_err(|_| Failure::new(format!("{text:?} is no port number")))?;
                    options.port = Some(port);
                }
                "--no-open" => options.open = false,
                "--no-serve" => options.serve = false,
                other => {
                    return Err(Failure::new(format!("unknown argument {other:?}; `cargo xtask help` lists them")));
                }
            }
        }
        Ok(options)
    }
}

pub(crate) fn run(arguments: &[String]) -> Outcome<bool> {
    let options = Options::read(arguments)?;
    let places = Places::find()?;
    let start = Instant::now();
    let corpus = match &options.corpus {
        None => bundle::Corpus::sample(&places),
        // Relative to where the user stands, not to the project.
        Some(folder) => bundle::Corpus::of(std::path::absolute(folder).about(folder)?)?,
    };
    let mut steps = Steps::new(setup::STEPS + bundle::STEPS + 1);
    let path = setup::ensure(&places, &mut steps)?;
    bundle::indexer(&places, &mut steps)?;
    let bundle = bundle::build(&places, &corpus, &mut steps)?;
    bundle::publish(&places, &bundle)?;
    app::build(&places, &path, &mut steps)?;
    println!(
        "ready after {}: {} is a complete site for any static host",
        clock(start.elapsed()),
        places.shown(&places.dist())
    );
    if options.serve { serve(&places, &options) } else { Ok(true) }
}

/// Serves the site until the user stops it.
fn serve(places: &Places, options: &Options) -> Outcome<bool> {
    let failed = |error: std::io::Error| Failure::new(format!("the server: {error}"));
    // Without a wish any port will do, the usual one first.
    let port = options.port.unwrap_or_else(|| if is_free(USUAL_PORT) { USUAL_PORT } else { 0 });
    let mut command = Command::new(places.indexer());
    command.arg("serve").arg(places.dist()).args(["--port", &port.to_string()]);
    let Some(opener) = opener().filter(|_| options.open) else { return become_server(&mut command).map_err(failed) };
    let mut server = command.stdout(Stdio::piped()).spawn().map_err(failed)?;
    if let Some(said) = server.stdout.take() {
        let mut shown = false;
        for line in BufReader::new(said).lines() {
            let line = line.map_err(failed)?;
            println!("{line}");
            if let Some(at) = line.find("http://").filter(|_| !shown) {
                shown = true;
                let address = line[at..].split_whitespace().next().unwrap_or_default();
                // The address is on the screen; a browser that does not start is no failure of the demo.
                let _ = Command::new(&opener).arg(address).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
            }
        }
    }
    Ok(server.wait().map_err(failed)?.success())
}

/// This process turns into the server, so that whoever ends the one ends the other.
#[cfg(unix)]
fn become_server(command: &mut Command) -> std::io::Result<bool> {
    Err(std::os::unix::process::CommandExt::exec(command))
}

#[cfg(not(unix))]
fn become_server(command: &mut Command) -> std::io::Result<bool> {
    Ok(command.status()?.success())
}

fn is_free(port: u16) -> bool {
    TcpListener::bind(("127.0.0.1", port)).is_ok()
}

/// The program that shows an address in the user's browser, where there is a screen.
fn opener() -> Option<PathBuf> {
    if cfg!(target_os = "macos") {
        on_path(&["open"])
    } else if env::var_os("DISPLAY").is_some() || env::var_os("WAYLAND_DISPLAY").is_some() {
        on_path(&["xdg-open"])
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_read_in_any_order_and_wrong_ones_named() {
        let read = |line: &str| Options::read(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        let expected = Options { corpus: Some("a".into()), port: Some(9), open: false, serve: true };
        assert_eq!(read("--no-open --port 9 --corpus a").expect("all are known"), expected);
        let check = |line: &str, word: &str| {
            let said = read(line).expect_err(line).to_string();
            assert!(said.contains(word), "{said}");
        };
        check("--port", "--port");
        check("--port many", "many");
        check("--portt 1", "--portt");
    }
}
