package by.pavilion.ordering;

import by.pavilion.customs.CustomsMode;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.parties.RecipientRef;
import by.pavilion.pricing.TaxTotals;
import by.pavilion.pricing.Totals;
import by.pavilion.shared.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.NullUnmarked;

/**
 * A row of {@code ordering_orders}. Inserted by {@link OrderStore} in plain SQL; updated through this mapping, and then only
 * in the columns that changed.
 */
@Entity
@DynamicUpdate
@Table(name = "ordering_orders")
@NullUnmarked // filled by the persistence provider
class OrderRow {
    @Id
    public Long id;

    public long eventSequence;

    @Version
    public long rowVersion;

    @Enumerated(EnumType.STRING)
    public OrderStatus status;

    @Enumerated(EnumType.STRING)
    public PaymentStatus paymentStatus;

    @Enumerated(EnumType.STRING)
    public FulfilmentStatus fulfilmentStatus;

    public String customsStatus;

    public String declarationId;

    public Instant declaredAt;

    public Instant rejectedAt;

    public Instant releasedAt;

    public String shipmentId;

    public Instant shippedAt;

    public Instant deliveredAt;

    public String channel;

    public String shopId;

    public String externalOrderId;

    public Instant externalUpdatedAt;

    public Instant shipBy;

    public String placedBy;

    public String buyerRef;

    public long recipientId;

    public String customsMode;

    public String warehouse;

    public String currency;

    public long goodsMinor;

    public long freightMinor;

    public long discountMinor;

    public long tariffMinor;

    public long consumptionMinor;

    public long vatMinor;

    public long payableMinor;

    public String consumerNoticeVersion;

    public Instant placedAt;

    public Instant expiresAt;

    public Long checkoutId;

    public String traceparent;

    Order toOrder(List<OrderLine> lines) {
        Currency money = Currency.getInstance(currency);
        return new Order(
                new OrderId(id),
                eventSequence,
                rowVersion,
                status,
                paymentStatus,
                new Progress(
                        Progress.customsOf(customsStatus),
                        fulfilmentStatus,
                        declarationId,
                        declaredAt,
                        rejectedAt,
                        releasedAt,
                        shipmentId,
                        shippedAt,
                        deliveredAt),
                new SalesChannel(
                        channel,
                        Optional.ofNullable(shopId),
                        Optional.ofNullable(externalOrderId),
                        Optional.ofNullable(externalUpdatedAt),
                        Optional.ofNullable(shipBy)),
                new PlacedBy(placedBy),
                Optional.ofNullable(buyerRef),
                new RecipientRef(recipientId),
                CustomsMode.ofCode(customsMode),
                new WarehouseCode(warehouse),
                lines,
                new Totals(
                        Money.ofMinor(goodsMinor, money),
                        Money.ofMinor(freightMinor, money),
                        Money.ofMinor(discountMinor, money),
                        new TaxTotals(
                                Money.ofMinor(tariffMinor, money),
                                Money.ofMinor(consumptionMinor, money),
                                Money.ofMinor(vatMinor, money))),
                Optional.ofNullable(consumerNoticeVersion),
                placedAt,
                Optional.ofNullable(expiresAt),
                Optional.ofNullable(checkoutId).map(CheckoutId::new),
                Optional.ofNullable(traceparent));
    }

    /** Takes over what may change in an order after it was placed. */
    void take(Order order) {
        Progress progress = order.progress();
        eventSequence = order.version();
        recipientId = order.recipient().value();
        status = order.status();
        paymentStatus = order.paymentStatus();
        fulfilmentStatus = progress.fulfilment();
        customsStatus = progress.customsStatus();
        declarationId = progress.declarationId();
        declaredAt = progress.declaredAt();
        rejectedAt = progress.rejectedAt();
        releasedAt = progress.releasedAt();
        shipmentId = progress.shipmentId();
        shippedAt = progress.shippedAt();
        deliveredAt = progress.deliveredAt();
        goodsMinor = order.totals().goods().minor();
        freightMinor = order.totals().freight().minor();
        discountMinor = order.totals().discount().minor();
        tariffMinor = order.totals().tax().tariff().minor();
        consumptionMinor = order.totals().tax().consumption().minor();
        vatMinor = order.totals().tax().vat().minor();
        payableMinor = order.totals().payable().minor();
    }
}
