/** Buyers' data over HTTP, for operators who answer a person's request. */
@NullMarked
package by.pavilion.parties.rest;

import org.jspecify.annotations.NullMarked;
