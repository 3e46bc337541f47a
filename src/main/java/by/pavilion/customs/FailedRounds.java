package by.pavilion.customs;

import by.pavilion.shared.Transactions;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How often messages could not be taken that still wait, by the window's names for their envelopes. */
final class FailedRounds {
    /** How often a message is tried by itself before a person has to look at it. */
    static final int MOST = 5;

    private final Map<String, Integer> rounds = new HashMap<>();

    /** Notes one more, and tells whether the message has been tried enough. That others were in its way is no fault of its. */
    boolean areEnough(String id, RuntimeException fault) {
        int failed = rounds.getOrDefault(id, 0) + (Transactions.othersWereInTheWay(fault) ? 0 : 1);
        rounds.put(id, failed);
        return failed >= MOST;
    }

    /** Forgets all messages but these: they do not wait any more. */
    void keepOnly(Collection<String> ids) {
        rounds.keySet().retainAll(ids);
    }
}
