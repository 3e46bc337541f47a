package by.pavilion.customs.ceb;

import java.time.LocalDateTime;

/**
 * One cancellation of a message CEB623: the list is not wanted any more.
 *
 * @param guid 36 characters of its own
 * @param sentAt in China's time
 * @param reason why, at most 1,000 characters
 */
public record CancellationDocument(String guid, LocalDateTime sentAt, ListReference list, String reason) {
    void print(CebPrinter out) {
        out.open("InvtCancel");
        list.print(out, guid, Filing.NEW, sentAt, reason);
        out.close();
    }
}
