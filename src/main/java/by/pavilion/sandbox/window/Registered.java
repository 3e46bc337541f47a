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
 * @param attempts how often it was sent
 */
record Registered(
        long id,
        DocumentKind kind,
        List<String> recipients,
        Entry facts,
        String status,
        Instant takenAt,
        int attempts) {
    /** A list that was cancelled: it may be declared anew. */
    static final String CANCELLED = "cancelled";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    /** Passed customs' check of the document, and not taken back by its sender. */
    boolean isStored() {
        return List.of("120", "300", "500", "399", "800", "899").contains(status) && !isDeletion();
    }

    /** Sent to delete the order that customs has stored. */
    boolean isDeletion() {
        return facts.text("appType").equals("3");
    }

    Registered withStatus(String next) {
        return new Registered(id, kind, recipients, facts, next, takenAt, attempts);
    }

    /** Ended without success, so that the same document may be sent anew. */
    boolean hasFailed() {
        return List.of("4", "100", CANCELLED).contains(status) || status.startsWith("-");
    }

    String orderNo() {
        return facts.text("orderNo");
    }

    /** E-Port's number of a document: a letter, the day, nine digits. */
    String preNo() {
        String letter = kind == DocumentKind.LIST ? "B" : "T";
        return letter + DAY.format(takenAt.atZone(CebWriter.BEIJING)) + serial();
    }

    /** Customs' number of a list: district, year, direction, nine digits; other documents name the list that they change. */
    String invtNo() {
        return kind != DocumentKind.LIST
                ? facts.text("invtNo")
                : facts.text("customsCode") + takenAt.atZone(CebWriter.BEIJING).getYear() + "I" + serial();
    }

    /** Nine digits, by hand: each receipt has one. */
    private String serial() {
        return Long.toString(1_000_000_000L + id % 1_000_000_000L).substring(1);
    }
}
