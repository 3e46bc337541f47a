package by.pavilion.catalog.rest;

import by.pavilion.catalog.ListingStatus;
import by.pavilion.catalog.Obstacles;
import by.pavilion.catalog.Sku;
import java.util.List;
import java.util.Optional;

/** Where a listing stands, and all that keeps it from its buyers or may do so. */
record StandingResponse(
        Sku sku,
        ListingStatus status,
        List<ReasonBody> reasons,
        List<ReasonBody> warnings,
        Optional<ReviewBody> review) {

    static StandingResponse of(Obstacles obstacles) {
        return new StandingResponse(
                obstacles.listing().onSale().sku(),
                obstacles.listing().onSale().status(),
                ReasonBody.of(obstacles.reasons()),
                ReasonBody.of(obstacles.warnings()),
                ReviewBody.of(obstacles.listing()));
    }
}
