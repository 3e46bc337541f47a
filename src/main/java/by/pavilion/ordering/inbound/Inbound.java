package by.pavilion.ordering.inbound;

import by.pavilion.inventory.WarehouseCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lots that go to a bonded warehouse together.
 *
 * @param origin where they lie, by UN/LOCODE, where that was told; else at Great Stone
 * @param consignment the export papers that they leave Belarus with
 * @param shipment as which logistics moves them, once it has heard of them
 * @param neededBy when they should be there: the earlier, the sooner they get room on a departure
 */
public record Inbound(
        InboundId id,
        WarehouseCode warehouse,
        Optional<String> origin,
        InboundStatus status,
        Instant neededBy,
        Optional<String> consignment,
        Optional<String> shipment,
        List<InboundLine> lines,
        Instant bookedAt) {
    public Inbound {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(id + " holds nothing");
        }
    }

    /** @throws by.pavilion.shared.Problem 409 when it is over */
    Inbound with(String papers) {
        requireNext(InboundStatus.ENTERED);
        return new Inbound(id, warehouse, origin, status, neededBy, Optional.of(papers), shipment, lines, bookedAt);
    }

    /** @throws by.pavilion.shared.Problem 409 when it is over */
    Inbound cancelled() {
        requireNext(InboundStatus.CANCELLED);
        return new Inbound(
                id, warehouse, origin, InboundStatus.CANCELLED, neededBy, consignment, shipment, lines, bookedAt);
    }

    /** The same with the best-before dates that stand on its goods, where they were not booked so. */
    Inbound dated(Map<InboundLineId, LocalDate> days) {
        return new Inbound(
                id,
                warehouse,
                origin,
                status,
                neededBy,
                consignment,
                shipment,
                lines.stream()
                        .map(line -> Optional.ofNullable(days.get(line.id()))
                                .map(line::dated)
                                .orElse(line))
                        .toList(),
                bookedAt);
    }

    /** It had left before it was called off. Its papers have to be named again. */
    Inbound reopened() {
        requireNext(InboundStatus.BOOKED);
        return new Inbound(
                id, warehouse, origin, InboundStatus.BOOKED, neededBy, Optional.empty(), shipment, lines, bookedAt);
    }

    /** It is over when nothing is left to come. */
    Inbound entered(Map<InboundLineId, InboundLine.Entry> entries) {
        requireNext(InboundStatus.ENTERED);
        List<InboundLine> now = lines.stream()
                .map(line -> Optional.ofNullable(entries.get(line.id()))
                        .map(line::entered)
                        .orElse(line))
                .toList();
        boolean isOver = now.stream().allMatch(line -> line.entry().isPresent());
        return new Inbound(
                id,
                warehouse,
                origin,
                isOver ? InboundStatus.ENTERED : status,
                neededBy,
                consignment,
                shipment,
                now,
                bookedAt);
    }

    private void requireNext(InboundStatus next) {
        if (!status.next().contains(next)) {
            throw InboundProblems.state(status);
        }
    }
}
