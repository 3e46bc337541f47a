package by.pavilion.events;

/** What becomes of an event that was set aside. */
public enum DeadLetterState {
    /** Tried in vain: a person has to see to it. */
    PARKED,
    /** Not tried, because an earlier event of its key is set aside; it goes on by itself after that one. */
    WAITING,
    /** No event of ours: it cannot be tried. */
    UNREADABLE,
    /** Handled in the end. */
    HANDLED,
    /** Given up by an operator. */
    DISCARDED;

    /** Whether the later events of its key have to wait for it. */
    boolean blocks() {
        return switch (this) {
            case PARKED, WAITING -> true;
            case UNREADABLE, HANDLED, DISCARDED -> false;
        };
    }

    boolean isOpen() {
        return switch (this) {
            case PARKED, WAITING, UNREADABLE -> true;
            case HANDLED, DISCARDED -> false;
        };
    }
}
