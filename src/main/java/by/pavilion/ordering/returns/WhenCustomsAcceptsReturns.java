package by.pavilion.ordering.returns;

import by.pavilion.events.ReactionToEach;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.ordering.OrderId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Pays for goods that came back when customs has accepted their return. */
@ApplicationScoped
class WhenCustomsAcceptsReturns implements ReactionToEach {
    private final SettleReturn settleReturn;

    WhenCustomsAcceptsReturns(SettleReturn settleReturn) {
        this.settleReturn = settleReturn;
    }

    /** What we need of the event. */
    record Accepted(OrderId orderId, int returnNumber, boolean complete, List<Line> lines) {

        record Line(int number, long quantity) {}

        Map<Integer, Long> pieces() {
            return lines.stream().collect(Collectors.toMap(Line::number, Line::quantity, Math::addExact));
        }
    }

    @Override
    public String context() {
        return "ordering";
    }

    @Override
    public Topic topic() {
        return Topic.CUSTOMS;
    }

    @Override
    public String type() {
        return "by.pavilion.declaration.return-accepted.v1";
    }

    @Override
    public void on(ReceivedEvent event) {
        Accepted accepted = event.as(Accepted.class);
        settleReturn.accepted(accepted.orderId(), accepted.returnNumber(), accepted.pieces(), accepted.complete());
    }
}
