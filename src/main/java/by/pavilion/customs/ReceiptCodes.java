package by.pavilion.customs;

import by.pavilion.shared.Remembered;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** The receipt codes at hand: read from the database once a minute, answered from memory. */
@ApplicationScoped
class ReceiptCodes {
    private final Remembered<ReceiptRules> rules;

    ReceiptCodes(ReceiptCodeStore store, Clock clock) {
        this.rules = new Remembered<>(() -> new ReceiptRules(store.all()), clock);
    }

    ReceiptRules rules() {
        return rules.value();
    }
}
