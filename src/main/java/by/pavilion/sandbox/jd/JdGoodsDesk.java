package by.pavilion.sandbox.jd;

import static by.pavilion.sandbox.SandboxJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stock and prices, by the platform's numbers of goods; stock with a result for each. */
@ApplicationScoped
class JdGoodsDesk {
    private static final int MOST_AT_ONCE = 100;
    private static final int MOST_PIECES = 999_999;

    private final JdShop shop;
    private final JdGoodsStore goods;

    JdGoodsDesk(JdShop shop, JdGoodsStore goods) {
        this.shop = shop;
        this.goods = goods;
    }

    Map<String, Object> setStock(JsonNode json) {
        JsonNode request = json.path("req");
        JsonNode stocks = request.path("skuStocks");
        Optional<String> number = text(request, "stockRfId").filter(id -> id.length() <= 100);
        boolean fits = text(request, "updateModel").equals(Optional.of("fullStockIn"))
                && number.isPresent()
                && stocks.isArray()
                && !stocks.isEmpty()
                && stocks.size() <= MOST_AT_ONCE;
        if (!fits) {
            return Map.of("returnType", Map.of("success", false, "message", "参数错误", "code", "4001"));
        }
        List<Map<String, Object>> results = new ArrayList<>();
        for (JsonNode stock : stocks) {
            String skuId = text(stock, "skuId").orElse("");
            int pieces = stock.path("stockNum").asInt(-1);
            Optional<String> sku = shop.skuOf(skuId);
            boolean good = sku.isPresent() && pieces >= 0 && pieces <= MOST_PIECES;
            if (good) {
                goods.setStock(sku.get(), pieces, number.get());
            }
            results.add(Map.of("data", skuId, "success", good, "storeId", 0, "message", good ? "" : "SKU或库存错误"));
        }
        return Map.of("returnType", Map.of("success", true, "obj", Map.of("updateStockResult", results)));
    }

    Map<String, Object> stock(JsonNode json) {
        return sku(json, "skuId")
                .flatMap(sku -> goods.find(sku).stock())
                .map(pieces -> Map.<String, Object>of(
                        "skuStocks",
                        List.of(Map.of("skuId", json.path("skuId").asText(), "storeId", 0, "stockNum", pieces))))
                .orElse(Map.of("skuStocks", List.of()));
    }

    Map<String, Object> setPrice(JsonNode json) {
        Optional<String> sku = sku(json, "skuId");
        Optional<Integer> fen = text(json, "jdPrice").flatMap(JdGoodsDesk::fen);
        if (sku.isEmpty() || fen.isEmpty()) {
            return Map.of("success", false, "message", "价格或SKU错误");
        }
        goods.setPrice(sku.get(), fen.get());
        return Map.of("success", true);
    }

    Map<String, Object> sku(JsonNode json) {
        Map<String, Object> found = new LinkedHashMap<>();
        sku(json, "skuId").ifPresent(sku -> {
            JdGoodsStore.Goods state = goods.find(sku);
            found.put("skuId", JdShop.skuId(sku));
            found.put("outerId", sku);
            found.put("skuName", shop.productName(sku));
            state.jdPrice().ifPresent(price -> found.put("jdPrice", BigDecimal.valueOf(price, 2)));
            state.stock().ifPresent(stock -> found.put("stockNum", stock));
        });
        return Map.of("sku", found);
    }

    private Optional<String> sku(JsonNode json, String member) {
        return text(json, member).flatMap(shop::skuOf);
    }

    private static Optional<Integer> fen(String yuan) {
        if (!yuan.matches("\\d{1,6}(\\.\\d{1,2})?")) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(yuan).movePointRight(2).intValueExact())
                .filter(fen -> fen > 0);
    }
}
