package by.pavilion.ordering;

import by.pavilion.shared.Gathering;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;

/** Where wishes wait for their turn, orders and checkouts alike: those that wait together are placed together. */
@ApplicationScoped
class PlacementQueue {
    private final Gathering<Wish, Placement> gathering;

    PlacementQueue(PlaceTogether placeTogether, OrderingConfig config) {
        this.gathering = new Gathering<>(
                "ordering-placement",
                new Gathering.Size(
                        config.committers(), config.mostTogether(), config.mostWaiting(), config.longestWait()),
                Wish::claim,
                placeTogether::place);
    }

    @PreDestroy
    void stop() {
        gathering.close();
    }

    /** @throws by.pavilion.shared.Problem 503 when too many wait; the answer is the same problem for who has waited for too long */
    CompletionStage<Placement> place(Wish wish) {
        return gathering.call(wish);
    }
}
