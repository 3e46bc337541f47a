/**
 * The Douyin shop (抖店) open platform as it is documented: signed calls in canonical JSON, messages signed over their bytes,
 * tokens, orders, the buyer's encrypted data, shipping. {@link by.pavilion.channel.douyin.DouyinClient} makes the calls;
 * {@code DouyinValues} alone converts money, times and numbers.
 */
@NullMarked
package by.pavilion.channel.douyin;

import org.jspecify.annotations.NullMarked;
