package by.pavilion.storefront.search;

import by.pavilion.storefront.search.Edition.Asked;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
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
        this.searchers = new SearcherManager(writer, new Editions());
    }

    /** Makes one edition after the other, each before anybody sees it: one at a time. */
    private static final class Editions extends SearcherFactory {
        private final Lexicon lexicon = new Lexicon();
        private @Nullable Edition newest;

        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) throws IOException {
            Edition made = new Edition(reader, lexicon.after(reader));
            Edition before = newest;
            if (before != null) {
                made.lookUpWhatWasWanted(before);
            }
            newest = made;
            return made;
        }
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

    /** What matches the text, taken just so: for the next page of what was found before. */
    public Matches search(String text, Strictness strictness) {
        return reading(edition -> search(edition, new Asked(text, strictness)));
    }

    /**
     * The same as {@link #search(String)}, when all that is needed for it is at hand and soon gone through.
     *
     * @param most how many may match; more may have to be gone through, which takes less time than to make a list of them
     */
    public Optional<Matches> searchAtOnce(String text, int most) {
        return reading(edition -> new AtOnce(text, most, edition, queries).find());
    }

    /** The same as {@link #search(String, Strictness)}, as at once. */
    public Optional<Matches> searchAtOnce(String text, Strictness strictness, int most) {
        return reading(edition -> new AtOnce(text, most, edition, queries).find(strictness));
    }

    private Matches search(Edition edition, Asked asked) {
        return edition.findKept(asked)
                .orElseGet(() -> edition.keep(
                        asked,
                        Queries.plan(queries.read(asked.text()), asked.strictness())
                                .hits(edition::hits, edition.documents())));
    }

    private <T> T reading(Function<Edition, T> reading) {
        try {
            IndexSearcher edition = searchers.acquire();
            try {
                return reading.apply((Edition) edition);
            } finally {
                searchers.release(edition);
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
}
