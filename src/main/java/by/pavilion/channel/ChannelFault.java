package by.pavilion.channel;

/** A marketplace did not do what we asked. Its reason holds the marketplace's codes, no personal data and no secrets. */
@SuppressWarnings("serial") // never serialised
public class ChannelFault extends Exception {
    private final Kind kind;
    private final String reason;
    private final boolean ours;

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
        this(kind, reason, false);
    }

    private ChannelFault(Kind kind, String reason, boolean ours) {
        super(kind + ": " + reason);
        this.kind = kind;
        this.reason = reason;
        this.ours = ours;
    }

    /** It did not work and is tried again, but not because of what the marketplace answered. */
    public static ChannelFault ofOurs(String reason) {
        return new ChannelFault(Kind.RETRY, reason, true);
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

    public String reason() {
        return reason;
    }
}
