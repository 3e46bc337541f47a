package by.pavilion.events.webhooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A subscriber: a real HTTP server that keeps what it gets, answers as it is told, and checks signatures by itself. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Queue<Behaviour> next = new ConcurrentLinkedQueue<>();
    private volatile Behaviour otherwise = exchange -> answer(exchange, 204);

    /** What came in. */
    record Call(
            String path,
            String host,
            String event,
            String delivery,
            int attempt,
            String signature,
            String type,
            String traceparent,
            String body) {}

    @FunctionalInterface
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/hook";
    }

    Receiver first(Behaviour... behaviours) {
        next.addAll(List.of(behaviours));
        return this;
    }

    Receiver always(Behaviour behaviour) {
        otherwise = behaviour;
        return this;
    }

    static Behaviour status(int status) {
        return exchange -> answer(exchange, status);
    }

    static Behaviour hang(long millis) {
        return exchange -> {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            answer(exchange, 204);
        };
    }

    static Behaviour redirect(String to) {
        return exchange -> {
            exchange.getResponseHeaders().add("Location", to);
            answer(exchange, 302);
        };
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<Call> about(String key) {
        return calls.stream()
                .filter(call -> call.body().contains("\"" + key + "\""))
                .toList();
    }

    /** Whether one of the signatures is by this secret, over the time in the header and the body byte for byte. */
    static boolean isSignedBy(String secret, Call call) {
        String time = "";
        List<String> signatures = new ArrayList<>();
        for (String part : call.signature().split(",", -1)) {
            if (part.startsWith("t=")) {
                time = part.substring(2);
            } else if (part.startsWith("v1=")) {
                signatures.add(part.substring(3));
            }
        }
        return signatures.contains(hex(secret, time + "." + call.body()));
    }

    static int signatures(Call call) {
        return call.signature().split("v1=", -1).length - 1;
    }

    private static String hex(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            StringBuilder hex = new StringBuilder();
            for (byte part : mac.doFinal(text.getBytes(StandardCharsets.UTF_8))) {
                hex.append(String.format("%02x", part));
            }
            return hex.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = exchange.getRequestHeaders();
        calls.add(new Call(
                exchange.getRequestURI().getPath(),
                headers.getFirst("Host"),
                headers.getFirst("Pavilion-Event-Id"),
                headers.getFirst("Pavilion-Delivery-Id"),
                Integer.parseInt(headers.getFirst("Pavilion-Delivery-Attempt")),
                headers.getFirst("Pavilion-Signature"),
                headers.getFirst("Content-Type"),
                headers.getFirst("traceparent"),
                body));
        Behaviour planned = next.poll();
        (planned == null ? otherwise : planned).answer(exchange);
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
