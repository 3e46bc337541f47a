package by.pavilion.customs;

import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/**
 * Keeps back what would go out of an order: documents are not written, firms are not asked, and a message that waits with a
 * document of it is not sent. What was on its way out already goes.
 */
@ApplicationScoped
public class HoldDeclaration {
    private final HoldStore holds;
    private final DeclarationStore declarations;
    private final DeclarationDesk desk;
    private final MessageStore messages;
    private final Workers workers;
    private final Clock clock;

    HoldDeclaration(
            HoldStore holds,
            DeclarationStore declarations,
            DeclarationDesk desk,
            MessageStore messages,
            Workers workers,
            Clock clock) {
        this.holds = holds;
        this.declarations = declarations;
        this.desk = desk;
        this.messages = messages;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * Holds the order, declared or not, in the caller's transaction. Those who write and send look for holds while they hold
     * the rows that are locked here: they are either done before this, or see it.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(String orderId) {
        holds.insert(orderId, clock.instant());
        declarations.findByOrder(orderId).ifPresent(id -> {
            desk.open(List.of(id));
            messages.lockQueuedOf(id);
        });
    }

    /** Lets the order go on, in the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void release(String orderId) {
        holds.delete(orderId);
        workers.wake(SendDocuments.NAME);
    }
}
