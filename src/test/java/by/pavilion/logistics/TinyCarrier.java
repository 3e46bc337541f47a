package by.pavilion.logistics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A carrier that keeps to the protocol and checks signatures by code of its own. */
final class TinyCarrier implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String secret;
    private final HttpServer server;
    private final Map<String, String> numbers = new ConcurrentHashMap<>();

    private final Queue<String> next = new ConcurrentLinkedQueue<>();

    /** Answers 503 so many times before it works. */
    final AtomicInteger failures = new AtomicInteger();

    final List<JsonNode> bookings = new CopyOnWriteArrayList<>();
    final List<String> takenBack = new CopyOnWriteArrayList<>();

    /** Whether all parcels have left when they are to be taken back. */
    volatile boolean left;

    /** What numbers begin with that it does not take from us. */
    volatile @Nullable String refused;

    final List<String> dispatched = new CopyOnWriteArrayList<>();
    /** What it has seen of parcels, by number, and tells when it is asked. */
    final Map<String, List<String>> seen = new ConcurrentHashMap<>();

    final List<String> badSignatures = new CopyOnWriteArrayList<>();

    TinyCarrier(int port, String secret) {
        this.secret = secret;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/carrier/v1/waybills", this::answer);
        server.start();
    }

    /** The headers of a message from the carrier. */
    static Map<String, String> sign(String secret, String path, String body, Instant now) {
        String timestamp = String.valueOf(now.getEpochSecond());
        return Map.of(
                "X-Timestamp",
                timestamp,
                "X-Nonce",
                "n-1",
                "X-Signature",
                hmac(secret, "POST\n" + path + "\n" + timestamp + "\nn-1\n" + body + "\n"));
    }

    List<JsonNode> bookingsOf(String orderNo) {
        return bookings.stream()
                .filter(booking -> booking.path("orderNo").asText().equals(orderNo))
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getRawPath();
        if (!isGenuine(exchange, path, body)) {
            badSignatures.add(path);
            send(exchange, 401, "{}");
        } else if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            send(exchange, 503, "{\"code\":\"SYSTEM_ERROR\"}");
        } else if (path.endsWith("/waybills/void")) {
            String reference = JSON.readTree(body).path("reference").asText();
            takenBack.add(reference);
            send(exchange, 200, "{\"status\":\"%s\"}".formatted(left ? "LEFT" : "VOIDED"));
        } else if (path.endsWith("/dispatch")) {
            dispatched.add(path.split("/")[4]);
            send(exchange, 200, """
                    {"status":"ACCEPTED",
                     "pickup":{"number":"PU-1","from":"2026-11-12T02:00:00Z","until":"2026-11-12T06:00:00Z"}}""");
        } else if (path.endsWith("/events")) {
            String number = path.split("/")[4];
            send(exchange, 200, "{\"events\":[%s]}".formatted(String.join(",", seen.getOrDefault(number, List.of()))));
        } else {
            JsonNode booking = JSON.readTree(body);
            bookings.add(booking);
            String prefix = refused;
            if (prefix != null && booking.path("waybillNo").asText("").startsWith(prefix)) {
                send(exchange, 422, "{\"code\":\"NUMBER_UNKNOWN\"}");
                return;
            }
            String given = next.poll();
            String number = given != null ? given : numberOf(booking);
            send(exchange, 200, """
                    {"waybillNo":"%s","carrierCode":"tiny","carrierName":"小快递","logisticsCode":"4601W6L001",
                     "transport":{"trafMode":"3","trafNo":"X8001","voyageNo":"20261111","billNo":"SMGS-1"}}""".formatted(number));
        }
    }

    private String numberOf(JsonNode booking) {
        String ours = booking.path("waybillNo").asText("");
        return booking.hasNonNull("waybillNo")
                ? ours
                : numbers.computeIfAbsent(booking.path("reference").asText(), reference -> "TINY-" + UUID.randomUUID());
    }

    /** The next parcels get these numbers, whoever they are. */
    void gives(String... some) {
        next.addAll(List.of(some));
    }

    private boolean isGenuine(HttpExchange exchange, String path, String body) {
        String timestamp = exchange.getRequestHeaders().getFirst("X-Timestamp");
        String nonce = exchange.getRequestHeaders().getFirst("X-Nonce");
        String expected = hmac(secret, "POST\n" + path + "\n" + timestamp + "\n" + nonce + "\n" + body + "\n");
        return expected.equals(exchange.getRequestHeaders().getFirst("X-Signature"));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String hmac(String secret, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            StringBuilder hex = new StringBuilder();
            for (byte octet : mac.doFinal(message.getBytes(StandardCharsets.UTF_8))) {
                hex.append("%02x".formatted(octet));
            }
            return hex.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
