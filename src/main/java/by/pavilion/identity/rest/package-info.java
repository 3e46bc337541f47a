/** How callers prove who they are, how much they may ask, and the keys' own resource. */
@NullMarked
package by.pavilion.identity.rest;

import org.jspecify.annotations.NullMarked;
