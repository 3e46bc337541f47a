package by.pavilion.catalog.rest;

import by.pavilion.catalog.SaveListing;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.rest.BodyCheck;
import jakarta.inject.Singleton;
import java.util.List;

/** What is wrong with a listing beside the fields that do not fit. */
@Singleton
class ListingBodyCheck implements BodyCheck<PutListingRequest> {
    private final SaveListing saveListing;

    ListingBodyCheck(SaveListing saveListing) {
        this.saveListing = saveListing;
    }

    @Override
    public Class<PutListingRequest> type() {
        return PutListingRequest.class;
    }

    @Override
    public List<FieldError> errorsIn(PutListingRequest request) {
        return saveListing.errorsIn(request.toDraft());
    }
}
