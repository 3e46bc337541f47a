package by.pavilion.catalog.rest;

import by.pavilion.catalog.files.CatalogImport;
import by.pavilion.catalog.files.FileFormat;
import by.pavilion.catalog.files.ImportError;
import by.pavilion.catalog.files.ImportId;
import by.pavilion.catalog.files.ImportState;
import by.pavilion.shared.Messages;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An import and its progress, its first errors in the reader's language. */
record ImportResponse(
        ImportId id,
        ImportState state,
        boolean dryRun,
        FileFormat format,
        long rowsRead,
        long rowsDone,
        long rowsFailed,
        List<RowError> errors,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    record RowError(long row, String column, String value, String reason, String message, String remedy) {
        static RowError of(ImportError error, String language) {
            String key = "reason." + error.reason();
            return new RowError(
                    error.row(),
                    error.column(),
                    error.value(),
                    error.reason(),
                    Messages.find(language, key, error.facts()).orElse(error.reason()),
                    Messages.find(language, key + ".remedy", error.facts()).orElse(""));
        }
    }

    static ImportResponse of(CatalogImport found, List<ImportError> errors, String language) {
        return new ImportResponse(
                found.id(),
                found.state(),
                found.dryRun(),
                found.format(),
                found.rowsRead(),
                found.rowsDone(),
                found.rowsFailed(),
                errors.stream().map(error -> RowError.of(error, language)).toList(),
                found.createdAt(),
                found.finishedAt());
    }
}
