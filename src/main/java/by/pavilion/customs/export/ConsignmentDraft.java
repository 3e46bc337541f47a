package by.pavilion.customs.export;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A consignment as an operator asks for it. Nothing is checked yet, so that everything wrong is told at once. The parts are
 * those of {@link ConsignmentTerms}.
 *
 * @param orders ids of declared orders whose parcels leave
 * @param goods instead of orders: what is sent to the bonded warehouse
 */
public record ConsignmentDraft(
        @Nullable String customsMode,
        @Nullable List<@Nullable String> orders,
        @Nullable List<@Nullable Goods> goods,
        @Nullable Exporter exporter,
        @Nullable Consignee consignee,
        @Nullable Contract contract,
        @Nullable Delivery delivery,
        @Nullable Transport transport,
        @Nullable StatisticalRate statisticalRate) {

    /**
     * Some pieces of one SKU.
     *
     * @param grossWeightGrams of all of them with pallets and cartons; what their listing says when absent
     * @param price of one; their listing's price when absent
     */
    public record Goods(
            @Nullable String sku,
            @Nullable Integer quantity,
            @Nullable Integer packages,
            @Nullable Long grossWeightGrams,
            @Nullable Price price) {}

    /** An amount in major units. */
    public record Price(@Nullable String amount, @Nullable String currency) {}

    public record Exporter(
            @Nullable String name,
            @Nullable String nameEn,
            @Nullable String address,
            @Nullable String unp) {}

    public record Consignee(
            @Nullable String name,
            @Nullable String address,
            @Nullable String country) {}

    public record Contract(
            @Nullable String number, @Nullable LocalDate signedOn) {}

    public record Delivery(
            @Nullable String incoterms, @Nullable String place) {}

    public record Transport(
            @Nullable String mode,
            @Nullable String vehicle,
            @Nullable String vehicleCountry,
            @Nullable String noteNumber,
            @Nullable LocalDate noteDate,
            @Nullable String departure,
            @Nullable String departureCode,
            @Nullable String destination,
            @Nullable String destinationCode,
            @Nullable String border,
            @Nullable String container,
            @Nullable String seal,
            @Nullable String marks,
            @Nullable String carrier,
            @Nullable Inland inland) {}

    public record Inland(
            @Nullable String mode,
            @Nullable String vehicle,
            @Nullable String vehicleCountry) {}

    public record StatisticalRate(
            @Nullable BigDecimal usd,
            @Nullable LocalDate day,
            @Nullable String source) {}
}
