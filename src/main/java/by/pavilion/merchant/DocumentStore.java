package by.pavilion.merchant;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.FreshRows;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class DocumentStore implements PanacheRepositoryBase<DocumentRow, Long> {

    List<MerchantDocument> after(MerchantId merchant, long id, int limit) {
        return find("merchantId = ?1 and id > ?2", Sort.by("id"), merchant.value(), id).page(0, limit).stream()
                .map(DocumentRow::toDocument)
                .toList();
    }

    Optional<MerchantDocument> find(MerchantId merchant, DocumentId id) {
        return findByIdOptional(id.value())
                .filter(row -> row.merchantId == merchant.value())
                .map(DocumentRow::toDocument);
    }

    long countOf(MerchantId merchant) {
        return count("merchantId", merchant.value());
    }

    /** Whether one of the merchant's documents of this kind is valid on the day, as {@link MerchantDocument#isValidOn}. */
    boolean hasValid(MerchantId merchant, DocumentKind kind, LocalDate day) {
        return count(
                        "merchantId = ?1 and kind = ?2 and validFrom <= ?3 and (validUntil is null or validUntil > ?3)",
                        merchant.value(),
                        kind,
                        day)
                > 0;
    }

    /** Those that have begun or ended without anybody having been told. */
    List<DocumentRow> lockTurned(LocalDate today, int limit) {
        FreshRows.forget(getSession(), DocumentRow.class);
        return find("(begun = false and validFrom <= ?1) or (ended = false and validUntil <= ?1)", Sort.by("id"), today)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(0, limit)
                .list();
    }

    /** Those that end within the time without anybody having been warned; what is over already is not warned of. */
    List<DocumentRow> lockEnding(LocalDate today, LocalDate until, int limit) {
        FreshRows.forget(getSession(), DocumentRow.class);
        return find("warned = false and validUntil > ?1 and validUntil <= ?2", Sort.by("id"), today, until)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(0, limit)
                .list();
    }

    void insert(MerchantDocument document) {
        persist(DocumentRow.of(document));
    }

    void delete(DocumentId id) {
        deleteById(id.value());
    }
}
