/**
 * Who calls: API keys and tokens, their roles, the merchant that a key belongs to, limits of rate, and the audit trail.
 *
 * <p>Invariants: only hashes of keys are stored; a caller without the role gets 403; what belongs to another merchant
 * looks as if it were not there.
 */
@NullMarked
package by.pavilion.identity;

import org.jspecify.annotations.NullMarked;
