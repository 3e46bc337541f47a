package by.pavilion.sandbox.douyin;

import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.douyin.DouyinGateway.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * {@code product.addCbProduct}, {@code product.editCbProduct} and the draft in {@code product.detail}: products with what customs
 * wants to know. Each is looked at a moment later, and one whose name praises itself beyond what China's advertising law allows
 * is refused; buyers go on seeing what they saw before.
 */
@ApplicationScoped
class ProductDesk {
    private static final int AT_ONCE = 20;
    private static final Pattern SUPERLATIVE = Pattern.compile("最|第一|国家级|顶级");
    private static final Pattern CODE = Pattern.compile("[\\x21-\\x7e]{1,40}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ProductStore products;
    private final ShelfStore shelf;
    private final DouyinShop shop;
    private final DouyinConfig config;
    private final Clock clock;

    ProductDesk(ProductStore products, ShelfStore shelf, DouyinShop shop, DouyinConfig config, Clock clock) {
        this.products = products;
        this.shelf = shelf;
        this.shop = shop;
        this.config = config;
        this.clock = clock;
    }

    Answer add(JsonNode parameters, Product.Kind kind) {
        Optional<Answer> wrong = wrong(parameters, kind);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Optional<String> reference =
                SandboxJson.text(parameters, "out_product_id").filter(id -> id.matches("\\d{1,19}"));
        if (reference.isEmpty()) {
            return Answer.refused(40004, "isv.parameter-invalid:out_product_id", "out_product_id must be digits");
        }
        JsonNode spec = parameters.path("spec_prices").path(0);
        long chance = clock.millis() % 10_000_000_000_000L * 10_000 + RANDOM.nextInt(10_000);
        Product product = new Product(
                3_500_000_000_000_000_000L + chance,
                reference.get(),
                OrderDetail.skuId(spec.path("code").asText()),
                spec.path("code").asText(),
                Product.LOOKED_AT,
                "",
                SandboxJson.print(parameters),
                "");
        if (!products.insert(product, clock.instant().plus(config.step()))) {
            return Answer.refused(50002, "isv.business-failed:2010510", "another product has this out_product_id");
        }
        shelf.put(new Shelf.Goods(
                Long.toString(product.skuId()),
                Long.toString(product.id()),
                spec.path("stock_num").asLong(0),
                spec.path("price").longValue()));
        return Answer.success(
                Map.of("product_id", product.id(), "out_product_id", Long.parseLong(product.reference())));
    }

    Answer edit(JsonNode parameters, Product.Kind kind) {
        Optional<Product> product = find(parameters);
        if (product.isEmpty()) {
            return Answer.refused(50002, "isv.business-failed:2010001", "no such product");
        }
        Optional<Answer> wrong = wrong(parameters, kind);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        products.edit(
                product.get().id(),
                SandboxJson.print(parameters),
                clock.instant().plus(config.step()));
        return Answer.success(Map.of());
    }

    /** The draft, or what buyers see; empty when it is no product that was handed in here. */
    Optional<Answer> detail(JsonNode parameters) {
        return find(parameters).map(product -> {
            boolean draft = parameters.path("show_draft").asBoolean(false);
            ObjectNode data = SandboxJson.object(draft || product.shown().isEmpty() ? product.draft() : product.shown())
                    .<ObjectNode>map(ObjectNode.class::cast)
                    .orElseGet(SandboxJson.MAPPER::createObjectNode);
            ObjectNode spec = (ObjectNode) data.path("spec_prices").path(0);
            shelf.find(Long.toString(product.skuId())).ifPresent(goods -> {
                spec.put("sku_id", product.skuId());
                spec.put("price", goods.price());
                spec.put("stock_num", goods.stock());
            });
            Map<String, Object> json = new LinkedHashMap<>();
            data.properties().forEach(member -> json.put(member.getKey(), member.getValue()));
            json.put("product_id", product.id());
            json.put("out_product_id", Long.parseLong(product.reference()));
            json.put("status", product.shown().isEmpty() ? 1 : 0);
            json.put("check_status", product.status());
            json.put("audit_reason", product.reason());
            return Answer.success(json);
        });
    }

    /** Looks at what has been handed in, and gives how many there were. */
    @Transactional
    int look() {
        List<Product> due = products.due(clock.instant(), AT_ONCE);
        for (Product product : due) {
            String name = SandboxJson.object(product.draft())
                    .flatMap(draft -> SandboxJson.text(draft, "name"))
                    .orElse("");
            boolean praises = SUPERLATIVE.matcher(name).find();
            products.decide(product, praises ? Product.REFUSED : Product.PASSED, praises ? "商品标题含有极限词，请修改后重新提交" : "");
            shop.tellOfProduct(product.id(), praises ? "417" : "400");
        }
        return due.size();
    }

    private Optional<Product> find(JsonNode parameters) {
        OptionalLong id = SandboxNumbers.id(parameters, "product_id");
        return id.isPresent()
                ? products.find(id.getAsLong())
                : SandboxJson.text(parameters, "out_product_id").flatMap(products::findByReference);
    }

    private static Optional<Answer> wrong(JsonNode product, Product.Kind kind) {
        JsonNode specs = product.path("spec_prices");
        JsonNode spec = specs.path(0);
        JsonNode customs = spec.path("customs_report_info");
        JsonNode logistics = product.path("logistics_info");
        Map<String, Boolean> checks = new LinkedHashMap<>();
        checks.put("name", SandboxJson.text(product, "name").isPresent());
        checks.put("spec_prices", specs.isArray() && specs.size() == 1);
        checks.put("code", CODE.matcher(spec.path("code").asText("")).matches());
        checks.put(
                "price",
                spec.path("price").isIntegralNumber() && spec.path("price").longValue() > 0);
        switch (kind) {
            case CROSS_BORDER -> putCustoms(checks, customs, logistics);
            case PLAIN -> {
                checks.put("customs_report_info", customs.isMissingNode());
                checks.put("customs_clear_type", !logistics.has("customs_clear_type"));
            }
        }
        return checks.entrySet().stream()
                .filter(check -> !check.getValue())
                .findFirst()
                .map(check -> Answer.refused(
                        40004, "isv.parameter-invalid:" + check.getKey(), check.getKey() + " is not as it has to be"));
    }

    /** What customs wants to know of goods from abroad. */
    private static void putCustoms(Map<String, Boolean> checks, JsonNode customs, JsonNode logistics) {
        checks.put("hs_code", customs.path("hs_code").asText("").matches("\\d{10}"));
        checks.put("first_measure_qty", isPositive(customs.path("first_measure_qty")));
        checks.put(
                "first_measure_unit",
                customs.path("first_measure_unit").asText("").matches("\\d{3}"));
        checks.put(
                "second_measure_qty",
                customs.has("second_measure_unit") == customs.has("second_measure_qty")
                        && (!customs.has("second_measure_qty") || isPositive(customs.path("second_measure_qty"))));
        checks.put("report_name", SandboxJson.text(customs, "report_name").isPresent());
        checks.put(
                "report_brand_name",
                SandboxJson.text(customs, "report_brand_name").isPresent());
        checks.put("g_model", SandboxJson.text(customs, "g_model").isPresent());
        checks.put("bar_code", customs.path("bar_code").asText("0000000000000").matches("\\d{8}|\\d{12,14}"));
        checks.put(
                "customs_clear_type",
                logistics.path("customs_clear_type").asText("").matches("[123]"));
        checks.put(
                "origin_country_id",
                SandboxJson.text(logistics, "origin_country_id").isPresent());
        checks.put(
                "source_country_id",
                SandboxJson.text(logistics, "source_country_id").isPresent());
        checks.put("tax_payer", logistics.path("tax_payer").asText("").matches("[01]"));
        checks.put("net_weight_qty", isPositive(logistics.path("net_weight_qty")));
    }

    private static boolean isPositive(JsonNode number) {
        try {
            return new BigDecimal(number.asText("")).signum() > 0;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}
