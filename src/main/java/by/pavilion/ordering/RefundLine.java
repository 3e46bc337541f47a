package by.pavilion.ordering;

/**
 * What of a refund is for one line, in minor units. The freight of a line that stays may rise when others go, since fewer
 * lines share the parcel: its part is then below zero.
 *
 * @param goods without their discount
 */
public record RefundLine(OrderLineId line, long goods, long freight, long tax) {
    public long total() {
        return Math.addExact(goods, Math.addExact(freight, tax));
    }

    boolean isNothing() {
        return goods == 0 && freight == 0 && tax == 0;
    }
}
