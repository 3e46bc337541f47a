package by.pavilion.channel.cases;

import java.time.Instant;
import java.util.Optional;

/**
 * Something between a marketplace and us that waits for a person, or did.
 *
 * @param subject the marketplace's number of what it is about
 * @param orderId our order, where there is one
 * @param detail for operators, without personal data
 * @param dueAt when it is too late
 * @param outcome what came of it
 */
public record ChannelCase(
        ChannelCaseId id,
        String channel,
        String shopId,
        Trouble trouble,
        String subject,
        Optional<String> orderId,
        Optional<String> detail,
        Optional<Instant> dueAt,
        Instant openedAt,
        Optional<Instant> closedAt,
        Optional<String> outcome) {
    public boolean isOpen() {
        return closedAt.isEmpty();
    }
}
