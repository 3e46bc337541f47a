package by.pavilion.logistics.numbers;

import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.logistics.Carrier;
import by.pavilion.logistics.tracking.ReportedTime;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Page;
import by.pavilion.shared.Transactions;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists, adds and ends ranges. None is changed or taken away otherwise: what was given out of it is on parcels. */
@ApplicationScoped
public class NumberRanges {
    private final NumberStore store;
    private final Reuse reuse;
    private final TellSupply tellSupply;
    private final List<Carrier> carriers;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;

    NumberRanges(
            NumberStore store,
            Reuse reuse,
            TellSupply tellSupply,
            @All List<Carrier> carriers,
            IdempotencyKeys keys,
            Ids ids,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.reuse = reuse;
        this.tellSupply = tellSupply;
        this.carriers = List.copyOf(carriers);
        this.keys = keys;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A range that a carrier has let us have.
     *
     * @param first serial number, with its zeros
     * @param last serial number, of as many digits
     */
    public record Wish(
            String carrier,
            String prefix,
            String suffix,
            String first,
            String last,
            CheckDigit checkDigit,
            Instant validFrom) {}

    /** The newest first. */
    @Transactional
    public Page<NumberRange> page(@Nullable String carrier, @Nullable String cursor, int limit) {
        long below = cursor == null ? Long.MAX_VALUE : Cursor.parseLong(cursor);
        return Page.of(
                store.page(carrier, below, limit + 1),
                limit,
                range -> Cursor.print(range.id().value()));
    }

    /** @throws by.pavilion.shared.Problem 404 */
    public NumberRange require(NumberRangeId id) {
        return store.find(id).orElseThrow(NumberProblems::notFound);
    }

    /**
     * Adds a range, once for each key. From the moment at which a first one is valid the carrier's parcels are numbered by us.
     *
     * @throws by.pavilion.shared.Problem 409 when numbers are in another range, 422 with everything that is wrong
     */
    public NumberRange add(String caller, IdempotencyKey key, Wish wish) {
        NumberRangeId id = new NumberRangeId(ids.next());
        return Transactions.retrying(() -> {
            Optional<String> earlier = keys.claim(caller, key, "add number range\n" + wish, id.toString());
            if (earlier.isPresent()) {
                return store.find(NumberRangeId.fromString(earlier.get())).orElseThrow();
            }
            check(wish);
            Instant now = clock.instant();
            NumberRange range = range(id, wish, now);
            NumberStore.Supply supply = store.lock(wish.carrier());
            List<NumberRange> ranges = new ArrayList<>(store.of(wish.carrier()));
            Instant since = reuse.since(now);
            ranges.stream()
                    .filter(range::overlaps)
                    .filter(other -> !other.isOverBefore(since))
                    .findFirst()
                    .ifPresent(other -> {
                        throw NumberProblems.overlaps(other.id());
                    });
            store.insert(range);
            ranges.add(range);
            audit.note(new Audited(AuditedKind.NUMBER_RANGE, id.toString(), Optional.empty(), null, wish));
            tellSupply.look(wish.carrier(), supply, ranges, now);
            return range;
        });
    }

    /**
     * Gives no more out of a range. Parcels keep what their carrier has taken; the others get numbers of another range, or without one
     * their carrier's own: it may have refused those that were mistyped. One that was ended stays as it is.
     *
     * @throws by.pavilion.shared.Problem 404
     */
    public NumberRange end(NumberRangeId id) {
        return Transactions.retrying(() -> {
            String carrier = require(id).carrier();
            NumberStore.Supply supply = store.lock(carrier);
            NumberRange range = require(id); // as whoever held the lock has left it
            if (range.endedAt().isPresent()) {
                return range;
            }
            Instant now = clock.instant();
            NumberRange ended = range.ended(now);
            store.update(ended);
            store.takeBack(ended);
            audit.note(new Audited(AuditedKind.NUMBER_RANGE, id.toString(), Optional.empty(), range, ended));
            tellSupply.look(carrier, supply, store.of(carrier), now);
            return ended;
        });
    }

    private static NumberRange range(NumberRangeId id, Wish wish, Instant now) {
        long first = Long.parseLong(wish.first());
        return new NumberRange(
                id,
                wish.carrier(),
                wish.prefix(),
                wish.suffix(),
                wish.first().length(),
                first,
                Long.parseLong(wish.last()),
                first,
                wish.checkDigit(),
                wish.validFrom(),
                now,
                Optional.empty(),
                Optional.empty());
    }

    private void check(Wish wish) {
        List<FieldError> errors = new ArrayList<>();
        if (carriers.stream().noneMatch(carrier -> carrier.code().equals(wish.carrier()))) {
            errors.add(FieldError.of("/carrier", "unknown-carrier"));
        }
        if (wish.first().length() != wish.last().length()
                || Long.parseLong(wish.last()) < Long.parseLong(wish.first())) {
            errors.add(FieldError.of("/last", "last-before-first"));
        }
        boolean isAnother = carriers.stream()
                .filter(carrier -> carrier.code().equals(wish.carrier()))
                .anyMatch(carrier ->
                        carrier.checkDigit() != CheckDigit.NONE && carrier.checkDigit() != wish.checkDigit());
        if (isAnother || !wish.checkDigit().fits(wish.prefix(), wish.first(), wish.suffix())) {
            errors.add(FieldError.of("/checkDigit", "number-form"));
        }
        if (!ReportedTime.isPossible(wish.validFrom())) {
            errors.add(FieldError.of("/validFrom", "malformed"));
        }
        if (!errors.isEmpty()) {
            throw NumberProblems.validation(errors);
        }
    }
}
