package by.pavilion.customs;

import jakarta.enterprise.context.ApplicationScoped;

/** Messages from customs that wait for a person, since they could not be read or not be taken. Each of them is a case. */
@ApplicationScoped
public class KeptMessages {
    private final MessageStore messages;

    KeptMessages(MessageStore messages) {
        this.messages = messages;
    }

    /**
     * One of them, byte for byte as it came in; of one that is longer than any message can be, its beginning.
     *
     * @throws by.pavilion.shared.Problem {@code customs-message-not-found}
     */
    public byte[] content(MessageId id) {
        return messages.keptContent(id).orElseThrow(CustomsProblems::noSuchKeptMessage);
    }
}
