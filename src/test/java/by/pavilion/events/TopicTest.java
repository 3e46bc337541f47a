package by.pavilion.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicTest {
    @Test
    void callersMayNameEachAggregateAndNoOther() {
        String all = Arrays.stream(Topic.values()).map(Topic::aggregate).collect(Collectors.joining("|", "(", ")"));

        assertThat(Topic.AGGREGATES).isEqualTo(all);
    }

    @Test
    void hasTheTypesOfItsAggregate() {
        assertThat(Topic.ORDERS.has("by.pavilion.order.placed.v1")).isTrue();
        assertThat(Topic.ORDERS.has("by.pavilion.orders.placed.v1")).isFalse();
        assertThat(Topic.ORDERS.has("by.pavilion.stock.changed.v1")).isFalse();
    }
}
