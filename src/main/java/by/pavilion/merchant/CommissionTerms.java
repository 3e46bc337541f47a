package by.pavilion.merchant;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Everything that was agreed with a merchant on commission. */
public record CommissionTerms(List<Commission> agreed) {
    public CommissionTerms {
        agreed = List.copyOf(agreed);
    }

    /**
     * The rate for goods of a category that were ordered on a day: of the nearest category that has one; 0 when nothing was
     * agreed.
     *
     * @param path the category's code and those above it, the nearest first
     */
    public BigDecimal rate(List<String> path, LocalDate day) {
        return path.stream()
                .map(category -> latest(Optional.of(category), day))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> latest(Optional.empty(), day))
                .orElse(BigDecimal.ZERO);
    }

    private Optional<BigDecimal> latest(Optional<String> category, LocalDate day) {
        return agreed.stream()
                .filter(commission -> commission.category().equals(category))
                .filter(commission -> !commission.validFrom().isAfter(day))
                .max(Comparator.comparing(Commission::validFrom))
                .map(Commission::rate);
    }
}
