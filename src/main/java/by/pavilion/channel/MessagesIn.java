package by.pavilion.channel;

import java.util.List;
import java.util.Optional;

/** How one marketplace pushes messages to us. */
public interface MessagesIn extends Ability {
    /** The key of the application that the message says it is meant for. */
    Optional<String> applicationOf(IncomingMessage message);

    /** Whether the bytes are signed with the application's secret. */
    boolean isGenuine(IncomingMessage message, String appKey, String appSecret, SignMethod method);

    /** The messages to keep, in their order. What the marketplace sends to try our address is not among them. */
    List<PushedMessage> read(IncomingMessage message) throws UnreadableMessage;

    MessageAnswer taken();

    /** Nobody whom we know has signed it. */
    MessageAnswer notGenuine();

    /** It is signed, and cannot be read. */
    MessageAnswer unreadable();

    /**
     * It never came to be looked at: its body is too long, or something is wrong here.
     *
     * @param status the HTTP status that says so
     * @param slug why, in a word
     * @return JSON in the marketplace's own form
     */
    String failed(int status, String slug);

    /** The order that a kept message asks us to import; empty when it asks for nothing of that kind. */
    Optional<ExternalOrder> orderToImport(PushedMessage message) throws UnreadableMessage;

    /** The order that a kept message says has changed, which matters when it is ours already; empty for all other messages. */
    default Optional<ExternalOrder> orderChanged(PushedMessage message) throws UnreadableMessage {
        return Optional.empty();
    }

    /**
     * The order of which a kept message says that its buyer has changed where it goes, or wants to; empty for all other messages.
     * It has changed as well.
     */
    default Optional<ExternalOrder> addressChanged(PushedMessage message) throws UnreadableMessage {
        return Optional.empty();
    }

    /** What a buyer wants back, of which a kept message says that it has changed; empty for all other messages. */
    default Optional<ExternalAfterSale> afterSaleChanged(PushedMessage message) throws UnreadableMessage {
        return Optional.empty();
    }

    /** A product of which a kept message says that it was looked at, changed or taken off; empty for all other messages. */
    default Optional<ExternalProduct> productChanged(PushedMessage message) throws UnreadableMessage {
        return Optional.empty();
    }
}
