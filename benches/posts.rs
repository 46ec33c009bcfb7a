//! Trip reports that nobody wrote, as many as are wanted: the same number always gives the same post.
//!
//! Their conferences, projects, companies and everyday words are those of the tables; other words are made of syllables, as
//! often as words are in a language. They come in every form, in ten languages, and are 5.2 KB long on average.

mod markup;
mod words;

use hallway::facts::{Edition, Facts, List};
use markup::Markup;
use words::{Draw, Vocabulary};

/// Everything that posts are made of.
pub(crate) struct Generator {
    facts: Facts,
    vocabularies: Vec<Vocabulary>,
}

/// A generated post.
pub(crate) struct Generated {
    /// Its path in a folder of posts.
    pub(crate) path: String,
    /// The file.
    pub(crate) text: String,
}

/// How many of a hundred posts are in each language; the rest is English.
const LANGUAGES: [(&str, usize); 9] = [("de", 8), ("fr", 8), ("es", 7), ("pt", 4), ("it", 3), ("nl", 3), ("ja", 4), ("zh", 2), ("ko", 1)];

const FIRST_NAMES: [&str; 24] = [
    "Ada",
    "Ben",
    "Carla",
    "Dmitri",
    "Eszter",
    "Fatima",
    "Giulia",
    "Hiroshi",
    "Ines",
    "Jürgen",
    "Katarzyna",
    "Liam",
    "Mei",
    "Nuno",
    "Olga",
    "Priya",
    "Quentin",
    "Rosa",
    "Sören",
    "Tomás",
    "Uma",
    "Viktor",
    "Wanda",
    "Zoë",
];

const LAST_NAMES: [&str; 24] = [
    "Almeida",
    "Baker",
    "Castillo",
    "Dubois",
    "Eriksen",
    "Ferrari",
    "Grünwald",
    "Hoang",
    "Ivanova",
    "Jansen",
    "Kowalski",
    "Lefèvre",
    "Müller",
    "Nakamura",
    "Okafor",
    "Petrov",
    "Quist",
    "Ramirez",
    "Sato",
    "Tanaka",
    "Ueda",
    "Varga",
    "Weber",
    "Zhang",
];

impl Generator {
    /// Gathers the words.
    pub(crate) fn new() -> Self {
        let facts = Facts::builtin();
        let vocabularies = facts.languages.iter().map(Vocabulary::new).collect();
        Self { facts, vocabularies }
    }

    /// The post of a number.
    pub(crate) fn post(&self, number: usize) -> Generated {
        let mut draw = Draw::new(number);
        let mut share = draw.below(100);
        let wanted = LANGUAGES.iter().find(|(_, part)| {
            let found = share < *part;
            share = share.saturating_sub(*part);
            found
        });
        let id = wanted.map_or("en", |(id, _)| id);
        let vocabulary = self.vocabularies.iter().find(|vocabulary| vocabulary.language.id == id).unwrap_or(&self.vocabularies[0]);
        let edition = draw.pick(&self.facts.editions);
        let markup = Markup::new(draw.below(20));
        Report { facts: &self.facts, vocabulary, edition, draw, markup, number }.write()
    }
}

/// A post that is being written.
struct Report<'g> {
    facts: &'g Facts,
    vocabulary: &'g Vocabulary,
    edition: &'g Edition,
    draw: Draw,
    markup: Markup,
    number: usize,
}

impl Report<'_> {
    fn write(mut self) -> Generated {
        let title = match self.draw.below(3) {
            0 => format!("{}: {}", self.edition.name, self.title()),
            1 => format!("{} – {}", self.title(), self.edition.name),
            _ => format!("{} {}", self.vocabulary.sentence_start(&mut self.draw), self.edition.name),
        };
        let tags: Vec<&str> = (0..3).map(|_| self.draw.pick(&self.facts.topics).name).collect();
        let day = self.edition.start.map_or_else(|| format!("{}-06-15", self.edition.year), |day| day.after(9).to_string());
        let author = self.person();
        self.markup.begin(&title, &author, &day, &tags, self.vocabulary.language.id);
        self.opening();
        for section in 0..=self.draw.below(4) {
            let heading = if section == 0 { "Day 1".to_owned() } else { self.title() };
            self.markup.heading(2, &heading);
            self.section();
        }
        if self.draw.below(4) > 0 {
            self.takeaways();
        }
        if self.draw.below(3) == 0 {
            self.extras();
        }
        let closing = self.paragraph(2);
        self.markup.paragraph(&closing);
        let path = format!("{}/{}-{}.{}", self.edition.year, self.edition.id, self.number, self.markup.extension());
        Generated { path, text: self.markup.end() }
    }

    /// Where the author was, with how many others.
    fn opening(&mut self) {
        let city = self.edition.city.unwrap_or("the city");
        let attendees = 500 + 100 * self.draw.below(120);
        let project = self.project();
        let about = self.paragraph(3);
        let words = self.vocabulary.sentence(&mut self.draw, project);
        let link = self.markup.link(&self.edition.name, &format!("https://example.org/{}", self.edition.id));
        let attendee = self.vocabulary.language.words(List::AttendeeWords).first().copied().unwrap_or("attendees");
        self.markup.paragraph(&format!("{link}, {city}: {attendees} {attendee}. {words} {about}"));
    }

    /// Prose, or a list of the sessions that were seen.
    fn section(&mut self) {
        if self.draw.below(3) == 0 {
            let items: Vec<String> = (0..2 + self.draw.below(6)).map(|_| self.session()).collect();
            self.markup.list(&items);
        }
        for _ in 0..=self.draw.below(4) {
            let sentences = 2 + self.draw.below(5);
            let text = self.paragraph(sentences);
            self.markup.paragraph(&text);
        }
    }

    fn session(&mut self) -> String {
        let url = format!("https://www.youtube.com/watch?v={:011x}", self.draw.below(usize::MAX));
        let title = self.title();
        let link = self.markup.link(&title, &url);
        let organization = self.draw.pick(&self.facts.organizations).name;
        format!("{link} - {}, {organization}", self.person())
    }

    fn takeaways(&mut self) {
        let heading = self.vocabulary.takeaway_heading(&mut self.draw);
        self.markup.heading(2, &heading);
        let items: Vec<String> = (0..3 + self.draw.below(5))
            .map(|_| {
                let label = self.title();
                let label = self.markup.strong(&format!("{label}:"));
                format!("{label} {}", self.paragraph(1))
            })
            .collect();
        self.markup.list(&items);
    }

    /// A quotation, a table or a piece of code.
    fn extras(&mut self) {
        let text = self.paragraph(1);
        match self.draw.below(3) {
            0 => self.markup.quote(&text),
            1 => {
                let rows: Vec<[String; 2]> = (0..4).map(|_| [self.title(), self.person()]).collect();
                self.markup.table(&rows);
            }
            _ => self.markup.code("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: example"),
        }
    }

    /// Some sentences, now and then with a link, a name or something stressed in them.
    fn paragraph(&mut self, sentences: usize) -> String {
        let mut paragraph = String::new();
        for _ in 0..sentences {
            let word = match self.draw.below(8) {
                0 => {
                    let text = self.title();
                    let page = self.draw.below(10_000);
                    self.markup.link(&text, &format!("https://example.com/blog/{page}"))
                }
                1 => {
                    let text = self.vocabulary.content(&mut self.draw);
                    self.markup.strong(&text)
                }
                2 => self.person(),
                3 => self.draw.pick(&self.facts.topics).name.to_owned(),
                _ => self.project().to_owned(),
            };
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(&self.vocabulary.sentence(&mut self.draw, &word));
        }
        paragraph
    }

    fn title(&mut self) -> String {
        let topic = self.draw.pick(&self.facts.topics).name;
        let project = self.project();
        let words: Vec<String> = (0..2).map(|_| words::capitalized(&self.vocabulary.content(&mut self.draw))).collect();
        match self.draw.below(3) {
            0 => format!("{} {} {topic}", words[0], words[1]),
            1 => format!("{topic}: {} {project} {}", words[0], words[1]),
            _ => format!("{project} {} {}", words[0], words[1]),
        }
    }

    /// A project, the well-known ones more often.
    fn project(&mut self) -> &'static str {
        let rank = self.draw.rank(self.facts.projects.len());
        self.facts.projects[rank].name
    }

    fn person(&mut self) -> String {
        format!("{} {}", self.draw.pick(&FIRST_NAMES), self.draw.pick(&LAST_NAMES))
    }
}
