package by.pavilion.customs;

import by.pavilion.customs.ceb.DxpEnvelope;
import by.pavilion.customs.ceb.UnreadableMessage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The customs single window over HTTP: envelopes in, receipts out. */
@ApplicationScoped
class SingleWindow {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final FirmHttp http;
    private final Clock clock;

    SingleWindow(FirmHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /** An envelope that waits for us, under the window's name for it. */
    static final class WaitingEnvelope {
        private final String id;
        private final byte[] envelope;

        private WaitingEnvelope(String id, byte[] envelope) {
            this.id = id;
            this.envelope = envelope;
        }

        String id() {
            return id;
        }

        byte[] envelope() {
            return envelope;
        }
    }

    /** Sends one message. Its guid is the number of its envelope, so that a format error finds it again. */
    DxpEnvelope.Reply send(Connection connection, MessageStore.QueuedMessage message, byte[] content)
            throws FirmUnavailable {
        byte[] envelope = new DxpEnvelope(
                        message.guid(),
                        connection.dxpId(),
                        connection.window().receiverId(),
                        clock.instant(),
                        message.type())
                .around(content);
        FirmHttp.Answer answer = http.send(http.request(connection.window().url() + "/messages")
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

    /** What waits for us, oldest first; it comes again until it is acknowledged. */
    List<WaitingEnvelope> receipts(Connection connection, int limit) throws FirmUnavailable {
        FirmHttp.Answer answer = http.send(
                http.request(connection.window().url() + "/receipts/" + connection.dxpId() + "?limit=" + limit)
                        .GET());
        if (answer.status() != 200) {
            throw new FirmUnavailable("the single window answers " + answer.status());
        }
        try {
            List<WaitingEnvelope> waiting = new ArrayList<>();
            for (JsonNode item : JSON.readTree(answer.body()).path("items")) {
                waiting.add(new WaitingEnvelope(
                        item.path("id").asText(),
                        Base64.getDecoder().decode(item.path("dxpMsg").asText())));
            }
            return waiting;
        } catch (IOException | IllegalArgumentException e) {
            throw new FirmUnavailable("the single window's receipts cannot be read");
        }
    }

    void acknowledge(Connection connection, List<String> ids) throws FirmUnavailable {
        FirmHttp.Answer answer = http.send(
                http.request(connection.window().url() + "/receipts/" + connection.dxpId() + "/acknowledgements")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json(Map.of("ids", ids)))));
        if (answer.status() / 100 != 2) {
            throw new FirmUnavailable("the single window answers " + answer.status() + " to an acknowledgement");
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and lists of texts only", e);
        }
    }
}
