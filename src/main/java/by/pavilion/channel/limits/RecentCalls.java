package by.pavilion.channel.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How the last calls of a shop have gone, and until when it rests because of them: after many failures in a row, or when too large
 * a part has failed. What comes after a rest tries whether it works again: if that fails, too, the shop rests once more.
 */
final class RecentCalls {
    /** More calls say no more about how large a part of them fails. */
    private static final int MOST = 200;

    private static final long HUNDRED = 100;

    private final Rule rule;
    private final Deque<Call> calls = new ArrayDeque<>();
    private int failuresInARow;
    private boolean tries;
    private Instant restUntil = Instant.EPOCH;

    RecentCalls(Rule rule) {
        this.rule = rule;
    }

    /**
     * When a shop rests.
     *
     * @param failuresInARow so many are too many
     * @param mostPercent of the calls in the window that may fail
     * @param fewestCalls in the window, for a part of them to say anything
     * @param rest for how long
     */
    record Rule(int failuresInARow, int mostPercent, int fewestCalls, Duration window, Duration rest) {
        static Rule of(LimitsConfig config) {
            return new Rule(
                    config.failuresUntilRest(),
                    config.mostFailuresPercent(),
                    config.fewestCallsWeighed(),
                    config.failuresWindow(),
                    config.restAfterFailures());
        }
    }

    private record Call(Instant at, boolean failed) {}

    /** Until when the shop rests; empty when it does not. */
    synchronized Optional<Instant> restsUntil(Instant now) {
        return Optional.of(restUntil).filter(now::isBefore);
    }

    /** The marketplace has answered, whatever it said. */
    synchronized void went(Instant now) {
        failuresInARow = 0;
        tries = false;
        note(new Call(now, false));
    }

    /** It has not answered, or nothing that can be understood. */
    synchronized void failed(Instant now) {
        failuresInARow++;
        note(new Call(now, true));
        if (tries || failuresInARow >= rule.failuresInARow() || tooManyHaveFailed()) {
            calls.clear();
            failuresInARow = 0;
            tries = true;
            restUntil = now.plus(rule.rest());
        }
    }

    private void note(Call call) {
        calls.addLast(call);
        while (calls.size() > MOST || calls.getFirst().at().isBefore(call.at().minus(rule.window()))) {
            calls.removeFirst();
        }
    }

    private boolean tooManyHaveFailed() {
        long failed = calls.stream().filter(Call::failed).count();
        return calls.size() >= rule.fewestCalls() && failed * HUNDRED > calls.size() * (long) rule.mostPercent();
    }
}
