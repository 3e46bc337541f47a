/** Every address of the firms that the sandbox plays, and of the shop behind the page. */
@NullMarked
package by.pavilion.sandbox.rest;

import org.jspecify.annotations.NullMarked;
