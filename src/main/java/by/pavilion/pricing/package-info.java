/**
 * What goods cost at the buyer's door: their prices, by price lists where there are any, with promotions and coupons, freight by weight and zone and, from customs,
 * the tax on both.
 *
 * <p>Words: the <i>landed price</i> is everything that the buyer pays, part by part. <i>Freight</i> includes insurance and is
 * part of what is taxed; a <i>zone</i> is a group of provinces that it is the same for. A promotion that is open to everybody and lowers the price of each piece lowers what customs taxes;
 * whatever else is taken off is a <i>discount</i>, which does not.
 *
 * <p>Invariants: every sum is the sum of its lines to the cent; {@code payable = goods + freight - discount + tax}; freight
 * rates are rows with a validity; a line has at most one promotion without a code, and none costs less than nothing; no code
 * is used more often than it may be. Start reading at {@link by.pavilion.pricing.LandedCost} and
 * {@link by.pavilion.pricing.Prices}.
 */
@NullMarked
package by.pavilion.pricing;

import org.jspecify.annotations.NullMarked;
