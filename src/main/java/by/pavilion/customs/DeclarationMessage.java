package by.pavilion.customs;

import java.time.Instant;

/**
 * One message that speaks of a declaration.
 *
 * @param number from 1 in the order in which they came to be
 * @param type for example {@code CEB311Message}
 * @param sentAt when it went out or came in; for one that waits, when it was written
 */
public record DeclarationMessage(int number, String type, Direction direction, Instant sentAt) {

    public enum Direction {
        OUT,
        IN
    }
}
