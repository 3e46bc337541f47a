/** The customs single window: takes messages, checks them against the field tables, answers with receipts in customs' own order and time, and matches a list with its order, payment and waybill. */
@NullMarked
package by.pavilion.sandbox.window;

import org.jspecify.annotations.NullMarked;
