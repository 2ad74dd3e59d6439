"""Indexes lines of `year TAB words`, asks questions of `class TAB words`, prints `class TAB milliseconds` (best of seven after warming up)."""
import collections
import os
import sys
import time

import xapian

lines, questions, folder = sys.argv[1:4]
stem = xapian.Stem("en")
database = xapian.WritableDatabase(os.path.join(folder, "xapian"), xapian.DB_CREATE)
generator = xapian.TermGenerator()
generator.set_stemmer(stem)
with open(lines, encoding="utf8") as file:
    for line in file:
        year, _, words = line.rstrip("\n").partition("\t")
        document = xapian.Document()
        document.set_data(words)
        document.add_value(0, year)
        generator.set_document(document)
        generator.index_text(words)
        database.add_document(document)
database.commit()
database.close()
database = xapian.Database(os.path.join(folder, "xapian"))
parser = xapian.QueryParser()
parser.set_stemmer(stem)
parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
parser.set_database(database)
parser.set_default_op(xapian.Query.OP_AND)
FLAGS = xapian.QueryParser.FLAG_DEFAULT | xapian.QueryParser.FLAG_WILDCARD


def to_query(kind, words):
    if kind == "phrase":
        return parser.parse_query('"%s"' % words, FLAGS)
    if kind == "or3":
        return parser.parse_query(" OR ".join(words.split()), FLAGS)
    return parser.parse_query(words + "*" if kind == "prefix" else words, FLAGS)


def ask(kind, words):
    enquire = xapian.Enquire(database)
    enquire.set_query(to_query(kind, words))
    if kind == "facet":
        spy = xapian.ValueCountMatchSpy(0)
        enquire.add_matchspy(spy)
        enquire.get_mset(0, 0, database.get_doccount())
        return sum(1 for _ in spy.values())
    # To check as many as there are makes the count exact, as it is for the others.
    found = enquire.get_mset(0, 10, database.get_doccount())
    return found.get_matches_estimated(), [hit.document.get_data() for hit in found]


with open(questions, encoding="utf8") as file:
    asked = [line.rstrip("\n").split("\t") for line in file]
for kind, words in asked:
    ask(kind, words)
for kind, words in asked:
    times = []
    for _ in range(7):
        start = time.perf_counter()
        ask(kind, words)
        times.append((time.perf_counter() - start) * 1000)
    print("%s\t%f" % (kind, min(times)))
