package by.pavilion.channel.aftersales;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.channel.AfterSale;
import by.pavilion.channel.AfterSale.State;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownAfterSalesTest {
    private static final Instant SECOND = Instant.parse("2026-11-11T12:00:00Z");

    @Test
    void whatIsNotKnownIsUnheard() {
        assertThat(KnownAfterSales.isUnheard(told(State.ASKED, 0), Optional.empty()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "REFUNDED,0,ASKED,1,true",
        "REFUNDED,1,ASKED,0,false",
        "ASKED,0,REFUNDED,0,true",
        "REFUNDED,0,REFUNDED,0,false",
        "REFUNDED,0,UNDERWAY,0,false"
    })
    void aNewerVersionIsUnheardAndMoneyOfTheSameTime(State here, int at, State there, int then, boolean unheard) {
        assertThat(KnownAfterSales.isUnheard(told(there, then), Optional.of(told(here, at))))
                .isEqualTo(unheard);
    }

    private static AfterSale told(State state, int seconds) {
        return new AfterSale(
                "7000000000000000001",
                "6900000000000000001",
                "",
                AfterSale.Kind.REFUND_ONLY,
                state,
                Money.of("12.50", Money.CNY),
                SECOND.plusSeconds(seconds),
                "v" + seconds);
    }
}
