package by.pavilion.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place that goods are sold from.
 *
 * @param country ISO 3166 alpha-2
 * @param customsMode how parcels from here enter China: {@code 9610} directly, {@code 1210} out of a bonded zone
 * @param unlocode its place, by UN/LOCODE, where that was told
 * @param version raised by each change
 */
public record Warehouse(
        WarehouseCode code,
        String name,
        String country,
        String customsMode,
        @Nullable String unlocode,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
