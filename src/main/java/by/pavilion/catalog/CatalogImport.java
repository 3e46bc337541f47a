package by.pavilion.catalog;

import by.pavilion.identity.MerchantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import and its progress.
 *
 * @param dryRun everything is checked and nothing saved
 * @param rowsRead rows below the header that have been dealt with: {@code rowsDone} and {@code rowsFailed} together
 * @param errors the first errors by row, at most {@value #MOST_ERRORS}
 */
public record CatalogImport(
        ImportId id,
        MerchantId merchant,
        boolean dryRun,
        ImportState state,
        long rowsRead,
        long rowsDone,
        long rowsFailed,
        List<ImportError> errors,
        Instant createdAt,
        @Nullable Instant finishedAt) {
    /** How many errors are kept and shown. */
    public static final int MOST_ERRORS = 1_000;

    public CatalogImport {
        errors = List.copyOf(errors);
    }
}
