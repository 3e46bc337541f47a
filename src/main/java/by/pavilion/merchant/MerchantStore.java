package by.pavilion.merchant;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.FreshRows;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class MerchantStore implements PanacheRepositoryBase<MerchantRow, Long> {

    Optional<MerchantProfile> find(MerchantId id) {
        return findByIdOptional(id.value()).map(MerchantRow::toProfile);
    }

    Optional<MerchantRow> lock(MerchantId id) {
        FreshRows.forget(getSession(), MerchantRow.class);
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    List<MerchantProfile> submittedAfter(long id, int limit) {
        return find("status = ?1 and id > ?2", Sort.by("id"), MerchantStatus.SUBMITTED, id).page(0, limit).stream()
                .map(MerchantRow::toProfile)
                .toList();
    }

    List<MerchantProfile> after(long id, int limit) {
        return find("id > ?1", Sort.by("id"), id).page(0, limit).stream()
                .map(MerchantRow::toProfile)
                .toList();
    }
}
