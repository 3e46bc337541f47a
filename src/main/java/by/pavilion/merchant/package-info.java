/**
 * Who sells: merchants, their way in and the word of operators on them, what they can show, and the terms that were agreed.
 *
 * <p>Invariant: a merchant's id never changes and is never given to another one.
 */
@NullMarked
package by.pavilion.merchant;

import org.jspecify.annotations.NullMarked;
