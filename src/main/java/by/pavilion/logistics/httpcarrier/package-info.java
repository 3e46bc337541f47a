/**
 * A carrier that is spoken to in JSON over HTTP, with messages signed both ways by a shared secret. Address, secret and code
 * are settings, so any firm that keeps to this form can be the carrier; the sandbox's is the first.
 */
@NullMarked
package by.pavilion.logistics.httpcarrier;

import org.jspecify.annotations.NullMarked;
