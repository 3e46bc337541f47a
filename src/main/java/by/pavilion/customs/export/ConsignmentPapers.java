package by.pavilion.customs.export;

import java.util.List;

/** A consignment with the certificates that were issued for it, oldest entry first, and those that it lacks. */
public record ConsignmentPapers(
        Consignment consignment, List<IssuedCertificate> certificates, List<MissingCertificate> missing) {
    public ConsignmentPapers {
        certificates = List.copyOf(certificates);
        missing = List.copyOf(missing);
    }
}
