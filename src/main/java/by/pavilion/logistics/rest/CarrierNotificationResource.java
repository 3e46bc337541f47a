package by.pavilion.logistics.rest;

import by.pavilion.logistics.CarrierMessage;
import by.pavilion.logistics.ReceiveNotification;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Where carriers tell what happened to a parcel. They have no key of ours: the message's signature is what counts. */
@Path("/api/v1/logistics/carriers/{carrier}/notifications")
class CarrierNotificationResource {
    private final ReceiveNotification receiveNotification;

    CarrierNotificationResource(ReceiveNotification receiveNotification) {
        this.receiveNotification = receiveNotification;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking // whoever waits for the answer holds no thread
    public CompletionStage<CarrierNotificationResponse> receive(
            @PathParam("carrier") String carrier, @Context HttpHeaders headers, byte[] body) {
        return receiveNotification
                .receive(carrier, new CarrierMessage("POST", firstValues(headers), body))
                .thenApply(refusal -> {
                    refusal.ifPresent(problem -> {
                        throw problem;
                    });
                    return CarrierNotificationResponse.SUCCESS;
                });
    }

    private static Map<String, String> firstValues(HttpHeaders headers) {
        return headers.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> header.getValue().get(0),
                        (first, second) -> first));
    }
}
