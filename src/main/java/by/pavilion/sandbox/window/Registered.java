package by.pavilion.sandbox.window;

import by.pavilion.sandbox.ceb.CebWriter;
import by.pavilion.sandbox.window.CustomsMessage.Entry;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * A document that the window has taken.
 *
 * @param facts what it says, people's data as fingerprints
 * @param status the last receipt's status, {@code 0} before the first
 */
record Registered(long id, DocumentKind kind, List<String> recipients, Entry facts, String status, Instant takenAt) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    /** Passed customs' check of the document: 120, and for a list anything later than that. */
    boolean isStored() {
        return List.of("120", "399", "800", "899").contains(status);
    }

    /** Ended without success, so that the same document may be sent anew. */
    boolean hasFailed() {
        return status.equals("100") || status.startsWith("-");
    }

    String orderNo() {
        return facts.text("orderNo");
    }

    /** E-Port's number of a list: a letter, the day, nine digits. */
    String preNo() {
        return "B" + DAY.format(takenAt.atZone(CebWriter.BEIJING)) + serial();
    }

    /** Customs' number of a list: district, year, direction, nine digits. */
    String invtNo() {
        return facts.text("customsCode") + takenAt.atZone(CebWriter.BEIJING).getYear() + "I" + serial();
    }

    private String serial() {
        return "%09d".formatted(id % 1_000_000_000L);
    }
}
