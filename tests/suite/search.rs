//! Search: what a reader asks of the project's own posts, and queries without number held against a plain look at every text.

use crate::fixture::{files, post, understanding, written};
use hallway::corpus::Corpus;
use hallway::date::Date;
use hallway::post::{Mention, NameKind, Post, Term};
use hallway::route::{Facet, Route};
use hallway::search::{Query, Wanted, terms};
use hallway::select::{Passages, Selection, WordOrder, WordRow, select};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

/// The project's own posts.
static SEEDS: LazyLock<Corpus> = LazyLock::new(|| {
    let posts = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds"));
    let posts = posts.iter().filter(|file| !["hallway.toml", "README.md"].contains(&file.path.as_str()));
    corpus(posts.map(|file| post(&understanding(), &file.path, &file.bytes)))
});

/// The posts that were written for the tests, in many languages.
static WRITTEN: LazyLock<Corpus> = LazyLock::new(|| {
    let understanding = understanding();
    corpus(written().iter().map(|file| post(&understanding, &file.path, &file.bytes)))
});

fn corpus(posts: impl Iterator<Item = Post>) -> Corpus {
    let mut corpus = Corpus::new(understanding().facts());
    posts.for_each(|post| corpus.add(post));
    corpus
}

fn search(corpus: &Corpus, query: &str) -> Selection {
    select(corpus, &Route { query: query.to_owned(), ..Route::default() })
}

/// The passages that are shown for a query, best post first: the slug and the text.
fn passages(query: &str) -> Vec<(String, String)> {
    let selection = search(&SEEDS, query);
    let posts = selection.posts.iter().filter_map(|hit| SEEDS.post(hit.post));
    posts
        .map(|post| {
            (post.slug.clone(), selection.passage(&Passages::new(&post.document())).map(|passage| passage.text).unwrap_or_default())
        })
        .collect()
}

#[test]
fn a_reader_finds_the_passage_that_is_meant_first_or_second() {
    let mut misses = Vec::new();
    for (query, slug, passage) in QUERIES {
        let found = passages(query);
        if !found.iter().take(2).any(|(found, text)| found.contains(slug) && text.contains(passage)) {
            misses.push(format!("{query}: {found:#?}"));
        }
    }
    assert!(misses.is_empty(), "{}", misses.join("\n"));
}

#[test]
fn what_is_chosen_is_found_in_each_report_that_is_left() {
    let said = |post: &Post, facet: Facet| -> Vec<String> {
        match facet {
            Facet::Project => post.named(NameKind::Project).map(|name| name.name.clone()).collect(),
            Facet::Topic => post.topics.clone(),
            _ => post.terms.iter().map(|term| term.term.clone()).collect(),
        }
    };
    let mut silent = Vec::new();
    for facet in [Facet::Project, Facet::Topic, Facet::Term] {
        let values: BTreeSet<String> = SEEDS.posts().flat_map(|post| said(&post, facet)).collect();
        assert!(values.len() > 20, "{facet:?}");
        for value in &values {
            let selection = select(&SEEDS, &Route::only(facet, value));
            assert!(!selection.posts.is_empty(), "{value}");
            for post in selection.posts.iter().filter_map(|hit| SEEDS.post(hit.post)) {
                let found = selection.passage(&Passages::new(&post.document())).is_some_and(|passage| !passage.found.is_empty());
                // What the title or a tag alone says has no passage.
                let beside = [post.heading(), &post.tags.join(" ")].join(" ").to_lowercase().replace(['-', ' '], "");
                if !found && !beside.contains(&value.to_lowercase().replace(['-', ' '], "")) {
                    silent.push(format!("{value} in {}", post.slug));
                }
            }
        }
    }
    assert!(silent.is_empty(), "{silent:#?}");
}

/// What is typed, a part of the slug of the post that is meant, and words of the passage.
const QUERIES: &[(&str, &str, &str)] = &[
    ("carbon aware", "2023", "carbon-aware scaler"),
    ("who spoke about Cilium mesh", "2023", "Cilium Mesh"),
    ("kubernets clusters robot", "2023", "Boston Dynamics"),
    ("\"big red button\"", "eu-2022", "big red button"),
    ("big red", "eu-2022", "big red button"),
    ("Korbacher", "2023", "Körbächer"),
    ("max korb", "2023", "Max K"),
    ("malota-wojcik", "first-in-person", "Małota-Wójcik"),
    ("aurelie vache books", "2024", "Aurélie Vache"),
    ("spin memory 2.4 MB", "2024", "Spin"),
    ("eiffel tower", "2024", "Eiffel Tower"),
    ("croissant", "2024", "croissant"),
    ("sign language", "2024", "sign language"),
    ("platforms as products", "2024", "platforms as products"),
    ("boring technology OR \"boring tech\"", "2024", "boring tech"),
    ("LLM on kubernetes", "2024", "Large Language Model"),
    ("kelsey hightower fortran", "2018", "Fortran"),
    ("peak kubecon", "2018", "peak Kubecon"),
    ("openshift commons", "2018", "OpenShift Commons"),
    ("operator framework workshop", "2018", "Operator Framework"),
    ("tungsten fabric", "2018", "Tungsten Fabric"),
    ("weave flux gitops", "2018", "Weave Flux"),
    ("how many people attended seattle", "2018", "8,000 people"),
    ("envoycon", "2018", "EnvoyCon"),
    ("istio workshop waitlist", "2018", "Istio workshop"),
    ("burnout open source", "first-in-person", "Burnout"),
    ("dan kohn scholarship", "first-in-person", "Dan Kohn Scholarship"),
    ("managing secrets gitops", "first-in-person", "GitOps implementation"),
    ("mercedes benz kubernetes", "2022", "Mercedes"),
    ("spark on kubernetes", "first-in-person", "Spark"),
    ("dog breed", "first-in-person", "Dog Breed"),
    ("finops", "first-in-person", "FinOps"),
    ("cern hadron collider", "eu-2022", "CERN"),
    ("karpenter", "eu-2022", "Karpenter"),
    ("microk8s ubunt", "eu-2022", "MicroK8s"),
    ("argocd alternative -weave", "eu-2022", "ArgoCD"),
    ("network policies isovalent", "2023", "Raymond de Jong"),
    ("backstage migration appsflyer", "2023", "AppsFlyer"),
    ("gardens and glaciers", "2023", "Gardens and Glaciers"),
    ("year:2023 keynote apple", "2023", "Emily Fox"),
    ("author:julia party", "2024", "party"),
    ("vegitarian", "2024", "vegetarian"),
    ("sustainabilty group", "2023", "Sustainability"),
    ("from:2024 observability", "2024", "Observability"),
];

#[test]
fn a_word_that_nobody_wrote_gives_way_to_the_nearest() {
    let selection = search(&SEEDS, "sustainabilty zzzyx");
    let parts: Vec<(&str, usize, bool)> = selection.parts.iter().map(|part| (part.text.as_str(), part.posts, part.left_out)).collect();
    assert_eq!((selection.posts.len(), selection.parts[0].instead.as_slice()), (1, &["sustainability".to_owned()][..]));
    // No post has the second word.
    assert_eq!(parts, [("sustainabilty", 1, false), ("zzzyx", 0, true)]);
    for nothing in ["zzzyx", "\"zzzyx\" gitops", "gitops from:2040", "gitops author:zzzyx", "the -the"] {
        assert!(search(&SEEDS, nothing).posts.is_empty(), "{nothing}");
    }
}

#[test]
fn a_compound_is_found_however_its_words_are_parted() {
    let titles = ["Open source and burnout", "A keynote in the evening", "Set up in the cloud", "The in-person mesh"];
    let corpus = corpus(titles.into_iter().map(|title| Post { title: Some(title.to_owned()), ..Post::default() }));
    for (query, found, instead) in [
        ("opensource", vec![0], "open source"),
        ("opensour", vec![0], "open sour"),
        ("opensource burnout ", vec![0], "open source"),
        ("opensource-and ", vec![0], "open source and"),
        ("burn out ", vec![0], "burnout"),
        ("burn-out ", vec![0], "burnout"),
        ("evening key note ", vec![1], "keynote"),
        // Where posts have what is typed, that is what is looked for.
        ("set up ", vec![2], ""),
        ("person mesh ", vec![3], ""),
        ("source open ", vec![0], ""),
        // No two words that stand side by side.
        ("sourceburnout ", vec![], ""),
        ("\"opensource\"", vec![], ""),
    ] {
        let selection = search(&corpus, query);
        let posts: Vec<usize> = selection.posts.iter().map(|hit| hit.post).collect();
        let stand_in: Vec<&str> = selection.parts.iter().flat_map(|part| &part.instead).map(String::as_str).collect();
        assert_eq!((posts, stand_in.join(" ")), (found, instead.to_owned()), "{query}");
        assert_eq!(Query::parse(&selection.query.to_string()), Query::parse(query), "{query} is printed as it was typed");
    }
}

/// A number that looks as if it were drawn by lot; the same row of them every time.
struct Draw(u32);

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        // Numerical Recipes, "quick and dirty" linear congruential generator.
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % bound.max(1)
    }

    fn of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

/// All texts of a post that are searched, in terms.
fn texts(post: &Post) -> Vec<Vec<String>> {
    let mut texts = vec![post.heading().to_owned()];
    texts.extend(post.authors.iter().chain(&post.tags).cloned());
    for mention in post.subjects() {
        texts.push(mention.name.clone());
        texts.extend(mention.city.clone());
    }
    for takeaway in &post.takeaways {
        texts.extend([takeaway.label.clone(), Some(takeaway.text.clone()), takeaway.by.clone()].into_iter().flatten());
    }
    for session in &post.sessions {
        texts.push(session.title.clone());
        texts.extend(session.speakers.iter().flat_map(|speaker| [Some(speaker.name.clone()), speaker.affiliation.clone()]).flatten());
    }
    for passage in post.document().passages() {
        texts.push(passage.text);
        texts.extend(passage.descriptions);
    }
    texts.iter().map(|text| terms(text)).collect()
}

/// Whether a post fits a query, as a plain look at all its texts tells.
fn fits(post: &Post, texts: &[Vec<String>], query: &Query) -> bool {
    query.clauses.iter().all(|clause| {
        clause.any.iter().any(|literal| {
            let found = match &literal.wanted {
                Wanted::Phrase(phrase) => texts.iter().any(|text| phrase.found_in(text)),
                Wanted::Value(Facet::Author, phrase) => post.authors.iter().any(|author| phrase.found_in(&terms(author))),
                Wanted::Value(Facet::Project, phrase) => post.named(NameKind::Project).any(|name| phrase.found_in(&terms(&name.name))),
                // By its tag and by its name: `lang:fren`.
                Wanted::Value(Facet::Language, phrase) => {
                    let said = |tag: &String| phrase.found_in(&terms(tag)) || phrase.found_in(&terms(&WRITTEN.label(Facet::Language, tag)));
                    post.language.iter().any(said)
                }
                Wanted::Value(..) => unreachable!("no such field is drawn"),
                Wanted::From(day) => first_day(post).is_some_and(|own| own >= *day),
                Wanted::To(day) => first_day(post).is_some_and(|own| own <= *day),
            };
            found != literal.negated
        })
    })
}

fn first_day(post: &Post) -> Option<Date> {
    // The first day of the conference, else the day of the post in its year, else the middle of that, else the day of the post.
    let of_conference = |mention: &Mention| {
        let told = post.published.filter(|day| mention.year == Some(day.year));
        mention.start.or(told).or_else(|| Date::new(mention.year?, 7, 1))
    };
    post.subjects().find_map(of_conference).or_else(|| post.day())
}

/// One part of a query, made of words that stand in some post, or nearly so.
fn part(draw: &mut Draw, text: &[String], post: &Post) -> String {
    let at = draw.below(text.len());
    let word = text.get(at).map_or("x", String::as_str);
    // Pairs of characters are typed as they stand in a text.
    let run = text.iter().skip(at).take(1 + draw.below(3)).map(String::as_str).collect::<Vec<_>>();
    let quoted = if word.is_ascii() { format!("\"{}\"", run.join(" ")) } else { format!("\"{word}\"") };
    let author = post.authors.first().map_or("", String::as_str);
    let project = post.named(NameKind::Project).next().map_or("", |name| name.name.as_str());
    let pieces = [
        word.to_owned(),
        word.chars().take(3).collect(),
        format!("{word}s "),
        quoted,
        format!("author:\"{author}\""),
        format!("project:{project} "),
        format!("lang:{}", post.language.as_deref().unwrap_or("en")),
        format!("{}:20{}", ["from", "to"][draw.below(2)], 15 + draw.below(10)),
    ];
    let negation = if draw.below(5) == 0 { "-" } else { "" };
    format!("{negation}{}", pieces[[0, 0, 0, 1, 2, 3, 3, 4, 5, 6, 7][draw.below(11)]])
}

#[test]
fn the_index_finds_what_a_plain_look_at_every_text_does() {
    let posts: Vec<Post> = WRITTEN.posts().collect();
    let all: Vec<Vec<Vec<String>>> = posts.iter().map(texts).collect();
    let languages: BTreeSet<&str> = posts.iter().filter_map(|post| post.language.as_deref()?.get(..2)).collect();
    assert!(languages.len() >= 8 && languages.contains("zh") && languages.contains("ja"), "{languages:?}");
    let mut draw = Draw(7);
    let (mut hits, mut queries) = (0, 0);
    for _ in 0..4_000 {
        let mut text = String::new();
        for _ in 0..=draw.below(3) {
            let post = draw.below(all.len());
            let one = draw.below(all[post].len());
            let piece = part(&mut draw, &all[post][one], &posts[post]);
            text.push_str(&piece);
            text.push_str([" ", " ", " OR ", ""][draw.below(4)]);
        }
        let selection = search(&WRITTEN, &text);
        // Words that say nothing by themselves, and those that nobody wrote, are another test's.
        if selection.parts.iter().any(|part| part.optional || part.left_out || !part.instead.is_empty()) {
            continue;
        }
        let mut found: Vec<usize> = selection.posts.iter().map(|hit| hit.post).collect();
        found.sort_unstable();
        let query = Query::parse(&text);
        let expected: Vec<usize> = (0..all.len()).filter(|post| fits(&posts[*post], &all[*post], &query)).collect();
        assert_eq!(found, expected, "{text} as {query}");
        hits += expected.len();
        queries += 1;
    }
    assert!(queries > 2_000 && hits > queries, "{hits} hits of {queries} queries");
}

/// The route with nothing chosen in the facet.
fn without(route: &Route, facet: Facet) -> Route {
    route.chosen.of(facet).fold(route.clone(), |rest, value| rest.toggled(facet, value))
}

#[test]
fn every_count_is_what_choosing_the_value_gives() {
    let mut draw = Draw(11);
    let mut counted = 0;
    for query in ["", "kubernetes", "the OR die", "-kubernetes"] {
        let mut route = Route { query: query.to_owned(), ..Route::default() };
        for _ in 0..4 {
            let selection = select(&WRITTEN, &route);
            for group in &selection.facets {
                for value in group.values.iter().filter(|value| !value.chosen) {
                    // Values of a facet are alternatives: without the others, this one gives what it counts.
                    let alone = without(&route, group.facet);
                    let found = select(&WRITTEN, &alone.toggled(group.facet, &value.value)).posts.len();
                    assert_eq!(found, value.count, "{:?} {} of {route}", group.facet, value.value);
                    counted += 1;
                }
            }
            for mark in selection.timeline.iter().filter(|mark| !mark.edition.reports.is_empty()) {
                let alone = without(&route, Facet::Edition);
                let found = select(&WRITTEN, &alone.toggled(Facet::Edition, &mark.edition.id)).posts.len();
                assert_eq!(found, mark.count, "{} of {route}", mark.edition.id);
            }
            let Some(group) = selection.facets.get(draw.below(selection.facets.len())) else { break };
            route = route.toggled(group.facet, &draw.of(&group.values).value);
        }
    }
    assert!(counted > 300, "{counted}");
}

#[test]
fn a_word_of_the_cloud_is_the_same_as_one_and_as_several() {
    let say = |term: &str| Post { terms: vec![Term { term: term.to_owned(), score: 1.0 }], ..Post::default() };
    let corpus = corpus(["APIs", "API", "api"].map(say).into_iter());
    let words = select(&corpus, &Route::default()).cloud;
    assert_eq!(words.iter().map(|word| word.posts).collect::<Vec<_>>(), [3], "{words:?}");
    assert_eq!(select(&corpus, &Route::only(Facet::Term, "APIs")).posts.len(), 3);
}

#[test]
fn the_table_of_words_counts_what_choosing_each_gives() {
    let all = Route::default();
    let selection = select(&SEEDS, &all);
    let numbers =
        |order: WordOrder, number: fn(&WordRow) -> usize| -> Vec<usize> { selection.words(&SEEDS, order).iter().map(number).collect() };
    for row in selection.words(&SEEDS, WordOrder::Term) {
        let found = select(&SEEDS, &all.toggled(Facet::Term, &row.word.term));
        assert_eq!((found.posts.len(), found.takeaways.len()), (row.word.posts, row.takeaways), "{}", row.word.term);
    }
    for sorted in [
        numbers(WordOrder::Weight, |row| row.percent),
        numbers(WordOrder::Posts, |row| row.word.posts),
        numbers(WordOrder::Takeaways, |row| row.takeaways),
    ] {
        assert!(sorted.len() > 30 && sorted[0] > 0 && sorted.is_sorted_by(|a, b| a >= b), "{sorted:?}");
    }
    assert_eq!(numbers(WordOrder::Weight, |row| row.percent)[0], 100);
}

#[test]
fn takeaways_and_talks_fit_by_themselves() {
    let selection = search(&SEEDS, "gitops");
    assert!(!selection.takeaways.is_empty() && !selection.talks.is_empty());
    for hit in &selection.takeaways {
        let (_, takeaway) = hit.of(&SEEDS).expect("the takeaway is there");
        let text = format!("{} {}", takeaway.label.as_deref().unwrap_or_default(), takeaway.text).to_lowercase();
        assert!(text.contains("gitops"), "{text}");
    }
    for hit in &selection.talks {
        let talk = selection.talk(&SEEDS, hit.talk);
        assert_eq!(talk.reports.len(), hit.reports);
        assert!(talk.title.to_lowercase().contains("gitops"), "{}", talk.title);
    }
}
