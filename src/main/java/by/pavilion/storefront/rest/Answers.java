package by.pavilion.storefront.rest;

import by.pavilion.storefront.Body;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** How bodies from memory are sent: anyone may keep them, and asks by their tag whether they still hold. */
final class Answers {
    private Answers() {}

    static RestResponse<byte[]> of(Body body) {
        return ResponseBuilder.ok(body.json())
                .header("ETag", body.entityTag())
                .header("Cache-Control", "public, no-cache")
                .build();
    }
}
