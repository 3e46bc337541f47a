package by.pavilion.catalog.files;

import by.pavilion.catalog.AttributeType;
import by.pavilion.catalog.Attributes;
import by.pavilion.catalog.SaveListing;
import by.pavilion.catalog.Sku;
import by.pavilion.events.Correlation;
import by.pavilion.identity.Audit;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Works through the files that merchants handed in. Each portion of rows lands in one transaction together with the count
 * of rows read, so that after a crash the next portion begins exactly where the last one ended.
 */
@ApplicationScoped
class RunImports implements BackgroundWork {
    static final String NAME = "catalog-imports";

    private static final Logger LOG = Logger.getLogger(RunImports.class);
    private static final int PORTION = 200;
    private static final long MOST_ROWS = 100_000;

    /** What is wrong beyond that shows when the others are mended. */
    private static final int MOST_ERRORS_OF_A_ROW = 20;

    /** How long to work before the lease is looked at again. */
    private static final Duration TURN = Duration.ofSeconds(5);

    private final ImportStore store;
    private final SaveListing saveListing;
    private final JsonListings jsonListings;
    private final Attributes attributes;
    private final Clock clock;
    private final Retries retries = new Retries();

    /** Whose turn it was last. Another replica begins anew, which costs somebody one turn at most. */
    private volatile long lastTurn = Long.MIN_VALUE;

    RunImports(
            ImportStore store, SaveListing saveListing, JsonListings jsonListings, Attributes attributes, Clock clock) {
        this.store = store;
        this.saveListing = saveListing;
        this.jsonListings = jsonListings;
        this.attributes = attributes;
        this.clock = clock;
    }

    /** A row as it was read: an edit, or errors that leave nothing to try. */
    private record ReadRow(FileRows.Line line, Optional<SaveListing.Edit> edit, List<FieldError> errors) {
        static ReadRow refused(FileRows.Line line, FieldError error) {
            return new ReadRow(line, Optional.empty(), List.of(error));
        }

        long number() {
            return line.number();
        }

        List<ImportError> told(List<FieldError> found) {
            return found.stream().limit(MOST_ERRORS_OF_A_ROW).map(this::told).toList();
        }

        private ImportError told(FieldError error) {
            String column = line.row()
                    .filter(known -> error.pointer().startsWith("/"))
                    .map(known -> known.column(error.pointer()))
                    .orElse(error.pointer());
            return new ImportError(
                    number(),
                    Columns.shortened(column),
                    line.row()
                            .map(known -> Columns.shortened(known.cell(column)))
                            .orElse(line.start()),
                    error.reason(),
                    error.facts());
        }
    }

    /** Another replica has read further: this one was held up so long that it lost its lease. */
    @SuppressWarnings("serial") // never serialised
    private static final class Overtaken extends RuntimeException {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(2);
    }

    /** A turn for each merchant after the other, so that nobody waits until all of another's files are through. */
    @Override
    public int doSome() {
        Optional<ImportStore.Job> next = store.nextAfter(new MerchantId(lastTurn));
        next.ifPresent(job -> lastTurn = job.merchant().value());
        next.ifPresent(job -> Audit.onBehalfOf(
                job.id().toString(),
                () -> Correlation.of(job.id().toString(), () -> {
                    work(job);
                    return job;
                })));
        return next.isPresent() ? 1 : 0;
    }

    /** Works on as much of a file as its turn allows. */
    void work(ImportStore.Job job) {
        try {
            workThrough(job);
        } catch (Overtaken e) {
            LOG.infof("import=%s is being worked on by another replica", job.id());
        }
    }

    private void workThrough(ImportStore.Job job) {
        try (FileRows file = open(job)) {
            Set<String> seen = skip(file, job.rowsRead());
            long until =
                    System.nanoTime() + TURN.toNanos(); // however long the way to its place, some rows land each time
            ImportStore.Job current = job;
            do {
                List<ReadRow> rows = new ArrayList<>();
                Optional<ImportError> broken = read(file, current, rows, seen);
                land(current, rows);
                current = current.after(rows.size());
                if (broken.isPresent() || rows.size() < PORTION) {
                    finish(current, broken);
                    return;
                }
                retries.forget(job.id());
            } while (System.nanoTime() - until < 0);
        } catch (UncheckedIOException e) {
            if (retries.isWorthAnother(job.id(), e)) {
                throw e;
            }
            giveUp(job, e);
        } catch (IOException e) {
            if (retries.isWorthAnother(job.id(), e)) {
                throw new UncheckedIOException("cannot read the file of " + job.id(), e);
            }
            giveUp(job, e);
        }
    }

    /** Others wait behind it. */
    private void giveUp(ImportStore.Job job, Exception fault) {
        finish(job, Optional.of(unreadable(job.format(), fault, 0)));
        LOG.errorf(fault, "import=%s cannot be read any more", job.id());
    }

    private FileRows open(ImportStore.Job job) throws IOException {
        Chunks stored = new Chunks(number -> store.chunk(job.id(), number));
        Map<String, AttributeType> types =
                PresentationColumns.types(attributes.all().values());
        return switch (job.format()) {
            case CSV -> new CsvRows(TextEncoding.reader(stored, job.charset()), types);
            case JSONL -> new JsonRows(TextEncoding.reader(stored, job.charset()), jsonListings);
            case XLSX -> XlsxRows.copiedFrom(stored, types);
        };
    }

    /** Reads up to where the last portion ended, and returns the SKUs that stand there. */
    private static Set<String> skip(FileRows file, long rows) {
        Set<String> seen = new HashSet<>();
        for (long skipped = 0; skipped < rows; skipped++) {
            file.next().flatMap(FileRows.Line::row).map(FileRow::sku).ifPresent(seen::add);
        }
        return seen;
    }

    /** Reads a portion. What is returned is the place where the file stops being one, or being short enough. */
    private Optional<ImportError> read(FileRows file, ImportStore.Job job, List<ReadRow> rows, Set<String> seen) {
        try {
            while (rows.size() < PORTION) {
                Optional<FileRows.Line> line = file.next();
                if (line.isEmpty()) {
                    return Optional.empty();
                }
                if (job.rowsRead() + rows.size() == MOST_ROWS) {
                    return Optional.of(
                            new ImportError(line.get().number(), "", "", "too-many-rows", Map.of("max", MOST_ROWS)));
                }
                rows.add(row(line.get(), seen));
            }
            return Optional.empty();
        } catch (UncheckedIOException unreadable) {
            if (retries.isAnotherLeft(job.id(), unreadable)) {
                throw unreadable; // counted where it arrives, as those of the way to this place are
            }
            return Optional.of(unreadable(job.format(), unreadable, file.nextNumber()));
        }
    }

    /** What is told of a file that is given up. Nobody has to mend a file because of a disk of ours. */
    static ImportError unreadable(FileFormat format, Exception fault, long row) {
        if (Retries.isOurs(fault)) {
            return new ImportError(row, "", "", "disk-failed", Map.of());
        }
        String reason = format == FileFormat.XLSX ? "xlsx-unreadable" : "csv-unreadable";
        return new ImportError(row, "", "", reason, Map.of());
    }

    private static ReadRow row(FileRows.Line line, Set<String> seen) {
        if (line.row().isEmpty()) {
            return ReadRow.refused(line, line.fault().orElseThrow());
        }
        FileRow row = line.row().get();
        if (!Sku.isSku(row.sku())) {
            return ReadRow.refused(line, FieldError.of("/sku", "sku-form"));
        }
        if (!seen.add(row.sku())) {
            return ReadRow.refused(line, FieldError.of("/sku", "repeated-sku"));
        }
        return new ReadRow(line, Optional.of(row.edit(new Sku(row.sku()))), List.of());
    }

    private void land(ImportStore.Job job, List<ReadRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try {
            landTogether(job, rows);
        } catch (Overtaken e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warnf(
                    e,
                    "import=%s rows from %d on: a portion failed, each row alone now",
                    job.id(),
                    rows.get(0).number());
            landOneByOne(job, rows);
        }
    }

    /** So that one row that nobody foresaw does not hold up the others. */
    private void landOneByOne(ImportStore.Job job, List<ReadRow> rows) {
        ImportStore.Job current = job;
        for (ReadRow row : rows) {
            try {
                landTogether(current, List.of(row));
            } catch (Overtaken e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.errorf(e, "import=%s row=%d cannot be saved", job.id(), row.number());
                landTogether(current, List.of(ReadRow.refused(row.line(), FieldError.of("", "row-failed"))));
            }
            current = current.after(1);
        }
    }

    private void landTogether(ImportStore.Job job, List<ReadRow> rows) {
        Transactions.retrying(() -> {
            if (!store.lock(job)) {
                throw new Overtaken();
            }
            Map<ReadRow, List<FieldError>> failed = new LinkedHashMap<>();
            List<ReadRow> tried = new ArrayList<>();
            List<SaveListing.Edit> edits = new ArrayList<>();
            for (ReadRow row : rows) {
                if (row.edit().isPresent()) {
                    tried.add(row);
                    edits.add(row.edit().get());
                } else {
                    failed.put(row, row.errors());
                }
            }
            List<SaveListing.Outcome> outcomes = saveListing.saveAll(job.merchant(), edits, job.dryRun());
            for (int place = 0; place < tried.size(); place++) {
                if (outcomes.get(place) instanceof SaveListing.Refused refused) {
                    failed.put(tried.get(place), refused.errors());
                }
            }
            store.advance(job, rows.size() - failed.size(), failed.size());
            store.insertErrors(job.id(), errors(failed));
            return job;
        });
    }

    private void finish(ImportStore.Job job, Optional<ImportError> broken) {
        Transactions.retrying(() -> {
            if (!store.lock(job)) {
                throw new Overtaken();
            }
            broken.ifPresent(error -> store.insertErrors(job.id(), List.of(error)));
            store.finish(job.id(), broken.isPresent() ? ImportState.FAILED : ImportState.DONE, clock.instant());
            return job;
        });
        retries.forget(job.id());
    }

    private static List<ImportError> errors(Map<ReadRow, List<FieldError>> failed) {
        List<ImportError> told = new ArrayList<>();
        failed.forEach((row, errors) -> told.addAll(row.told(errors)));
        return told;
    }
}
