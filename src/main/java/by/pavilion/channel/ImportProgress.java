package by.pavilion.channel;

import by.pavilion.events.Correlation;
import by.pavilion.events.Event;
import by.pavilion.events.Outbox;
import by.pavilion.ordering.OrderId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an attempt to import an order changes, each in a transaction of its own. */
@ApplicationScoped
class ImportProgress {
    private final ChannelOrderStore orders;
    private final Outbox outbox;
    private final Pauses pauses;
    private final Clock clock;

    ImportProgress(ChannelOrderStore orders, Outbox outbox, Pauses pauses, Clock clock) {
        this.orders = orders;
        this.outbox = outbox;
        this.pauses = pauses;
        this.clock = clock;
    }

    @Transactional
    List<ChannelOrder> due(int limit) {
        return orders.due(clock.instant(), limit);
    }

    /** The order is ours. Another replica may have said so before. */
    @Transactional
    void imported(ChannelOrder wanted, OrderId orderId) {
        ChannelOrder order = orders.lock(wanted.id());
        if (order.state() == ChannelOrder.State.IMPORTED) {
            return;
        }
        orders.change(order.id(), ChannelOrder.State.IMPORTED, null, null, order.attempts(), null);
        orders.imported(order.id(), orderId.toString());
        ExternalOrder external = order.order();
        tell(
                order,
                new ChannelOrderImported(
                        external.channel(), external.shopId(), external.externalOrderId(), orderId, clock.instant()));
    }

    /**
     * The order is paid and cannot be taken yet. The event tells of each new reason once.
     *
     * @param reason a code: {@code unmapped-sku}
     * @param detail for operators, without personal data
     */
    @Transactional
    void held(ChannelOrder wanted, String reason, String detail) {
        ChannelOrder order = orders.lock(wanted.id());
        if (order.state() == ChannelOrder.State.IMPORTED) {
            return;
        }
        Instant now = clock.instant();
        orders.change(
                order.id(),
                ChannelOrder.State.HELD,
                reason,
                detail,
                order.attempts() + 1,
                now.plus(pauses.held(order.attempts())));
        if (!order.reason().equals(Optional.of(reason))) {
            ExternalOrder external = order.order();
            tell(
                    order,
                    new ChannelOrderImportHeld(
                            external.channel(), external.shopId(), external.externalOrderId(), reason, now));
        }
    }

    /** There is nothing to import: the buyer has cancelled. */
    @Transactional
    void closed(ChannelOrder wanted, String reason) {
        ChannelOrder order = orders.lock(wanted.id());
        if (order.state() != ChannelOrder.State.IMPORTED) {
            orders.change(order.id(), ChannelOrder.State.CLOSED, reason, null, order.attempts(), null);
        }
    }

    /** It could not be tried: again after a pause that fits the fault. */
    @Transactional
    void failed(ChannelOrder wanted, ChannelFault fault) {
        ChannelOrder order = orders.lock(wanted.id());
        if (order.state() == ChannelOrder.State.IMPORTED) {
            return;
        }
        orders.change(
                order.id(),
                order.state(),
                order.reason().orElse(null),
                fault.reason(),
                order.attempts() + 1,
                clock.instant().plus(pauses.after(fault.kind(), order.attempts())));
    }

    private void tell(ChannelOrder order, Event event) {
        long sequence = orders.nextSequence(order.id());
        Correlation.of(order.correlationId(), () -> {
            outbox.append(event, sequence);
            return sequence;
        });
    }
}
