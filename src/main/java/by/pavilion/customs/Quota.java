package by.pavilion.customs;

import by.pavilion.customs.QuotaStore.Entry;
import by.pavilion.customs.QuotaStore.State;
import by.pavilion.parties.BlindIndex;
import by.pavilion.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Instant now = clock.instant();
        return Money.ofMinor(
                store.used(values(person), year(now)), rule(now).yearLimit().currency());
    }

    /** The limits of a day in China. */
    public Limits limits(LocalDate day) {
        RetailRule rule = rules.book().taxTable(day).rule();
        return new Limits(rule.orderLimit(), rule.yearLimit(), rule.source(), rule.validFrom());
    }

    /**
     * Reserves an order's part of its buyer's year, in the caller's transaction. The year stays locked until its end, so
     * that two orders of one person cannot both take the last of it.
     *
     * @param goods those that are limited by quantity
     * @throws by.pavilion.shared.Problem {@code above-year-limit} or {@code above-year-quantity}; the caller's transaction must
     *     then be rolled back
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void reserve(String orderId, List<BlindIndex> person, Money dutiablePrice, List<YearlyQuantity> goods) {
        Instant now = clock.instant();
        Money limit = rule(now).yearLimit();
        long sum = take(orderId, person, dutiablePrice, now);
        if (sum > limit.minor()) {
            Money usedBefore = Money.ofMinor(sum - dutiablePrice.minor(), limit.currency());
            throw CustomsProblems.aboveYearLimit(dutiablePrice, usedBefore, limit);
        }
        for (YearlyQuantity wanted : goods) {
            BigDecimal total = takeQuantity(orderId, person, wanted, now);
            if (total.compareTo(wanted.most()) > 0) {
                throw CustomsProblems.aboveYearQuantity(wanted, total.subtract(wanted.quantity()));
            }
        }
    }

    private BigDecimal takeQuantity(String orderId, List<BlindIndex> person, YearlyQuantity wanted, Instant now) {
        store.insertQuantity(orderId, wanted.hsPrefix(), wanted.quantity());
        return store.addQuantity(
                person.get(0).value(), values(person), year(now), wanted.hsPrefix(), wanted.quantity());
    }

    /** Counts an order that is sold already, whatever it comes to: a marketplace has taken the money. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void count(String orderId, List<BlindIndex> person, Money dutiablePrice) {
        take(orderId, person, dutiablePrice, clock.instant());
    }

    private long take(String orderId, List<BlindIndex> person, Money dutiablePrice, Instant now) {
        String current = person.get(0).value();
        int year = year(now);
        long sum = store.add(current, year, dutiablePrice.minor());
        store.insert(new Entry(orderId, current, year, dutiablePrice.minor(), State.RESERVED), now);
        List<String> earlier = values(person.subList(1, person.size()));
        return earlier.isEmpty() ? sum : Math.addExact(sum, store.used(earlier, year));
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
    record GoodsBack(String hsCode, BigDecimal stillOut, BigDecimal back) {}

    /**
     * A part of the goods went back: the buyer has so much of the year again, in money and in yearly quantities.
     *
     * @param value of the goods that went back, at most that of the order
     * @param lines all lines of the order, those too of which nothing goes back
     * @param day when the goods were declared: by its rules they are limited
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void giveBackPart(String orderId, Money value, List<GoodsBack> lines, LocalDate day) {
        store.lock(orderId).filter(entry -> entry.state() != State.GIVEN_BACK).ifPresent(entry -> {
            long part = Math.min(value.minor(), entry.amountMinor());
            store.reduce(orderId, part, clock.instant());
            store.add(entry.person(), entry.year(), -part);
            giveBackQuantities(entry, lines, day);
        });
    }

    /** Of what the order still holds, the share that goes back: so parts given back one by one add up to the whole. */
    private void giveBackQuantities(Entry entry, List<GoodsBack> lines, LocalDate day) {
        Map<String, List<GoodsBack>> limited = lines.stream().collect(Collectors.groupingBy(line -> rules.book()
                .listed(line.hsCode(), day)
                .filter(row -> row.rule() == AllowedGoods.Rule.YEARLY_QUANTITY)
                .map(AllowedGoods::hsPrefix)
                .orElse("")));
        store.quantities(entry.orderId()).forEach((hsPrefix, held) -> {
            List<GoodsBack> ofTheRow = limited.getOrDefault(hsPrefix, List.of());
            BigDecimal back = sum(ofTheRow, GoodsBack::back);
            if (back.signum() > 0) {
                BigDecimal share = held.multiply(back)
                        .divide(sum(ofTheRow, GoodsBack::stillOut), held.scale(), RoundingMode.HALF_UP)
                        .min(held);
                store.reduceQuantity(entry.orderId(), hsPrefix, share);
                store.addQuantity(entry.person(), List.of(entry.person()), entry.year(), hsPrefix, share.negate());
            }
        });
    }

    private static BigDecimal sum(List<GoodsBack> lines, Function<GoodsBack, BigDecimal> quantity) {
        return lines.stream().map(quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The goods do not come or went back: the buyer has that part of the year again. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void giveBack(String orderId) {
        takeBack(orderId).ifPresent(this::giveBack);
    }

    private void giveBack(Entry entry) {
        store.add(entry.person(), entry.year(), -entry.amountMinor());
        store.quantities(entry.orderId())
                .forEach((hsPrefix, quantity) -> store.addQuantity(
                        entry.person(), List.of(entry.person()), entry.year(), hsPrefix, quantity.negate()));
    }

    /**
     * Customs says that the order would pass the yearly limit: it is given back, and the person has used at least so much
     * elsewhere that the order does not fit.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void refusedByCustoms(String orderId) {
        takeBack(orderId).ifPresent(entry -> {
            giveBack(entry);
            long limit = rule(clock.instant()).yearLimit().minor();
            store.raiseTo(entry.person(), entry.year(), limit - entry.amountMinor() + 1);
        });
    }

    /** The entry as it was, when this took it back. */
    private Optional<Entry> takeBack(String orderId) {
        Optional<Entry> entry = store.lock(orderId).filter(found -> found.state() != State.GIVEN_BACK);
        entry.ifPresent(found -> store.takeBack(orderId, clock.instant()));
        return entry;
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
