package by.pavilion.channel;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "channel_orders")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ChannelOrderRow {
    @Id
    public long id;

    public String channel;
    public String shopId;
    public String externalOrderId;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public ChannelOrder.State state;

    public @Nullable String reason;
    public @Nullable String detail;
    public @Nullable String orderId;
    public @Nullable Instant nextAttemptAt;
    public int attempts;
    public long eventSequence;

    public @Nullable Instant seenAt;

    public @Nullable String seenDigest;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public MarketplaceOrder.@Nullable State seenState;

    public @Nullable String holdId;

    public Instant wantedAt;

    ChannelOrder toOrder() {
        return new ChannelOrder(
                id,
                new ExternalOrder(channel, shopId, externalOrderId),
                state,
                Optional.ofNullable(reason),
                attempts,
                seen());
    }

    KnownOrder toKnown() {
        return new KnownOrder(
                externalOrderId,
                state == ChannelOrder.State.WANTED,
                Optional.ofNullable(seenAt),
                Optional.ofNullable(seenDigest),
                Optional.ofNullable(orderId));
    }

    private Optional<ChannelOrder.Seen> seen() {
        return seenAt == null || seenDigest == null || seenState == null
                ? Optional.empty()
                : Optional.of(new ChannelOrder.Seen(seenAt, seenDigest, seenState));
    }
}
