package by.pavilion.logistics.consolidation;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.logistics.Classifier;
import by.pavilion.logistics.Location;
import by.pavilion.logistics.Precision;
import by.pavilion.logistics.Sighting;
import by.pavilion.logistics.TrackingCode;
import by.pavilion.logistics.tracking.EquipmentWatch;
import by.pavilion.logistics.tracking.EquipmentWatch.Move;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How far a departure is by what was told of it. */
class CourseTest {
    private static final Instant START = Instant.parse("2026-11-01T06:00:00Z");
    private static final UnitId FIRST = new UnitId(1);
    private static final UnitId SECOND = new UnitId(2);
    private static final List<Course.Root> TWO_CONTAINERS =
            List.of(new Course.Root(FIRST, true, Optional.empty()), new Course.Root(SECOND, true, Optional.empty()));

    @Test
    void leavesWithItsFirstContainerAndIsThereWithItsLast() {
        Move left = move(SECOND, TrackingCode.DEPARTED, 0, "BYMSQ");
        Move stop = move(SECOND, TrackingCode.ARRIVED, 1, "KZDYK");
        Move one = move(SECOND, TrackingCode.ARRIVED, 14, "CNTAO");
        Move other = move(FIRST, TrackingCode.ARRIVED, 16, "CNTAO");

        assertThat(course(left, stop).state()).isEqualTo(DepartureState.DEPARTED);
        assertThat(course(left, stop, one).state()).isEqualTo(DepartureState.DEPARTED);
        assertThat(course(left, stop, one).arrivals()).isEqualTo(Map.of(SECOND, day(14)));
        assertThat(course(left, stop, one, other).arrivedAt()).contains(day(16));
        assertThat(course(left, stop, one, other).departedAt()).contains(day(0));
    }

    @Test
    void isThereWhenSomebodySaysSoOfTheWholeAndWhatWasThereEarlierStaysEarlier() {
        Course course = course(
                move(FIRST, TrackingCode.DEPARTED, 0, "BYMSQ"),
                move(FIRST, TrackingCode.ARRIVED, 14, "CNTAO"),
                whole(TrackingCode.ARRIVED, 18));

        assertThat(course.arrivedAt()).contains(day(18));
        assertThat(course.arrivals()).isEqualTo(Map.of(FIRST, day(14), SECOND, day(18)));
    }

    @Test
    void doesNotArriveBeforeItLeft() {
        Course course = course(whole(TrackingCode.DEPARTED, 5), whole(TrackingCode.ARRIVED, 4));

        assertThat(course.state()).isEqualTo(DepartureState.DEPARTED);
        assertThat(course.arrivals()).isEmpty();
    }

    @Test
    void hasLeftWhenItIsThereEvenIfNobodyToldOfIt() {
        Course course = course(whole(TrackingCode.ARRIVED, 15));

        assertThat(course.state()).isEqualTo(DepartureState.ARRIVED);
        assertThat(course.departedAt()).as("by the timetable").contains(day(0));
    }

    @Test
    void isUnpackedAtItsEndOnly() {
        Move transloaded = move(FIRST, TrackingCode.UNPACKED, 7, "KZDYK");
        Move emptied = move(FIRST, TrackingCode.UNPACKED, 17, "CNTAO");
        Move there = whole(TrackingCode.ARRIVED, 15);

        assertThat(course(transloaded, there).unpacked()).isEmpty();
        assertThat(course(transloaded, there, emptied).unpacked()).isEqualTo(Map.of(FIRST, day(17)));
    }

    @Test
    void doesNotDependOnWhatCameFirst() {
        List<Move> moves = new ArrayList<>(List.of(
                move(FIRST, TrackingCode.DEPARTED, 0, "BYMSQ"),
                move(SECOND, TrackingCode.DEPARTED, 1, "BYMSQ"),
                move(FIRST, TrackingCode.ARRIVED, 14, "CNTAO"),
                move(SECOND, TrackingCode.ARRIVED, 16, "CNTAO"),
                whole(TrackingCode.ARRIVED, 15),
                move(FIRST, TrackingCode.UNPACKED, 17, "CNTAO")));
        Course expected = course(moves.toArray(Move[]::new));

        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(moves, new Random(seed));
            assertThat(course(moves.toArray(Move[]::new))).isEqualTo(expected);
        }
    }

    @Test
    void nothingLeadsToChinaByWayOfDuisburgAndItsYardIsOnTheWayToTheZone() {
        Route west = route("west", "BYMSQ", "DEDUI");
        Route east = route("east", "BYMSQ", "CNTAO");
        Route road = route("road", "CNTAO", "CNTA2");
        Network network = new Network(List.of(west, east, road));

        assertThat(network.servedBy(west)).containsExactlyInAnyOrder("DEDUI", "DE");
        assertThat(network.servedBy(east)).containsExactlyInAnyOrder("CNTAO", "CNTA2", "CN");
        assertThat(network.servedFrom(road.from())).containsExactlyInAnyOrder("CNTA2", "CN");
        assertThat(network.servedFrom(road.to())).isEmpty();
    }

    @Test
    void aRouteOfACustomsModeIsForGoodsOfThatModeOnly() {
        Route train = route("train", "BYMSQ", "CNTAO");
        Route road = route("road", "CNTAO", "CNTA2", Optional.of("1210"));
        Network network = new Network(List.of(train, road));

        assertThat(network.customsModes()).isEqualTo(Set.of(Optional.empty(), Optional.of("1210")));
        assertThat(network.openTo(Optional.of("1210")).servedFrom(train.to())).containsExactlyInAnyOrder("CNTA2", "CN");
        assertThat(network.openTo(Optional.of("9610")).servedFrom(train.to())).isEmpty();
        assertThat(network.openTo(Optional.empty()).servedFrom(train.to())).isEmpty();
        assertThat(network.openTo(Optional.of("9610")).servedFrom(train.from()))
                .containsExactlyInAnyOrder("CNTAO", "CN");
    }

    @Test
    void aRouteIsForThoseWhomAnotherTakesOnFromItsEnd() {
        Route train = route("train", "BYMSQ", "EETLL");
        Route ship = route("ship", "EETLL", "CNNGB", Optional.of("1210"));
        List<Route> routes = List.of(train, ship);

        Map<Optional<String>, Set<String>> byShip = Map.of(Optional.of("1210"), Set.of("CNNGB", "CN"));

        assertThat(WaitingStore.Ways.of(train, routes).bound())
                .isEqualTo(Map.of(
                        Optional.<String>empty(),
                        Set.of("EETLL", "EE"),
                        Optional.of("1210"),
                        Set.of("EETLL", "EE", "CNNGB", "CN")));
        assertThat(WaitingStore.Ways.of(ship, routes).bound()).isEqualTo(byShip);
        assertThat(WaitingStore.Ways.from(train.to(), routes).bound()).isEqualTo(byShip);
        assertThat(WaitingStore.Ways.from(ship.to(), routes).bound()).isEmpty();
    }

    @Test
    void whatIsStillAheadIsTheShortestWayToWhereItIsBound() {
        Route train = route("train", "BYMSQ", "RULED");
        Route ship = route("ship", "RULED", "CNTAO");
        Route pacific = route("pacific", "RULED", "RUVVO");
        Route ferry = route("ferry", "RUVVO", "CNSHA");
        Route back = route("back", "RULED", "BYMSQ");
        Network network = new Network(List.of(back, pacific, ferry, ship, train));

        assertThat(network.ahead(train.to(), "CN")).containsExactly(ship);
        assertThat(network.ahead(train.to(), "CNSHA")).containsExactly(pacific, ferry);
        assertThat(network.ahead(train.from(), "CN")).containsExactly(train, ship);
        assertThat(network.ahead(ship.to(), "CN")).isEmpty();
        assertThat(network.ahead(ship.to(), "DE")).as("nothing leads there").isEmpty();
    }

    private static Course course(Move... moves) {
        return Course.of(departure(), TWO_CONTAINERS, List.of(moves));
    }

    private static Move whole(TrackingCode code, int day) {
        return new Move(EquipmentWatch.WHOLE, move(FIRST, code, day, "CNTAO").sighting());
    }

    private static Move move(UnitId unit, TrackingCode code, int day, String place) {
        return new Move(
                unit.value(),
                new Sighting(
                        "railway",
                        unit + code.wire() + day,
                        code,
                        Classifier.ACT,
                        code.wire(),
                        null,
                        null,
                        day(day),
                        ZoneOffset.UTC,
                        Precision.SECOND,
                        new Location(null, null, place),
                        false,
                        null,
                        null,
                        null));
    }

    private static Instant day(int days) {
        return START.plus(Duration.ofDays(days));
    }

    private static Departure departure() {
        return new Departure(
                new DepartureId(1),
                route("great-stone-qingdao-rail", "BYMSQ", "CNTAO"),
                "belintertrans",
                null,
                Load.NONE,
                Load.NONE,
                0,
                START,
                START,
                DepartureState.SEALED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Route route(String code, String from, String to) {
        return route(code, from, to, Optional.empty());
    }

    private static Route route(String code, String from, String to, Optional<String> customsMode) {
        return new Route(
                code,
                TransportMode.RAIL,
                new Place(from, from),
                new Place(to, to),
                null,
                "belintertrans",
                DocumentType.SMGS,
                Duration.ofDays(15),
                Load.NONE,
                Optional.empty(),
                START,
                Optional.empty(),
                customsMode);
    }
}
