package by.pavilion.channel;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "channel_parcel_reports")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ParcelReportRow {
    @Id
    public String parcelId;

    public String shipmentId;
    public String orderId;
    public String channel;
    public String shopId;
    public String externalOrderId;
    public String carrierCode;
    public String trackingNumber;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public ParcelReport.State state;

    public @Nullable String detail;
    public String correlationId;
    public @Nullable Instant nextAttemptAt;
    public int attempts;
    public Instant wantedAt;
    public @Nullable Instant reportedAt;

    static ParcelReportRow of(ParcelReport report, Instant now) {
        ParcelReportRow row = new ParcelReportRow();
        row.parcelId = report.parcelId();
        row.shipmentId = report.shipmentId();
        row.orderId = report.orderId();
        row.channel = report.order().channel();
        row.shopId = report.order().shopId();
        row.externalOrderId = report.order().externalOrderId();
        row.carrierCode = report.carrierCode();
        row.trackingNumber = report.trackingNumber();
        row.state = ParcelReport.State.WANTED;
        row.correlationId = report.correlationId();
        row.nextAttemptAt = now;
        row.attempts = report.attempts();
        row.wantedAt = now;
        return row;
    }

    ParcelReport toReport() {
        return new ParcelReport(
                parcelId,
                shipmentId,
                orderId,
                new ExternalOrder(channel, shopId, externalOrderId),
                carrierCode,
                trackingNumber,
                correlationId,
                attempts);
    }
}
