package by.pavilion.ordering.rest;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.Sku;
import by.pavilion.ordering.TestApi;
import by.pavilion.ordering.TestShop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One key from many sides at once, over HTTP. Whoever comes second waits for the first and is told the same, never 409. */
@QuarkusTest
class SimultaneousOrdersTest {
    private static final int TIMES = 16;

    @Inject
    TestShop shop;

    @Test
    void allThatSendTheSameAtOnceGetTheSameAnswer() {
        Sku sku = shop.chocolate("26.00", 50);
        String body = body(sku, 2);

        List<HttpResponse<String>> answers = atOnce(UUID.randomUUID().toString(), List.of(body));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
        assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
        assertThat(answers.stream()
                        .map(answer -> answer.headers().firstValue("Location"))
                        .distinct())
                .hasSize(1);
        assertThat(shop.available(sku)).isEqualTo(48);
    }

    @Test
    void ofTwoBodiesWithOneKeyOneBecomesAnOrderAndTheOtherIsRefused() {
        Sku sku = shop.chocolate("26.00", 50);
        String one = body(sku, 1);
        String other = one.replace("\"quantity\":1", "\"quantity\":3");

        List<HttpResponse<String>> answers = atOnce(UUID.randomUUID().toString(), List.of(one, other));

        List<String> made = answers.stream()
                .filter(answer -> answer.statusCode() == 201)
                .map(HttpResponse::body)
                .toList();
        List<HttpResponse<String>> refused =
                answers.stream().filter(answer -> answer.statusCode() != 201).toList();
        assertThat(made).hasSize(TIMES / 2);
        assertThat(made.stream().distinct()).hasSize(1);
        assertThat(refused).hasSize(TIMES / 2).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(JsonPath.from(answer.body()).getString("type"))
                    .isEqualTo("urn:pavilion:problem:idempotency-key-reused");
        });
        long bought = JsonPath.from(made.get(0)).getLong("lines[0].quantity");
        assertThat(shop.available(sku)).isEqualTo(50 - bought);
    }

    /** Each body as often as the others. */
    private static List<HttpResponse<String>> atOnce(String key, List<String> bodies) {
        List<CompletableFuture<HttpResponse<String>>> calls = IntStream.range(0, TIMES)
                .mapToObj(number -> TestApi.placing(bodies.get(number % bodies.size()), key))
                .toList();
        return calls.stream()
                .map(call -> call.orTimeout(60, TimeUnit.SECONDS).join())
                .toList();
    }

    private static String body(Sku sku, long quantity) {
        return TestApi.body(sku, quantity).replace("11010519491231002X", TestApi.identityNumber());
    }
}
