package by.pavilion.sandbox.window;

import by.pavilion.sandbox.SandboxStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions that customs has put to platforms. */
@ApplicationScoped
class InquiryStore {
    private final SandboxStore store;

    InquiryStore(SandboxStore store) {
        this.store = store;
    }

    /**
     * One question.
     *
     * @param acknowledgement the code of the platform's answer; empty while there is none
     * @param verdict {@code verified}, or what was wrong with the upload; empty while there is none
     */
    record Inquiry(String orderNo, String acknowledgement, String verdict) {}

    void insert(String sessionId, String orderNo, Instant now) {
        store.update(
                "INSERT INTO sandbox_window_inquiries (session_id, order_no, asked_at) VALUES (?, ?, ?)",
                sessionId,
                orderNo,
                now);
    }

    Optional<Inquiry> find(String sessionId) {
        return store.find(
                "SELECT order_no, acknowledgement, verdict FROM sandbox_window_inquiries WHERE session_id = ?",
                row -> new Inquiry(
                        row.getString("order_no"),
                        orEmpty(row.getString("acknowledgement")),
                        orEmpty(row.getString("verdict"))),
                sessionId);
    }

    void acknowledged(String sessionId, String code) {
        store.update("UPDATE sandbox_window_inquiries SET acknowledgement = ? WHERE session_id = ?", code, sessionId);
    }

    void judged(String sessionId, String verdict) {
        store.update("UPDATE sandbox_window_inquiries SET verdict = ? WHERE session_id = ?", verdict, sessionId);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
