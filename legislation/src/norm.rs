//! `Norm`: what a provision asks, allows, forbids or threatens – who, must or may, what, when, how much, except when.
//!
//! Every piece is words of the law, verbatim; what is computed from them (a number of days, a sum) stands beside the
//! words. The words of a list item's norm may lie in the item and in the head above it, so a piece is a [`Wording`].

use crate::{Date, TextSpan};
use serde::{Deserialize, Serialize};

/// Words of an act: one place, or several where a sentence goes on from a head into an item.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Wording(pub Vec<Place>);

/// A piece of one provision's text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Place {
    /// Index of the provision in its act.
    pub provision: u32,
    /// The words in its text.
    pub span: TextSpan,
}

/// One norm. `W` says where words lie: [`TextSpan`] in a text that stands alone, [`Wording`] in an act.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Norm<W> {
    /// The sentence, with its head where it is an item.
    pub words: W,
    /// What kind of norm it is; `None` where the words do not tell.
    pub modality: Option<Modality>,
    /// Said by the bare indicative («осуществляет», «жүзеге асырады»), not by a word of duty or right.
    pub implied: bool,
    /// The words that tell the kind: «обязан», «жол берілмейді», the verb of an implied norm.
    pub marker: Option<W>,
    /// Who: whoever is bound, entitled or punished.
    pub addressee: Option<W>,
    /// What is to be done; in a sanction, the conduct that is punished.
    pub action: Option<W>,
    /// When it applies: «в случае …», «если …», «… жағдайда».
    pub conditions: Vec<W>,
    /// When it does not: «за исключением …», «… қоспағанда», «если иное не …».
    pub exceptions: Vec<W>,
    /// By when, how long, from when.
    pub deadlines: Vec<Deadline<W>>,
    /// How much.
    pub amounts: Vec<Amount<W>>,
    /// Numbered provisions and named acts it speaks of; what they name is told by [`crate::Reference`]s.
    pub references: Vec<W>,
}

impl<W> Norm<W> {
    /// All its words: the sentence first, then its pieces.
    pub fn pieces(&self) -> impl Iterator<Item = &W> {
        let named = [self.marker.as_ref(), self.addressee.as_ref(), self.action.as_ref()].into_iter().flatten();
        let lists = self.conditions.iter().chain(&self.exceptions).chain(&self.references);
        let deadlines = self.deadlines.iter().flat_map(|limit| std::iter::once(&limit.words).chain(&limit.anchor));
        let amounts = self.amounts.iter().map(|amount| &amount.words);
        std::iter::once(&self.words).chain(named).chain(lists).chain(deadlines).chain(amounts)
    }
}

/// The kind of a norm.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Modality {
    /// Someone must: обязан, должен, міндетті, тиіс, shall.
    Duty,
    /// A person may, or need not: вправе, не обязан, құқылы, may.
    Right,
    /// Must not: запрещается, не вправе, жол берілмейді, may not.
    Prohibition,
    /// Competence of a state body.
    Power,
    /// Conduct and its punishment or liability.
    Sanction,
    /// Says what a term means.
    Definition,
    /// No norm of conduct: scope, commencement, legal effect, rates.
    Descriptive,
}

impl Modality {
    /// Every kind.
    pub const ALL: [Self; 7] =
        [Self::Duty, Self::Right, Self::Prohibition, Self::Power, Self::Sanction, Self::Definition, Self::Descriptive];

    /// The word used in commands and files.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Duty => "duty",
            Self::Right => "right",
            Self::Prohibition => "prohibition",
            Self::Power => "power",
            Self::Sanction => "sanction",
            Self::Definition => "definition",
            Self::Descriptive => "descriptive",
        }
    }

    /// The kind of this slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }
}

/// A limit, a due date or a period.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Deadline<W> {
    /// The words, the anchor among them.
    pub words: W,
    /// How it limits.
    pub direction: Direction,
    /// How many units; `None` for events and dates. The greater one of a range.
    pub number: Option<u32>,
    /// The smaller number of a range: «от трех до семи суток».
    pub at_least: Option<u32>,
    /// Of what.
    pub unit: Option<TimeUnit>,
    /// A calendar day named: «до 1 января 2026 года»; `None` where the year is not named.
    pub date: Option<Date>,
    /// The event it is counted from or to.
    pub anchor: Option<W>,
}

/// How a deadline limits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// No later: «в течение», «не позднее», «ішінде», "within", before a date or an event.
    Within,
    /// No earlier: «не ранее», «по истечении», «кейін», "after".
    NotEarlier,
    /// At least so long: «не менее», «кемінде», "at least".
    AtLeast,
    /// At least so long before the anchor: «за три дня до», «үш күн бұрын».
    Before,
    /// As long as that: «на срок», «в период», "for".
    Lasting,
    /// At once: «незамедлительно», «дереу».
    Immediately,
}

/// A unit of time.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeUnit {
    /// Минут.
    Minute,
    /// Часов, сағат.
    Hour,
    /// Дней, суток without a word before them, and календарных.
    CalendarDay,
    /// Рабочих дней, жұмыс күні.
    WorkingDay,
    /// Банковских дней.
    BankingDay,
    /// Недель, апта.
    Week,
    /// Месяцев, ай.
    Month,
    /// Кварталов, тоқсан.
    Quarter,
    /// Лет, жыл.
    Year,
}

/// An amount of money, a multiple of an index, a share.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Amount<W> {
    /// The words.
    pub words: W,
    /// How much; the greater one of a range.
    pub number: Number,
    /// The smaller one of a range: «от одного до трех процентов».
    pub at_least: Option<Number>,
    /// Of what.
    pub measure: Measure,
}

/// An exact positive number: 1.5 is 15/10, two thirds 2/3.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Number {
    /// Above the line.
    pub numerator: u64,
    /// Below it; never 0.
    pub denominator: u64,
}

impl Number {
    /// A whole number.
    pub fn whole(numerator: u64) -> Self {
        Self { numerator, denominator: 1 }
    }

    /// The nearest floating-point number.
    pub fn value(self) -> f64 {
        self.numerator as f64 / self.denominator.max(1) as f64
    }
}

/// What an amount counts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Hundredths of something named.
    Percent,
    /// A share in words: «две трети», «бестен бірі».
    Share,
    /// Multiples of an index that a law sets.
    Index(Index),
    /// Money.
    Money(Currency),
}

/// An index that a law sets anew from time to time.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Index {
    /// Месячный расчетный показатель, айлық есептік көрсеткіш, monthly calculation index (Kazakhstan).
    Mci,
    /// Минимальная заработная плата, ең төмен жалақы (Kazakhstan).
    MinimumWage,
    /// Прожиточный минимум, ең төмен күнкөріс деңгейі (Kazakhstan).
    SubsistenceMinimum,
    /// Расчетный показатель (Kyrgyzstan).
    CalculationIndex,
}

impl Index {
    /// Every index.
    pub const ALL: [Self; 4] = [Self::Mci, Self::MinimumWage, Self::SubsistenceMinimum, Self::CalculationIndex];

    /// Its name in the table of indexes.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Mci => "mci",
            Self::MinimumWage => "minimum-wage",
            Self::SubsistenceMinimum => "subsistence-minimum",
            Self::CalculationIndex => "calculation-index",
        }
    }
}

/// A currency.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Currency {
    /// Теңге.
    Tenge,
    /// Сом of Kyrgyzstan.
    Som,
    /// Российский рубль.
    Rouble,
    /// United States dollar.
    Dollar,
    /// Euro.
    Euro,
}

impl<W> Norm<W> {
    /// The same norm with its words told in another way.
    pub fn map<V>(self, place: impl Fn(W) -> V) -> Norm<V> {
        let all = |list: Vec<W>| list.into_iter().map(&place).collect::<Vec<V>>();
        Norm {
            conditions: all(self.conditions),
            exceptions: all(self.exceptions),
            references: all(self.references),
            words: place(self.words),
            modality: self.modality,
            implied: self.implied,
            marker: self.marker.map(&place),
            addressee: self.addressee.map(&place),
            action: self.action.map(&place),
            deadlines: self.deadlines.into_iter().map(|d| d.map(&place)).collect(),
            amounts: self.amounts.into_iter().map(|a| a.map(&place)).collect(),
        }
    }
}

impl<W> Deadline<W> {
    /// The same deadline with its words told in another way.
    pub fn map<V>(self, place: impl Fn(W) -> V) -> Deadline<V> {
        Deadline {
            words: place(self.words),
            direction: self.direction,
            number: self.number,
            at_least: self.at_least,
            unit: self.unit,
            date: self.date,
            anchor: self.anchor.map(place),
        }
    }
}

impl<W> Amount<W> {
    /// The same amount with its words told in another way.
    pub fn map<V>(self, place: impl Fn(W) -> V) -> Amount<V> {
        Amount { words: place(self.words), number: self.number, at_least: self.at_least, measure: self.measure }
    }
}
