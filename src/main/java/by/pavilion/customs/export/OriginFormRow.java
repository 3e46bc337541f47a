package by.pavilion.customs.export;

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
@Table(name = "customs_origin_forms")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class OriginFormRow {
    @Id
    public int id;

    public String destination;
    public String form;
    public String nameEn;
    public String nameRu;
    public String issuerEn;
    public String issuerRu;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public Basis basis;

    public String source;
    public LocalDate validFrom;
    public @Nullable LocalDate validUntil;

    OriginForm toForm() {
        return new OriginForm(
                destination, form, nameEn, nameRu, issuerEn, issuerRu, basis, source, validFrom, validUntil);
    }
}
