package by.pavilion.customs;

import by.pavilion.customs.SingleWindow.WaitingEnvelope;
import by.pavilion.customs.TakeReceipts.Incoming;
import by.pavilion.customs.ceb.DxpEnvelope;
import by.pavilion.customs.ceb.UnreadableMessage;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Fetches receipts from the single window, takes a portion in one transaction, and only then acknowledges it. What
 * cannot be read is kept for a person and acknowledged too, so that it does not hold up the rest.
 */
@ApplicationScoped
class FetchReceipts implements BackgroundWork {
    static final String NAME = "customs-receipts";
    private static final Logger LOG = Logger.getLogger(FetchReceipts.class);
    private static final int PORTION = 500;
    private static final Duration WAIT_FOR_DOCUMENT = Duration.ofDays(7);

    private final CustomsConfig config;
    private final SingleWindow window;
    private final TakeReceipts takeReceipts;
    private final MessageStore messages;
    private final ReceiptStore receipts;
    private final Ids ids;
    private final Clock clock;

    /** Where the round through the receipts without a declaration has come to. */
    private Instant matchedUpTo = Instant.EPOCH;

    /** Whether the single window answered last time: only changes are logged. */
    private boolean answering = true;

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
    public Duration interval() {
        return config.receiptsEvery();
    }

    @Override
    public int doSome() {
        Optional<Connection> connection = Connection.of(config);
        if (connection.isEmpty()) {
            return 0;
        }
        int fetched = fetch(connection.get());
        matchAgain();
        return fetched;
    }

    private int fetch(Connection connection) {
        try {
            List<WaitingEnvelope> waiting = window.receipts(connection, PORTION);
            if (!answering) {
                LOG.info("the single window answers again");
                answering = true;
            }
            if (waiting.isEmpty()) {
                return 0;
            }
            take(waiting);
            window.acknowledge(
                    connection, waiting.stream().map(WaitingEnvelope::id).toList());
            return waiting.size();
        } catch (FirmUnavailable e) {
            if (answering) {
                LOG.warnf("receipts cannot be fetched until further notice: %s", e.why());
                answering = false;
            }
            return 0;
        }
    }

    private void take(List<WaitingEnvelope> waiting) {
        List<Incoming> readable = new ArrayList<>();
        waiting.forEach(envelope -> read(envelope).ifPresent(readable::add));
        if (readable.isEmpty()) {
            return;
        }
        together(readable, takeReceipts::takeAll);
    }

    private static <T> void together(List<T> portion, Consumer<List<T>> take) {
        try {
            take.accept(portion);
        } catch (RuntimeException fault) {
            if (portion.size() == 1) {
                throw fault;
            }
            LOG.warnf("portion=%d cannot be taken together, each goes by itself: %s", portion.size(), fault);
            portion.forEach(one -> take.accept(List.of(one)));
        }
    }

    private Optional<Incoming> read(WaitingEnvelope waiting) {
        byte[] message;
        try {
            message = DxpEnvelope.open(waiting.envelope());
        } catch (UnreadableMessage e) {
            keep(waiting.envelope(), "DxpMsg", e.why());
            return Optional.empty();
        }
        try {
            return Optional.of(takeReceipts.read(message));
        } catch (Problem unreadable) {
            keep(message, "unread", String.valueOf(unreadable.facts().get("cause")));
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
        QuarkusTransaction.requiringNew()
                .run(() -> messages.received(
                        List.of(new MessageStore.NewMessage(new MessageId(ids.next()), number, type, message)),
                        MessageStore.State.KEPT,
                        clock.instant()));
    }

    /** Goes round the receipts whose document was not known when they came, a portion each time. */
    private void matchAgain() {
        Instant oldest = clock.instant().minus(WAIT_FOR_DOCUMENT);
        Instant from = matchedUpTo.isBefore(oldest) ? oldest : matchedUpTo;
        List<ReceiptStore.KeptReceipt> waiting = receipts.unmatched(from, PORTION);
        if (!waiting.isEmpty()) {
            together(waiting, takeReceipts::matchAgain);
        }
        matchedUpTo = waiting.size() < PORTION
                ? Instant.EPOCH
                : waiting.get(waiting.size() - 1).receivedAt();
    }
}
