package by.pavilion.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.TestKeys;
import by.pavilion.identity.AccessTokens;
import by.pavilion.identity.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Walks every endpoint as every role and as nobody. An endpoint without a line in the table fails the test. */
@QuarkusTest
class RolesTest {
    /** Open to everyone; wrong credentials are refused all the same. */
    private static final String ANYONE = "anyone";

    /** Open to firms by the signature of their protocol; a key neither helps nor harms. */
    private static final String SIGNED = "signed";

    private static final String NOBODY = "nobody";

    private static final String TABLE = """
            GET    /api/v1/categories                                     anyone
            GET    /api/v1/categories/{code}/attributes                   anyone
            GET    /api/v1/products                                       anyone
            GET    /api/v1/products/{id}                                  anyone
            GET    /api/v1/products/suggestions                           anyone
            GET    /api/v1/brands                                         anyone
            GET    /api/v1/brands/{id}                                    anyone
            PUT    /api/v1/brands/{id}                                    operator
            GET    /api/v1/producers                                      anyone
            GET    /api/v1/producers/{id}                                 anyone
            PUT    /api/v1/producers/{id}                                 operator
            GET    /api/v1/collections                                    anyone
            GET    /api/v1/collections/{id}                               anyone
            PUT    /api/v1/collections/{id}                               operator
            GET    /api/v1/pavilion                                       anyone
            PUT    /api/v1/pavilion                                       operator
            POST   /api/v1/quotes                                         storefront public operator
            GET    /api/v1/quotes/{id}                                    storefront public operator
            POST   /api/v1/orders                                         storefront
            GET    /api/v1/orders                                         storefront operator
            GET    /api/v1/orders/{id}                                    storefront operator buyer
            POST   /api/v1/orders/{id}/cancellations                      storefront operator buyer
            POST   /api/v1/orders/{id}/notes                              operator
            GET    /api/v1/orders/{id}/notes                              operator
            POST   /api/v1/orders/{id}/refunds                            operator
            GET    /api/v1/orders/{id}/refunds                            storefront operator
            POST   /api/v1/orders/{id}/refunds/{refund}/retries           operator
            POST   /api/v1/orders/{id}/refunds/{refund}/dismissals        operator
            PATCH  /api/v1/orders/{id}/ship-to                            storefront operator buyer
            POST   /api/v1/orders/{id}/holds                              operator
            GET    /api/v1/orders/{id}/holds                              operator
            POST   /api/v1/orders/{id}/holds/{holdId}/releases            operator
            GET    /api/v1/orders/{id}/stranded-goods                     operator
            POST   /api/v1/orders/{id}/stranded-goods/decisions           operator
            POST   /api/v1/orders/{id}/returns                            storefront operator buyer
            GET    /api/v1/orders/{id}/returns                            storefront operator buyer
            GET    /api/v1/returns                                        operator
            GET    /api/v1/returns/{id}                                   storefront operator buyer
            POST   /api/v1/returns/{id}/approvals                         operator
            POST   /api/v1/returns/{id}/rejections                        operator
            POST   /api/v1/returns/{id}/parcels                           storefront operator buyer
            POST   /api/v1/returns/{id}/receipts                          operator
            POST   /api/v1/orders/{id}/payments                           storefront
            GET    /api/v1/orders/{id}/payments                           storefront operator
            GET    /api/v1/orders/{id}/payments/{paymentId}               storefront operator
            GET    /api/v1/orders/{id}/timeline                           storefront operator buyer
            GET    /api/v1/orders/{id}/events                             storefront operator buyer
            POST   /api/v1/carts                                          storefront
            GET    /api/v1/carts                                          storefront
            GET    /api/v1/carts/{id}                                     storefront
            PATCH  /api/v1/carts/{id}                                     storefront
            DELETE /api/v1/carts/{id}                                     storefront
            POST   /api/v1/carts/{id}/merges                              storefront
            POST   /api/v1/checkouts                                      storefront
            GET    /api/v1/checkouts/{id}                                 storefront operator
            POST   /api/v1/checkouts/{id}/payments                        storefront
            GET    /api/v1/merchant/products                              merchant
            GET    /api/v1/merchant/products/{sku}                        merchant
            PUT    /api/v1/merchant/products/{sku}                        merchant
            PATCH  /api/v1/merchant/products/{sku}                        merchant
            DELETE /api/v1/merchant/products/{sku}                        merchant
            GET    /api/v1/merchant/products/{sku}/standing               merchant
            PUT    /api/v1/merchant/products/{sku}/standing               merchant
            POST   /api/v1/merchant/products/{sku}/submissions            merchant
            GET    /api/v1/merchant/products/{sku}/price-before-tax       merchant
            GET    /api/v1/merchant/products/{sku}/stock                  merchant
            PUT    /api/v1/merchant/products/{sku}/stock                  merchant
            GET    /api/v1/merchant/products/{sku}/stock/adjustments      merchant
            POST   /api/v1/merchant/products/{sku}/stock/adjustments      merchant
            GET    /api/v1/merchant/products/{sku}/stock/lots             merchant
            GET    /api/v1/merchant/promotions                            merchant
            POST   /api/v1/merchant/promotions                            merchant
            GET    /api/v1/merchant/promotions/{id}                       merchant
            PUT    /api/v1/merchant/promotions/{id}                       merchant
            PUT    /api/v1/merchant/prices                                merchant
            PUT    /api/v1/merchant/stock                                 merchant
            GET    /api/v1/merchant/price-lists                           merchant
            POST   /api/v1/merchant/price-lists                           merchant
            GET    /api/v1/merchant/price-lists/{id}                      merchant
            PUT    /api/v1/merchant/price-lists/{id}                      merchant
            GET    /api/v1/merchants/{id}/commissions                     operator
            POST   /api/v1/merchants/{id}/commissions                     operator
            DELETE /api/v1/merchants/{id}/commissions/{commissionId}      operator
            GET    /api/v1/settlements                                    operator
            POST   /api/v1/settlements                                    operator
            GET    /api/v1/settlements/{id}                               operator
            GET    /api/v1/merchant/shipments                             merchant
            GET    /api/v1/merchant/shipments/{id}                        merchant
            POST   /api/v1/merchant/shipments/{id}/confirmations          merchant
            POST   /api/v1/merchant/shipments/{id}/shortages              merchant
            POST   /api/v1/merchant/shipments/{id}/packings               merchant
            POST   /api/v1/merchant/shipments/{id}/hand-overs             merchant
            GET    /api/v1/merchant/orders                                merchant
            GET    /api/v1/merchant/settlements                           merchant
            GET    /api/v1/merchant/settlements/{id}                      merchant
            GET    /api/v1/merchant/settlements/open                      merchant
            GET    /api/v1/merchant/settlements/{id}/entries              merchant operator
            GET    /api/v1/merchant/settlements/{id}/file                 merchant operator
            GET    /api/v1/merchant/products/{sku}/stock/allocations      merchant
            DELETE /api/v1/merchant/products/{sku}/stock/allocations/{channel} merchant
            PUT    /api/v1/merchant/products/{sku}/stock/allocations/{channel} merchant
            GET    /api/v1/merchant/products/{sku}/stock/settings         merchant
            PUT    /api/v1/merchant/products/{sku}/stock/settings         merchant
            POST   /api/v1/merchant/imports                               merchant
            GET    /api/v1/merchant/imports/{id}                          merchant
            GET    /api/v1/merchant/imports                               merchant
            GET    /api/v1/merchant/imports/{id}/errors                   merchant
            GET    /api/v1/merchant/exports                               merchant
            GET    /api/v1/merchants                                      operator
            GET    /api/v1/merchants/{id}                                 operator
            PUT    /api/v1/merchants/{id}                                 operator
            GET    /api/v1/merchant/application                           merchant
            PUT    /api/v1/merchant/application                           merchant
            POST   /api/v1/merchant/application/submissions               merchant
            GET    /api/v1/reviews                                        operator
            GET    /api/v1/reviews/listings                               operator
            POST   /api/v1/reviews/{id}/decisions                         operator
            POST   /api/v1/merchants                                      operator
            GET    /api/v1/merchants/{id}/application                     operator
            PUT    /api/v1/merchants/{id}/application                     operator
            POST   /api/v1/merchants/{id}/approvals                       operator
            POST   /api/v1/merchants/{id}/change-requests                 operator
            POST   /api/v1/merchants/{id}/rejections                      operator
            POST   /api/v1/merchants/{id}/suspensions                     operator
            POST   /api/v1/merchants/{id}/reinstatements                  operator
            GET    /api/v1/merchants/{id}/documents                       operator
            POST   /api/v1/merchants/{id}/documents                       operator
            DELETE /api/v1/merchants/{id}/documents/{documentId}          operator
            GET    /api/v1/document-submissions                           operator
            GET    /api/v1/document-submissions/{id}                      operator
            POST   /api/v1/document-submissions/{id}/acceptances          operator
            POST   /api/v1/document-submissions/{id}/refusals             operator
            GET    /api/v1/compliance                                     operator merchant
            POST   /api/v1/inbounds                                       operator
            GET    /api/v1/inbounds                                       operator
            GET    /api/v1/inbounds/{id}                                  operator
            POST   /api/v1/inbounds/{id}/consignments                     operator
            POST   /api/v1/inbounds/{id}/cancellations                    operator
            POST   /api/v1/inbounds/{id}/bonded-entries                   operator
            GET    /api/v1/trace/{code}                                   anyone
            GET    /api/v1/consumer-notices                               anyone
            GET    /api/v1/warehouses                                     operator
            GET    /api/v1/warehouses/{code}                              operator
            PUT    /api/v1/warehouses/{code}                              operator
            GET    /api/v1/shelf-life-rules                               operator
            GET    /api/v1/shelf-life-rules/{channel}                     operator
            PUT    /api/v1/shelf-life-rules/{channel}                     operator
            DELETE /api/v1/shelf-life-rules/{channel}                     operator
            GET    /api/v1/inventory/differences                          operator
            GET    /api/v1/declarations                                   operator
            GET    /api/v1/declarations/{id}                              operator
            GET    /api/v1/declarations/{id}/timeline                     operator
            GET    /api/v1/declarations/{id}/tax-bills                    operator
            POST   /api/v1/declarations/{id}/cancellations                operator
            POST   /api/v1/declarations/{id}/returns                      operator
            POST   /api/v1/declarations/{id}/corrections                  operator
            POST   /api/v1/declarations/{id}/resubmissions                operator
            POST   /api/v1/declarations/actions                           operator
            GET    /api/v1/customs/guarantees                             operator
            GET    /api/v1/customs/kept-messages/{id}                     operator
            GET    /api/v1/customs/modes                                  operator
            GET    /api/v1/customs/ledgers/{ledger}/items                 operator
            GET    /api/v1/customs/ledgers/{ledger}/items/{sku}           operator
            PUT    /api/v1/customs/ledgers/{ledger}/items/{sku}           operator
            DELETE /api/v1/customs/ledgers/{ledger}/items/{sku}           operator
            GET    /api/v1/cases                                          operator
            POST   /api/v1/cases/{id}/dismissals                          operator
            GET    /api/v1/declarations/{id}/messages                     operator
            GET    /api/v1/declarations/{id}/messages/{number}            operator
            GET    /api/v1/consignments                                   operator
            POST   /api/v1/consignments                                   operator
            GET    /api/v1/consignments/{id}                              operator
            GET    /api/v1/consignments/{id}/documents                    operator
            GET    /api/v1/consignments/{id}/documents/{kind}             operator
            POST   /api/v1/consignments/{id}/certificates                 operator
            DELETE /api/v1/consignments/{id}/certificates/{certificateId} operator
            GET    /api/v1/shipments                                      operator
            GET    /api/v1/shipments/{id}                                 operator
            GET    /api/v1/shipments/{id}/epcis                           operator
            GET    /api/v1/routes                                          operator
            POST   /api/v1/routes                                         operator
            GET    /api/v1/routes/{code}                                  operator
            POST   /api/v1/routes/{code}/ends                             operator
            GET    /api/v1/carrier-rules                                   operator
            POST   /api/v1/carrier-rules                                   operator
            GET    /api/v1/carrier-rules/{id}                              operator
            POST   /api/v1/carrier-rules/{id}/ends                         operator
            GET    /api/v1/parties/{id}                                    operator
            DELETE /api/v1/parties/{id}                                    operator
            GET    /api/v1/number-ranges                                   operator
            POST   /api/v1/number-ranges                                   operator
            GET    /api/v1/number-ranges/{id}                              operator
            POST   /api/v1/number-ranges/{id}/ends                         operator
            POST   /api/v1/departures                                      operator
            GET    /api/v1/departures                                      operator
            GET    /api/v1/departures/{id}                                 operator
            GET    /api/v1/departures/{id}/parcels                         operator
            POST   /api/v1/departures/{id}/units                           operator
            DELETE /api/v1/departures/{id}/units/{unit}                    operator
            POST   /api/v1/departures/{id}/units/{unit}/changes            operator
            POST   /api/v1/departures/{id}/units/{unit}/parcels            operator
            DELETE /api/v1/departures/{id}/units/{unit}/parcels/{parcel}   operator
            POST   /api/v1/departures/{id}/plan                            operator
            POST   /api/v1/departures/{id}/seals                           operator
            POST   /api/v1/departures/{id}/starts                          operator
            POST   /api/v1/departures/{id}/arrivals                        operator
            POST   /api/v1/departures/{id}/changes                        operator
            POST   /api/v1/departures/{id}/cancellations                  operator
            POST   /api/v1/logistics/tracking-events                      connector
            GET    /api/v1/channels                                       operator
            GET    /api/v1/channels/{channel}/cases                       operator
            POST   /api/v1/channels/{channel}/cases/{id}/repairs          operator
            POST   /api/v1/channels/{channel}/shops/{id}/authorizations   operator
            GET    /api/v1/channels/{channel}/health                      operator
            GET    /api/v1/channels/{channel}/shops                       operator
            POST   /api/v1/channels/{channel}/shops                       operator
            GET    /api/v1/channels/{channel}/shops/{id}/health           operator
            GET    /api/v1/channels/{channel}/shops/{id}/reconciliations  operator
            POST   /api/v1/channels/{channel}/shops/{id}/secrets          operator
            POST   /api/v1/channels/{channel}/shops/{id}/actions          operator
            GET    /api/v1/channels/{channel}/shops/{id}/publications     operator
            GET    /api/v1/channels/{channel}/shops/{id}/messages         operator
            GET    /api/v1/channels/{channel}/shops/{id}/settlements      operator
            PUT    /api/v1/channels/{channel}/shops/{id}/settlements/{month} operator
            GET    /api/v1/channels/{channel}/shops/{id}/livestreams      operator
            POST   /api/v1/channels/{channel}/shops/{id}/livestreams      operator
            GET    /api/v1/channels/{channel}/shops/{id}/livestreams/{livestream} operator
            PUT    /api/v1/channels/{channel}/shops/{id}/livestreams/{livestream} operator
            POST   /api/v1/channels/{channel}/shops/{id}/livestreams/{livestream}/cancellations operator
            GET    /api/v1/channels/{channel}/shops/{id}/listings         operator
            PUT    /api/v1/channels/{channel}/shops/{id}/listings         operator
            POST   /api/v1/channels/{channel}/shops/{id}/after-sales/{afterSale}/decisions operator
            GET    /api/v1/keys                                           operator
            POST   /api/v1/keys                                           operator
            DELETE /api/v1/keys/{id}                                      operator
            POST   /api/v1/keys/{id}/rotations                            operator
            GET    /api/v1/audit                                          operator
            GET    /api/v1/events                                         connector operator
            GET    /api/v1/event-replays                                  operator
            POST   /api/v1/event-replays                                  operator
            GET    /api/v1/event-replays/{id}                             operator
            DELETE /api/v1/event-replays/{id}                             operator
            GET    /api/v1/webhooks                                       connector operator
            POST   /api/v1/webhooks                                       connector operator
            GET    /api/v1/webhooks/{id}                                  connector operator
            PATCH  /api/v1/webhooks/{id}                                  connector operator
            DELETE /api/v1/webhooks/{id}                                  connector operator
            POST   /api/v1/webhooks/{id}/rotations                        connector operator
            GET    /api/v1/webhooks/{id}/deliveries                       connector operator
            POST   /api/v1/webhooks/{id}/deliveries/{deliveryId}/retries  connector operator
            GET    /api/v1/dead-letters                                   operator
            GET    /api/v1/dead-letters/{id}                              operator
            POST   /api/v1/dead-letters/{id}/retries                      operator
            POST   /api/v1/dead-letters/{id}/discards                     operator
            GET    /api/v1/merchant/documents                             merchant
            GET    /api/v1/merchant/document-submissions                  merchant
            POST   /api/v1/merchant/document-submissions                  merchant
            GET    /api/v1/merchant/document-submissions/{id}             merchant
            GET    /api/v1/merchant/audit                                 merchant
            GET    /api/v1/merchant/keys                                  merchant
            POST   /api/v1/merchant/keys                                  merchant
            DELETE /api/v1/merchant/keys/{id}                             merchant
            POST   /api/v1/merchant/keys/{id}/rotations                   merchant
            POST   /api/v1/customs/receipts                               connector
            POST   /api/v1/customs/originals-requests                     anyone
            GET    /api/v1/customs/originals-checks                       operator
            POST   /api/v1/channels/{channel}/messages                    signed
            GET    /api/v1/channels/{channel}/calls                       signed
            POST   /api/v1/channels/{channel}/calls                       signed
            POST   /api/v1/payment-reconciliations                        operator
            GET    /api/v1/payment-reconciliations                        operator
            GET    /api/v1/payment-reconciliations/{id}                   operator
            POST   /api/v1/payments/{provider}/notifications              signed
            POST   /api/v1/payments/{provider}/refund-notifications       signed
            POST   /api/v1/logistics/carriers/{carrier}/notifications     signed
            """;

    @Inject
    AccessTokens accessTokens;

    RolesTest() {}

    private static Map<String, Set<String>> table() {
        return TABLE.lines()
                .map(line -> line.split(" +", 3))
                .collect(Collectors.toMap(cells -> cells[0] + " " + cells[1], cells -> Set.of(cells[2].split(" "))));
    }

    private static Map<ServedEndpoints.Endpoint, String> contract() {
        Map<ServedEndpoints.Endpoint, String> found = ServedEndpoints.all();
        found.keySet().removeIf(endpoint -> !endpoint.path().startsWith("/api/"));
        return found;
    }

    @Test
    void everyEndpointHasItsLineAndEveryLineItsEndpoint() {
        assertThat(contract().keySet().stream().map(ServedEndpoints.Endpoint::toString))
                .containsExactlyInAnyOrderElementsOf(table().keySet());
    }

    @Test
    void nothingIsServedElsewhereButTheSandboxAndTrialsOfTests() {
        assertThat(ServedEndpoints.all().keySet().stream()
                        .map(ServedEndpoints.Endpoint::path)
                        .filter(path -> !path.startsWith("/api/v1/")))
                .allMatch(path -> path.startsWith("/sandbox/") || path.startsWith("/trial/"));
    }

    @TestFactory
    Stream<DynamicTest> everyRoleGetsInWhereItMayAndNowhereElse() {
        Map<String, String> secrets = new TreeMap<>(Map.of(
                Role.OPERATOR,
                TestKeys.operator(),
                Role.MERCHANT,
                TestKeys.merchant(),
                Role.STOREFRONT,
                TestKeys.storefront(),
                Role.PUBLIC,
                TestKeys.publicStorefront(),
                Role.CONNECTOR,
                TestKeys.connector(),
                Role.BUYER,
                accessTokens.issue("ord_0000000000000"),
                NOBODY,
                ""));
        Map<String, Set<String>> table = table();
        List<DynamicTest> calls = new ArrayList<>();
        contract()
                .forEach((endpoint, mediaType) -> secrets.forEach(
                        (role, secret) -> calls.add(DynamicTest.dynamicTest(endpoint + " as " + role, () -> assertThat(
                                        call(endpoint, mediaType, secret).statusCode())
                                .as(endpoint + " as " + role)
                                .satisfies(status ->
                                        check(status, role, table.getOrDefault(endpoint.toString(), Set.of())))))));
        return calls.stream();
    }

    private static void check(int status, String role, Collection<String> allowed) {
        if (allowed.contains(SIGNED)) {
            assertThat(status).as("without a signature").isBetween(400, 499).isNotEqualTo(403);
        } else if (allowed.contains(ANYONE) || allowed.contains(role)) {
            assertThat(status).isNotIn(401, 403).isLessThan(500);
        } else {
            assertThat(status).isEqualTo(role.equals(NOBODY) ? 401 : 403);
        }
    }

    private static Response call(ServedEndpoints.Endpoint endpoint, String mediaType, String secret) {
        RequestSpecification request = given().header("Idempotency-Key", "roles-test");
        if (!secret.isEmpty()) {
            request.header("Authorization", "Bearer " + secret);
        }
        if (Set.of(Method.POST, Method.PUT, Method.PATCH).contains(endpoint.method())) {
            request.contentType(mediaType).body("{}");
        }
        return request.request(endpoint.method(), endpoint.path().replaceAll("\\{\\w+}", "x"));
    }
}
