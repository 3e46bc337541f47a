package by.pavilion.channel;

import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Reading which messages wait or could not be read; what they say stays sealed. */
@ApplicationScoped
public class KeptMessages {
    private final MessageStore messages;

    KeptMessages(MessageStore messages) {
        this.messages = messages;
    }

    /** Those of a shop's application, the oldest first. */
    @Transactional
    public Page<KeptMessage> page(Shop shop, KeptMessage.State state, @Nullable String cursor, int limit) {
        long after = cursor == null ? 0 : Cursor.parseLong(cursor);
        return Page.of(
                messages.page(shop.channel(), shop.appKey(), state, after, limit + 1),
                limit,
                one -> Cursor.print(StoredMessage.FORMAT.parse(one.reference())));
    }
}
