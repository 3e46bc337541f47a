/**
 * The Belarusian side: what leaves the country together, and the papers that go with it.
 *
 * <p>Words: a <em>consignment</em> is a set of goods under one consignment note, either parcels of declared orders (9610) or
 * a consolidated shipment to the bonded warehouse (1210). Its <em>lines</em> are the goods as they were when it was prepared;
 * its <em>terms</em> are parties, contract, delivery and transport. Its <em>certificates</em> are papers of authorities, entered
 * one by one as they are issued. Its <em>documents</em> are written from all of them whenever they are asked for, so they cannot
 * disagree.
 *
 * <p>Invariants: weights are whole grams and values whole minor units, and every document adds up to the same totals; both
 * tariffs' codes of a line begin with the same six digits; an order leaves in one consignment only. Codes, forms,
 * certificates and the boxes of consignment notes are rows with dates of validity and with their source. What has no better
 * source than general knowledge says so in each document ({@link by.pavilion.customs.export.Basis}).
 *
 * <p>Start reading at {@link by.pavilion.customs.export.PrepareConsignment}, then
 * {@link by.pavilion.customs.export.ExportDocuments}.
 */
@NullMarked
package by.pavilion.customs.export;

import org.jspecify.annotations.NullMarked;
