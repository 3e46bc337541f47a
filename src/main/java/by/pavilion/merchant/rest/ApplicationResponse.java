package by.pavilion.merchant.rest;

import by.pavilion.identity.MerchantId;
import by.pavilion.merchant.Application;
import by.pavilion.merchant.MerchantProfile;
import by.pavilion.merchant.MerchantStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A merchant's application. */
record ApplicationResponse(
        MerchantId merchant,
        MerchantStatus status,
        List<String> statusReasons,
        Instant statusSince,
        String name,
        @Nullable String legalName,
        @Nullable String registrationNumber,
        String country,
        Optional<ContactBody> contact,
        Optional<String> bankReference,
        Instant createdAt,
        Instant updatedAt) {

    static ApplicationResponse of(Application application) {
        MerchantProfile profile = application.merchant();
        return new ApplicationResponse(
                profile.id(),
                profile.status(),
                profile.statusReasons(),
                profile.statusSince(),
                profile.name(),
                profile.legalName(),
                profile.registrationNumber(),
                profile.country(),
                application.contact().map(ContactBody::of),
                application.bankReference(),
                profile.createdAt(),
                profile.updatedAt());
    }

    @Override
    public String toString() {
        return "ApplicationResponse[" + merchant + "]";
    }
}
