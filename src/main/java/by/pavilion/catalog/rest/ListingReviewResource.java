package by.pavilion.catalog.rest;

import by.pavilion.catalog.DecideReview;
import by.pavilion.catalog.ReviewId;
import by.pavilion.catalog.ReviewState;
import by.pavilion.catalog.Reviews;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.shared.Page;
import by.pavilion.shared.rest.ChecksPresence;
import by.pavilion.shared.rest.Paging;
import by.pavilion.shared.rest.Target;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

/** Listings that wait for an operator's word. Applications of merchants wait at {@code /reviews} itself. */
@Path("/api/v1/reviews")
@RolesAllowed(Role.OPERATOR)
class ListingReviewResource implements ChecksPresence {
    private final Reviews reviews;
    private final DecideReview decideReview;
    private final CurrentCaller current;

    ListingReviewResource(Reviews reviews, DecideReview decideReview, CurrentCaller current) {
        this.reviews = reviews;
        this.decideReview = decideReview;
        this.current = current;
    }

    @GET
    @Path("/listings")
    public Page<ListingReviewResponse> page(
            @QueryParam("state") @DefaultValue("WAITING") ReviewState state, @Valid @BeanParam Paging paging) {
        return reviews.page(state, paging.cursor(), paging.limit()).map(ListingReviewResponse::of);
    }

    @Override
    public void checkPresence(Target target) {
        reviews.require(ReviewId.fromString(target.path("id")));
    }

    @POST
    @Path("/{id}/decisions")
    public ListingReviewResponse decide(@PathParam("id") ReviewId id, @NotNull @Valid DecisionRequest request) {
        return ListingReviewResponse.of(decideReview.decide(
                id, request.decision(), request.why(), current.caller().id()));
    }
}
