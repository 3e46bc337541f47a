package by.pavilion.ordering;

import java.util.List;

/** Whoever waits for customs to release orders whose money has all gone back before, in the transaction that releases them. */
public interface ReleaseFollower {
    /** @param paidBack their rows are held */
    void released(List<OrderId> paidBack);
}
