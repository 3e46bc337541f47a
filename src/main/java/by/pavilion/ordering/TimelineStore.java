package by.pavilion.ordering;

import by.pavilion.shared.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The timelines of orders. */
@ApplicationScoped
class TimelineStore {
    private final Statements statements;

    TimelineStore(Statements statements) {
        this.statements = statements;
    }

    /** A step of an order. */
    record Step(OrderId order, TimelineStep step) {}

    /** By one statement, however many there are. */
    void insert(List<Step> steps) {
        statements.insert(
                "INSERT INTO ordering_order_steps (order_id, number, fact, status, actor, happened_at, reason, caller)",
                steps.stream()
                        .map(one -> Arrays.<@Nullable Object>asList(
                                one.order().value(),
                                one.step().number(),
                                one.step().fact(),
                                one.step().status().name(),
                                one.step().actor().name(),
                                one.step().at(),
                                one.step().reason().orElse(null),
                                one.step().caller().orElse(null)))
                        .toList());
    }

    /** The first step first. */
    List<TimelineStep> of(OrderId id) {
        String select = """
                SELECT number, fact, status, actor, happened_at, reason, caller FROM ordering_order_steps
                WHERE order_id = ? ORDER BY number""";
        return statements.list(
                select,
                row -> new TimelineStep(
                        row.getLong("number"),
                        row.getString("fact"),
                        OrderStatus.valueOf(row.getString("status")),
                        Actor.valueOf(row.getString("actor")),
                        Statements.instant(row, "happened_at"),
                        Optional.ofNullable(row.getString("reason")),
                        Optional.ofNullable(row.getString("caller"))),
                id.value());
    }
}
