package by.pavilion.catalog.files;

import by.pavilion.catalog.EditedListing;
import by.pavilion.catalog.ListingDraft;
import by.pavilion.shared.FieldError;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Listings as the API writes and reads them, for files: one form for both. */
public interface JsonListings {
    /**
     * What a listing's JSON says.
     *
     * @param sku empty when it names none
     * @param errors fields that do not fit; the draft is without them
     */
    record Read(String sku, ListingDraft draft, List<FieldError> errors) {
        public Read {
            errors = List.copyOf(errors);
        }
    }

    /** @throws JsonProcessingException when it is no JSON, or something follows it */
    JsonNode parse(String line) throws JsonProcessingException;

    Read read(JsonNode body);

    /** In one line. */
    String print(EditedListing listing);
}
