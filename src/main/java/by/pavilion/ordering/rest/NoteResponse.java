package by.pavilion.ordering.rest;

import by.pavilion.ordering.NoteId;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OrderNote;
import java.time.Instant;

/** What an operator has written down. */
record NoteResponse(NoteId id, OrderId orderId, String author, String text, Instant writtenAt) {
    static NoteResponse of(OrderNote note) {
        return new NoteResponse(note.id(), note.order(), note.author(), note.text(), note.writtenAt());
    }
}
