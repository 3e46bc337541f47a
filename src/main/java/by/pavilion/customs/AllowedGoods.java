package by.pavilion.customs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of the positive list, the goods that may come by retail import.
 *
 * @param edition of the list
 * @param remark as the list has it
 * @param yearlyQuantity the most that one person may import in a year, counted in {@code yearlyUnit}, a unit code of customs;
 *     both only with {@link Rule#YEARLY_QUANTITY}
 * @param excludeIfTag the code of the attribute by which a listing says whether its goods are those that the remark excludes;
 *     only with {@link Rule#EXCLUDE_IF_TAG}
 */
record AllowedGoods(
        String hsPrefix,
        String edition,
        @Nullable String remark,
        Rule rule,
        @Nullable BigDecimal yearlyQuantity,
        @Nullable String yearlyUnit,
        @Nullable String excludeIfTag,
        String source,
        LocalDate validFrom,
        @Nullable LocalDate validUntil)
        implements Dated {

    /** Whether one person may import only so much in a year, and the row tells how much. */
    boolean isLimited() {
        return rule == Rule.YEARLY_QUANTITY
                && yearlyUnit != null
                && yearlyQuantity != null
                && yearlyQuantity.signum() > 0;
    }

    /** Goods that the row limits, of one that {@link #isLimited}. */
    YearlyQuantity limit(BigDecimal quantity) {
        return new YearlyQuantity(
                hsPrefix, quantity, Objects.requireNonNull(yearlyQuantity), Objects.requireNonNull(yearlyUnit), source);
    }

    /** What the row's remark narrows. */
    enum Rule {
        NONE,
        BONDED_ONLY,
        /** Only what is registered in China: a rule on documents asks for that, or a person looks at it. */
        NEEDS_REGISTRATION,
        /** So much for each person and year. When the row does not tell how much, a person looks at the goods. */
        YEARLY_QUANTITY,
        /** All but certain goods: which they are the listing has to say, or a person looks at it. */
        EXCLUDE_IF_TAG
    }
}
