package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import by.pavilion.customs.DeclarationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The ways of an order from its placement to its ends, whatever is wished and whatever is told, in any order and repeated. */
class OrderStatusProperties {
    private static final Instant T = Instant.parse("2026-11-23T08:00:00Z");
    private static final int LONGEST_WAY = 12;

    /** What happens to an order, as its use cases take it. */
    private enum Happening {
        PAID,
        DECLARED,
        REJECTED,
        RELEASED,
        SHIPPED,
        DELIVERED,
        COMPLETED,
        CALLED_OFF,
        CANCELLED_BY_CUSTOMS,
        RETURNED,
        SENT_ABROAD;

        /** The order afterwards; statuses that it reaches are added to its way. */
        Order on(Order order, List<OrderStatus> way) {
            Progress progress = order.progress();
            return switch (this) {
                case PAID -> ended(order, List.of(OrderStatus.PAID), way);
                case DECLARED ->
                    told(order, at(progress, DeclarationState.SUBMITTED).declared(T), way);
                case REJECTED ->
                    told(order, at(progress, DeclarationState.REJECTED).rejected(T), way);
                case RELEASED ->
                    told(order, at(progress, DeclarationState.RELEASED).released(T), way);
                case SHIPPED -> told(order, progress.shipped("shp_1", T), way);
                case DELIVERED -> told(order, progress.delivered("shp_1", T), way);
                case COMPLETED -> ended(order, List.of(OrderStatus.COMPLETED), way);
                case CALLED_OFF -> ended(order, List.of(OrderStatus.CANCELLED), way);
                case CANCELLED_BY_CUSTOMS ->
                    ended(order.with(at(progress, DeclarationState.CANCELLED)), List.of(OrderStatus.CANCELLED), way);
                case RETURNED ->
                    ended(order.with(at(progress, DeclarationState.RETURNED)), List.of(OrderStatus.RETURNED), way);
                case SENT_ABROAD ->
                    ended(
                            order.with(at(progress, DeclarationState.RETURNED_ABROAD)),
                            List.of(OrderStatus.CANCELLED, OrderStatus.RETURNED),
                            way);
            };
        }

        private static Progress at(Progress progress, DeclarationState state) {
            return progress.atCustoms(state, "dcl_1");
        }

        private static Order told(Order order, Progress known, List<OrderStatus> way) {
            Order after = order.with(known);
            for (Order step : after.advanced()) {
                way.add(step.status());
                after = step;
            }
            return after;
        }

        /** Takes the first of the statuses that its own allows, or stays. */
        private static Order ended(Order order, List<OrderStatus> statuses, List<OrderStatus> way) {
            Optional<OrderStatus> end = new Told.End(statuses, T).after(order.status());
            end.ifPresent(way::add);
            return end.map(order::to).orElse(order);
        }
    }

    @Provide
    Arbitrary<List<OrderStatus>> wishes() {
        return Arbitraries.of(OrderStatus.class).list().ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<Happening>> happenings() {
        return Arbitraries.of(Happening.class).list().ofMaxSize(60);
    }

    @Property
    void whateverIsWishedOnlyWhatTheTableAllowsIsDone(@ForAll("wishes") List<OrderStatus> wishes) {
        Order order = TestOrders.placed();
        List<OrderStatus> way = new ArrayList<>(List.of(OrderStatus.PLACED));
        for (OrderStatus wish : wishes) {
            Order before = order;
            if (exits(before.status()).contains(wish)) {
                order = before.to(wish);
                way.add(wish);
            } else {
                assertThatThrownBy(() -> before.to(wish))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("from " + before.status() + " to " + wish);
            }
        }

        assertIsAWay(way);
        assertThat(order.status()).isEqualTo(way.get(way.size() - 1));
        assertThat(order.version()).as("one event for each passage").isEqualTo(way.size());
    }

    @Property
    void whateverHappensAnOrderGoesItsWayStepByStepAndStaysAtItsEnd(@ForAll("happenings") List<Happening> happenings) {
        Order order = TestOrders.placed();
        List<OrderStatus> way = new ArrayList<>(List.of(OrderStatus.PLACED));
        for (Happening happening : happenings) {
            order = happening.on(order, way);
        }

        assertIsAWay(way);
        assertThat(order.status()).isEqualTo(way.get(way.size() - 1));
        assertThat(order.version()).as("one event for each passage").isEqualTo(way.size());
    }

    /** All of them, as long as a list comes back and goes again a few times only. */
    @Example
    void everyWayThroughTheTableMakesSense() {
        Set<OrderStatus> last = EnumSet.noneOf(OrderStatus.class);
        walk(TestOrders.placed(), List.of(OrderStatus.PLACED), last);

        assertThat(last).containsExactlyInAnyOrder(OrderStatus.values());
    }

    @Example
    void anOrderThatIsCompletedCanOnlyComeBack() {
        List<OrderStatus> way = new ArrayList<>(List.of(OrderStatus.PLACED));
        Order order = TestOrders.placed();
        for (Happening happening : Happening.values()) {
            if (happening != Happening.REJECTED) {
                order = happening.on(order, way);
            }
        }

        assertThat(way)
                .containsExactly(
                        OrderStatus.PLACED,
                        OrderStatus.PAID,
                        OrderStatus.DECLARED,
                        OrderStatus.RELEASED,
                        OrderStatus.SHIPPED,
                        OrderStatus.DELIVERED,
                        OrderStatus.COMPLETED,
                        OrderStatus.RETURNED);
        assertThat(order.status()).isEqualTo(OrderStatus.RETURNED);
    }

    private static void walk(Order order, List<OrderStatus> way, Set<OrderStatus> last) {
        assertIsAWay(way);
        last.add(order.status());
        if (way.size() < LONGEST_WAY) {
            for (OrderStatus next : order.status().next()) {
                List<OrderStatus> further = new ArrayList<>(way);
                further.add(next);
                walk(order.to(next), further, last);
            }
        }
    }

    /** By the table as the contract has it, and by what a reader of the shop expects of it. */
    private static void assertIsAWay(List<OrderStatus> way) {
        for (int index = 1; index < way.size(); index++) {
            assertThat(exits(way.get(index - 1))).as("%s", way).contains(way.get(index));
        }
        assertThat(way.subList(0, way.size() - 1))
                .as("nothing comes after an end: %s", way)
                .doesNotContain(OrderStatus.CANCELLED, OrderStatus.RETURNED);
        assertThat(way.stream()
                        .filter(status -> status != OrderStatus.DECLARED && status != OrderStatus.REJECTED)
                        .toList())
                .as("only a list goes to customs again: %s", way)
                .doesNotHaveDuplicates();
        assertThat(way.contains(OrderStatus.CANCELLED) && way.contains(OrderStatus.RELEASED))
                .as("what is released is not cancelled any more: %s", way)
                .isFalse();
        assertThat(way.contains(OrderStatus.RETURNED) && !way.contains(OrderStatus.RELEASED))
                .as("only what was released comes back: %s", way)
                .isFalse();
        if (way.contains(OrderStatus.COMPLETED)) {
            assertThat(way)
                    .containsSubsequence(
                            OrderStatus.PAID,
                            OrderStatus.DECLARED,
                            OrderStatus.RELEASED,
                            OrderStatus.SHIPPED,
                            OrderStatus.DELIVERED,
                            OrderStatus.COMPLETED);
        }
    }

    private static Set<OrderStatus> exits(OrderStatus status) {
        return OrderStatusTest.TABLE.getOrDefault(status, Set.of());
    }
}
