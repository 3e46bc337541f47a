package by.pavilion.logistics.handover;

import by.pavilion.identity.MerchantId;
import by.pavilion.logistics.ShipmentId;
import by.pavilion.logistics.TellTrouble;
import by.pavilion.logistics.Trouble;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What a merchant tells of its part of a shipment, one step after the other. Telling a step again changes nothing. */
@ApplicationScoped
public class PreparePart {
    private final PartStore parts;
    private final TellTrouble tellTrouble;
    private final PickUpParcel pickUpParcel;
    private final Clock clock;

    PreparePart(PartStore parts, TellTrouble tellTrouble, PickUpParcel pickUpParcel, Clock clock) {
        this.parts = parts;
        this.tellTrouble = tellTrouble;
        this.pickUpParcel = pickUpParcel;
        this.clock = clock;
    }

    /** Pieces that a merchant does not have; none of a line takes back what was said of it before. */
    public record Missing(String lineId, long pieces) {}

    /** What a merchant's part weighs with its packing, and how large it is, where that was measured. */
    public record Measures(long weightGrams, Optional<Long> volumeCm3) {}

    /** @throws by.pavilion.shared.Problem 404; 409 when its step is past */
    public void confirm(MerchantId merchant, ShipmentId shipment) {
        step(merchant, shipment, PartState.CONFIRMED, unused -> {});
    }

    /** @throws by.pavilion.shared.Problem 404; 409 when it is not confirmed, or is handed over */
    public void pack(MerchantId merchant, ShipmentId shipment, Measures measures) {
        step(merchant, shipment, PartState.PACKED, part -> parts.measure(part, measures));
    }

    /**
     * The goods are with the consolidation. When all of a shipment's are, its parcel is picked up, and needs as much room in a
     * departure as was packed.
     *
     * @throws by.pavilion.shared.Problem 404; 409 when it is not packed, or pieces are missing of it: what leaves must be what is
     *     declared
     */
    public void handOver(MerchantId merchant, ShipmentId shipment) {
        step(merchant, shipment, PartState.HANDED_OVER, this::handedOver);
    }

    private void step(MerchantId merchant, ShipmentId shipment, PartState next, Consumer<MerchantPart> andThen) {
        Transactions.retrying(() -> {
            MerchantPart part = parts.lock(merchant, shipment).orElseThrow(HandOverProblems::notFound);
            if (part.state() == next) {
                return next;
            }
            if (!part.state().next().contains(next)) {
                throw HandOverProblems.step(part.state());
            }
            parts.step(part, next, clock.instant());
            andThen.accept(part);
            return next;
        });
    }

    private void handedOver(MerchantPart part) {
        if (part.isShort()) {
            throw HandOverProblems.piecesMissing();
        }
        if (part.isLate() && parts.lateAmong(List.of(part.shipment())).isEmpty()) {
            tellTrouble.clear(List.of(part.shipment()), Trouble.LATE_HAND_OVER);
        }
        pickUpParcel.whenAllIsThere(part.shipment());
    }

    /**
     * Says what is missing. What becomes of the order, its operators decide.
     *
     * @throws by.pavilion.shared.Problem 404; 409 when the goods are handed over; 422 for lines that are not the merchant's, or stand
     *     there twice
     */
    public void reportShortage(MerchantId merchant, ShipmentId shipment, List<Missing> missing) {
        Transactions.retrying(() -> {
            MerchantPart part = parts.lock(merchant, shipment).orElseThrow(HandOverProblems::notFound);
            if (!part.state().isOpen()) {
                throw HandOverProblems.step(part.state());
            }
            check(part, missing);
            Map<String, Long> byLine = new LinkedHashMap<>();
            missing.forEach(one -> byLine.put(one.lineId(), one.pieces()));
            boolean wasShort = parts.isShort(shipment); // of any merchant: they share the shipment's case
            parts.missing(shipment, byLine);
            boolean isShort = parts.isShort(shipment);
            if (isShort && !wasShort) {
                tellTrouble.raise(List.of(shipment), Trouble.SHORTAGE);
            } else if (!isShort && wasShort) {
                tellTrouble.clear(List.of(shipment), Trouble.SHORTAGE);
            }
            return part;
        });
    }

    private static void check(MerchantPart part, List<Missing> missing) {
        List<FieldError> errors = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (int place = 0; place < missing.size(); place++) {
            Missing wanted = missing.get(place);
            Optional<MerchantPart.Line> line = part.lines().stream()
                    .filter(one -> one.lineId().equals(wanted.lineId()))
                    .findFirst();
            if (line.isEmpty()) {
                errors.add(HandOverProblems.unknownLine(place));
            } else if (wanted.pieces() > line.get().quantity()) {
                errors.add(HandOverProblems.tooMany(place, line.get().quantity()));
            } else if (!named.add(wanted.lineId())) {
                errors.add(HandOverProblems.repeatedLine(place));
            }
        }
        if (!errors.isEmpty()) {
            throw HandOverProblems.wrong(errors);
        }
    }
}
