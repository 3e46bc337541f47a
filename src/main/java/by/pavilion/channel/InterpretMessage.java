package by.pavilion.channel;

import by.pavilion.channel.aftersales.NoticeAfterSales;
import by.pavilion.channel.publications.NoticeProducts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
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

    /** What an adapter says of a message. */
    private record Meaning(
            Optional<ExternalOrder> toImport,
            Optional<ExternalAfterSale> afterSale,
            Optional<ExternalProduct> product,
            Optional<ExternalOrder> address,
            Optional<ExternalOrder> changed) {
        static Meaning of(MessagesIn adapter, PushedMessage message) throws UnreadableMessage {
            return new Meaning(
                    adapter.orderToImport(message),
                    adapter.afterSaleChanged(message),
                    adapter.productChanged(message),
                    adapter.addressChanged(message),
                    adapter.orderChanged(message));
        }
    }

    /** The caller has the transaction. */
    MessageStore.State interpret(StoredMessage message) {
        Meaning meaning;
        try {
            meaning = meaning(message);
        } catch (UnreadableMessage e) {
            LOG.warnf("channel=%s message=%s %s", message.channel(), message.id(), e.getMessage());
            return MessageStore.State.UNREADABLE;
        } catch (RuntimeException bug) { // it must not hold up the others: it is kept, and can be read again
            LOG.errorf(bug, "channel=%s message=%s is not read", message.channel(), message.id());
            return MessageStore.State.UNREADABLE;
        }
        meaning.toImport().map(keptNumbers::of).ifPresent(order -> orders.want(order, clock.instant()));
        meaning.afterSale().ifPresent(noticeAfterSales::look);
        meaning.product().ifPresent(noticeProducts::look);
        meaning.address()
                .map(keptNumbers::of)
                .ifPresent(order -> watchAddresses.told(order, message.message().messageId()));
        meaning.changed().map(keptNumbers::of).ifPresent(order -> orders.lookAt(order, clock.instant()));
        return MessageStore.State.DONE;
    }

    private Meaning meaning(StoredMessage message) throws UnreadableMessage {
        MessagesIn adapter = channels.find(message.channel(), MessagesIn.class)
                .orElseThrow(() -> new UnreadableMessage("no adapter reads messages of this channel"));
        return Meaning.of(adapter, message.message());
    }
}
