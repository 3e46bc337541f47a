package by.pavilion.customs.rest;

import by.pavilion.customs.CustomsMode;
import by.pavilion.customs.export.Consignment;
import by.pavilion.customs.export.ConsignmentId;
import by.pavilion.customs.export.ConsignmentPapers;
import by.pavilion.customs.export.MissingCertificate;
import by.pavilion.customs.export.TransportMode;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.List;

/** A consignment in a list, with the words of the certificates that it lacks. */
record ConsignmentSummary(
        ConsignmentId id,
        CustomsMode customsMode,
        TransportMode transportMode,
        String noteNumber,
        String destination,
        int packages,
        long grossGrams,
        Money value,
        List<String> missingCertificates,
        Instant preparedAt) {

    static ConsignmentSummary of(ConsignmentPapers papers) {
        Consignment consignment = papers.consignment();
        return new ConsignmentSummary(
                consignment.id(),
                consignment.mode(),
                consignment.terms().transport().mode(),
                consignment.terms().transport().noteNumber(),
                consignment.terms().consignee().country(),
                consignment.packages(),
                consignment.grossGrams(),
                consignment.value(),
                papers.missing().stream().map(MissingCertificate::certificate).toList(),
                consignment.preparedAt());
    }
}
