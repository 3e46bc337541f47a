package by.pavilion.customs;

import static by.pavilion.TestCalls.asOperator;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import by.pavilion.TestKeys;
import by.pavilion.customs.QuotaStore.Entry;
import by.pavilion.customs.QuotaStore.State;
import by.pavilion.customs.Splitting.Placed;
import by.pavilion.parties.BlindIndex;
import by.pavilion.shared.IdFormat;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Money;
import by.pavilion.shared.Statements;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** One transaction may be worth 5 000 CNY, and orders within 24 hours are looked at together. */
@QuarkusTest
class FindSplittingTest {
    private static final IdFormat ORDER = IdFormat.prefixed("ord");
    private static final String LIST = "/api/v1/cases?kind=SUSPECTED_SPLITTING&limit=100";

    private final BlindIndex person = newPerson();

    @Inject
    Quota quota;

    @Inject
    QuotaStore entries;

    @Inject
    SplittingStore splittings;

    @Inject
    Statements statements;

    @Inject
    Ids ids;

    @Inject
    EntityManager entities;

    @Test
    void twoOrdersInsideTheLimitThatAreTogetherAboveItAreACase() {
        String first = placed("2999.00", Duration.ofHours(23));
        String second = reserve("2001.01");

        Map<String, Object> found = awaitCase(second);

        assertThat(found).containsEntry("kind", "SUSPECTED_SPLITTING");
        assertThat(found.keySet()).containsExactlyInAnyOrder("id", "kind", "since", "orders", "next");
        assertThat(orders(found)).containsExactlyInAnyOrder(first, second);
        assertThat(String.valueOf(found.get("next")))
                .contains("JUDGE", "suspected-splitting", "2 orders", "5000.01 CNY", "5000.00 CNY");
        assertThat(found.toString()).doesNotContain(person.value());
    }

    @Test
    void theCaseIsExplainedInEachLanguage() {
        placed("2999.00", Duration.ofHours(1));
        String order = reserve("2999.00");
        awaitCase(order);

        for (Map.Entry<String, String> text : Map.of("zh-CN", "5998.00 CNY，超过", "ru", "вместе стоят 5998.00 CNY")
                .entrySet()) {
            List<String> texts = given().header("Authorization", "Bearer " + TestKeys.operator())
                    .header("Accept-Language", text.getKey())
                    .get(LIST)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items.next.reason.text");
            assertThat(texts).anySatisfy(explained -> assertThat(explained).contains(text.getValue()));
        }
    }

    @Test
    void ordersThatComeToTheLimitExactlyAreNone() {
        reserve("2500.00");
        String last = reserve("2500.00");

        assertNoCase(last);
    }

    @Test
    void ordersOfDifferentPersonsAreNone() {
        reserve("4000.00");
        String last = newOrder();
        inTransaction(() ->
                quota.reserve(List.of(Quota.Part.wanted(last, List.of(newPerson()), yuan("4000.00"), List.of()))));

        assertNoCase(last);
    }

    @Test
    void ordersFarApartAreNone() {
        placed("4000.00", Duration.ofHours(25));
        String last = reserve("4000.00");

        assertNoCase(last);
    }

    @Test
    void oneOrderAboveTheLimitIsNoneEvenBesideASmallOne() {
        reserve("100.00");
        String last = reserve("8000.00");

        assertNoCase(last);
    }

    @Test
    void cancelledOrdersDoNotCount() {
        String first = reserve("4000.00");
        inTransaction(() -> quota.giveBack(first));
        String last = reserve("4000.00");

        assertNoCase(last);
    }

    @Test
    void aCaseGoesWhenItsOrdersAreCancelled() {
        String first = reserve("2000.00");
        String second = reserve("2000.00");
        String third = reserve("2000.00");
        String fourth = reserve("2000.00");
        await().until(() -> cases(fourth).stream().anyMatch(one -> orders(one).size() == 4));

        inTransaction(() -> quota.giveBack(first));
        await().until(() -> cases(fourth).stream().anyMatch(one -> orders(one).equals(Set.of(second, third, fourth))));
        inTransaction(() -> quota.giveBack(second));

        await().untilAsserted(() -> assertThat(cases(fourth)).isEmpty());
    }

    @Test
    void aSaleOfAMarketplaceCountsToo() {
        reserve("4000.00");
        String last = newOrder();
        inTransaction(() -> quota.reserve(List.of(Quota.Part.sold(last, List.of(person), yuan("4000.00"), List.of()))));

        awaitCase(last);
    }

    @Test
    void whatWasDismissedStaysSoUntilAFurtherOrder() {
        String first = reserve("3000.00");
        String second = reserve("3000.00");
        String id = String.valueOf(awaitCase(second).get("id"));
        String key = UUID.randomUUID().toString();

        dismiss(id, key, "two presents").statusCode(204);
        dismiss(id, key, "two presents").statusCode(204);

        asOperator()
                .get("/api/v1/audit?subject=" + id)
                .then()
                .statusCode(200)
                .body("items.kind", equalTo(List.of("CUSTOMS_CASE")))
                .body("items[0].changes.find { it.field == '/dismissed' }.to", equalTo("SUSPECTED_SPLITTING"));
        assertThat(cases(second)).isEmpty();
        rewind();
        assertNoCase(second);
        assertThat(closedBy(id)).contains("two presents");

        String third = reserve("10.00");

        Map<String, Object> again = awaitCase(third);
        assertThat(orders(again)).containsExactlyInAnyOrder(first, second, third);
        assertThat(again.get("id")).isNotEqualTo(id);
        inTransaction(() -> quota.giveBack(third));
        await("what is left was judged")
                .untilAsserted(() -> assertThat(cases(first)).isEmpty());
    }

    @Test
    void aFurtherOrderMakesItAnotherCaseThatMustBeReadAnew() {
        reserve("3000.00");
        String second = reserve("3000.00");
        Map<String, Object> before = awaitCase(second);
        String third = reserve("3000.00");

        Map<String, Object> after = awaitCase(third);

        assertThat(cases(second)).as("one case and not two").containsExactly(after);
        assertThat(orders(after)).hasSize(3);
        assertThat(after.get("since")).isEqualTo(before.get("since"));
        dismiss(String.valueOf(before.get("id")), UUID.randomUUID().toString(), "seen with two")
                .statusCode(409);
        assertThat(cases(third)).containsExactly(after);
    }

    @Test
    void aSetGrowsByItsFurtherOrdersOnlyAndEachOfItsCasesIsKnown() {
        String first = reserve("3000.00");
        String second = reserve("3000.00");
        String ofTwo = String.valueOf(awaitCase(second).get("id"));
        String third = reserve("3000.00");
        String ofThree = String.valueOf(awaitCase(third).get("id"));
        String fourth = reserve("3000.00");

        Map<String, Object> ofFour = awaitCase(fourth);

        assertThat(orders(ofFour)).containsExactlyInAnyOrder(first, second, third, fourth);
        assertThat(String.valueOf(ofFour.get("next"))).contains("4 orders", "12000.00 CNY");
        assertThat(timesWritten(first)).isEqualTo(1);
        for (String earlier : List.of(ofTwo, ofThree)) {
            dismiss(earlier, UUID.randomUUID().toString(), "read before").statusCode(409);
        }
        assertThat(cases(fourth)).containsExactly(ofFour);
        dismiss(String.valueOf(ofFour.get("id")), UUID.randomUUID().toString(), "presents")
                .statusCode(204);
        assertThat(cases(fourth)).isEmpty();
        dismiss(String.valueOf(ofFour.get("id")), UUID.randomUUID().toString(), "presents")
                .statusCode(409);
    }

    /** The limit has risen meanwhile. */
    @Test
    void aCaseThatHasBecomeAnotherIsKeptAsItWas() {
        Instant noon = Instant.parse("2026-11-11T04:00:00Z");
        CaseId first = new CaseId(ids.next());
        CaseId second = new CaseId(ids.next());
        CaseId third = new CaseId(ids.next());
        Placed order = new Placed(newOrder(), person.value(), 3_000_00, noon);
        Placed further = new Placed(newOrder(), person.value(), 3_000_00, noon);
        Placed last = new Placed(newOrder(), person.value(), 3_000_00, noon);
        QuarkusTransaction.begin();
        try { // rolled back, so that nobody else sees the case
            splittings.insert(first, noon, yuan("5000.00"), List.of(order));
            grow(openSet(order), second, noon.plusSeconds(1), yuan("6000.00"), further);

            grow(openSet(order), third, noon.plusSeconds(2), yuan("7000.00"), last);

            assertThat(kept(second)).isEqualTo(new Kept("REPLACED", noon.plusSeconds(1), 6_000_00));
            assertThat(kept(first)).isEqualTo(new Kept("OPEN", noon.plusSeconds(2), 7_000_00));
            assertThat(openSet(order).id()).isEqualTo(third);
            assertThat(splittings.state(first)).contains(SplittingStore.State.REPLACED);
            assertThat(splittings.state(second)).contains(SplittingStore.State.REPLACED);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private void grow(SplittingStore.Known set, CaseId id, Instant since, Money limit, Placed further) {
        assertThat(splittings.grow(set, id, since, limit, since, List.of(further)))
                .isTrue();
    }

    private record Kept(String state, Instant since, long limitMinor) {}

    private Kept kept(CaseId id) {
        return statements
                .list(
                        "SELECT state, since, limit_minor FROM customs_splittings WHERE id = ?",
                        row -> new Kept(row.getString(1), Statements.instant(row, 2), row.getLong(3)),
                        id.value())
                .get(0);
    }

    private SplittingStore.Known openSet(Placed order) {
        return splittings
                .holding(Set.of(order.order()), Set.of(SplittingStore.State.OPEN))
                .get(0);
    }

    @Test
    void aPortionDoneTwiceFindsNothingNew() {
        reserve("3000.00");
        String second = reserve("3000.00");
        Map<String, Object> found = awaitCase(second);

        rewind();
        awaitPassed(second);

        assertThat(cases(second)).containsExactly(found);
    }

    @Test
    void aCaseThatIsNotThereCannotBeDismissed() {
        dismiss("cas_0000000000001", UUID.randomUUID().toString(), "x").statusCode(404);
        dismiss("cas_0000000000001", UUID.randomUUID().toString(), " ").statusCode(404);
    }

    @Test
    void aListThatIsReadInPartsHoldsEveryCaseOnce() {
        placed("3000.00", Duration.ofHours(2));
        awaitCase(reserve("3000.00"));
        List<Map<String, Object>> together = all(100);

        List<Map<String, Object>> inParts = all(1);

        assertThat(inParts).doesNotHaveDuplicates().containsAll(together);
    }

    private ValidatableResponse dismiss(String id, String key, String note) {
        return asOperator()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{\"note\":\"%s\"}".formatted(note))
                .post("/api/v1/cases/" + id + "/dismissals")
                .then();
    }

    private Map<String, Object> awaitCase(String order) {
        await().until(() -> !cases(order).isEmpty());
        return cases(order).get(0);
    }

    private void assertNoCase(String order) {
        awaitPassed(order);
        assertThat(cases(order)).isEmpty();
    }

    private static List<Map<String, Object>> cases(String order) {
        return all(100).stream().filter(one -> orders(one).contains(order)).toList();
    }

    private static List<Map<String, Object>> all(int atATime) {
        List<Map<String, Object>> found = new ArrayList<>();
        String after = "";
        do {
            ExtractableResponse<Response> page = asOperator()
                    .get("/api/v1/cases?kind=SUSPECTED_SPLITTING&limit=" + atATime + after)
                    .then()
                    .statusCode(200)
                    .extract();
            found.addAll(page.<List<Map<String, Object>>>path("items"));
            String cursor = page.path("next");
            after = cursor == null ? "" : "&cursor=" + cursor;
        } while (!after.isEmpty());
        return found;
    }

    @SuppressWarnings("unchecked")
    private static Set<String> orders(Map<String, Object> one) {
        return Set.copyOf((List<String>) one.get("orders"));
    }

    /** The search has gone over the order. */
    private void awaitPassed(String order) {
        await().until(() -> QuarkusTransaction.requiringNew()
                .call(() -> ((Number) entities.createNativeQuery("""
                        SELECT COUNT(*) FROM customs_quota_entries entry JOIN customs_splitting_position position
                        WHERE entry.order_id = ?1 AND (entry.reserved_at < position.reserved_at
                        OR entry.reserved_at = position.reserved_at AND entry.order_id <= position.order_id)""")
                                        .setParameter(1, order)
                                        .getSingleResult())
                                .intValue()
                        == 1));
    }

    /** As after a crash before the position was written. */
    private void rewind() {
        inTransaction(() -> entities.createNativeQuery(
                        "UPDATE customs_splitting_position SET reserved_at = reserved_at - INTERVAL 1 HOUR")
                .executeUpdate());
    }

    private String closedBy(String id) {
        return QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                        "SELECT CONCAT(state, closed_by, note) FROM customs_splittings WHERE id = ?1")
                .setParameter(1, CaseId.fromString(id).value())
                .getSingleResult()
                .toString());
    }

    /** In how many sets an order stands. */
    private long timesWritten(String order) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number)
                        entities.createNativeQuery("SELECT COUNT(*) FROM customs_splitting_orders WHERE order_id = ?1")
                                .setParameter(1, order)
                                .getSingleResult())
                .longValue());
    }

    /** An order of a time ago. */
    private String placed(String amount, Duration ago) {
        String order = newOrder();
        inTransaction(() -> entries.insert(
                List.of(new Entry(order, person.value(), 2026, yuan(amount).minor(), State.RESERVED)),
                Instant.now().minus(ago)));
        return order;
    }

    private String reserve(String amount) {
        String order = newOrder();
        inTransaction(() -> quota.reserve(List.of(Quota.Part.wanted(order, List.of(person), yuan(amount), List.of()))));
        return order;
    }

    private static void inTransaction(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }

    private static Money yuan(String amount) {
        return Money.of(amount, Money.CNY);
    }

    private static String newOrder() {
        return ORDER.print(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
    }

    private static BlindIndex newPerson() {
        return new BlindIndex("1", UUID.randomUUID().toString().replace("-", "").repeat(2));
    }
}
