package by.pavilion.merchant;

import by.pavilion.identity.MerchantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A producer as the pavilion knows it.
 *
 * @param name shown to buyers
 * @param legalName as in the register of companies
 * @param registrationNumber in that register
 * @param country ISO 3166 alpha-2
 * @param statusReasons what the operator gave for it, for the merchant to read
 * @param version raised by each change
 */
public record MerchantProfile(
        MerchantId id,
        String name,
        @Nullable String legalName,
        @Nullable String registrationNumber,
        String country,
        MerchantStatus status,
        List<String> statusReasons,
        Instant statusSince,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    public MerchantProfile {
        statusReasons = List.copyOf(statusReasons);
    }
}
