package by.pavilion.channel;

import by.pavilion.events.Outbox;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Works off the inbox, and tells of each message once. */
@ApplicationScoped
class InterpretMessages implements BackgroundWork {
    static final String NAME = "channel-messages";
    private static final int PORTION = 500;

    private final MessageStore messages;
    private final InterpretMessage interpretMessage;
    private final Outbox outbox;
    private final Workers workers;
    private final Clock clock;

    InterpretMessages(
            MessageStore messages, InterpretMessage interpretMessage, Outbox outbox, Workers workers, Clock clock) {
        this.messages = messages;
        this.interpretMessage = interpretMessage;
        this.outbox = outbox;
        this.workers = workers;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return Duration.ofMillis(500);
    }

    @Override
    @Transactional
    public int doSome() {
        List<StoredMessage> fresh = messages.fresh(PORTION);
        messages.mark(interpretMessage.interpret(fresh), clock.instant());
        outbox.append(fresh.stream().map(StoredMessage::told).toList());
        if (!fresh.isEmpty()) {
            workers.wake(ImportOrders.NAME);
        }
        return fresh.size();
    }
}
