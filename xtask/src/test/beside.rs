//! A step that goes on beside others, in a process of its own; its words are shown when its turn comes.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Stdio};

use super::order::Order;
use super::steps::STEPS;
use crate::outcome::{During, Outcome, fail};
use crate::{process, workspace};

/// Steps that wait more than they work: where both are asked for, the second goes on beside the first.
pub const PAIRS: &[(&str, &str)] = &[("e2e-sqlite", "e2e-postgres")];

/// A step under way.
#[derive(Debug)]
pub struct Beside {
    /// Its name.
    pub name: &'static str,
    child: Child,
    words: PathBuf,
}

impl Beside {
    /// Starts the step that goes on beside another, where both are asked for.
    pub fn start(other: &str, order: &Order) -> Outcome<Option<Self>> {
        let wanted = |name: &str| STEPS.iter().any(|step| step.name == name && order.includes(step));
        let pair = PAIRS.iter().find(|(first, second)| *first == other && wanted(second));
        let Some((_, name)) = pair else { return Ok(None) };
        let words = workspace::empty_folder("beside")?.join(name);
        let out = File::create(&words).during(format!("cannot make {}", words.display()))?;
        let both = out.try_clone().during("cannot use the file twice")?;
        let mut command = process::own();
        // The pages of both engines are the same: axe looks at those of the first.
        command.env("KUEAKUN_E2E_AXE", "elsewhere");
        command.args(["test", "--only", name]).args(&order.filter).stdout(Stdio::from(out)).stderr(Stdio::from(both));
        let child = command.spawn().during(format!("cannot start {name}"))?;
        println!("{name} goes on beside it");
        Ok(Some(Self { name, child, words }))
    }

    /// Waits for its end and shows what it said.
    pub fn end(mut self) -> Outcome {
        let status = self.child.wait().during(format!("{} is lost", self.name))?;
        print!("{}", fs::read_to_string(&self.words).during("its words are lost")?);
        if status.success() { Ok(()) } else { fail(format!("{} ended with {status}", self.name)) }
    }
}

impl Drop for Beside {
    /// Whoever stops early leaves nothing running; what has ended is not there any more.
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_on_beside_a_step_is_the_next_one() {
        for (first, second) in PAIRS {
            let at = STEPS.iter().position(|step| step.name == *first).unwrap();
            assert_eq!(STEPS[at + 1].name, *second);
        }
    }
}
