//! `cargo xtask bench pages`: how good the pages are by Lighthouse, and what a press costs on a slow processor.
//! `e2e/lighthouse/main.js` measures; here the site is built and Lighthouse got.

use crate::command::{logged, shown};
use crate::failure::{About, Failure, Outcome};
use crate::fingerprint::{Fingerprint, is_current, keep};
use crate::places::Places;
use crate::progress::Steps;
use crate::sites::Ground;
use crate::tools::npm;
use std::path::Path;

/// Its arguments are those after `pages`.
pub(super) fn run(arguments: &[String]) -> Outcome<bool> {
    let json = match arguments {
        [] => None,
        [flag, file] if flag == "--json" => Some(std::path::absolute(file).about(Path::new(file))?),
        _ => return Err(Failure::new("`cargo xtask bench pages [--json FILE]`")),
    };
    let places = Places::find()?;
    let mut steps = Steps::new(Ground::STEPS + 1);
    let ground = Ground::prepare(&places, &mut steps)?;
    install(&places, &mut steps)?;
    let mut command = ground.script(&places, "lighthouse/main.js");
    command.env("ANYQ_SITE_SAMPLE", ground.publish_sample(&places)?);
    if let Some(file) = json {
        command.arg("--json").arg(file);
    }
    Ok(shown(&mut command)?.0)
}

/// `npm ci` of Lighthouse, again only when its lock file changed.
fn install(places: &Places, steps: &mut Steps) -> Outcome<()> {
    let folder = places.root.join("e2e").join("lighthouse");
    let mut now = Fingerprint::new();
    now.contents(&folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules").join(".anyq-stamp");
    if is_current(&stamp, &now) {
        steps.note("Lighthouse", "there");
        return Ok(());
    }
    steps.run("Lighthouse", "installing, usually a minute", &places.log("npm-lighthouse"), |log| {
        logged(npm()?.current_dir(&folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]), log)
    })?;
    keep(&stamp, &now)
}
