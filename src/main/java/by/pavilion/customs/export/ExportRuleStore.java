package by.pavilion.customs.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** The rows of rules. They are few and read with each consignment, so nothing is kept in memory. */
@ApplicationScoped
class ExportRuleStore {
    private final EntityManager entities;

    ExportRuleStore(EntityManager entities) {
        this.entities = entities;
    }

    ExportRules on(LocalDate day) {
        return ofAnyDay().apply(day);
    }

    /** The rules by day, from rows that are read once. */
    Function<LocalDate, ExportRules> ofAnyDay() {
        List<ExportCode> codes = all(ExportCodeRow.class, ExportCodeRow::toCode);
        List<CertificateRule> certificates = all(CertificateRuleRow.class, CertificateRuleRow::toRule);
        List<OriginForm> originForms = all(OriginFormRow.class, OriginFormRow::toForm);
        List<NoteBox> boxes = all(NoteBoxRow.class, NoteBoxRow::toBox);
        return day -> new ExportRules(day, codes, certificates, originForms, boxes);
    }

    private <R, T> List<T> all(Class<R> row, Function<R, T> reading) {
        return entities.createQuery("from " + row.getSimpleName() + " order by id", row)
                .getResultStream()
                .map(reading)
                .toList();
    }
}
