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
@Table(name = "customs_export_codes")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ExportCodeRow {
    @Id
    public int id;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public CodeList codeList;

    public String word;
    public String code;
    public String nameEn;
    public String nameRu;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public Basis basis;

    public String source;
    public LocalDate validFrom;
    public @Nullable LocalDate validUntil;

    ExportCode toCode() {
        return new ExportCode(codeList, word, code, nameEn, nameRu, basis, source, validFrom, validUntil);
    }
}
