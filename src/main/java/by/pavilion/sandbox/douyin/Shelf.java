package by.pavilion.sandbox.douyin;

import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.douyin.DouyinGateway.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stock and prices of the shop's goods, in fen and pieces: {@code sku.syncStock} sets or adds, and refuses an idempotent id that
 * it knows; {@code sku.stockNum}, {@code sku.editPrice} and {@code product.detail}.
 */
@ApplicationScoped
class Shelf {
    private static final int LONGEST_ID = 64;

    private final ShelfStore store;

    Shelf(ShelfStore store) {
        this.store = store;
    }

    /** What there is of goods, and what they cost; nothing of goods that nobody has spoken of. */
    record Goods(String skuId, String productId, long stock, long price) {
        static Goods none(String skuId, String productId) {
            return new Goods(skuId, productId, 0, 0);
        }
    }

    Answer syncStock(JsonNode parameters) {
        Optional<String> sku = id(parameters, "sku_id");
        Optional<String> product = id(parameters, "product_id");
        JsonNode number = parameters.path("stock_num");
        boolean adds = parameters.path("incremental").asBoolean(false);
        Optional<String> once = SandboxJson.text(parameters, "idempotent_id").filter(id -> id.length() <= LONGEST_ID);
        if (sku.isEmpty() || product.isEmpty() || !number.isIntegralNumber()) {
            return Answer.refused(
                    40002, "isv.parameter-invalid:stock_num", "sku_id, product_id and stock_num are required");
        }
        if (adds && once.isEmpty()) {
            return Answer.refused(40002, "isv.parameter-invalid:idempotent_id", "an increment needs an idempotent_id");
        }
        Goods goods = store.lock(sku.get()).orElseGet(() -> Goods.none(sku.get(), product.get()));
        if (once.isPresent() && !store.firstTime(once.get())) {
            return Answer.refused(40004, "isv.parameter-invalid:40010", "this idempotent_id was executed already");
        }
        long stock = adds ? goods.stock() + number.longValue() : number.longValue();
        if (stock < 0) {
            return Answer.refused(50002, "isv.business-failed:2010402", "stock cannot be negative");
        }
        store.put(new Goods(sku.get(), product.get(), stock, goods.price()));
        return Answer.success(Map.of());
    }

    Answer stockNum(JsonNode parameters) {
        return id(parameters, "sku_id")
                .map(sku -> store.find(sku).orElseGet(() -> Goods.none(sku, "")))
                .map(goods -> Answer.success(Map.of(
                        "sku_id", goods.skuId(),
                        "stock_num", goods.stock(),
                        "prehold_stock_num", 0,
                        "prom_stock_num", 0,
                        "normal_stock_num", goods.stock())))
                .orElseGet(() -> Answer.refused(40002, "isv.parameter-invalid:sku_id", "sku_id is required"));
    }

    Answer editPrice(JsonNode parameters) {
        Optional<String> sku = id(parameters, "sku_id");
        Optional<String> product = id(parameters, "product_id");
        JsonNode price = parameters.path("price");
        if (sku.isEmpty() || product.isEmpty() || !price.isIntegralNumber() || price.longValue() <= 0) {
            return Answer.refused(40004, "isv.parameter-invalid:price", "a price in fen above zero is required");
        }
        long stock = store.lock(sku.get()).map(Goods::stock).orElse(0L);
        store.put(new Goods(sku.get(), product.get(), stock, price.longValue()));
        return Answer.success(Map.of());
    }

    Answer productDetail(JsonNode parameters) {
        Optional<String> product = id(parameters, "product_id");
        if (product.isEmpty()) {
            return Answer.refused(40002, "isv.parameter-invalid:product_id", "product_id is required");
        }
        List<Map<String, Object>> goods = store.ofProduct(product.get()).stream()
                .map(one ->
                        Map.<String, Object>of("sku_id", one.skuId(), "price", one.price(), "stock_num", one.stock()))
                .toList();
        return Answer.success(Map.of("product_id", product.get(), "spec_prices", goods));
    }

    /** An id, as a number or as a text. */
    private static Optional<String> id(JsonNode parameters, String name) {
        JsonNode value = parameters.path(name);
        String text = value.isIntegralNumber() ? value.bigIntegerValue().toString() : value.asText("");
        return Optional.of(text).filter(id -> id.matches("\\d{1,19}"));
    }
}
