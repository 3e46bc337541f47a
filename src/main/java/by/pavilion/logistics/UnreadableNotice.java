package by.pavilion.logistics;

/** A carrier's genuine message that does not keep to its own form. */
@SuppressWarnings("serial") // never serialised
public class UnreadableNotice extends Exception {
    private final String pointer;

    /** @param pointer JSON pointer of the first member that is wrong; empty for the whole body */
    public UnreadableNotice(String pointer) {
        super("unreadable at '" + pointer + "'");
        this.pointer = pointer;
    }

    public String pointer() {
        return pointer;
    }
}
