package by.pavilion.channel;

import by.pavilion.channel.aftersales.NoticeAfterSales;
import by.pavilion.channel.publications.NoticeProducts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Does what follows from messages: one that asks for an order makes us want it, one that tells of a change makes us look at it;
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

    /** What became of each of the messages. The caller has the transaction. */
    Map<StoredMessage, MessageStore.State> interpret(List<StoredMessage> messages) {
        Map<StoredMessage, MessageStore.State> handled = new LinkedHashMap<>();
        Map<StoredMessage, Meaning> meanings = new LinkedHashMap<>();
        for (StoredMessage message : messages) {
            Optional<Meaning> meaning = meaningIfReadable(message);
            meaning.ifPresent(found -> meanings.put(message, found));
            handled.put(message, meaning.isPresent() ? MessageStore.State.DONE : MessageStore.State.UNREADABLE);
        }
        orders.want(
                keptNumbers.ofAll(meanings.values().stream()
                        .flatMap(meaning -> meaning.toImport().stream())
                        .toList()),
                clock.instant());
        meanings.forEach(this::doTheRest);
        return handled;
    }

    private void doTheRest(StoredMessage message, Meaning meaning) {
        meaning.afterSale().ifPresent(noticeAfterSales::look);
        meaning.product().ifPresent(noticeProducts::look);
        meaning.address()
                .map(keptNumbers::of)
                .ifPresent(order -> watchAddresses.told(order, message.message().messageId()));
        meaning.changed().map(keptNumbers::of).ifPresent(order -> orders.lookAt(order, clock.instant()));
    }

    /** One that cannot be read must not hold up the others: it is kept, and can be read again. */
    private Optional<Meaning> meaningIfReadable(StoredMessage message) {
        try {
            return Optional.of(meaning(message));
        } catch (UnreadableMessage e) {
            LOG.warnf("channel=%s message=%s %s", message.channel(), message.id(), e.getMessage());
        } catch (RuntimeException bug) {
            LOG.errorf(bug, "channel=%s message=%s is not read", message.channel(), message.id());
        }
        return Optional.empty();
    }

    private Meaning meaning(StoredMessage message) throws UnreadableMessage {
        MessagesIn adapter = channels.find(message.channel(), MessagesIn.class)
                .orElseThrow(() -> new UnreadableMessage("no adapter reads messages of this channel"));
        return Meaning.of(adapter, message.message());
    }
}
