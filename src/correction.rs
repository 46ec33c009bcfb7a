//! What a publisher corrects of a post: it holds whatever the post says.

use crate::date::Date;
use serde_json::Value;

/// What a publisher says of a post, beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correction {
    /// Its title.
    pub title: Option<String>,
    /// Its authors; empty where they are not corrected.
    pub authors: Vec<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// The ids of the editions it reports on, where they are corrected; an empty list for none.
    pub editions: Option<Vec<String>>,
    /// Whether it is left out of the page.
    pub hidden: bool,
}

impl Correction {
    /// Reads the settings of a post in `hallway.toml`, as JSON. What is not there or not as it should be corrects nothing.
    ///
    /// ```
    /// use hallway::correction::Correction;
    /// let correction = Correction::read(&serde_json::json!({ "authors": ["Ann Lee"], "editions": [] }));
    /// assert_eq!((correction.authors, correction.editions), (vec!["Ann Lee".to_owned()], Some(vec![])));
    /// ```
    pub fn read(settings: &Value) -> Self {
        let text = |key: &str| settings.get(key).and_then(Value::as_str);
        let texts = |key: &str| {
            let items = settings.get(key)?.as_array()?;
            Some(items.iter().filter_map(Value::as_str).map(str::to_owned).collect())
        };
        Self {
            title: text("title").map(str::to_owned),
            authors: texts("authors").unwrap_or_default(),
            published: text("published").and_then(Date::iso),
            editions: texts("editions"),
            hidden: settings.get("hidden").and_then(Value::as_bool) == Some(true),
        }
    }
}
