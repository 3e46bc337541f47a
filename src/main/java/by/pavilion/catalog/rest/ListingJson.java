package by.pavilion.catalog.rest;

import by.pavilion.catalog.EditedListing;
import by.pavilion.catalog.ListingDraft;
import by.pavilion.catalog.files.JsonListings;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.rest.Misfits;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Listings in files of JSON are those of the API. */
@Singleton
class ListingJson implements JsonListings {
    private final ObjectMapper mapper;
    private final ObjectReader trees;
    private final ObjectReader requests;

    ListingJson(ObjectMapper mapper) {
        this.mapper = mapper;
        this.trees = mapper.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.requests = mapper.readerFor(PutListingRequest.class);
    }

    @Override
    public JsonNode parse(String line) throws JsonProcessingException {
        return trees.readTree(line);
    }

    @Override
    public Read read(JsonNode body) {
        JsonNode fitting = body.deepCopy();
        List<PutListingRequest> read = new ArrayList<>();
        Misfits misfits = new Misfits(requests, request -> {
            read.add((PutListingRequest) request);
            return List.of();
        });
        try {
            List<FieldError> errors = misfits.in(fitting);
            ListingDraft draft =
                    read.isEmpty() ? ListingDraft.none() : read.get(0).toDraft();
            return new Read(body.path("sku").asText(""), draft, errors);
        } catch (IOException e) {
            throw new IllegalStateException("a tree cannot be read", e);
        }
    }

    @Override
    public String print(EditedListing listing) {
        try {
            return mapper.writeValueAsString(ListingResponse.of(listing));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + listing.listing().sku(), e);
        }
    }
}
