/** The real-name service: says whether a name and an identity number belong together, and signs what it says. */
@NullMarked
package by.pavilion.sandbox.realname;

import org.jspecify.annotations.NullMarked;
