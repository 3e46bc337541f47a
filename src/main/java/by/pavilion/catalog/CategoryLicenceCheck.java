package by.pavilion.catalog;

import by.pavilion.merchant.DocumentKind;
import by.pavilion.merchant.MerchantDocuments;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Some categories are for those only who have a licence for their goods. */
@ApplicationScoped
class CategoryLicenceCheck implements PublishingCheck {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Categories categories;
    private final MerchantDocuments documents;
    private final Clock clock;

    CategoryLicenceCheck(Categories categories, MerchantDocuments documents, Clock clock) {
        this.categories = categories;
        this.documents = documents;
        this.clock = clock;
    }

    @Override
    public List<BlockingReason> reasonsAgainst(Listing listing) {
        return reasonsAgainst(listing, LocalDate.ofInstant(clock.instant(), CHINA));
    }

    @Override
    public List<BlockingReason> reasonsAgainst(Listing listing, LocalDate day) {
        return categories.path(listing.category()).stream()
                .flatMap(code -> categories.find(code).stream())
                .flatMap(category -> category.licence().stream())
                .filter(licence -> !has(listing, licence, day))
                .map(licence -> new BlockingReason(
                        "category-needs-licence",
                        "/category",
                        Map.of("category", listing.category(), "document", licence.name())))
                .distinct()
                .toList();
    }

    private boolean has(Listing listing, DocumentKind licence, LocalDate day) {
        return documents.of(listing.merchant()).stream()
                .anyMatch(document -> document.kind() == licence
                        && document.covers(listing.customs().hsCode(), listing.brand())
                        && document.isOfMaker(listing.producerRegistration())
                        && document.isValidOn(day));
    }
}
