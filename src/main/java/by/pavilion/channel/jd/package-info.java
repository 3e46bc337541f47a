/**
 * The JD open platform (京东开放平台) as it is documented: classic calls in a form with their parameters as one JSON text, newer
 * calls by path and headers, both signed alike; tokens that can be renewed in their last day only; orders, the buyer's data,
 * shipping in one step or in two, stock, prices, refunds. {@code JdClient} makes the calls, {@code JdAnswer} believes an answer
 * only when all of its layers are fine, and {@code JdValues} alone converts money, times and numbers.
 */
@NullMarked
package by.pavilion.channel.jd;

import org.jspecify.annotations.NullMarked;
