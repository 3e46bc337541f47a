package by.pavilion.sandbox;

import java.net.URI;
import java.util.Map;

/** A firm that calls us by itself: how it signs, and what it takes for an acknowledgement. */
public interface PushingFirm {
    /** Its name in the rows. */
    String name();

    /** The headers of one attempt, the signature among them; made anew for each attempt. */
    Map<String, String> headers(URI target, String body);

    /** Whether this answer ends the attempts. */
    boolean acknowledgedBy(int status, String answer);
}
