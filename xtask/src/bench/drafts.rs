//! `cargo xtask bench drafts`: what drafters wait for in a browser – a check after a key, comments read, an assessment reckoned.
//! `e2e/drafting/main.js` measures; here the site is built.

use crate::command::shown;
use crate::failure::{About, Failure, Outcome};
use crate::places::Places;
use crate::progress::Steps;
use crate::sites::Ground;
use std::path::Path;

/// Its arguments are those after `drafts`.
pub(super) fn run(arguments: &[String]) -> Outcome<bool> {
    let json = match arguments {
        [] => None,
        [flag, file] if flag == "--json" => Some(std::path::absolute(file).about(Path::new(file))?),
        _ => return Err(Failure::new("`cargo xtask bench drafts [--json FILE]`")),
    };
    let places = Places::find()?;
    let mut steps = Steps::new(Ground::STEPS);
    let ground = Ground::prepare(&places, &mut steps)?;
    let mut command = ground.script(&places, "drafting/main.js");
    command.env("ANYQ_SITE_SAMPLE", ground.publish_sample(&places)?);
    if let Some(file) = json {
        command.arg("--json").arg(file);
    }
    Ok(shown(&mut command)?.0)
}
