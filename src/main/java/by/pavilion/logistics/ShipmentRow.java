package by.pavilion.logistics;

import by.pavilion.shared.Money;
import by.pavilion.shared.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row of {@code logistics_shipments}: a shipment that still is without its parcels. */
record ShipmentRow(Shipment shipment) {
    static final String COLUMNS = """
            id, order_id, order_no, channel_code, channel_shop_id, external_order_id, customs_mode, kind, recipient_ref,
              carrier, goods, freight_minor, freight_currency, status, traf_mode, traf_no, voyage_no, bill_no, created_at,
              last_mile_departed_at, delivered_at, voiding, trouble, eta""";

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

    /** What changes in a shipment's life; the values are those of {@link #changed}. */
    static final String UPDATE = """
            UPDATE logistics_shipments SET status = ?, traf_mode = ?, traf_no = ?, voyage_no = ?, bill_no = ?,
              last_mile_departed_at = ?, delivered_at = ?, voiding = ?, trouble = ?, eta = ?,
              event_sequence = event_sequence + ?
            WHERE id = ?""";

    /**
     * The values of {@link #UPDATE}.
     *
     * @param events how many are told of it with that
     */
    static List<@Nullable Object> changed(Shipment shipment, int events) {
        Transport transport = shipment.transport().orElse(null);
        return Arrays.asList(
                shipment.status().name(),
                transport == null ? null : transport.trafMode(),
                transport == null ? null : transport.trafNo(),
                transport == null ? null : transport.voyageNo(),
                transport == null ? null : transport.billNo(),
                shipment.lastMileDepartedAt().orElse(null),
                shipment.deliveredAt().orElse(null),
                shipment.voiding().map(Voiding::name).orElse(null),
                shipment.trouble().map(Trouble::name).orElse(null),
                shipment.eta().orElse(null),
                events,
                shipment.id().value());
    }

    static ShipmentRow read(ResultSet row) throws SQLException {
        return new ShipmentRow(new Shipment(
                new ShipmentId(row.getLong("id")),
                row.getString("order_id"),
                row.getString("order_no"),
                new OrderChannel(
                        row.getString("channel_code"),
                        row.getString("channel_shop_id"),
                        row.getString("external_order_id")),
                row.getString("customs_mode"),
                ShipmentKind.valueOf(row.getString("kind")),
                row.getString("recipient_ref"),
                row.getString("carrier"),
                row.getString("goods"),
                Money.ofMinor(row.getLong("freight_minor"), Currency.getInstance(row.getString("freight_currency"))),
                ShipmentStatus.valueOf(row.getString("status")),
                List.of(),
                transport(row),
                Statements.instant(row, "created_at"),
                Statements.optionalInstant(row, "last_mile_departed_at"),
                Statements.optionalInstant(row, "delivered_at"),
                Optional.ofNullable(row.getString("voiding")).map(Voiding::valueOf),
                Optional.ofNullable(row.getString("trouble")).map(Trouble::valueOf),
                Statements.optionalInstant(row, "eta")));
    }

    private static Optional<Transport> transport(ResultSet row) throws SQLException {
        String mode = row.getString("traf_mode");
        return mode == null
                ? Optional.empty()
                : Optional.of(new Transport(
                        mode, row.getString("traf_no"), row.getString("voyage_no"), row.getString("bill_no")));
    }

    Shipment with(List<Parcel> parcels) {
        return new Shipment(
                shipment.id(),
                shipment.orderId(),
                shipment.orderNo(),
                shipment.channel(),
                shipment.customsMode(),
                shipment.kind(),
                shipment.recipientRef(),
                shipment.carrier(),
                shipment.goods(),
                shipment.freight(),
                shipment.status(),
                parcels,
                shipment.transport(),
                shipment.createdAt(),
                shipment.lastMileDepartedAt(),
                shipment.deliveredAt(),
                shipment.voiding(),
                shipment.trouble(),
                shipment.eta());
    }
}
