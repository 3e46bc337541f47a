package by.pavilion.catalog.files;

import by.pavilion.identity.MerchantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import and its progress.
 *
 * @param dryRun everything is checked and nothing saved
 * @param rowsRead rows below the header that have been dealt with: {@code rowsDone} and {@code rowsFailed} together
 */
public record CatalogImport(
        ImportId id,
        MerchantId merchant,
        boolean dryRun,
        FileFormat format,
        ImportState state,
        long rowsRead,
        long rowsDone,
        long rowsFailed,
        Instant createdAt,
        @Nullable Instant finishedAt) {}
