package by.pavilion.channel;

/** A marketplace's message that does not keep to its own form. Its text holds nothing of the message. */
@SuppressWarnings("serial") // never serialised
public class UnreadableMessage extends Exception {
    public UnreadableMessage(String reason) {
        super(reason);
    }
}
