package by.pavilion.pricing;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reading of promotions. Every price asks for those that are on, so they are kept in memory and read anew every second: one
 * that begins at a time begins at that time, and one that is changed holds everywhere a second later.
 */
@ApplicationScoped
public class Promotions {
    private static final Duration FRESH = Duration.ofSeconds(1);

    /** Of the promotions of all merchants that are on before they are read again, those that end first. */
    private static final int MOST = 20_000;

    private final PromotionStore store;
    private final Clock clock;
    private volatile Snapshot snapshot = new Snapshot(Instant.MIN, Map.of(), Map.of());

    Promotions(PromotionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    private record Snapshot(
            Instant readAt, Map<MerchantId, List<Promotion>> forEverybody, Map<String, Promotion> byCode) {}

    /** The newest first. */
    @Transactional
    public Page<Promotion> page(MerchantId merchant, @Nullable String cursor, int limit) {
        long below = cursor == null ? Long.MAX_VALUE : Cursor.parseLong(cursor);
        return Page.of(
                store.page(merchant, below, limit + 1),
                limit,
                promotion -> Cursor.print(promotion.id().value()));
    }

    /** @throws by.pavilion.shared.Problem 404 when it is not the merchant's */
    @Transactional
    public Promotion require(MerchantId merchant, PromotionId id) {
        return store.find(merchant, id).orElseThrow(PromotionProblems::noSuchPromotion);
    }

    /** What these merchants give everybody on a channel now. */
    public List<Promotion> on(Set<MerchantId> merchants, String channel) {
        Snapshot known = known();
        Instant now = clock.instant();
        return merchants.stream()
                .map(merchant -> known.forEverybody().getOrDefault(merchant, List.of()))
                .flatMap(Collection::stream)
                .filter(promotion -> promotion.isOnAt(now) && promotion.scope().includes(channel))
                .toList();
    }

    /** The promotion that a code opens on a channel now. */
    public Optional<Promotion> byCode(String code, String channel) {
        Instant now = clock.instant();
        return Optional.ofNullable(known().byCode().get(code))
                .filter(promotion -> promotion.isOnAt(now) && promotion.scope().includes(channel));
    }

    private Snapshot known() {
        Snapshot known = snapshot;
        Instant now = clock.instant();
        if (known.readAt().equals(Instant.MIN) || now.isAfter(known.readAt().plus(FRESH))) {
            List<Promotion> all = store.onBetween(now, now.plus(FRESH), MOST);
            known = new Snapshot(
                    now,
                    all.stream()
                            .filter(promotion -> promotion.couponCode().isEmpty())
                            .collect(Collectors.groupingBy(Promotion::merchant)),
                    all.stream()
                            .filter(promotion -> promotion.couponCode().isPresent())
                            .collect(Collectors.toMap(
                                    promotion -> promotion.couponCode().orElseThrow(), Function.identity())));
            snapshot = known;
        }
        return known;
    }
}
