package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.customs.ReceiptStore.KeptReceipt;
import by.pavilion.customs.ceb.CebReceipt;
import by.pavilion.shared.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Receipts that wait for their documents. They come in an hour from now, so that those of other tests are before them. */
@QuarkusTest
class ReceiptStoreTest {
    private final String run = UUID.randomUUID().toString();

    @Inject
    ReceiptStore store;

    @Inject
    Ids ids;

    @Test
    void goesOnAmongReceiptsOfOneInstant() {
        Instant instant = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MICROS);
        List<String> numbers =
                Stream.of("a", "b", "c", "d", "e").map(letter -> letter + run).toList();
        MessageId message = new MessageId(ids.next());
        QuarkusTransaction.requiringNew()
                .run(() -> store.insert(
                        numbers.stream().map(number -> waiting(message, number)).toList(), instant));

        List<String> seen = new ArrayList<>();
        List<KeptReceipt> portion = store.unmatched(instant, Optional.empty(), 2);
        while (!portion.isEmpty()) {
            portion.forEach(kept -> seen.add(kept.receipt().key().number()));
            portion = store.unmatched(instant, Optional.of(portion.get(portion.size() - 1)), 2);
        }

        assertThat(seen).filteredOn(number -> number.endsWith(run)).containsExactlyElementsOf(numbers);
    }

    @Test
    void beginsWithTheFirstWhereTheLastOneIsTooOld() {
        Instant instant = Instant.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.MICROS);
        MessageId message = new MessageId(ids.next());
        QuarkusTransaction.requiringNew()
                .run(() -> store.insert(List.of(waiting(message, "z" + run)), instant.minusSeconds(1)));
        QuarkusTransaction.requiringNew().run(() -> store.insert(List.of(waiting(message, "y" + run)), instant));
        KeptReceipt old =
                store.unmatched(instant.minusSeconds(1), Optional.empty(), 1).get(0);

        assertThat(store.unmatched(instant, Optional.of(old), 10))
                .extracting(kept -> kept.receipt().key().number())
                .containsExactly("y" + run);
    }

    private static ReceiptStore.Entry waiting(MessageId message, String number) {
        CebReceipt receipt = new CebReceipt(
                CebReceipt.Kind.ORDER,
                new CebReceipt.Key("4601W60003", number),
                "120",
                "20261111120000000",
                LocalDateTime.of(2026, 11, 11, 12, 0),
                "x",
                Optional.empty(),
                Optional.empty());
        return new ReceiptStore.Entry(message, receipt, null, null, "UNMATCHED");
    }
}
