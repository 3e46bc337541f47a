package by.pavilion.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayAddressesTest {
    private final GatewayAddresses inProduction = new GatewayAddresses(new Config(false));
    private final GatewayAddresses inATest = new GatewayAddresses(new Config(true));

    private record Config(boolean privateGateways) implements ChannelConfig {
        @Override
        public int parallelImports() {
            return 1;
        }

        @Override
        public Duration firstPause() {
            return Duration.ZERO;
        }

        @Override
        public Duration waitPause() {
            return Duration.ZERO;
        }

        @Override
        public Duration longestPause() {
            return Duration.ZERO;
        }

        @Override
        public int attemptsUntilCase() {
            return 10;
        }

        @Override
        public Duration heldPause() {
            return Duration.ZERO;
        }

        @Override
        public Duration tokenWarning() {
            return Duration.ofHours(6);
        }

        @Override
        public Duration tokenAlarm() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration keepAnswers() {
            return Duration.ofDays(1);
        }

        @Override
        public Duration secretOverlap() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration longestHeldPause() {
            return Duration.ZERO;
        }

        @Override
        public Duration longestStopPause() {
            return Duration.ZERO;
        }

        @Override
        public Duration keepMessages() {
            return Duration.ofDays(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://openapi-fxg.jinritemai.com",
                "https://openapi-sandbox.jinritemai.com/",
                "https://gateway.example:8443/douyin",
                "https://1.2.3.4/x",
                "https://[2400:3200::1]/"
            })
    void takesPublicAddresses(String address) {
        assertThat(inProduction.refusal(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/sandbox/douyin",
                "http://LOCALHOST/",
                "http://127.0.0.1/",
                "http://2130706433/",
                "http://0.0.0.0/",
                "http://10.1.2.3/",
                "http://172.16.0.1/",
                "http://192.168.1.1/",
                "http://169.254.169.254/latest/meta-data",
                "http://100.64.0.1/",
                "http://[::1]/",
                "http://[::]/",
                "http://[fd00::1]/",
                "http://[fe80::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[2002:7f00:1::]/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://database/",
                "http://gateway.internal/",
                "http://gateway.local/"
            })
    void takesPrivateAddressesOutsideProductionOnly(String address) {
        assertThat(inProduction.refusal(address)).contains("private-gateway");
        assertThat(inATest.refusal(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gateway",
                "/sandbox/douyin",
                "ftp://gateway.example/",
                "https:///path",
                "http://127.1/",
                "https://user:secret@gateway.example/",
                "https://gateway.example/?x=1",
                "https://gateway.example/#x",
                "https://gateway .example/",
                "https://网关.example/",
                "javascript:alert(1)"
            })
    void takesNothingElse(String address) {
        assertThat(inProduction.refusal(address)).contains("malformed-gateway");
        assertThat(inATest.refusal(address)).contains("malformed-gateway");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://gateway.example:8443/douyin", "HTTP://1.2.3.4/"})
    void sendsSecretsInTheClearOutsideProductionOnly(String address) {
        assertThat(inProduction.refusal(address)).contains("open-gateway");
        assertThat(inATest.refusal(address)).isEmpty();
        assertThatThrownBy(() -> inProduction.check(URI.create(address))).isInstanceOf(ChannelFault.class);
    }

    @Test
    void looksAgainWhereTheNameLeadsBeforeACall() {
        assertThatThrownBy(() -> inProduction.check(URI.create("https://localhost/")))
                .isInstanceOfSatisfying(
                        ChannelFault.class, fault -> assertThat(fault.kind()).isEqualTo(ChannelFault.Kind.STOP));
    }
}
