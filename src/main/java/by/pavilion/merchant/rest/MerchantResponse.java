package by.pavilion.merchant.rest;

import by.pavilion.identity.MerchantId;
import by.pavilion.merchant.MerchantProfile;
import by.pavilion.merchant.MerchantStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

record MerchantResponse(
        MerchantId id,
        String name,
        @Nullable String legalName,
        @Nullable String registrationNumber,
        String country,
        MerchantStatus status,
        List<String> statusReasons,
        Instant statusSince,
        Instant createdAt,
        Instant updatedAt) {

    static MerchantResponse of(MerchantProfile merchant) {
        return new MerchantResponse(
                merchant.id(),
                merchant.name(),
                merchant.legalName(),
                merchant.registrationNumber(),
                merchant.country(),
                merchant.status(),
                merchant.statusReasons(),
                merchant.statusSince(),
                merchant.createdAt(),
                merchant.updatedAt());
    }
}
