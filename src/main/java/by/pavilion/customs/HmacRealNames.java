package by.pavilion.customs;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Speaks with the real-name service over HTTP. Both sides sign; an answer that is not signed for this call is none. */
@ApplicationScoped
class HmacRealNames implements RealNameProvider {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Pattern CHECK_NUMBER = Pattern.compile("[!-~]{1,64}");
    private static final int LONGEST_ANSWER = 10_000;

    private final CustomsConfig config;
    private final CustomsSecrets secrets;
    private final FirmHttp http;
    private final Clock clock;

    HmacRealNames(CustomsConfig config, CustomsSecrets secrets, FirmHttp http, Clock clock) {
        this.config = config;
        this.secrets = secrets;
        this.http = http;
        this.clock = clock;
    }

    /** The question as the service takes it. */
    record CheckRequest(String reference, String name, String idNumber) {
        @Override
        public String toString() {
            return "CheckRequest[" + reference + "]";
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record CheckAnswer(
            @Nullable String reference,
            @Nullable String checkId,
            @Nullable String result) {}

    @Override
    public String code() {
        return "http";
    }

    @Override
    public boolean isConfigured() {
        return config.realName().url().isPresent() && secrets.realNameSecret().isPresent();
    }

    @Override
    public Answer ask(Question question) {
        FirmSignature signature = new FirmSignature(secrets.realNameSecret().orElseThrow());
        try {
            String address = DatedAddress.today(config.realName().url().orElseThrow(), clock);
            HttpRequest.Builder request = http.request(address + "/v1/checks");
            String path = request.copy().build().uri().getRawPath();
            String body = JSON.writeValueAsString(
                    new CheckRequest(question.reference(), question.name(), question.idNumber()));
            String timestamp = Long.toString(clock.instant().getEpochSecond());
            String nonce = FirmSignature.newNonce();
            FirmHttp.Answer answer = http.send(request.header("Content-Type", "application/json")
                    .header(FirmSignature.TIMESTAMP, timestamp)
                    .header(FirmSignature.NONCE, nonce)
                    .header(FirmSignature.SIGNATURE, signature.sign("POST", path, timestamp, nonce, body))
                    .POST(BodyPublishers.ofString(body)));
            if (answer.status() != 200) {
                return new CannotSay("the service answers " + answer.status());
            }
            if (answer.body().length > LONGEST_ANSWER) {
                return new CannotSay("the answer is too long");
            }
            String said = new String(answer.body(), StandardCharsets.UTF_8);
            boolean genuine = signature.isAnswer(
                    path,
                    answer.header(FirmSignature.TIMESTAMP),
                    nonce,
                    said,
                    answer.header(FirmSignature.SIGNATURE),
                    clock.instant(),
                    config.realName().clockWindow());
            return genuine ? read(said, question) : new CannotSay("the answer is not signed for this question");
        } catch (FirmUnavailable e) {
            return new CannotSay(e.why());
        } catch (JsonProcessingException e) {
            return new CannotSay("the answer cannot be read");
        }
    }

    private static Answer read(String said, Question question) throws JsonProcessingException {
        @Nullable CheckAnswer answer = JSON.readValue(said, CheckAnswer.class);
        if (answer == null || !question.reference().equals(answer.reference()) || answer.result() == null) {
            return new CannotSay("the answer is to another question");
        }
        String number = answer.checkId() == null ? "" : answer.checkId();
        return switch (answer.result()) {
            case "MATCH" -> numbered(number, new Matches(number));
            case "MISMATCH" -> numbered(number, new DoesNotMatch(number));
            default -> new CannotSay("the service cannot say now");
        };
    }

    /** An answer without a number proves nothing later. */
    private static Answer numbered(String number, Answer answer) {
        return CHECK_NUMBER.matcher(number).matches() ? answer : new CannotSay("the answer has no number");
    }
}
