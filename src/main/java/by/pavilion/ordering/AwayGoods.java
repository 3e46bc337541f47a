package by.pavilion.ordering;

import java.time.Instant;
import java.util.List;

/** Whoever has to see to goods that an order's end does not bring back, in the transaction that ends it. */
public interface AwayGoods {
    /** @param orders cancelled ones whose parcels have left; their rows are held, their goods stay reserved */
    void areAway(List<OrderId> orders, Instant since);
}
