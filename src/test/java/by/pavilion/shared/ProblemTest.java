package by.pavilion.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ProblemTest {
    private static final ProblemType WRONG = new ProblemType("validation", 422);

    @Test
    void saysWhatItIs() {
        assertThat(WRONG.with("sku", "A-1").at("/lines", "required"))
                .hasMessageContainingAll("validation", "A-1", "/lines", "required");
    }

    @Test
    @Timeout(60)
    void hasAnEndHoweverMuchIsWrong() {
        Problem told = WRONG.problem();
        for (int field = 0; field < 500_000; field++) {
            told = told.at("/lines/" + field, "required");
        }

        assertThat(told.errors()).hasSize(1_000).contains(FieldError.of("/lines/999", "required"));
    }
}
