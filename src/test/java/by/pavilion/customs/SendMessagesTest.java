package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.customs.MessageStore.Link;
import by.pavilion.customs.MessageStore.QueuedMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SendMessagesTest {
    private static final QueuedMessage ORDERS = message(1);
    private static final QueuedMessage OTHERS = message(2);
    private static final QueuedMessage DELETION = message(3);

    @Test
    void messagesAboutDifferentDeclarationsGoTogether() {
        List<List<QueuedMessage>> waves = SendMessages.waves(
                List.of(ORDERS, OTHERS), Map.of(ORDERS.id(), orders(10, 11), OTHERS.id(), orders(12)));

        assertThat(waves).containsExactly(List.of(ORDERS, OTHERS));
    }

    @Test
    void whatIsSaidLaterOfADeclarationWaitsForWhatWasSaidBefore() {
        List<List<QueuedMessage>> waves = SendMessages.waves(
                List.of(ORDERS, DELETION, OTHERS),
                Map.of(ORDERS.id(), orders(10, 11), DELETION.id(), orders(11), OTHERS.id(), orders(12)));

        assertThat(waves).containsExactly(List.of(ORDERS), List.of(DELETION, OTHERS));
    }

    @Test
    void nothingIsSentWhereNothingIsDue() {
        assertThat(SendMessages.waves(List.of(), Map.of())).isEmpty();
    }

    private static QueuedMessage message(long id) {
        return new QueuedMessage(new MessageId(id), "guid-" + id, "CEB311Message", 0);
    }

    private static List<Link> orders(long... declarations) {
        return Arrays.stream(declarations)
                .mapToObj(id -> new Link(new DeclarationId(id), DocumentType.ORDER))
                .toList();
    }
}
