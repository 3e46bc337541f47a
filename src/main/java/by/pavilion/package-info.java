/** The program itself; each context is a package below. */
@NullMarked
package by.pavilion;

import org.jspecify.annotations.NullMarked;
