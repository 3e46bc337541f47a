package by.pavilion.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.sandbox.Pushes.Call;
import by.pavilion.sandbox.Pushes.Push;
import by.pavilion.sandbox.TestFirm.Received;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Workers;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PushesTest {
    private static final String FIRM = "payment";
    private static final Duration LATER = Duration.ofHours(1);
    /** So often a push has failed that the next pause is sixteen seconds: nobody sends it before it was looked at. */
    private static final int FAILURES = 5;

    @Inject
    Pushes pushes;

    @Inject
    DataSource dataSource;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Inject
    Workers workers;

    @Test
    void makesEveryCallThatIsOwedAndRepeatsTheOneThatWasNotTaken() {
        try (TestFirm shop = new TestFirm()) {
            pushes.owe(FIRM, calls(shop, 60));

            await().atMost(Duration.ofSeconds(60)).until(() -> shop.received().size() >= 61);

            assertThat(shop.received())
                    .extracting(Received::body)
                    .containsAll(calls(shop, 60).stream().map(Call::body).toList());
            await().atMost(Duration.ofSeconds(60)).until(() -> owedTo(shop) == 0);
        }
    }

    @Test
    void makesOneCallOfACarriersEventsAndRepeatsThemOneByOneWhenItFails() {
        SignedCalls carrier = new SignedCalls("pavilion.secrets.carrier-secret");
        try (TestFirm shop = new TestFirm()) {
            QuarkusTransaction.requiringNew().run(() -> pushes.owe("carrier", calls(shop, 150)));

            await().atMost(Duration.ofSeconds(60)).until(() -> owedTo(shop) == 0);

            List<Integer> together = shop.received().stream()
                    .map(PushesTest::events)
                    .filter(events -> events.size() > 1)
                    .map(List::size)
                    .toList();
            assertThat(together).containsExactlyInAnyOrder(100, 50);
            int failed = together.get(0); // the shop's first answer is a fault
            assertThat(shop.received()).hasSize(2 + failed);
            assertThat(shop.received().stream()
                            .skip(1)
                            .flatMap(call -> events(call).stream())
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(
                            calls(shop, 150).stream().map(Call::body).toList());
            assertThat(shop.received()).allMatch(call -> call.isSignedBy(carrier.signature()));
        }
    }

    @Test
    void anAddressThatIsNoneHoldsUpNobody() {
        try (TestFirm shop = new TestFirm()) {
            pushes.owe("carrier", List.of(new Call("http://{", "{}"), new Call(shop.url("/notify"), "{}")));

            await().atMost(Duration.ofSeconds(60)).until(() -> shop.received().size() >= 2);

            QuarkusTransaction.requiringNew().run(() -> new SandboxStore(dataSource)
                    .update("DELETE FROM sandbox_pushes WHERE url = ?", "http://{"));
        }
    }

    @Test
    void owesAndSettlesManyByAHandfulOfStatements() {
        CountedStatements counted = new CountedStatements(dataSource);
        PushStore store = new PushStore(counted.store());
        Pushes own = new Pushes(store, ids, clock, workers, List.of());
        List<Push> owed = IntStream.range(0, 60)
                .mapToObj(number -> push(clock.instant(), "{\"number\":%d}".formatted(number)))
                .toList();

        QuarkusTransaction.requiringNew().run(() -> store.insert(owed));
        assertThat(counted.sent()).hasSize(1);

        QuarkusTransaction.requiringNew().run(() -> own.settle(owed.subList(0, 40), owed.subList(40, 60)));

        assertThat(counted.sent()).hasSize(2);
        assertThat(left(owed)).extracting(Push::attempts).hasSize(20).containsOnly(FAILURES + 1);
        QuarkusTransaction.requiringNew().run(() -> own.settle(owed.subList(40, 60), List.of()));
        assertThat(left(owed)).isEmpty();
    }

    @Test
    void waitsTwiceAsLongEachTimeAndGivesUpAfterThreeDays() {
        PushStore store = new PushStore(new SandboxStore(dataSource));
        Push young = push(clock.instant(), "{}");
        Push old = push(clock.instant().minus(Duration.ofDays(4)), "{}");
        QuarkusTransaction.requiringNew().run(() -> store.insert(List.of(young, old)));

        Instant before = clock.instant();
        pushes.settle(List.of(), List.of(young, old));
        Instant after = clock.instant();

        Push again = left(List.of(young, old)).get(0);
        assertThat(left(List.of(young, old))).hasSize(1);
        assertThat(again.dueAt()).isBetween(before.plusMillis(15_999), after.plusSeconds(17));
        pushes.settle(List.of(again), List.of());
    }

    /** The events of a call, in whichever form. */
    private static List<String> events(Received call) {
        JsonNode body = SandboxJson.object(call.body()).orElseThrow();
        JsonNode events = body.path("events");
        return events.isArray()
                ? StreamSupport.stream(events.spliterator(), false)
                        .map(SandboxJson::print)
                        .toList()
                : List.of(SandboxJson.print(body));
    }

    private Push push(Instant owedSince, String body) {
        Instant dueAt = clock.instant().plus(LATER); // so that nobody sends it
        return new Push(ids.next(), FIRM, "http://localhost:9/", body, FAILURES, owedSince, dueAt);
    }

    private List<Push> left(List<Push> those) {
        List<Long> numbers = those.stream().map(Push::id).toList();
        return new PushStore(new SandboxStore(dataSource))
                .due(clock.instant().plus(LATER.multipliedBy(2)), 1000).stream()
                        .filter(push -> numbers.contains(push.id()))
                        .toList();
    }

    private long owedTo(TestFirm shop) {
        return new PushStore(new SandboxStore(dataSource))
                .due(clock.instant().plus(LATER), 1000).stream()
                        .filter(push -> push.url().equals(shop.url("/notify")))
                        .count();
    }

    private static List<Call> calls(TestFirm shop, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Call(shop.url("/notify"), "{\"number\":%d}".formatted(number)))
                .toList();
    }
}
