package by.pavilion.events.rest;

import by.pavilion.events.DeadLetterId;
import by.pavilion.events.DeadLetterState;
import by.pavilion.events.DeadLetters;
import by.pavilion.events.MendDeadLetter;
import by.pavilion.events.Topic;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.ChecksPresence;
import by.pavilion.shared.rest.Paging;
import by.pavilion.shared.rest.Target;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events that contexts could not handle, for operators. */
@Path("/api/v1/dead-letters")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class DeadLetterResource implements ChecksPresence {
    private final DeadLetters letters;
    private final MendDeadLetter mend;
    private final CurrentCaller currentCaller;

    DeadLetterResource(DeadLetters letters, MendDeadLetter mend, CurrentCaller currentCaller) {
        this.letters = letters;
        this.mend = mend;
        this.currentCaller = currentCaller;
    }

    @GET
    public Page<DeadLetterResponse> page(
            @QueryParam("group") @Pattern(regexp = "pavilion\\.[a-z]{1,20}", message = "malformed") @Nullable
                    String group,
            @QueryParam("topic") @Pattern(regexp = "pavilion\\.[a-z]{1,30}", message = "malformed") @Nullable
                    String topic,
            @QueryParam("state") @Nullable DeadLetterState state,
            @Valid @BeanParam Paging paging) {
        Optional<Topic> known = Optional.ofNullable(topic)
                .map(name -> Topic.find(name).orElseThrow(() -> EventProblems.unknownTopic("topic")));
        DeadLetters.Filter filter =
                new DeadLetters.Filter(Optional.ofNullable(group), known, Optional.ofNullable(state));
        return letters.page(filter, paging.cursor(), paging.limit()).map(DeadLetterResponse::inAList);
    }

    @GET
    @Path("/{id}")
    public DeadLetterResponse find(@PathParam("id") DeadLetterId id) {
        return DeadLetterResponse.of(letters.find(id));
    }

    @Override
    public void checkPresence(Target target) {
        letters.find(DeadLetterId.fromString(target.path("id")));
    }

    @POST
    @Path("/{id}/retries")
    public DeadLetterResponse retry(@PathParam("id") DeadLetterId id) {
        return DeadLetterResponse.of(mend.retry(currentCaller.caller().id(), id));
    }

    @POST
    @Path("/{id}/discards")
    @Consumes(MediaType.APPLICATION_JSON)
    public DeadLetterResponse discard(@PathParam("id") DeadLetterId id, @NotNull @Valid DiscardRequest request) {
        return DeadLetterResponse.of(mend.discard(currentCaller.caller().id(), id, request.reason()));
    }
}
