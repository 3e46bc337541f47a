package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.shared.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTextTest {
    @Test
    void readsHowMuchOfTheYearIsUsed() {
        assertThat(ReceiptText.usedOfTheYear("个人年度额度已用25950.50元,本次65.46元,超过年度交易限值26000.00元"))
                .contains(Money.of("25950.50", Money.CNY));
        assertThat(ReceiptText.usedOfTheYear("额度已用 26000 元")).contains(Money.of("26000.00", Money.CNY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "回执", "超过年度交易限值26000.00元", "已用若干元", "已用1.234元", "已用1234567890123元"})
    void takesNothingElseForIt(String text) {
        assertThat(ReceiptText.usedOfTheYear(text)).isEmpty();
    }

    @Test
    void readsCustomsOwnFinerCode() {
        assertThat(ReceiptText.detail("[Code:1305;Desc:订单实付金额与支付金额不一致]")).contains("1305");
        assertThat(ReceiptText.detail("退单:[Code:1311;Desc:a][Code:1305;Desc:b]")).contains("1311");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "退单", "1305", "[Code:;Desc:]", "[Code:-1;Desc:]", "[Code:1305]", "[Code:1234567890;Desc:]"})
    void takesNothingElseForAFinerCode(String text) {
        assertThat(ReceiptText.detail(text)).isEmpty();
    }

    @Test
    void keepsNoIdentityNumber() {
        assertThat(ReceiptText.fit("订购人11010519491231002X额度不足")).isEqualTo("订购人******************额度不足");
    }
}
