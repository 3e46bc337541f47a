/**
 * Numbers of parcels, for logistics' eyes only: ranges that carriers let us give away, each number once, and checks of numbers
 * that carriers give themselves. Start at {@code TakeNumbers}, which is called before a carrier is asked, and {@code CheckNumbers}.
 */
@NullMarked
package by.pavilion.logistics.numbers;

import org.jspecify.annotations.NullMarked;
