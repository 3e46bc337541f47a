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
import java.util.Optional;
import javax.sql.DataSource;

/** Cursors of tests: shops are read seldom unless a test wants it. */
@ApplicationScoped
public class TestPulls {
    private final PullStore pulls;
    private final PullProgress progress;
    private final DataSource dataSource;
    private final Clock clock;

    TestPulls(PullStore pulls, PullProgress progress, DataSource dataSource, Clock clock) {
        this.pulls = pulls;
        this.progress = progress;
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

    /** Has a shop's list read on now from where it is. */
    public void readOn(String channel, String shopId) {
        update(
                "UPDATE channel_pulls SET next_attempt_at = ? WHERE channel = ? AND shop_id = ? AND lane = 'LIVE'",
                Timestamp.from(clock.instant()),
                channel,
                shopId);
    }

    /** What another replica does that takes the window behind a cursor: it is its own until a time. */
    public void takenByAnother(String channel, String shopId, Instant reached, Instant until) {
        Pull live = live(channel, shopId);
        Pull there = new Pull(
                live.channel(),
                live.shopId(),
                live.lane(),
                reached,
                live.endsAt(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
        update(
                "INSERT INTO shared_leases (name, owner, held_until) VALUES (?, 'another-replica', ?)"
                        + " ON DUPLICATE KEY UPDATE owner = VALUES(owner), held_until = VALUES(held_until)",
                there.lease(progress.next(there).orElseThrow()),
                Timestamp.from(until));
    }

    private void update(String sql, Object... values) {
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int index = 0; index < values.length; index++) {
                    statement.setObject(index + 1, values[index]);
                }
                if (statement.executeUpdate() < 1) {
                    throw new IllegalStateException("nothing was changed by " + sql);
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
        List<Pull> all = QuarkusTransaction.requiringNew().call(() -> pulls.of(channel, List.of(shopId)));
        return all.stream().filter(pull -> pull.lane() == lane).findFirst().orElseThrow();
    }
}
