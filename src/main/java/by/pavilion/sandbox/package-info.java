/**
 * The firms outside, played over HTTP on the same port for tests and demonstrations: the customs single window, a payment
 * firm, a carrier, a real-name service and a marketplace; the demo data; the page at {@code /} that lets a visitor buy something.
 *
 * <p>Words: a <em>firm</em> is one of those played; a <em>push</em> is a signed call that a firm makes to us until it is
 * acknowledged; a <em>document</em> is one order, payment, waybill or list that the window has taken; its
 * <em>receipts</em> wait until their addressee has acknowledged them.
 *
 * <p>Invariants: everything here is reached over HTTP only, with parsing, signing and rules of its own, so that a mistake
 * shared with the product cannot agree with itself; nothing in the product knows this package. What a firm has promised
 * stands in rows, so a journey goes on after the process was killed. With {@code pavilion.sandbox.enabled=false} all its
 * addresses answer 404 and none of its work runs. People's names, numbers and addresses pass through but are not stored
 * readable.
 *
 * <p>Start reading at {@link by.pavilion.sandbox.rest}, which shows every address of every firm.
 */
@NullMarked
package by.pavilion.sandbox;

import org.jspecify.annotations.NullMarked;
