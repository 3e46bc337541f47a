package by.pavilion.inventory;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class WarehouseStore implements PanacheRepositoryBase<WarehouseRow, String> {

    Optional<Warehouse> find(WarehouseCode code) {
        return findByIdOptional(code.value()).map(WarehouseRow::toWarehouse);
    }

    Optional<WarehouseRow> lock(WarehouseCode code) {
        return findByIdOptional(code.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    List<Warehouse> after(String code, int limit) {
        return find("code > ?1", Sort.by("code"), code).page(0, limit).stream()
                .map(WarehouseRow::toWarehouse)
                .toList();
    }
}
