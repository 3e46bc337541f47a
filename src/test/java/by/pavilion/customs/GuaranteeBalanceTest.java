package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuaranteeBalanceTest {
    private static final GuaranteeBalance BALANCE =
            new GuaranteeBalance("4601W60001", 3, new BigDecimal("20.5"), new BigDecimal("13"), Optional.empty());

    @Test
    void whatIsNotCollectedWeighsOnTheDeposit() {
        assertThat(BALANCE.withDeposit(Optional.of(new BigDecimal("100"))).left())
                .hasValueSatisfying(left -> assertThat(left).isEqualByComparingTo("92.5"));
    }

    @Test
    void aDepositThatIsTooSmallIsLeftBelowZero() {
        assertThat(BALANCE.withDeposit(Optional.of(new BigDecimal("5"))).left())
                .hasValueSatisfying(left -> assertThat(left).isEqualByComparingTo("-2.5"));
    }

    @Test
    void nothingIsSaidOfADepositThatNobodyKnows() {
        assertThat(BALANCE.left()).isEmpty();
    }
}
