package by.pavilion.channel;

import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Has a message that was kept looked at once more, after our reading of it was mended. What it is about is fetched as it stands
 * now; what was applied already is not applied again, and that the message came was told before, so no event is written twice.
 */
@ApplicationScoped
class ReplayMessage {
    private final MessageStore messages;
    private final InterpretMessage interpretMessage;
    private final Workers workers;
    private final Clock clock;

    ReplayMessage(MessageStore messages, InterpretMessage interpretMessage, Workers workers, Clock clock) {
        this.messages = messages;
        this.interpretMessage = interpretMessage;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * Looks at a message that was pushed to the shop's application.
     *
     * @param reference as events name it: {@code chm_…}
     * @return false when none is kept under it
     */
    @Transactional
    boolean replay(Shop shop, String reference) {
        Optional<StoredMessage> found = idOf(reference).flatMap(id -> messages.find(id, shop.channel(), shop.appKey()));
        found.filter(message -> message.state() != MessageStore.State.NEW) // else it is looked at in a moment anyway
                .ifPresent(message -> messages.mark(interpretMessage.interpret(List.of(message)), clock.instant()));
        workers.wake(ImportOrders.NAME);
        return found.isPresent();
    }

    private static Optional<Long> idOf(String reference) {
        try {
            return Optional.of(StoredMessage.FORMAT.parse(reference));
        } catch (IllegalArgumentException noSuchId) {
            return Optional.empty();
        }
    }
}
