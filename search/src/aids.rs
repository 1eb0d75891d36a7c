//! `Aids`: what a search may use beyond the words themselves, each of which can be left out to measure what it does.

/// What a search may use.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is one aid, left out by itself")]
pub struct Aids {
    /// Words of headings count more.
    pub headings: bool,
    /// Words of the act's title and of the divisions around.
    pub surroundings: bool,
    /// Words that stand as in the query.
    pub neighbours: bool,
    /// A heading that the query names word for word.
    pub named_headings: bool,
    /// Names of acts: short, popular, abbreviated.
    pub names: bool,
    /// Numbers of articles.
    pub citations: bool,
    /// Words nobody wrote: near spellings, other keys, other letters, words run together.
    pub spelling: bool,
    /// Everyday words, by the law's wording.
    pub everyday: bool,
    /// Question words, by what the law calls what is asked for.
    pub questions: bool,
    /// Words of one root: other stems that begin alike.
    pub relatives: bool,
    /// Questions and courtesies are dropped.
    pub courtesy: bool,
    /// Legal force and status of the act.
    pub force: bool,
    /// Pages that lack words lose.
    pub coverage: bool,
}

impl Default for Aids {
    fn default() -> Self {
        Self {
            headings: true,
            surroundings: true,
            neighbours: true,
            named_headings: true,
            names: true,
            citations: true,
            spelling: true,
            everyday: true,
            questions: true,
            relatives: true,
            courtesy: true,
            force: true,
            coverage: true,
        }
    }
}

impl Aids {
    /// Every aid left out in turn, with its name.
    pub fn each_left_out() -> Vec<(&'static str, Self)> {
        let without = |name, leave_out: fn(&mut Self)| {
            let mut aids = Self::default();
            leave_out(&mut aids);
            (name, aids)
        };
        vec![
            without("headings", |aids| aids.headings = false),
            without("surroundings", |aids| aids.surroundings = false),
            without("neighbours", |aids| aids.neighbours = false),
            without("named_headings", |aids| aids.named_headings = false),
            without("names", |aids| aids.names = false),
            without("citations", |aids| aids.citations = false),
            without("spelling", |aids| aids.spelling = false),
            without("everyday", |aids| aids.everyday = false),
            without("questions", |aids| aids.questions = false),
            without("relatives", |aids| aids.relatives = false),
            without("courtesy", |aids| aids.courtesy = false),
            without("force", |aids| aids.force = false),
            without("coverage", |aids| aids.coverage = false),
        ]
    }
}
