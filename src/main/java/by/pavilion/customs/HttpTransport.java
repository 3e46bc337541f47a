package by.pavilion.customs;

import by.pavilion.customs.SingleWindow.WaitingEnvelope;
import by.pavilion.customs.ceb.DxpEnvelope;
import by.pavilion.customs.ceb.UnreadableMessage;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

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

    private final FirmHttp http;

    HttpTransport(FirmHttp http) {
        this.http = http;
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
        FirmHttp.Answer answer =
                http.send(http.request(address(connection) + "/receipts/" + connection.dxpId() + "?limit=" + limit)
                        .GET());
        if (answer.status() != 200) {
            throw new FirmUnavailable("the single window answers " + answer.status());
        }
        try {
            List<WaitingEnvelope> waiting = new ArrayList<>();
            for (JsonNode item : JSON.readTree(answer.body()).path("items")) {
                waiting.add(new WaitingEnvelope(
                        item.path("id").asText(), envelope(item.path("dxpMsg").asText())));
            }
            return waiting;
        } catch (IOException e) {
            throw new FirmUnavailable("the single window's receipts cannot be read");
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

    private static String address(Connection connection) throws FirmUnavailable {
        return connection
                .window()
                .url()
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
