/** How every answer looks on the wire: problem details, language negotiation, preconditions, limits of bodies. */
@NullMarked
package by.pavilion.shared.rest;

import org.jspecify.annotations.NullMarked;
