//! Files become posts.

#[path = "../../../build/posts.rs"]
mod folder;

use crate::sites::Sites;
use hallway::corpus::Corpus;
use hallway::facts::Facts;
use hallway::post::Post;
use hallway::problem::{Code, Problem};
use hallway::read::read;
use hallway::understand::Understanding;
use std::io::Write as _;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// Reads and understands files on all cores of the machine, and gives of each what `keep` makes of it, in their order.
pub(crate) fn load_each<T: Send>(files: &[PathBuf], sites: &Sites, keep: impl Fn(&Path, Result<Post, Problem>) -> T + Sync) -> Vec<T> {
    /// To prepare the rules takes as long as some ten posts, and every thread has its own.
    const WORTH_A_THREAD: usize = 20;
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(files.len().div_ceil(WORTH_A_THREAD));
    let next = AtomicUsize::new(0);
    let (made, all_made) = mpsc::channel();
    let work = |made: mpsc::Sender<(usize, T)>| {
        let understanding = Understanding::new(Facts::builtin());
        let numbers = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        for (at, path) in numbers.map_while(|at| Some((at, files.get(at)?))) {
            // It fails where nobody waits for it any more.
            let _ = made.send((at, keep(path, load(path, &understanding, sites))));
        }
    };
    thread::scope(|scope| {
        for made in vec![made; threads] {
            scope.spawn(|| work(made));
        }
    });
    let mut all: Vec<(usize, T)> = all_made.into_iter().collect();
    all.sort_unstable_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, value)| value).collect()
}

/// Reads and understands a file, corrected as the settings beside it say.
fn load(path: &Path, understanding: &Understanding, sites: &Sites) -> Result<Post, Problem> {
    let bytes = std::fs::read(path).map_err(|error| unreadable(&error.to_string()))?;
    let mut reading = read(&path.to_string_lossy(), &bytes)?;
    reading.correction = sites.correction(path);
    Ok(understanding.post(reading))
}

/// All posts among some paths, understood.
pub(crate) struct Gathered {
    pub(crate) corpus: Corpus,
    pub(crate) sites: Sites,
    /// The files that could not be read.
    pub(crate) unread: Vec<(PathBuf, Problem)>,
}

impl Gathered {
    /// Reads the posts that are not hidden.
    ///
    /// # Errors
    /// Where a path does not exist, or the settings beside the posts are not as they must be.
    pub(crate) fn of(paths: &[PathBuf]) -> Result<Self, String> {
        let facts = Facts::builtin();
        let listed = list(paths)?;
        let sites = Sites::of(&listed.files, &facts)?;
        let mut unread = listed.left_out;
        let mut corpus = Corpus::new(&facts);
        for loaded in load_each(&sites.shown(listed.files), &sites, |path, loaded| loaded.map_err(|problem| (path.to_owned(), problem))) {
            match loaded {
                Ok(post) => corpus.add(post),
                Err(problem) => unread.push(problem),
            }
        }
        Ok(Self { corpus, sites, unread })
    }

    /// What the page calls itself.
    pub(crate) fn title(&self) -> &str {
        self.sites.said("title").unwrap_or("Hallway")
    }

    /// Says which files could not be read; 2 where there are some.
    pub(crate) fn end(&self) -> ExitCode {
        for (path, problem) in &self.unread {
            let _ = writeln!(std::io::stderr(), "hallway: {}: {}", path.display(), problem.message);
        }
        if self.unread.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(2) }
    }
}

/// The posts among some paths.
#[derive(Debug, Default)]
pub(crate) struct Listed {
    /// Files as given, and the posts of the folders given.
    pub(crate) files: Vec<PathBuf>,
    /// What of a folder cannot be opened, as a problem each.
    pub(crate) left_out: Vec<(PathBuf, Problem)>,
}

/// The posts among `paths`, as the page would hold them.
///
/// # Errors
/// Where a path does not exist.
pub(crate) fn list(paths: &[PathBuf]) -> Result<Listed, String> {
    let mut listed = Listed::default();
    for path in paths {
        if path.is_dir() {
            let found = folder::posts_in(path);
            listed.files.extend(found.posts.into_iter().map(|(_, file)| file));
            listed.left_out.extend(found.left_out.into_iter().map(|(path, reason)| (path, unreadable(&reason))));
        } else if path.exists() {
            listed.files.push(path.clone());
        } else {
            return Err(format!("{}: there is no such file or folder", path.display()));
        }
    }
    Ok(listed)
}

fn unreadable(reason: &str) -> Problem {
    Problem::new(Code::UnreadableBytes, None, format!("the file cannot be read: {reason}"))
}
