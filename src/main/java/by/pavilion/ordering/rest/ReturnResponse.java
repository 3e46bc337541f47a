package by.pavilion.ordering.rest;

import by.pavilion.ordering.Actor;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OrderLineId;
import by.pavilion.ordering.RefundId;
import by.pavilion.ordering.ReturnId;
import by.pavilion.ordering.ReturnTracking;
import by.pavilion.ordering.returns.OrderReturn;
import by.pavilion.ordering.returns.ReturnLine;
import by.pavilion.ordering.returns.ReturnState;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Goods that a buyer gives back. */
record ReturnResponse(
        ReturnId id,
        OrderId orderId,
        ReturnState status,
        String reason,
        Optional<String> note,
        Actor requestedBy,
        Instant requestedAt,
        Instant declareUntil,
        Optional<Instant> decidedAt,
        Optional<String> refusal,
        Optional<Instant> receivedAt,
        Optional<Integer> customsReturn,
        Optional<RefundId> refundId,
        Optional<Money> refunded,
        Optional<Instant> settledAt,
        Optional<ReturnTracking> returnTracking,
        List<LineResponse> lines) {

    record LineResponse(OrderLineId lineId, String sku, long quantity, long restocked, long scrapped) {
        static LineResponse of(ReturnLine line) {
            return new LineResponse(
                    line.line(), line.sku().toString(), line.quantity(), line.restocked(), line.scrapped());
        }
    }

    static ReturnResponse of(OrderReturn one) {
        return new ReturnResponse(
                one.id(),
                one.order(),
                one.state(),
                one.reason().code(),
                one.note(),
                one.requestedBy(),
                one.requestedAt(),
                one.declareUntil(),
                one.decidedAt(),
                one.refusal(),
                one.receivedAt(),
                one.customsReturn(),
                one.refund(),
                one.refund().map(id -> one.refunded()),
                one.settledAt(),
                one.tracking(),
                one.lines().stream().map(LineResponse::of).toList());
    }
}
