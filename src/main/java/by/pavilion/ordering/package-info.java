/**
 * Orders from the wish to the buyer's door: taking them, their money, and one status that folds what payment firms, customs
 * and carriers tell. Start reading at {@code PlaceOrder}, then {@code Order}.
 *
 * <p>Words: the <i>origin</i> says who placed an order; to <i>accept</i> a paid order is to hand it to customs and the
 * warehouse; a <i>fact</i> of customs or carriers is kept as it is and the status walks after it;
 * a <i>quote</i> promises a price for a while; a <i>cart</i> is a note of goods and reserves nothing; a <i>checkout</i> is the
 * orders that one wish has become.
 *
 * <p>Invariants: one order, or one checkout, per key and caller, and per marketplace, shop and external number; an order is one warehouse,
 * one customs mode, one parcel; all orders of a checkout are placed or
 * none is; no order without its goods taken from stock in the same transaction; status moves along
 * {@link by.pavilion.ordering.OrderStatus#next()} only, with one event and one step of the timeline per move; totals are
 * the sums of the lines to the cent; no personal data in rows or events of orders.
 */
@NullMarked
package by.pavilion.ordering;

import org.jspecify.annotations.NullMarked;
