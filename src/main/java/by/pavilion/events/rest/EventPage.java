package by.pavilion.events.rest;

import by.pavilion.events.EventLog;
import by.pavilion.shared.Cursor;
import java.util.List;

/**
 * A part of the log.
 *
 * @param next always there: who reads on with it later gets what has come since
 * @param more whether the log goes on already; with a filter a part can be empty all the same
 */
record EventPage(List<EventResponse> items, String next, boolean more) {
    static EventPage of(EventLog.Part part) {
        return new EventPage(
                part.events().stream().map(EventResponse::of).toList(),
                Cursor.print(part.lookedThrough()),
                part.more());
    }
}
