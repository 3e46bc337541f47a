/** The demo data, loaded through the public API as its owner would. */
@NullMarked
package by.pavilion.sandbox.demo;

import org.jspecify.annotations.NullMarked;
