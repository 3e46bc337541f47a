package by.pavilion.ordering;

import by.pavilion.events.Event;
import by.pavilion.events.Topic;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;

/** The order is paid in full. */
public record OrderPaid(@JsonUnwrapped OrderState order, List<PaidPayment> payments, Instant paidAt) implements Event {
    static OrderPaid of(Order order, PaidPayment payment) {
        return new OrderPaid(order.state(), List.of(payment), payment.paidAt());
    }

    @Override
    public Topic topic() {
        return Topic.ORDERS;
    }

    @Override
    public String fact() {
        return "paid";
    }

    @Override
    public String key() {
        return order.orderId().toString();
    }

    @Override
    public Instant happenedAt() {
        return paidAt;
    }
}
