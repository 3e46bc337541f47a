/**
 * What is where: warehouses, balances by SKU and warehouse, lots, and the ledger of every movement.
 *
 * <p>Words: <em>available</em> can still be sold; <em>reserved</em> is sold and still in the warehouse; <em>on hand</em> is
 * both together.
 *
 * <p>Invariants: no counter is ever below zero; each counter is the sum of its ledger rows; whoever changes a counter of
 * an SKU first locks that SKU's row in {@code inventory_skus}, in the order of SKUs, and writes one {@code stock.changed}
 * with the number that the row was raised to. A change is one conditional statement, never a value that was read before.
 *
 * <p>A <em>lot</em> says how long some of the pieces are good. Lots follow the balances and are never in the way of a sale:
 * an order gets its lots when it is accepted. What was received and removed of a lot are the sums of its rows in
 * {@code inventory_lot_ledger}, what is assigned of it that of its assignments.
 *
 * <p>Start reading at {@link by.pavilion.inventory.Stock}.
 */
@NullMarked
package by.pavilion.inventory;

import org.jspecify.annotations.NullMarked;
