package by.pavilion.channel;

import by.pavilion.shared.Ids;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Marketplaces' orders and how far their import is. */
@ApplicationScoped
class ChannelOrderStore implements PanacheRepositoryBase<ChannelOrderRow, Long> {
    private static final int LONGEST_DETAIL = 500;

    private final Ids ids;

    ChannelOrderStore(Ids ids) {
        this.ids = ids;
    }

    /** Wants an order now. One that is imported or closed stays as it is. Of simultaneous wishes one inserts. */
    void want(ExternalOrder order, Instant now) {
        String upsert = """
                INSERT INTO channel_orders
                  (id, channel, shop_id, external_order_id, state, next_attempt_at, attempts, event_sequence, wanted_at)
                VALUES (?1, ?2, ?3, ?4, 'WANTED', ?5, 0, 0, ?5)
                ON DUPLICATE KEY UPDATE
                  next_attempt_at = IF(state IN ('WANTED', 'HELD'), VALUES(next_attempt_at), next_attempt_at)""";
        getEntityManager()
                .createNativeQuery(upsert)
                .setParameter(1, ids.next())
                .setParameter(2, order.channel())
                .setParameter(3, order.shopId())
                .setParameter(4, order.externalOrderId())
                .setParameter(5, now)
                .executeUpdate();
    }

    List<ChannelOrder> due(Instant now, int limit) {
        return find("nextAttemptAt <= ?1 order by nextAttemptAt", now).page(0, limit).stream()
                .map(ChannelOrderRow::toOrder)
                .toList();
    }

    Optional<ChannelOrder> find(ExternalOrder order) {
        return find(
                        "channel = ?1 and shopId = ?2 and externalOrderId = ?3",
                        order.channel(),
                        order.shopId(),
                        order.externalOrderId())
                .singleResultOptional()
                .map(ChannelOrderRow::toOrder);
    }

    /** Lets nobody else change the order until the transaction ends. */
    ChannelOrder lock(long id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).toOrder();
    }

    /** Writes how a locked order stands. Without a next attempt it is done with. */
    void change(
            long id,
            ChannelOrder.State state,
            @Nullable String reason,
            @Nullable String detail,
            int attempts,
            @Nullable Instant nextAttemptAt) {
        ChannelOrderRow row = findById(id);
        row.state = state;
        row.reason = reason;
        row.detail = detail == null ? null : detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL));
        row.attempts = attempts;
        row.nextAttemptAt = nextAttemptAt;
    }

    void imported(long id, String orderId) {
        findById(id).orderId = orderId;
    }

    /** The number of the next event of a locked order. */
    long nextSequence(long id) {
        return ++findById(id).eventSequence;
    }

    /** Tries the waiting orders of a shop now. */
    void hurry(String channel, String shopId, Instant now) {
        update(
                "nextAttemptAt = ?1 where channel = ?2 and shopId = ?3 and nextAttemptAt is not null",
                now,
                channel,
                shopId);
    }
}
