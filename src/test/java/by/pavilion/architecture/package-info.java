/** Tests that hold the house to its plan: which context may know which, and what belongs in which kind of class. */
@NullMarked
package by.pavilion.architecture;

import org.jspecify.annotations.NullMarked;
