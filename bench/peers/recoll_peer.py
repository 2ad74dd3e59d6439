"""Indexes a folder with Recoll, asks questions of `class TAB words`, prints `class TAB milliseconds` (best of seven after warming up)."""
import os
import subprocess
import sys
import time

from recoll import recoll

volumes, questions, folder = sys.argv[1:4]
settings = os.path.join(folder, "recoll")
os.mkdir(settings)
with open(os.path.join(settings, "recoll.conf"), "w", encoding="utf8") as file:
    file.write("topdirs = %s\nindexstemminglanguages = english\n" % volumes)
subprocess.run(["recollindex", "-c", settings, "-z"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
database = recoll.connect(confdir=settings)
query = database.query()


def ask(kind, words):
    if kind == "phrase":
        text = '"%s"' % words
    elif kind == "or3":
        text = " OR ".join(words.split())
    else:
        text = words + "*" if kind == "prefix" else words
    count = query.execute(text, stemming=1, stemlang="english")
    # Its unit is a file, or a page of a large one; the sentences around the words would take it seconds.
    return count, [hit.url for hit in query.fetchmany(10)]


with open(questions, encoding="utf8") as file:
    # It counts nothing by year.
    asked = [line for line in (line.rstrip("\n").split("\t") for line in file) if line[0] != "facet"]
for kind, words in asked:
    ask(kind, words)
for kind, words in asked:
    times = []
    for _ in range(7):
        start = time.perf_counter()
        ask(kind, words)
        times.append((time.perf_counter() - start) * 1000)
    print("%s\t%f" % (kind, min(times)))
