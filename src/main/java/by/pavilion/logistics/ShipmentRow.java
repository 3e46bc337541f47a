package by.pavilion.logistics;

import by.pavilion.shared.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "logistics_shipments")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ShipmentRow {
    @Id
    public long id;

    public String orderId;
    public String orderNo;
    public String channelCode;
    public @Nullable String channelShopId;
    public @Nullable String externalOrderId;
    public String customsMode;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public ShipmentKind kind;

    public String recipientRef;
    public String carrier;
    public String goods;
    public long freightMinor;
    public String freightCurrency;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public ShipmentStatus status;

    public @Nullable String trafMode;
    public @Nullable String trafNo;
    public @Nullable String voyageNo;
    public @Nullable String billNo;
    public String correlationId;
    public long eventSequence;
    public Instant createdAt;
    public @Nullable Instant lastMileDepartedAt;
    public @Nullable Instant deliveredAt;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public @Nullable Voiding voiding;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public @Nullable Trouble trouble;

    public @Nullable Instant promisedAt;
    public @Nullable Instant eta;

    static final String INSERT = """
            INSERT INTO logistics_shipments (id, order_id, order_no, channel_code, channel_shop_id, external_order_id,
              customs_mode, kind, recipient_ref, carrier, goods, freight_minor, freight_currency, status, traf_mode, traf_no,
              voyage_no, bill_no, correlation_id, event_sequence, created_at, last_mile_departed_at, delivered_at, voiding,
              trouble, promised_at, eta)""";

    /** The values of {@link #INSERT}, of a shipment that has told nothing yet. */
    static List<@Nullable Object> values(ShipmentStore.Begun begun) {
        Shipment shipment = begun.shipment();
        Transport transport = shipment.transport().orElse(null);
        return Arrays.asList(
                shipment.id().value(),
                shipment.orderId(),
                shipment.orderNo(),
                shipment.channel().code(),
                shipment.channel().shopId(),
                shipment.channel().externalOrderId(),
                shipment.customsMode(),
                shipment.kind().name(),
                shipment.recipientRef(),
                shipment.carrier(),
                shipment.goods(),
                shipment.freight().minor(),
                shipment.freight().currency().getCurrencyCode(),
                shipment.status().name(),
                transport == null ? null : transport.trafMode(),
                transport == null ? null : transport.trafNo(),
                transport == null ? null : transport.voyageNo(),
                transport == null ? null : transport.billNo(),
                begun.correlationId(),
                0,
                shipment.createdAt(),
                shipment.lastMileDepartedAt().orElse(null),
                shipment.deliveredAt().orElse(null),
                shipment.voiding().map(Voiding::name).orElse(null),
                shipment.trouble().map(Trouble::name).orElse(null),
                begun.promisedAt(),
                shipment.eta().orElse(null));
    }

    /** Takes over what changes in a shipment's life. */
    void change(Shipment shipment) {
        status = shipment.status();
        Transport transport = shipment.transport().orElse(null);
        trafMode = transport == null ? null : transport.trafMode();
        trafNo = transport == null ? null : transport.trafNo();
        voyageNo = transport == null ? null : transport.voyageNo();
        billNo = transport == null ? null : transport.billNo();
        lastMileDepartedAt = shipment.lastMileDepartedAt().orElse(null);
        deliveredAt = shipment.deliveredAt().orElse(null);
        voiding = shipment.voiding().orElse(null);
        trouble = shipment.trouble().orElse(null);
        eta = shipment.eta().orElse(null);
    }

    Shipment toShipment(List<Parcel> parcels) {
        return new Shipment(
                new ShipmentId(id),
                orderId,
                orderNo,
                new OrderChannel(channelCode, channelShopId, externalOrderId),
                customsMode,
                kind,
                recipientRef,
                carrier,
                goods,
                Money.ofMinor(freightMinor, Currency.getInstance(freightCurrency)),
                status,
                parcels,
                Optional.ofNullable(trafMode).map(mode -> new Transport(mode, trafNo, voyageNo, billNo)),
                createdAt,
                Optional.ofNullable(lastMileDepartedAt),
                Optional.ofNullable(deliveredAt),
                Optional.ofNullable(voiding),
                Optional.ofNullable(trouble),
                Optional.ofNullable(eta));
    }
}
