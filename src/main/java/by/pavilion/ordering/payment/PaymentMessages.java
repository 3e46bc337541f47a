package by.pavilion.ordering.payment;

import by.pavilion.ordering.PaymentId;
import by.pavilion.parties.Parties;
import by.pavilion.shared.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what was said to and by payment firms, byte by byte: customs may ask for the original request and answer of any
 * payment for three years, and they name the payer, so they are encrypted.
 */
@ApplicationScoped
class PaymentMessages {
    private final PaymentStore store;
    private final Parties parties;
    private final Ids ids;
    private final Clock clock;

    PaymentMessages(PaymentStore store, Parties parties, Ids ids, Clock clock) {
        this.store = store;
        this.parties = parties;
        this.ids = ids;
        this.clock = clock;
    }

    enum Kind {
        REQUEST,
        ANSWER,
        NOTIFICATION,
        REFUND_REQUEST,
        REFUND_ANSWER,
        REFUND_NOTICE
    }

    record Message(PaymentId payment, Kind kind, String text) {
        @Override
        public String toString() {
            return "Message[" + payment + ", " + kind + "]";
        }
    }

    void keep(List<Message> said) {
        Instant now = clock.instant();
        store.keep(said.stream()
                .map(message -> new PaymentStore.Kept(
                        ids.next(),
                        message.payment(),
                        message.kind().name(),
                        ByteBuffer.wrap(parties.seal(
                                message.text().getBytes(StandardCharsets.UTF_8),
                                message.payment().toString())),
                        now))
                .toList());
    }

    /** The last message of this kind, as it was. */
    Optional<String> last(PaymentId payment, Kind kind) {
        return store.lastKept(payment, kind.name())
                .map(bytes -> new String(parties.open(bytes, payment.toString()), StandardCharsets.UTF_8));
    }
}
