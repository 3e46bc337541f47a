package by.pavilion.sandbox.demo;

import by.pavilion.sandbox.SandboxConfig;
import by.pavilion.sandbox.SandboxHttp;
import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.SandboxSettings;
import by.pavilion.sandbox.SeedCatalogue;
import by.pavilion.sandbox.StoreApi;
import by.pavilion.sandbox.douyin.DouyinShop;
import by.pavilion.sandbox.jd.JdShop;
import by.pavilion.sandbox.jd.JdTokens;
import by.pavilion.shared.PublicUrl;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings the demo to life at the first start: merchant, warehouses, product file, stock and the Douyin shop, each through
 * the public API with its owner's key. Every step may be repeated after a crash; stock is set once and never refilled.
 */
@ApplicationScoped
class DemoData {
    private static final Logger LOG = Logger.getLogger(DemoData.class);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);
    private static final Duration PAUSE_OF_IMPORT = Duration.ofMillis(200);
    private static final String MERCHANT = "/merchants/mer_0000000000001";
    private static final String DIRECT = "GREAT-STONE";
    private static final String BONDED = "BONDED-CN";
    private static final long PIECES = 1000;

    private final SandboxConfig config;
    private final SandboxHttp http;
    private final SandboxSettings settings;
    private final StoreApi store;
    private final SeedCatalogue seed;
    private final DemoAttributes attributes;
    private final DouyinShop shop;
    private final JdShop jdShop;
    private final JdTokens jdTokens;
    private final PublicUrl url;
    private final AtomicBoolean done = new AtomicBoolean();
    private volatile @Nullable Thread thread;

    DemoData(
            SandboxConfig config,
            SandboxHttp http,
            SandboxSettings settings,
            StoreApi store,
            SeedCatalogue seed,
            DemoAttributes attributes,
            DouyinShop shop,
            JdShop jdShop,
            JdTokens jdTokens,
            PublicUrl url) {
        this.config = config;
        this.http = http;
        this.settings = settings;
        this.store = store;
        this.seed = seed;
        this.attributes = attributes;
        this.shop = shop;
        this.jdShop = jdShop;
        this.jdTokens = jdTokens;
        this.url = url;
    }

    /** Whether everything is there, or nothing was wanted. */
    boolean isDone() {
        return done.get() || !config.enabled() || !config.demoData();
    }

    void start(@ObservesAsync HttpServerStart event) {
        if (isDone()) {
            return;
        }
        Thread loader = new Thread(this::loadUntilDone, "demo-data");
        loader.setDaemon(true);
        thread = loader;
        loader.start();
    }

    void stop(@Observes ShutdownEvent event) {
        Thread loader = thread;
        if (loader != null) {
            loader.interrupt();
        }
    }

    /** An answer that the demo data cannot live with. */
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        Refused(HttpRequest request, HttpResponse<String> answer) {
            super(request.method() + " " + request.uri().getPath() + " was answered with " + answer.statusCode() + " "
                    + answer.body());
        }
    }

    private void loadUntilDone() {
        while (!done.get() && !Thread.currentThread().isInterrupted()) {
            try {
                load();
                done.set(true);
            } catch (IOException | RuntimeException fault) {
                LOG.warnf("the demo data are not complete yet: %s", fault.getMessage());
                pause(PAUSE_AFTER_FAULT);
            }
        }
    }

    private void load() throws IOException {
        String version = fingerprint(seed.text());
        if (settings.find("demo-data").filter(version::equals).isPresent()) {
            permitQuarantine(); // demo data of versions that did not ask for it have none
            return;
        }
        LOG.info("loading the demo data");
        create(MERCHANT, Map.of("name", "Belarus National Pavilion", "country", "BY"));
        registerMaker();
        permitQuarantine();
        create("/warehouses/" + DIRECT, warehouse("Great Stone, Minsk region", "BY", "9610", "BYMSQ"));
        create("/warehouses/" + BONDED, warehouse("Comprehensive bonded zone, Haikou", "CN", "1210", "CNHAK"));
        importCatalogue(version);
        attributes.add();
        for (SeedCatalogue.Row row : seed.all()) {
            stock(row);
        }
        connectShop();
        connectJdShop();
        settings.put("demo-data", version);
        LOG.infof("the demo data are complete: %d products", seed.all().size());
    }

    private static Map<String, Object> warehouse(String name, String country, String customsMode, String unlocode) {
        return Map.of("name", name, "country", country, "customsMode", customsMode, "unlocode", unlocode);
    }

    /** Creates what is not there; what is there belongs to whoever changed it. */
    private void create(String path, Map<String, Object> body) throws IOException {
        HttpRequest look = store.asOperator(path).GET().build();
        HttpResponse<String> there = http.send(look);
        if (there.statusCode() == 404) {
            expect(json(store.asOperator(path)).PUT(body(body)).build(), 201);
        } else if (there.statusCode() != 200) {
            throw new Refused(look, there);
        }
    }

    /** Dairy may come only from makers that Chinese customs has registered; the number is invented. */
    private void registerMaker() throws IOException {
        HttpRequest request = json(store.asOperator(MERCHANT + "/documents"))
                .header("Idempotency-Key", "demo-maker-registration")
                .POST(body(Map.of(
                        "kind", "MAKER_REGISTRATION",
                        "number", "CBLR00000000000001",
                        "issuer", "Sandbox register of overseas food makers",
                        "regime", "DECREE-248",
                        "goods", List.of("04"),
                        "validFrom", "2024-01-01",
                        "validUntil", "2029-01-01")))
                .build();
        expect(request, 201);
    }

    /** Dairy may come to the bonded warehouse only with it. Once, since a person may take it away; all of it is invented. */
    private void permitQuarantine() throws IOException {
        String once = "demo-quarantine-permit";
        if (settings.find(once).isPresent()) {
            return;
        }
        String number = "AC0000000000001";
        HttpRequest request = json(store.asOperator(MERCHANT + "/documents"))
                .header("Idempotency-Key", once)
                .POST(body(Map.of(
                        "kind", "QUARANTINE_PERMIT",
                        "number", number,
                        "issuer", "Sandbox register of quarantine permits",
                        "goods", List.of("04"),
                        "validFrom", "2024-01-01",
                        "validUntil", "2029-01-01")))
                .build();
        expect(request, 201);
        settings.put(once, number);
    }

    private void importCatalogue(String version) throws IOException {
        HttpRequest request = store.asMerchant("/merchant/imports")
                .header("Content-Type", "text/csv; charset=UTF-8")
                .header("Idempotency-Key", "demo-data-" + version)
                .POST(BodyPublishers.ofString(seed.text()))
                .build();
        String id = member(expect(request, 202), "id");
        while (true) {
            JsonNode state =
                    expect(store.asMerchant("/merchant/imports/" + id).GET().build(), 200);
            switch (member(state, "state")) {
                case "DONE" -> {
                    if (state.path("rowsFailed").asInt() > 0) {
                        LOG.warnf(
                                "%d rows of the demo catalogue were refused",
                                state.path("rowsFailed").asInt());
                    }
                    return;
                }
                case "FAILED" -> throw new IllegalStateException("the demo catalogue was refused: " + state);
                default -> pause(PAUSE_OF_IMPORT);
            }
        }
    }

    /** Goods that may not come straight from Belarus lie in the bonded warehouse, everything else at Great Stone. */
    private void stock(SeedCatalogue.Row row) throws IOException {
        String once = "demo-stock-" + row.sku();
        if (settings.find(once).isPresent()) {
            return;
        }
        String warehouse = row.mayComeDirectly() ? DIRECT : BONDED;
        HttpRequest request = json(store.asMerchant("/merchant/products/" + row.sku() + "/stock"))
                .PUT(body(Map.of("available", PIECES, "warehouse", warehouse)))
                .build();
        expect(request, 200);
        settings.put(once, warehouse);
    }

    private void connectShop() throws IOException {
        DouyinShop.Connection connection = shop.connection();
        connect("douyin", connection.appKey(), connection.appSecret(), connection.shopId());
    }

    /** JD gives a token only for a code that the owner of the shop has got there; nobody calls us, so that it is fetched. */
    private void connectJdShop() throws IOException {
        JdShop.Connection connection = jdShop.connection();
        Optional<JsonNode> connected = connect("jd", connection.appKey(), connection.appSecret(), connection.shopId());
        if (connected.isPresent()) {
            String id = member(connected.get(), "id");
            expect(
                    json(store.asOperator("/channels/jd/shops/" + id + "/authorizations"))
                            .POST(body(Map.of("code", jdTokens.code())))
                            .build(),
                    200);
        }
    }

    /** Connects a shop; empty when it is connected already by another way, and when a person has ended what was connected here. */
    private Optional<JsonNode> connect(String channel, String appKey, String appSecret, String shopId)
            throws IOException {
        HttpRequest request = json(store.asOperator("/channels/" + channel + "/shops"))
                .header("Idempotency-Key", "demo-shop-" + shopId)
                .POST(body(Map.of(
                        "appKey", appKey,
                        "appSecret", appSecret,
                        "shopId", shopId,
                        "gateway", url.resolve("/sandbox/" + channel).toString())))
                .build();
        HttpResponse<String> answer = http.send(request);
        if (!Set.of(201, 404, 409).contains(answer.statusCode())) {
            throw new Refused(request, answer);
        }
        return answer.statusCode() == 201 ? SandboxJson.object(answer.body()) : Optional.empty();
    }

    private JsonNode expect(HttpRequest request, int status) throws IOException {
        HttpResponse<String> answer = http.send(request);
        if (answer.statusCode() != status) {
            throw new Refused(request, answer);
        }
        return SandboxJson.object(answer.body()).orElseThrow(() -> new Refused(request, answer));
    }

    private static String member(JsonNode json, String name) {
        return SandboxJson.text(json, name).orElse("");
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request) {
        return request.header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher body(Map<String, Object> json) {
        return BodyPublishers.ofString(SandboxJson.print(json));
    }

    private static String fingerprint(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
