package by.pavilion.channel;

import by.pavilion.ordering.TestApi;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The platform's gateway for one application. It checks signatures by code of its own and answers as documented. */
public final class TinyDouyin implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        // headers and body are two writes: without it the second waits for the reader to have acknowledged the first
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final Set<String> SLOW = Set.of("sku", "product", "afterSale", "crossborder");

    /** A call that was signed well. */
    public record Call(String method, String token, JsonNode parameters) {}

    public final String appKey = "71" + Math.abs(UUID.randomUUID().getMostSignificantBits() % 100_000_000_000L);
    public final String secret = UUID.randomUUID().toString();
    public final List<Call> calls = new CopyOnWriteArrayList<>();
    public final List<String> badCalls = new CopyOnWriteArrayList<>();

    /** What the next calls of a method answer instead, one after the other: {@code 20000 isp.service-error:1}. */
    public final Map<String, List<String>> faults = new ConcurrentHashMap<>();

    /** Tokens that were given out and have not been taken back. */
    public final List<String> tokens = new CopyOnWriteArrayList<>();

    /** What tokens can be renewed with, once each. */
    public final List<String> refreshTokens = new CopyOnWriteArrayList<>();

    /** Codes of owners, each good once, and for which shop. */
    public final Map<String, String> codes = new ConcurrentHashMap<>();

    /** What happens elsewhere while it makes a token. */
    public volatile Runnable beforeTokens = () -> {};

    /** How many seconds each call about an order, about stock, prices, after-sales or customs takes. */
    public final AtomicInteger slowSeconds = new AtomicInteger();

    /** Whether the platform takes a parcel's number and then breaks the line before it answers. */
    public final AtomicReference<Boolean> losesAnswers = new AtomicReference<>(false);

    /** Whether each buyer is somebody else, and only calls about stock are remembered, as in a live sale of thousands. */
    public final AtomicBoolean manyBuyers = new AtomicBoolean();

    /** Whether phones are virtual numbers, which it tells in two parts. */
    public final AtomicBoolean virtualPhones = new AtomicBoolean();

    /** Until when virtual numbers lead to buyers, in seconds; 0 where it does not say. */
    public final AtomicLong phonesUntil = new AtomicLong();

    /** How many pages come without what is on them. */
    public final AtomicInteger emptyPages = new AtomicInteger();

    /** A list of nothing is left out of its answer. */
    public final AtomicBoolean leavesOutEmptyLists = new AtomicBoolean();

    /** By the platform's number of the goods. */
    public final Map<String, Long> stock = new ConcurrentHashMap<>();

    /** Pieces that campaigns hold, by the same number; 2 where nothing is said. */
    public final Map<String, Long> campaigns = new ConcurrentHashMap<>();

    public final Map<String, Long> prices = new ConcurrentHashMap<>();

    /** Products by the platform's number. */
    public final Map<String, ObjectNode> products = new ConcurrentHashMap<>();

    /** What the detail of an after-sale calls otherwise than the list. */
    private static final Map<String, String> NAMES_OF_DETAIL = Map.of(
            "aftersale_id", "after_sale_id",
            "aftersale_type", "after_sale_type",
            "aftersale_status", "after_sale_status",
            "refund_amount", "refund_total_amount",
            "need_return_count", "need_return_count",
            "update_time", "update_time");

    private final Map<String, ObjectNode> wishes = new ConcurrentHashMap<>();
    private final Set<String> idempotentIds = ConcurrentHashMap.newKeySet();
    private final Map<String, ObjectNode> orders = new ConcurrentHashMap<>();
    private final HttpServer server;

    public TinyDouyin() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/gateway", this::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    public String gateway() {
        return "http://localhost:" + server.getAddress().getPort() + "/gateway";
    }

    /** A paid order, free for processing. */
    public ObjectNode sell(String orderId, String shopId, String sku, int quantity, long payFen) {
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

    /** Neither messages nor lists tell of it any more, and it is not found by its number. */
    public void forget(String orderId) {
        orders.remove(orderId);
    }

    public List<Call> callsOf(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).toList();
    }

    public void fail(String method, String... answers) {
        faults.put(method, new ArrayList<>(List.of(answers)));
    }

    /** The signature of a pushed message. */
    public String sign(String body) {
        return sign(body, appKey, secret);
    }

    static String sign(String body, String appKey, String secret) {
        return hex(digest("MD5", (appKey + body + secret).getBytes(StandardCharsets.UTF_8)));
    }

    /** The same where the application has chosen HMAC. */
    public String hmacOfMessage(String body) {
        return hmac(appKey + body + secret);
    }

    /** The signature of a call to us. */
    public String signCall(String parameters, String timestamp) {
        return hmac(secret + "app_key" + appKey + "param_json" + parameters + "timestamp" + timestamp + secret);
    }

    /** The same by md5. */
    public String md5OfCall(String parameters, String timestamp) {
        String pattern = secret + "app_key" + appKey + "param_json" + parameters + "timestamp" + timestamp + secret;
        return hex(digest("MD5", pattern.getBytes(StandardCharsets.UTF_8)));
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
            if (fault[0].equals("HTTP429")) {
                exchange.getResponseHeaders().set("Retry-After", fault[1]);
                exchange.sendResponseHeaders(429, -1);
                exchange.close();
                return;
            }
            send(exchange, Integer.parseInt(fault[0]), fault[1], "{}");
            return;
        }
        JsonNode parameters = JSON.readTree(body);
        String token = query.getOrDefault("access_token", "");
        if (!method.startsWith("token.") && !tokens.contains(token)) {
            send(exchange, 40003, "isv.access-token-expired", "{}");
            return;
        }
        if (!manyBuyers.get() || method.startsWith("sku.")) {
            calls.add(new Call(method, token, parameters));
        }
        takeTime(method);
        switch (method) {
            case "token.create" -> createToken(exchange, parameters);
            case "token.refresh" -> {
                if (refreshTokens.remove(parameters.path("refresh_token").asText())) {
                    sendToken(exchange, "12345");
                } else {
                    send(exchange, 50001, "dop.token-generate-failed:token-expired", "{}");
                }
            }
            case "order.orderDetail" -> {
                ObjectNode order = orders.get(parameters.path("shop_order_id").asText());
                send(
                        exchange,
                        order == null ? 50002 : 10000,
                        order == null ? "isv.business-failed:2010001" : "",
                        "{\"shop_order_detail\":" + order + "}");
            }
            case "order.searchList" -> send(exchange, 10000, "", list(parameters));
            case "afterSale.List" -> send(exchange, 10000, "", afterSales(parameters));
            case "afterSale.Detail" ->
                send(
                        exchange,
                        10000,
                        "",
                        afterSale(parameters.path("after_sale_id").asText()));
            case "afterSale.operate" -> operate(exchange, parameters);
            case "crossborder.orderCustomClearance", "crossborder.orderLogisticsTrace" ->
                send(exchange, 10000, "", "{}");
            case "sku.syncStock" -> setStock(exchange, parameters);
            case "sku.stockNum" ->
                send(
                        exchange,
                        10000,
                        "",
                        "{\"stock_num\":%d,\"prehold_stock_num\":1,\"prom_stock_num\":%d}"
                                .formatted(
                                        stock.getOrDefault(
                                                parameters.path("sku_id").asText(), 0L),
                                        campaigns.getOrDefault(
                                                parameters.path("sku_id").asText(), 2L)));
            case "sku.editPrice" -> {
                prices.put(
                        parameters.path("sku_id").asText(),
                        parameters.path("price").asLong());
                send(exchange, 10000, "", "{}");
            }
            case "product.addCbProduct", "product.addV2" -> addProduct(exchange, (ObjectNode) parameters);
            case "product.editCbProduct", "product.editV2" -> {
                Objects.requireNonNull(
                                products.get(parameters.path("product_id").asText()))
                        .put("name", parameters.path("name").asText())
                        .put("check_status", 2);
                send(exchange, 10000, "", "{}");
            }
            case "product.detail" -> detail(exchange, parameters);
            case "order.batchDecrypt" -> send(exchange, 10000, "", decrypt(parameters));
            case "order.logisticsAdd" -> ship(exchange, parameters, parameters);
            case "order.logisticsAddMultiPack" -> shipPackage(exchange, parameters);
            default -> send(exchange, 70000, "isp.api-service-off", "{}");
        }
    }

    private void createToken(HttpExchange exchange, JsonNode parameters) throws IOException {
        beforeTokens.run();
        boolean byCode = parameters.path("grant_type").asText().equals("authorization_code");
        String shopId = byCode ? codes.remove(parameters.path("code").asText()) : "12345";
        if (shopId == null) {
            send(exchange, 50001, "dop.token-generate-failed:code-expired", "{}");
        } else {
            sendToken(exchange, shopId);
        }
    }

    private void sendToken(HttpExchange exchange, String shopId) throws IOException {
        String created = UUID.randomUUID().toString();
        tokens.add(created);
        refreshTokens.add("r-" + created);
        send(exchange, 10000, "", """
            {"access_token":"%s","expires_in":604800,"refresh_token":"r-%s","shop_id":%s}\
            """.formatted(created, created, shopId));
    }

    private void takeTime(String method) {
        if (SLOW.contains(method.substring(0, method.indexOf('.'))) || method.equals("order.orderDetail")) {
            try {
                Thread.sleep(slowSeconds.get() * 1_000L);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void detail(HttpExchange exchange, JsonNode parameters) throws IOException {
        String reference = parameters.path("out_product_id").asText("");
        Optional<ObjectNode> product = reference.isEmpty()
                ? Optional.ofNullable(products.get(parameters.path("product_id").asText()))
                : products.values().stream()
                        .filter(one -> one.path("out_product_id").asText().equals(reference))
                        .findFirst();
        if (product.isPresent()) {
            ObjectNode spec = (ObjectNode) product.get().path("spec_prices").path(0);
            Long price = prices.get(spec.path("sku_id").asText());
            spec.put("price", Objects.requireNonNull(price));
            send(exchange, 10000, "", product.get().toString());
        } else if (!reference.isEmpty()) {
            send(exchange, 50002, "isv.business-failed:2010001", "{}");
        } else {
            send(
                    exchange,
                    10000,
                    "",
                    "{\"spec_prices\":[%s]}"
                            .formatted(prices.entrySet().stream()
                                    .map(entry ->
                                            "{\"sku_id\":%s,\"price\":%d}".formatted(entry.getKey(), entry.getValue()))
                                    .collect(Collectors.joining(","))));
        }
    }

    private void addProduct(HttpExchange exchange, ObjectNode product) throws IOException {
        long chance = UUID.randomUUID().getMostSignificantBits() >>> 12;
        String skuId = "17" + chance;
        ObjectNode spec = (ObjectNode) product.path("spec_prices").path(0);
        prices.put(skuId, spec.path("price").asLong());
        spec.put("sku_id", Long.parseLong(skuId));
        product.put("product_id", Long.parseLong("35" + chance));
        product.put("check_status", 2);
        products.put("35" + chance, product);
        if (losesAnswers.getAndSet(false)) {
            exchange.close();
        } else {
            send(exchange, 10000, "", "{\"product_id\":35%d}".formatted(chance));
        }
    }

    /** The page of a list of orders, ascending by the time of change; empty as often as it is wanted although orders are on it. */
    private String list(JsonNode parameters) {
        int page = parameters.path("page").asInt(-1);
        int size = parameters.path("size").asInt();
        long from = parameters.path("update_time_start").asLong();
        long until = parameters.path("update_time_end").asLong();
        if (page < 0 || size < 1 || size > 100 || !parameters.path("order_asc").asBoolean()) {
            throw new IllegalArgumentException("not as documented: " + parameters);
        }
        List<ObjectNode> found = orders.values().stream()
                .filter(order -> order.path("update_time").asLong() >= from
                        && order.path("update_time").asLong() <= until)
                .sorted(Comparator.<ObjectNode>comparingLong(
                                order -> order.path("update_time").asLong())
                        .thenComparing(order -> order.path("order_id").asText()))
                .toList();
        List<ObjectNode> wanted = emptyPages.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                ? List.of()
                : found.stream().skip((long) page * size).limit(size).toList();
        if (found.isEmpty() && leavesOutEmptyLists.get()) {
            return "{\"page\":%d,\"size\":%d,\"total\":0}".formatted(page, size);
        }
        return "{\"page\":%d,\"size\":%d,\"total\":%d,\"shop_order_list\":%s}"
                .formatted(page, size, found.size(), wanted);
    }

    /** The same id twice is refused, although what was wanted is so; less than nothing is refused as well. */
    private synchronized void setStock(HttpExchange exchange, JsonNode parameters) throws IOException {
        if (!parameters.path("stock_num").isIntegralNumber()
                || !parameters.path("incremental").isBoolean()
                || parameters.path("idempotent_id").asText("").isEmpty()) {
            send(exchange, 40002, "isv.parameter-invalid:stock_num", "{}");
            return;
        }
        String skuId = parameters.path("sku_id").asText();
        long before = parameters.path("incremental").asBoolean() ? stock.getOrDefault(skuId, 0L) : 0;
        long after = before + parameters.path("stock_num").asLong();
        if (after < 0) {
            send(exchange, 50002, "isv.business-failed:2010402", "{}");
            return;
        }
        if (!idempotentIds.add(parameters.path("idempotent_id").asText())) {
            send(exchange, 40004, "isv.parameter-invalid:40010", "{}");
            return;
        }
        stock.put(skuId, after);
        if (losesAnswers.getAndSet(false)) {
            exchange.close();
        } else {
            send(exchange, 10000, "", "{}");
        }
    }

    /** A buyer wants money back for a line; {@code order} as it was sold. */
    public ObjectNode want(String afterSaleId, ObjectNode order, int type, long fen) {
        ObjectNode wish = JSON.createObjectNode();
        ObjectNode info = wish.putObject("aftersale_info");
        info.put("aftersale_id", Long.parseLong(afterSaleId));
        info.put("aftersale_type", type);
        info.put("aftersale_status", 6);
        info.put("refund_amount", fen);
        info.put("related_id", order.path("order_id").asText());
        info.put("update_time", Instant.now().getEpochSecond());
        wish.putObject("order_info").put("shop_order_id", order.path("order_id").asText());
        wishes.put(afterSaleId, wish);
        return info;
    }

    /** The buyer has sent the goods, and the company's code is known. */
    public void sendBack(String afterSaleId, String company, String trackingNumber) {
        Objects.requireNonNull(wishes.get(afterSaleId))
                .putObject("return")
                .put("company_code", company)
                .put("tracking_no", trackingNumber);
    }

    /** What is asked about one has other names than the list, and other places. */
    private String afterSale(String afterSaleId) {
        ObjectNode wish = wishes.get(afterSaleId);
        if (wish == null) {
            return "{}";
        }
        JsonNode listed = wish.path("aftersale_info");
        ObjectNode whole = JSON.createObjectNode();
        ObjectNode process = whole.putObject("process_info");
        ObjectNode info = process.putObject("after_sale_info");
        NAMES_OF_DETAIL.forEach((name, other) -> {
            if (listed.has(name)) {
                info.set(other, listed.path(name));
            }
        });
        if (wish.has("return")) {
            process.putObject("logistics_info").set("return", wish.path("return"));
        }
        ObjectNode order = whole.putObject("order_info");
        order.set("shop_order_id", wish.at("/order_info/shop_order_id"));
        ArrayNode lines = order.putArray("sku_order_infos");
        lines.addObject().set("sku_order_id", listed.path("related_id"));
        if (listed.has("other_line")) { // as a test has it
            lines.addObject().set("sku_order_id", listed.path("other_line"));
        }
        return whole.toString();
    }

    private String afterSales(JsonNode parameters) {
        long from = parameters.path("update_start_time").asLong();
        long until = parameters.path("update_end_time").asLong();
        List<ObjectNode> found = wishes.values().stream()
                .filter(wish -> {
                    long time = wish.at("/aftersale_info/update_time").asLong();
                    return time >= from && time <= until;
                })
                .toList();
        return "{\"total\":%d,\"items\":%s}".formatted(found.size(), found);
    }

    /** Refuses an answer to a version that is not the present one. */
    private void operate(HttpExchange exchange, JsonNode parameters) throws IOException {
        JsonNode item = parameters.path("items").path(0);
        ObjectNode info = (ObjectNode)
                Objects.requireNonNull(wishes.get(item.path("aftersale_id").asText()))
                        .path("aftersale_info");
        if (item.path("update_time").asLong() != info.path("update_time").asLong()) {
            send(exchange, 50002, "isv.business-failed:1990021", "{}");
            return;
        }
        boolean agreed = parameters.path("type").asInt() % 100 == 1;
        info.put("aftersale_status", agreed ? 12 : 27);
        info.put("update_time", info.path("update_time").asLong() + 1);
        send(exchange, 10000, "", "{\"items\":[]}");
    }

    /** The same request gives the same answer, and changes nothing. */
    private void shipPackage(HttpExchange exchange, JsonNode parameters) throws IOException {
        JsonNode pack = parameters.path("pack_list").path(0);
        if (parameters.path("request_id").asText("").isEmpty()
                || pack.path("shipped_order_info").isEmpty()) {
            send(exchange, 40002, "isv.parameter-invalid:request_id", "{}");
        } else if (!idempotentIds.add(parameters.path("request_id").asText())) {
            send(exchange, 10000, "", "{\"pack_id\":\"1\"}");
        } else {
            ship(exchange, parameters, pack);
        }
    }

    private void ship(HttpExchange exchange, JsonNode parameters, JsonNode pack) throws IOException {
        ObjectNode order =
                Objects.requireNonNull(orders.get(parameters.path("order_id").asText()));
        if (!order.withArray("logistics_info").isEmpty()) {
            send(exchange, 50002, "isv.business-failed:70005", "{}");
            return;
        }
        order.withArray("logistics_info")
                .addObject()
                .put("tracking_no", pack.path("logistics_code").asText())
                .put("company", pack.path("company_code").asText());
        order.put("order_status", 3);
        if (losesAnswers.getAndSet(false)) {
            exchange.close();
        } else {
            send(exchange, 10000, "", "{\"pack_id\":\"1\"}");
        }
    }

    private String decrypt(JsonNode parameters) {
        Map<String, String> plain = Map.of(
                "street",
                "建国路1号",
                "receiver",
                "李四",
                "phone",
                "13800138000",
                "idno",
                manyBuyers.get() ? TestApi.identityNumber() : "110101199003071233",
                "idname",
                "张三");
        List<String> items = new ArrayList<>();
        for (JsonNode item : parameters.path("cipher_infos")) {
            String cipher = item.path("cipher_text").asText();
            String orderId = item.path("auth_id").asText();
            String kind = cipher.replace("#", "").replace("-" + orderId, "");
            boolean isVirtual = kind.equals("phone") && virtualPhones.get();
            items.add("""
                    {"auth_id":"%s","cipher_text":"%s","decrypt_text":"%s","err_no":%d,"is_virtual_tel":%b,\
                    "phone_no_a":"%s","phone_no_b":"%s","expire_time":%d}\
                    """.formatted(
                            orderId,
                            cipher,
                            isVirtual ? "" : plain.getOrDefault(kind, ""),
                            plain.containsKey(kind) ? 0 : 300001,
                            isVirtual,
                            isVirtual ? "18412345678" : "",
                            isVirtual ? "1234" : "",
                            isVirtual ? phonesUntil.get() : 0L));
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
