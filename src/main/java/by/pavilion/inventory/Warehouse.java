package by.pavilion.inventory;

import java.time.Instant;

/**
 * A place that goods are sold from.
 *
 * @param country ISO 3166 alpha-2
 * @param customsMode how parcels from here enter China: {@code 9610} directly, {@code 1210} out of a bonded zone
 * @param version raised by each change
 */
public record Warehouse(
        WarehouseCode code,
        String name,
        String country,
        String customsMode,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
