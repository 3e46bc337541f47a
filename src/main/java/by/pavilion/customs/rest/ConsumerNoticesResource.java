package by.pavilion.customs.rest;

import by.pavilion.customs.ConsumerNotice;
import by.pavilion.customs.ConsumerNotices;
import by.pavilion.customs.CustomsCalendar;
import by.pavilion.shared.rest.Language;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;

/** What a buyer has to read and accept before a purchase. */
@Path("/api/v1/consumer-notices")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class ConsumerNoticesResource {
    private final ConsumerNotices notices;
    private final Language language;
    private final Clock clock;

    ConsumerNoticesResource(ConsumerNotices notices, Language language, Clock clock) {
        this.notices = notices;
        this.language = language;
        this.clock = clock;
    }

    record ConsumerNoticesResponse(List<ConsumerNotice> items) {}

    @GET
    public ConsumerNoticesResponse list() {
        return new ConsumerNoticesResponse(notices.list(CustomsCalendar.dayOf(clock.instant()), language.tag()));
    }
}
