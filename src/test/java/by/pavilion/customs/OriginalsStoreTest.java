package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.shared.Ids;
import by.pavilion.shared.Statements;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Questions of customs that nobody answers. They are asked in an hour from now, so that nothing but the test touches them. */
@QuarkusTest
class OriginalsStoreTest {
    private final String orderNo = "nobody's-" + UUID.randomUUID();
    private final String session = UUID.randomUUID().toString();
    private final Instant later = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MICROS);

    @Inject
    OriginalsStore store;

    @Inject
    UnansweredOriginalsCases cases;

    @Inject
    Statements statements;

    @Inject
    Ids ids;

    @Test
    void keepsAsMuchOfWhatCustomsSaysAsARowHolds() {
        long id = ask(session, later);
        String refusal = "customs answers " + "拒".repeat(290) + "𠮷".repeat(700);

        store.missed(id, refusal, later);
        assertThat(check(id).result()).hasValueSatisfying(result -> assertThat(result)
                .startsWith("customs answers 拒")
                .satisfies(text ->
                        assertThat(text.codePointCount(0, text.length())).isEqualTo(300)));

        store.close(id, OriginalsCheck.State.FAILED, refusal, null);
        assertThat(check(id).state()).isEqualTo(OriginalsCheck.State.FAILED);
    }

    @Test
    void triesAQuestionAnewThatIsAskedAgainAfterItWasGivenUp() {
        long id = ask(session, later);
        store.missed(id, "no answer", later.plusSeconds(1));
        ask(session, later.plusSeconds(60));
        assertThat(check(id).attempts()).as("it is being tried").isEqualTo(1);

        store.close(id, OriginalsCheck.State.UNKNOWN, "no such order", null);
        ask(session, later.plusSeconds(60));

        assertThat(check(id))
                .extracting(OriginalsCheck::state, OriginalsCheck::attempts, OriginalsCheck::askedAt)
                .containsExactly(OriginalsCheck.State.ASKED, 0, later);
        store.close(id, OriginalsCheck.State.ANSWERED, "10000", later);
        ask(session, later.plusSeconds(90));
        assertThat(check(id).state()).as("answered once and for all").isEqualTo(OriginalsCheck.State.ANSWERED);
    }

    @Test
    void isACaseUntilTheOriginalsOfTheOrderAreSent() {
        long id = ask(session, later);
        assertThat(casesOfTheOrder()).isEmpty();

        store.close(id, OriginalsCheck.State.FAILED, "customs answers 20004", null);
        assertThat(casesOfTheOrder()).singleElement().satisfies(found -> {
            assertThat(found.number()).isEqualTo(id);
            assertThat(found.since()).isEqualTo(later);
            assertThat(found.facts()).containsEntry("why", "customs answers 20004");
        });
        assertThat(cases.open(later, id, 100)).noneMatch(found -> found.number() == id);

        long again = ask(UUID.randomUUID().toString(), later.plusSeconds(1));
        store.close(again, OriginalsCheck.State.ANSWERED, "10000", later.plusSeconds(2));

        assertThat(casesOfTheOrder()).isEmpty();
    }

    @Test
    void isACaseAlsoWhileItIsTriedInVainForLong() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        long late = askedAt(now.minus(Duration.ofMinutes(11)));
        askedAt(now.minus(Duration.ofMinutes(9)));

        assertThat(casesOfTheOrder(now.minus(Duration.ofMinutes(12))))
                .singleElement()
                .satisfies(found -> assertThat(found.number()).isEqualTo(late));

        store.close(late, OriginalsCheck.State.ANSWERED, "10000", now);
        assertThat(casesOfTheOrder(now.minus(Duration.ofMinutes(12)))).isEmpty();
    }

    /** To be tried in an hour only, like the others. */
    private long askedAt(Instant time) {
        long id = ask(UUID.randomUUID().toString(), later);
        statements.update("UPDATE customs_originals_checks SET asked_at = ? WHERE id = ?", time, id);
        return id;
    }

    private long ask(String sessionId, Instant at) {
        long id = ids.next();
        store.ask(id, sessionId, orderNo, at);
        return id;
    }

    private OriginalsCheck check(long id) {
        return store.page(id + 1, 1).get(0);
    }

    private List<CaseSource.Found> casesOfTheOrder() {
        return casesOfTheOrder(later.minusSeconds(1));
    }

    private List<CaseSource.Found> casesOfTheOrder(Instant after) {
        return cases.open(after, 0, 100).stream()
                .filter(found -> found.subject().equals(orderNo))
                .toList();
    }
}
