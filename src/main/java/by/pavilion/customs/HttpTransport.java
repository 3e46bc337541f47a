package by.pavilion.customs;

import by.pavilion.customs.SingleWindow.WaitingEnvelope;
import by.pavilion.customs.ceb.DxpEnvelope;
import by.pavilion.customs.ceb.UnreadableMessage;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Over HTTP: envelopes in, receipts out. */
@ApplicationScoped
class HttpTransport implements Transport {
    /** Whole envelopes come as texts: what is too long for one is told of by whoever opens it. */
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(FirmHttp.MOST_BYTES)
                            .build())
                    .build())
            .build();

    private static final Pattern ENVELOPE_BEGINS = Pattern.compile("\"dxpMsg\"\\s*:\\s*\"");

    /** How far the beginning of the first envelope is looked for. */
    private static final int LONGEST_HEAD = 4096;

    /** Four characters stand for three bytes. */
    private static final int BASE64_GROUP = 4;

    /** So many characters stand for more bytes than an envelope may have. */
    private static final int ENOUGH_OF_TOO_LONG = (DxpEnvelope.MOST_BYTES / 3 + 2) * BASE64_GROUP;

    private final FirmHttp http;
    private final Clock clock;

    HttpTransport(FirmHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public DxpEnvelope.Reply send(Connection connection, String number, String type, byte[] envelope)
            throws FirmUnavailable {
        FirmHttp.Answer answer = http.send(http.request(address(connection) + "/messages")
                .header("Content-Type", "application/xml; charset=UTF-8")
                .POST(BodyPublishers.ofByteArray(envelope)));
        if (answer.status() != 200) {
            throw new FirmUnavailable("the single window answers " + answer.status());
        }
        try {
            return DxpEnvelope.reply(answer.body());
        } catch (UnreadableMessage e) {
            throw new FirmUnavailable("the single window's answer cannot be read: " + e.why());
        }
    }

    @Override
    public List<WaitingEnvelope> receipts(Connection connection, int limit) throws FirmUnavailable {
        FirmHttp.Answer answer = http.sendForBeginning(
                http.request(address(connection) + "/receipts/" + connection.dxpId() + "?limit=" + limit)
                        .GET());
        if (answer.status() != 200) {
            throw new FirmUnavailable("the single window answers " + answer.status());
        }
        return envelopes(answer.body(), answer.isCut());
    }

    /**
     * The envelopes in an answer. Where it cannot be read to its end, those before the fault: the next answer begins with
     * what comes behind them. Where not even the first one ends within what may be read, its beginning, which shows whoever
     * opens it that it is too long.
     *
     * @param cut whether this is only the beginning of the answer
     */
    static List<WaitingEnvelope> envelopes(byte[] answer, boolean cut) throws FirmUnavailable {
        List<WaitingEnvelope> whole = new ArrayList<>();
        try (JsonParser json = JSON.createParser(answer)) {
            if (isAtItems(json)) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    JsonNode item = JSON.readTree(json);
                    whole.add(new WaitingEnvelope(text(item, "id"), envelope(text(item, "dxpMsg"))));
                }
            }
            return whole;
        } catch (IOException unreadable) {
            if (!whole.isEmpty()) {
                return whole;
            }
            return List.of(idOfFirst(answer)
                    .filter(id -> cut)
                    .map(id -> new WaitingEnvelope(id, beginningOfFirst(answer)))
                    .orElseThrow(() -> new FirmUnavailable("the single window's receipts cannot be read")));
        }
    }

    /** Empty where nothing is said: an item of whatever kind keeps none of those behind it waiting. */
    private static String text(JsonNode item, String field) {
        JsonNode value = item.path(field);
        return value.isNull() ? "" : value.asText();
    }

    private static boolean isAtItems(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean isItems = json.currentName().equals("items");
            if (json.nextToken() == JsonToken.START_ARRAY && isItems) {
                return true;
            }
            json.skipChildren();
        }
        return false;
    }

    private static byte[] beginningOfFirst(byte[] answer) {
        String head = new String(answer, 0, Math.min(answer.length, LONGEST_HEAD), StandardCharsets.ISO_8859_1);
        Matcher begun = ENVELOPE_BEGINS.matcher(head);
        int from = begun.find() ? begun.end() : 0;
        int length = Math.min(answer.length - from, ENOUGH_OF_TOO_LONG) / BASE64_GROUP * BASE64_GROUP;
        return envelope(new String(answer, from, length, StandardCharsets.UTF_8));
    }

    /** Only where it stands before the envelope, which has no end. */
    private static Optional<String> idOfFirst(byte[] answer) {
        try (JsonParser json = JSON.createParser(answer)) {
            if (isAtItems(json) && json.nextToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    boolean isId = json.currentName().equals("id");
                    JsonToken value = json.nextToken();
                    if (isId && (value == JsonToken.VALUE_STRING || value.isNumeric())) {
                        return Optional.of(json.getText());
                    }
                    json.skipChildren();
                }
            }
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** A text that is no base64 is no envelope either: it is found unreadable as it stands, and the others are read. */
    private static byte[] envelope(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    @Override
    public void acknowledge(Connection connection, List<String> ids) throws FirmUnavailable {
        FirmHttp.Answer answer =
                http.send(http.request(address(connection) + "/receipts/" + connection.dxpId() + "/acknowledgements")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json(Map.of("ids", ids)))));
        if (answer.status() / 100 != 2) {
            throw new FirmUnavailable("the single window answers " + answer.status() + " to an acknowledgement");
        }
    }

    private String address(Connection connection) throws FirmUnavailable {
        return connection
                .window()
                .url()
                .map(url -> DatedAddress.today(url, clock))
                .orElseThrow(() -> new FirmUnavailable("pavilion.customs.window.url is not configured"));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and lists of texts only", e);
        }
    }
}
