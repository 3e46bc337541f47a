package by.pavilion.contract;

import static by.pavilion.TestCalls.asMerchant;
import static by.pavilion.TestCalls.with;
import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.contract.ServedEndpoints.Endpoint;
import by.pavilion.identity.KeyScope;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Walks every endpoint that lets merchants in with a key of each scope. One without a line in the table fails the test. */
@QuarkusTest
class ScopesTest {
    private static final String TABLE = """
            GET    /api/v1/merchant/products                              listings stock prices promotions
            GET    /api/v1/merchant/products/{sku}                        listings stock prices promotions
            PUT    /api/v1/merchant/products/{sku}                        listings
            PATCH  /api/v1/merchant/products/{sku}                        listings
            DELETE /api/v1/merchant/products/{sku}                        listings
            GET    /api/v1/merchant/products/{sku}/standing               listings
            PUT    /api/v1/merchant/products/{sku}/standing               listings
            POST   /api/v1/merchant/products/{sku}/submissions            listings
            POST   /api/v1/merchant/imports                               listings
            GET    /api/v1/merchant/imports/{id}                          listings
            GET    /api/v1/merchant/imports                               listings
            GET    /api/v1/merchant/imports/{id}/errors                   listings
            GET    /api/v1/merchant/exports                               listings
            GET    /api/v1/compliance                                     listings
            GET    /api/v1/merchant/products/{sku}/price-before-tax       prices
            GET    /api/v1/merchant/products/{sku}/stock                  stock
            PUT    /api/v1/merchant/products/{sku}/stock                  stock
            GET    /api/v1/merchant/products/{sku}/stock/adjustments      stock
            POST   /api/v1/merchant/products/{sku}/stock/adjustments      stock
            GET    /api/v1/merchant/products/{sku}/stock/lots             stock
            GET    /api/v1/merchant/products/{sku}/stock/allocations      stock
            DELETE /api/v1/merchant/products/{sku}/stock/allocations/{channel} stock
            PUT    /api/v1/merchant/products/{sku}/stock/allocations/{channel} stock
            GET    /api/v1/merchant/products/{sku}/stock/settings         stock
            PUT    /api/v1/merchant/products/{sku}/stock/settings         stock
            GET    /api/v1/merchant/promotions                            promotions
            POST   /api/v1/merchant/promotions                            promotions
            GET    /api/v1/merchant/promotions/{id}                       promotions
            PUT    /api/v1/merchant/promotions/{id}                       promotions
            PUT    /api/v1/merchant/prices                                prices
            PUT    /api/v1/merchant/stock                                 stock
            GET    /api/v1/merchant/price-lists                           prices
            POST   /api/v1/merchant/price-lists                           prices
            GET    /api/v1/merchant/price-lists/{id}                      prices
            PUT    /api/v1/merchant/price-lists/{id}                      prices
            GET    /api/v1/merchant/shipments                             shipments
            GET    /api/v1/merchant/shipments/{id}                        shipments
            POST   /api/v1/merchant/shipments/{id}/confirmations          shipments
            POST   /api/v1/merchant/shipments/{id}/shortages              shipments
            POST   /api/v1/merchant/shipments/{id}/packings               shipments
            POST   /api/v1/merchant/shipments/{id}/hand-overs             shipments
            GET    /api/v1/merchant/orders                                orders:read
            GET    /api/v1/merchant/settlements                           settlements:read
            GET    /api/v1/merchant/settlements/{id}                      settlements:read
            GET    /api/v1/merchant/settlements/open                      settlements:read
            GET    /api/v1/merchant/settlements/{id}/entries              settlements:read
            GET    /api/v1/merchant/settlements/{id}/file                 settlements:read
            GET    /api/v1/merchant/application                           profile
            PUT    /api/v1/merchant/application                           profile
            POST   /api/v1/merchant/application/submissions               profile
            GET    /api/v1/merchant/documents                             profile
            GET    /api/v1/merchant/document-submissions                  profile
            POST   /api/v1/merchant/document-submissions                  profile
            GET    /api/v1/merchant/document-submissions/{id}             profile
            GET    /api/v1/merchant/audit                                 audit:read
            GET    /api/v1/merchant/keys                                  keys
            POST   /api/v1/merchant/keys                                  keys
            DELETE /api/v1/merchant/keys/{id}                             keys
            POST   /api/v1/merchant/keys/{id}/rotations                   keys
            """;

    private static Map<String, Set<String>> table() {
        return TABLE.lines()
                .map(line -> line.split(" +", 3))
                .collect(Collectors.toMap(cells -> cells[0] + " " + cells[1], cells -> Set.of(cells[2].split(" "))));
    }

    @TestFactory
    Stream<DynamicTest> everyScopeOpensItsCallsAndNoOthers() {
        Map<String, String> secrets = new TreeMap<>();
        Arrays.stream(KeyScope.values()).map(KeyScope::toString).forEach(scope -> secrets.put(scope, keyWith(scope)));
        Map<String, Set<String>> table = table();
        List<DynamicTest> calls = new ArrayList<>();
        List<String> letIn = new ArrayList<>();
        ServedEndpoints.all().forEach((endpoint, mediaType) -> {
            if (endpoint.path().startsWith("/api/")
                    && call(endpoint, mediaType, asMerchant()).statusCode() != 403) {
                secrets.forEach((scope, secret) -> calls.add(DynamicTest.dynamicTest(
                        endpoint + " with " + scope,
                        () -> check(call(endpoint, mediaType, with(secret)), scope, table.get(endpoint.toString())))));
                letIn.add(endpoint.toString());
            }
        });
        calls.add(DynamicTest.dynamicTest(
                "every line has its endpoint", () -> assertThat(letIn).containsAll(table.keySet())));
        return calls.stream();
    }

    /** Without a line in the table it must be open to everyone, as the catalogue is. */
    private static void check(Response answer, String scope, @Nullable Set<String> needed) {
        if (needed == null || needed.contains(scope)) {
            assertThat(answer.statusCode()).isNotIn(401, 403).isLessThan(500);
        } else {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:pavilion:problem:missing-scope");
            assertThat(answer.jsonPath().getList("scopes", String.class)).containsExactlyInAnyOrderElementsOf(needed);
            assertThat(answer.jsonPath().getString("detail")).contains(needed);
        }
    }

    private static String keyWith(String scope) {
        return asMerchant()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"label\":\"one scope\",\"scopes\":[\"%s\"]}".formatted(scope))
                .post("/api/v1/merchant/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
    }

    private static Response call(Endpoint endpoint, String mediaType, RequestSpecification request) {
        request.header("Idempotency-Key", "scopes-test");
        if (Set.of(Method.POST, Method.PUT, Method.PATCH).contains(endpoint.method())) {
            request.contentType(mediaType).body("{}");
        }
        return request.request(endpoint.method(), endpoint.path().replaceAll("\\{\\w+}", "x"));
    }
}
