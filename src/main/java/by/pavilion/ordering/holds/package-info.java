/**
 * Orders that operators stop, for ordering's eyes only. An order can be held for several reasons at once and goes on when
 * the last of them is gone; its status stays as it is meanwhile, and facts of customs and carriers still move it.
 */
@NullMarked
package by.pavilion.ordering.holds;

import org.jspecify.annotations.NullMarked;
