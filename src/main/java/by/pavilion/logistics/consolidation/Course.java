package by.pavilion.logistics.consolidation;

import by.pavilion.logistics.Sighting;
import by.pavilion.logistics.TrackingCode;
import by.pavilion.logistics.tracking.EquipmentWatch;
import by.pavilion.logistics.tracking.EquipmentWatch.Move;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a departure is by all that was told of it, whichever came first. It has left with its first container; a train departs
 * and arrives at many a station, so what counts of arrivals is the place. It is there when all its containers are, or when
 * somebody says so of the whole; one that was left behind on the way keeps it under way.
 *
 * @param arrivals of the outermost units
 * @param unpacked when those that are there were emptied
 */
record Course(
        Optional<Instant> departedAt,
        Optional<Instant> arrivedAt,
        Map<UnitId, Instant> arrivals,
        Map<UnitId, Instant> unpacked) {
    Course {
        arrivals = Map.copyOf(arrivals);
        unpacked = Map.copyOf(unpacked);
    }

    /** An outermost unit as the departure has it. */
    record Root(UnitId id, boolean isContainer, Optional<Instant> arrivedAt) {}

    static Course of(Departure departure, Collection<Root> roots, List<Move> moves) {
        String end = departure.route().to().unlocode();
        Optional<Instant> told = first(of(moves, TrackingCode.DEPARTED));
        List<Move> there = of(moves, TrackingCode.ARRIVED)
                .filter(move -> end.equals(move.sighting().location().unlocode())
                        && told.filter(move.sighting().occurredAt()::isBefore).isEmpty())
                .toList();
        Optional<Instant> whole = first(there.stream().filter(move -> move.unit() == EquipmentWatch.WHOLE));
        Map<UnitId, Instant> arrivals = new HashMap<>();
        roots.forEach(root -> first(there.stream().filter(move -> isAbout(move, root.id())))
                .ifPresent(at -> arrivals.put(root.id(), at)));
        List<Root> containers = roots.stream().filter(Root::isContainer).toList();
        Optional<Instant> arrived =
                containers.isEmpty() || !containers.stream().allMatch(root -> arrivals.containsKey(root.id()))
                        ? whole
                        : containers.stream()
                                .map(root -> Objects.requireNonNull(arrivals.get(root.id())))
                                .max(Instant::compareTo);
        arrived.ifPresent(at -> roots.forEach(root -> arrivals.putIfAbsent(root.id(), at)));
        Map<UnitId, Instant> unpacked = new HashMap<>();
        arrivals.forEach((unit, at) -> first(of(moves, TrackingCode.UNPACKED)
                        .filter(move -> isAbout(move, unit)
                                && !move.sighting().occurredAt().isBefore(at)))
                .ifPresent(emptied -> unpacked.put(unit, emptied)));
        return new Course(told.or(() -> leftBefore(departure, first(there.stream()))), arrived, arrivals, unpacked);
    }

    /** What is there has left, even if nobody told of it. */
    private static Optional<Instant> leftBefore(Departure departure, Optional<Instant> firstArrival) {
        return firstArrival.map(at -> departure.departsAt().isBefore(at) ? departure.departsAt() : at);
    }

    private static boolean isAbout(Move move, UnitId unit) {
        return move.unit() == EquipmentWatch.WHOLE || move.unit() == unit.value();
    }

    private static Stream<Move> of(List<Move> moves, TrackingCode code) {
        return moves.stream().filter(move -> move.sighting().code() == code);
    }

    private static Optional<Instant> first(Stream<Move> moves) {
        return moves.map(Move::sighting).map(Sighting::occurredAt).min(Instant::compareTo);
    }

    DepartureState state() {
        if (arrivedAt.isPresent()) {
            return DepartureState.ARRIVED;
        }
        return departedAt.isPresent() ? DepartureState.DEPARTED : DepartureState.SEALED;
    }
}
