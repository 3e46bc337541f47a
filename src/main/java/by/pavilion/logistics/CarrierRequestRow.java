package by.pavilion.logistics;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "logistics_carrier_requests")
@IdClass(CarrierRequestRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class CarrierRequestRow {
    @Id
    public String orderId;

    @Id
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public CarrierRequest.Kind kind;

    public String correlationId;
    public Instant nextAttemptAt;
    public int attempts;
    public @Nullable String lastError;

    record Key(String orderId, CarrierRequest.Kind kind) implements Serializable {}

    CarrierRequest toRequest() {
        return new CarrierRequest(
                orderId, kind, correlationId, nextAttemptAt, attempts, Optional.ofNullable(lastError));
    }
}
