package by.pavilion.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** A firm that calls us by itself: how it signs, and what it takes for an acknowledgement. */
public interface PushingFirm {
    /** Its name in the rows. */
    String name();

    /** The headers of one attempt, the signature among them; made anew for each attempt. */
    Map<String, String> headers(URI target, String body);

    default String contentType() {
        return "application/json";
    }

    /** What is sent in one attempt for the body that is owed: a firm that signs within the body does it here. */
    default String attempt(String body) {
        return body;
    }

    /** How many calls to one address the firm makes as one; those that were not taken together go one by one. */
    default int mostTogether() {
        return 1;
    }

    /** One body that says what several say. */
    default String together(List<String> bodies) {
        throw new IllegalStateException(name() + " makes its calls one by one");
    }

    /** Whether this answer ends the attempts. */
    boolean acknowledgedBy(int status, String answer);
}
