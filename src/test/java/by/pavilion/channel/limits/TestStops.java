package by.pavilion.channel.limits;

import by.pavilion.shared.Statements;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Stopped shops of tests, which do not wait for the time at which one is tried again. */
@ApplicationScoped
public class TestStops {
    private final Statements statements;
    private final Clock clock;

    TestStops(Statements statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    /** Has the next call try whether the shop works again. */
    public void probeNow(String channel, String shopId) {
        QuarkusTransaction.requiringNew()
                .run(() -> statements.update(
                        "UPDATE channel_shop_stops SET probe_at = ? WHERE channel = ? AND shop_id = ?",
                        clock.instant(),
                        channel,
                        shopId));
    }
}
