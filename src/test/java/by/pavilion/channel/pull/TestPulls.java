package by.pavilion.channel.pull;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** Cursors of tests: shops are read seldom unless a test wants it. */
@ApplicationScoped
public class TestPulls {
    private final PullStore pulls;
    private final DataSource dataSource;
    private final Clock clock;

    TestPulls(PullStore pulls, DataSource dataSource, Clock clock) {
        this.pulls = pulls;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Has a shop's list read now, as if it had been read up to a time. */
    public void readFrom(String channel, String shopId, Instant reached) {
        String update = "UPDATE channel_pulls SET reached_at = ?, next_attempt_at = ?, attempts = 0"
                + " WHERE channel = ? AND shop_id = ? AND lane = 'LIVE'";
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement = connection.prepareStatement(update)) {
                statement.setTimestamp(1, Timestamp.from(reached));
                statement.setTimestamp(2, Timestamp.from(clock.instant()));
                statement.setString(3, channel);
                statement.setString(4, shopId);
                if (statement.executeUpdate() != 1) {
                    throw new IllegalStateException("no list of " + shopId + " is read");
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** What a replica does that has read a window of a list. */
    public void read(Pull pull, Instant until) {
        QuarkusTransaction.requiringNew().run(() -> pulls.move(pull, until, clock.instant(), 0, clock.instant()));
    }

    public Pull live(String channel, String shopId) {
        return of(channel, shopId, Lane.LIVE);
    }

    public Pull of(String channel, String shopId, Lane lane) {
        List<Pull> all = QuarkusTransaction.requiringNew().call(() -> pulls.of(channel, shopId));
        return all.stream().filter(pull -> pull.lane() == lane).findFirst().orElseThrow();
    }
}
