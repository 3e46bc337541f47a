package by.pavilion.ordering.rest;

import by.pavilion.ordering.CartId;
import jakarta.validation.constraints.NotNull;

/** The cart whose goods go into another one. */
record MergeCartsRequest(@NotNull CartId cartId) {}
