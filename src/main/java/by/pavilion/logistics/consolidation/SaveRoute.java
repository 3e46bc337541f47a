package by.pavilion.logistics.consolidation;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds a route, or ends one. What a route is never changes, since departures have travelled on it: another timetable, carrier or
 * threshold is another route, from another day on.
 */
@ApplicationScoped
public class SaveRoute {
    private final DepartureStore departures;
    private final IdempotencyKeys keys;
    private final Clock clock;

    SaveRoute(DepartureStore departures, IdempotencyKeys keys, Clock clock) {
        this.departures = departures;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * @param validFrom now, when absent
     * @param customsMode of what takes it; either when absent
     */
    public record Wish(
            String code,
            TransportMode mode,
            Place from,
            Place to,
            @Nullable String borderCrossing,
            String carrier,
            DocumentType documentType,
            Duration transit,
            Load capacity,
            @Nullable Duration delayedAfter,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil,
            @Nullable String customsMode) {}

    /**
     * Adds a route, or finds the one that the key has added before.
     *
     * @throws by.pavilion.shared.Problem 409 when there is or was one of this code; 422 when it ends where it begins, is over before it
     *     begins, or has another mode's document
     */
    public Route add(String caller, IdempotencyKey key, Wish wish) {
        return Transactions.retrying(() -> {
            Optional<String> earlier = keys.claim(caller, key, "add route\n" + wish, wish.code());
            if (earlier.isPresent()) {
                return departures.route(earlier.get()).orElseThrow();
            }
            Route route = new Route(
                    wish.code(),
                    wish.mode(),
                    wish.from(),
                    wish.to(),
                    wish.borderCrossing(),
                    wish.carrier(),
                    wish.documentType(),
                    wish.transit(),
                    wish.capacity(),
                    Optional.ofNullable(wish.delayedAfter()),
                    Objects.requireNonNullElseGet(wish.validFrom(), clock::instant),
                    Optional.ofNullable(wish.validUntil()),
                    Optional.ofNullable(wish.customsMode()));
            List<FieldError> wrong = List.copyOf(wrong(route));
            if (!wrong.isEmpty()) {
                throw ConsolidationProblems.wrong(wrong);
            }
            if (departures.route(route.code()).isPresent()) {
                throw ConsolidationProblems.routeTaken();
            }
            departures.insert(route);
            return route;
        });
    }

    private static Set<FieldError> wrong(Route route) {
        Set<FieldError> wrong = new LinkedHashSet<>();
        if (route.from().unlocode().equals(route.to().unlocode())) {
            wrong.add(FieldError.of("/to", "ends-where-it-begins"));
        }
        if (!documents(route.mode()).contains(route.documentType())) {
            wrong.add(FieldError.of("/documentType", "document-of-another-mode"));
        }
        if (route.validUntil().filter(end -> !end.isAfter(route.validFrom())).isPresent()) {
            wrong.add(FieldError.of("/validUntil", "ends-before-it-begins"));
        }
        return wrong;
    }

    private static Set<DocumentType> documents(TransportMode mode) {
        return switch (mode) {
            case ROAD -> Set.of(DocumentType.CMR);
            case RAIL -> Set.of(DocumentType.SMGS, DocumentType.CIM_SMGS);
            case SEA -> Set.of(DocumentType.BL);
            case AIR -> Set.of(DocumentType.AWB);
        };
    }

    /**
     * Ends a route: from then on nothing is planned on it. What is planned already goes.
     *
     * @throws by.pavilion.shared.Problem 404; 422 for a time before it began
     */
    public Route end(String code, Instant at) {
        return Transactions.retrying(() -> {
            Route route = departures.route(code).orElseThrow(ConsolidationProblems::noSuchRoute);
            if (!at.isAfter(route.validFrom())) {
                throw ConsolidationProblems.wrong(FieldError.of("/at", "ends-before-it-begins"));
            }
            departures.end(code, at);
            return departures.route(code).orElseThrow();
        });
    }
}
