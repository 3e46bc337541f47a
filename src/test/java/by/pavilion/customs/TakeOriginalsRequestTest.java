package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import by.pavilion.shared.Ids;
import by.pavilion.shared.Problem;
import by.pavilion.shared.Statements;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may ask for the originals of a payment, what is a question, and that each call leaves a row. */
@QuarkusTest
class TakeOriginalsRequestTest {
    private static final String ORDER = "nobody's-1";

    private final String session = UUID.randomUUID().toString();

    @Inject
    TakeOriginalsRequest takeOriginalsRequest;

    @Inject
    ForgetOriginalsCalls forgetOriginalsCalls;

    @Inject
    OriginalsStore store;

    @Inject
    Statements statements;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Test
    void whoCallsFromAnAddressThatIsNotOneOfCustomsIsRefusedAndAsksNothing() {
        String stranger =
                "2001:db8::" + Integer.toHexString(ThreadLocalRandom.current().nextInt(1, 0xffff));
        int before = outcomes(stranger).size();

        assertThatThrownBy(() -> takeOriginalsRequest.take(question(ORDER, session, "1764129600000"), stranger))
                .isInstanceOfSatisfying(
                        Problem.class,
                        refused -> assertThat(refused.type().status()).isEqualTo(403));

        assertThat(outcomes(stranger)).hasSize(before + 1).containsOnly("REFUSED");
        assertThat(asked()).isZero();
    }

    @ParameterizedTest
    @MethodSource("noQuestions")
    void whatIsNoQuestionIsNotUnderstood(String orderNo, String sessionEnd, String time) {
        String address = address(7);
        int before = outcomes(address).size();

        OriginalsAcknowledgement told =
                takeOriginalsRequest.take(question(orderNo, session + sessionEnd, time), address);

        assertThat(told.code()).isEqualTo("20001");
        assertThat(outcomes(address)).hasSize(before + 1).containsOnly("NOT_UNDERSTOOD");
        assertThat(asked()).isZero();
    }

    @Test
    void whoCalledIsForgottenAfterThreeYears() {
        String address = address(8);
        Instant now = clock.instant();
        for (int days : List.of(1_101, 1_099)) {
            store.noteCall(ids.next(), now.minus(Duration.ofDays(days)), address, "DAYS-" + days, null, null);
        }

        forgetOriginalsCalls.doSome();

        assertThat(outcomes(address)).containsExactly("DAYS-1099");
    }

    private static String address(int network) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "127.%d.%d.%d".formatted(network, random.nextInt(256), random.nextInt(256));
    }

    private static Stream<Arguments> noQuestions() {
        return Stream.of(
                Arguments.of(" ", "", "1764129600000"),
                Arguments.of("1".repeat(61), "", "1764129600000"),
                Arguments.of(ORDER, " with spaces", "1764129600000"),
                Arguments.of(ORDER, "-会话", "1764129600000"),
                Arguments.of(ORDER, "x".repeat(65), "1764129600000"),
                Arguments.of(ORDER, "", "\"yesterday\""),
                Arguments.of(ORDER, "", "-1"));
    }

    private static String question(String orderNo, String session, String time) {
        return "{\"orderNo\":\"%s\",\"sessionID\":\"%s\",\"serviceTime\":%s}".formatted(orderNo, session, time);
    }

    private List<String> outcomes(String address) {
        return statements.list(
                "SELECT outcome FROM customs_originals_calls WHERE address = ?", row -> row.getString(1), address);
    }

    private long asked() {
        return statements.number(
                "SELECT COUNT(*) FROM customs_originals_checks WHERE session_id LIKE CONCAT(?, '%')", session);
    }
}
