/**
 * Words and tools that every context uses: money, typed ids, the clock, paging, refusals, leases, background work and
 * keys of idempotency. It knows no other package of ours.
 */
@NullMarked
package by.pavilion.shared;

import org.jspecify.annotations.NullMarked;
