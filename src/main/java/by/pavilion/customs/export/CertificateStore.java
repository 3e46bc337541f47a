package by.pavilion.customs.export;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The certificates that were entered for consignments. */
@ApplicationScoped
class CertificateStore implements PanacheRepositoryBase<CertificateRow, Long> {

    /** All of a consignment's, in the order in which they were entered. */
    List<IssuedCertificate> of(ConsignmentId consignment) {
        return find("consignmentId", Sort.by("id"), consignment.value()).page(0, IssuedCertificate.MOST).stream()
                .map(CertificateRow::toCertificate)
                .toList();
    }

    /** The same for several, by consignment. */
    Map<Long, List<IssuedCertificate>> ofAll(List<Long> consignments) {
        if (consignments.isEmpty()) {
            return Map.of();
        }
        return find("consignmentId in ?1", Sort.by("id"), consignments)
                .page(0, IssuedCertificate.MOST * consignments.size())
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.consignmentId,
                        Collectors.mapping(CertificateRow::toCertificate, Collectors.toList())));
    }

    Optional<IssuedCertificate> find(ConsignmentId consignment, CertificateId id) {
        return findByIdOptional(id.value())
                .filter(row -> row.consignmentId == consignment.value())
                .map(CertificateRow::toCertificate);
    }

    void insert(ConsignmentId consignment, IssuedCertificate certificate) {
        persist(CertificateRow.of(consignment, certificate));
    }

    void delete(CertificateId id) {
        deleteById(id.value());
    }
}
