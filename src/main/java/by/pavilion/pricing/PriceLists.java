package by.pavilion.pricing;

import by.pavilion.catalog.Sku;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reading of price lists. Every price asks for those that are on, so they are kept in memory; once a second one statement looks
 * whether any was changed. A list that begins at a time begins at that time; one that is changed holds everywhere a second
 * later.
 *
 * <p>Where several lists have a price for an SKU, one that names the channel goes before one for all channels, then the one that began
 * last, then the newest. A list in another currency than the channel sells in gives nothing there.
 */
@ApplicationScoped
public class PriceLists {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration FRESHER = Duration.ofMillis(300);
    private static final String EVERYWHERE = "";

    /** The weakest first: whoever comes later is written over it. */
    private static final Comparator<PriceList> BY_WEIGHT = Comparator.comparing(
                    (PriceList list) -> !list.channels().isEmpty())
            .thenComparing(PriceList::startsAt)
            .thenComparing(list -> list.id().value());

    private final PriceListStore store;
    private final SalesChannels salesChannels;
    private final Clock clock;
    private volatile Known known = new Known(Instant.MIN, -1, List.of(), Instant.MIN, Instant.MIN);

    PriceLists(PriceListStore store, SalesChannels salesChannels, Clock clock) {
        this.store = store;
        this.salesChannels = salesChannels;
        this.clock = clock;
    }

    /**
     * What was read.
     *
     * <p>{@code from} and {@code until} bound the time in which the same lists are on.
     */
    private record Known(
            Instant lookedAt,
            long revision,
            List<PriceList> lists,
            Instant from,
            Instant until,
            Map<String, Map<Sku, ListedPrice>> byChannel) {
        Known(Instant lookedAt, long revision, List<PriceList> lists, Instant from, Instant until) {
            this(lookedAt, revision, lists, from, until, new ConcurrentHashMap<>());
        }

        boolean isFreshAt(Instant now, Duration age) {
            return !lookedAt.equals(Instant.MIN) && !now.isAfter(lookedAt.plus(age));
        }

        boolean holdsAt(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }
    }

    /** The newest first. */
    @Transactional
    public Page<PriceList> page(MerchantId merchant, @Nullable String cursor, int limit) {
        long below = cursor == null ? Long.MAX_VALUE : Cursor.parseLong(cursor);
        return Page.of(
                store.page(merchant, below, limit + 1),
                limit,
                list -> Cursor.print(list.id().value()));
    }

    /** @throws by.pavilion.shared.Problem 404 when it is not the merchant's */
    @Transactional
    public PriceList require(MerchantId merchant, PriceListId id) {
        return store.find(merchant, id).orElseThrow(PriceListProblems::noSuchPriceList);
    }

    /** The prices that lists give now on a channel. As long as nothing has changed it is the same map. */
    public Map<Sku, ListedPrice> on(String channel) {
        return on(channel, FRESH);
    }

    /** The same as of 300 ms ago at most, for whoever asks all the time and shows it a moment later. */
    public Map<Sku, ListedPrice> latest(String channel) {
        return on(channel, FRESHER);
    }

    private Map<Sku, ListedPrice> on(String channel, Duration age) {
        Instant now = clock.instant();
        Known current = current(now, age);
        if (current.lists().isEmpty()) {
            return Map.of();
        }
        // channels that no list names share one map, so that invented ones cost no memory
        String asked =
                current.lists().stream().anyMatch(list -> list.channels().contains(channel)) ? channel : EVERYWHERE;
        return current.byChannel().computeIfAbsent(asked, one -> prices(current.lists(), one, now));
    }

    private Map<Sku, ListedPrice> prices(List<PriceList> lists, String channel, Instant now) {
        Currency soldIn = salesChannels.currencyOf(channel);
        Map<Sku, ListedPrice> prices = new HashMap<>();
        lists.stream()
                .filter(list -> list.isOnAt(now) && list.includes(channel))
                .flatMap(list -> list.prices().stream())
                .filter(entry -> entry.price().currency().equals(soldIn))
                .forEach(entry -> prices.put(entry.sku(), new ListedPrice(entry.price(), entry.compareAtPrice())));
        return Collections.unmodifiableMap(prices);
    }

    private Known current(Instant now, Duration age) {
        Known before = known;
        boolean fresh = before.isFreshAt(now, age);
        if (fresh && before.holdsAt(now)) {
            return before;
        }
        long revision = fresh ? before.revision() : store.revision();
        Known after;
        if (revision == before.revision() && before.holdsAt(now)) {
            after = new Known(now, revision, before.lists(), before.from(), before.until(), before.byChannel());
        } else {
            List<PriceList> lists = revision == before.revision()
                    ? before.lists()
                    : store.notOverAt(now).stream().sorted(BY_WEIGHT).toList();
            after = new Known(fresh ? before.lookedAt() : now, revision, lists, now, nextChange(lists, now));
        }
        known = after;
        return after;
    }

    private static Instant nextChange(List<PriceList> lists, Instant now) {
        return lists.stream()
                .flatMap(list -> Stream.concat(Stream.of(list.startsAt()), list.endsAt().stream()))
                .filter(moment -> moment.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }
}
