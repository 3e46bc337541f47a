package by.pavilion.customs.rest;

import by.pavilion.customs.CustomsMode;
import by.pavilion.customs.export.Consignment;
import by.pavilion.customs.export.ConsignmentId;
import by.pavilion.customs.export.ConsignmentLine;
import by.pavilion.customs.export.ConsignmentPapers;
import by.pavilion.customs.export.ConsignmentTerms;
import by.pavilion.customs.export.IssuedCertificate;
import by.pavilion.customs.export.MissingCertificate;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A consignment with its goods and certificates. */
record ConsignmentResponse(
        ConsignmentId id,
        CustomsMode customsMode,
        ConsignmentTerms.Exporter exporter,
        ConsignmentTerms.Consignee consignee,
        ConsignmentTerms.Contract contract,
        ConsignmentTerms.Delivery delivery,
        ConsignmentTerms.Transport transport,
        ConsignmentTerms.@Nullable StatisticalRate statisticalRate,
        List<String> orders,
        List<ConsignmentLine> lines,
        int packages,
        long netGrams,
        long grossGrams,
        Money value,
        List<IssuedCertificate> certificates,
        List<MissingCertificate> missingCertificates,
        Instant preparedAt) {

    static ConsignmentResponse of(ConsignmentPapers papers) {
        Consignment consignment = papers.consignment();
        ConsignmentTerms terms = consignment.terms();
        return new ConsignmentResponse(
                consignment.id(),
                consignment.mode(),
                terms.exporter(),
                terms.consignee(),
                terms.contract(),
                terms.delivery(),
                terms.transport(),
                terms.statisticalRate(),
                consignment.orders(),
                consignment.lines(),
                consignment.packages(),
                consignment.netGrams(),
                consignment.grossGrams(),
                consignment.value(),
                papers.certificates(),
                papers.missing(),
                consignment.preparedAt());
    }
}
