package by.pavilion.events.rest;

import by.pavilion.events.DeadLetter;
import by.pavilion.events.DeadLetterId;
import by.pavilion.events.DeadLetterState;
import java.time.Instant;
import java.util.Optional;

/**
 * An event that a context could not handle.
 *
 * @param eventId its id; for a message that is no event of ours the place where it stands
 * @param reason what the last attempt failed of
 * @param note why it was given up
 * @param data the message's value; not in lists
 */
record DeadLetterResponse(
        DeadLetterId id,
        String group,
        String topic,
        String eventId,
        String type,
        String key,
        long sequence,
        DeadLetterState state,
        int attempts,
        Optional<String> reason,
        Instant setAsideAt,
        Optional<Instant> closedAt,
        Optional<String> closedBy,
        Optional<String> note,
        Optional<String> data) {

    static DeadLetterResponse inAList(DeadLetter letter) {
        return of(letter, Optional.empty());
    }

    static DeadLetterResponse of(DeadLetter letter) {
        return of(letter, Optional.of(letter.event().data()));
    }

    private static DeadLetterResponse of(DeadLetter letter, Optional<String> data) {
        return new DeadLetterResponse(
                letter.id(),
                letter.group(),
                letter.event().topic().topicName(),
                letter.event().id(),
                letter.event().type(),
                letter.event().key(),
                letter.event().sequence(),
                letter.state(),
                letter.attempts(),
                letter.reason(),
                letter.setAsideAt(),
                letter.closedAt(),
                letter.closedBy(),
                letter.note(),
                data);
    }
}
