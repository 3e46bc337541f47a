package by.pavilion.ordering.rest;

import by.pavilion.ordering.reconciliation.Reconciliation;
import by.pavilion.ordering.reconciliation.ReconciliationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A firm's statement of a day against ours. */
record ReconciliationResponse(
        ReconciliationId id,
        String provider,
        LocalDate date,
        Reconciliation.State status,
        long lines,
        long differences,
        Optional<String> failure,
        Instant askedAt,
        Optional<Instant> doneAt) {

    static ReconciliationResponse of(Reconciliation reconciliation) {
        return new ReconciliationResponse(
                reconciliation.id(),
                reconciliation.provider(),
                reconciliation.day(),
                reconciliation.state(),
                reconciliation.lines(),
                reconciliation.differences(),
                reconciliation.failure(),
                reconciliation.askedAt(),
                reconciliation.doneAt());
    }
}
