import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import org.apache.lucene.analysis.*;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.store.MMapDirectory;

/** Indexes lines of `year TAB words`, asks questions of `class TAB words`, prints `class TAB milliseconds` (best of seven after warming up). */
public class LucenePeer {
  static final Analyzer ANALYZER = new EnglishAnalyzer();

  public static void main(String[] args) throws Exception {
    Path index = Paths.get(args[2], "lucene");
    try (IndexWriter writer = new IndexWriter(new MMapDirectory(index), new IndexWriterConfig(ANALYZER));
        java.io.BufferedReader lines = Files.newBufferedReader(Paths.get(args[0]), StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        Document document = new Document();
        document.add(new TextField("words", line.substring(tab + 1), Field.Store.YES));
        document.add(new NumericDocValuesField("year", Long.parseLong(line.substring(0, tab))));
        writer.addDocument(document);
      }
      writer.forceMerge(5);
    }
    DirectoryReader reader = DirectoryReader.open(new MMapDirectory(index));
    IndexSearcher searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    List<String> questions = Files.readAllLines(Paths.get(args[1]), StandardCharsets.UTF_8);
    for (int round = 0; round < 20; round++) for (String question : questions) ask(searcher, question);
    for (String question : questions) {
      double[] times = new double[7];
      for (int run = 0; run < times.length; run++) {
        long start = System.nanoTime();
        ask(searcher, question);
        times[run] = (System.nanoTime() - start) / 1e6;
      }
      Arrays.sort(times);
      System.out.println(question.substring(0, question.indexOf('\t')) + "\t" + times[0]);
    }
  }

  static long ask(IndexSearcher searcher, String line) throws Exception {
    String kind = line.substring(0, line.indexOf('\t'));
    String words = line.substring(line.indexOf('\t') + 1);
    Query query = toQuery(kind, words);
    if (kind.equals("facet")) return countYears(searcher, query).size();
    TopDocs top = searcher.search(query, 10);
    long length = searcher.count(query);
    for (ScoreDoc hit : top.scoreDocs) length += searcher.doc(hit.doc).get("words").length();
    return length;
  }

  static Query toQuery(String kind, String words) throws Exception {
    if (kind.equals("prefix")) return new PrefixQuery(new Term("words", words));
    List<Term> terms = new ArrayList<>();
    try (TokenStream stream = ANALYZER.tokenStream("words", words)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) terms.add(new Term("words", term.toString()));
      stream.end();
    }
    if (kind.equals("phrase")) return new PhraseQuery("words", terms.stream().map(Term::text).toArray(String[]::new));
    BooleanClause.Occur occur = kind.equals("or3") ? BooleanClause.Occur.SHOULD : BooleanClause.Occur.MUST;
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    for (Term term : terms) builder.add(new TermQuery(term), occur);
    return builder.build();
  }

  static Map<Long, Integer> countYears(IndexSearcher searcher, Query query) throws Exception {
    Map<Long, Integer> counts = new HashMap<>();
    searcher.search(query, new SimpleCollector() {
      NumericDocValues years;

      @Override
      protected void doSetNextReader(LeafReaderContext context) throws java.io.IOException {
        years = DocValues.getNumeric(context.reader(), "year");
      }

      @Override
      public void collect(int doc) throws java.io.IOException {
        if (years.advanceExact(doc)) counts.merge(years.longValue(), 1, Integer::sum);
      }

      @Override
      public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
      }
    });
    return counts;
  }
}
