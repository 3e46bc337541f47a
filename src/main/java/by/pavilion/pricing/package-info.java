/**
 * What goods cost at the buyer's door: their prices, freight by weight and zone and, from customs, the tax on both.
 *
 * <p>Words: the <i>landed price</i> is everything that the buyer pays, part by part. <i>Freight</i> includes insurance and is
 * part of what is taxed; a <i>zone</i> is a group of provinces that it is the same for; a <i>discount</i> is not taken off before tax.
 *
 * <p>Invariants: every sum is the sum of its lines to the cent; {@code payable = goods + freight - discount + tax}; freight
 * rates are rows with a validity. Start reading at {@link by.pavilion.pricing.LandedCost}.
 */
@NullMarked
package by.pavilion.pricing;

import org.jspecify.annotations.NullMarked;
