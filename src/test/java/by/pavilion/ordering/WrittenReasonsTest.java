package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrittenReasonsTest {
    private static final Money NOTHING = Money.zero(Money.CNY);
    private static final TaxReason VAT = new TaxReason(
            "VAT",
            "retail-import",
            new BigDecimal("0.13"),
            new BigDecimal("0.7"),
            Money.of("60.00", Money.CNY),
            Money.of("5.46", Money.CNY),
            "the tariff",
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2027, 1, 1),
            "a notice",
            LocalDate.of(2019, 1, 1),
            null,
            null,
            null);

    @Test
    void areTheReasonsThatWereWritten() {
        List<TaxReason> written = new WrittenReasons(LineJson.print(List.of(VAT)));

        assertThat(written).isEqualTo(List.of(VAT)).containsExactly(VAT);
        assertThat(LineJson.print(written)).isEqualTo(LineJson.print(List.of(VAT)));
        assertThat(tax(written)).isEqualTo(tax(List.of(VAT)));
    }

    @Test
    void areNotReadBeforeSomebodyAsks() {
        LineTax tax = tax(new WrittenReasons("no JSON"));

        assertThat(tax.total()).isEqualTo(NOTHING);
        assertThatThrownBy(() -> assertThat(tax.explanation()).isEmpty()).hasMessage("no reasons of tax: no JSON");
    }

    @Test
    void pastGoodsStayAsTheyWereWritten() {
        DeclaredGoods goods = new DeclaredGoods(
                "巧克力", "1806320000", "1|2|3", null, "011", "035", new BigDecimal("0.1"), null, null, "340", 100, 120);

        for (int time = 0; time < 2; time++) {
            assertThat(LineJson.declaredGoods(LineJson.print(goods))).isEqualTo(goods);
        }
    }

    private static LineTax tax(List<TaxReason> explanation) {
        return new LineTax(NOTHING, NOTHING, NOTHING, explanation);
    }
}
