package by.pavilion.logistics;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** The queue of what carriers have to be asked. */
@ApplicationScoped
class CarrierRequestStore implements PanacheRepositoryBase<CarrierRequestRow, CarrierRequestRow.Key> {
    private static final int LONGEST_ERROR = 500;

    /** Asks once: a request that already waits stays as it is. */
    void insert(String orderId, CarrierRequest.Kind kind, String correlationId, Instant due) {
        if (findByIdOptional(new CarrierRequestRow.Key(orderId, kind)).isPresent()) {
            return;
        }
        CarrierRequestRow row = new CarrierRequestRow();
        row.orderId = orderId;
        row.kind = kind;
        row.correlationId = correlationId;
        row.nextAttemptAt = due;
        persist(row);
    }

    List<CarrierRequest> due(Instant now, int limit) {
        return find("nextAttemptAt <= ?1 order by nextAttemptAt", now).page(0, limit).stream()
                .map(CarrierRequestRow::toRequest)
                .toList();
    }

    List<CarrierRequest> ofOrder(String orderId) {
        return find("orderId = ?1 order by kind", orderId).stream()
                .map(CarrierRequestRow::toRequest)
                .toList();
    }

    void delete(CarrierRequest request) {
        delete("orderId = ?1 and kind = ?2", request.orderId(), request.kind());
    }

    void postpone(CarrierRequest request, Instant nextAttemptAt, int attempts, String reason) {
        update(
                "nextAttemptAt = ?1, attempts = ?2, lastError = ?3 where orderId = ?4 and kind = ?5",
                nextAttemptAt,
                attempts,
                reason.substring(0, Math.min(reason.length(), LONGEST_ERROR)),
                request.orderId(),
                request.kind());
    }
}
