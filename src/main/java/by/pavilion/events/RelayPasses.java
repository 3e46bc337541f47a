package by.pavilion.events;

import java.util.Map;
import java.util.Set;

/**
 * Where the relay begins to read: at the beginning, where what was left behind comes again. Were more left there than one pass
 * reads, because it is refused or waits behind what is, nothing behind it would ever be sent; so as long as most is left there,
 * every other pass goes on where the one before has come to. Used by one thread.
 */
final class RelayPasses {
    private Set<Integer> slots = Set.of();
    private Map<Integer, Long> reached = Map.of();
    private boolean goesOn;

    /**
     * The place of each slot to begin behind; empty for the beginning.
     *
     * @param held the slots that are read: the places of others are not theirs
     */
    Map<Integer, Long> begin(Set<Integer> held) {
        if (!held.equals(slots)) {
            slots = Set.copyOf(held);
            reached = Map.of();
        }
        goesOn = !goesOn && !reached.isEmpty();
        return goesOn ? reached : Map.of();
    }

    /**
     * The pass is over.
     *
     * @param upTo the places that it has come to; empty when it has read all that there was
     * @param stuck whether more of it was left than sent
     */
    void end(Map<Integer, Long> upTo, boolean stuck) {
        if (goesOn || (stuck && reached.isEmpty())) {
            reached = Map.copyOf(upTo);
        } else if (!stuck) {
            reached = Map.of(); // the beginning is free: from there all is reached in its turn
        }
    }
}
