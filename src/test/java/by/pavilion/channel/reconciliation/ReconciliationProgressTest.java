package by.pavilion.channel.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.channel.AfterSale;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.aftersales.NoticeAfterSales;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.events.EventLog;
import by.pavilion.events.Topic;
import by.pavilion.shared.Money;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several replicas compare, and what one of them does counts once. */
@QuarkusTest
class ReconciliationProgressTest {
    private static final CompareShop.Result NOTHING =
            new CompareShop.Result(7, Set.of(), List.of(), List.of(), Optional.empty());

    @Inject
    ReconciliationProgress progress;

    @Inject
    ReconciliationStore store;

    @Inject
    NoticeAfterSales noticeAfterSales;

    @Inject
    ChannelCases cases;

    @Inject
    EventLog log;

    @Inject
    DataSource dataSource;

    String shopId;

    @BeforeEach
    void begin() {
        shopId = UUID.randomUUID().toString();
        Instant later = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        QuarkusTransaction.requiringNew().run(() -> store.begin("douyin", shopId, Span.HOURLY, later));
    }

    @Test
    void oneReplicaTakesItAndGoesOnWhereItWas() {
        Reconciliation due = present();
        Reconciliation taken = progress.take(due).orElseThrow();
        assertThat(progress.take(due)).isEmpty();

        boolean mine = QuarkusTransaction.requiringNew()
                .call(() -> store.goOn(taken, run(1), taken.nextAt().plusSeconds(1)));
        Reconciliation next = present();
        progress.failed(progress.take(next).orElseThrow(), new ChannelFault(ChannelFault.Kind.REFUSED, "no answer"));

        assertThat(mine).isTrue();
        assertThat(next.run()).contains(run(1));
        assertThat(present().run()).contains(run(1));
        assertThat(present().detail()).contains("no answer");
    }

    @Test
    void whoseTurnIsOverWritesAndTellsNothing() {
        Reconciliation slow = progress.take(present()).orElseThrow();
        Reconciliation fast = progress.take(present()).orElseThrow();

        progress.compared(fast, NOTHING, List.of(), run(2));
        progress.compared(slow, NOTHING, List.of(), run(2));

        assertThat(log.of(Topic.CHANNELS, "douyin:" + shopId + ":hourly", 0, 100))
                .hasSize(1);
        assertThat(present().run()).isEmpty();
        assertThat(present().last().orElseThrow().listed()).isEqualTo(7);
    }

    @Test
    void whatWasAskedInAWindowIsForgottenWhenAnOlderReplicaHasGoneOn() throws SQLException {
        Reconciliation taken = progress.take(present()).orElseThrow();
        QuarkusTransaction.requiringNew().run(() -> store.goOn(taken, run(1), taken.nextAt()));
        assertThat(present().run().orElseThrow().asked()).contains("6900");

        try (Connection connection = dataSource.getConnection();
                PreparedStatement older = connection.prepareStatement("UPDATE channel_reconciliations"
                        + " SET run_reached = run_reached + INTERVAL 10 MINUTE WHERE shop_id = ?")) {
            older.setString(1, shopId);
            older.executeUpdate();
        }

        assertThat(present().run().orElseThrow().asked()).isEmpty();
    }

    /** It is the same window still, so what comes next of it are its refunds. */
    @Test
    void whichOrdersWereComparedIsKnownUntilTheWindowIsOver() {
        Reconciliation taken = progress.take(present()).orElseThrow();

        progress.ordersCompared(taken, NOTHING, run(1));
        progress.failed(taken, new ChannelFault(ChannelFault.Kind.REFUSED, "no list of refunds"));

        Reconciliation.Run left = present().run().orElseThrow();
        assertThat(left.ordersCompared()).isTrue();
        assertThat(left.reached()).isEqualTo(run(1).reached());
        assertThat(left.listed()).isEqualTo(7);
        assertThat(present().detail()).contains("no list of refunds");
        assertThat(present().attempts()).isEqualTo(1);

        Reconciliation again = progress.take(present()).orElseThrow();
        progress.compared(
                again,
                CompareShop.Result.NOTHING,
                List.of(),
                CompareShop.Result.NOTHING.addTo(left, left.reached().plusSeconds(60), left.window()));

        assertThat(present().run().orElseThrow().ordersCompared()).isFalse();
        assertThat(present().run().orElseThrow().listed()).isEqualTo(7);
    }

    /** The pull may have told of it while the list was compared, and then nobody would close its case. */
    @Test
    void aRefundThatWasFollowedMeanwhileIsNoCase() {
        AfterSale followed = refund("7000000000000000001");
        AfterSale unheard = refund("7000000000000000002");
        QuarkusTransaction.requiringNew().run(() -> {
            noticeAfterSales.notice("douyin", shopId, List.of(followed));
            isFollowed(followed);
        });

        progress.compared(
                progress.take(present()).orElseThrow(),
                NOTHING,
                List.of(
                        new CompareRefunds.Unheard(unheard, Optional.empty()),
                        new CompareRefunds.Unheard(followed, Optional.empty())),
                run(2));

        assertThat(cases.findOpen(about(followed))).isEmpty();
        assertThat(cases.findOpen(about(unheard)))
                .hasValueSatisfying(one -> assertThat(one.detail().orElse("")).startsWith("REFUND_DIFFERS"));
        cases.close(about(unheard), ChannelCases.OVER);
    }

    private void isFollowed(AfterSale refund) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement done = connection.prepareStatement("UPDATE channel_after_sales"
                        + " SET next_attempt_at = NULL WHERE shop_id = ? AND external_id = ?")) {
            done.setString(1, shopId);
            done.setString(2, refund.externalId());
            assertThat(done.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AfterSale refund(String externalId) {
        return new AfterSale(
                externalId,
                "6900000000000000001",
                "",
                AfterSale.Kind.REFUND_ONLY,
                AfterSale.State.REFUNDED,
                Money.of("12.50", Money.CNY),
                Instant.parse("2026-11-11T00:30:00Z"),
                "v1");
    }

    private ChannelCases.About about(AfterSale refund) {
        return new ChannelCases.About("douyin", shopId, Trouble.AFTER_SALE, refund.externalId());
    }

    /** A comparison of two hours that has reached one of them. */
    private static Reconciliation.Run run(int hours) {
        Instant from = Instant.parse("2026-11-11T00:00:00Z");
        return new Reconciliation.Run(
                from,
                from.plus(Duration.ofHours(2)),
                from.plus(Duration.ofHours(hours)),
                Duration.ofHours(1),
                7,
                0,
                0,
                0,
                Optional.of("6900"),
                false);
    }

    private Reconciliation present() {
        return QuarkusTransaction.requiringNew()
                .call(() -> store.of("douyin", shopId))
                .get(0);
    }
}
