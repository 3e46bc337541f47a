package by.pavilion.ordering.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.identity.MerchantId;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.ordering.inbound.BondedEntryId;
import by.pavilion.ordering.inbound.Inbound;
import by.pavilion.ordering.inbound.InboundId;
import by.pavilion.ordering.inbound.InboundLine;
import by.pavilion.ordering.inbound.InboundLineId;
import by.pavilion.ordering.inbound.InboundStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Lots that go to a bonded warehouse together. */
record InboundResponse(
        InboundId id,
        InboundStatus status,
        WarehouseCode warehouse,
        Optional<String> origin,
        Instant neededBy,
        Optional<String> consignment,
        Optional<String> shipment,
        List<LineResponse> lines,
        Instant bookedAt) {

    /** @param parcel as what it is put into a departure */
    record LineResponse(
            InboundLineId id,
            Sku sku,
            MerchantId merchantId,
            String lot,
            LocalDate bestBefore,
            long quantity,
            long weightGrams,
            Optional<Long> volumeCm3,
            Optional<String> parcel,
            Optional<EntryResponse> entry) {
        static LineResponse of(InboundLine line) {
            return new LineResponse(
                    line.id(),
                    line.sku(),
                    line.merchant(),
                    line.lot().value(),
                    line.bestBefore(),
                    line.quantity(),
                    line.weightGrams(),
                    line.volumeCm3(),
                    line.parcel(),
                    line.entry().map(EntryResponse::of));
        }
    }

    record EntryResponse(BondedEntryId id, String listNumber, Instant at, long received) {
        static EntryResponse of(InboundLine.Entry entry) {
            return new EntryResponse(entry.id(), entry.number(), entry.at(), entry.received());
        }
    }

    static InboundResponse of(Inbound inbound) {
        return new InboundResponse(
                inbound.id(),
                inbound.status(),
                inbound.warehouse(),
                inbound.origin(),
                inbound.neededBy(),
                inbound.consignment(),
                inbound.shipment(),
                inbound.lines().stream().map(LineResponse::of).toList(),
                inbound.bookedAt());
    }
}
