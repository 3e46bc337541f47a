package by.pavilion.catalog;

import by.pavilion.events.Correlation;
import by.pavilion.identity.Audit;
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

    /** How long to work before the lease is looked at again. */
    private static final Duration TURN = Duration.ofSeconds(5);

    private final ImportStore store;
    private final SaveListing saveListing;
    private final Clock clock;

    RunImports(ImportStore store, SaveListing saveListing, Clock clock) {
        this.store = store;
        this.saveListing = saveListing;
        this.clock = clock;
    }

    /** A row as it was read: an edit, or errors that leave nothing to try. */
    private record ReadRow(
            long number, CatalogueCsv.Row row, Optional<SaveListing.Edit> edit, List<FieldError> errors) {}

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

    @Override
    public int doSome() {
        Optional<ImportStore.Job> next = store.next();
        next.ifPresent(job -> Audit.onBehalfOf(
                job.id().toString(),
                () -> Correlation.of(job.id().toString(), () -> {
                    work(job);
                    return job;
                })));
        return next.isPresent() ? 1 : 0;
    }

    private void work(ImportStore.Job job) {
        long until = System.nanoTime() + TURN.toNanos();
        try (ImportFile file = ImportFile.ofChunks(number -> store.chunk(job.id(), number))) {
            Set<Sku> seen = skip(file, job.rowsRead());
            ImportStore.Job current = job;
            while (System.nanoTime() - until < 0) {
                List<ReadRow> rows = new ArrayList<>();
                Optional<ImportError> broken = read(file, rows, seen);
                land(current, rows);
                current = new ImportStore.Job(job.id(), job.merchant(), job.dryRun(), current.rowsRead() + rows.size());
                if (broken.isPresent() || rows.size() < PORTION) {
                    finish(job.id(), broken);
                    return;
                }
            }
        } catch (Overtaken e) {
            LOG.infof("import=%s is being worked on by another replica", job.id());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the file of " + job.id(), e);
        }
    }

    /** Reads up to where the last portion ended, and returns the SKUs that stand there. */
    private static Set<Sku> skip(ImportFile file, long rows) {
        Set<Sku> seen = new HashSet<>();
        for (long skipped = 0; skipped < rows; skipped++) {
            file.next()
                    .flatMap(ImportFile.Line::cells)
                    .flatMap(cells -> new CatalogueCsv.Row(cells).sku())
                    .ifPresent(seen::add);
        }
        return seen;
    }

    /** Reads a portion. What is returned is the place where the file stops being one. */
    private static Optional<ImportError> read(ImportFile file, List<ReadRow> rows, Set<Sku> seen) {
        try {
            while (rows.size() < PORTION) {
                Optional<ImportFile.Line> line = file.next();
                if (line.isEmpty()) {
                    return Optional.empty();
                }
                rows.add(row(line.get(), seen));
            }
            return Optional.empty();
        } catch (UncheckedIOException unreadable) {
            return Optional.of(new ImportError(file.nextNumber(), "", "", "csv-unreadable", Map.of()));
        }
    }

    private static ReadRow row(ImportFile.Line line, Set<Sku> seen) {
        CatalogueCsv.Row row = new CatalogueCsv.Row(line.cells().orElse(Map.of()));
        if (line.cells().isEmpty()) {
            return refused(line, row, FieldError.of("", "column-count"));
        }
        Optional<Sku> sku = row.sku();
        if (sku.isEmpty()) {
            return refused(line, row, FieldError.of("/sku", "sku-form"));
        }
        if (!seen.add(sku.get())) {
            return refused(line, row, FieldError.of("/sku", "repeated-sku"));
        }
        return new ReadRow(line.number(), row, Optional.of(row.edit(sku.get())), List.of());
    }

    private static ReadRow refused(ImportFile.Line line, CatalogueCsv.Row row, FieldError error) {
        return new ReadRow(line.number(), row, Optional.empty(), List.of(error));
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
                landTogether(
                        current,
                        List.of(new ReadRow(
                                row.number(), row.row(), Optional.empty(), List.of(FieldError.of("", "row-failed")))));
            }
            current = new ImportStore.Job(job.id(), job.merchant(), job.dryRun(), current.rowsRead() + 1);
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

    private void finish(ImportId id, Optional<ImportError> broken) {
        Transactions.retrying(() -> {
            broken.ifPresent(error -> store.insertErrors(id, List.of(error)));
            store.finish(id, broken.isPresent() ? ImportState.FAILED : ImportState.DONE, clock.instant());
            return id;
        });
    }

    private static List<ImportError> errors(Map<ReadRow, List<FieldError>> failed) {
        List<ImportError> told = new ArrayList<>();
        failed.forEach((row, errors) -> errors.forEach(error -> {
            String column = error.pointer().startsWith("/") ? CatalogueCsv.column(error.pointer()) : error.pointer();
            told.add(new ImportError(
                    row.number(),
                    column,
                    CatalogueCsv.shortened(row.row().cell(column)),
                    error.reason(),
                    error.facts()));
        }));
        return told;
    }
}
