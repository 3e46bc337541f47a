package by.pavilion.channel;

import by.pavilion.channel.aftersales.NoticeAfterSales;
import by.pavilion.channel.publications.NoticeProducts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * Does what follows from a message: one that asks for an order makes us want it, one that tells of a change makes us look at it;
 * all others are kept as they are. It can be done again.
 */
@ApplicationScoped
class InterpretMessage {
    private static final Logger LOG = Logger.getLogger(InterpretMessage.class);

    private final ChannelOrderStore orders;
    private final KeptNumbers keptNumbers;
    private final NoticeAfterSales noticeAfterSales;
    private final NoticeProducts noticeProducts;
    private final WatchAddresses watchAddresses;
    private final Channels channels;
    private final Clock clock;

    InterpretMessage(
            ChannelOrderStore orders,
            KeptNumbers keptNumbers,
            NoticeAfterSales noticeAfterSales,
            NoticeProducts noticeProducts,
            WatchAddresses watchAddresses,
            Channels channels,
            Clock clock) {
        this.orders = orders;
        this.keptNumbers = keptNumbers;
        this.noticeAfterSales = noticeAfterSales;
        this.noticeProducts = noticeProducts;
        this.watchAddresses = watchAddresses;
        this.channels = channels;
        this.clock = clock;
    }

    /** The caller has the transaction. */
    MessageStore.State interpret(StoredMessage message) {
        try {
            MessagesIn adapter = channels.require(message.channel(), MessagesIn.class);
            adapter.orderToImport(message.message())
                    .map(keptNumbers::of)
                    .ifPresent(order -> orders.want(order, clock.instant()));
            adapter.afterSaleChanged(message.message()).ifPresent(noticeAfterSales::look);
            adapter.productChanged(message.message()).ifPresent(noticeProducts::look);
            adapter.addressChanged(message.message())
                    .map(keptNumbers::of)
                    .ifPresent(order ->
                            watchAddresses.told(order, message.message().messageId()));
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
