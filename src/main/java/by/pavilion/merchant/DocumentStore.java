package by.pavilion.merchant;

import by.pavilion.identity.MerchantId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
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

    void insert(MerchantDocument document) {
        persist(DocumentRow.of(document));
    }

    void delete(DocumentId id) {
        deleteById(id.value());
    }
}
