/** Customs messages as the firms write them and the envelope around them. The window reads with code of its own. */
@NullMarked
package by.pavilion.sandbox.ceb;

import org.jspecify.annotations.NullMarked;
