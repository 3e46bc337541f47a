package by.pavilion.customs;

import by.pavilion.customs.QuotaStore.Entry;
import by.pavilion.customs.QuotaStore.State;
import by.pavilion.parties.BlindIndex;
import by.pavilion.shared.Money;
import by.pavilion.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How much of the yearly limit a person has used, as far as we can know: customs counts over all shops, and its answer goes
 * before this estimate. The year is the calendar year in China of the day on which the order was placed.
 */
@ApplicationScoped
public class Quota {
    private final QuotaStore store;
    private final Rules rules;
    private final Clock clock;

    Quota(QuotaStore store, Rules rules, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * What a person has used this year.
     *
     * @param person all indexes of the person, the current one first
     */
    public Money used(List<BlindIndex> person) {
        return used(person, CustomsCalendar.dayOf(clock.instant()));
    }

    /**
     * What a person has used of the year that a day in China lies in; nothing of one to come.
     *
     * @param person as above
     */
    public Money used(List<BlindIndex> person, LocalDate day) {
        return Money.ofMinor(
                store.used(Set.copyOf(values(person)), day.getYear()).values().stream()
                        .reduce(0L, Math::addExact),
                limits(day).year().currency());
    }

    /** The limits of a day in China. */
    public Limits limits(LocalDate day) {
        RetailRule rule = rules.book().taxTable(day).rule();
        return new Limits(rule.orderLimit(), rule.yearLimit(), rule.source(), rule.validFrom(), rule.validUntil());
    }

    /**
     * An order's part of its buyer's year.
     *
     * @param goods those that are limited by quantity
     * @param sold whether it counts whatever it comes to: a marketplace has taken the money, and customs has the last word
     */
    public record Part(
            String orderId, List<BlindIndex> person, Money dutiablePrice, List<YearlyQuantity> goods, boolean sold) {
        public static Part wanted(
                String orderId, List<BlindIndex> person, Money dutiablePrice, List<YearlyQuantity> goods) {
            return new Part(orderId, person, dutiablePrice, goods, false);
        }

        public static Part sold(
                String orderId, List<BlindIndex> person, Money dutiablePrice, List<YearlyQuantity> goods) {
            return new Part(orderId, person, dutiablePrice, goods, true);
        }

        private String current() {
            return person.get(0).value();
        }
    }

    /**
     * Reserves the parts of several orders, in the caller's transaction, by a few statements. Each person's year stays locked
     * until its end, so that two orders of one person cannot both take the last of it; years are locked in the order of
     * persons.
     *
     * @param parts one for each order; who comes first is served first
     * @return those that do not fit, by order, and why: {@code above-year-limit} or {@code above-year-quantity}; of them
     *     nothing is reserved
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<String, Problem> reserve(List<Part> parts) {
        Instant now = clock.instant();
        int year = year(now);
        Money limit = rule(now).yearLimit();
        Map<String, Long> used = addAll(parts, year);
        Map<String, Problem> refused = new LinkedHashMap<>();
        for (Part part : parts) {
            long before = used.getOrDefault(part.current(), 0L);
            Optional<Problem> refusal = aboveLimit(part, before, limit).or(() -> takeQuantities(part, year));
            if (refusal.isPresent()) {
                refused.put(part.orderId(), refusal.get());
            } else {
                used.put(part.current(), before + part.dutiablePrice().minor());
            }
        }
        Map<String, Long> back = new TreeMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Part part : parts) {
            long amount = part.dutiablePrice().minor();
            if (refused.containsKey(part.orderId())) {
                back.merge(part.current(), -amount, Math::addExact);
            } else {
                entries.add(new Entry(part.orderId(), part.current(), year, amount, State.RESERVED));
            }
        }
        store.add(back, year);
        store.insert(entries, now);
        return refused;
    }

    /** Adds all parts to their years, as if all of them fitted, and gives what each person had used before, by current index. */
    private Map<String, Long> addAll(List<Part> parts, int year) {
        Map<String, Long> amounts = new TreeMap<>();
        Map<String, Set<String>> indexes = new TreeMap<>();
        for (Part part : parts) {
            amounts.merge(part.current(), part.dutiablePrice().minor(), Math::addExact);
            indexes.computeIfAbsent(part.current(), none -> new TreeSet<>()).addAll(values(part.person()));
        }
        store.add(amounts, year);
        Map<String, Long> sums =
                store.used(indexes.values().stream().flatMap(Set::stream).collect(Collectors.toSet()), year);
        Map<String, Long> before = new HashMap<>();
        indexes.forEach((person, all) -> before.put(
                person,
                all.stream().mapToLong(index -> sums.getOrDefault(index, 0L)).reduce(0, Math::addExact)
                        - amounts.getOrDefault(person, 0L)));
        return before;
    }

    private static Optional<Problem> aboveLimit(Part part, long usedBefore, Money limit) {
        return part.sold() || Math.addExact(usedBefore, part.dutiablePrice().minor()) <= limit.minor()
                ? Optional.empty()
                : Optional.of(CustomsProblems.aboveYearLimit(
                        part.dutiablePrice(), Money.ofMinor(usedBefore, limit.currency()), limit));
    }

    private Optional<Problem> takeQuantities(Part part, int year) {
        List<YearlyQuantity> taken = new ArrayList<>();
        for (YearlyQuantity wanted : part.goods()) {
            taken.add(wanted);
            BigDecimal total = store.addQuantity(
                    part.current(), values(part.person()), year, wanted.hsPrefix(), wanted.quantity());
            if (!part.sold() && total.compareTo(wanted.most()) > 0) {
                taken.forEach(back -> store.addQuantity(
                        part.current(),
                        values(part.person()),
                        year,
                        back.hsPrefix(),
                        back.quantity().negate()));
                return Optional.of(CustomsProblems.aboveYearQuantity(wanted, total.subtract(wanted.quantity())));
            }
        }
        taken.forEach(wanted -> store.insertQuantity(part.orderId(), wanted.hsPrefix(), wanted.quantity()));
        return Optional.empty();
    }

    /**
     * The order is another person's than was said: its part is taken from the one's year and reserved in the other's, in the caller's
     * transaction. Nothing happens to what was given back.
     *
     * @param person all indexes of the person, the current one first
     * @param sold whether it counts whatever it comes to, see {@link Part}
     * @throws Problem {@code above-year-limit}, {@code above-year-quantity} when that person's year has no room for it
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void move(String orderId, List<BlindIndex> person, boolean sold) {
        store.lock(List.of(orderId)).stream()
                .filter(entry -> entry.state() != State.GIVEN_BACK)
                .filter(entry -> !values(person).contains(entry.person()))
                .forEach(entry -> move(entry, person, sold));
    }

    private void move(Entry entry, List<BlindIndex> person, boolean sold) {
        String current = person.get(0).value();
        Map<String, Long> amounts = new TreeMap<>(Map.of(entry.person(), -entry.amountMinor()));
        amounts.put(current, entry.amountMinor());
        store.add(amounts, entry.year());
        Money limit = rule(clock.instant()).yearLimit();
        long used = store.used(Set.copyOf(values(person)), entry.year()).values().stream()
                .reduce(0L, Math::addExact);
        if (!sold && used > limit.minor()) {
            throw CustomsProblems.aboveYearLimit(
                    Money.ofMinor(entry.amountMinor(), limit.currency()),
                    Money.ofMinor(used - entry.amountMinor(), limit.currency()),
                    limit);
        }
        LocalDate day = CustomsCalendar.dayOf(clock.instant());
        store.quantities(List.of(entry.orderId()))
                .getOrDefault(entry.orderId(), Map.of())
                .forEach((hsPrefix, quantity) -> {
                    store.addQuantity(
                            entry.person(), List.of(entry.person()), entry.year(), hsPrefix, quantity.negate());
                    BigDecimal total = store.addQuantity(current, values(person), entry.year(), hsPrefix, quantity);
                    rules.book()
                            .listed(hsPrefix, day)
                            .filter(AllowedGoods::isLimited)
                            .map(row -> row.limit(quantity))
                            .filter(row -> !sold && total.compareTo(row.most()) > 0)
                            .ifPresent(row -> {
                                throw CustomsProblems.aboveYearQuantity(row, total.subtract(quantity));
                            });
                });
        store.moveTo(entry.orderId(), current, clock.instant());
    }

    /** Takes back what these orders have reserved, in the transaction that reserved it: they come to nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void release(List<String> orderIds) {
        giveBackAll(store.lock(orderIds));
        store.delete(orderIds);
    }

    /** The goods of these orders are released: what was reserved is used. One statement. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void confirm(Collection<String> orderIds) {
        if (!orderIds.isEmpty()) {
            store.confirm(orderIds, clock.instant());
        }
    }

    /**
     * Goods of a line, in the tariff's first unit.
     *
     * @param stillOut what had not gone back before, {@code back} what goes back now
     */
    public record GoodsBack(String hsCode, BigDecimal stillOut, BigDecimal back) {}

    /**
     * A part of the goods went back or is not wanted any more: the buyer has so much of the year again, in money and in yearly
     * quantities.
     *
     * @param value of what the order takes less of the year, at most all that it takes
     * @param lines all lines of the order, those too of which nothing goes back
     * @param day when the goods were declared or ordered: by its rules they are limited
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void giveBackPart(String orderId, Money value, List<GoodsBack> lines, LocalDate day) {
        store.lock(List.of(orderId)).stream()
                .filter(entry -> entry.state() != State.GIVEN_BACK)
                .forEach(entry -> {
                    long part = Math.min(value.minor(), entry.amountMinor());
                    store.reduce(orderId, part, clock.instant());
                    store.add(Map.of(entry.person(), -part), entry.year());
                    giveBackQuantities(entry, lines, day);
                });
    }

    /** Of what the order still holds, the share that goes back: so parts given back one by one add up to the whole. */
    private void giveBackQuantities(Entry entry, List<GoodsBack> lines, LocalDate day) {
        Map<String, List<GoodsBack>> limited = lines.stream().collect(Collectors.groupingBy(line -> rules.book()
                .listed(line.hsCode(), day)
                .filter(AllowedGoods::isLimited)
                .map(AllowedGoods::hsPrefix)
                .orElse("")));
        store.quantities(List.of(entry.orderId()))
                .getOrDefault(entry.orderId(), Map.of())
                .forEach((hsPrefix, held) -> {
                    List<GoodsBack> ofTheRow = limited.getOrDefault(hsPrefix, List.of());
                    BigDecimal back = sum(ofTheRow, GoodsBack::back);
                    if (back.signum() > 0) {
                        BigDecimal share = held.multiply(back)
                                .divide(sum(ofTheRow, GoodsBack::stillOut), held.scale(), RoundingMode.HALF_UP)
                                .min(held);
                        store.reduceQuantity(entry.orderId(), hsPrefix, share);
                        store.addQuantity(
                                entry.person(), List.of(entry.person()), entry.year(), hsPrefix, share.negate());
                    }
                });
    }

    private static BigDecimal sum(List<GoodsBack> lines, Function<GoodsBack, BigDecimal> quantity) {
        return lines.stream().map(quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The goods do not come or went back: the buyer has that part of the year again. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void giveBack(String orderId) {
        giveBack(List.of(orderId));
    }

    /** The same for several orders, by a few statements; years are locked in the order of persons, as {@link #reserve} does. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void giveBack(Collection<String> orderIds) {
        giveBackAll(takeBack(orderIds));
    }

    private void giveBackAll(List<Entry> entries) {
        Map<Integer, Map<String, Long>> back = new TreeMap<>();
        Map<String, Entry> byOrder = new TreeMap<>();
        for (Entry entry : entries) {
            back.computeIfAbsent(entry.year(), none -> new TreeMap<>())
                    .merge(entry.person(), -entry.amountMinor(), Math::addExact);
            byOrder.put(entry.orderId(), entry);
        }
        back.forEach((year, amounts) -> store.add(amounts, year));
        store.quantities(byOrder.keySet())
                .forEach((orderId, quantities) -> giveBack(Objects.requireNonNull(byOrder.get(orderId)), quantities));
    }

    private void giveBack(Entry entry, Map<String, BigDecimal> quantities) {
        quantities.forEach((hsPrefix, quantity) ->
                store.addQuantity(entry.person(), List.of(entry.person()), entry.year(), hsPrefix, quantity.negate()));
    }

    /**
     * Customs says that the order would pass the yearly limit: it is given back, and the person has used at least so much
     * elsewhere that the order does not fit.
     *
     * @param used what customs says the person has used, where it does; the limit at most
     * @param day on which customs said it: the year that it counts, be the order of the one before
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void refusedByCustoms(String orderId, Optional<Money> used, LocalDate day) {
        takeBack(List.of(orderId)).forEach(entry -> {
            giveBackAll(List.of(entry));
            long limit = rules.book().taxTable(day).rule().yearLimit().minor();
            long told = Math.min(used.map(Money::minor).orElse(0L), limit);
            store.add(Map.of(entry.person(), 0L), day.getYear()); // nothing may have been ordered in it yet
            store.raiseTo(entry.person(), day.getYear(), Math.max(limit - entry.amountMinor() + 1, told));
        });
    }

    /** The entries as they were, those that this took back. */
    private List<Entry> takeBack(Collection<String> orderIds) {
        List<Entry> entries = store.lock(orderIds).stream()
                .filter(found -> found.state() != State.GIVEN_BACK)
                .toList();
        store.takeBack(entries.stream().map(Entry::orderId).toList(), clock.instant());
        return entries;
    }

    private RetailRule rule(Instant now) {
        return rules.book().taxTable(CustomsCalendar.dayOf(now)).rule();
    }

    private static int year(Instant now) {
        return CustomsCalendar.dayOf(now).getYear();
    }

    private static List<String> values(List<BlindIndex> person) {
        return person.stream().map(BlindIndex::value).toList();
    }
}
