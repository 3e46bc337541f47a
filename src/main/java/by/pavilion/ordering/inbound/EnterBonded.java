package by.pavilion.ordering.inbound;

import by.pavilion.customs.CustomsCalendar;
import by.pavilion.events.Outbox;
import by.pavilion.inventory.ReceiveLots;
import by.pavilion.ordering.way.ParcelStep;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Customs has let goods in bulk into the bonded zone and the warehouse has counted them: from now on they can be sold. Lock order:
 * keys, the inbound, stock last.
 */
@ApplicationScoped
public class EnterBonded {
    /** How far clocks may differ. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private final InboundStore store;
    private final ReceiveLots receiveLots;
    private final Outbox outbox;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final Clock clock;

    EnterBonded(
            InboundStore store, ReceiveLots receiveLots, Outbox outbox, IdempotencyKeys keys, Ids ids, Clock clock) {
        this.store = store;
        this.receiveLots = receiveLots;
        this.outbox = outbox;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What the warehouse and customs say.
     *
     * @param number customs' number of the list
     * @param counted pieces of each lot; empty when all that has not entered yet came as it was sent
     */
    public record Wish(String number, Instant at, List<Counted> counted) {
        public Wish {
            counted = List.copyOf(counted);
        }

        /** @param bestBefore what stands on the goods; as it was booked when it is empty */
        public record Counted(InboundLineId line, long received, Optional<LocalDate> bestBefore) {}
    }

    /**
     * Books the pieces into the stock of the warehouse, each lot once.
     *
     * @param caller who says so, for the record
     * @throws by.pavilion.shared.Problem 404; 409 when the inbound is over, has no export papers, or a lot has entered before or has
     *     not arrived; 422 for a lot of another inbound, more pieces than were sent, a time that is to come, goods that are too old,
     *     or a lot that the warehouse knows with another best-before date
     */
    public Inbound enter(String caller, IdempotencyKey key, InboundId id, Wish wish) {
        return Transactions.retrying(() -> {
            BondedEntryId entry = new BondedEntryId(ids.next());
            Optional<String> earlier = keys.claim(caller, key, "enter inbound\n" + id + "\n" + wish, entry.toString());
            Inbound inbound = store.lock(id).orElseThrow(InboundProblems::noSuchInbound);
            return earlier.isPresent() ? inbound : enter(caller, inbound, entry, wish);
        });
    }

    private Inbound enter(String caller, Inbound booked, BondedEntryId id, Wish wish) {
        Map<InboundLineId, Long> received = received(booked, wish);
        Map<InboundLineId, LocalDate> days = new LinkedHashMap<>();
        wish.counted().forEach(counted -> counted.bestBefore().ifPresent(day -> days.put(counted.line(), day)));
        Inbound inbound = booked.dated(days);
        Map<InboundLineId, InboundLine.Entry> entries = new LinkedHashMap<>();
        received.forEach(
                (line, pieces) -> entries.put(line, new InboundLine.Entry(id, wish.number(), wish.at(), pieces)));
        Inbound entered = inbound.entered(entries);
        if (inbound.consignment().isEmpty()) {
            throw InboundProblems.withoutPapers();
        }
        requireArrived(inbound, wish, received);
        requireSameDays(inbound, wish, received);
        store.date(days);
        store.enter(inbound.id(), id, wish.number(), wish.at(), received, caller);
        store.update(entered);
        long sequence = store.nextSequence(inbound.id());
        outbox.append(
                new OrderInboundEntered(
                        InboundState.of(entered, sequence),
                        id,
                        wish.number(),
                        wish.at(),
                        received.entrySet().stream()
                                .map(line -> new OrderInboundEntered.Line(line.getKey(), line.getValue()))
                                .toList()),
                sequence);
        receiveLots.receive(
                inbound.id().toString(),
                inbound.warehouse(),
                inbound.lines().stream()
                        .filter(line -> received.getOrDefault(line.id(), 0L) > 0)
                        .map(line -> new ReceiveLots.Arrival(
                                line.merchant(),
                                new ReceiveLots.Dated(line.sku(), line.lot(), line.bestBefore()),
                                Objects.requireNonNull(received.get(line.id()))))
                        .toList());
        return entered;
    }

    /** How many pieces of which line enter now, in the order of the lines. */
    private Map<InboundLineId, Long> received(Inbound inbound, Wish wish) {
        if (wish.at().isAfter(clock.instant().plus(CLOCKS))) {
            throw InboundProblems.wrong(List.of(FieldError.of("/at", "in-the-future")));
        }
        Map<InboundLineId, Long> received = new LinkedHashMap<>();
        if (wish.counted().isEmpty()) {
            inbound.lines().stream()
                    .filter(line -> line.entry().isEmpty())
                    .forEach(line -> received.put(line.id(), line.quantity()));
            return received;
        }
        Map<InboundLineId, InboundLine> known =
                inbound.lines().stream().collect(Collectors.toMap(InboundLine::id, line -> line));
        LocalDate today = CustomsCalendar.dayOf(clock.instant());
        List<FieldError> wrong = new ArrayList<>();
        List<FieldError> before = new ArrayList<>();
        for (int index = 0; index < wish.counted().size(); index++) {
            Wish.Counted counted = wish.counted().get(index);
            String pointer = "/lines/" + index;
            InboundLine line = known.get(counted.line());
            if (line == null) {
                wrong.add(FieldError.of(pointer + "/line", "unknown-inbound-line"));
            } else if (received.put(line.id(), counted.received()) != null) {
                wrong.add(FieldError.of(pointer + "/line", "named-twice"));
            } else if (counted.received() > line.quantity()) {
                wrong.add(new FieldError(pointer + "/received", "more-than-sent", Map.of("quantity", line.quantity())));
            } else if (line.entry().isPresent()) {
                before.add(FieldError.of(pointer + "/line", "line-entered"));
            }
            if (counted.bestBefore().filter(day -> !day.isAfter(today)).isPresent()) {
                wrong.add(FieldError.of(pointer + "/bestBefore", "best-before-is-over"));
            }
        }
        if (!wrong.isEmpty()) {
            throw InboundProblems.wrong(wrong);
        }
        if (!before.isEmpty()) {
            throw InboundProblems.lineEntered(before);
        }
        return received;
    }

    /** What came must have come to China before; of what did not come, nothing is asked. */
    private void requireArrived(Inbound inbound, Wish wish, Map<InboundLineId, Long> received) {
        Map<String, List<ParcelStep>> ways = store.ways(parcels(inbound));
        List<FieldError> missing = new ArrayList<>();
        int index = 0;
        for (Map.Entry<InboundLineId, Long> counted : received.entrySet()) {
            String pointer = pointer(wish, index);
            index++;
            if (counted.getValue() == 0) {
                continue;
            }
            Optional<Instant> arrivedAt = inbound.lines().stream()
                    .filter(line -> line.id().equals(counted.getKey()))
                    .findFirst()
                    .flatMap(InboundLine::parcel)
                    .flatMap(parcel -> arrivedAt(ways.getOrDefault(parcel, List.of())));
            if (arrivedAt.isEmpty()) {
                missing.add(FieldError.of(pointer, "not-arrived"));
            } else if (wish.at().isBefore(arrivedAt.get())) {
                throw InboundProblems.wrong(List.of(FieldError.of("/at", "before-arrival")));
            }
        }
        if (!missing.isEmpty()) {
            throw InboundProblems.notArrived(missing.stream().distinct().toList());
        }
    }

    /** Of one lot the warehouse knows one best-before date; it may have learnt another since the inbound was booked. */
    private void requireSameDays(Inbound inbound, Wish wish, Map<InboundLineId, Long> received) {
        Map<InboundLineId, InboundLine> known =
                inbound.lines().stream().collect(Collectors.toMap(InboundLine::id, line -> line));
        List<String> pointers = new ArrayList<>();
        List<ReceiveLots.Dated> lots = new ArrayList<>();
        int index = 0;
        for (Map.Entry<InboundLineId, Long> counted : received.entrySet()) {
            if (counted.getValue() > 0) {
                InboundLine line = Objects.requireNonNull(known.get(counted.getKey()));
                pointers.add(pointerToDay(wish, index));
                lots.add(new ReceiveLots.Dated(line.sku(), line.lot(), line.bestBefore()));
            }
            index++;
        }
        List<FieldError> wrong = receiveLots.contradicted(inbound.warehouse(), lots).stream()
                .map(place -> FieldError.of(pointers.get(place), "other-best-before"))
                .distinct()
                .toList();
        if (!wrong.isEmpty()) {
            throw InboundProblems.wrong(wrong);
        }
    }

    /** Where the day of a lot is told. */
    private static String pointerToDay(Wish wish, int index) {
        return wish.counted().isEmpty() ? "/lines" : "/lines/" + index + "/bestBefore";
    }

    private static String pointer(Wish wish, int index) {
        return wish.counted().isEmpty() ? "/lines" : "/lines/" + index + "/line";
    }

    /** When it first was in China. */
    static Optional<Instant> arrivedAt(List<ParcelStep> way) {
        return way.stream()
                .filter(step -> step.code().equals("arrived")
                        && step.country().filter("CN"::equals).isPresent())
                .map(ParcelStep::at)
                .findFirst();
    }

    static List<String> parcels(Inbound inbound) {
        return inbound.lines().stream().flatMap(line -> line.parcel().stream()).toList();
    }
}
