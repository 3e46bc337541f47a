package by.pavilion.events;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;

/**
 * The slots that one relay may send from: its share of all, so that replicas divide the keys among themselves. What it holds
 * it holds for a while only, counted from before it asked and by a clock that nobody sets: a relay that was stopped knows when
 * it goes on that others may have taken over. Used by one thread.
 */
final class RelaySlots {
    private final RelaySlotStore store;
    private final Duration lease;
    private final String owner = UUID.randomUUID().toString();
    private Set<Integer> held = Set.of();
    private long renewAtNanos = System.nanoTime();
    private long keepAtNanos = System.nanoTime();
    private long heldUntilNanos = System.nanoTime();

    RelaySlots(RelaySlotStore store, Duration lease) {
        this.store = store;
        this.lease = lease;
    }

    /** What it holds now, after asking again when it is time. */
    Set<Integer> held() {
        if (System.nanoTime() - renewAtNanos >= 0) {
            renew();
        }
        return areHeld() ? held : Set.of();
    }

    /** Whether what {@link #held} gave last is still its own. */
    boolean areHeld() {
        return System.nanoTime() - heldUntilNanos < 0;
    }

    private void renew() {
        long before = System.nanoTime();
        store.seen(owner, lease);
        store.renew(owner, lease);
        SortedSet<Integer> mine = store.held(owner);
        int relays = Math.max(1, store.relays());
        int share = (Outbox.SLOTS + relays - 1) / relays;
        if (mine.size() > share) {
            List<Integer> surplus = mine.stream().skip(share).toList();
            store.release(owner, surplus);
            mine.removeAll(surplus);
        } else if (mine.size() < share) {
            store.take(owner, lease, share - mine.size());
            mine = store.held(owner);
        }
        held = Set.copyOf(mine);
        heldUntilNanos = before + lease.toNanos();
        renewAtNanos = before + lease.toNanos() / 3;
        keepAtNanos = renewAtNanos;
    }

    /**
     * Holds on to what {@link #held} gave last while something is under way. They are not shared out anew: that waits for the next
     * {@link #held}.
     */
    void keep() {
        long before = System.nanoTime();
        if (areHeld() && before - keepAtNanos >= 0) {
            store.seen(owner, lease);
            store.renew(owner, lease);
            heldUntilNanos = store.held(owner).containsAll(held) ? before + lease.toNanos() : before;
            keepAtNanos = before + lease.toNanos() / 3;
        }
    }

    /** Gives all of it back, so that others need not wait. */
    void release() {
        heldUntilNanos = System.nanoTime();
        store.release(owner, store.held(owner));
        store.leave(owner);
    }
}
