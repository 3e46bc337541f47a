package by.pavilion.storefront.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

    /** Who types more words that nobody has ever heard of waits until another thread has time for them. */
    private static final int MOST_MADE_AT_ONCE = 3;

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
            hits += wanted.getValue().size();
            if (hits > MOST_WANTED_HITS) {
                return;
            }
            hits(wanted.getKey());
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

    /**
     * What each part of the plan matches, when all of that is at hand, or made at once of what is.
     *
     * @param most how many hits may have to be gone through for one of them
     */
    Optional<Map<Look, Hits>> findKept(Plan plan, int most) {
        Map<Look, Hits> known = new HashMap<>();
        int made = 0;
        for (Look look : plan.looks().toList()) {
            Hits hits = looked.getIfPresent(look);
            if (hits == null) {
                Optional<Hits> anew = made++ < MOST_MADE_AT_ONCE ? makeAtOnce(look, most) : Optional.empty();
                if (anew.isEmpty()) {
                    return Optional.empty();
                }
                hits = anew.get();
            }
            known.put(look, hits);
        }
        return Optional.of(known);
    }

    Hits hits(Look look) {
        Hits known = looked.getIfPresent(look);
        if (known == null) {
            known = meant(look)
                    .map(meant -> meant.hits(this::hits, SPELLED_POINTS, documents()))
                    .orElseGet(() -> lookUp(look));
            looked.put(look, known);
        }
        return known;
    }

    /** A word of letters that no code begins with need not be looked for among them. */
    private boolean isNoCode(Look look) {
        return look instanceof Look.Code code
                && Words.firstLetters(code.code()).length() == code.code().length()
                && !vocabularies.getOrDefault(Fields.CODE, Vocabulary.NONE).hasBeginning(code.code());
    }

    /** Misspellings hardly come twice: what is made of them is not kept here, since the next time it is made as fast. */
    private Optional<Hits> makeAtOnce(Look look, int most) {
        if (isNoCode(look)) {
            return Optional.of(Hits.NONE);
        }
        return meant(look).flatMap(meant -> {
            Map<Look, Hits> known = new HashMap<>();
            int steps = 0;
            for (Look part : meant.looks().toList()) {
                Hits hits = looked.getIfPresent(part);
                steps += hits == null ? 0 : hits.size();
                if (hits == null || steps > most) {
                    return Optional.empty();
                }
                known.put(part, hits);
            }
            return Optional.of(meant.hits(known::get, SPELLED_POINTS, documents()));
        });
    }

    private Optional<Meant> meant(Look look) {
        return look instanceof Look.Anywhere word ? Meant.of(word, vocabularies) : Optional.empty();
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
