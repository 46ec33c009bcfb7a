//! The settings that stand beside posts: of each post, `hallway.toml` in its folder or the nearest above it.

#[path = "../../../build/site.rs"]
mod site;
#[path = "../../../build/tables.rs"]
#[expect(dead_code, reason = "the build script reads the facts with it too")]
mod tables;

use hallway::correction::Correction;
use hallway::facts::Facts;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The settings of the folders of some posts.
#[derive(Debug, Default)]
pub(crate) struct Sites {
    /// What each file says of its posts, by the folder it lies in.
    by_folder: BTreeMap<PathBuf, Value>,
}

impl Sites {
    /// Reads the settings beside some posts.
    ///
    /// # Errors
    /// Where a file of settings cannot be read, or sets what there is not to set.
    pub(crate) fn of(posts: &[PathBuf], facts: &Facts) -> Result<Self, String> {
        let mut sites = Self::default();
        for post in posts {
            if let Some(folder) = folder_of(post).filter(|folder| !sites.by_folder.contains_key(folder)) {
                let settings = read(&folder, facts)?;
                sites.by_folder.insert(folder, settings);
            }
        }
        Ok(sites)
    }

    /// A text that is set for the whole page, where one file of settings sets it.
    pub(crate) fn said(&self, key: &str) -> Option<&str> {
        let mut said = self.by_folder.values().filter_map(|site| site.get(key)?.as_str());
        said.next().filter(|text| !text.is_empty() && said.next().is_none())
    }

    /// The posts that are not hidden.
    pub(crate) fn shown(&self, posts: Vec<PathBuf>) -> Vec<PathBuf> {
        posts.into_iter().filter(|post| !self.correction(post).hidden).collect()
    }

    /// What is said of a post.
    pub(crate) fn correction(&self, post: &Path) -> Correction {
        let said = || {
            let folder = folder_of(post)?;
            let path = std::path::absolute(post).ok()?;
            let within: Vec<_> = path.strip_prefix(&folder).ok()?.iter().map(|part| part.to_string_lossy()).collect();
            self.by_folder.get(&folder)?.get("posts")?.get(within.join("/"))
        };
        said().map(Correction::read).unwrap_or_default()
    }
}

/// The folder of the settings for a post.
fn folder_of(post: &Path) -> Option<PathBuf> {
    let path = std::path::absolute(post).ok()?;
    path.ancestors().skip(1).find(|folder| folder.join("hallway.toml").is_file()).map(Path::to_owned)
}

fn read(folder: &Path, facts: &Facts) -> Result<Value, String> {
    let file = folder.join("hallway.toml");
    let settings = tables::read_toml(&file)?;
    let is_edition = |id: &str| facts.editions.iter().any(|edition| edition.id == id);
    site::check(&settings, &|path| folder.join(path).is_file(), &is_edition).map_err(|fault| format!("{}: {fault}", file.display()))?;
    Ok(Value::Object(settings))
}
