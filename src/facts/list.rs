//! What the words of a language do in posts.

/// Names each list once, for the tables, the build and the rules.
macro_rules! lists {
    ($($(#[$doc:meta])+ $name:ident,)+) => {
        /// A list of words of a language. `ByWords` is `by_words` in the files.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum List {
            $($(#[$doc])+ $name,)+
        }

        impl List {
            /// All of them, in the order in which the build writes them.
            pub const NAMES: &[&str] = &[$(stringify!($name)),+];
        }
    };
}

lists! {
    /// Words without meaning of their own.
    Stop,
    /// Words of everyday prose that tell nothing about a post.
    Everyday,
    /// Words for a conference.
    ConferenceWords,
    /// Words of headings over takeaways.
    TakeawayHeadings,
    /// Words of headings that only close a post.
    WeakHeadings,
    /// Phrases that mark a sentence as a takeaway.
    TakeawayCues,
    /// Phrases that mark a sentence as greeting, advert or navigation.
    Dismissals,
    /// Words of travel, meals, rooms and thanks, which make a sentence no takeaway unless it carries much else.
    SmallTalk,
    /// Words of sentences that say how things are, ought to be or will be.
    Claims,
    /// Words for a session.
    SessionWords,
    /// Words between a title and its speaker.
    ByWords,
    /// Words between a session and its title.
    CalledWords,
    /// Words for what someone does for a living.
    RoleWords,
    /// Verbs between a speaker and what they gave.
    GaveWords,
    /// Words that titles hold without a capital.
    SmallWords,
    /// Words beside those whom the author met or thanks.
    MetWords,
    /// Words before a name that say it is one of software.
    SoftwareWords,
    /// Words of links to what is left of a session: its recording, its slides.
    MediaWords,
    /// Words of companies: at the end of their names, over a column of them.
    CompanyWords,
    /// Words of headings over lists of other things than sessions.
    AsideHeadings,
    /// Words with which headings over the journey and the stay begin.
    TravelHeadings,
    /// Words before titles of other works, and before topics.
    OtherWorks,
    /// Words for taking part from afar.
    OnlineWords,
    /// Words for taking part on site.
    InPersonWords,
    /// Words for those who came.
    AttendeeWords,
    /// Words for those who came that need no other word to say so.
    ParticipantWords,
    /// Words that tell that people came, or that something brought them.
    CameWords,
    /// Words that tell of sessions that the author heard them.
    HeardWords,
    /// Words beside numbers of something else.
    OtherCounts,
    /// Words before a date of publication.
    PublishedWords,
    /// Words before a date of change.
    UpdatedWords,
    /// Words before the name of the author.
    AuthorWords,
    /// Words that end the names of conferences.
    EventNouns,
    /// Endings of names of conferences that are one word with capitals inside.
    EventEndings,
    /// Words that tell that something takes place beside something else.
    ColocatedWords,
    /// Words of titles of reports.
    ReportWords,
    /// Words of titles that announce or invite.
    AnnouncementWords,
    /// Words behind the name of a conference that make it the name of a house.
    VenueWords,
    /// Words that begin a sentence which leans on the one before.
    LeaningWords,
    /// Words that part a title from a speaker and that names and titles have too.
    JoiningWords,
    /// Words behind which a sentence goes on to something else.
    /// What an author calls a session of their own.
    OwnSessions,
    /// What an author says of a page about themselves.
    OwnProfiles,
    /// Words behind a time of the day.
    ClockWords,
    /// Words that begin a sentence which points to what was just named.
    PointingWords,
    /// Endings of words for sessions in the plural.
    PluralEndings,
    /// Endings of a name before a word for a session that say whose it is.
    GenitiveEndings,
    /// Parts of addresses under which conferences keep a page for each session, in whatever language.
    SessionPages,
    /// Words between people who spoke together.
    JoiningPeople,
    /// Words between a name and where someone works.
    AtWords,
    /// Words between a name and what they tell of, where a heading gives them the word.
    AboutWords,
    /// Abbreviations behind whose full stop a sentence goes on.
    Abbreviations,
    /// Endings of words that name nothing: of adverbs and verbs.
    Endings,
    /// Endings that are glued to a word and say what it does in a sentence.
    Particles,
    /// Endings of what looks like a name and is none, where words have no spaces.
    NamelessEndings,
    /// Endings of a name that address or honour who has it.
    HonorificEndings,
    /// Endings of a name that say that what follows is theirs.
    OwningEndings,
    /// Endings of words for things and doings, which no name has.
    ThingEndings,
    /// Endings of sentences, where a title has none of them.
    SayingEndings,
    /// Words that make the name of a place of the one behind them: `San Diego`.
    HolyWords,
    /// Words between what someone does and for whom.
    EmployerWords,
}
