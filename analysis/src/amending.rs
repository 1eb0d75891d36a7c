//! Amending acts: what they order, read out of their text, carried out on the act they change, and written for two editions.
//!
//! The forms are those of Kazakhstan's law-making («изложить в следующей редакции», «мынадай редакцияда жазылсын»; Law on Legal
//! Acts No. 480-V of 6 April 2016, art. 25: elements are named by number, passages and sentences by ordinals). What is not said
//! in a known form, or could be meant in two ways, is refused with a reason: a change is never guessed.

mod application;
mod comparative;
mod drafting;
mod kazakh;
mod lexemes;
mod matching;
mod names;
mod reading;
mod russian;
mod tree;
mod writing;

pub use application::{Amended, apply};
pub use comparative::{Row, concerned, table};
pub use drafting::{Carried, carry_out};
pub use names::designation;
pub use reading::read;
pub use writing::{Unwritten, Written, same_law, write};

#[cfg(test)]
mod tests;
