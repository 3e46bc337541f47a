package by.pavilion.merchant;

import by.pavilion.identity.MerchantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document of a merchant's, as an operator has entered it.
 *
 * @param regime the regulation that a registration was made under: {@code DECREE-280}
 * @param producerRegistration the number of the maker whose goods it is about; any maker's when absent
 * @param goods prefixes of the tariff codes that it is about; all goods when empty
 * @param brands those that an authorisation is for; documents of other kinds are for all
 * @param validUntil the first day on which it is no longer valid
 */
public record MerchantDocument(
        DocumentId id,
        MerchantId merchant,
        DocumentKind kind,
        String number,
        String issuer,
        Optional<String> regime,
        Optional<String> producerRegistration,
        List<String> goods,
        BrandNames brands,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        Instant createdAt) {
    public MerchantDocument {
        goods = List.copyOf(goods);
    }

    /** Whether it is about goods of this tariff code and brand. */
    public boolean covers(String hsCode, String brand) {
        return (goods.isEmpty() || goods.stream().anyMatch(hsCode::startsWith)) && brands.include(brand);
    }

    /**
     * Whether it is about goods of the maker with this number in customs' register. A registration is its own maker's. Goods of
     * which nobody says who makes them may be any maker's.
     */
    public boolean isOfMaker(@Nullable String registration) {
        Optional<String> maker = kind == DocumentKind.MAKER_REGISTRATION ? Optional.of(number) : producerRegistration;
        return registration == null
                || maker.filter(other -> !other.equals(registration)).isEmpty();
    }

    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom)
                && validUntil.filter(end -> !day.isBefore(end)).isEmpty();
    }
}
