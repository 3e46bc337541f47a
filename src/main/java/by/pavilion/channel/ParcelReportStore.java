package by.pavilion.channel;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parcels whose numbers marketplaces have to be told. */
@ApplicationScoped
class ParcelReportStore implements PanacheRepositoryBase<ParcelReportRow, String> {
    private static final int LONGEST_DETAIL = 500;

    /** Keeps the wish; a parcel is reported once, however often it departs. */
    void insert(ParcelReport report, Instant now) {
        if (findByIdOptional(report.parcelId()).isEmpty()) {
            persist(ParcelReportRow.of(report, now));
        }
    }

    /** Shops that have parcels to be told of, the longest waiting first. */
    List<ShopTurns.Turn> dueShops(Instant now, int limit) {
        String select = "select r.channel, r.shopId from ParcelReportRow r where r.nextAttemptAt <= ?1"
                + " group by r.channel, r.shopId order by min(r.nextAttemptAt)";
        return getEntityManager()
                .createQuery(select, Object[].class)
                .setParameter(1, now)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new ShopTurns.Turn((String) row[0], (String) row[1]))
                .toList();
    }

    List<ParcelReport> due(ShopTurns.Turn shop, Instant now, int limit) {
        return find(
                        "channel = ?1 and shopId = ?2 and nextAttemptAt <= ?3 order by nextAttemptAt",
                        shop.channel(),
                        shop.shopId(),
                        now)
                .page(0, limit)
                .stream()
                .map(ParcelReportRow::toReport)
                .toList();
    }

    /**
     * Notes an attempt before it is made, so that whoever comes next knows that the marketplace may have been told. False when
     * another replica was faster.
     */
    boolean claim(ParcelReport report, Instant nextAttemptAt) {
        return update(
                        "attempts = ?1, nextAttemptAt = ?2 where parcelId = ?3 and attempts = ?4 and nextAttemptAt is not null",
                        report.attempts() + 1,
                        nextAttemptAt,
                        report.parcelId(),
                        report.attempts())
                == 1;
    }

    /** Wants those of an order now that were refused or wait. */
    void again(ExternalOrder order, Instant now) {
        update(
                "state = ?1, nextAttemptAt = ?2 where channel = ?3 and shopId = ?4 and externalOrderId = ?5 and state <> ?6",
                ParcelReport.State.WANTED,
                now,
                order.channel(),
                order.shopId(),
                order.externalOrderId(),
                ParcelReport.State.REPORTED);
    }

    /** What is to be told or was told of these orders of a shop, by their states. */
    Map<String, Map<String, ParcelReport.State>> of(String channel, String shopId, Collection<String> orders) {
        Map<String, Map<String, ParcelReport.State>> numbers = new HashMap<>();
        list("channel = ?1 and shopId = ?2 and externalOrderId in ?3", channel, shopId, orders)
                .forEach(row -> numbers.computeIfAbsent(row.externalOrderId, order -> new HashMap<>())
                        .put(row.trackingNumber, row.state));
        return numbers;
    }

    /** Tries what waits of a shop now. */
    void hurry(String channel, String shopId, Instant now) {
        update(
                "nextAttemptAt = ?1 where channel = ?2 and shopId = ?3 and nextAttemptAt is not null",
                now,
                channel,
                shopId);
    }

    /** Writes how the report stands. Without a next attempt it is done with. False when it was done with before. */
    boolean change(
            ParcelReport report,
            ParcelReport.State state,
            @Nullable String detail,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant reportedAt) {
        return update(
                        "state = ?1, detail = ?2, nextAttemptAt = ?3, reportedAt = ?4 where parcelId = ?5 and state = ?6",
                        state,
                        detail == null ? null : detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)),
                        nextAttemptAt,
                        reportedAt,
                        report.parcelId(),
                        ParcelReport.State.WANTED)
                == 1;
    }
}
