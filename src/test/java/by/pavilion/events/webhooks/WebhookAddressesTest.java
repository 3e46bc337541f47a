package by.pavilion.events.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAddressesTest {
    private static final URI HOOK = URI.create("https://hooks.example/pavilion");

    private record Config(boolean webhooksToPrivateAddresses) implements WebhooksConfig {
        @Override
        public Webhooks webhooks() {
            return new Calls();
        }
    }

    private record Calls() implements WebhooksConfig.Webhooks {
        @Override
        public int parallel() {
            return 1;
        }

        @Override
        public Duration every() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(3);
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration firstPause() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration longestPause() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration retryFor() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration disableAfter() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int history() {
            return 1;
        }

        @Override
        public int mostPerCaller() {
            return 1;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example/x?a=b",
                "https://hooks.example:8443",
                "https://8.8.8.8/",
                "https://[2400:3200::1]/"
            })
    void takesPublicAddresses(String url) {
        assertThat(addresses(false).refusal(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/",
                "https://0.0.0.0/",
                "https://[::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[fd00::1]/",
                "https://[64:ff9b::a00:1]/"
            })
    void takesPrivateAddressesOutsideProductionOnly(String url) {
        assertThat(addresses(false).refusal(url)).contains("private-address");
        assertThat(addresses(true).refusal(url)).isEmpty();
    }

    @Test
    void wantsHttpsInProduction() {
        assertThat(addresses(false).refusal("http://hooks.example/")).contains("https-only");
        assertThat(addresses(true).refusal("http://hooks.example/")).isEmpty();
    }

    @Test
    void looksAtEveryAddressThatANameStandsFor() throws IOException {
        assertThat(addresses(false, "8.8.8.8").resolve(HOOK)).isEqualTo(InetAddress.getByName("8.8.8.8"));
        assertThatThrownBy(() -> addresses(false, "8.8.8.8", "10.0.0.1").resolve(HOOK))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("private network");
        assertThatThrownBy(() -> addresses(false, "fd00::1").resolve(HOOK)).isInstanceOf(IOException.class);
        assertThat(addresses(true, "10.0.0.1").resolve(HOOK)).isEqualTo(InetAddress.getByName("10.0.0.1"));
    }

    @Test
    void callsNobodyWhereANameLeadsInside() {
        try (Receiver receiver = new Receiver()) {
            WebhookHttp http = new WebhookHttp(addresses(false, "127.0.0.1"), new Config(false), Vertx.vertx());

            WebhookHttp.Outcome outcome =
                    http.post(URI.create("http://hooks.example:" + receiver.port() + "/"), Map.of(), new byte[0]);

            assertThat(outcome.error()).contains("the address leads into a private network");
            assertThat(receiver.calls()).isEmpty();
        }
    }

    /** A name that stands for another address once it was checked gets no second chance: it is asked for once. */
    @Test
    void connectsToTheAddressThatItHasChecked() {
        try (Receiver receiver = new Receiver()) {
            Deque<String> answers = new ArrayDeque<>(List.of("127.0.0.1", "203.0.113.1"));
            WebhookAddresses addresses = new WebhookAddresses(
                    new Config(true), name -> List.of(InetAddress.getByName(answers.removeFirst())));
            WebhookHttp http = new WebhookHttp(addresses, new Config(true), Vertx.vertx());

            WebhookHttp.Outcome outcome = http.post(
                    URI.create("http://hooks.example:" + receiver.port() + "/x"),
                    Map.of(
                            "Pavilion-Event-Id", "e",
                            "Pavilion-Delivery-Id", "d",
                            "Pavilion-Delivery-Attempt", "1",
                            "Pavilion-Signature", "s"),
                    "{}".getBytes(StandardCharsets.UTF_8));

            assertThat(outcome.isTaken()).isTrue();
            assertThat(receiver.calls()).singleElement().satisfies(call -> {
                assertThat(call.host()).isEqualTo("hooks.example:" + receiver.port());
                assertThat(call.path()).isEqualTo("/x");
            });
            assertThat(answers).hasSize(1);
        }
    }

    private static WebhookAddresses addresses(boolean toPrivate, String... known) {
        return new WebhookAddresses(new Config(toPrivate), name -> {
            List<InetAddress> found = new ArrayList<>();
            for (String address : known) {
                found.add(InetAddress.getByName(address));
            }
            return found;
        });
    }
}
