//! `Steps`: the numbered lines a run prints, so that a long first run never looks hung.

use crate::command::{Log, last_line};
use crate::failure::Outcome;
use std::io::{IsTerminal, Write, stdout};
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// A counter of steps, `[2/6] …`.
pub(crate) struct Steps {
    total: usize,
    started: usize,
}

impl Steps {
    pub(crate) fn new(total: usize) -> Self {
        Self { total, started: 0 }
    }

    fn next(&mut self) -> String {
        self.started += 1;
        // A run that finds more to do than announced counts on rather than printing [7/6].
        self.total = self.total.max(self.started);
        format!("[{}/{}]", self.started, self.total)
    }

    /// A step with nothing to do.
    pub(crate) fn note(&mut self, what: &str, state: &str) {
        println!("{} {what}: {state}", self.next());
    }

    /// A step that takes time: `doing` says what is done and how long it usually takes. While `work` runs, the elapsed
    /// time and the last line of its log are shown every second on a terminal, every half minute elsewhere.
    pub(crate) fn run<T>(
        &mut self,
        what: &str,
        doing: &str,
        log: &Path,
        work: impl FnOnce(&Log) -> Outcome<T>,
    ) -> Outcome<T> {
        let head = format!("{} {what}: {doing}", self.next());
        let log = Log::create(log)?;
        let start = Instant::now();
        let ticker = Ticker::start(head.clone(), log.path().to_path_buf(), start);
        let outcome = work(&log);
        let left_line = ticker.stop();
        let verdict = if outcome.is_ok() { "done in" } else { "failed after" };
        let indent = if left_line { "      " } else { " " };
        println!("{indent}… {verdict} {}", clock(start.elapsed()));
        outcome
    }
}

/// Minutes and seconds, `3:41`; below ten seconds with a tenth, `0.4 s`.
pub(crate) fn clock(time: Duration) -> String {
    if time < Duration::from_secs(10) {
        format!("{:.1} s", time.as_secs_f32())
    } else {
        format!("{}:{:02}", time.as_secs() / 60, time.as_secs() % 60)
    }
}

/// The thread that shows life while a step runs.
struct Ticker {
    stop: Sender<()>,
    thread: JoinHandle<bool>,
}

impl Ticker {
    fn start(head: String, log: std::path::PathBuf, start: Instant) -> Self {
        let (stop, stopped) = channel();
        let terminal = stdout().is_terminal();
        print!("{head}");
        flush();
        let thread = std::thread::spawn(move || {
            let every = Duration::from_secs(if terminal { 1 } else { 30 });
            let mut ticked = false;
            while stopped.recv_timeout(every) == Err(RecvTimeoutError::Timeout) {
                let line: String = last_line(&log).chars().take(70).collect();
                let elapsed = clock(start.elapsed());
                if terminal {
                    let room: String = format!("… {elapsed}  {line}").chars().take(60).collect();
                    print!("\r\x1b[2K{head} {room}");
                } else {
                    let gap = if ticked { "" } else { "\n" };
                    println!("{gap}      … {elapsed}  {line}");
                    ticked = true;
                }
                flush();
            }
            if terminal {
                print!("\r\x1b[2K{head}");
                flush();
            }
            ticked
        });
        Self { stop, thread }
    }

    /// Ends the thread; says whether it left the step's first line.
    fn stop(self) -> bool {
        // A thread that is gone already has nothing to be told.
        let _ = self.stop.send(());
        self.thread.join().unwrap_or(true)
    }
}

fn flush() {
    // A terminal that went away is noticed by the next print.
    let _ = stdout().flush();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_like_a_clock() {
        let check = |seconds: f32, expected: &str| {
            assert_eq!(clock(Duration::from_secs_f32(seconds)), expected);
        };
        check(0.44, "0.4 s");
        check(59.0, "0:59");
        check(221.0, "3:41");
    }
}
