package by.pavilion.channel;

import java.time.Duration;
import java.util.Optional;

/** A marketplace did not do what we asked. Its reason holds the marketplace's codes, no personal data and no secrets. */
@SuppressWarnings("serial") // never serialised
public class ChannelFault extends Exception {
    private final Kind kind;
    private final String reason;
    private final boolean ours;
    private final Optional<Duration> pause;
    private final boolean aboutOne;

    /** What to do about it. */
    public enum Kind {
        /** Its trouble or the network's: ask again soon. */
        RETRY,
        /** We ask too often: ask again later. */
        WAIT,
        /** It refuses this request; the same request will be refused again. */
        REFUSED,
        /** Nothing of this shop works until a person looks: permission, secret, risk control. */
        STOP
    }

    public ChannelFault(Kind kind, String reason) {
        this(kind, reason, false, Optional.empty(), false);
    }

    private ChannelFault(Kind kind, String reason, boolean ours, Optional<Duration> pause, boolean aboutOne) {
        super(kind + ": " + reason);
        this.kind = kind;
        this.reason = reason;
        this.ours = ours;
        this.pause = pause;
        this.aboutOne = aboutOne;
    }

    /**
     * We ask too often.
     *
     * @param pause for how long the marketplace wants to be left alone, where it says so
     */
    public static ChannelFault tooOften(String reason, Optional<Duration> pause) {
        return new ChannelFault(Kind.WAIT, reason, false, pause, false);
    }

    /** We change one thing too often: that has to wait, and nothing else of the shop. */
    public static ChannelFault tooOftenAboutOne(String reason) {
        return new ChannelFault(Kind.WAIT, reason, false, Optional.empty(), true);
    }

    /** It did not work and is tried again, but not because of what the marketplace answered. */
    public static ChannelFault ofOurs(String reason) {
        return new ChannelFault(Kind.RETRY, reason, true, Optional.empty(), false);
    }

    /** The same of a question that no marketplace can refuse for good: then its no means that it is to be asked again. */
    public ChannelFault orAgain() {
        return kind == Kind.REFUSED ? new ChannelFault(Kind.RETRY, reason) : this;
    }

    /** Whether the marketplace has nothing to do with it. */
    public boolean isOurs() {
        return ours;
    }

    public Kind kind() {
        return kind;
    }

    /** For how long the marketplace wants to be left alone, where it says so. */
    public Optional<Duration> pause() {
        return pause;
    }

    /** Whether it says nothing of other calls of the same kind. */
    public boolean isAboutOne() {
        return aboutOne;
    }

    public String reason() {
        return reason;
    }
}
