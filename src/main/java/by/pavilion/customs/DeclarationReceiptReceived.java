package by.pavilion.customs;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Customs, or E-Port before it, has said something about a document.
 *
 * @param document number of the message that the receipt answers: {@code 311}, {@code 411}, {@code 511}, {@code 621}
 * @param code customs' code of the result; below zero is an error
 * @param detailCode customs' own finer code, as 1305 beside 100; null when it told none
 * @param text what customs wrote, without identity numbers
 * @param returnedAt customs' own time of the receipt
 */
public record DeclarationReceiptReceived(
        String orderId,
        DeclarationId declarationId,
        DeclarationState customsStatus,
        DocumentType document,
        String code,
        @Nullable String detailCode,
        String text,
        Instant returnedAt)
        implements Event {

    @Override
    public Topic topic() {
        return Topic.CUSTOMS;
    }

    @Override
    public String fact() {
        return "receipt-received";
    }

    @Override
    public String key() {
        return orderId;
    }

    @Override
    public Instant happenedAt() {
        return returnedAt;
    }
}
