//! `serve`: a plain static server, to look at the site and to prove that any static host will do.
//!
//! No ranges, no rewrites, no compression, no server logic: a path is a file or it is not.

use anyhow::Context;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// What to serve and where.
pub struct Options {
    /// The folder.
    pub root: PathBuf,
    /// Port; 0 takes a free one.
    pub port: u16,
    /// The path the folder appears under, `/` or `/portal/law/`.
    pub base: String,
}

/// Longest request head that is read, bytes.
const LONGEST_HEAD: u64 = 16 * 1024;
/// How long a silent connection is kept.
const PATIENCE: Duration = Duration::from_secs(30);

/// Serves until the process ends. Prints the address once it listens.
///
/// Written on the standard library: the small server crate tried first (`tiny_http` 0.12) leaves a browser's connections
/// waiting when several open at once. One thread and one answer per connection cannot.
pub fn serve(options: &Options) -> anyhow::Result<()> {
    let root = options.root.canonicalize().with_context(|| format!("no folder {}", options.root.display()))?;
    let address = format!("127.0.0.1:{}", options.port);
    let listener = TcpListener::bind(&address)
        .with_context(|| format!("cannot listen on {address}; another program may use the port, try --port 0"))?;
    let port = listener.local_addr().map_or(options.port, |address| address.port());
    let base = format!("/{}/", options.base.trim_matches('/')).replace("//", "/");
    println!("http://127.0.0.1:{port}{base}");
    let place = Arc::new((root, base));
    for connection in listener.incoming() {
        let Ok(connection) = connection else { continue };
        let place = Arc::clone(&place);
        // A reader who went away is no error of ours.
        std::thread::spawn(move || drop(answer(connection, &place.0, &place.1)));
    }
    Ok(())
}

/// Reads one request and answers it; the connection ends with the answer.
fn answer(connection: TcpStream, root: &Path, base: &str) -> std::io::Result<()> {
    connection.set_read_timeout(Some(PATIENCE))?;
    let mut reader = BufReader::new(connection.try_clone()?.take(LONGEST_HEAD));
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut line = String::new();
    while reader.read_line(&mut line)? > 2 {
        line.clear();
    }
    let mut words = first.split_whitespace();
    let (Some(method), Some(address)) = (words.next(), words.next()) else { return Ok(()) };
    if !matches!(method, "GET" | "HEAD") {
        return reply(connection, "405 Method Not Allowed", "", "text/plain", None);
    }
    let with_body = method == "GET";
    let path = address.split(['?', '#']).next().unwrap_or("/");
    let found = path.strip_prefix(base.trim_end_matches('/')).and_then(|rest| file(root, rest));
    match found {
        Some(Found::File(file)) => send(connection, &file, "200 OK", with_body),
        Some(Found::Folder) => {
            let header = format!("Location: {path}/\r\n");
            reply(connection, "301 Moved Permanently", &header, "text/plain", None)
        }
        None if root.join("404.html").is_file() => send(connection, &root.join("404.html"), "404 Not Found", with_body),
        None => reply(connection, "404 Not Found", "", "text/plain", None),
    }
}

/// Writes a head, and a file's bytes if there is one.
fn reply(
    mut connection: TcpStream,
    status: &str,
    headers: &str,
    kind: &str,
    file: Option<(File, bool)>,
) -> std::io::Result<()> {
    let length = file.as_ref().map_or(Ok(0), |(file, _)| file.metadata().map(|m| m.len()))?;
    write!(
        connection,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{headers}\
         X-Content-Type-Options: nosniff\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n"
    )?;
    if let Some((mut file, true)) = file {
        std::io::copy(&mut file, &mut connection)?;
    }
    connection.flush()
}

enum Found {
    File(PathBuf),
    /// A folder asked for without its slash.
    Folder,
}

/// The file a path names: never outside the root.
fn file(root: &Path, path: &str) -> Option<Found> {
    let decoded = percent_decoded(path)?;
    let relative = Path::new(decoded.trim_start_matches('/'));
    if !relative.components().all(|c| matches!(c, Component::Normal(_))) {
        return None;
    }
    let target = root.join(relative);
    if target.is_dir() {
        if !decoded.is_empty() && !decoded.ends_with('/') {
            return Some(Found::Folder);
        }
        let index = target.join("index.html");
        return index.is_file().then_some(Found::File(index));
    }
    (target.is_file() && !decoded.ends_with('/')).then_some(Found::File(target))
}

fn percent_decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))
}

fn send(connection: TcpStream, path: &Path, status: &str, with_body: bool) -> std::io::Result<()> {
    let kind = match path.extension().and_then(|e| e.to_str()).unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" => "text/plain; charset=utf-8",
        "gz" => "application/gzip",
        _ => "application/octet-stream",
    };
    reply(connection, status, "", kind, Some((File::open(path)?, with_body)))
}

#[cfg(test)]
mod tests {
    use super::{Found, file};

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let dir = tempfile::tempdir().expect("a folder");
        std::fs::write(dir.path().join("index.html"), "<p>").expect("a page");
        std::fs::create_dir(dir.path().join("act")).expect("a folder");
        std::fs::write(dir.path().join("act/index.html"), "<p>").expect("a page");
        for path in ["/../secret", "/%2e%2e/secret", "/act/../../secret", "/\u{0}", "/%00", "/missing"] {
            assert!(file(dir.path(), path).is_none(), "{path}");
        }
        assert!(matches!(file(dir.path(), "/"), Some(Found::File(_))));
        assert!(matches!(file(dir.path(), "/act"), Some(Found::Folder)));
        assert!(matches!(file(dir.path(), "/act/"), Some(Found::File(_))));
    }
}
