package by.pavilion.ordering.rest;

import by.pavilion.shared.rest.Plain;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What is to be written down. */
record NoteRequest(@NotBlank @Size(max = 2000) @Plain String text) {}
