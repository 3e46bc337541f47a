package by.pavilion.customs.rest;

import by.pavilion.customs.CorrectDeclaration;
import by.pavilion.customs.CorrectGoods;
import by.pavilion.customs.CorrectPeople;
import by.pavilion.parties.ContactForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How goods and people are to be described to customs; lengths are those of its messages. */
record CorrectionRequest(
        @Size(min = 1, max = 99) @Nullable List<@NotNull @Valid Line> lines,

        @Valid @Nullable Buyer buyer,

        @Valid @Nullable ShipTo shipTo) {

    /** Its text names nobody. */
    record Buyer(
            @Size(min = 1, max = ContactForm.LONGEST_NAME) @Nullable
            String name,

            @Size(max = 18) @Nullable String idNumber,

            @Size(max = 20) @Nullable String phone) {
        @Override
        public String toString() {
            return "Buyer[]";
        }
    }

    /** The province stays. Its text does not tell where. */
    record ShipTo(
            @Size(min = 1, max = ContactForm.LONGEST_CITY) @Nullable
            String city,

            @Size(min = 1, max = ContactForm.LONGEST_DISTRICT) @Nullable
            String district,

            @Size(min = 1, max = ContactForm.LONGEST_STREET) @Nullable
            String street,

            @Size(max = 6) @Nullable String postcode) {
        @Override
        public String toString() {
            return "ShipTo[]";
        }
    }

    record Line(
            @Min(1) @Max(99) int number,

            @Size(min = 1, max = 250) @Nullable String nameZh,

            @Pattern(regexp = "[0-9]{10}", message = "malformed") @Nullable
            String hsCode,

            @Size(min = 1, max = 510) @Nullable String gmodelZh,

            @Pattern(regexp = "[0-9]{8,14}", message = "malformed") @Nullable
            String gtin,

            @Pattern(regexp = "([0-9]{3}|[A-Z]{3})", message = "malformed") @Nullable
            String originCountry,

            @Pattern(regexp = "[0-9]{3}", message = "malformed") @Nullable
            String unit1,

            @Positive @Digits(integer = 9, fraction = 5) @Nullable
            BigDecimal quantity1,

            @Pattern(regexp = "[0-9]{3}", message = "malformed") @Nullable
            String unit2,

            @Positive @Digits(integer = 9, fraction = 5) @Nullable
            BigDecimal quantity2) {}

    CorrectDeclaration.Wish toWish() {
        return new CorrectDeclaration.Wish(
                Optional.ofNullable(lines).orElse(List.of()).stream()
                        .map(line -> new CorrectGoods.Correction(
                                line.number(),
                                Optional.ofNullable(line.nameZh()),
                                Optional.ofNullable(line.hsCode()),
                                Optional.ofNullable(line.gmodelZh()),
                                Optional.ofNullable(line.gtin()),
                                Optional.ofNullable(line.originCountry()),
                                Optional.ofNullable(line.unit1()),
                                Optional.ofNullable(line.quantity1()),
                                Optional.ofNullable(line.unit2()),
                                Optional.ofNullable(line.quantity2())))
                        .toList(),
                new CorrectPeople.Correction(
                        Optional.ofNullable(buyer).map(Buyer::name),
                        Optional.ofNullable(buyer).map(Buyer::idNumber),
                        Optional.ofNullable(buyer).map(Buyer::phone),
                        Optional.ofNullable(shipTo).map(ShipTo::city),
                        Optional.ofNullable(shipTo).map(ShipTo::district),
                        Optional.ofNullable(shipTo).map(ShipTo::street),
                        Optional.ofNullable(shipTo).map(ShipTo::postcode)));
    }
}
