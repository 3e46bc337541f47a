package by.pavilion.ordering.rest;

import by.pavilion.identity.Caller;
import by.pavilion.identity.Role;
import by.pavilion.ordering.Actor;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OrderStatus;
import by.pavilion.ordering.ReturnId;
import by.pavilion.ordering.TimelineStep;
import by.pavilion.ordering.way.ExpectedArrival;
import by.pavilion.ordering.way.ParcelStep;
import by.pavilion.ordering.way.ReturnWay;
import by.pavilion.shared.Messages;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The life of an order, the first step first.
 *
 * @param parcel what happened to its parcel, by the time at which it happened
 * @param returns the same of the parcels in which goods come back
 * @param expectedAt when the buyer is expected to have it
 * @param earliestAt before which that is hardly so
 * @param latestAt after which that is hardly not so
 */
record TimelineResponse(
        OrderId orderId,
        List<StepResponse> items,
        List<WayResponse> parcel,
        List<ReturnParcelResponse> returns,
        Optional<Instant> expectedAt,
        Optional<Instant> earliestAt,
        Optional<Instant> latestAt) {
    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");
    private static final Set<String> OF_HOLDS = Set.of("held", "unheld");

    /**
     * A step.
     *
     * @param number of the event that told of it
     * @param step what happened, as in the event's type: {@code placed}
     * @param text the same for the buyer, in the reader's language
     * @param reason why; buyers are not told why their order is held
     * @param caller whose key or token it was; for operators
     */
    record StepResponse(
            long number,
            String step,
            OrderStatus status,
            Actor actor,
            Instant at,
            String text,
            Optional<String> reason,
            Optional<String> caller) {
        static StepResponse of(TimelineStep step, String language, Caller reader) {
            String text = Messages.find(language, "order-step." + step.fact(), Map.of())
                    .orElse(step.fact());
            boolean secret = reader.is(Role.BUYER) && OF_HOLDS.contains(step.fact());
            return new StepResponse(
                    step.number(),
                    step.fact(),
                    step.status(),
                    step.actor(),
                    step.at(),
                    text,
                    step.reason().filter(reason -> !secret),
                    step.caller().filter(id -> reader.is(Role.OPERATOR)));
        }
    }

    /**
     * Something that happened to the parcel.
     *
     * @param offset the local time's distance from UTC where it happened
     */
    record WayResponse(
            String code, String text, Instant at, String offset, Optional<String> place, Optional<String> country) {
        /** Places that logistics names are few, and most of them have a name in each language. */
        private static String placeIn(String language, String place) {
            String key = NO_LETTERS.matcher(place.toLowerCase(Locale.ROOT)).replaceAll("-");
            return Messages.find(language, "place." + key, Map.of()).orElse(place);
        }

        static WayResponse of(ParcelStep step, String language) {
            return of(step, language, Optional.empty());
        }

        /** On its way back a parcel is delivered to us. */
        static WayResponse back(ParcelStep step, String language) {
            return of(step, language, Messages.find(language, "return-tracking." + step.code(), Map.of()));
        }

        private static WayResponse of(ParcelStep step, String language, Optional<String> text) {
            return new WayResponse(
                    step.code(),
                    text.or(() -> Messages.find(language, "tracking." + step.code(), Map.of()))
                            .orElse(step.code()),
                    step.at(),
                    step.offset(),
                    step.place().map(place -> placeIn(language, place)),
                    step.country());
        }
    }

    /**
     * A parcel in which goods come back.
     *
     * @param expectedAt when it is expected to be here, as long as it is not
     */
    record ReturnParcelResponse(ReturnId returnId, List<WayResponse> parcel, Optional<Instant> expectedAt) {
        static ReturnParcelResponse of(ReturnWay way, String language) {
            return new ReturnParcelResponse(
                    way.returnId(),
                    way.steps().stream()
                            .map(step -> WayResponse.back(step, language))
                            .toList(),
                    way.expectedAt());
        }
    }

    static TimelineResponse of(
            OrderId id,
            List<TimelineStep> steps,
            List<ParcelStep> way,
            List<ReturnWay> back,
            Optional<ExpectedArrival> expected,
            String language,
            Caller reader) {
        return new TimelineResponse(
                id,
                steps.stream()
                        .map(step -> StepResponse.of(step, language, reader))
                        .toList(),
                way.stream().map(step -> WayResponse.of(step, language)).toList(),
                back.stream().map(one -> ReturnParcelResponse.of(one, language)).toList(),
                expected.map(ExpectedArrival::at),
                expected.flatMap(ExpectedArrival::earliest),
                expected.flatMap(ExpectedArrival::latest));
    }
}
