//! The integration suite: one binary, one module a subject.

// What the tests are made of.
mod command;
mod fixture;
mod places;
mod score;

// The tests.
mod cli;
mod commonmark;
mod formats;
mod gold;
mod healing;
mod hostile;
mod narrow;
mod pages;
mod problems;
mod search;
mod talks;
