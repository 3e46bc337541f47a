package by.pavilion.channel;

import by.pavilion.channel.aftersales.NoticeAfterSales;
import by.pavilion.channel.publications.NoticeProducts;
import by.pavilion.events.Outbox;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Works off the inbox: a message that asks for an order makes us want it, one that tells of a change makes
 * us look at it; all others are kept as they are. */
@ApplicationScoped
class InterpretMessages implements BackgroundWork {
    static final String NAME = "channel-messages";
    private static final Logger LOG = Logger.getLogger(InterpretMessages.class);
    private static final int PORTION = 200;

    private final MessageStore messages;
    private final ChannelOrderStore orders;
    private final KeptNumbers keptNumbers;
    private final NoticeAfterSales noticeAfterSales;
    private final NoticeProducts noticeProducts;
    private final Channels channels;
    private final Outbox outbox;
    private final Workers workers;
    private final Clock clock;

    InterpretMessages(
            MessageStore messages,
            ChannelOrderStore orders,
            KeptNumbers keptNumbers,
            NoticeAfterSales noticeAfterSales,
            NoticeProducts noticeProducts,
            Channels channels,
            Outbox outbox,
            Workers workers,
            Clock clock) {
        this.messages = messages;
        this.orders = orders;
        this.keptNumbers = keptNumbers;
        this.noticeAfterSales = noticeAfterSales;
        this.noticeProducts = noticeProducts;
        this.channels = channels;
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
        for (StoredMessage message : fresh) {
            messages.mark(message, interpret(message), clock.instant());
        }
        outbox.append(fresh.stream().map(StoredMessage::told).toList());
        if (!fresh.isEmpty()) {
            workers.wake(ImportOrders.NAME);
        }
        return fresh.size();
    }

    private MessageStore.State interpret(StoredMessage message) {
        try {
            MessagesIn adapter = channels.require(message.channel(), MessagesIn.class);
            adapter.orderToImport(message.message())
                    .map(keptNumbers::of)
                    .ifPresent(order -> orders.want(order, clock.instant()));
            adapter.afterSaleChanged(message.message()).ifPresent(noticeAfterSales::look);
            adapter.productChanged(message.message()).ifPresent(noticeProducts::look);
            adapter.orderChanged(message.message())
                    .map(keptNumbers::of)
                    .ifPresent(order -> orders.lookAt(order, clock.instant()));
            return MessageStore.State.DONE;
        } catch (UnreadableMessage e) {
            LOG.warnf("channel=%s message=%s %s", message.channel(), message.id(), e.getMessage());
            return MessageStore.State.UNREADABLE;
        }
    }
}
