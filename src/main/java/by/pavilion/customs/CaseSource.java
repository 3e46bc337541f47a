package by.pavilion.customs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whoever has cases of its own for the operators' list: a context above customs, or a part of customs. */
public interface CaseSource {

    /**
     * A case.
     *
     * @param number of what it is about, by which cases of the same instant are told apart
     * @param order empty where there is none
     * @param subject what it is about, by its id
     * @param next a reason of {@link NextAction}; what has to be done is always to ask somebody
     * @param facts values for the placeholders in its texts
     * @param id of a case that a person ends by {@link DismissCase}; empty when only its cause ends it
     */
    record Found(
            CaseKind kind,
            Instant since,
            long number,
            String order,
            String subject,
            String next,
            Map<String, Object> facts,
            Optional<CaseId> id) {

        /** A case that is there as long as its cause is. */
        public Found(
                CaseKind kind,
                Instant since,
                long number,
                String order,
                String subject,
                String next,
                Map<String, Object> facts) {
            this(kind, since, number, order, subject, next, facts, Optional.empty());
        }
    }

    /** Its one kind. */
    CaseKind kind();

    /** Open cases, the longest waiting first, after one of this time and number. */
    List<Found> open(Instant afterTime, long afterNumber, int limit);
}
