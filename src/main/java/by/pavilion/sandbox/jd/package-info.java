/**
 * A shop at JD: sales that arrive paid, and the platform's three doors (classic calls, newer calls, tokens) that check every
 * signature and every clock. It shares nothing with the adapter, so that a mistake cannot agree with itself.
 */
@NullMarked
package by.pavilion.sandbox.jd;

import org.jspecify.annotations.NullMarked;
