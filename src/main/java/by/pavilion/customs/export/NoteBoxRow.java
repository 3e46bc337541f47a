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
@Table(name = "customs_note_boxes")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class NoteBoxRow {
    @Id
    public int id;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public DocumentKind note;

    public String box;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public NoteBox.Content content;

    public String labelEn;
    public String labelRu;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public Basis basis;

    public String source;
    public LocalDate validFrom;
    public @Nullable LocalDate validUntil;

    NoteBox toBox() {
        return new NoteBox(note, box, content, labelEn, labelRu, basis, source, validFrom, validUntil);
    }
}
