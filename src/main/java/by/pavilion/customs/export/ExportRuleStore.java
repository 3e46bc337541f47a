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
        return new ExportRules(
                day,
                all(ExportCodeRow.class, ExportCodeRow::toCode),
                all(CertificateRuleRow.class, CertificateRuleRow::toRule),
                all(OriginFormRow.class, OriginFormRow::toForm),
                all(NoteBoxRow.class, NoteBoxRow::toBox));
    }

    private <R, T> List<T> all(Class<R> row, Function<R, T> reading) {
        return entities.createQuery("from " + row.getSimpleName() + " order by id", row)
                .getResultStream()
                .map(reading)
                .toList();
    }
}
