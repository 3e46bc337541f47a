@NullMarked
package by.pavilion.shared;

import org.jspecify.annotations.NullMarked;
