package by.pavilion.events.rest;

import by.pavilion.events.EventId;
import by.pavilion.events.EventLog;
import by.pavilion.events.Topic;
import by.pavilion.identity.Role;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The log of events, for readers who have missed some or have no Kafka. It holds no personal data, so all of it is for all of them. */
@Path("/api/v1/events")
@RolesAllowed({Role.CONNECTOR, Role.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
class EventsResource {
    private final EventLog log;

    EventsResource(EventLog log) {
        this.log = log;
    }

    @GET
    public EventPage page(
            @QueryParam("after") @Nullable EventId after,
            @QueryParam("topic") @Pattern(regexp = "pavilion\\.[a-z]{1,30}", message = "malformed") @Nullable
                    String topic,
            @QueryParam("type")
                    @Size(max = 100)
                    @Pattern(regexp = Topic.TYPE_FORM, message = "unknown-event-type")
                    @Nullable
                    String type,
            @QueryParam("key") @Size(min = 1, max = 120) @Pattern(regexp = "[!-~]*", message = "malformed") @Nullable
                    String key,
            @Valid @BeanParam Paging paging) {
        long position = paging.cursor() == null ? begin(after) : Cursor.parseLong(paging.cursor());
        Optional<Topic> known = Optional.ofNullable(topic)
                .map(name -> Topic.find(name).orElseThrow(() -> EventProblems.unknownTopic("topic")));
        Optional<String> wanted = Optional.ofNullable(type);
        if (known.isPresent() && wanted.filter(name -> !known.get().has(name)).isPresent()) {
            throw EventProblems.typeOfAnotherTopic();
        }
        EventLog.Filter filter = new EventLog.Filter(known, wanted, Optional.ofNullable(key));
        return EventPage.of(log.after(position, filter, paging.limit()));
    }

    private long begin(@Nullable EventId after) {
        return after == null ? 0 : log.positionOf(after).orElseThrow(EventProblems::notInTheLog);
    }
}
