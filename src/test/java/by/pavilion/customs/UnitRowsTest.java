package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.shared.Statements;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of customs' table of units as operators enter them. */
@QuarkusTest
class UnitRowsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 11);
    private static final String CODE = "990";

    @Inject
    Statements statements;

    @Inject
    RuleStore store;

    @AfterEach
    void forget() {
        statements.update("DELETE FROM customs_units WHERE code = ?", CODE);
    }

    /** Whoever forgets half of it stops no rule from being read. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"GRAM, -, false", "GRAM, 0, false", "-, 500, false", "-, -, false", "GRAM, 500, true"})
    void aUnitOfWhichHalfIsEnteredIsKnownAndComparedWithNothing(
            @Nullable String measure, @Nullable BigDecimal inOne, boolean compared) {
        statements.update(
                "INSERT INTO customs_units (code, name_zh, name_ru, name_en, measure, in_one, source, mark, valid_from)"
                        + " VALUES (?, '斤', 'цзинь', 'jin', ?, ?, 'a test', 'U', '2016-01-01')",
                CODE,
                measure,
                inOne);

        CustomsUnit unit = store.load().codes().unit(CODE, DAY).orElseThrow();

        assertThat(unit.measure() != null).isEqualTo(compared);
    }
}
