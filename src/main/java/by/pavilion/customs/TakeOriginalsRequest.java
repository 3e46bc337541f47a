package by.pavilion.customs;

import by.pavilion.shared.Ids;
import by.pavilion.shared.Workers;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes customs' question for the originals of a payment (announcements 165 and 179 of 2018). The caller has no key, so it
 * must come from a known address, learns nothing but that it was heard, and leaves a row whatever comes of it.
 */
@ApplicationScoped
public class TakeOriginalsRequest {
    private static final Pattern SESSION = Pattern.compile("[\\x21-\\x7e]{1,100}");
    private static final int LONGEST_ORDER_NO = 60;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final OriginalsStore store;
    private final CustomsConfig config;
    private final Workers workers;
    private final Ids ids;
    private final Clock clock;

    TakeOriginalsRequest(OriginalsStore store, CustomsConfig config, Workers workers, Ids ids, Clock clock) {
        this.store = store;
        this.config = config;
        this.workers = workers;
        this.ids = ids;
        this.clock = clock;
    }

    private record Question(String sessionId, String orderNo) {}

    /**
     * Takes a question; it is answered by a call of our own.
     *
     * @param openReq customs' JSON, which some proxies escape as if it were HTML
     * @param address where the call comes from
     * @throws by.pavilion.shared.Problem 403 when the address is not one of customs
     */
    public OriginalsAcknowledgement take(@Nullable String openReq, String address) {
        if (!isAllowed(address)) {
            note(address, "REFUSED", null);
            throw CustomsProblems.addressNotAllowed();
        }
        Optional<Question> question = question(openReq == null ? "" : openReq);
        if (question.isEmpty()) {
            note(address, "NOT_UNDERSTOOD", null);
            return new OriginalsAcknowledgement("20001", "openReq is not understood", clock.millis());
        }
        note(address, "TAKEN", question.get());
        QuarkusTransaction.requiringNew()
                .run(() -> store.ask(
                        ids.next(), question.get().sessionId(), question.get().orderNo(), clock.instant()));
        workers.wake(AnswerOriginalsChecks.NAME);
        return new OriginalsAcknowledgement("10000", "", clock.millis());
    }

    private boolean isAllowed(String address) {
        return config.originals().allowedAddresses().orElse(List.of()).stream()
                .map(AddressRange::parse)
                .anyMatch(range -> range.contains(address));
    }

    private void note(String address, String outcome, @Nullable Question question) {
        QuarkusTransaction.requiringNew()
                .run(() -> store.noteCall(
                        ids.next(),
                        clock.instant(),
                        address,
                        outcome,
                        question == null ? null : question.sessionId(),
                        question == null ? null : question.orderNo()));
    }

    private static Optional<Question> question(String openReq) {
        try {
            JsonNode json = JSON.readTree(unescaped(openReq));
            Question question = new Question(
                    json.path("sessionID").asText(), json.path("orderNo").asText());
            boolean fits = SESSION.matcher(question.sessionId()).matches()
                    && !question.orderNo().isBlank()
                    && question.orderNo().length() <= LONGEST_ORDER_NO
                    && json.path("serviceTime").asText().matches("\\d{1,18}");
            return fits ? Optional.of(question) : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static String unescaped(String text) {
        return text.stripLeading().startsWith("{&")
                ? text.replace("&quot;", "\"")
                        .replace("&#34;", "\"")
                        .replace("&#39;", "'")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&amp;", "&")
                : text;
    }
}
