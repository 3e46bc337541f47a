package by.pavilion.events.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.events.EventLog;
import by.pavilion.events.Topic;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventPatternsTest {
    private static final String PLACED = "by.pavilion.order.placed.v1";

    @Test
    void theLogLeavesOutOtherTypesThanTheOnlyOne() {
        assertThat(patterns(PLACED).filter())
                .isEqualTo(new EventLog.Filter(Optional.of(Topic.ORDERS), Optional.of(PLACED), Optional.empty()));
    }

    @Test
    void theLogLeavesOutOtherTopicsThanTheOnlyOne() {
        EventLog.Filter orders = new EventLog.Filter(Optional.of(Topic.ORDERS), Optional.empty(), Optional.empty());

        assertThat(patterns("by.pavilion.order.*").filter()).isEqualTo(orders);
        assertThat(patterns("by.pavilion.order.placed.*").filter()).isEqualTo(orders);
        assertThat(patterns(PLACED, "by.pavilion.order.paid.v1").filter()).isEqualTo(orders);
    }

    @ParameterizedTest
    @ValueSource(strings = {"by.pavilion.*", "by.pavilion.stock.*", "by.pavilion.orders.*"})
    void theLogLeavesOutNothingOfSeveralTopics(String other) {
        assertThat(patterns(PLACED, other).filter()).isEqualTo(EventLog.Filter.ALL);
        assertThat(patterns(other, PLACED).filter()).isEqualTo(EventLog.Filter.ALL);
    }

    @Test
    void whatIsTakenIsNeverLeftOut() {
        for (Topic topic : Topic.values()) {
            String type = "by.pavilion." + topic.aggregate() + ".noted.v1";

            assertThat(patterns(type).take(type)).isTrue();
            assertThat(patterns(type).filter().topic()).contains(topic);
        }
    }

    private static EventPatterns patterns(String... patterns) {
        return new EventPatterns(List.of(patterns));
    }
}
