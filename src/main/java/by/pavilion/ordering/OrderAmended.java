package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The figures of the order are others than they were: its pieces, its weight, what it costs. Whoever keeps a copy of them needs
 * no other event for it; the event before this one says who wanted it and why. What the order is now is in the event itself.
 *
 * @param changed JSON Pointers to those members of the event that differ from before
 * @param before what they were
 */
public record OrderAmended(@JsonUnwrapped OrderState order, List<String> changed, Figures before, Instant amendedAt)
        implements Event {
    public OrderAmended {
        changed = List.copyOf(changed);
    }

    /** What can be amended of an order. */
    public record Figures(long grossWeightGrams, List<OrderState.Line> lines, OrderState.Totals totals) {
        public Figures {
            lines = List.copyOf(lines);
        }

        static Figures of(OrderState order) {
            return new Figures(order.grossWeightGrams(), order.lines(), order.totals());
        }
    }

    static OrderAmended of(Order before, Order after, Instant at) {
        Figures was = Figures.of(before.state());
        OrderState is = after.state();
        return new OrderAmended(is, changed(was, Figures.of(is)), was, at);
    }

    private static List<String> changed(Figures was, Figures is) {
        List<String> changed = new ArrayList<>();
        note(changed, "/grossWeightGrams", was, is, Figures::grossWeightGrams);
        note(changed, "/lines", was, is, figures -> figures.lines().size());
        Map<OrderLineId, OrderState.Line> lines =
                was.lines().stream().collect(Collectors.toMap(OrderState.Line::lineId, Function.identity()));
        for (int index = 0; index < is.lines().size(); index++) {
            OrderState.Line line = is.lines().get(index);
            OrderState.Line former = Objects.requireNonNull(lines.get(line.lineId()), "lines only become fewer");
            String pointer = "/lines/" + index;
            note(changed, pointer + "/quantity", former, line, OrderState.Line::quantity);
            note(changed, pointer + "/discount", former, line, OrderState.Line::discount);
            note(changed, pointer + "/tax", former, line, OrderState.Line::tax);
        }
        note(changed, "/totals/goods", was.totals(), is.totals(), OrderState.Totals::goods);
        note(changed, "/totals/freight", was.totals(), is.totals(), OrderState.Totals::freight);
        note(changed, "/totals/discount", was.totals(), is.totals(), OrderState.Totals::discount);
        note(changed, "/totals/tax", was.totals(), is.totals(), OrderState.Totals::tax);
        note(changed, "/totals/payable", was.totals(), is.totals(), OrderState.Totals::payable);
        return changed;
    }

    private static <T> void note(List<String> changed, String pointer, T was, T is, Function<T, Object> member) {
        if (!member.apply(was).equals(member.apply(is))) {
            changed.add(pointer);
        }
    }

    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "amended";
    }

    @Override
    public String key() {
        return order.orderId().toString();
    }

    @Override
    public Instant happenedAt() {
        return amendedAt;
    }
}
