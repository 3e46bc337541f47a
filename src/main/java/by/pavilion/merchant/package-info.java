/**
 * Who sells: the producers and their particulars. Onboarding, documents and terms of settlement will live here.
 *
 * <p>Invariant: a merchant's id never changes and is never given to another one.
 */
@NullMarked
package by.pavilion.merchant;

import org.jspecify.annotations.NullMarked;
