package by.pavilion.ordering;

import java.time.Instant;

/**
 * What an operator has written down about an order, for other operators: it stands in no event.
 *
 * @param author the key of the operator
 */
public record OrderNote(NoteId id, OrderId order, String author, String text, Instant writtenAt) {}
