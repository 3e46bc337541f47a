/**
 * What makes goods cheaper for a time: promotions of merchants, for everybody or by a coupon code.
 *
 * <p>Words: a promotion that is open to everybody and lowers the price of each piece lowers what customs taxes; everything
 * else is a <i>discount</i>, which does not (interpretation of China's customs on retail imports).
 *
 * <p>Invariants: a line has at most one promotion without a code, the one that helps the buyer most; no line costs less than
 * nothing; what is taken off adds up to the fen. Start reading at {@link by.pavilion.pricing.promotion.PromotionRules}.
 */
@NullMarked
package by.pavilion.pricing.promotion;

import org.jspecify.annotations.NullMarked;
