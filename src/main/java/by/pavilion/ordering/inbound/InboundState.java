package by.pavilion.ordering.inbound;

import by.pavilion.identity.MerchantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an inbound stands after the fact: the part that its events share.
 *
 * @param version the number of this event among the inbound's, from 1
 */
public record InboundState(
        InboundId inboundId,
        long version,
        InboundStatus status,
        String warehouse,
        @Nullable String origin,
        @Nullable String consignment,
        Instant neededBy,
        List<Line> lines) {

    /** Pieces of a lot; {@code received} once they have entered. */
    public record Line(
            InboundLineId lineId,
            String sku,
            MerchantId merchantId,
            String lot,
            LocalDate bestBefore,
            long quantity,
            long weightGrams,
            @Nullable Long volumeCm3,
            @Nullable Long received) {
        static Line of(InboundLine line) {
            return new Line(
                    line.id(),
                    line.sku().value(),
                    line.merchant(),
                    line.lot().value(),
                    line.bestBefore(),
                    line.quantity(),
                    line.weightGrams(),
                    line.volumeCm3().orElse(null),
                    line.entry().map(InboundLine.Entry::received).orElse(null));
        }
    }

    static InboundState of(Inbound inbound, long version) {
        return new InboundState(
                inbound.id(),
                version,
                inbound.status(),
                inbound.warehouse().value(),
                inbound.origin().orElse(null),
                inbound.consignment().orElse(null),
                inbound.neededBy(),
                inbound.lines().stream().map(Line::of).toList());
    }
}
