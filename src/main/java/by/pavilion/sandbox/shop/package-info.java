/** The shop behind the page: holds the storefront's key and shows the messages of an order. */
@NullMarked
package by.pavilion.sandbox.shop;

import org.jspecify.annotations.NullMarked;
