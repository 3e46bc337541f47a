package by.pavilion.customs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A single window that takes every message and says nothing but what the test gives it, beside a payment firm that does as it
 * is asked.
 */
final class TinyWindow implements AutoCloseable {
    private static final Pattern DATA = Pattern.compile("<Data>([^<]*)</Data>");
    private static final int BLOCK = 1024 * 1024;
    private static final int MOST_BLOCKS = 100;
    private static final Pattern NUMBER = Pattern.compile("<CopMsgId>([^<]*)</CopMsgId>");

    private final HttpServer server;
    private final List<Sent> messages = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> waiting = new ConcurrentSkipListMap<>();
    private final Set<String> endless = ConcurrentHashMap.newKeySet();

    /** What the exchange platform answers with. */
    final AtomicReference<String> code = new AtomicReference<>("0000");

    /** What the payment firm says about who paid; nothing when it is empty. */
    final AtomicReference<String> payer = new AtomicReference<>("CHECK_PASSED");

    /** What else the payment firm says of a payment that it declares: further members of its answer. */
    final AtomicReference<String> more = new AtomicReference<>("");

    /** The status of the payment firm's answers. */
    final AtomicInteger firmStatus = new AtomicInteger(200);

    /** What happens while the payment firm is being asked; it takes what is asked. */
    final AtomicReference<Consumer<String>> whileAsked = new AtomicReference<>(question -> {});

    /** A message that came in: the number of its envelope and its text. */
    record Sent(String number, String text) {}

    TinyWindow(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/window/messages", this::take);
        server.createContext("/window/receipts", this::give);
        server.createContext("/firm", exchange -> {
            String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(question);
            Objects.requireNonNull(whileAsked.get()).accept(question);
            answer(
                    exchange,
                    firmStatus.get(),
                    "{\"identityCheckResult\":\"" + payer.get() + "\"" + more.get() + "}");
        });
        server.start();
    }

    /** The messages of this type that speak of a text, in the order of their arrival. */
    List<Sent> messages(String type, String text) {
        return messages.stream()
                .filter(sent ->
                        sent.text().contains(":" + type + " ") && sent.text().contains(text))
                .toList();
    }

    /** What the payment firm was asked that speaks of a text, in the order of arrival. */
    List<String> askedOfTheFirm(String text) {
        return asked.stream().filter(body -> body.contains(text)).toList();
    }

    /** Has an envelope wait to be fetched, as the text that stands for its bytes. */
    void give(String name, String envelope) {
        waiting.put(name, envelope);
    }

    /** Has an envelope wait of which only the beginning is ever told: what follows does not end. */
    void giveEndless(String name, String beginning) {
        endless.add(name);
        give(name, beginning);
    }

    /** The names of the envelopes that are not acknowledged. */
    Set<String> waiting() {
        return Set.copyOf(waiting.keySet());
    }

    private void give(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (body.contains("\"\"")) {
            refuse(exchange);
        } else if (exchange.getRequestMethod().equals("POST")) {
            waiting.keySet().removeIf(name -> body.contains('"' + name + '"'));
            answer(exchange, "{}");
        } else {
            List<String> items = new ArrayList<>();
            for (Map.Entry<String, String> one : waiting.entrySet()) {
                items.add("{\"id\":\"%s\",\"dxpMsg\":\"%s".formatted(one.getKey(), one.getValue()));
                if (endless.contains(one.getKey())) {
                    pour(exchange, "{\"items\":[" + String.join("\"},", items));
                    return;
                }
            }
            answer(exchange, "{\"items\":[" + String.join("\"},", items) + (items.isEmpty() ? "]}" : "\"}]}"));
        }
    }

    /** Nothing of a list that holds an empty name is acknowledged. */
    private static void refuse(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(400, -1);
        }
    }

    /** Until whoever asked hangs up. */
    private static void pour(HttpExchange exchange, String beginning) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(beginning.getBytes(StandardCharsets.UTF_8));
            byte[] block = "A".repeat(BLOCK).getBytes(StandardCharsets.US_ASCII);
            for (int blocks = 0; blocks < MOST_BLOCKS; blocks++) {
                exchange.getResponseBody().write(block);
            }
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        String envelope = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher data = DATA.matcher(envelope);
        Matcher number = NUMBER.matcher(envelope);
        if (data.find() && number.find()) {
            messages.add(new Sent(
                    number.group(1),
                    new String(Base64.getMimeDecoder().decode(data.group(1)), StandardCharsets.UTF_8)));
        }
        answer(
                exchange,
                "<DxpRep xmlns=\"http://www.chinaport.gov.cn/dxp\"><Response><ResponseCode>" + code.get()
                        + "</ResponseCode></Response></DxpRep>");
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        answer(exchange, 200, body);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
