package by.pavilion.ordering.payment;

import by.pavilion.ordering.PaymentId;
import by.pavilion.parties.Parties;
import by.pavilion.shared.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
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
        NOTIFICATION
    }

    void keep(PaymentId payment, Kind kind, String message) {
        byte[] sealed = parties.seal(message.getBytes(StandardCharsets.UTF_8), payment.toString());
        store.keep(ids.next(), payment, kind.name(), sealed, clock.instant());
    }

    /** The last message of this kind, as it was. */
    Optional<String> last(PaymentId payment, Kind kind) {
        return store.lastKept(payment, kind.name())
                .map(bytes -> new String(parties.open(bytes, payment.toString()), StandardCharsets.UTF_8));
    }
}
