package by.pavilion.storefront.search;

import by.pavilion.storefront.search.Words.Word;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.similarities.BooleanSimilarity;
import org.jspecify.annotations.Nullable;

/**
 * The index as it is until the next change, and what was looked up in it: shoppers put the same words together in ever new
 * ways, so each word is kept by itself, and what was found by all of them is kept too, for who narrows, sorts and turns pages.
 */
final class Edition extends IndexSearcher {
    /** Points of a score for each unit of weight; brevity only decides between equals. */
    private static final int POINTS = 1_000;

    private static final int SPELLED_POINTS = Queries.SPELLED * POINTS;

    /** How much of what was wanted before is looked up again when the index changes: a few hundredths of a second. */
    private static final int MOST_WANTED = 500;

    private static final int MOST_WANTED_HITS = 250_000;

    /** What may be kept of what was found, and as much of single words. */
    private static final int KEPT_BYTES = 16 << 20;

    /** What a key and its place in a cache cost, about. */
    private static final int KEY_BYTES = 500;

    private final Cache<Look, Hits> looked = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumWeight(KEPT_BYTES)
            .weigher((Look look, Hits hits) -> KEY_BYTES + hits.size() * Hits.BYTES_OF_EACH)
            .build();
    private final Cache<Asked, Matches> found = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumWeight(KEPT_BYTES)
            .weigher((Asked asked, Matches kept) -> KEY_BYTES + kept.size() * Matches.BYTES_OF_EACH)
            .build();
    private final Map<String, Vocabulary> vocabularies;
    private volatile @Nullable Products products;

    /** Words that were looked for. */
    record Asked(String text, Strictness strictness) {}

    /** Whom each document is about, and how brief its name is. */
    @SuppressWarnings("ArrayRecordComponent") // there are as many as products, and nobody compares them
    private record Products(long[] ids, int[] brevities) {}

    /** @param vocabularies what stands in the fields of the index, by these */
    Edition(IndexReader reader, Map<String, Vocabulary> vocabularies) {
        super(reader);
        this.vocabularies = vocabularies;
        setSimilarity(new BooleanSimilarity());
        setQueryCache(null);
    }

    /** Looks up what was wanted most of the edition before, so that shoppers notice little of a change. */
    void lookUpWhatWasWanted(Edition before) {
        products();
        int hits = 0;
        for (Map.Entry<Look, Hits> wanted : before.wanted().entrySet()) {
            int more = wanted.getValue().size();
            if (hits + more <= MOST_WANTED_HITS) { // what nearly all products have keeps out nothing smaller behind it
                hits += more;
                hits(wanted.getKey());
            }
        }
    }

    private Map<Look, Hits> wanted() {
        return looked.policy()
                .eviction()
                .map(eviction -> eviction.hottest(MOST_WANTED))
                .orElse(Map.of());
    }

    Optional<Matches> findKept(Asked asked) {
        return Optional.ofNullable(found.getIfPresent(asked));
    }

    /** What was found by them, to be kept. */
    Matches keep(Asked asked, Hits hits) {
        Products all = products();
        long[] ids = new long[hits.size()];
        int[] scores = new int[hits.size()];
        for (int place = 0; place < ids.length; place++) {
            ids[place] = all.ids()[hits.document(place)];
            scores[place] = hits.points(place) + all.brevities()[hits.document(place)];
        }
        Matches matches = new Matches(asked.strictness(), ids, scores);
        found.put(asked, matches);
        return matches;
    }

    Optional<Hits> findKept(Look look) {
        return Optional.ofNullable(looked.getIfPresent(look));
    }

    Hits hits(Look look) {
        Hits known = looked.getIfPresent(look);
        if (known == null) {
            known = meant(look).map(meant -> hits(meant, this::hits)).orElseGet(() -> lookUp(look));
            looked.put(look, known);
        }
        return known;
    }

    /** What any of what is meant matches. */
    Hits hits(Meant meant, Function<Look, Hits> known) {
        return meant.hits(known, SPELLED_POINTS, documents());
    }

    /** A word of letters that no code begins with need not be looked for among them. */
    boolean isNoCode(Look look) {
        return look instanceof Look.Code code
                && Words.firstLetters(code.code()).length() == code.code().length()
                && !vocabularies.getOrDefault(Fields.CODE, Vocabulary.NONE).hasBeginning(code.code());
    }

    /** Empty for a word that is taken as it is. */
    Optional<Unknown> findUnknown(Word word) {
        return Unknown.find(word, vocabularies);
    }

    Meant meant(Unknown unknown, boolean similar) {
        return unknown.meant(similar, vocabularies);
    }

    private Optional<Meant> meant(Look look) {
        return look instanceof Look.Anywhere word
                ? findUnknown(word.word()).map(unknown -> meant(unknown, word.similar()))
                : Optional.empty();
    }

    int documents() {
        return getIndexReader().maxDoc();
    }

    private Hits lookUp(Look look) {
        try {
            Query query = look.query(new Dictionary(this, vocabularies));
            return query instanceof MatchNoDocsQuery ? Hits.NONE : search(query, new Collecting());
        } catch (IOException e) {
            throw new UncheckedIOException("the index cannot be read", e);
        }
    }

    /** Read when somebody asks; twice by two at once, which does no harm. */
    private Products products() {
        Products known = products;
        if (known == null) {
            known = read();
            products = known;
        }
        return known;
    }

    private Products read() {
        long[] ids = new long[documents()];
        int[] brevities = new int[documents()];
        try {
            for (LeafReaderContext leaf : getIndexReader().leaves()) {
                NumericDocValues id = leaf.reader().getNumericDocValues(Fields.ID);
                NumericDocValues brevity = leaf.reader().getNumericDocValues(Fields.BREVITY);
                while (id != null && brevity != null && id.nextDoc() != NumericDocValues.NO_MORE_DOCS) {
                    ids[leaf.docBase + id.docID()] = id.longValue();
                    brevities[leaf.docBase + id.docID()] =
                            brevity.advanceExact(id.docID()) ? (int) brevity.longValue() : 0;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the index cannot be read", e);
        }
        return new Products(ids, brevities);
    }

    /** On the thread that searches, without others: so one collector is enough, and documents come by rising numbers. */
    private static final class Collecting implements CollectorManager<Collector, Hits> {
        private final Hits.Gathered all = new Hits.Gathered();

        @Override
        public Collector newCollector() {
            return new IntoGathered(all);
        }

        @Override
        public Hits reduce(Collection<Collector> collectors) {
            return all.hits();
        }
    }

    private static final class IntoGathered extends SimpleCollector {
        private final Hits.Gathered all;
        private int first;
        private Scorable scorer = new Scorable() {
            @Override
            public float score() {
                return 0;
            }

            @Override
            public int docID() {
                return 0;
            }
        };

        IntoGathered(Hits.Gathered all) {
            this.all = all;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext context) {
            first = context.docBase;
        }

        @Override
        public void setScorer(Scorable given) {
            scorer = given;
        }

        @Override
        public void collect(int document) throws IOException {
            all.add(first + document, Math.round(scorer.score() * POINTS));
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE;
        }
    }
}
