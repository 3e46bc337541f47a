package by.pavilion.customs.export;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity(name = "ConsignmentCertificateRow")
@Table(name = "customs_consignment_certificates")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class CertificateRow {
    @Id
    public long id;

    public long consignmentId;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public CertificateKind kind;

    public String number;
    public LocalDate issuedOn;
    public @Nullable LocalDate validUntil;
    public String issuer;
    public Instant enteredAt;

    static CertificateRow of(ConsignmentId consignment, IssuedCertificate certificate) {
        CertificateRow row = new CertificateRow();
        row.id = certificate.id().value();
        row.consignmentId = consignment.value();
        row.kind = certificate.kind();
        row.number = certificate.number();
        row.issuedOn = certificate.issuedOn();
        row.validUntil = certificate.validUntil();
        row.issuer = certificate.issuer();
        row.enteredAt = certificate.enteredAt();
        return row;
    }

    IssuedCertificate toCertificate() {
        return new IssuedCertificate(new CertificateId(id), kind, number, issuedOn, validUntil, issuer, enteredAt);
    }
}
