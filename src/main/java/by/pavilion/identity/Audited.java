package by.pavilion.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change to be kept in the audit trail. Before and after are records or maps that hold neither secrets nor personal
 * data: what differs between them is kept.
 *
 * @param merchant whose thing it is; empty for the pavilion's own
 * @param before null when the thing is new
 * @param after null when it is gone
 */
public record Audited(
        AuditedKind kind,
        String subject,
        Optional<MerchantId> merchant,
        @Nullable Object before,
        @Nullable Object after) {}
