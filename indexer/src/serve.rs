//! `serve`: a plain static server, to look at the site and to prove that any static host will do.
//!
//! No ranges, no rewrites, no compression, no server logic: a path is a file or it is not.

use anyhow::Context;
use std::fs::File;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

/// What to serve and where.
pub struct Options {
    /// The folder.
    pub root: PathBuf,
    /// Port; 0 takes a free one.
    pub port: u16,
    /// The path the folder appears under, `/` or `/portal/law/`.
    pub base: String,
}

/// Serves until the process ends. Prints the address once it listens.
pub fn serve(options: &Options) -> anyhow::Result<()> {
    let root = options.root.canonicalize().with_context(|| format!("no folder {}", options.root.display()))?;
    let address = format!("127.0.0.1:{}", options.port);
    let server = Server::http(&address).map_err(|e| {
        anyhow::anyhow!("cannot listen on {address}: {e}; another program may use the port, try --port 0")
    })?;
    let base = format!("/{}/", options.base.trim_matches('/')).replace("//", "/");
    let port = server.server_addr().to_ip().map_or(options.port, |ip| ip.port());
    println!("http://127.0.0.1:{port}{base}");
    let place = Arc::new((root, base));
    for request in server.incoming_requests() {
        // A thread for each answer: a browser that stops reading holds up nobody else. One who went away is no error.
        let place = Arc::clone(&place);
        std::thread::spawn(move || {
            let _ = answer(request, &place.0, &place.1);
        });
    }
    Ok(())
}

fn answer(request: Request, root: &Path, base: &str) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::from_string("only GET").with_status_code(405));
    }
    let path = request.url().split(['?', '#']).next().unwrap_or("/").to_owned();
    let found = path.strip_prefix(base.trim_end_matches('/')).and_then(|rest| file(root, rest));
    match found {
        Some(Found::File(file)) => send(request, &file, 200),
        Some(Found::Folder) => {
            let header =
                Header::from_bytes("Location", format!("{path}/")).map_err(|()| std::io::Error::other("header"))?;
            request.respond(Response::empty(301).with_header(header))
        }
        None if root.join("404.html").is_file() => send(request, &root.join("404.html"), 404),
        None => request.respond(Response::from_string("not found").with_status_code(404)),
    }
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

fn send(request: Request, path: &Path, status: u16) -> std::io::Result<()> {
    let file = File::open(path)?;
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
    let header =
        |name: &str, value: &str| Header::from_bytes(name, value).map_err(|()| std::io::Error::other("header"));
    let response = Response::from_file(file)
        .with_status_code(StatusCode(status))
        .with_header(header("Content-Type", kind)?)
        .with_header(header("X-Content-Type-Options", "nosniff")?)
        .with_header(header("Cache-Control", "no-cache")?)
        .with_chunked_threshold(usize::MAX);
    request.respond(response)
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
