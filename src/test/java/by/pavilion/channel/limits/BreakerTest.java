package by.pavilion.channel.limits;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ConnectionId;
import by.pavilion.channel.Shop;
import by.pavilion.channel.SignMethod;
import by.pavilion.channel.cases.ChannelCases;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BreakerTest {
    private static final Shop SHOP = shop(1);
    private static final Shop OTHER = shop(2);

    @Inject
    StopStore stops;

    @Inject
    ChannelCases cases;

    @Inject
    LimitsConfig config;

    @Inject
    Clock clock;

    Breaker breaker;

    /** One of its own, which knows of no other test's shops. */
    @BeforeEach
    void know() {
        breaker = new Breaker(stops, cases, List.of(), config, clock);
    }

    private static Shop shop(long number) {
        return new Shop(
                new ConnectionId(number),
                "douyin",
                "resting-" + number,
                "app",
                URI.create("http://localhost"),
                SignMethod.MD5,
                Instant.EPOCH);
    }

    @Test
    void countsTheShopsThatItLeavesAlone() {
        breaker.went(OTHER);
        for (int failure = 1; failure < config.failuresUntilRest(); failure++) {
            breaker.failed(SHOP, fault());
        }
        assertThat(breaker.resting()).isZero();

        breaker.failed(SHOP, fault());

        assertThat(breaker.resting()).isEqualTo(1);
        assertThat(breaker.restsUntil(SHOP)).isPresent();
        assertThat(breaker.restsUntil(OTHER)).isEmpty();
    }

    private static ChannelFault fault() {
        return new ChannelFault(ChannelFault.Kind.RETRY, "it did not answer");
    }
}
