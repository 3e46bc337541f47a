package by.pavilion.sandbox;

import by.pavilion.shared.Gathering;
import by.pavilion.shared.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Where a firm serves one kind of call: those that arrive together by one transaction. When too many wait, the next one is
 * told in the firms' own form to come again.
 *
 * @param <C> what is wanted
 */
public final class Counter<C> implements AutoCloseable {
    /** One portion at a time: two could wait for each other's rows. */
    private static final Gathering.Size SIZE = new Gathering.Size(1, 200, 2000).inCompany(Duration.ofMillis(5));

    private final Gathering<C, FirmAnswer> gathering;

    /** @param work serves a portion inside the transaction, and answers each call in their order */
    public Counter(String name, Function<List<C>, List<FirmAnswer>> work) {
        gathering = new Gathering<>(
                name, SIZE, portion -> QuarkusTransaction.requiringNew().call(() -> work.apply(portion)));
    }

    public CompletionStage<FirmAnswer> call(C wish) {
        try {
            return gathering.call(wish);
        } catch (Problem tooManyWait) {
            return CompletableFuture.completedFuture(
                    FirmAnswer.refused(503, "SYSTEM_ERROR", "too many wait, try again"));
        }
    }

    @Override
    public void close() {
        gathering.close();
    }
}
