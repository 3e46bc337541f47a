package by.pavilion.storefront.search;

import by.pavilion.storefront.search.Matches.Gathered;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.similarities.BooleanSimilarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NIOFSDirectory;
import org.jspecify.annotations.Nullable;

/**
 * The index of one replica, in a folder of its own that is made anew at each start: what is in it comes from the database,
 * so nothing is lost with it. One thread writes, any number read.
 */
public final class SearchIndex implements Closeable {
    /** Points of a score for each unit of weight; brevity only decides between equals. */
    private static final int POINTS = 1_000;

    /** What may be kept of what was found. */
    private static final int FOUND_BYTES = 16 << 20;

    private static final int FOUND_ITSELF_BYTES = 500;

    private static final String NAME = "storefront-index-";

    private final Path folder;
    private final MMapDirectory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Queries queries = new Queries();
    private final Cache<Asked, Found> found = Caffeine.newBuilder()
            .maximumWeight(FOUND_BYTES)
            .weigher((Asked asked, Found kept) ->
                    FOUND_ITSELF_BYTES + kept.matches().size() * Matches.BYTES_OF_EACH)
            .build();

    /** Words that were looked for. */
    private record Asked(String text, Strictness strictness) {}

    /** What was found in this version of the index. */
    private record Found(long version, Matches matches) {}

    private SearchIndex(Path folder) throws IOException {
        this.folder = folder;
        this.directory = new MMapDirectory(folder);
        this.writer = new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()));
        this.searchers = new SearcherManager(writer, new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
                IndexSearcher searcher = new IndexSearcher(reader);
                searcher.setSimilarity(new BooleanSimilarity());
                searcher.setQueryCache(null);
                return searcher;
            }
        });
    }

    /** An empty index in a new folder below this one. What replicas have left there that died is swept away. */
    public static SearchIndex below(Path parent) {
        try {
            Files.createDirectories(parent);
            sweep(parent);
            return new SearchIndex(Files.createTempDirectory(parent, NAME));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make an index in " + parent, e);
        }
    }

    /** Takes in what has changed; searches that begin afterwards see it. */
    public void update(Collection<IndexedProduct> changed, Collection<Long> removed) {
        try {
            for (IndexedProduct product : changed) {
                writer.updateDocument(key(product.id()), Fields.document(product));
            }
            for (long id : removed) {
                writer.deleteDocuments(key(id));
            }
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException("the index cannot be written", e);
        }
    }

    /** What matches the text, as exactly as anything does. */
    public Matches search(String text) {
        Matches matches = search(text, Strictness.EXACT);
        if (matches.isEmpty()) {
            matches = search(text, Strictness.SIMILAR);
        }
        return matches.isEmpty() ? search(text, Strictness.SOME) : matches;
    }

    /**
     * What matches the text, taken just so: for the next page of what was found before. What was found lately is at hand as
     * long as the index stays as it is: shoppers narrow, sort and turn the pages of what they have found.
     */
    public Matches search(String text, Strictness strictness) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                long version = ((DirectoryReader) searcher.getIndexReader()).getVersion();
                Asked asked = new Asked(text, strictness);
                Found known = found.getIfPresent(asked);
                if (known == null || known.version() != version) {
                    Query query = queries.of(text, strictness, searcher);
                    known = new Found(
                            version, searcher.search(query, new Collecting()).as(strictness));
                    found.put(asked, known);
                }
                return known.matches();
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the index cannot be read", e);
        }
    }

    /** False once it could not be written: then a new one is needed. */
    public boolean isOpen() {
        return writer.isOpen();
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.rollback();
            directory.close();
            remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the index cannot be closed", e);
        }
    }

    /** A folder whose lock nobody holds is nobody's. */
    private static void sweep(Path parent) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, NAME + "*")) {
            for (Path left : folders) {
                if (Files.exists(left.resolve(IndexWriter.WRITE_LOCK_NAME)) && isLeft(left)) {
                    remove(left);
                }
            }
        }
    }

    private static boolean isLeft(Path folder) {
        try (Directory directory = new NIOFSDirectory(folder);
                Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            return true;
        } catch (IOException held) {
            return false;
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    private static Term key(long id) {
        return new Term(Fields.KEY, Long.toString(id));
    }

    /** On the thread that searches, without others: so one collector is enough. */
    private static final class Collecting implements CollectorManager<Collector, Gathered> {
        private final Gathered all = new Gathered();

        @Override
        public Collector newCollector() {
            return new IntoGathered(all);
        }

        @Override
        public Gathered reduce(Collection<Collector> collectors) {
            return all;
        }
    }

    private static final class IntoGathered extends SimpleCollector {
        private final Gathered all;
        private NumericDocValues ids = DocValues.emptyNumeric();
        private NumericDocValues brevities = DocValues.emptyNumeric();
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

        IntoGathered(Gathered all) {
            this.all = all;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            ids = DocValues.getNumeric(context.reader(), Fields.ID);
            brevities = DocValues.getNumeric(context.reader(), Fields.BREVITY);
        }

        @Override
        public void setScorer(Scorable given) {
            scorer = given;
        }

        @Override
        public void collect(int document) throws IOException {
            if (ids.advanceExact(document) && brevities.advanceExact(document)) {
                all.add(ids.longValue(), Math.round(scorer.score() * POINTS) + (int) brevities.longValue());
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE;
        }
    }
}
