/** Declarations for operators, receipts from connectors. */
@NullMarked
package by.pavilion.customs.rest;

import org.jspecify.annotations.NullMarked;
