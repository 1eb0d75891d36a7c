//! The last step of a build, run by Trunk on the folder it is about to publish: smaller WebAssembly, workers under names
//! that change with their content, a real page per address, the offline list; and a refusal of what would not work. Long,
//! because a third of it is tests over made-up sites.

mod meaning;

use crate::command::{Log, logged, no_arguments};
use crate::failure::{About, Failure, Outcome};
use crate::fingerprint::{Fingerprint, files};
use crate::page;
use crate::places::Places;
use crate::tools::WASM_OPT;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What every browser with WebAssembly has had since 2022, and Rust's own defaults; `--all-features` emits what
/// browsers refuse.
const FEATURES: [&str; 9] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-simd", // in one of the two programs of search by meaning; no pass puts it into others
];

/// Optimised, then its flow of control written anew from blocks and optimised again: 2 % smaller as sent.
const PASSES: [&str; 6] = ["-Oz", "--flatten", "--rereloop", "-Oz", "-Oz", "--converge"];

/// The same once over for what no reader waits for: the desk of drafters is large, and is made for speed.
const PASSES_OF_DESK: [&str; 1] = ["-O2"];

/// The passes of a program.
fn passes(name: &str) -> &'static [&'static str] {
    if name.starts_with("drafting-worker") || name.starts_with("meaning-") { &PASSES_OF_DESK } else { &PASSES }
}

/// The pages whose first picture asks for more than words: that is fetched first, and the program after it (`boot.js`).
const ASKED: [&str; 14] = [
    "search",
    "act",
    "letter",
    "definitions",
    "inventory",
    "by-laws",
    "bodies",
    "findings",
    "trends",
    "draft",
    "impact",
    "opinion",
    "effect",
    "compare",
];

/// The scripts that the page loads when they are needed, by the `<meta>` that names each.
const MODULES: [&str; 2] = ["keeper", "embedding"];

/// The element every relative address of the page hangs on.
const BASE: &str = "<base href=\"./\">";

/// Files of the site that no page asks for.
const NOT_KEPT: [&str; 5] = ["sw.js", "robots.txt", "embed.json", "anyq-embed.js", "fonts/OFL.txt"];

/// Where `sw.js` wants its list of files, and its version.
const PRECACHE: &str = "/*precache*/[]";
const VERSION: &str = "/*version*/\"\"";

pub(crate) fn run(arguments: &[String]) -> Outcome<bool> {
    let places = Places::find()?;
    let (folder, rest) = match (env::var_os("TRUNK_STAGING_DIR"), arguments.split_first()) {
        (_, Some((folder, rest))) => (PathBuf::from(folder), rest),
        (Some(folder), None) => (PathBuf::from(folder), &[][..]),
        (None, None) => {
            return Err(Failure::new("name the folder to finish (Trunk does, in TRUNK_STAGING_DIR)"));
        }
    };
    no_arguments(rest)?;
    let small = env::var("TRUNK_PROFILE").as_deref() == Ok("release");
    meaning::build(&places, &folder).map_err(|failure| failure.during("building search by meaning"))?;
    finish(&places, &folder, small).map_err(|failure| failure.during("finishing the site"))?;
    Ok(true)
}

fn finish(places: &Places, folder: &Path, small: bool) -> Outcome<()> {
    if small {
        optimise(places, folder)?;
    }
    let index = folder.join("index.html");
    let mut html = fs::read_to_string(&index).about(&index)?;
    html = rename_app(folder, &html)?;
    html = rename_workers(folder, html)?;
    html = meaning::rename(folder, html)?;
    html = rename_modules(folder, html)?;
    html = rename_reader(folder, html)?;
    html = join_styles(folder, html)?;
    html = with_or_without_pages(folder, html)?;
    let refused = page::offences(&html);
    if !refused.is_empty() {
        return Err(Failure::new(format!("index.html holds {}", refused.join("; "))));
    }
    if !html.contains(BASE) {
        return Err(Failure::new(format!("index.html has no {BASE}")));
    }
    let worker = folder.join("sw.js");
    if worker.is_file() {
        html = page::with_meta(&html, "service-worker", "sw.js")
            .ok_or_else(|| missing("<meta name=\"service-worker\">"))?;
    }
    if folder.join("fonts").is_dir() {
        html = page::with_meta(&html, "fonts", "fonts/").unwrap_or(html);
    }
    write_pages(folder, &html)?;
    if worker.is_file() { write_service_worker(folder, &worker) } else { Ok(()) }
}

fn missing(what: &str) -> Failure {
    Failure::new(format!("index.html has no {what}"))
}

/// The files at the top of the folder whose names end so.
fn top_level(folder: &Path, end: &str) -> Outcome<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).about(folder)? {
        let name = entry.about(folder)?.file_name().to_string_lossy().into_owned();
        if name.ends_with(end) {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// wasm-opt over every program at once; results are kept by content, so a build that changed one program waits for one.
fn optimise(places: &Places, folder: &Path) -> Outcome<()> {
    let Some(tools) = WASM_OPT.found(places) else {
        println!("wasm-opt {} is not there: the programs stay larger (`cargo xtask setup` gets it)", WASM_OPT.version);
        return Ok(());
    };
    let kept = places.own().join("wasm-opt");
    fs::create_dir_all(&kept).about(&kept)?;
    let names = top_level(folder, ".wasm")?;
    std::thread::scope(|scope| {
        let runs: Vec<_> = names
            .iter()
            .map(|name| {
                let (tool, program) = (tools.join(WASM_OPT.name), folder.join(name));
                let (log, kept) = (places.log(&format!("wasm-opt-{name}")), &kept);
                scope.spawn(move || optimise_one(&tool, &program, kept, &log))
            })
            .collect();
        runs.into_iter()
            .try_for_each(|run| run.join().unwrap_or_else(|_| Err(Failure::new("wasm-opt was interrupted"))))
    })
}

fn optimise_one(tool: &Path, program: &Path, kept: &Path, log: &Path) -> Outcome<()> {
    let mut key = Fingerprint::new();
    let passes = passes(&program.file_name().unwrap_or_default().to_string_lossy());
    key.text(WASM_OPT.version)
        .text(&FEATURES.join(" "))
        .text(&passes.join(" "))
        .bytes(&fs::read(program).about(program)?);
    let small = kept.join(format!("{}.wasm", key.hex()));
    if !small.is_file() {
        let draft = small.with_extension("draft");
        let mut command = Command::new(tool);
        command.args(passes).args(["--strip-debug", "--strip-producers"]).args(FEATURES);
        logged(command.arg(program).arg("-o").arg(&draft), &Log::create(log)?)?;
        fs::rename(&draft, &small).about(&small)?;
    }
    fs::copy(&small, program).about(program)?;
    Ok(())
}

/// The app's program was named by Trunk before it became smaller: its name follows its content again.
fn rename_app(folder: &Path, html: &str) -> Outcome<String> {
    let address = page::meta(html, "app-wasm").ok_or_else(|| missing("<meta name=\"app-wasm\">"))?;
    let old = address.rsplit('/').next().unwrap_or(address).to_owned();
    let module = page::meta(html, "app-module").ok_or_else(|| missing("<meta name=\"app-module\">"))?;
    let glue = folder.join(module.rsplit('/').next().unwrap_or(module));
    if !glue.is_file() {
        return Err(Failure::new(format!("{} is not there", glue.display())));
    }
    let program = folder.join(&old);
    let new = format!("app-{}_bg.wasm", Fingerprint::new().bytes(&fs::read(&program).about(&program)?).hex());
    if new != old {
        fs::rename(&program, folder.join(&new)).about(&program)?;
    }
    Ok(html.replace(&old, &new))
}

/// Trunk gives workers plain names. Glue, program and a loader that starts them get a name of their content, and the
/// page's `<meta name="search-worker">` the loader's.
fn rename_workers(folder: &Path, mut html: String) -> Outcome<String> {
    let programs = top_level(folder, "-worker_bg.wasm")?;
    for program in programs {
        let name = program.trim_end_matches("_bg.wasm");
        let (glue, wasm) = (folder.join(format!("{name}.js")), folder.join(&program));
        let script = fs::read_to_string(&glue).about(&glue)?;
        let mut key = Fingerprint::new();
        key.text(&loader("", "")).text(&script).bytes(&fs::read(&wasm).about(&wasm)?);
        let stem = format!("{name}-{}", key.hex());
        let (new_glue, new_wasm) = (format!("{stem}.js"), format!("{stem}_bg.wasm"));
        let new_loader = format!("{stem}_loader.js");
        write(&folder.join(&new_glue), &script.replace(&program, &new_wasm))?;
        fs::remove_file(&glue).about(&glue)?;
        fs::rename(&wasm, folder.join(&new_wasm)).about(&wasm)?;
        write(&folder.join(&new_loader), &loader(&new_glue, &new_wasm))?;
        // Trunk's own loader shim has the old names.
        let shim = folder.join(format!("{name}_loader.js"));
        if shim.is_file() {
            fs::remove_file(&shim).about(&shim)?;
        }
        let meta = format!("{name}-wasm");
        html = page::with_meta(&html, name, &new_loader).ok_or_else(|| missing(&format!("<meta name=\"{name}\">")))?;
        if page::meta(&html, &meta).is_some() {
            html = page::with_meta(&html, &meta, &new_wasm).unwrap_or(html);
        }
    }
    // A worker the page names must be there now.
    for tag in page::tags(&html) {
        let name = tag.value(&html, "name").unwrap_or_default();
        let file = tag.value(&html, "content").unwrap_or_default();
        let is_worker = tag.name == "meta" && name.ends_with("-worker") && name != "service-worker";
        if is_worker && !folder.join(file).is_file() {
            return Err(Failure::new(format!("index.html names the {name} {file:?}, which was not built")));
        }
    }
    Ok(html)
}

/// The scripts that the page loads late – [`MODULES`], and every `<meta name="module-…">` – get names of their content, too.
fn rename_modules(folder: &Path, mut html: String) -> Outcome<String> {
    let named: Vec<(String, String)> = page::tags(&html)
        .iter()
        .filter(|tag| tag.name == "meta")
        .filter_map(|tag| Some((tag.value(&html, "name")?.to_owned(), tag.value(&html, "content")?.to_owned())))
        .filter(|(name, _)| MODULES.contains(&name.as_str()) || name.starts_with("module-"))
        .collect();
    for (name, file) in named {
        let script = folder.join(&file);
        let bytes = fs::read(&script).about(&script)?;
        let new = file.replace(".js", &format!("-{}.js", Fingerprint::new().bytes(&bytes).hex()));
        fs::rename(&script, folder.join(&new)).about(&script)?;
        html = page::with_meta(&html, &name, &new).unwrap_or(html);
    }
    Ok(html)
}

/// The reader's tools are files that name each other, so their folder gets a name of what is in it, and they keep theirs.
fn rename_reader(folder: &Path, html: String) -> Outcome<String> {
    let Some((old, first)) = page::meta(&html, "reader").and_then(|address| address.split_once('/')) else {
        return Ok(html);
    };
    let mut content = Fingerprint::new();
    for file in files(&folder.join(old))? {
        let name = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().into_owned();
        content.text(&name).bytes(&fs::read(&file).about(&file)?);
    }
    let new = format!("{old}-{}", content.hex());
    fs::rename(folder.join(old), folder.join(&new)).about(folder)?;
    let address = format!("{new}/{first}");
    Ok(page::with_meta(&html, "reader", &address).unwrap_or(html))
}

/// What stands between these leads to the static pages of the law (`anyq build`), and goes where there are none.
const PAGES: [&str; 2] = ["<!--text-->", "<!--/text-->"];

fn with_or_without_pages(folder: &Path, html: String) -> Outcome<String> {
    if folder.join("text").join("index.html").is_file() {
        return Ok(html);
    }
    let absent = folder.join("404.html");
    if absent.is_file() {
        let page = fs::read_to_string(&absent).about(&absent)?;
        write(&absent, &without_pages(&page))?;
    }
    Ok(without_pages(&html))
}

fn without_pages(html: &str) -> String {
    let mut out = String::new();
    for (number, piece) in html.split(PAGES[0]).enumerate() {
        let kept = if number == 0 { piece } else { piece.split_once(PAGES[1]).map_or("", |(_, rest)| rest) };
        out.push_str(kept);
    }
    out
}

/// One file of the page's styles instead of one each: every file is a request before the first paint. Styles for one medium
/// stay apart.
fn join_styles(folder: &Path, mut html: String) -> Outcome<String> {
    let is_style =
        |tag: &&page::Tag| tag.value(&html, "rel") == Some("stylesheet") && tag.value(&html, "media").is_none();
    let links = page::tags(&html);
    let links: Vec<_> = links.iter().filter(is_style).map(|tag| (tag.place.clone(), tag.place_of("href"))).collect();
    let [(first, _), ..] = &links[..] else { return Ok(html) };
    let first = first.start;
    let mut all = String::new();
    for (place, address) in links.iter().rev() {
        let address =
            address.clone().and_then(|address| html.get(address)).ok_or_else(|| missing("a style's address"))?;
        let file = folder.join(address.trim_start_matches("./"));
        all.insert_str(0, &fs::read_to_string(&file).about(&file)?);
        fs::remove_file(&file).about(&file)?;
        html.replace_range(place.clone(), "");
    }
    let name = format!("style-{}.css", Fingerprint::new().text(&all).hex());
    write(&folder.join(&name), &all)?;
    html.insert_str(first, &format!("<link rel=\"stylesheet\" href=\"./{name}\">"));
    Ok(html)
}

/// A module worker that starts itself.
fn loader(glue: &str, wasm: &str) -> String {
    include_str!("../../worker/loader.js")
        .replace("./GLUE", &format!("./{glue}"))
        .replace("./PROGRAM", &format!("./{wasm}"))
}

/// The page under each address it answers: any static host then serves a reload or a shared link with status 200.
fn write_pages(folder: &Path, html: &str) -> Outcome<()> {
    write(&folder.join("index.html"), html)?;
    let pages = page::meta(html, "pages").ok_or_else(|| missing("<meta name=\"pages\"> (the app's addresses)"))?;
    for address in pages.split_whitespace() {
        let parts: Vec<&str> = address.split('/').collect();
        if parts.iter().any(|part| part.is_empty() || part.starts_with('.')) {
            return Err(Failure::new(format!("{address:?} in <meta name=\"pages\"> is no folder")));
        }
        let base = BASE.replace("./", &"../".repeat(parts.len()));
        let place = folder.join(address);
        fs::create_dir_all(&place).about(&place)?;
        let page = html.replacen(BASE, &base, 1);
        let page = if ASKED.contains(&address) { page::without_preload(&page) } else { page };
        let page = if address == "search" { with_search_ahead(page) } else { page };
        write(&place.join("index.html"), &page)?;
    }
    Ok(())
}

/// A page of results with the search's program asked for by its first bytes, not by `boot.js`: a third of a second earlier
/// on Slow 4G. As `boot.js` asks for it, so that it is fetched once.
fn with_search_ahead(mut page: String) -> String {
    let program = page::meta(&page, "search-worker-wasm").filter(|name| !name.is_empty());
    let first = page::tags(&page).into_iter().find(|tag| tag.name == "link").map(|tag| tag.place.start);
    if let Some(program) = program {
        let kind = "as=\"fetch\" type=\"application/wasm\" crossorigin=\"anonymous\"";
        let link = format!("<link rel=\"preload\" href=\"{program}\" {kind}>");
        page.insert_str(first.unwrap_or(page.len()), &link);
    }
    page
}

/// Written last: the list names every file of the app (the law itself is cached as it is read), the version its content.
fn write_service_worker(folder: &Path, path: &Path) -> Outcome<()> {
    let script = fs::read_to_string(path).about(path)?;
    for mark in [PRECACHE, VERSION] {
        if script.matches(mark).count() != 1 {
            return Err(Failure::new(format!("sw.js must hold {mark} exactly once")));
        }
    }
    let mut version = Fingerprint::new();
    version.text(&script);
    let mut list = Vec::new();
    for file in files(folder)? {
        let name = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        let law = name.starts_with("bundle/") || name.starts_with("text/");
        let published = !law && !NOT_KEPT.contains(&name.as_str()) && !name.starts_with(meaning::STEM);
        if published {
            version.text(&name).bytes(&fs::read(&file).about(&file)?);
            let address = name
                .strip_suffix("index.html")
                .map_or(name.as_str(), |folder| if folder.is_empty() { "./" } else { folder });
            list.push(format!("{address:?}"));
        }
    }
    let filled =
        script.replace(PRECACHE, &format!("[{}]", list.join(", "))).replace(VERSION, &format!("{:?}", version.hex()));
    write(path, &filled)
}

fn write(path: &Path, text: &str) -> Outcome<()> {
    fs::write(path, text).about(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = concat!(
        r#"<!doctype html><base href="./"><meta name="app-module" content="./app-1.js"><meta name="app-wasm" content="./app-1_bg.wasm">"#,
        r#"<meta name="search-worker" content="search-worker.js"><meta name="search-worker-wasm" content="">"#,
        r#"<meta name="service-worker" content=""><meta name="pages" content="act search/help">"#,
    );

    /// A folder as Trunk leaves it, finished, and removed when the test is over.
    struct Site(PathBuf);

    impl Site {
        fn staged(name: &str, files: &[(&str, &str)]) -> Self {
            let folder = env::temp_dir().join(format!("anyq-xtask-{name}-{}", std::process::id()));
            fs::create_dir_all(&folder).expect("a folder for the test");
            for (name, text) in files {
                fs::write(folder.join(name), text).expect("a file for the test");
            }
            Self(folder)
        }

        fn finish(&self) -> Outcome<()> {
            let places = Places { root: self.0.clone(), target: self.0.join("t"), tools: self.0.join("t") };
            finish(&places, &self.0, false)
        }

        fn read(&self, name: &str) -> String {
            fs::read_to_string(self.0.join(name)).expect(name)
        }
    }

    impl Drop for Site {
        fn drop(&mut self) {
            // What is left in the system's temporary folder harms nobody.
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn files(page: &str) -> Vec<(&'static str, String)> {
        [
            ("index.html", page),
            ("app-1.js", "export default 1"),
            ("app-1_bg.wasm", "app"),
            ("search-worker.js", "fetch(new URL('search-worker_bg.wasm', import.meta.url))"),
            ("search-worker_bg.wasm", "worker"),
            ("sw.js", "const FILES = /*precache*/[]; const VERSION = /*version*/\"\";"),
        ]
        .map(|(name, text)| (name, text.to_owned()))
        .to_vec()
    }

    fn site(name: &str, page: &str) -> Site {
        let files = files(page);
        let borrowed: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
        Site::staged(name, &borrowed)
    }

    #[test]
    fn a_worker_is_renamed_with_its_program_and_started_by_a_loader() {
        let site = site("worker", PAGE);
        site.finish().expect("the site is complete");
        let html = site.read("index.html");
        let loader = page::meta(&html, "search-worker").expect("the worker's address");
        assert!(loader.starts_with("search-worker-") && loader.ends_with("_loader.js"), "{loader}");
        let wasm = page::meta(&html, "search-worker-wasm").expect("the program's address");
        assert_eq!(site.read(wasm), "worker");
        assert!(site.read(loader).contains(wasm));
        assert!(site.read(&loader.replace("_loader", "")).contains(&format!("new URL('{wasm}'")));
        assert!(!site.0.join("search-worker.js").exists());
    }

    #[test]
    fn the_readers_tools_find_each_other_under_a_name_of_their_content() {
        let page = PAGE
            .replace("<meta name=\"pages\"", "<meta name=\"reader\" content=\"reader/main.js\"><meta name=\"pages\"");
        let site = site("reader", &page);
        fs::create_dir_all(site.0.join("reader")).expect("a folder");
        fs::write(site.0.join("reader/main.js"), "import './dom.js'").expect("a file");
        fs::write(site.0.join("reader/dom.js"), "1").expect("a file");
        site.finish().expect("the site is complete");
        let html = site.read("index.html");
        let address = page::meta(&html, "reader").expect("the address of the tools");
        let folder = address.strip_suffix("/main.js").expect("their folder");
        assert!(folder.starts_with("reader-") && site.read(&format!("{folder}/dom.js")) == "1", "{address}");
        assert!(site.read("sw.js").contains(&format!("\"{address}\"")), "they are kept with the program");
    }

    #[test]
    fn a_script_that_is_loaded_late_is_named_by_its_content() {
        let page = PAGE.replace(
            "<meta name=\"pages\"",
            "<meta name=\"module-download\" content=\"download.js\"><meta name=\"pages\"",
        );
        let mut files = files(&page);
        files.push(("download.js", "export const ask = () => 1;".to_owned()));
        let borrowed: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let site = Site::staged("modules", &borrowed);
        site.finish().expect("the site is complete");
        let html = site.read("index.html");
        let name = page::meta(&html, "module-download").expect("the script's address");
        assert!(name.starts_with("download-") && site.read(name).contains("ask"), "{name}");
        assert!(site.read("sw.js").contains(name), "the program is whole without a network");
        assert!(!site.0.join("download.js").exists());
    }

    #[test]
    fn every_address_has_a_page_whose_base_is_the_sites_root() {
        let site = site("pages", PAGE);
        site.finish().expect("the site is complete");
        assert!(site.read("index.html").contains(r#"<base href="./">"#));
        assert!(site.read("act/index.html").contains(r#"<base href="../">"#));
        assert!(site.read("search/help/index.html").contains(r#"<base href="../../">"#));
    }

    #[test]
    fn the_styles_of_the_page_are_one_file_in_their_order_and_those_for_print_another() {
        let styles = r#"<link rel="stylesheet" href="./a-1.css"><link rel="stylesheet" href="./b-1.css"><link rel="stylesheet" href="./c-1.css" media="print">"#;
        let page = PAGE.replace(r#"<meta name="app-module""#, &format!(r#"{styles}<meta name="app-module""#));
        let mut files = files(&page);
        files.extend([
            ("a-1.css", "a{}\n".to_owned()),
            ("b-1.css", "b{}\n".to_owned()),
            ("c-1.css", "c{}\n".to_owned()),
        ]);
        let borrowed: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let site = Site::staged("styles", &borrowed);
        site.finish().expect("the site is complete");
        let html = site.read("index.html");
        let style = html.split("./").find(|rest| rest.starts_with("style-")).and_then(|rest| rest.split('"').next());
        assert_eq!(site.read(style.expect("the address of the styles")), "a{}\nb{}\n");
        assert!(html.contains(r#"href="./c-1.css" media="print""#) && !html.contains("a-1.css"), "{html}");
        assert!(!site.0.join("a-1.css").exists() && site.0.join("c-1.css").exists());
    }

    #[test]
    fn a_page_whose_address_asks_for_law_does_not_share_the_line_with_the_program() {
        let preload =
            r#"<link rel="modulepreload" href="./app-1.js"><link rel="preload" href="./app-1_bg.wasm" as="fetch">"#;
        let page =
            PAGE.replace("<meta name=\"pages\" content=\"act ", "<meta name=\"pages\" content=\"act search about ");
        let site = site("preload", &format!("{preload}{page}"));
        site.finish().expect("the site is complete");
        assert!(!site.read("act/index.html").contains("preload"));
        let results = site.read("search/index.html");
        assert!(!results.contains("modulepreload") && results.matches("rel=\"preload\"").count() == 1, "{results}");
        assert!(results.contains("rel=\"preload\" href=\"search-worker"), "the search's own program: {results}");
        for other in ["index.html", "about/index.html"] {
            assert_eq!(site.read(other).matches("preload\"").count(), 2, "{other}");
        }
    }

    #[test]
    fn the_offline_list_names_pages_by_their_folders_and_leaves_the_law_out() {
        let site = site("offline", PAGE);
        fs::create_dir_all(site.0.join("bundle")).expect("a folder");
        fs::write(site.0.join("bundle/manifest.json"), "{}").expect("a file");
        site.finish().expect("the site is complete");
        let script = site.read("sw.js");
        for address in ["\"./\"", "\"act/\"", "\"search/help/\"", "\"app-1.js\""] {
            assert!(script.contains(address), "{address} in {script}");
        }
        assert!(!script.contains("bundle") && !script.contains("sw.js") && !script.contains("/*"), "{script}");
    }

    #[test]
    fn the_way_to_the_static_pages_is_shown_where_there_are_some() {
        let page = format!("{PAGE}<noscript><!--text--><a href=\"text/index.html\">Law</a><!--/text--></noscript>");
        let bare = site("no-pages", &page);
        bare.finish().expect("the site is complete");
        assert!(bare.read("index.html").ends_with("<noscript></noscript>"));
        let full = site("with-pages", &page);
        fs::create_dir_all(full.0.join("text")).expect("a folder");
        fs::write(full.0.join("text/index.html"), "law").expect("a file");
        full.finish().expect("the site is complete");
        assert!(full.read("act/index.html").contains("href=\"text/index.html\""));
        assert!(!full.read("sw.js").contains("text/"), "pages of the law are no part of the program");
    }

    #[test]
    fn an_incomplete_or_unsafe_page_is_refused_with_a_sentence() {
        let check = |name: &str, page: &str, expected: &str| {
            let said = site(name, page).finish().expect_err(expected).to_string();
            assert!(said.contains(expected), "{said}");
        };
        check("no-base", &PAGE.replace("./\">", "/\">"), "has no <base");
        check("no-app", &PAGE.replace("app-wasm", "other"), "app-wasm");
        check("no-worker", &PAGE.replace("search-worker\"", "other\""), "search-worker");
        check("lost-worker", &format!("{PAGE}<meta name=\"drafting-worker\" content=\"d.js\">"), "drafting-worker");
        check("inline", &format!("{PAGE}<script>1</script>"), "inline script");
        check("outside", &PAGE.replace("search/help", "../up"), "is no folder");
    }
}
