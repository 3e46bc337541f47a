package by.pavilion.ordering;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A payment firm of the test's own, over HTTP, and no sandbox: what is declared goes nowhere, so the test alone tells what
 * customs and carriers say.
 */
public class OwnFirm implements QuarkusTestProfile {
    static final String SECRET = "a secret that the test and the product share";

    /** The profile and the test live in class loaders of their own: the profile chooses the port, the test listens on it. */
    private static final String PORT = "test.own-firm.port";

    private static final Queue<Request> REQUESTS = new ConcurrentLinkedQueue<>();
    private static volatile Function<Request, Answer> behaviour = OwnFirm::accepts;

    /** What the product sent. */
    public record Request(
            String path, String timestamp, String nonce, String signature, String contentType, String body) {
        boolean isSigned() {
            return signature.equals(sign("POST", path, timestamp, nonce, body));
        }

        String field(String name) {
            String start = "\"" + name + "\":\"";
            int from = body.indexOf(start) + start.length();
            return body.substring(from, body.indexOf('"', from));
        }
    }

    record Answer(int status, String body) {}

    @Override
    public Map<String, String> getConfigOverrides() {
        String url = "http://localhost:" + port() + "/firm";
        return Map.of(
                "pavilion.ordering.payment.url",
                url,
                "pavilion.secrets.payment-secret",
                SECRET,
                "pavilion.sandbox.enabled",
                "false",
                "pavilion.customs.window.url",
                url + "/nobody",
                "pavilion.customs.payment-firms.sandbox.url",
                url + "/nobody",
                "pavilion.logistics.carrier.url",
                url + "/nobody");
    }

    static List<Request> refundsAskedFor(String outRefundNo) {
        return paymentsAskedFor("\"outRefundNo\":\"" + outRefundNo + "\"");
    }

    static List<Request> paymentsAskedFor(String outTradeNo) {
        return REQUESTS.stream()
                .filter(request -> request.body().contains(outTradeNo))
                .toList();
    }

    static void behave(Function<Request, Answer> newBehaviour) {
        behaviour = newBehaviour;
    }

    static Answer accepts(Request request) {
        if (request.path().endsWith("/refunds")) {
            return new Answer(
                    200, "{\"refundId\":\"back-" + request.field("outRefundNo") + "\",\"status\":\"ACCEPTED\"}");
        }
        return new Answer(
                200, "{\"transactionId\":\"tx-" + request.field("outTradeNo") + "\",\"status\":\"ACCEPTED\"}");
    }

    /** The signature that both sides make, computed here without the product's code. */
    static String sign(String method, String path, String timestamp, String nonce, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String text = String.join("\n", method, path, timestamp, nonce, body) + "\n";
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int port() {
        if (System.getProperty(PORT) != null) {
            return Integer.getInteger(PORT);
        }
        try (ServerSocket probe = new ServerSocket(0)) {
            System.setProperty(PORT, Integer.toString(probe.getLocalPort()));
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the firm's office, in the test. */
    static HttpServer open() {
        try {
            HttpServer server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.getInteger(PORT)), 0);
            server.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "own-firm");
                thread.setDaemon(true);
                return thread;
            }));
            server.createContext("/firm/v1/payments", OwnFirm::answer);
            server.createContext("/firm/v1/refunds", OwnFirm::answer);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            Request request = new Request(
                    exchange.getRequestURI().getRawPath(),
                    headers.getFirst("X-Timestamp"),
                    headers.getFirst("X-Nonce"),
                    headers.getFirst("X-Signature"),
                    headers.getFirst("Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            REQUESTS.add(request);
            Answer answer = behaviour.apply(request);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
