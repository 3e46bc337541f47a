package by.pavilion.catalog;

import by.pavilion.merchant.DocumentKind;
import by.pavilion.merchant.MerchantDocument;
import by.pavilion.merchant.MerchantDocuments;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * A merchant that has shown a licence or an authorisation for goods must have one that is valid. Which papers the goods
 * themselves need is customs' word.
 */
@ApplicationScoped
class PapersCheck implements PublishingCheck {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final Map<DocumentKind, String> REASONS = Map.of(
            DocumentKind.BUSINESS_LICENCE, "business-licence-over",
            DocumentKind.BRAND_AUTHORISATION, "brand-authorisation-over");

    private final MerchantDocuments documents;
    private final Clock clock;

    PapersCheck(MerchantDocuments documents, Clock clock) {
        this.documents = documents;
        this.clock = clock;
    }

    @Override
    public List<BlockingReason> reasonsAgainst(Listing listing) {
        return reasonsAgainst(listing, LocalDate.ofInstant(clock.instant(), CHINA));
    }

    @Override
    public List<BlockingReason> reasonsAgainst(Listing listing, LocalDate day) {
        String hsCode = listing.customs().hsCode();
        List<MerchantDocument> about = documents.of(listing.merchant()).stream()
                .filter(document -> document.covers(hsCode))
                .toList();
        return REASONS.keySet().stream()
                .sorted()
                .filter(kind -> about.stream().anyMatch(document -> document.kind() == kind))
                .filter(kind ->
                        about.stream().noneMatch(document -> document.kind() == kind && document.isValidOn(day)))
                .map(kind ->
                        new BlockingReason(REASONS.getOrDefault(kind, ""), "/customs/hsCode", Map.of("hsCode", hsCode)))
                .toList();
    }
}
