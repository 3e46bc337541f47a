package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.customs.DeclarationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ProgressProperties {
    private static final Instant T = Instant.parse("2026-11-23T08:00:00Z");

    /** What customs and the carrier tell, each at its own second. */
    private enum Fact {
        DECLARED(1),
        REJECTED(2),
        DECLARED_AGAIN(3),
        RELEASED(4),
        SHIPPED(5),
        DELIVERED(6);

        private final Instant at;

        Fact(long second) {
            this.at = T.plusSeconds(second);
        }

        Progress in(Progress progress) {
            return switch (this) {
                case DECLARED, DECLARED_AGAIN ->
                    progress.atCustoms(DeclarationState.SUBMITTED, "dcl_1").declared(at);
                case REJECTED ->
                    progress.atCustoms(DeclarationState.REJECTED, "dcl_1").rejected(at);
                case RELEASED ->
                    progress.atCustoms(DeclarationState.RELEASED, "dcl_1").released(at);
                case SHIPPED -> progress.shipped("shp_1", at);
                case DELIVERED -> progress.delivered("shp_1", at);
            };
        }
    }

    /** Customs' facts keep their order, and so do the carrier's; how they mix is left to chance. */
    @Provide
    Arbitrary<List<Fact>> interleavings() {
        List<Fact> customs = List.of(Fact.DECLARED, Fact.REJECTED, Fact.DECLARED_AGAIN, Fact.RELEASED);
        List<Fact> carrier = List.of(Fact.SHIPPED, Fact.DELIVERED);
        return Arbitraries.of(true, false)
                .list()
                .ofSize(customs.size() + carrier.size())
                .map(choices -> {
                    List<Fact> mixed = new ArrayList<>();
                    int fromCustoms = 0;
                    int fromCarrier = 0;
                    for (boolean customsNext : choices) {
                        boolean customsLeft = fromCustoms < customs.size();
                        boolean carrierLeft = fromCarrier < carrier.size();
                        if (customsLeft && (customsNext || !carrierLeft)) {
                            mixed.add(customs.get(fromCustoms++));
                        } else {
                            mixed.add(carrier.get(fromCarrier++));
                        }
                    }
                    return mixed;
                });
    }

    @Property
    void walksTheTableStepByStepHoweverTheFactsArrive(@ForAll("interleavings") List<Fact> facts) {
        List<OrderStatus> walked = walk(facts);

        assertThat(walked).startsWith(OrderStatus.PAID).endsWith(OrderStatus.DELIVERED);
        for (int index = 1; index < walked.size(); index++) {
            assertThat(walked.get(index - 1).next()).contains(walked.get(index));
        }
        assertThat(walked).containsSubsequence(OrderStatus.RELEASED, OrderStatus.SHIPPED, OrderStatus.DELIVERED);
    }

    @Example
    void aCarrierThatIsFasterThanCustomsWaits() {
        assertThat(walk(List.of(Fact.SHIPPED, Fact.DELIVERED))).containsExactly(OrderStatus.PAID);
        assertThat(walk(List.of(Fact.SHIPPED, Fact.DELIVERED, Fact.DECLARED)))
                .containsExactly(OrderStatus.PAID, OrderStatus.DECLARED);
        assertThat(walk(List.of(Fact.SHIPPED, Fact.DELIVERED, Fact.DECLARED, Fact.RELEASED)))
                .containsExactly(
                        OrderStatus.PAID,
                        OrderStatus.DECLARED,
                        OrderStatus.RELEASED,
                        OrderStatus.SHIPPED,
                        OrderStatus.DELIVERED);
    }

    @Example
    void aListThatComesBackAndGoesAgainIsDeclaredTwice() {
        assertThat(walk(List.of(Fact.DECLARED, Fact.REJECTED, Fact.DECLARED_AGAIN, Fact.RELEASED)))
                .containsExactly(
                        OrderStatus.PAID,
                        OrderStatus.DECLARED,
                        OrderStatus.REJECTED,
                        OrderStatus.DECLARED,
                        OrderStatus.RELEASED);
    }

    @Example
    void aFactToldTwiceChangesNothingMore() {
        assertThat(walk(List.of(
                        Fact.DECLARED, Fact.DECLARED, Fact.RELEASED, Fact.RELEASED, Fact.SHIPPED, Fact.SHIPPED)))
                .containsExactly(OrderStatus.PAID, OrderStatus.DECLARED, OrderStatus.RELEASED, OrderStatus.SHIPPED);
    }

    @Example
    void goodsNeverMoveBack() {
        Progress progress = Progress.NONE
                .shipped("shp_1", T)
                .moved(FulfilmentStatus.IN_TRANSIT, "shp_1")
                .moved(FulfilmentStatus.READY, "shp_1");

        assertThat(progress.fulfilment()).isEqualTo(FulfilmentStatus.SHIPPED);
    }

    private static List<OrderStatus> walk(List<Fact> facts) {
        List<OrderStatus> walked = new ArrayList<>(List.of(OrderStatus.PAID));
        Order order = TestOrders.paid();
        for (Fact fact : facts) {
            Order informed = order.with(fact.in(order.progress()));
            List<Order> steps = informed.advanced();
            steps.forEach(step -> walked.add(step.status()));
            order = steps.isEmpty() ? informed : steps.get(steps.size() - 1);
        }
        assertThat(order.version()).isEqualTo(TestOrders.paid().version() + walked.size() - 1);
        return walked;
    }
}
