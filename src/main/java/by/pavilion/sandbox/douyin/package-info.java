/** A Douyin shop: sales that arrive paid, and the gateway that answers the shop's signed calls. */
@NullMarked
package by.pavilion.sandbox.douyin;

import org.jspecify.annotations.NullMarked;
