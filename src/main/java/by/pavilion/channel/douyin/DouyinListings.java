package by.pavilion.channel.douyin;

import by.pavilion.catalog.CustomsData;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ChannelSku;
import by.pavilion.channel.ListingsOut;
import by.pavilion.channel.ProductSheet;
import by.pavilion.channel.ShopAccess;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Products, one for each SKU: in cross-border shops with what customs wants to know, in plain ones without. The platform looks at
 * each before it shows it, and keeps showing what it has shown before as long as it looks.
 */
@ApplicationScoped
class DouyinListings implements ListingsOut {
    private static final String ADD = "product.addCbProduct";
    private static final String EDIT = "product.editCbProduct";
    private static final String ADD_PLAIN = "product.addV2";
    private static final String EDIT_PLAIN = "product.editV2";
    private static final String READ = "product.detail";

    /** How goods come in: out of a bonded warehouse, or directly. */
    private static final int BONDED = 1;

    private static final int DIRECT = 2;
    private static final int TAX_PAID_BY_BUYER = 1;

    private static final String PASSED = "3";
    private static final String REFUSED = "4";
    private static final String BANNED = "5";
    private static final String PASSED_NOT_SHOWN_YET = "7";

    private final DouyinApi api;
    private final DouyinConfig config;

    DouyinListings(DouyinApi api, DouyinConfig config) {
        this.api = api;
        this.config = config;
    }

    @Override
    public String channel() {
        return DouyinMessages.CHANNEL;
    }

    /** A product that an attempt with an unknown end may have made is found by our number of it. */
    @Override
    public ChannelSku handIn(ShopAccess shop, String reference, Optional<ChannelSku> there, ProductSheet sheet)
            throws ChannelFault {
        boolean plain = isPlain(shop);
        Map<String, Object> which = there.<Map<String, Object>>map(known -> Map.of("product_id", known.productId()))
                .orElseGet(() -> Map.of("out_product_id", reference));
        Optional<JsonNode> product = find(shop, which);
        if (product.isEmpty() && there.isPresent()) {
            throw new ChannelFault(ChannelFault.Kind.REFUSED, READ + " knows no such product");
        }
        if (product.isEmpty()) {
            Map<String, Object> made = product(sheet, plain, Optional.empty());
            made.put("out_product_id", reference);
            api.call(shop, plain ? ADD_PLAIN : ADD, made);
            return numbers(find(shop, which), sheet);
        }
        if (product.get().path("spec_prices").size() > 1) { // ours would take the place of all of them
            throw new ChannelFault(ChannelFault.Kind.REFUSED, "the product has specs beside " + sheet.sku());
        }
        ChannelSku numbers = there.isPresent() ? there.get() : numbers(product, sheet);
        long priceThere = price(product.get(), numbers).orElseThrow(DouyinListings::unreadable);
        Map<String, Object> edited = product(sheet, plain, Optional.of(priceThere));
        edited.put("product_id", numbers.productId());
        api.call(shop, plain ? EDIT_PLAIN : EDIT, edited);
        return numbers;
    }

    private boolean isPlain(ShopAccess shop) {
        return config.plainShops()
                .filter(shops -> shops.contains(shop.shop().shopId()))
                .isPresent();
    }

    @Override
    public Verdict verdict(ShopAccess shop, ChannelSku there) throws ChannelFault {
        JsonNode product = find(shop, Map.of("product_id", there.productId()))
                .orElseThrow(() -> new ChannelFault(ChannelFault.Kind.REFUSED, READ + " knows no such product"));
        String status = DouyinValues.text(product.path("check_status")).orElse("");
        return switch (status) {
            case PASSED, PASSED_NOT_SHOWN_YET -> new Verdict(Standing.SHOWN, "");
            case REFUSED, BANNED ->
                new Verdict(
                        Standing.REFUSED,
                        DouyinValues.text(product.path("audit_reason")).orElse("check_status " + status));
            default -> new Verdict(Standing.LOOKED_AT, "");
        };
    }

    /** What was handed in last, looked at or not. */
    private Optional<JsonNode> find(ShopAccess shop, Map<String, Object> which) throws ChannelFault {
        Map<String, Object> parameters = new TreeMap<>(which);
        parameters.put("show_draft", "true");
        try {
            return Optional.of(api.call(shop, READ, parameters))
                    .filter(product ->
                            DouyinValues.id(product.path("product_id")).isPresent());
        } catch (ChannelFault fault) {
            if (fault.kind() == ChannelFault.Kind.REFUSED) {
                return Optional.empty();
            }
            throw fault;
        }
    }

    private static ChannelSku numbers(Optional<JsonNode> product, ProductSheet sheet) throws ChannelFault {
        for (JsonNode entry : product.map(found -> found.path("spec_prices")).orElseThrow(DouyinListings::unreadable)) {
            Optional<String> skuId = DouyinValues.id(entry.path("sku_id"));
            boolean isOurs = DouyinValues.text(entry.path("code"))
                    .filter(sheet.sku().value()::equals)
                    .isPresent();
            if (isOurs && skuId.isPresent()) {
                return new ChannelSku(
                        DouyinValues.id(product.get().path("product_id")).orElseThrow(DouyinListings::unreadable),
                        skuId.get());
            }
        }
        throw new ChannelFault(ChannelFault.Kind.REFUSED, READ + " has no spec with the code " + sheet.sku());
    }

    private static ChannelFault unreadable() {
        return new ChannelFault(ChannelFault.Kind.RETRY, READ + " answered without the product");
    }

    private static Optional<Long> price(JsonNode product, ChannelSku numbers) {
        for (JsonNode entry : product.path("spec_prices")) {
            if (DouyinValues.id(entry.path("sku_id"))
                    .filter(numbers.skuId()::equals)
                    .isPresent()) {
                return DouyinValues.number(entry.path("price"));
            }
        }
        return Optional.empty();
    }

    /** @param priceThere of a product that is there: it is changed by a call of its own, with its own care */
    private Map<String, Object> product(ProductSheet sheet, boolean plain, Optional<Long> priceThere) {
        Map<String, Object> spec = new TreeMap<>();
        spec.put("code", sheet.sku().value());
        spec.put("price", priceThere.orElseGet(() -> DouyinValues.fen(sheet.price())));
        if (!plain) {
            spec.put("customs_report_info", customs(sheet));
        }
        if (priceThere.isEmpty()) {
            spec.put("stock_num", 0);
        }
        Map<String, Object> product = new TreeMap<>();
        product.put("name", sheet.nameZh());
        Optional.ofNullable(config.categories().get(sheet.category()))
                .ifPresent(category -> product.put("category_leaf_id", category));
        product.put("spec_prices", List.of(spec));
        if (!plain) {
            product.put("logistics_info", logistics(sheet));
        }
        return product;
    }

    private static Map<String, Object> customs(ProductSheet sheet) {
        CustomsData customs = sheet.customs();
        Map<String, Object> report = new TreeMap<>();
        report.put("hs_code", customs.hsCode());
        report.put("first_measure_qty", plain(customs.quantity1()));
        report.put("first_measure_unit", customs.unit1());
        Optional.ofNullable(customs.quantity2()).ifPresent(second -> report.put("second_measure_qty", plain(second)));
        Optional.ofNullable(customs.unit2()).ifPresent(second -> report.put("second_measure_unit", second));
        report.put("report_name", sheet.nameZh());
        report.put("report_brand_name", sheet.brand());
        report.put("g_model", customs.gmodelZh());
        Optional.ofNullable(customs.gtin()).ifPresent(gtin -> report.put("bar_code", gtin));
        return report;
    }

    private static Map<String, Object> logistics(ProductSheet sheet) {
        String modes = Optional.ofNullable(sheet.customs().declaredModes()).orElse("");
        Map<String, Object> logistics = new TreeMap<>();
        logistics.put("customs_clear_type", modes.contains("9610") ? DIRECT : BONDED);
        logistics.put("origin_country_id", sheet.customs().originCountry());
        logistics.put("source_country_id", sheet.customs().originCountry());
        logistics.put("tax_payer", TAX_PAID_BY_BUYER);
        logistics.put("net_weight_qty", plain(BigDecimal.valueOf(sheet.netWeightGrams(), 3)));
        return logistics;
    }

    /** Kilograms and customs' quantities as text, so that nobody reads them into a double. */
    private static String plain(BigDecimal quantity) {
        return quantity.stripTrailingZeros().toPlainString();
    }
}
