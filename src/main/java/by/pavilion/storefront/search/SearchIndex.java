package by.pavilion.storefront.search;

import by.pavilion.storefront.search.Matches.Match;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
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

    private static final String NAME = "storefront-index-";

    private final Path folder;
    private final MMapDirectory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Queries queries = new Queries();

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
        Matches found = new Matches(Strictness.EXACT, List.of());
        for (Strictness strictness : Strictness.values()) {
            found = search(text, strictness);
            if (!found.all().isEmpty()) {
                return found;
            }
        }
        return found;
    }

    /** What matches the text, taken just so: for the next page of what was found before. */
    public Matches search(String text, Strictness strictness) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                Query query = queries.of(text, strictness, searcher);
                return new Matches(strictness, searcher.search(query, new Collectors()));
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

    private static final class Collectors implements CollectorManager<Collecting, List<Match>> {
        @Override
        public Collecting newCollector() {
            return new Collecting();
        }

        @Override
        public List<Match> reduce(Collection<Collecting> collectors) {
            return collectors.stream()
                    .flatMap(collector -> collector.all.stream())
                    .toList();
        }
    }

    private static final class Collecting extends SimpleCollector {
        private final List<Match> all = new ArrayList<>();
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
                all.add(new Match(ids.longValue(), Math.round(scorer.score() * POINTS) + (int) brevities.longValue()));
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE;
        }
    }
}
