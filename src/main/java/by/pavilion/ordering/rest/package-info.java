/** Orders and payments over HTTP. */
@NullMarked
package by.pavilion.ordering.rest;

import org.jspecify.annotations.NullMarked;
