package by.pavilion.catalog;

import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Money;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "catalog_listings")
@NullUnmarked // the database fills the fields
class ListingRow {
    private static final TypeReference<Map<String, ListingText>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<Presentation> PRESENTATION = new TypeReference<>() {};
    private static final TypeReference<List<BlockingReason>> REASONS = new TypeReference<>() {};

    @Id
    @Column(length = 20)
    public String sku;

    @Column(name = "merchant_id", updatable = false)
    public long merchantId;

    @Column(name = "product_id")
    public long productId;

    @Column(name = "product_code", length = 40)
    public String productCode;

    @Column(length = 40)
    public String category;

    @Column(length = 100)
    public String brand;

    /** JSON: a {@link ListingText} by language. */
    @Column(columnDefinition = "MEDIUMTEXT")
    public String texts;

    @Column(name = "hs_code", length = 10)
    public String hsCode;

    @Column(name = "tnved_code", length = 10)
    public String tnvedCode;

    @Column(length = 3)
    public String unit;

    @Column(length = 3)
    public String unit1;

    @Column(precision = 19, scale = 5)
    public BigDecimal quantity1;

    @Column(length = 3)
    public String unit2;

    @Column(precision = 19, scale = 5)
    public BigDecimal quantity2;

    @Column(name = "gmodel_zh", length = 510)
    public String gmodelZh;

    @Column(length = 14)
    public String gtin;

    @Column(name = "origin_country", length = 3)
    public String originCountry;

    @Column(name = "positive_list", length = 20)
    public String positiveList;

    @Column(name = "declared_modes", length = 40)
    public String declaredModes;

    @Column(name = "net_weight_grams")
    public long netWeightGrams;

    @Column(name = "gross_weight_grams")
    public long grossWeightGrams;

    @Column(length = 60)
    public String content;

    @Column(length = 10)
    public String storage;

    @Column(name = "shelf_life_days")
    public Integer shelfLifeDays;

    @Column(length = 250)
    public String producer;

    @Column(name = "producer_registration", length = 60)
    public String producerRegistration;

    @Column(name = "price_minor")
    public Long priceMinor;

    @Column(name = "price_currency", length = 3)
    public String priceCurrency;

    @Column(length = 500)
    public String note;

    /** JSON: a {@link Presentation}; null when there is nothing in it. */
    @Column(columnDefinition = "MEDIUMTEXT")
    public String presentation;

    @Column(length = 10)
    public String status;

    /** JSON: a list of {@link BlockingReason}. */
    @Column(columnDefinition = "TEXT")
    public String reasons;

    @Column(name = "event_sequence")
    public long eventSequence;

    @Version
    public long version;

    @Column(name = "created_at", updatable = false)
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    /** Takes over everything but the numbers that the row itself counts. */
    void take(Listing listing) {
        CustomsData customs = listing.customs();
        Money price = listing.price();
        sku = listing.sku().value();
        merchantId = listing.merchant().value();
        productId = listing.productId().value();
        productCode = listing.productCode();
        category = listing.category();
        brand = listing.brand();
        texts = CatalogJson.print(listing.texts());
        hsCode = customs.hsCode();
        tnvedCode = customs.tnvedCode();
        unit = customs.unit();
        unit1 = customs.unit1();
        quantity1 = customs.quantity1();
        unit2 = customs.unit2();
        quantity2 = customs.quantity2();
        gmodelZh = customs.gmodelZh();
        gtin = customs.gtin();
        originCountry = customs.originCountry();
        positiveList = customs.positiveList();
        declaredModes = customs.declaredModes();
        netWeightGrams = listing.netWeightGrams();
        grossWeightGrams = listing.grossWeightGrams();
        content = listing.content();
        storage = listing.storage().name();
        shelfLifeDays = listing.shelfLifeDays();
        producer = listing.producer();
        producerRegistration = listing.producerRegistration();
        priceMinor = price == null ? null : price.minor();
        priceCurrency = price == null ? null : price.currency().getCurrencyCode();
        note = listing.note();
        presentation =
                listing.presentation().equals(Presentation.NONE) ? null : CatalogJson.print(listing.presentation());
        status = listing.status().name();
        reasons = CatalogJson.print(listing.reasons());
        createdAt = listing.createdAt();
        updatedAt = listing.updatedAt();
    }

    Listing toListing() {
        return new Listing(
                new Sku(sku),
                new ProductId(productId),
                productCode,
                new MerchantId(merchantId),
                category,
                brand,
                CatalogJson.read(texts, TEXTS),
                new CustomsData(
                        hsCode,
                        tnvedCode,
                        unit,
                        unit1,
                        quantity1,
                        unit2,
                        quantity2,
                        gmodelZh,
                        gtin,
                        originCountry,
                        positiveList,
                        declaredModes),
                netWeightGrams,
                grossWeightGrams,
                content,
                NetContent.parse(content)
                        .orElseThrow(() -> new IllegalStateException(sku + " has the content " + content)),
                Storage.valueOf(storage),
                shelfLifeDays,
                producer,
                producerRegistration,
                price(),
                note,
                presentation == null ? Presentation.NONE : CatalogJson.read(presentation, PRESENTATION),
                ListingStatus.valueOf(status),
                CatalogJson.read(reasons, REASONS),
                version,
                createdAt,
                updatedAt);
    }

    private @Nullable Money price() {
        return priceMinor == null ? null : Money.ofMinor(priceMinor, Currency.getInstance(priceCurrency));
    }
}
