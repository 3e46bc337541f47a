package by.pavilion.channel;

import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Works off the inbox: a message that asks for an order makes us want it; all others are kept as they are. */
@ApplicationScoped
class InterpretMessages implements BackgroundWork {
    static final String NAME = "channel-messages";
    private static final Logger LOG = Logger.getLogger(InterpretMessages.class);
    private static final int PORTION = 200;

    private final MessageStore messages;
    private final ChannelOrderStore orders;
    private final Channels channels;
    private final Workers workers;
    private final Clock clock;

    InterpretMessages(
            MessageStore messages, ChannelOrderStore orders, Channels channels, Workers workers, Clock clock) {
        this.messages = messages;
        this.orders = orders;
        this.channels = channels;
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
        for (StoredMessage message : fresh) {
            messages.mark(message, interpret(message), clock.instant());
        }
        if (!fresh.isEmpty()) {
            workers.wake(ImportOrders.NAME);
        }
        return fresh.size();
    }

    private MessageStore.State interpret(StoredMessage message) {
        try {
            channels.messages(message.channel())
                    .orderToImport(message.message())
                    .ifPresent(order -> orders.want(order, clock.instant()));
            return MessageStore.State.DONE;
        } catch (UnreadableMessage e) {
            LOG.warnf("channel=%s message=%s %s", message.channel(), message.id(), e.getMessage());
            return MessageStore.State.UNREADABLE;
        }
    }
}
