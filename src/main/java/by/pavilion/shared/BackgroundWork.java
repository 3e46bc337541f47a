package by.pavilion.shared;

import java.time.Duration;

/**
 * Work that waits in rows of the owner's tables and is done by one replica at a time: messages to send, receipts to
 * fetch. The rows are the queue, so nothing is lost when the process dies. {@link Workers} runs each implementation on
 * a thread of its own.
 */
public interface BackgroundWork {

    /** Names the lease and the thread: {@code customs-sender}. */
    String name();

    /** How long to wait when there was nothing to do. {@link Workers#wake} cuts the wait short. */
    Duration interval();

    /** Whether every replica does it, since the work itself sees to who does which part of it. */
    default boolean onEachReplica() {
        return false;
    }

    /**
     * How long to let items gather before the next portion, since each portion costs its transactions and round trips however
     * few are in it: {@link Pace#ofWork} where nobody waits for an answer.
     *
     * @param done how many items the last portion had
     * @param taken how long it took
     */
    default Duration rest(int done, Duration taken) {
        return Duration.ZERO;
    }

    /**
     * Does the next portion and returns how many items were done; more than zero means: come again after a {@link #rest}.
     * Network calls happen outside transactions, and a portion may be done twice after a crash, so what it calls must be
     * idempotent.
     */
    int doSome();
}
