package by.pavilion.storefront.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
    private static final String FIELD = "word";
    private static final int MOST = 12;

    /** Of few letters, so that many are alike: the limit cuts them off in Lucene's order. */
    @ParameterizedTest
    @ValueSource(strings = {"abc", "abcdefgh", "абвгд", "aбщz"})
    void findsTheWordsThatLucenesFuzzyQueryFinds(String letters) throws IOException {
        Random random = new Random(letters.hashCode());
        Set<String> words = new TreeSet<>();
        while (words.size() < 300) {
            words.add(word(letters, 2 + random.nextInt(9), random));
        }
        Vocabulary vocabulary = of(words);

        try (Directory directory = new ByteBuffersDirectory();
                IndexWriter writer = written(words, directory);
                DirectoryReader reader = DirectoryReader.open(writer)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            int found = 0;
            for (int round = 0; round < 500; round++) {
                String typed = word(letters, 2 + random.nextInt(9), random);
                int edits = 1 + random.nextInt(2);
                Set<String> expected = ofLucene(typed, edits, searcher);

                assertThat(vocabulary.like(typed, edits, MOST))
                        .as("%s, %d edits", typed, edits)
                        .doesNotHaveDuplicates()
                        .containsExactlyInAnyOrderElementsOf(expected);
                found += expected.size();
            }
            assertThat(found).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "chocolqte, 1, true",
        "chocoalte, 1, true",
        "chocolte, 1, true",
        "chocolatee, 1, true",
        "chokolqte, 1, false",
        "chokolqte, 2, true",
        "ohcoclate, 2, false",
        "xhocolate, 2, false",
        "chokolqtte, 2, false",
        "chocolate, 1, true",
    })
    void countsEdits(String typed, int edits, boolean like) {
        assertThat(of(Set.of("chocolate", "chair", "milk")).like(typed, edits, MOST))
                .isEqualTo(like ? List.of("chocolate") : List.of());
    }

    @Test
    void prefersWhatIsMoreAlikeAndThenWhatComesFirst() {
        Vocabulary vocabulary = of(Set.of("bread", "breads", "broad", "braad", "brxxd", "bready"));

        assertThat(vocabulary.like("bread", 2, 3)).containsExactly("bread", "braad", "breads");
        assertThat(vocabulary.like("bread", 1, MOST)).containsExactly("bread", "braad", "breads", "bready", "broad");
    }

    @Test
    void followsWhatComesAndGoes() {
        Vocabulary before = of(Set.of("tea", "teapot", "milk"));

        Vocabulary after = before.after(Set.of("bread"), Set.of("tea", "milk"));

        assertThat(before.has("tea")).isTrue();
        assertThat(before.has("bread")).isFalse();
        assertThat(after.has("tea")).isFalse();
        assertThat(after.has("bread")).isTrue();
        assertThat(after.hasBeginning("tea")).isTrue();
        assertThat(after.hasBeginning("teapots")).isFalse();
        assertThat(after.hasBeginning("milk")).isFalse();
        assertThat(after.like("bred", 1, MOST)).containsExactly("bread");
        assertThat(after.after(Set.of(), Set.of())).isSameAs(after);
        assertThat(Vocabulary.NONE.like("bred", 1, MOST)).isEmpty();
        assertThat(after.like("", 1, MOST)).isEmpty();
    }

    private static Vocabulary of(Set<String> words) {
        return Vocabulary.NONE.after(words, Set.of());
    }

    private static String word(String letters, int length, Random random) {
        return IntStream.range(0, length)
                .mapToObj(place -> String.valueOf(letters.charAt(random.nextInt(letters.length()))))
                .collect(Collectors.joining());
    }

    private static IndexWriter written(Set<String> words, Directory directory) throws IOException {
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()));
        for (String word : words) {
            Document document = new Document();
            document.add(new StringField(FIELD, word, Store.NO));
            writer.addDocument(document);
        }
        return writer;
    }

    private static Set<String> ofLucene(String typed, int edits, IndexSearcher searcher) throws IOException {
        Set<Term> terms = new HashSet<>();
        new FuzzyQuery(new Term(FIELD, typed), edits, 1, MOST, true)
                .rewrite(searcher)
                .visit(QueryVisitor.termCollector(terms));
        return terms.stream().map(Term::text).collect(Collectors.toSet());
    }
}
