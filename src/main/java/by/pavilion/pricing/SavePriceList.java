package by.pavilion.pricing;

import by.pavilion.catalog.AnnouncePrices;
import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Money;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes price lists and changes them, and announces their prices in the same transaction. What was ordered or quoted before
 * keeps its price.
 */
@ApplicationScoped
public class SavePriceList {
    /** Each replica holds those that are not over in memory. */
    static final int MOST_OF_A_MERCHANT = 100;

    /** What our merchants reckon in. */
    private static final Set<String> CURRENCIES = new TreeSet<>(Set.of("CNY", "BYN", "RUB", "KZT", "USD", "EUR"));

    private final PriceListStore store;
    private final Listings listings;
    private final SalesChannels salesChannels;
    private final AnnouncePrices announcePrices;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;

    SavePriceList(
            PriceListStore store,
            Listings listings,
            SalesChannels salesChannels,
            AnnouncePrices announcePrices,
            IdempotencyKeys keys,
            Ids ids,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.listings = listings;
        this.salesChannels = salesChannels;
        this.announcePrices = announcePrices;
        this.keys = keys;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the merchant says; see {@link PriceList}. */
    public record Particulars(
            String name,
            List<String> channels,
            List<PriceList.Entry> prices,
            Instant startsAt,
            Optional<Instant> endsAt,
            boolean paused) {
        public Particulars {
            channels = List.copyOf(channels);
            prices = List.copyOf(prices);
        }

        private Currency currency() {
            return prices.get(0).price().currency();
        }

        Terms terms() {
            SortedMap<Integer, PriceList.Entry> byPlace = new TreeMap<>();
            for (int place = 0; place < prices.size(); place++) {
                byPlace.put(place, prices.get(place));
            }
            return new Terms(channels, byPlace, Optional.of(startsAt), endsAt);
        }

        PriceList as(PriceListId id, MerchantId merchant, long version, Instant createdAt) {
            return new PriceList(id, merchant, name, channels, prices, startsAt, endsAt, paused, version, createdAt);
        }
    }

    /**
     * What has to fit together in a price list. A part of it may be missing, because it is wrong by itself.
     *
     * @param prices by their places
     */
    public record Terms(
            List<String> channels,
            SortedMap<Integer, PriceList.Entry> prices,
            Optional<Instant> startsAt,
            Optional<Instant> endsAt) {}

    /**
     * Makes a price list, once for each key. A repeat gets the first answer, whatever has become of the goods since.
     *
     * @throws by.pavilion.shared.Problem 409 when the merchant has too many, 422 with everything that is wrong
     */
    public PriceList make(String caller, IdempotencyKey key, MerchantId merchant, Particulars particulars) {
        PriceListId id = new PriceListId(ids.next());
        return Transactions.retrying(() -> {
            Optional<String> earlier =
                    keys.claim(caller, key, "make price list\n" + merchant + "\n" + particulars, id.toString());
            if (earlier.isPresent()) {
                return find(merchant, PriceListId.fromString(earlier.get()));
            }
            check(merchant, particulars);
            return insert(particulars.as(id, merchant, 1, clock.instant()));
        });
    }

    /**
     * Makes a price list in the transaction of a caller who notes there that it is made.
     *
     * @throws by.pavilion.shared.Problem as the other
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public PriceList make(MerchantId merchant, Particulars particulars) {
        check(merchant, particulars);
        return insert(particulars.as(new PriceListId(ids.next()), merchant, 1, clock.instant()));
    }

    private PriceList insert(PriceList list) {
        checkCount(list);
        store.insert(list);
        audit.note(new Audited(AuditedKind.PRICE_LIST, list.id().toString(), Optional.of(list.merchant()), null, list));
        announce(list);
        return list;
    }

    /**
     * Whether a price list could be replaced as far as it depends on what is there.
     *
     * @throws by.pavilion.shared.Problem 404, 428 or 412 as {@link #replace}
     */
    @Transactional
    public void check(MerchantId merchant, PriceListId id, @Nullable IfMatch ifMatch) {
        IfMatch.check(ifMatch, find(merchant, id).version());
    }

    /**
     * Replaces a price list.
     *
     * @throws by.pavilion.shared.Problem 404 when it is not the merchant's, 428 or 412 by version, 409 and 422 as {@link #make}
     */
    public PriceList replace(MerchantId merchant, PriceListId id, @Nullable IfMatch ifMatch, Particulars particulars) {
        check(merchant, particulars);
        return Transactions.retrying(() -> {
            PriceList before = store.lock(merchant, id).orElseThrow(PriceListProblems::noSuchPriceList);
            IfMatch.check(ifMatch, before.version());
            if (!particulars.currency().equals(before.currency())) {
                throw PriceListProblems.validation(
                        List.of(otherCurrency(0, Set.of(before.currency().getCurrencyCode()))));
            }
            if (particulars
                    .as(id, merchant, before.version(), before.createdAt())
                    .equals(before)) {
                return before;
            }
            PriceList after = particulars.as(id, merchant, before.version() + 1, before.createdAt());
            if (before.isOverAt(clock.instant())) {
                checkCount(after);
            }
            store.update(after);
            audit.note(new Audited(AuditedKind.PRICE_LIST, id.toString(), Optional.of(merchant), before, after));
            announce(after);
            return after;
        });
    }

    private void checkCount(PriceList list) {
        Instant now = clock.instant();
        if (!list.isOverAt(now) && store.lockNotOver(list.merchant(), list.id(), now) >= MOST_OF_A_MERCHANT) {
            throw PriceListProblems.tooMany(MOST_OF_A_MERCHANT);
        }
    }

    /** Paused is as good as over; what no channel sells in is nobody's price. */
    private void announce(PriceList list) {
        if (salesChannels.names().stream().noneMatch(channel -> sellsIn(channel, list.currency()))) {
            return;
        }
        Optional<Instant> until = list.paused() ? Optional.of(list.startsAt()) : list.endsAt();
        announcePrices.announce(list.prices().stream()
                .map(entry -> new AnnouncePrices.Announcement(
                        entry.sku(), list.id().toString(), list.channels(), entry.price(), list.startsAt(), until))
                .toList());
    }

    private PriceList find(MerchantId merchant, PriceListId id) {
        return store.find(merchant, id).orElseThrow(PriceListProblems::noSuchPriceList);
    }

    private void check(MerchantId merchant, Particulars particulars) {
        List<FieldError> errors = errorsIn(merchant, particulars.terms());
        if (!errors.isEmpty()) {
            throw PriceListProblems.validation(errors);
        }
    }

    /** Everything in it that would be refused. */
    public List<FieldError> errorsIn(MerchantId merchant, Terms terms) {
        List<FieldError> errors = new ArrayList<>();
        terms.startsAt()
                .flatMap(start -> terms.endsAt().filter(end -> !end.isAfter(start)))
                .ifPresent(end -> errors.add(FieldError.of("/endsAt", "ends-before-it-begins")));
        Optional<PriceList.Entry> first = terms.prices().values().stream().findFirst();
        first.map(entry -> entry.price().currency()).ifPresent(currency -> {
            if (!CURRENCIES.contains(currency.getCurrencyCode())) {
                errors.add(otherCurrency(terms.prices().firstKey(), CURRENCIES));
            }
            errors.addAll(unfitChannels(terms.channels(), currency));
            errors.addAll(errorsInPrices(merchant, terms, currency));
        });
        return errors;
    }

    private List<FieldError> errorsInPrices(MerchantId merchant, Terms terms, Currency currency) {
        Map<Sku, Listing> known = listings.findAll(
                terms.prices().values().stream().map(PriceList.Entry::sku).toList());
        List<FieldError> errors = new ArrayList<>();
        Set<Sku> seen = new HashSet<>();
        terms.prices().forEach((place, entry) -> {
            String pointer = "/prices/" + place;
            Listing listing = known.get(entry.sku());
            if (listing == null || !listing.merchant().equals(merchant)) {
                errors.add(FieldError.of(pointer + "/sku", "unknown-sku"));
            } else if (!seen.add(entry.sku())) {
                errors.add(FieldError.of(pointer + "/sku", "sku-twice"));
            }
            errors.addAll(errorsIn(pointer, entry, currency));
        });
        return errors;
    }

    private static FieldError otherCurrency(int place, Set<String> allowed) {
        return new FieldError(
                "/prices/" + place + "/price/currency", "unknown-value", Map.of("allowed", String.join(", ", allowed)));
    }

    private boolean sellsIn(String channel, Currency currency) {
        return salesChannels.currencyOf(channel).equals(currency);
    }

    /** A list for a channel that nobody sells on, or not for this money, would hold for nobody, and say nothing about it. */
    private List<FieldError> unfitChannels(List<String> channels, Currency currency) {
        Set<String> known = salesChannels.names();
        List<FieldError> errors = new ArrayList<>();
        for (int index = 0; index < channels.size(); index++) {
            if (!known.contains(channels.get(index))) {
                errors.add(new FieldError(
                        "/channels/" + index,
                        "unknown-channel",
                        Map.of("known", known.stream().sorted().collect(Collectors.joining(", ")))));
            } else if (!sellsIn(channels.get(index), currency)) {
                errors.add(new FieldError(
                        "/channels/" + index,
                        "channel-in-other-currency",
                        Map.of(
                                "currency",
                                salesChannels.currencyOf(channels.get(index)).getCurrencyCode())));
            }
        }
        return errors;
    }

    private static List<FieldError> errorsIn(String pointer, PriceList.Entry entry, Currency currency) {
        List<FieldError> errors = new ArrayList<>();
        MoneyCheck.errorIn(pointer + "/price", entry.price(), Money.ofMinor(1, currency))
                .ifPresent(errors::add);
        entry.compareAtPrice()
                .flatMap(before -> MoneyCheck.errorIn(
                        pointer + "/compareAtPrice",
                        before,
                        Money.ofMinor(entry.price().minor() + 1, currency)))
                .ifPresent(errors::add);
        return errors;
    }
}
