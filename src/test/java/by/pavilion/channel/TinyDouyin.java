package by.pavilion.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The platform's gateway for one application. It checks signatures by code of its own and answers as documented. */
final class TinyDouyin implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A call that was signed well. */
    record Call(String method, String token, JsonNode parameters) {}

    final String appKey = "71" + Math.abs(UUID.randomUUID().getMostSignificantBits() % 100_000_000_000L);
    final String secret = UUID.randomUUID().toString();
    final List<Call> calls = new CopyOnWriteArrayList<>();
    final List<String> badCalls = new CopyOnWriteArrayList<>();

    /** What the next calls of a method answer instead, one after the other: {@code 20000 isp.service-error:1}. */
    final Map<String, List<String>> faults = new ConcurrentHashMap<>();

    /** Tokens that were given out and have not been taken back. */
    final List<String> tokens = new CopyOnWriteArrayList<>();

    /** Whether the platform takes a parcel's number and then breaks the line before it answers. */
    final AtomicReference<Boolean> losesAnswers = new AtomicReference<>(false);

    private final Map<String, ObjectNode> orders = new ConcurrentHashMap<>();
    private final HttpServer server;

    TinyDouyin() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/gateway", this::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    String gateway() {
        return "http://localhost:" + server.getAddress().getPort() + "/gateway";
    }

    /** A paid order, free for processing. */
    ObjectNode sell(String orderId, String shopId, String sku, int quantity, long payFen) {
        long now = Instant.now().getEpochSecond();
        try {
            ObjectNode order = (ObjectNode) JSON.readTree("""
                {"order_id":"%1$s","shop_id":%2$s,"order_status":2,"main_status":2,"biz":22,
                 "create_time":%3$d,"update_time":%3$d,"pay_time":%3$d,"ship_time":0,
                 "pay_amount":%4$d,"order_amount":%4$d,"channel_payment_no":"9000%1$s",
                 "post_addr":{"province":{"name":"北京市","id":"11"},"city":{"name":"北京市","id":"1101"},
                   "town":{"name":"朝阳区","id":"110105"},"street":{"name":"建外街道","id":"110105001"},
                   "encrypt_detail":"#street-%1$s#"},
                 "encrypt_post_receiver":"#receiver-%1$s#","encrypt_post_tel":"#phone-%1$s#",
                 "mask_post_receiver":"李*",
                 "user_id_info":{"encrypt_id_card_no":"#idno-%1$s#","encrypt_id_card_name":"#idname-%1$s#"},
                 "logistics_info":[],
                 "sku_order_list":[{"order_id":"%1$s","product_id":3500000000000000001,"code":" %5$s ",
                   "item_num":%6$d,"given_product_type":""}]}\
                """.formatted(orderId, shopId, now, payFen, sku, quantity));
            orders.put(orderId, order);
            return order;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Call> callsOf(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).toList();
    }

    void fail(String method, String... answers) {
        faults.put(method, new ArrayList<>(List.of(answers)));
    }

    /** The signature of a pushed message. */
    String sign(String body) {
        return hex(digest("MD5", (appKey + body + secret).getBytes(StandardCharsets.UTF_8)));
    }

    /** The same where the application has chosen HMAC. */
    String hmacOfMessage(String body) {
        return hmac(appKey + body + secret);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> query = query(exchange);
        String method = query.getOrDefault("method", "");
        String pattern = secret + "app_key" + appKey + "method" + method + "param_json" + body + "timestamp"
                + query.get("timestamp") + "v2" + secret;
        boolean genuine = hmac(pattern).equals(query.get("sign"))
                && "hmac-sha256".equals(query.get("sign_method"))
                && appKey.equals(query.get("app_key"))
                && "2".equals(query.get("v"))
                && exchange.getRequestURI().getPath().equals("/gateway/" + method.replace('.', '/'));
        if (!genuine) {
            badCalls.add(method);
            send(exchange, 40003, "isv.signature-invalid", "{}");
            return;
        }
        List<String> planned = faults.getOrDefault(method, List.of());
        if (!planned.isEmpty()) {
            String[] fault = planned.remove(0).split(" ", 2);
            send(exchange, Integer.parseInt(fault[0]), fault[1], "{}");
            return;
        }
        JsonNode parameters = JSON.readTree(body);
        String token = query.getOrDefault("access_token", "");
        if (!method.equals("token.create") && !tokens.contains(token)) {
            send(exchange, 40003, "isv.access-token-expired", "{}");
            return;
        }
        calls.add(new Call(method, token, parameters));
        switch (method) {
            case "token.create" -> {
                String created = UUID.randomUUID().toString();
                tokens.add(created);
                send(exchange, 10000, "", """
                    {"access_token":"%s","expires_in":604800,"refresh_token":"r-%s","shop_id":12345}\
                    """.formatted(created, created));
            }
            case "order.orderDetail" -> {
                ObjectNode order = orders.get(parameters.path("shop_order_id").asText());
                send(
                        exchange,
                        order == null ? 50002 : 10000,
                        order == null ? "isv.business-failed:2010001" : "",
                        "{\"shop_order_detail\":" + order + "}");
            }
            case "order.batchDecrypt" -> send(exchange, 10000, "", decrypt(parameters));
            case "order.logisticsAdd" -> ship(exchange, parameters);
            default -> send(exchange, 70000, "isp.api-service-off", "{}");
        }
    }

    private void ship(HttpExchange exchange, JsonNode parameters) throws IOException {
        ObjectNode order =
                Objects.requireNonNull(orders.get(parameters.path("order_id").asText()));
        if (!order.withArray("logistics_info").isEmpty()) {
            send(exchange, 50002, "isv.business-failed:70005", "{}");
            return;
        }
        order.withArray("logistics_info")
                .addObject()
                .put("tracking_no", parameters.path("logistics_code").asText())
                .put("company", parameters.path("company_code").asText());
        order.put("order_status", 3);
        if (losesAnswers.getAndSet(false)) {
            exchange.close();
        } else {
            send(exchange, 10000, "", "{\"pack_id\":\"1\"}");
        }
    }

    private static String decrypt(JsonNode parameters) {
        Map<String, String> plain = Map.of(
                "street",
                "建国路1号",
                "receiver",
                "李四",
                "phone",
                "13800138000",
                "idno",
                "11010519491231002X",
                "idname",
                "张三");
        List<String> items = new ArrayList<>();
        for (JsonNode item : parameters.path("cipher_infos")) {
            String cipher = item.path("cipher_text").asText();
            String orderId = item.path("auth_id").asText();
            String kind = cipher.replace("#", "").replace("-" + orderId, "");
            items.add(
                    """
                    {"auth_id":"%s","cipher_text":"%s","decrypt_text":"%s","err_no":%d,"is_virtual_tel":false}\
                    """.formatted(orderId, cipher, plain.getOrDefault(kind, ""), plain.containsKey(kind) ? 0 : 300001));
        }
        return "{\"decrypt_infos\":[" + String.join(",", items) + "]}";
    }

    private static void send(HttpExchange exchange, int code, String subCode, String data) throws IOException {
        byte[] bytes = """
            {"code":%d,"msg":"-","sub_code":"%s","sub_msg":"-","log_id":"20261111","data":%s}\
            """.formatted(code, subCode, data).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        for (String parameter : exchange.getRequestURI().getRawQuery().split("&")) {
            String[] parts = parameter.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private String hmac(String pattern) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return hex(mac.doFinal(pattern.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        StringBuilder hex = new StringBuilder();
        for (byte octet : bytes) {
            hex.append("%02x".formatted(octet));
        }
        return hex.toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
