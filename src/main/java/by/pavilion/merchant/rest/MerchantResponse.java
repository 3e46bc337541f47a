package by.pavilion.merchant.rest;

import by.pavilion.identity.MerchantId;
import by.pavilion.merchant.MerchantProfile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record MerchantResponse(
        MerchantId id,
        String name,
        @Nullable String legalName,
        @Nullable String registrationNumber,
        String country,
        Instant createdAt,
        Instant updatedAt) {

    static MerchantResponse of(MerchantProfile merchant) {
        return new MerchantResponse(
                merchant.id(),
                merchant.name(),
                merchant.legalName(),
                merchant.registrationNumber(),
                merchant.country(),
                merchant.createdAt(),
                merchant.updatedAt());
    }
}
