package by.pavilion.customs.export;

import by.pavilion.customs.CustomsMode;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/** Goods that leave Belarus together under one consignment note. It does not change any more. */
public record Consignment(
        ConsignmentId id, CustomsMode mode, ConsignmentTerms terms, List<ConsignmentLine> lines, Instant preparedAt) {
    /** Belarusian papers are dated by Belarusian days. */
    static final ZoneId ZONE = ZoneId.of("Europe/Minsk");

    public Consignment {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(id + " holds nothing");
        }
    }

    public LocalDate preparedOn() {
        return preparedAt.atZone(ZONE).toLocalDate();
    }

    public Currency currency() {
        return lines.get(0).value().currency();
    }

    public Money value() {
        return lines.stream().map(ConsignmentLine::value).reduce(Money.zero(currency()), Money::plus);
    }

    public long netGrams() {
        return lines.stream().mapToLong(ConsignmentLine::netGrams).sum();
    }

    public long grossGrams() {
        return lines.stream().mapToLong(ConsignmentLine::grossGrams).sum();
    }

    public int packages() {
        return lines.stream().mapToInt(ConsignmentLine::packages).sum();
    }

    /** The orders that leave in it, in the order of its lines. */
    public List<String> orders() {
        return lines.stream()
                .map(ConsignmentLine::orderId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
