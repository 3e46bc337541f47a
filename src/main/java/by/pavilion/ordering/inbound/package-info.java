/**
 * Goods that go to a bonded warehouse in China in bulk, before anybody has bought them (mode 1210). It stands in ordering, which may
 * ask the catalogue, the stock and customs; logistics moves the goods and hears of them by events.
 *
 * <p>Words: an <i>inbound</i> is what is sent together under one set of export papers, lot by lot; a <i>bonded entry</i> is what
 * customs lets into the zone under one list, and the warehouse has counted.
 *
 * <p>Invariants: pieces of a lot come into the stock once, in the transaction that notes their entry, as many as were counted;
 * nothing enters before it has arrived in China and its export papers are named, and those papers say the same goods.
 *
 * <p>Start reading at {@link by.pavilion.ordering.inbound.BookInbound}, then {@code EnterBonded}.
 */
@NullMarked
package by.pavilion.ordering.inbound;

import org.jspecify.annotations.NullMarked;
