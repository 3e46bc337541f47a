package by.pavilion.ordering;

import by.pavilion.catalog.ListingDraft;
import by.pavilion.catalog.ListingText;
import by.pavilion.catalog.Presentation;
import by.pavilion.catalog.SaveListing;
import by.pavilion.catalog.Sku;
import by.pavilion.identity.MerchantId;
import by.pavilion.inventory.AllocateStock;
import by.pavilion.inventory.Pool;
import by.pavilion.inventory.SaveWarehouse;
import by.pavilion.inventory.SetStock;
import by.pavilion.inventory.Stock;
import by.pavilion.inventory.StockBalance;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.inventory.Warehouses;
import by.pavilion.merchant.Merchants;
import by.pavilion.merchant.SaveMerchant;
import by.pavilion.shared.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** A merchant with goods of its own in two warehouses, made through the same use cases as everybody's. */
@ApplicationScoped
public class TestShop {
    private static final String CHOCOLATE = "1806320000";
    public static final MerchantId MERCHANT = new MerchantId(4_242);
    public static final WarehouseCode BONDED = new WarehouseCode("TEST-CN");
    public static final WarehouseCode DIRECT = new WarehouseCode("TEST-BY");

    private final Merchants merchants;
    private final SaveMerchant saveMerchant;
    private final Warehouses warehouses;
    private final SaveWarehouse saveWarehouse;
    private final SaveListing saveListing;
    private final SetStock setStock;
    private final AllocateStock allocateStock;
    private final Stock stock;

    TestShop(
            Merchants merchants,
            SaveMerchant saveMerchant,
            Warehouses warehouses,
            SaveWarehouse saveWarehouse,
            SaveListing saveListing,
            SetStock setStock,
            AllocateStock allocateStock,
            Stock stock) {
        this.merchants = merchants;
        this.saveMerchant = saveMerchant;
        this.warehouses = warehouses;
        this.saveWarehouse = saveWarehouse;
        this.saveListing = saveListing;
        this.setStock = setStock;
        this.allocateStock = allocateStock;
        this.stock = stock;
    }

    /** A new chocolate of 90 g, 105 g with its wrapping, so many pieces of it in the bonded warehouse. */
    public Sku chocolate(String price, long pieces) {
        Sku sku = chocolate(price);
        stock(sku, BONDED, pieces);
        return sku;
    }

    /** A new chocolate of which there is none yet. */
    public Sku chocolate(String price) {
        return listed(CHOCOLATE, price);
    }

    /** Something new with this code of the tariff, of which there is none yet. */
    public synchronized Sku listed(String hsCode, String price) {
        open();
        Sku sku = new Sku("T-"
                + Long.toString(ThreadLocalRandom.current().nextLong(1L << 60), 36)
                        .toUpperCase(Locale.ROOT));
        saveListing.save(MERCHANT, sku, null, draft(hsCode, price));
        return sku;
    }

    /** From now on it costs something else. */
    public void reprice(Sku sku, String price) {
        saveListing.save(MERCHANT, sku, IfMatch.fromString("*"), draft(CHOCOLATE, price));
    }

    /** From now on it has another name in Chinese. */
    public void rename(Sku sku, String nameZh, String price) {
        saveListing.save(MERCHANT, sku, IfMatch.fromString("*"), draft(CHOCOLATE, price, nameZh));
    }

    public void stock(Sku sku, WarehouseCode warehouse, long pieces) {
        setStock.set("test", MERCHANT, sku, null, pieces, Optional.of(warehouse));
    }

    /** Sets pieces in the bonded warehouse aside for a channel. */
    public void allocate(Sku sku, String channel, long pieces) {
        allocateStock.allocate(MERCHANT, sku, Pool.fromString(channel), BONDED, pieces);
    }

    public long available(Sku sku) {
        return stock.of(sku).balances().stream()
                .mapToLong(StockBalance::available)
                .sum();
    }

    private void open() {
        if (merchants.find(MERCHANT).isEmpty()) {
            saveMerchant.save(MERCHANT, null, new SaveMerchant.Particulars("Test confectioner", null, null, "BY"));
        }
        for (var warehouse : List.of(BONDED, DIRECT)) {
            if (warehouses.find(warehouse).isEmpty()) {
                boolean bonded = warehouse.equals(BONDED);
                saveWarehouse.save(
                        warehouse,
                        null,
                        new SaveWarehouse.Particulars(
                                "Test " + warehouse, bonded ? "CN" : "BY", bonded ? "1210" : "9610", null));
            }
        }
    }

    private static ListingDraft draft(String hsCode, String price) {
        return draft(hsCode, price, "测试巧克力");
    }

    private static ListingDraft draft(String hsCode, String price, String nameZh) {
        return new ListingDraft(
                null,
                "chocolate",
                "Test",
                Map.of("zh-CN", ListingText.named(nameZh), "en", ListingText.named("Test chocolate")),
                new ListingDraft.Customs(
                        hsCode,
                        null,
                        "017",
                        "035",
                        new BigDecimal("0.09"),
                        null,
                        null,
                        "4|3|可可含量68%|块状|90克/块|不夹心|Test牌",
                        null,
                        "340",
                        "likely",
                        "9610;1210"),
                90L,
                105L,
                "90 g",
                "AMBIENT",
                365,
                null,
                null,
                new ListingDraft.Price(price, "CNY"),
                null,
                Presentation.NONE);
    }
}
