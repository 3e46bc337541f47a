package by.pavilion.channel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.channel.cases.ChannelCase;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.events.EventLog;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import by.pavilion.shared.IdFormat;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators and monitoring hear of shops. */
@QuarkusTest
class ChannelEventsTest {
    @Inject
    ConnectShop connectShop;

    @Inject
    ShopTokens tokens;

    @Inject
    WatchTokens watchTokens;

    @Inject
    ChannelCases cases;

    @Inject
    EventLog log;

    @Inject
    DataSource dataSource;

    TinyDouyin platform;
    Shop shop;

    @BeforeEach
    void open() {
        platform = new TinyDouyin();
        shop = TestShops.connect(connectShop, platform, TestShops.newShopId());
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void tellsOfEachMessageOnceAndNothingOfWhatItSays() throws SQLException {
        String messageId = UUID.randomUUID().toString();
        String body = """
                [{"tag":"113","msg_id":"%s","data":"{\\"p_id\\":1,\\"shop_id\\":%s,\\"memo\\":\\"secret\\"}"}]""".formatted(messageId, shop.shopId());
        push(body);
        push(body);

        String key = "douyin:message:" + IdFormat.prefixed("chm").print(inboxRow(messageId));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(log.of(Topic.CHANNELS, key, 0, 10))
                .hasSize(1));
        ReceivedEvent told = log.of(Topic.CHANNELS, key, 0, 10).get(0);
        assertThat(told.sequence()).isEqualTo(1);
        ChannelMessageReceived event = told.as(ChannelMessageReceived.class);
        assertThat(event.messageId()).isEqualTo(messageId);
        assertThat(event.tag()).isEqualTo("113");
        assertThat(event.appKey()).isEqualTo(platform.appKey);
        assertThat(event.toString()).doesNotContain("secret");
    }

    @Test
    void tellsTwiceOfATokenThatEndsAndIsQuietOnceItIsRenewed() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        keep(now.plus(Duration.ofHours(7)));
        watchTokens.doSome();
        assertThat(warnings()).isEmpty();

        keep(now.plus(Duration.ofHours(5)));
        watchTokens.doSome();
        watchTokens.doSome();
        assertThat(warnings()).hasSize(1);
        assertThat(warnings().get(0).as(ChannelTokenExpiring.class).expiresAt())
                .isEqualTo(now.plus(Duration.ofHours(5)));
        assertThat(openCases()).extracting(ChannelCase::trouble).containsExactly(Trouble.TOKEN_EXPIRING);

        keep(now.plus(Duration.ofMinutes(50)));
        watchTokens.doSome();
        watchTokens.doSome();
        assertThat(warnings()).extracting(ReceivedEvent::sequence).containsExactly(1L, 2L);

        keep(now.plus(Duration.ofDays(7)));
        watchTokens.doSome();
        assertThat(warnings()).hasSize(2);
        assertThat(openCases()).isEmpty();
    }

    private void keep(Instant expiresAt) {
        tokens.keep(shop.id(), new AccessToken("t", "r", expiresAt.minusSeconds(60), expiresAt));
    }

    private List<ReceivedEvent> warnings() {
        return log.of(Topic.CHANNELS, "douyin:" + shop.shopId() + ":token:" + shop.id(), 0, 10);
    }

    private List<ChannelCase> openCases() {
        return cases.page("douyin", null, 1_000).items().stream()
                .filter(one -> one.shopId().equals(shop.shopId()))
                .toList();
    }

    private void push(String body) {
        given().header("app-id", platform.appKey)
                .header("event-sign", platform.sign(body))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/channels/douyin/messages")
                .then()
                .statusCode(200);
    }

    private long inboxRow(String messageId) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT id FROM channel_messages WHERE message_id = ?")) {
            select.setString(1, messageId);
            try (ResultSet row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getLong(1);
            }
        }
    }
}
