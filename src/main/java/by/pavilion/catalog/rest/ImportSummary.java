package by.pavilion.catalog.rest;

import by.pavilion.catalog.files.CatalogImport;
import by.pavilion.catalog.files.FileFormat;
import by.pavilion.catalog.files.ImportId;
import by.pavilion.catalog.files.ImportState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An import in a list. */
record ImportSummary(
        ImportId id,
        ImportState state,
        boolean dryRun,
        FileFormat format,
        long rowsRead,
        long rowsDone,
        long rowsFailed,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    static ImportSummary of(CatalogImport found) {
        return new ImportSummary(
                found.id(),
                found.state(),
                found.dryRun(),
                found.format(),
                found.rowsRead(),
                found.rowsDone(),
                found.rowsFailed(),
                found.createdAt(),
                found.finishedAt());
    }
}
