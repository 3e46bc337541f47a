package by.pavilion.channel.livestreams;

import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.channel.Shop;
import by.pavilion.channel.listings.ListingBook;
import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.inventory.Warehouses;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Money;
import by.pavilion.shared.Transactions;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plans shows, changes plans and calls shows off, all before they begin. What has to be done for it is done behind, line by
 * line.
 */
@ApplicationScoped
public class PlanLivestream {
    private final LivestreamStore store;
    private final Listings listings;
    private final Warehouses warehouses;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final Audit audit;
    private final Workers workers;
    private final Clock clock;

    PlanLivestream(
            LivestreamStore store,
            Listings listings,
            Warehouses warehouses,
            IdempotencyKeys keys,
            Ids ids,
            Audit audit,
            Workers workers,
            Clock clock) {
        this.store = store;
        this.listings = listings;
        this.warehouses = warehouses;
        this.keys = keys;
        this.ids = ids;
        this.audit = audit;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * Goods of a plan.
     *
     * @param quota in pieces of ours
     * @param price of one piece during the show, without tax; empty when it stays
     */
    public record Line(Sku sku, WarehouseCode warehouse, long quota, Optional<Money> price) {}

    /** What an operator wants. */
    public record Plan(String name, Instant startsAt, Instant endsAt, List<Line> lines) {
        public Plan {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Plans a show, once for each key.
     *
     * @throws by.pavilion.shared.Problem 409 when another show of the channel has some of the goods at the time, 422 with
     *     everything that is wrong
     */
    public Livestream plan(String caller, IdempotencyKey key, Shop shop, Plan plan) {
        LivestreamId id = new LivestreamId(ids.next());
        return Transactions.retrying(() -> {
            Optional<String> earlier =
                    keys.claim(caller, key, "plan livestream\n" + shop.id() + "\n" + plan, id.toString());
            if (earlier.isPresent()) {
                return find(shop, LivestreamId.fromString(earlier.get()));
            }
            check(plan);
            Instant now = clock.instant();
            Livestream show = new Livestream(
                    id,
                    shop.channel(),
                    shop.shopId(),
                    plan.name(),
                    plan.startsAt(),
                    plan.endsAt(),
                    Optional.empty(),
                    1,
                    now);
            checkOthers(show, plan);
            store.insert(show);
            store.plan(id, plan.lines(), now);
            audit.note(new Audited(AuditedKind.LIVESTREAM, id.toString(), Optional.empty(), null, plan));
            workers.wake(RunLivestreams.NAME);
            return show;
        });
    }

    /**
     * Whether a plan could be replaced as far as it depends on what is there.
     *
     * @throws by.pavilion.shared.Problem 404, 428 or 412 as {@link #replace}
     */
    @Transactional
    public void check(Shop shop, LivestreamId id, @Nullable IfMatch ifMatch) {
        IfMatch.check(ifMatch, find(shop, id).version());
    }

    /**
     * Replaces the plan of a show that has not begun. Pieces that were set aside too many go back.
     *
     * @throws by.pavilion.shared.Problem 404 when it is not the shop's, 428 or 412 by version, 409 when it has begun or was
     *     called off, or pieces are set aside in another warehouse, 409 and 422 as {@link #plan}
     */
    public Livestream replace(Shop shop, LivestreamId id, @Nullable IfMatch ifMatch, Plan plan) {
        return Transactions.retrying(() -> {
            Livestream before = lock(shop, id);
            IfMatch.check(ifMatch, before.version());
            check(plan);
            Instant now = clock.instant();
            requirePlanned(before, now);
            Livestream after = new Livestream(
                    id,
                    before.channel(),
                    before.shopId(),
                    plan.name(),
                    plan.startsAt(),
                    plan.endsAt(),
                    Optional.empty(),
                    before.version() + 1,
                    before.createdAt());
            checkOthers(after, plan);
            requireSameWarehouses(id, plan);
            Plan was = planOf(before);
            store.update(after, now);
            store.plan(id, plan.lines(), now);
            audit.note(new Audited(AuditedKind.LIVESTREAM, id.toString(), Optional.empty(), was, plan));
            workers.wake(RunLivestreams.NAME);
            return after;
        });
    }

    /**
     * Calls off a show that has not begun: its pieces go back and its prices never hold. Called off is called off.
     *
     * @throws by.pavilion.shared.Problem 404 when it is not the shop's, 409 when it has begun
     */
    public Livestream cancel(Shop shop, LivestreamId id) {
        return Transactions.retrying(() -> {
            Livestream before = lock(shop, id);
            if (before.cancelledAt().isPresent()) {
                return before;
            }
            Instant now = clock.instant();
            requirePlanned(before, now);
            Livestream after = new Livestream(
                    id,
                    before.channel(),
                    before.shopId(),
                    before.name(),
                    before.startsAt(),
                    before.endsAt(),
                    Optional.of(now),
                    before.version() + 1,
                    before.createdAt());
            Plan was = planOf(before);
            store.update(after, now);
            store.plan(id, was.lines(), now);
            audit.note(new Audited(AuditedKind.LIVESTREAM, id.toString(), Optional.empty(), was, null));
            workers.wake(RunLivestreams.NAME);
            return after;
        });
    }

    private Livestream find(Shop shop, LivestreamId id) {
        return of(shop, store.find(id));
    }

    private Livestream lock(Shop shop, LivestreamId id) {
        return of(shop, store.lock(id));
    }

    private static Livestream of(Shop shop, Optional<Livestream> found) {
        return found.filter(show ->
                        show.channel().equals(shop.channel()) && show.shopId().equals(shop.shopId()))
                .orElseThrow(LivestreamProblems::noSuchLivestream);
    }

    private Plan planOf(Livestream show) {
        return new Plan(
                show.name(),
                show.startsAt(),
                show.endsAt(),
                store.lines(show.id()).stream()
                        .filter(LivestreamLine::planned)
                        .map(line -> new Line(line.sku(), line.warehouse(), line.quota(), line.price()))
                        .toList());
    }

    private static void requirePlanned(Livestream show, Instant now) {
        if (show.statusAt(now) != Livestream.Status.PLANNED) {
            throw LivestreamProblems.begun(show.id());
        }
    }

    /** A channel's pieces and prices are one show's at a time. */
    private void checkOthers(Livestream show, Plan plan) {
        List<Sku> skus = plan.lines().stream().map(Line::sku).toList();
        store.lockPlansOf(show.channel());
        store.other(show, skus, show.startsAt(), show.endsAt()).ifPresent(other -> {
            throw LivestreamProblems.overlaps(other.getKey(), other.getValue());
        });
    }

    /** A line remembers one warehouse: that of the pieces that it has. */
    private void requireSameWarehouses(LivestreamId id, Plan plan) {
        Map<Sku, WarehouseCode> wanted = plan.lines().stream().collect(Collectors.toMap(Line::sku, Line::warehouse));
        for (LivestreamLine line : store.lockLines(id)) {
            boolean moves = wanted.containsKey(line.sku()) && !line.warehouse().equals(wanted.get(line.sku()));
            if (moves && line.holdsPieces()) {
                throw LivestreamProblems.holdsPieces(line.sku(), line.warehouse());
            }
        }
    }

    private void check(Plan plan) {
        List<FieldError> errors = new ArrayList<>();
        if (!ListingBook.isKeepable(plan.startsAt())) {
            errors.add(new FieldError("/startsAt", "beyond-time", Map.of()));
        }
        if (!ListingBook.isKeepable(plan.endsAt())) {
            errors.add(new FieldError("/endsAt", "beyond-time", Map.of()));
        } else if (!plan.endsAt().isAfter(plan.startsAt())) {
            errors.add(new FieldError("/endsAt", "ends-before-it-begins", Map.of()));
        } else if (!plan.endsAt().isAfter(clock.instant())) {
            errors.add(new FieldError("/endsAt", "show-is-over", Map.of()));
        }
        Map<Sku, ?> known =
                listings.findAll(plan.lines().stream().map(Line::sku).toList());
        Set<Sku> seen = new HashSet<>();
        for (int index = 0; index < plan.lines().size(); index++) {
            Line line = plan.lines().get(index);
            String pointer = "/lines/" + index;
            if (!known.containsKey(line.sku())) {
                errors.add(new FieldError(pointer + "/sku", "no-such-sku", Map.of()));
            } else if (!seen.add(line.sku())) {
                errors.add(new FieldError(pointer + "/sku", "sku-in-show-twice", Map.of()));
            }
            if (warehouses.find(line.warehouse()).isEmpty()) {
                errors.add(new FieldError(pointer + "/warehouse", "unknown-warehouse", Map.of()));
            }
            line.price().ifPresent(price -> errors.addAll(errorsIn(pointer + "/price", price)));
        }
        if (!errors.isEmpty()) {
            throw LivestreamProblems.validation(errors);
        }
    }

    private static List<FieldError> errorsIn(String pointer, Money price) {
        if (!price.currency().equals(Money.CNY)) {
            return List.of(new FieldError(
                    pointer + "/currency", "unknown-value", Map.of("allowed", Money.CNY.getCurrencyCode())));
        }
        return price.minor() < 1
                ? List.of(new FieldError(pointer + "/amount", "too-small", Map.of("value", "0.01")))
                : List.of();
    }
}
