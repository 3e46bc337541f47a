package by.pavilion.customs.export;

import by.pavilion.customs.CustomsMode;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "customs_certificate_rules")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class CertificateRuleRow {
    @Id
    public int id;

    public String certificate;
    public @Nullable String category;
    public String hsPrefix;
    public @Nullable String mode;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public Need need;

    public String issuerEn;
    public String issuerRu;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public Basis basis;

    public String source;
    public LocalDate validFrom;
    public @Nullable LocalDate validUntil;

    CertificateRule toRule() {
        return new CertificateRule(
                certificate,
                category,
                hsPrefix,
                mode == null ? null : CustomsMode.ofCode(mode),
                need,
                issuerEn,
                issuerRu,
                basis,
                source,
                validFrom,
                validUntil);
    }
}
