/** The payment firm: settles every payment by itself a moment later and declares it to customs when asked. */
@NullMarked
package by.pavilion.sandbox.payment;

import org.jspecify.annotations.NullMarked;
