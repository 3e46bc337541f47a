package by.pavilion.customs;

import by.pavilion.customs.ReceiptStore.KeptReceipt;
import by.pavilion.customs.SingleWindow.WaitingEnvelope;
import by.pavilion.customs.TakeReceipts.Incoming;
import by.pavilion.customs.ceb.CebReader;
import by.pavilion.customs.ceb.DxpEnvelope;
import by.pavilion.customs.ceb.UnreadableMessage;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Pace;
import by.pavilion.shared.Problem;
import by.pavilion.shared.Transactions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;

/**
 * Fetches receipts from the single window, takes a portion in one transaction, and only then acknowledges it. What cannot
 * be read is kept for a person and acknowledged too, and so is what could not be taken several times: neither holds up the
 * rest.
 */
@ApplicationScoped
class FetchReceipts implements BackgroundWork {
    static final String NAME = "customs-receipts";
    private static final Logger LOG = Logger.getLogger(FetchReceipts.class);
    private static final int PORTION = 500;

    /** What one transaction takes: of a thousand ids the server would make a table, and of more, events take too long. */
    private static final int MOST_RECEIPTS = 900;

    private static final String ENVELOPE = "DxpMsg";
    private static final String UNREAD = "unread";
    private static final Duration WAIT_FOR_DOCUMENT = Duration.ofDays(7);

    /** What is kept of a message that is too long for one: enough to tell what it is. */
    private static final int MOST_KEPT = 1024 * 1024;

    private final CustomsConfig config;
    private final SingleWindow window;
    private final TakeReceipts takeReceipts;
    private final MessageStore messages;
    private final ReceiptStore receipts;
    private final Ids ids;
    private final Clock clock;

    /** Where the round through the receipts without a declaration has come to. */
    private Optional<KeptReceipt> matchedUpTo = Optional.empty();

    /** Whether the single window answered last time: only changes are logged. */
    private boolean answering = true;

    /** How many messages are asked for: fewer while the window's answer is no good, as it may be too long. */
    private int portion = PORTION;

    private final FailedRounds failedRounds = new FailedRounds();

    FetchReceipts(
            CustomsConfig config,
            SingleWindow window,
            TakeReceipts takeReceipts,
            MessageStore messages,
            ReceiptStore receipts,
            Ids ids,
            Clock clock) {
        this.config = config;
        this.window = window;
        this.takeReceipts = takeReceipts;
        this.messages = messages;
        this.receipts = receipts;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration rest(int done, Duration taken) {
        return Pace.ofWork(done, taken);
    }

    @Override
    public Duration interval() {
        return config.receiptsEvery();
    }

    @Override
    public int doSome() {
        Optional<Connection> connection = Connection.of(config);
        if (connection.isEmpty()) {
            return 0;
        }
        Fetched fetched = fetch(connection.get());
        matchAgain();
        fetched.failed().values().stream().findFirst().ifPresent(fault -> {
            throw new IllegalStateException("cannot take " + fetched.failed().size() + " of the messages", fault);
        });
        return fetched.items();
    }

    /**
     * What one question to the window has brought.
     *
     * @param items how many messages do not come again, or how many receipts were in them where that is more
     * @param failed those that have to come again, by the window's names for their envelopes, and why
     */
    private record Fetched(int items, Map<String, RuntimeException> failed) {
        private static final Fetched NOTHING = new Fetched(0, Map.of());
    }

    private Fetched fetch(Connection connection) {
        try {
            List<WaitingEnvelope> waiting = window.receipts(connection, portion);
            portion = Math.min(PORTION, portion * 2);
            if (!answering) {
                LOG.info("the single window answers again");
                answering = true;
            }
            if (waiting.isEmpty()) {
                return Fetched.NOTHING;
            }
            Map<String, RuntimeException> failed = new LinkedHashMap<>();
            List<Opened> readable = open(waiting, failed);
            take(readable, failed);
            failedRounds.keepOnly(failed.keySet());
            List<String> done = waiting.stream()
                    .map(WaitingEnvelope::id)
                    .filter(id -> !failed.containsKey(id))
                    .filter(id -> !id.isEmpty()) // what has no name comes again, and is known then
                    .toList();
            if (!done.isEmpty()) {
                window.acknowledge(connection, done);
            }
            return new Fetched(Math.max(done.size(), receiptsIn(readable, Set.copyOf(done))), failed);
        } catch (FirmUnavailable e) {
            portion = Math.max(1, portion / 2);
            if (answering) {
                LOG.warnf("receipts cannot be fetched until further notice: %s", e.why());
                answering = false;
            }
            return Fetched.NOTHING;
        }
    }

    /** An envelope and the message that was in it. */
    private record Opened(WaitingEnvelope envelope, Incoming message) {}

    /** @param again gets the envelopes that have to come again, and why */
    private List<Opened> open(List<WaitingEnvelope> waiting, Map<String, RuntimeException> again) {
        List<Opened> readable = new ArrayList<>();
        for (WaitingEnvelope envelope : waiting) {
            faultOf(() -> read(envelope).ifPresent(message -> readable.add(new Opened(envelope, message))))
                    .ifPresent(fault -> failed(envelope, fault, envelope.envelope(), ENVELOPE, again));
        }
        return readable;
    }

    /** @param again gets the envelopes that have to come again, and why */
    private void take(List<Opened> readable, Map<String, RuntimeException> again) {
        for (List<Opened> part : inParts(readable, opened -> opened.message().receipts())) {
            Map<Opened, RuntimeException> notTaken = together(
                    part,
                    some -> takeReceipts.takeAll(
                            some.stream().map(Opened::message).toList()));
            notTaken.forEach((opened, fault) ->
                    failed(opened.envelope(), fault, opened.message().bytes(), UNREAD, again));
        }
    }

    /** Messages in their order, as many together as hold no more receipts than one transaction takes. */
    static <T> List<List<T>> inParts(List<T> messages, ToIntFunction<T> receiptsOf) {
        List<List<T>> parts = new ArrayList<>();
        int receipts = 0;
        for (T message : messages) {
            int own = receiptsOf.applyAsInt(message);
            if (parts.isEmpty() || receipts + own > MOST_RECEIPTS) {
                parts.add(new ArrayList<>());
                receipts = 0;
            }
            parts.get(parts.size() - 1).add(message);
            receipts += own;
        }
        return parts;
    }

    private static int receiptsIn(List<Opened> readable, Set<String> done) {
        return readable.stream()
                .filter(opened -> done.contains(opened.envelope().id()))
                .mapToInt(opened -> opened.message().receipts())
                .sum();
    }

    /** What failed has to come again, until it has failed so often that it is kept for a person. */
    private void failed(
            WaitingEnvelope envelope,
            RuntimeException fault,
            byte[] message,
            String type,
            Map<String, RuntimeException> again) {
        String id = envelope.id();
        if (failedRounds.areEnough(id, fault)) {
            LOG.errorf(fault, "message=%s cannot be taken, after %d attempts", id, FailedRounds.MOST);
            faultOf(() -> keep(message, type, "its receipts cannot be taken"))
                    .ifPresent(notKept -> again.put(id, notKept));
        } else {
            again.put(id, fault);
        }
    }

    /**
     * Takes a portion; where that fails each goes by itself, so that none holds up the others. A database that is away is
     * no fault of theirs, and is thrown.
     *
     * @return those that failed by themselves, and why
     */
    static <T> Map<T, RuntimeException> together(List<T> portion, Consumer<List<T>> take) {
        Map<T, RuntimeException> failed = new LinkedHashMap<>();
        if (portion.isEmpty()) {
            return failed;
        }
        faultOf(() -> take.accept(portion)).ifPresent(fault -> {
            if (portion.size() == 1) {
                failed.put(portion.get(0), fault);
            } else {
                LOG.warnf("portion=%d cannot be taken together, each goes by itself: %s", portion.size(), fault);
                portion.forEach(one -> failed.putAll(together(List.of(one), take)));
            }
        });
        return failed;
    }

    /** Why the work failed by itself; empty when it did not. A database that is away is thrown. */
    private static Optional<RuntimeException> faultOf(Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (RuntimeException fault) {
            if (Transactions.databaseIsAway(fault)) {
                throw fault;
            }
            return Optional.of(fault);
        }
    }

    private Optional<Incoming> read(WaitingEnvelope waiting) {
        byte[] message;
        try {
            message = DxpEnvelope.open(waiting.envelope());
        } catch (UnreadableMessage e) {
            keep(waiting.envelope(), ENVELOPE, e.why());
            return Optional.empty();
        }
        try {
            Incoming incoming = takeReceipts.read(message);
            incoming.fault().ifPresent(why -> keep(message, UNREAD, why));
            return Optional.of(incoming);
        } catch (Problem unreadable) {
            keep(message, UNREAD, String.valueOf(unreadable.facts().get("cause")));
            return Optional.empty();
        }
    }

    /** The same bytes always get the same number, so a repeat is not kept twice. */
    private void keep(byte[] message, String type, String why) {
        String number = UUID.nameUUIDFromBytes(message).toString();
        if (messages.hasReceived(number)) {
            return;
        }
        LOG.warnf("a message of %d bytes is kept for a person: %s", message.length, why);
        byte[] kept = message.length <= CebReader.MOST_BYTES ? message : Arrays.copyOf(message, MOST_KEPT);
        QuarkusTransaction.requiringNew()
                .run(() -> messages.kept(
                        new MessageStore.NewMessage(new MessageId(ids.next()), number, type, kept),
                        why,
                        clock.instant()));
    }

    /** Goes round the receipts whose document was not known when they came, a portion each time. */
    private void matchAgain() {
        List<KeptReceipt> waiting = receipts.unmatched(clock.instant().minus(WAIT_FOR_DOCUMENT), matchedUpTo, PORTION);
        Map<KeptReceipt, RuntimeException> failed = together(waiting, takeReceipts::matchAgain);
        matchedUpTo = waiting.size() < PORTION ? Optional.empty() : Optional.of(waiting.get(waiting.size() - 1));
        failed.values().stream()
                .findFirst()
                .ifPresent(fault -> LOG.errorf(fault, "receipts=%d cannot be given to their documents", failed.size()));
    }
}
