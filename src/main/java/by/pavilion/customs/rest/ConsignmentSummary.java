package by.pavilion.customs.rest;

import by.pavilion.customs.CustomsMode;
import by.pavilion.customs.export.Consignment;
import by.pavilion.customs.export.ConsignmentId;
import by.pavilion.customs.export.TransportMode;
import by.pavilion.shared.Money;
import java.time.Instant;

/** A consignment in a list. */
record ConsignmentSummary(
        ConsignmentId id,
        CustomsMode customsMode,
        TransportMode transportMode,
        String noteNumber,
        String destination,
        int packages,
        long grossGrams,
        Money value,
        Instant preparedAt) {

    static ConsignmentSummary of(Consignment consignment) {
        return new ConsignmentSummary(
                consignment.id(),
                consignment.mode(),
                consignment.terms().transport().mode(),
                consignment.terms().transport().noteNumber(),
                consignment.terms().consignee().country(),
                consignment.packages(),
                consignment.grossGrams(),
                consignment.value(),
                consignment.preparedAt());
    }
}
