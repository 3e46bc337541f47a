package by.pavilion.catalog;

import by.pavilion.merchant.DocumentKind;
import by.pavilion.merchant.MerchantDocument;
import by.pavilion.merchant.MerchantDocuments;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A merchant that has shown a licence or an authorisation for goods of a brand must have one that is valid. Which papers the
 * goods themselves need is customs' word.
 */
@ApplicationScoped
class PapersCheck implements PublishingCheck {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

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
        String brand = listing.brand();
        List<BlockingReason> reasons = new ArrayList<>();
        if (isOver(DocumentKind.BUSINESS_LICENCE, listing, day)) {
            reasons.add(new BlockingReason("business-licence-over", "/customs/hsCode", Map.of("hsCode", hsCode)));
        }
        if (isOver(DocumentKind.BRAND_AUTHORISATION, listing, day)) {
            reasons.add(
                    new BlockingReason("brand-authorisation-over", "/brand", Map.of("brand", brand, "hsCode", hsCode)));
        }
        return reasons;
    }

    /** Whether such documents were shown for the goods, and none of them is valid on the day. */
    private boolean isOver(DocumentKind kind, Listing listing, LocalDate day) {
        List<MerchantDocument> shown = documents.of(listing.merchant()).stream()
                .filter(document -> document.kind() == kind
                        && document.covers(listing.customs().hsCode(), listing.brand())
                        && document.isOfMaker(listing.producerRegistration()))
                .toList();
        return !shown.isEmpty() && shown.stream().noneMatch(document -> document.isValidOn(day));
    }
}
