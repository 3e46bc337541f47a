package by.pavilion.catalog.rest;

import by.pavilion.catalog.Standing;
import jakarta.validation.constraints.NotNull;

/** Where a merchant wants its listing to stand. */
record StandingRequest(@NotNull Standing status) {}
