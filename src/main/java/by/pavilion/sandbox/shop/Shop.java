package by.pavilion.sandbox.shop;

import by.pavilion.sandbox.SandboxHttp;
import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.StoreApi;
import by.pavilion.sandbox.TestBuyers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The server side of a small storefront: it holds the keys, so that the browser needs none. It shows customs' messages of
 * orders that were bought here and of no others.
 */
@ApplicationScoped
public class Shop {
    private static final int NEWEST_ORDERS = 50;

    private final StoreApi store;
    private final SandboxHttp http;
    private final ShopOrderStore orders;
    private final Clock clock;

    Shop(StoreApi store, SandboxHttp http, ShopOrderStore orders, Clock clock) {
        this.store = store;
        this.http = http;
        this.orders = orders;
        this.clock = clock;
    }

    /** What the browser gets: status, type and body, most often just as the API has answered. */
    public record Reply(int status, String type, String body) {
        static Reply of(HttpResponse<String> answer) {
            return new Reply(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse("application/json"),
                    answer.body());
        }

        static Reply json(JsonNode body) {
            return new Reply(200, "application/json", SandboxJson.print(body));
        }

        static Reply notYet() {
            return new Reply(204, "application/json", "");
        }

        static Reply nothing() {
            return new Reply(404, "application/json", "{\"code\":\"NOT_FOUND\",\"message\":\"not bought here\"}");
        }
    }

    /** Orders for one of the test buyers and begins the payment; a refusal of the API is the answer as it stands. */
    public CompletionStage<Reply> buy(String sku, int quantity, String buyer, String language) {
        Optional<JsonNode> template = TestBuyers.find(buyer);
        if (template.isEmpty()) {
            return done(
                    new Reply(400, "application/json", "{\"code\":\"PARAM_ERROR\",\"message\":\"buyer is unknown\"}"));
        }
        ObjectNode order = template.get().deepCopy();
        ArrayNode lines = order.putArray("lines");
        lines.addObject().put("sku", sku).put("quantity", quantity);
        HttpRequest request = store.asStorefront("/orders")
                .setHeader("Accept-Language", language)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(SandboxJson.print(order)))
                .build();
        return http.sendAsync(request)
                .thenCompose(answer -> answer.statusCode() == 201 ? pay(answer) : done(Reply.of(answer)));
    }

    /** The order that a sale on the marketplace has become; 204 until it is there. */
    public CompletionStage<Reply> orderOfSale(String saleId, String language) {
        HttpRequest request = store.asOperator("/orders?limit=" + NEWEST_ORDERS)
                .setHeader("Accept-Language", language)
                .GET()
                .build();
        return http.sendAsync(request).thenApply(answer -> {
            for (JsonNode order :
                    SandboxJson.object(answer.body()).orElseThrow().path("items")) {
                if (saleId.equals(order.path("channel").path("externalOrderId").asText())) {
                    remember(order.path("id").asText());
                    return Reply.json(order);
                }
            }
            return Reply.notYet();
        });
    }

    /** The order as the operator sees it, the buyer masked. */
    public CompletionStage<Reply> order(String orderId, String language) {
        return ofOurs(orderId, "/orders/" + orderId, language);
    }

    public CompletionStage<Reply> timeline(String orderId, String language) {
        return ofOurs(orderId, "/orders/" + orderId + "/timeline", language);
    }

    /** Every customs message and receipt of the order, oldest first. */
    public CompletionStage<Reply> messages(String orderId) {
        if (!isOurs(orderId)) {
            return done(Reply.nothing());
        }
        HttpRequest declarations = store.asOperator("/declarations?limit=10&order=" + orderId)
                .GET()
                .build();
        return http.sendAsync(declarations).thenCompose(answer -> {
            List<CompletableFuture<ArrayNode>> lists = new ArrayList<>();
            for (JsonNode declaration :
                    SandboxJson.object(answer.body()).orElseThrow().path("items")) {
                lists.add(messagesOf(declaration.path("id").asText()));
            }
            return CompletableFuture.allOf(lists.toArray(new CompletableFuture<?>[0]))
                    .thenApply(all -> {
                        ObjectNode body = SandboxJson.MAPPER.createObjectNode();
                        ArrayNode items = body.putArray("items");
                        lists.forEach(list -> items.addAll(list.join()));
                        return Reply.json(body);
                    });
        });
    }

    /** The XML of one message. */
    public CompletionStage<Reply> message(String orderId, String declarationId, int number) {
        if (!isOurs(orderId)) {
            return done(Reply.nothing());
        }
        HttpRequest declaration =
                store.asOperator("/declarations/" + declarationId).GET().build();
        return http.sendAsync(declaration).thenCompose(answer -> {
            boolean fits = SandboxJson.object(answer.body())
                    .filter(json -> orderId.equals(json.path("orderId").asText()))
                    .isPresent();
            if (!fits) {
                return done(Reply.nothing());
            }
            return http.sendAsync(store.asOperator("/declarations/" + declarationId + "/messages/" + number)
                            .GET()
                            .build())
                    .thenApply(Reply::of);
        });
    }

    private CompletionStage<Reply> pay(HttpResponse<String> placed) {
        JsonNode order = SandboxJson.object(placed.body()).orElseThrow();
        String id = order.path("id").asText();
        remember(id);
        HttpRequest payment = store.asStorefront("/orders/" + id + "/payments")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString("{\"provider\":\"sandbox\"}"))
                .build();
        return http.sendAsync(payment)
                .thenApply(answer -> answer.statusCode() / 100 == 2 ? Reply.of(placed) : Reply.of(answer));
    }

    private CompletableFuture<ArrayNode> messagesOf(String declarationId) {
        HttpRequest request = store.asOperator("/declarations/" + declarationId + "/messages?limit=100")
                .GET()
                .build();
        return http.sendAsync(request).thenApply(answer -> {
            ArrayNode items = SandboxJson.MAPPER.createArrayNode();
            for (JsonNode message :
                    SandboxJson.object(answer.body()).orElseThrow().path("items")) {
                ObjectNode item = message.deepCopy();
                items.add(item.put("declaration", declarationId));
            }
            return items;
        });
    }

    private CompletionStage<Reply> ofOurs(String orderId, String path, String language) {
        if (!isOurs(orderId)) {
            return done(Reply.nothing());
        }
        HttpRequest request = store.asOperator(path)
                .setHeader("Accept-Language", language)
                .GET()
                .build();
        return http.sendAsync(request).thenApply(Reply::of);
    }

    private boolean isOurs(String orderId) {
        return QuarkusTransaction.requiringNew().call(() -> orders.knows(orderId));
    }

    private void remember(String orderId) {
        QuarkusTransaction.requiringNew().run(() -> orders.remember(orderId, clock.instant()));
    }

    private static CompletionStage<Reply> done(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
