package by.pavilion.customs;

import java.time.Instant;
import java.util.Optional;

/**
 * One question of customs for the originals of a payment.
 *
 * @param sessionId customs' own name of the question
 * @param result what customs answered to the upload, or why there was none yet
 */
public record OriginalsCheck(
        long id,
        String sessionId,
        String orderNo,
        State state,
        Instant askedAt,
        Optional<Instant> answeredAt,
        int attempts,
        Optional<String> result) {

    public enum State {
        /** The upload is due or will be tried again. */
        ASKED,
        /** Customs has taken the upload. */
        ANSWERED,
        /** There is no such payment here: a person has to look. */
        UNKNOWN,
        /** Tried as often as is set: a person has to look. */
        FAILED
    }
}
