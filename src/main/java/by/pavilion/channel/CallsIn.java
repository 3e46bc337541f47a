package by.pavilion.channel;

import java.time.Instant;
import java.util.Optional;

/** How one marketplace calls us and waits for the answer, which has the marketplace's own form whatever it is. */
public interface CallsIn extends Ability {
    /** The key of the application that the call says it is meant for. */
    Optional<String> applicationOf(IncomingCall call);

    /** Whether the call was signed a moment ago: an older one may be somebody else's, who has seen it. */
    boolean isFresh(IncomingCall call, Instant now);

    /** Whether it is signed with the application's secret. */
    boolean isGenuine(IncomingCall call, String appKey, String appSecret);

    /** The order that it is about. */
    ExternalOrder orderOf(IncomingCall call) throws UnreadableMessage;

    /** We have heard, and do what follows. */
    MessageAnswer heard(ExternalOrder order);

    MessageAnswer refused(Refusal why);

    /**
     * It never came to be looked at: its body is too long, or something is wrong here.
     *
     * @param status the HTTP status that says so
     * @param slug why, in a word
     * @return JSON in the marketplace's own form
     */
    String failed(int status, String slug);

    /** What may be wrong with a call. */
    enum Refusal {
        /** It is meant for an application of which we have no shop. */
        OTHER_APPLICATION,
        STALE,
        NOT_GENUINE,
        UNREADABLE,
        /** It is about a shop that is not connected through this application. */
        OTHER_SHOP
    }
}
