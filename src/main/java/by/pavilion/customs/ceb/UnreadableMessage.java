package by.pavilion.customs.ceb;

/** Something that should be a message and is none. Its text says why, without any value of the message. */
public final class UnreadableMessage extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableMessage(String why) {
        super(why, null, false, false);
    }

    /** Why, in a few words. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
